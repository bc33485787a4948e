"""Claims that somebody denies: items in, pairs of (denial, what it denies) out, each with the tests that it passed.

A denial either repeats what it denies ("denied that ...", or the same words with a negation) or answers the statement
before it ("That is a lie"). Likeness of words only finds candidates; the tests decide.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.claims.items import Item, Likeness
from onrecord.lexicons import load_toml

_DENIED = 0.4  # of the weight of the denial's words: an explicit denial names what it denies
_NEGATED = 0.72  # the same words with a negation have to be nearly all the same
_NEAR = 700  # characters that an answer may stand after what it answers
_STEMS = 3
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Opposed:
    """Places of two items that cannot both hold, and why."""

    denied: int
    denier: int
    reason: str


def find_opposed(items: Sequence[Item], likeness: Likeness) -> Iterator[Opposed]:
    for place, item in enumerate(items):
        if item.denial:
            yield from _explicit(place, items, likeness)
        elif item.negated and item.attribution is not None:
            if (answered := _answered(place, items)) is not None:
                yield Opposed(answered, place, "answers the statement before it and calls it false")
            else:
                yield from _contrary(place, items, likeness)


def _explicit(place: int, items: Sequence[Item], likeness: Likeness) -> Iterator[Opposed]:
    """An attribution whose cue denies: whoever else says the same thing asserts what it denies."""
    one = items[place]
    for other in likeness.candidates(place):
        said = items[other]
        if said.denial or said.negated != one.negated or not _apart(one, said):
            continue
        if len(one.stems & said.stems) >= _SHARED and likeness.within(one, said) >= _DENIED:
            yield Opposed(other, place, "an explicit denial of the same words")


def _contrary(place: int, items: Sequence[Item], likeness: Likeness) -> Iterator[Opposed]:
    one = items[place]
    if not one.factual:
        return
    for other in likeness.candidates(place):
        said = items[other]
        if said.negated or said.denial or not said.factual or not _apart(one, said):
            continue
        if len(one.stems & said.stems) >= _STEMS and likeness.of(one, said) >= _NEGATED:
            yield Opposed(other, place, "the same words, one of them negated")


def _answered(place: int, items: Sequence[Item]) -> int | None:
    """The nearest statement before a retort, in its article, by another side."""
    one = items[place]
    if not _retort().search(one.evidence.exact):
        return None
    for other in range(place - 1, max(-1, place - 12), -1):
        said = items[other]
        if said.evidence.article != one.evidence.article or one.evidence.start - said.evidence.end > _NEAR:
            return None
        if said.attribution is not None and _apart(one, said) and not _retort().search(said.evidence.exact):
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
def _retort() -> re.Pattern[str]:
    data = load_toml("claims.toml")["retorts"]
    subjects, words = ("|".join(map(re.escape, data[name])) for name in ("subjects", "words"))
    return re.compile(
        rf"\b(?:{subjects})\b(?:['’]s| is| are| was| were)?(?: \w+){{0,2}} (?:{words})\b", re.IGNORECASE
    )


@functools.cache
def unverified() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_toml("claims.toml")["unverified"])), re.IGNORECASE)
