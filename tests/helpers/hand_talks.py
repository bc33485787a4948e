"""The upper half of the record of `hand_built`, by hand: a row of every kind, with every field filled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hand_built import CORPUS_STAGES, MONDAY, TUESDAY, find, make_conclusions, monday, tuesday, write_page
from onrecord.records import (
    Claim,
    Date,
    Dispute,
    Event,
    Evidence,
    Figure,
    Issue,
    Position,
    Proposal,
    Side,
    Talks,
    Term,
    move_reason,
)
from onrecord.store.conclusions import Conclusions
from onrecord.store.writer import Writer

FIRST, SECOND = monday()[2].readings[0].article, tuesday()[2].readings[0].article
DAY = Date("2031-05-05", "2031-05-05", "day")
IDS = {
    "position-1": "position-x",
    "position-2": "position-y",
    "proposal-1": "proposal-x",
    "claim-1": "claim-x",
    "dispute-1": "dispute-x",
    "event-1": "event-x",
}


def on_monday(words: str) -> Evidence:
    return FIRST.evidence(find(MONDAY, words))


def on_tuesday(words: str) -> Evidence:
    return SECOND.evidence(find(TUESDAY, words))


def make_talks() -> Talks:
    stop, again = on_monday("We will stop on Friday"), on_tuesday("We will stop on Friday")
    said, crew = monday()[2].readings[0].attributions[0].id, on_monday("400 people")
    position = Position(
        id="position-1",
        party="actor-union",
        issue="issue-action",
        stance="accepts_with_conditions",
        what=stop,
        conditions=(on_monday("on Friday"),),
        on=DAY,
        characterised_by="actor-moreau",
        attributions=(said,),
        evidence=(stop, again),
        outlets=2,
        origins=1,
        follows="position-2",
        reasons=("by hand", move_reason("ships")),
        belief=0.75,
    )
    side = Side("asserts", "actor-moreau", (stop,), (said,), 1, 1)
    return Talks(
        issues=(Issue("issue-action", "Action", "Action"),),
        positions=(
            position,
            replace(
                position,
                id="position-2",
                stance="threatens",
                conditions=(),
                evidence=(again,),
                what=again,
                characterised_by=f"article:{SECOND.id}",
                follows=None,
                reasons=("by hand",),
            ),
        ),
        proposals=(
            Proposal("proposal-1", stop, "actor-union", DAY, (Term("issue-action", again),), ("position-1",)),
        ),
        claims=(Claim("claim-1", stop, (said,), (stop,)),),
        disputes=(
            Dispute(
                "dispute-1",
                "fact",
                ("claim-1",),
                (),
                (side, replace(side, stance="denies", by=f"article:{SECOND.id}", evidence=(again,))),
                ("an explicit denial",),
            ),
        ),
        events=(
            Event(
                id="event-1",
                on=DAY,
                planned=True,
                type="PROTEST",
                mode="strike",
                actors=("actor-union",),
                recipients=(),
                place="Vell",
                what=stop,
                articles=(FIRST.id,),
                outlets=1,
                origins=1,
                evidence=(stop,),
            ),
        ),
        figures=(
            Figure(
                id="figure-1",
                value=400.0,
                low=None,
                high=None,
                unit="people",
                qualifier="some",
                of=on_monday("people"),
                denominator=on_monday("the boats"),
                as_of=None,
                by=f"article:{FIRST.id}",
                comparable="quantity-1",
                evidence=crew,
            ),
        ),
    )


def with_talks(talks: Talks | None = None) -> Conclusions:
    return replace(make_conclusions(), talks=talks or make_talks())


def write_talks(path: Path, talks: Talks | None = None) -> Path:
    with Writer(path) as writer:
        for page in (monday(), tuesday()):
            write_page(writer, page, story="Ferry strike")
        writer.conclude(with_talks(talks), stages=CORPUS_STAGES)
    return path


def with_other_ids(talks: Talks) -> Talks:
    """The same under other ids, in their order."""

    def new(old: str | None) -> str | None:
        return IDS.get(old or "", old)

    return replace(
        talks,
        positions=tuple(replace(one, id=new(one.id), follows=new(one.follows)) for one in talks.positions),  # type: ignore[arg-type]
        proposals=tuple(
            replace(one, id=new(one.id), responses=tuple(map(new, one.responses)))  # type: ignore[arg-type]
            for one in talks.proposals
        ),
        claims=tuple(replace(one, id=new(one.id)) for one in talks.claims),  # type: ignore[arg-type]
        disputes=tuple(
            replace(one, id=new(one.id), claims=tuple(map(new, one.claims)))  # type: ignore[arg-type]
            for one in talks.disputes
        ),
        events=tuple(replace(one, id=new(one.id)) for one in talks.events),  # type: ignore[arg-type]
    )
