"""What a person rejects or amends of the record's upper half: an id in, the words and the claim out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.corpus.ruled import event_claim, figure_claim, position_claim
from onrecord.errors import UnknownId
from onrecord.records import (
    About,
    Dispute,
    Event,
    Evidence,
    Figure,
    Position,
    Proposal,
    Talks,
)
from onrecord.store.record import Record

# the commands that show the ids of each
_LISTED: dict[About, str] = {
    "position": "positions",
    "proposal": "proposals",
    "dispute": "disputes",
    "event": "timeline",
    "figure": "figures",
}


@dataclass(frozen=True, slots=True)
class Claimed:
    """`party` is an actor's id where the claim is about somebody."""

    about: About
    claim: str
    words: tuple[Evidence, ...]
    party: str | None = None


def claimed(view: Record, identity: str) -> Claimed | None:
    """What the position, proposal, dispute, event or figure of this id says; None for ids of other kinds.

    Raises `UnknownId` where the record holds none of this id.
    """
    about = next((one for one in _LISTED if identity.startswith(f"{one}-")), None)
    if about is None:
        return None
    talks = view.talks()
    row = next((one for one in getattr(talks, f"{about}s") if one.id == identity), None)
    if isinstance(row, Position):
        return _position(talks, row)
    if isinstance(row, Proposal):
        return _proposal(talks, row)
    if isinstance(row, Dispute):
        return Claimed("dispute", row.kind, _once(one for side in row.sides for one in side.evidence))
    if isinstance(row, Event):
        return _event(view, row)
    if isinstance(row, Figure):
        return Claimed("figure", figure_claim(row.value, row.low, row.high), (row.evidence,))
    shown = f"`onrecord {_LISTED[about]} {view.path} --json`"
    raise UnknownId(f"{view.path}: holds no {about} {identity!r}; {shown} shows them")


def _position(talks: Talks, row: Position) -> Claimed:
    claim = position_claim(row.stance, _code(talks, row.issue))
    return Claimed("position", claim, _once((row.what, *row.evidence)), row.party)


def _proposal(talks: Talks, row: Proposal) -> Claimed:
    """With all words of the offers that its terms stand in, in other articles too."""
    issue = row.terms[0].issue
    terms = [one.what for one in row.terms]
    offers = [
        one
        for position in talks.positions
        if (position.party, position.stance) == (row.proposed_by, "offers")
        and any(
            term.article == one.article and term.span.overlaps(one.span)
            for term in terms
            for one in position.evidence
        )
        for one in position.evidence
    ]
    return Claimed("proposal", _code(talks, issue), _once((row.name, *terms, *offers)), row.proposed_by)


def _event(view: Record, row: Event) -> Claimed:
    """A report may be of another type than most."""
    types = [
        mention.type
        for article in row.articles
        for mention in view.reading(article).events
        for one in row.evidence
        if one.article == article and one.span == mention.span
    ]
    return Claimed("event", event_claim((row.type, *types)), _once((row.what, *row.evidence)))


def _code(talks: Talks, issue: str) -> str:
    """Every issue of a record is one of a codebook, and has its code."""
    return next(one.code for one in talks.issues if one.id == issue and one.code)


def _once(words: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(words))
