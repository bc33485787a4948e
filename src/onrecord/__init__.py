"""onrecord: a sourced record of a running story, built from many outlets' reports of it."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.store.record import Record

__all__ = ["Record", "__version__", "open"]
__version__ = "0.1.0"


def open(path: str | os.PathLike[str]) -> Record:
    """The record in the file at `path`, to be read; `NotARecord` where there is none.

    >>> with onrecord.open(path) as record:
    ...     for actor in record.actors():
    ...         print(actor.name)
    Ines Moreau
    Harbour Union
    """
    return Record(Path(path))
