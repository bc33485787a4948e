"""The invented story of `story.py` with its upper half: who stands where, what is disputed, happened and counted."""

from __future__ import annotations

from dataclasses import replace

from onrecord.records import (
    Claim,
    Dispute,
    Event,
    Figure,
    Issue,
    Position,
    Proposal,
    Side,
    Talks,
    Term,
    move_reason,
)
from story import COAST, WIRE, article, day, page, span
from story import RECORD as PLAIN

NUMBERS = article(
    "numbers",
    "The line cancelled 40 of its 52 sailings, Lind said. The union counted nearly 45 of the 52 sailings.",
    outlet="Tide Post",
    published="2031-05-04",
)


def words(article, exact):
    return article.evidence(span(article, exact))


PAY = Issue("issue-pay", "Night allowance", "Pay")
SAILINGS = Issue("issue-sailings", "Sailings <b>", None)


def position(name, stance, what, **fields):
    given = {
        "party": "actor-union",
        "issue": PAY.id,
        "conditions": (),
        "on": None,
        "characterised_by": "actor-haddad",
        "attributions": (),
        "outlets": 1,
        "origins": 1,
        "reasons": ("stances/1/demand",),
        "known_from": "2031-05-05T08:00:00Z",
        "evidence": (what,),
        **fields,
    }
    return Position(id=f"position-{name}", stance=stance, what=what, **given)


DEMANDS = position(
    "1",
    "demands",
    words(WIRE, "We will not take a ship out of Port Vesna until the night allowance is back"),
    on=day("2031-05-02"),
    outlets=2,
    origins=2,
)
CONDITION = words(COAST, "before the night allowance is back")
ACCEPTS = position(
    "2",
    "accepts_with_conditions",
    words(COAST, "No ship leaves Port Vesna"),
    conditions=(CONDITION,),
    follows="position-1",
    reasons=("stances/1/demand", move_reason("allowance")),
)
REJECTS = position(
    "3",
    "rejects",
    words(WIRE, "that the allowance had never been part of the contract"),
    party="actor-lind",
    characterised_by=f"article:{WIRE.id}",
)
OFFERS = position(
    "4",
    "offers",
    words(COAST, "an offer was on its way"),
    party="actor-lind",
    issue=SAILINGS.id,
    characterised_by=f"article:{COAST.id}",
)

PROPOSAL = Proposal(
    id="proposal-1",
    name=words(COAST, "an offer"),
    proposed_by=None,
    on=None,
    terms=(Term(PAY.id, words(COAST, "the night allowance is back")),),
    responses=("position-2",),
)
CLAIM = Claim(
    "claim-1", words(COAST, "an offer was on its way"), (), (words(COAST, "an offer was on its way"),)
)


def side(stance, by, evidence, **fields):
    return Side(stance, by, (evidence,), (), outlets=1, origins=1, **fields)


DISPUTE = Dispute(
    id="dispute-1",
    kind="fact",
    claims=("claim-1",),
    figures=(),
    sides=(
        side("denies", "actor-lind", words(COAST, "that talks were planned")),
        side("asserts", f"article:{COAST.id}", words(COAST, "an offer was on its way")),
    ),
    reasons=("an explicit denial",),
)


def event(name, type, what, **fields):
    given = {"on": None, "planned": False, "recipients": (), "place": None, "actors": (), **fields}
    return Event(
        id=f"event-{name}",
        type=type,
        mode=None,
        what=what,
        articles=(what.article,),
        outlets=1,
        origins=1,
        evidence=(what,),
        **given,
    )


WALK_OUT = event(
    "1",
    "PROTEST",
    words(WIRE, "Ferry crews walk out at Port Vesna"),
    on=day("2031-05-02"),
    actors=("actor-union",),
    recipients=("actor-lind",),
    place="Port Vesna",
)
TALKS_PLANNED = event("2", "CONSULT", words(COAST, "talks were planned"), planned=True)


def figure(name, value, number, of, whole, by, **fields):
    return Figure(
        id=f"figure-{name}",
        value=value,
        low=None,
        high=None,
        unit=None,
        of=words(NUMBERS, of),
        denominator=words(NUMBERS, whole),
        as_of=None,
        by=by,
        comparable="quantity-1",
        evidence=words(NUMBERS, number),
        **{"qualifier": None, **fields},
    )


FIGURES = (
    figure("1", 40, "40", "sailings", "52 sailings", "actor-lind"),
    figure("2", 45, "nearly 45", "sailings", "52 sailings", "actor-union", qualifier="nearly"),
)

TALKS = Talks(
    issues=(PAY, SAILINGS),
    positions=(DEMANDS, ACCEPTS, REJECTS, OFFERS),
    proposals=(PROPOSAL,),
    claims=(CLAIM,),
    disputes=(DISPUTE,),
    events=(WALK_OUT, TALKS_PLANNED),
    figures=FIGURES,
)
RECORD = replace(
    PLAIN,
    held_talks=TALKS,
    held_articles=(*PLAIN.held_articles, NUMBERS),
    held_pages=(*PLAIN.held_pages, page("numbers", "clippings/tide.html")),
)
