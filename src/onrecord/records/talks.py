"""The record's upper half: issues, positions, proposals, claims, disputes, events and figures.

All are conclusions: revocable, each with the words that it rests on. A `voice` is an actor's id, or
`article:ID` for the outlet's own words in that article. `outlets` and `origins` count as for utterances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.basics import Date, Evidence

Stance = Literal[
    "demands",
    "offers",
    "accepts",
    "accepts_with_conditions",
    "rejects",
    "questions",
    "threatens",
    "concedes",
]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
DisputeKind = Literal["fact", "figure", "characterisation"]
SideStance = Literal["asserts", "denies", "hedges", "gives_value"]


_ANSWERS: tuple[Stance, ...] = ("rejects", "questions", "accepts_with_conditions", "accepts")
_MOVES: frozenset[tuple[Stance, Stance]] = frozenset(
    {
        *((one, other) for one in _ANSWERS for other in _ANSWERS if one != other),
        *(
            (one, other)
            for one in ("demands", "rejects")
            for other in ("concedes", "accepts", "accepts_with_conditions")
        ),
        *(("rejects", "offers"), ("questions", "offers"), ("offers", "rejects"), ("concedes", "demands")),
    }
)


SURE = 0.55  # belief in a position that may stand in a cell for all of them, or for a party's having moved
_MOVED = "moved: on the same thing as the position before, "  # among a position's reasons


def moved(before: Stance, after: Stance) -> bool:
    """Whether a party that took the one stance and now takes the other has moved.

    Who accepts a truce and demands that it be watched has said two things; who rejected it and accepts it has moved.
    """
    return (before, after) in _MOVES


@dataclass(frozen=True, slots=True)
class CodebookIssue:
    """An issue as a codebook describes it; `phrases` are words that name it, in any inflection."""

    code: str
    name: str
    phrases: tuple[str, ...]
    weak: tuple[str, ...] = ()  # words that name it only where nothing names another issue
    examples: tuple[str, ...] = ()
    parent: str | None = None  # code
    unless: tuple[str, ...] = ()  # phrases that hold one of these words and name no issue


@dataclass(frozen=True, slots=True)
class Codebook:
    """A list of issues for one kind of talks; `name` is what `--codebook` takes."""

    name: str
    title: str
    issues: tuple[CodebookIssue, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A subject of the talks, from the codebook."""

    id: str
    name: str
    code: str | None = None
    parent: str | None = None  # issue id


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on an issue, according to whom.

    `what` is the fullest wording; `conditions` are the words of each condition; `follows` is the party's earlier
    position on the issue. `reasons` say which rules read it so; `belief`, between 0 and 1, how far stance,
    issue and party are believed to be read rightly (None where no model weighed them).
    """

    id: str
    party: str  # actor id
    issue: str  # issue id
    stance: Stance
    what: Evidence
    conditions: tuple[Evidence, ...]
    on: Date | None
    characterised_by: str  # voice
    attributions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    outlets: int
    origins: int
    follows: str | None = None  # position id
    reasons: tuple[str, ...] = ()
    belief: float | None = None
    known_from: str = ""

    @property
    def believed(self) -> bool:
        """Sure enough to stand for more than itself."""
        return self.belief is None or self.belief >= SURE

    @property
    def shifted(self) -> bool:
        """The party has moved from the position that it follows, as its reasons say."""
        return any(one.startswith(_MOVED) for one in self.reasons)


def move_reason(shared: str) -> str:
    """Why a position is a move: both have these words, or amounts of one unit.

    >>> move_reason("wages")
    'moved: on the same thing as the position before, “wages”'
    """
    return f"{_MOVED}“{shared}”"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a proposal."""

    issue: str  # issue id
    what: Evidence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A set of terms put forward, and the positions that answer it."""

    id: str
    name: Evidence
    proposed_by: str | None  # actor id
    on: Date | None
    terms: tuple[Term, ...]
    responses: tuple[str, ...]  # position ids
    version_of: str | None = None  # proposal id
    known_from: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable proposition; `what` is its fullest wording."""

    id: str
    what: Evidence
    attributions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    known_from: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One voice's stance on what is disputed; `value` where it gives a number or a stance."""

    stance: SideStance
    by: str  # voice
    evidence: tuple[Evidence, ...]
    attributions: tuple[str, ...]
    outlets: int
    origins: int
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims or figures on which voices differ, side by side; `reasons` are the tests that it passed."""

    id: str
    kind: DisputeKind
    claims: tuple[str, ...]  # claim ids
    figures: tuple[str, ...]  # figure ids
    sides: tuple[Side, ...]  # at least two
    reasons: tuple[str, ...]
    known_from: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, where and when (PLOVER types and modes), over all articles that report it.

    `by`: the voices in whose reported words it stands, where no outlet tells it in its own; empty where one does.
    """

    id: str
    on: Date | None
    planned: bool
    type: EventType
    mode: str | None
    actors: tuple[str, ...]  # actor ids
    recipients: tuple[str, ...]  # actor ids
    place: str | None
    what: Evidence
    articles: tuple[str, ...]
    outlets: int
    origins: int
    evidence: tuple[Evidence, ...]
    known_from: str = ""
    by: tuple[str, ...] = ()  # voices


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that an article gives: of what, out of what, as of when, according to whom.

    `comparable` is shared by the figures of one quantity, unit and denominator; None where it stands alone.
    `reasons` say why it is not comparable with figures like it. `holder` are the words for somebody unnamed who gives
    it to the outlet that is then its voice ("the unions put it at").
    """

    id: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    of: Evidence
    denominator: Evidence | None
    as_of: Date | None
    by: str  # voice
    comparable: str | None
    evidence: Evidence
    reasons: tuple[str, ...] = ()
    holder: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Talks:
    """What the upper corpus stages conclude."""

    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    claims: tuple[Claim, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()


NO_TALKS = Talks()
