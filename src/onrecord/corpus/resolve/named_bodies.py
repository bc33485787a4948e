"""The bodies that an article names, by the words of their names: which one "the union" or "the company" is.

Keys of bodies in, in order of mention; the one that some words fit out. Part of the stage `resolve`.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Sequence

from onrecord.corpus.resolve.keys import Key
from onrecord.corpus.resolve.titles import office
from onrecord.lexicons.people import bodies

_MANY = 50  # bodies with one noun in an article: too many to choose from


class NamedBodies:
    """The bodies of one article."""

    def __init__(self) -> None:
        self._words: dict[Key, set[str]] = defaultdict(set)  # of its name, and what the article calls it
        self._of_word: dict[str, dict[Key, None]] = defaultdict(dict)

    def add(self, key: Key, *, called: str | None = None) -> None:
        words = {called} if called else set(" ".join(key[1:]).split())
        self._words[key] |= words
        for word in words:
            self._of_word[word].setdefault(key)

    def drop(self, key: Key) -> None:
        for word in self._words.pop(key, ()):
            self._of_word[word].pop(key, None)

    def has(self, words: str) -> bool:
        """Whether several bodies fit the words: which of them is meant is not told."""
        return len(self._fitting(office(words, None).title.split())) > 1

    def find(self, words: str, outlets: Collection[str]) -> Key | None:
        """The one body that all these words fit; none of the record's outlets by its kind alone."""
        wanted = office(words, None).title.split()
        fitting = self._fitting(wanted)
        if not fitting and len(wanted) == 1:
            fitting = self._kindred(wanted[0], outlets)
        return fitting[0] if len(fitting) == 1 else None

    def of_kind(self, noun: str, outlets: Collection[str]) -> list[Key]:
        """Several bodies that a noun alone may stand for ("the company"); which, their places may tell."""
        return self._fitting([noun]) or self._kindred(noun, outlets)

    def _fitting(self, wanted: Sequence[str]) -> list[Key]:
        named = self._of_word.get(wanted[-1], {}) if wanted else {}
        if len(named) > _MANY:
            return []
        return [key for key in named if self._words[key].issuperset(wanted)]

    def _kindred(self, noun: str, outlets: Collection[str]) -> list[Key]:
        """The organisations that a noun may stand for: "the company" a firm, "the union" a federation."""
        named = sorted(key for key in self._words if key[0] == "organisation" and key[1] not in outlets)
        if (kind := bodies().kinds.get(noun)) is not None:
            fitting = [key for key in named if _kind(key) == kind]
            # a name with a noun for what firms do ("Tolm Hydro") before one that may be anything's ("Halvern")
            told = [key for key in fitting if bodies().endings.intersection(key[1].split())]
            return told or fitting
        kin = bodies().kin.get(noun, frozenset())
        words = {key: set(key[1].split()) for key in named}
        return [key for key in named if words[key] & kin and not words[key] & bodies().owners]


@functools.lru_cache(maxsize=50_000)
def _kind(key: Key) -> str | None:
    """The kind of body that the noun in a name tells; a name without one is a firm's; None for other bodies."""
    words = key[1].split()
    kinds = [bodies().kinds[word] for word in words if word in bodies().kinds]
    if kinds:
        return kinds[0]
    return None if (bodies().heads | bodies().sites).intersection(words) else "firm"
