"""Bonds of pairs into groups, each one utterance: the surest first, none against what the group already knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.corpus.align.dates import overlap
from onrecord.corpus.align.sameness import Bond
from onrecord.corpus.align.wordings import Wording
from onrecord.records import Date


@dataclass(slots=True)
class _Group:
    """What a group knows of its members."""

    members: list[int]
    speakers: set[str]
    dates: set[Date]
    media: set[str]
    articles: set[str]

    def agrees(self, other: _Group) -> bool:
        if len(self.speakers | other.speakers) > 1:
            return False
        return all(overlap(one, also) for one in self.dates for also in other.dates)

    def take(self, other: _Group) -> None:
        self.members += other.members
        self.speakers |= other.speakers
        self.dates |= other.dates
        self.media |= other.media
        self.articles |= other.articles


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

    def join(self, bonds: Iterable[Bond], *, apart: bool = False, one_medium: bool = False) -> None:
        """Join along the bonds, the highest score first.

        `apart`: two groups that both have a part in one article stay apart: that article tells the statements
        apart, and likeness to a third does not undo it. `one_medium`: groups of different media stay apart.
        """
        for bond in sorted(bonds, key=lambda one: (-one.score, one.here, one.there)):
            first, second = self._root(bond.here), self._root(bond.there)
            if first == second:
                continue
            if len(self._groups[first].members) < len(self._groups[second].members):
                first, second = second, first  # the smaller into the larger: linear on the whole
            one, other = self._groups[first], self._groups[second]
            if not one.agrees(other) or (apart and one.articles & other.articles):
                continue
            if one_medium and len(one.media | other.media) > 1:
                continue
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
    )
