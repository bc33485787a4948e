"""Bonds of pairs into groups, each one utterance: the surest first, none against what the group already knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.corpus.align.dates import days_apart, overlap
from onrecord.corpus.align.sameness import NEAR, Bond
from onrecord.corpus.align.wordings import Wording
from onrecord.corpus.reuse.times import stretch
from onrecord.records import Date


@dataclass(slots=True)
class _Group:
    """What a group knows of its members."""

    members: list[int]
    speakers: set[str]
    dates: set[Date]
    media: set[str]
    articles: set[str]
    printed: str | None  # when it was first printed, as far as known

    def agrees(self, other: _Group) -> bool:
        if len(self.speakers | other.speakers) > 1:
            return False
        return all(overlap(one, also) for one in self.dates for also in other.dates)

    def printed_with(self, other: _Group) -> bool:
        """Not first printed at different times: an old saying does not draw a new one to it."""
        apart = days_apart(self.printed, other.printed)
        return apart is None or apart <= NEAR

    def take(self, other: _Group) -> None:
        self.members += other.members
        self.speakers |= other.speakers
        self.dates |= other.dates
        self.media |= other.media
        self.articles |= other.articles
        self.printed = _earlier(self.printed, other.printed)


class Families:
    """Wordings that give the same words, or parts of them: one language version of a statement."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        while (above := self._parent.get(key, key)) != key:
            self._parent[key] = self._parent.get(above, above)
            key = above
        return key

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first


class Groups:
    """Disjoint groups of wordings. A group has at most one known speaker, and no two dates that disagree."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._parent = list(range(len(wordings)))
        self._groups = {place: _group_of(place, one) for place, one in enumerate(wordings)}

    def join(self, bonds: Iterable[Bond]) -> None:
        """Join along bonds of the same words, the highest score first."""
        self._join(bonds, lambda one, other: True)

    def join_parts(self, bonds: Iterable[Bond]) -> None:
        """Join parts of one statement: of one medium, first printed at about the same time.

        Each part is carried by several articles: what one article alone puts side by side may be two sayings.
        """
        self._join(
            bonds,
            lambda one, other: (
                min(len(one.articles), len(other.articles)) > 1
                and len(one.media | other.media) <= 1
                and one.printed_with(other)
            ),
        )

    def join_alike(self, bonds: Iterable[Bond]) -> None:
        """Join what is alike, first printed at about the same time.

        Two groups that both have a part in one article stay apart: that article tells the statements apart,
        and likeness to a third does not undo it.
        """
        self._join(bonds, lambda one, other: not one.articles & other.articles and one.printed_with(other))

    def _join(self, bonds: Iterable[Bond], allowed: Callable[[_Group, _Group], bool]) -> None:
        for bond in sorted(bonds, key=lambda one: (-one.score, one.here, one.there)):
            first, second = self._root(bond.here), self._root(bond.there)
            if first == second:
                continue
            if len(self._groups[first].members) < len(self._groups[second].members):
                first, second = second, first  # the smaller into the larger: linear on the whole
            one, other = self._groups[first], self._groups[second]
            if one.agrees(other) and allowed(one, other):
                one.take(other)
                self._parent[second] = first
                del self._groups[second]

    def all(self) -> list[list[int]]:
        """The groups, members in order, by first member."""
        return sorted(sorted(group.members) for group in self._groups.values())

    def _root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place


def _group_of(place: int, one: Wording) -> _Group:
    told = one.attribution
    return _Group(
        members=[place],
        speakers=set() if one.speaker is None else {one.speaker},
        dates=set() if told.said_on is None else {told.said_on},
        media=set() if told.medium is None else {told.medium},
        articles={one.article.id},
        printed=one.article.published,
    )


def _earlier(one: str | None, other: str | None) -> str | None:
    known = [(found[0], shown) for shown in (one, other) if (found := stretch(shown)) is not None and shown]
    return min(known)[1] if known else None
