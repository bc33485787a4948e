"""Capitals that no table has: "Vessal, the capital of Ruritania", "the Ruritanian capital, Vessal".

The texts of a record and its nations in; the names of towns that stand for a government where they act, and for which,
out. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from onrecord.corpus.resolve.spelling import fold
from onrecord.lexicons.states import find_place

_NAME = r"(?<![\w’'-])[^\W\d_a-z][\w’'-]*[\w-](?: [^\W\d_a-z][\w-]+){0,2}"
_TOLD = (
    re.compile(rf"(?P<town>{_NAME}), the capital of (?P<nation>{_NAME})"),
    re.compile(rf"(?P<town>{_NAME}), (?P<nation>{_NAME})['’]s capital\b"),
    re.compile(rf"(?P<town>{_NAME}), the (?P<nation>{_NAME}) capital\b"),
    re.compile(rf"\b[Tt]he (?P<nation>{_NAME}) capital,? (?P<town>{_NAME})"),
    re.compile(rf"(?P<nation>{_NAME})['’]s capital,? (?P<town>{_NAME})"),
)


def find_capitals(texts: Iterable[str], nation_of: Callable[[str], str | None]) -> dict[str, str]:
    """Folded names of towns with that of their nation; none that two nations have.

    `nation_of` gives the nation of a name or of a word for what is its ("Ruritanian").
    """
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        if "capital" not in text:
            continue
        for pattern in _TOLD:
            for match in pattern.finditer(text):
                town = match["town"].removeprefix("In ").removesuffix("'s").removesuffix("’s")
                nation = nation_of(match["nation"])
                if nation is not None and find_place(town) is None and fold(town) != nation:
                    found[fold(town)].add(nation)
    return {town: next(iter(nations)) for town, nations in found.items() if len(nations) == 1}
