"""Where sentences end, for views, which have no parse: a text in, the ends of its sentences out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from onrecord.lexicons import load_toml

_END = re.compile(r"[.!?…][”’»\"')\]]*\s+(?=[“‘«\"'(\[]?[A-Z0-9])")
_WORD = re.compile(r"[\w.]+$")
_LONGEST = 12  # characters of a short form
_INITIAL = re.compile(r"(?:[A-Z]|.*\.[A-Za-z])$")  # "J. Reis", "at 10 p.m."


def sentence_ends(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """(where the sentence ends, where the next one begins) between two places; no short form ends one ("Jan. 5")."""
    for found in _END.finditer(text, start, stop):
        before = _WORD.search(text, max(start, found.start() - _LONGEST), found.start())
        word = before.group() if before is not None else ""
        point = found.group().startswith(".")
        if not (point and (_INITIAL.match(word) or word.lower() in _short_forms())):
            yield found.start() + len(found.group().rstrip()), found.end()


@functools.cache
def _short_forms() -> frozenset[str]:
    """Of forms of address, ranks and months, as the lexicons have them."""
    titles, months = load_toml("titles.toml"), load_toml("dates.toml")["months"]
    words = [*(one for group in titles["honorifics"].values() for one in group), *titles["ranks"]["names"]]
    dotted = (one.removesuffix(".") for one in words if one.endswith("."))
    return frozenset(
        (*dotted, *(one.lower() for group in months.values() for one in group), "st", "no", "vs")
    )
