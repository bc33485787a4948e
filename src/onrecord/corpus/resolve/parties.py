"""Parties: the side that an actor speaks for. Titles with their owners in, a party for each key out.

A spokesman speaks for his office, an office for its state; an analyst at an institute speaks for himself. What
the words do not say stays None. Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.corpus.resolve.keys import Key, is_government, is_person, owner_of
from onrecord.corpus.resolve.titles import office, serves

_NAMELESS = ("body", "unnamed", "group", "surname")
_FLEETING = ("local", "unnamed", "group")  # known within one article
_DEPTH = 6  # a spokesman of an adviser of a minister of ...


@dataclass(frozen=True, slots=True)
class Tie:
    """`actor` is called `title` of `owner` somewhere."""

    actor: Key
    title: str
    owner: Key


class Parties:
    def __init__(self, ties: Iterable[Tie], listed: Mapping[Key, Key]) -> None:
        """`listed`: the parties that a person has set."""
        self._listed = listed
        owners: dict[Key, Counter[Key]] = defaultdict(Counter)
        for tie in ties:
            held = office(tie.title, None)
            if not held.past and serves(held.title, tie.owner) and tie.owner != tie.actor:
                owners[tie.actor][tie.owner] += 1
        self._owner = {actor: _foremost(counts) for actor, counts in owners.items()}

    def of(self, key: Key, depth: int = _DEPTH) -> Key | None:
        """A state or an alliance is its own party; who has no owner has none."""
        if key in self._listed:
            return self._listed[key]
        if key[0] in ("state", "alliance"):
            return key
        owner = self._owner.get(key) or _owner(key)
        if owner is None or depth == 0:
            return None
        party = self.of(owner, depth - 1)
        if party is None and key[0] == "body" and is_person(owner):
            return None  # "his office": whose side he is on is not told
        if party is None and owner[0] in ("unnamed", "group", "surname"):
            return None
        return party or owner


def _foremost(counts: Counter[Key]) -> Key:
    """The owner told most often; one that has a name before "the union" of an article, a state before a ministry of
    which no state is told, and of equals the one told first: keys hang on folders."""

    def rank(one: Key) -> tuple[bool, bool, int, bool]:
        return one[0] not in _FLEETING, not _is_part(one), counts[one], one[0] not in _NAMELESS

    return max(counts, key=rank)


def _is_part(key: Key) -> bool:
    """Whether it is a part of a government, of which it is not told whose."""
    words = " ".join(key[1:]).split()  # a key has them in another order
    return key[0] in ("organisation", "local") and any(is_government(word) for word in words)


def _owner(key: Key) -> Key | None:
    if key[0] == "body" and not is_government(key[1]) and key[2] == "state":
        return None  # a state's university or company is not its voice
    return owner_of(key)
