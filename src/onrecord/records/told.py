"""What people say of a record: their list of actors, and their judgements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.basics import Evidence
from onrecord.records.conclusions import ActorKind

Verb = Literal["merge", "split", "rename", "speaker", "reject", "party", "stance", "day", "undo"]
About = Literal["position", "proposal", "dispute", "event", "figure"]
Part = Literal["words", "actor", "other"]


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor as a person lists it, taken before anything is guessed; `party` is a name."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None
    party: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that a judgement points at, with what finds them again when ids have changed.

    `part` is what they are to the judgement: words of an article (an attribution's content, a mention), or words
    that stand for an actor, or for the other actor of a merge. `before` and `after` are the text around them.
    """

    part: Part
    evidence: Evidence
    sha256: str  # of the page's bytes
    location: str  # of the page
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision. It points at words, not at ids, so that it outlives a new reading.

    `about` is what was read from the words, where it is not a statement or an actor that is judged; `claim` what was
    read: stance and issue, a proposal's issue, the kind of a dispute, the types of an event, a number.
    """

    id: str
    verb: Verb
    target: tuple[Anchor, ...]
    value: str | None = None
    by: str | None = None
    at: str | None = None  # ISO 8601
    reason: str | None = None
    undoes: str | None = None  # judgement id
    about: About | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement in force, with the places where its words stand in the articles of today, by part."""

    judgement: str
    verb: Verb
    words: tuple[Evidence, ...] = ()
    actor: tuple[Evidence, ...] = ()
    other: tuple[Evidence, ...] = ()
    value: str | None = None
    about: About | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What people have said of a record's actors: their list, and their judgements."""

    listed: tuple[Listed, ...] = ()
    rulings: tuple[Ruling, ...] = ()


NOTHING_TOLD = Told()
