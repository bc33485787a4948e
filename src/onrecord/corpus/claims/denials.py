"""Claims that somebody denies: items in, pairs of (denial, what it denies) out, each with the tests that it passed.

A denial either repeats what it denies ("denied that ...", or the same words with a negation) or answers the statement
before it ("That is a lie"). Likeness of words only finds candidates; the tests decide.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.claims.items import Item, Likeness, retort
from onrecord.lexicons import load_toml

_DENIED = 0.4  # of the weight of the denial's words: an explicit denial names what it denies
_NEGATED = 0.7  # of either's words: the same words with a negation have to be nearly all the same
_NEAR = 700  # characters that an answer may stand after what it answers
_CLOSE = 200  # and a bare denial after what it denies
_STEMS = 3
_ITEMS = 12  # before and behind a denial that may hold what it denies
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Opposed:
    """Places of two items that cannot both hold, and why."""

    denied: int
    denier: int
    reason: str


def find_opposed(items: Sequence[Item], likeness: Likeness) -> Iterator[Opposed]:
    for place, item in enumerate(items):
        if item.bare:
            if (answered := _before(place, items, _CLOSE, alike=False)) is not None:
                yield Opposed(answered, place, "an explicit denial of the statement before it")
        elif item.denial:
            found = list(_explicit(place, items, likeness))
            yield from found or _accused(place, items)
        elif item.attribution is not None and (item.negated or _phrase().search(item.evidence.exact)):
            if (answered := _answered(place, items)) is not None:
                yield Opposed(answered, place, "answers the statement before it and calls it false")
            else:
                yield from _contrary(place, items, likeness)


def _explicit(place: int, items: Sequence[Item], likeness: Likeness) -> Iterator[Opposed]:
    """An attribution whose cue denies: whoever else says the same thing asserts what it denies."""
    one = items[place]
    for other in likeness.candidates(place):
        said = items[other]
        if said.denial or not said.factual or said.negated != one.negated or not _apart(one, said):
            continue
        if len(one.stems) < _SHARED and said.evidence.article != one.evidence.article:
            continue  # one word is too little over articles
        enough = min(_SHARED, len(one.stems))
        if len(one.stems & said.stems) >= enough and likeness.within(one, said) >= _DENIED:
            yield Opposed(other, place, "an explicit denial of the same words")


def _accused(place: int, items: Sequence[Item]) -> Iterator[Opposed]:
    """The nearest statement around a denial in which another side names the one who denies."""
    one = items[place]
    near = [
        other
        for other in range(max(0, place - _ITEMS), min(len(items), place + _ITEMS + 1))
        if other != place and _names_denier(items[other], one)
    ]
    if near:
        nearest = min(near, key=lambda other: (_distance(items[other], one), other))
        yield Opposed(nearest, place, "an explicit denial beside a statement that names the one who denies")


def _names_denier(said: Item, denial: Item) -> bool:
    if said.evidence.article != denial.evidence.article or said.denial or said.negated or not said.factual:
        return False
    if said.attribution is None:
        return False  # an outlet's background names many
    if denial.party is None or denial.party not in said.named or not _apart(denial, said):
        return False
    return _distance(said, denial) <= _NEAR and bool(said.plain & denial.plain)


def _distance(one: Item, other: Item) -> int:
    return max(one.evidence.start - other.evidence.end, other.evidence.start - one.evidence.end, 0)


def _contrary(place: int, items: Sequence[Item], likeness: Likeness) -> Iterator[Opposed]:
    one = items[place]
    if not one.factual:
        return
    for other in likeness.candidates(place):
        said = items[other]
        if said.negated or said.denial or not said.factual or not _apart(one, said):
            continue
        alike = min(likeness.within(one, said), likeness.within(said, one))
        if len(one.stems & said.stems) >= _STEMS and alike >= _NEGATED:
            yield Opposed(other, place, "the same words, one of them negated")


def _answered(place: int, items: Sequence[Item]) -> int | None:
    """The nearest statement before a retort, in its article, by another side.

    What repeats a word ("no such plan exists") answers a statement that has it.
    """
    words = items[place].evidence.exact
    if retort().search(words):
        return _before(place, items, _NEAR, alike=False)
    return _before(place, items, _NEAR, alike=True) if _phrase().search(words) else None


def _before(place: int, items: Sequence[Item], reach: int, *, alike: bool) -> int | None:
    """The nearest reported statement that ends at most `reach` characters before, by another side.

    `alike`: it has to share a word; where the answer has none, a statement that names the one who answers will do.
    """
    one = items[place]
    for other in range(place - 1, max(-1, place - _ITEMS), -1):
        said = items[other]
        if said.evidence.article != one.evidence.article or one.evidence.start - said.evidence.end > reach:
            return None
        if said.denial or not said.factual or not _apart(one, said) or retort().search(said.evidence.exact):
            continue
        if said.attribution is None and (one.party is None or one.party not in said.named):
            continue  # of what an outlet tells only what is about the one who answers
        if not alike or said.stems & one.stems:
            return other
    return None


def _apart(one: Item, other: Item) -> bool:
    """Different sides say it: two voices of one party do not contradict each other here, nor does one with itself."""
    if one.voice == other.voice or (one.party is not None and one.party == other.party):
        return False
    return not (
        one.evidence.article == other.evidence.article and one.evidence.span.overlaps(other.evidence.span)
    )


@functools.cache
def _phrase() -> re.Pattern[str]:
    phrases = load_toml("claims.toml")["retorts"]["phrases"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@functools.cache
def unverified() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_toml("claims.toml")["unverified"])), re.IGNORECASE)
