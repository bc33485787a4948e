"""Disputes without what people say is no contradiction. Part of the stage `claims`.

A ruling says that its words do not contradict each other. Sides that are set against nothing but such words go; a
dispute of which no two sides are left against each other goes whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.corpus.ground import Ground
from onrecord.corpus.judgements import LEAST_SHARED, TELLING
from onrecord.corpus.ruled import rulings_on, wording
from onrecord.records import Claim, Dispute, Evidence, Figure, Ruling, Side

Held = tuple[tuple[Claim, ...], Dispute]


def not_rejected(found: Sequence[Held], ground: Ground) -> list[Held]:
    """Each with its claims, as far as it stands."""
    rulings = rulings_on(ground.rulings, "dispute")
    return [kept for one in found if (kept := _as_far_as_stands(one, rulings, ground)) is not None]


def figures_not_rejected(
    disputes: Sequence[Dispute], figures: Sequence[Figure], ground: Ground
) -> Iterator[Dispute]:
    """The same for disputes of figures."""
    evidence = {one.id: one.evidence for one in figures}
    rulings = rulings_on(ground.rulings, "dispute")
    for one in disputes:
        kept = _as_far_as_stands(((), one), rulings, ground)
        if kept is not None:
            yield _with_figures(kept[1], evidence)


def _as_far_as_stands(held: Held, rulings: Sequence[Ruling], ground: Ground) -> Held | None:
    claims, dispute = held
    told = [one.words for one in rulings if one.claim == dispute.kind]
    if not told:
        return held
    # for each side the rulings that hold all of its words
    within = [{n for n, words in enumerate(told) if _holds(words, side)} for side in dispute.sides]
    if not any(within):
        return held
    camps = [_camp(side) for side in dispute.sides]
    standing = {
        place
        for pair in combinations(range(len(dispute.sides)), 2)
        if camps[pair[0]] != camps[pair[1]] and within[pair[0]].isdisjoint(within[pair[1]])
        for place in pair
    }
    if len(standing) == len(dispute.sides):
        return held
    sides = tuple(side for place, side in enumerate(dispute.sides) if place in standing)
    if not sides:
        return None
    gone = [side for place, side in enumerate(dispute.sides) if place not in standing]
    known = ground.known_from(one for side in sides for one in side.evidence)
    kept = replace(dispute, sides=sides, known_from=known)
    return tuple(_without(one, gone, sides, ground) for one in claims), kept


def _camp(side: Side) -> str | bool:
    """Equal for sides that are not set against each other: of one value, for the claim, or against it."""
    return side.value if side.value is not None else side.stance == "asserts"


def _holds(words: Sequence[Evidence], side: Side) -> bool:
    return all(any(_same(one, other) for one in words) for other in side.evidence)


def _same(one: Evidence, other: Evidence) -> bool:
    """At one place for the better part, or the same long words in a copy."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if one.article == other.article and shared >= LEAST_SHARED * min(len(one.exact), len(other.exact)):
        return True
    return len(one.exact) >= TELLING and wording(one) == wording(other)


def _without(claim: Claim, gone: Sequence[Side], kept: Sequence[Side], ground: Ground) -> Claim:
    """The claim without what rests on sides that are gone alone."""
    words = {one for side in gone for one in side.evidence} - {one for side in kept for one in side.evidence}
    said = {one for side in gone for one in side.attributions} - {
        one for side in kept for one in side.attributions
    }
    evidence = tuple(one for one in claim.evidence if one not in words)
    if len(evidence) == len(claim.evidence) or not evidence:
        return claim
    fullest = max(evidence, key=lambda one: (len(one.exact), one.exact))
    return replace(
        claim,
        what=fullest if claim.what in words else claim.what,
        attributions=tuple(one for one in claim.attributions if one not in said),
        evidence=evidence,
        known_from=ground.known_from(evidence),
    )


def _with_figures(dispute: Dispute, evidence: Mapping[str, Evidence]) -> Dispute:
    """Only the figures that the sides give."""
    shown = [one for side in dispute.sides for one in side.evidence]
    return replace(
        dispute,
        figures=tuple(
            figure
            for figure in dispute.figures
            if any(
                one.article == evidence[figure].article and one.span.contains(evidence[figure].span)
                for one in shown
            )
        ),
    )
