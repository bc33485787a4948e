"""One act of a party called acceptance by one voice and rejection by another: positions in, disputes out."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.corpus.ground import Ground
from onrecord.records import Position

_FOR = ("accepts", "accepts_with_conditions")
_AGAINST = ("rejects",)
_PAST = re.compile(
    r"\b(?:until (?:then|now|this|last)|had (?:\w+ )?(?:earlier|previously|long|first|until)"
    r"|previously|no longer|so far)\b",
    re.IGNORECASE,
)
_DAYS = 1  # apart at most, to be of one act


def find_clashes(
    positions: Sequence[Position], ground: Ground
) -> Iterator[tuple[tuple[Position, ...], tuple[Position, ...]]]:
    """(those that call it acceptance, those that call it rejection), for each party, issue and day."""
    lines: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for one in sorted(positions, key=lambda one: _order(one, ground)):
        if one.stance in (*_FOR, *_AGAINST) and _named(one):
            lines[one.party, one.issue].append(one)
    for line in lines.values():
        line.sort(key=lambda one: _day(one, ground))
        for day in sorted({_day(one, ground) for one in line}):
            of_day = [one for one in line if _near(day, _day(one, ground))]
            accepting = tuple(one for one in of_day if one.stance in _FOR)
            rejecting = tuple(one for one in of_day if one.stance in _AGAINST)
            if any(_other_voices(a, b, ground) for a in accepting for b in rejecting):
                yield accepting, rejecting
                break


def _order(position: Position, ground: Ground) -> tuple[object, ...]:
    """By place and words; ids depend on the order of builds."""
    one = position.what
    return ground.order(one), one.end, position.issue, position.stance, ground.actor(position.party).name


def _day(position: Position, ground: Ground) -> str:
    if position.on is not None:
        return position.on.start[:10]
    published = (ground.articles[one.article or ""].published or "" for one in position.evidence)
    return min((one[:10] for one in published if one), default="")


def _near(day: str, other: str) -> bool:
    if not day or not other or len(day) < 10 or len(other) < 10:
        return False
    return 0 <= (dt.date.fromisoformat(other) - dt.date.fromisoformat(day)).days <= _DAYS


def _other_voices(one: Position, other: Position, ground: Ground) -> bool:
    """Two voices, at least one of them not the party's own: a party that says yes and no has moved."""
    if one.characterised_by == other.characterised_by:
        return False
    return not (_own(one, ground) and _own(other, ground))


def _own(position: Position, ground: Ground) -> bool:
    voice = position.characterised_by
    return not voice.startswith("article:") and ground.party(voice) == position.party


def _named(position: Position) -> bool:
    """Its issue stands in its own words: what "it" refers to is too weak a ground for a dispute."""
    if any(_PAST.search(one.exact) for one in position.evidence):
        return False  # what it held before clashes with nothing
    return any("refers to" not in reason and "headline" not in reason for reason in position.reasons)
