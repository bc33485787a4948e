"""What the corpus stages conclude from all readings of a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.records.basics import Date, Evidence

ActorKind = Literal["person", "organisation", "state", "group", "unnamed"]
RenderingKind = Literal["verbatim", "cut", "variant", "paraphrase"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles."""

    here: Evidence
    there: Evidence


@dataclass(frozen=True, slots=True)
class Reuse:
    """`article` takes passages over from `source_article`."""

    id: str
    article: str
    source_article: str
    direction: Literal["known", "unknown"]
    share: float  # of the article's words outside quotations, two places
    passages: tuple[Passage, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorRole:
    title: str
    of: str | None  # actor id
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, group or unnamed source that acts or speaks."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    roles: tuple[ActorRole, ...] = ()
    party: str | None = None
    wikidata: str | None = None
    known_from: str = ""
    reasons: tuple[str, ...] = ()  # why each mention is the actor's, in the order of `mentions`


@dataclass(frozen=True, slots=True)
class Link:
    """A conclusion that an attribution's source (or addressee) is an actor, with the reason; actor None: unknown."""

    attribution: str
    part: Literal["speaker", "addressee"]
    actor: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Rendering:
    attribution: str
    kind: RenderingKind


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of saying and its renderings."""

    id: str
    speaker: str | None
    said_on: Date | None
    medium: str | None
    fullest: str  # attribution id
    renderings: tuple[Rendering, ...]
    outlets: int
    origins: int
    known_from: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the stage `resolve` concludes."""

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """What the stage `reuse` concludes: `origin` and `version_of` as (article, other article) pairs."""

    reuses: tuple[Reuse, ...] = ()
    origin: tuple[tuple[str, str], ...] = ()  # every article, itself if to none
    version_of: tuple[tuple[str, str], ...] = ()  # only later states


@dataclass(frozen=True, slots=True)
class Known:
    """A group of the record as it stood before: its id and the keys of its members."""

    id: str
    members: frozenset[str] = field(default_factory=frozenset)
