"""What a statement may answer: items of one article near each other, of different sides."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.corpus.claims.items import Item
from onrecord.corpus.claims.patterns import opposing

ITEMS = 12  # before and behind a denial that may hold what it denies
CLOSE = 200  # characters that a bare denial may stand after what it denies
STEMS = 3  # of the same words negated
_RIGHT_BEFORE = 3
_SAYS_SO = re.compile(r"\b(?:so|as much|that much)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opposed:
    """Places of two items that cannot both hold, and why."""

    denied: int
    denier: int
    reason: str


def before(
    place: int,
    items: Sequence[Item],
    reach: int,
    *,
    sharing: Collection[str] | None = None,
    part: bool = False,
) -> int | None:
    """The nearest claim of what is so that ends at most `reach` characters before, by another side.

    `sharing`: it has to say one of these words, of what is so and not negated. None where somebody else, or nobody
    knows who, says something nearer that would do but for being to come, or what is wanted: then that may be meant.
    `part`: it is enough that some of its clauses are of what is so.
    """
    one = items[place]
    nearer: set[str] = set()
    of_denier: int | None = None  # a nearer statement that names the one who answers, in part open
    for other in range(place - 1, max(-1, place - ITEMS), -1):
        said = items[other]
        if said.evidence.article != one.evidence.article or one.evidence.start - said.evidence.end > reach:
            return None
        if said.denial or said.answers or (said.voice and not apart(one, said)):
            continue
        if said.attribution is None and (not _is_met(one, said) or opposing().search(said.evidence.exact)):
            continue
        if sharing is not None and (said.stems | said.joined).isdisjoint(sharing):
            continue
        if _SAYS_SO.search(said.evidence.exact):
            continue  # "they told us so": nothing of its own to be denied
        if said.voice and _claims(said, sharing, part=part):
            if not nearer <= {said.voice}:
                return None
            return other if of_denier is None else of_denier
        if said.wished:
            return None
        if of_denier is None and one.answers and one.party is not None and one.party in said.named:
            of_denier = other
        nearer.add(said.voice)
    return None


def _is_met(one: Item, told: Item) -> bool:
    """Of what an outlet tells: what is about the one who answers, or stands right before "denied it"."""
    if one.bare and 0 <= one.evidence.start - told.evidence.end <= _RIGHT_BEFORE:
        return told.factual and not told.evidence.exact.endswith("?")
    return bool(told.real) and one.party is not None and one.party in told.named


def _claims(said: Item, sharing: Collection[str] | None, *, part: bool) -> bool:
    if sharing is not None:
        return not said.real.isdisjoint(sharing)
    return said.factual or (part and bool(said.real))


def apart(one: Item, other: Item) -> bool:
    """Different sides say it: two voices of one party do not contradict each other here, nor does one with itself."""
    if (
        not one.voice
        or not other.voice
        or one.voice == other.voice
        or (one.party is not None and one.party == other.party)
    ):
        return False
    return not (
        one.evidence.article == other.evidence.article and one.evidence.span.overlaps(other.evidence.span)
    )


def distance(one: Item, other: Item) -> int:
    return max(one.evidence.start - other.evidence.end, other.evidence.start - one.evidence.end, 0)
