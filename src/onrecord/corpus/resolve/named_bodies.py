"""The bodies that an article names, by the words of their names: which one "the union" or "the company" is.

Keys of bodies in, in order of mention; the one that some words fit out. Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from onrecord.corpus.resolve.keys import Key
from onrecord.corpus.resolve.titles import office
from onrecord.lexicons.people import bodies

_MANY = 50  # bodies with one noun in an article: too many to choose from


class NamedBodies:
    """The bodies of one article."""

    def __init__(self) -> None:
        self._of_word: dict[str, dict[Key, None]] = defaultdict(dict)

    def add(self, key: Key) -> None:
        for word in set(" ".join(key[1:]).split()):
            self._of_word[word].setdefault(key)

    def drop(self, key: Key) -> None:
        for found in self._of_word.values():
            found.pop(key, None)

    def find(self, words: str, outlets: Collection[str]) -> Key | None:
        """The one body that all these words fit; none of the record's outlets by its kind alone."""
        wanted = office(words, None).title.split()
        named = self._of_word.get(wanted[-1], {}) if wanted else {}
        if len(named) > _MANY:
            return None
        fitting = [key for key in named if set(wanted) <= set(" ".join(key[1:]).split())]
        if not fitting and len(wanted) == 1 and wanted[0] in bodies().kinds:
            fitting = self._of_kind(bodies().kinds[wanted[0]], outlets)
        return fitting[0] if len(fitting) == 1 else None

    def _of_kind(self, kind: str, outlets: Collection[str]) -> list[Key]:
        """The organisations that a noun of this kind may stand for: "the company" a firm."""
        named = {key for found in self._of_word.values() for key in found if key[0] == "organisation"}
        return sorted(key for key in named if _kind(key) == kind and key[1] not in outlets)


def _kind(key: Key) -> str | None:
    """The kind of body that the noun in a name tells; a name without one is a firm's; None for other bodies."""
    words = key[1].split()
    kinds = [bodies().kinds[word] for word in words if word in bodies().kinds]
    if kinds:
        return kinds[0]
    return None if bodies().heads.intersection(words) else "firm"
