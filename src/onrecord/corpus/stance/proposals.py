"""Proposals: what parties offer and what texts hold, one row for each, and the positions that answer.

Where the amounts of a party's later proposal on an issue differ from those of the one before, it is a version of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.ground import Ground
from onrecord.corpus.identity import apart, keep_ids
from onrecord.corpus.stance.amounts import amounts
from onrecord.corpus.stance.answers import Answers
from onrecord.corpus.stance.drafts import NOBODY, names_text
from onrecord.corpus.stance.entries import Entry
from onrecord.corpus.stance.pieces import Gathering, Piece, conflict, fine_day, read_pieces, whose
from onrecord.records import Codebook, Known, Position, Proposal, Term

_TERMS = 12
_UNKNOWN = 2  # terms at least of a text that is nobody's


@dataclass(frozen=True, slots=True)
class Scope:
    """What proposals are gathered over; `issues` are ids by place in the codebook."""

    positions: Sequence[Position]
    ground: Ground
    codebook: Codebook
    issues: Sequence[str]


def find_proposals(
    entries: Sequence[Entry], scope: Scope, *, known: Sequence[Known], given: Collection[str]
) -> tuple[Proposal, ...]:
    """`entries` are all stances and what `read_drafts` found. Ordered by id."""
    gathered = Gathering(scope.ground, scope.codebook).groups(read_pieces(entries, scope.ground))
    groups = [group for group in gathered if whose(group) != NOBODY or _worth(group)]
    groups.sort(key=lambda group: (_day(group, scope.ground), scope.ground.order(group[0].terms[0].what)))
    keys = [
        [
            f"{one.what.article}:{one.what.start}-{one.what.end} {scope.issues[group[0].terms[0].issue]}"
            for piece in group
            for one in piece.terms
        ]
        for group in groups
    ]
    ids = keep_ids(apart(keys), prefix="proposal", known=known, given=given)
    answers = Answers(groups, scope.ground, scope.codebook, scope.issues)
    answered: defaultdict[int, list[Position]] = defaultdict(list)
    for one in scope.positions:
        for place in answers.of(one):
            answered[place].append(one)
    made = [
        _proposal(identity, group, answered[n], scope)
        for n, (identity, group) in enumerate(zip(ids, groups, strict=True))
    ]
    before = [_before(n, groups) for n in range(len(groups))]
    versions = [
        one if place is None else replace(one, version_of=made[place].id)
        for one, place in zip(made, before, strict=True)
    ]
    return tuple(sorted(versions, key=lambda one: one.id))


def _worth(group: Sequence[Piece]) -> bool:
    """A text that nobody is known to have made has to say more than one thing."""
    return len({one.issue for piece in group for one in piece.terms}) >= _UNKNOWN


def _day(group: Sequence[Piece], ground: Ground) -> str:
    return min(fine_day(one, ground) for one in group)


def _before(place: int, groups: Sequence[Sequence[Piece]]) -> int | None:
    """The same party's last proposal before it with another amount on an issue of its."""
    group = groups[place]
    party = whose(group)
    if party == NOBODY:
        return None
    earlier = [n for n in range(place) if whose(groups[n]) == party and conflict(groups[n], group)]
    return earlier[-1] if earlier else None


def _proposal(identity: str, group: Sequence[Piece], answers: Sequence[Position], scope: Scope) -> Proposal:
    ground, issues = scope.ground, scope.issues
    named = max(group, key=lambda one: (one.drafted, len(one.terms), _names(one, ground)))
    dates = [one.day for one in group if one.day is not None]
    # the fullest piece first: no number of others may push its terms out; by the first one's issue it is known again
    ordered = sorted(group, key=lambda one: one is not named)
    held = [one for piece in ordered for one in piece.terms]
    # "put forward a settlement" is no term of it
    telling = [one for one in held if not names_text(one.what.exact) or amounts(one.what.exact)]
    terms = [Term(issues[one.issue], one.what) for one in telling or held]
    return Proposal(
        id=identity,
        name=ground.articles[named.article].evidence(named.name),
        proposed_by=whose(group) or None,
        on=min(dates, key=lambda one: one.start) if dates else None,
        terms=tuple(_once(terms)[:_TERMS]),
        responses=tuple(one.id for one in sorted(answers, key=lambda one: _order(one, ground))),
        known_from=ground.known_from(one.what for piece in group for one in piece.terms),
    )


def _names(piece: Piece, ground: Ground) -> tuple[bool, int]:
    words = piece.name.of(ground.articles[piece.article].text)
    return names_text(words), -abs(len(words) - 80)


def _order(position: Position, ground: Ground) -> tuple[object, ...]:
    """By place and words; ids depend on the order of builds."""
    return ground.order(position.what), position.what.end, position.stance, ground.actor(position.party).name


def _once(terms: Sequence[Term]) -> list[Term]:
    """One term for an issue and wording; of two over each other the longer."""
    kept: list[Term] = []
    for one in sorted(terms, key=lambda one: -len(one.what.exact)):
        said = " ".join(one.what.exact.lower().split())
        again = any(
            other.issue == one.issue
            and (
                " ".join(other.what.exact.lower().split()) == said
                or (other.what.article == one.what.article and other.what.span.overlaps(one.what.span))
            )
            for other in kept
        )
        if not again:
            kept.append(one)
    return [one for one in terms if any(one is other for other in kept)]
