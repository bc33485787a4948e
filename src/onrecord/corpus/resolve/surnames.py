"""Bare surnames in one article: who has been named in full up to a place, and whom a surname may mean there.

The full names of an article with the numbers of their people in; of several bearers of a surname, those who may be
meant, out. Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import defaultdict

from onrecord.corpus.resolve.spelling import fold, spell
from onrecord.records import Mention

_RECENT = 50  # full names looked back through for the latest bearer of a surname


class Surnames:
    """Who has been named in full, up to a place in the article and in all of it."""

    def __init__(self, full: list[tuple[Mention, int]]) -> None:
        self._full = full
        self._next = 0
        self._first: dict[str, int] = {}
        self.so_far: set[int] = set()
        self.all = {number for _, number in full}
        self._words: dict[int, set[str]] = defaultdict(set)
        for mention, number in full:
            self._words[number].update(spell(mention.name or "").skeletons)

    def uses(self, number: int, surname: str) -> bool:
        """Whether the article has the surname in one of a person's names: who is "Ana Ruiz" here is no "Vidal"."""
        return spell(surname).surname in self._words[number]

    def reach(self, start: int) -> None:
        while self._next < len(self._full) and self._full[self._next][0].span.start <= start:
            self.so_far.add(self._full[self._next][1])
            self._next += 1

    def used(self, surname: str, number: int) -> None:
        """A bare surname has been used for a person while nobody else in the article had it."""
        self._first.setdefault(fold(surname), number)

    def latest(self, mention: Mention, bearers: list[int]) -> list[int]:
        """The only one of the bearers who is named in full in this paragraph, before the surname.

        Nobody where the article has used the surname for another before.
        """
        last = self._full[max(self._next - _RECENT, 0) : self._next]
        near = sorted({number for one, number in last if one.block == mention.block and number in bearers})
        first = self._first.get(fold(mention.name or ""))
        return near if len(near) == 1 and first in (None, *near) else []

    def usual(self, mention: Mention, bearers: list[int]) -> list[int]:
        """Those whom a bare surname may mean.

        The bearers named in full in this paragraph or the one before; where there are none, the one for whom
        the article used the surname before it named another of that name. The two must not differ.
        """
        last = self._full[max(self._next - _RECENT, 0) : self._next]
        near = {number for one, number in last if mention.block - one.block <= 1}
        first = self._first.get(fold(mention.name or ""))
        chosen = [number for number in bearers if number in near]
        if mention.gender is None and first in bearers and first is not None:
            chosen = sorted({*chosen, first})
        return chosen
