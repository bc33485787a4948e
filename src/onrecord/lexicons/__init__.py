"""The word lists of the rules: data files that a linguist can edit, each with a note on where it comes from."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def load_toml(name: str) -> dict[str, Any]:
    """The parsed file `name` of this folder; callers turn it into records of their own."""
    return tomllib.loads(resources.files(__name__).joinpath(name).read_text(encoding="utf-8"))
