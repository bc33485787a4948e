"""What the document stages find in one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.basics import Date, Evidence, Span
from onrecord.records.pages import Article
from onrecord.records.talks import EventType, Stance

AttributionKind = Literal["direct", "mixed", "indirect"]
MentionForm = Literal["name", "nominal", "pronoun"]
Gender = Literal["feminine", "masculine", "neuter"]
Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a parse; `head` is an index into the parse's tokens, itself for a root."""

    start: int
    end: int
    text: str
    lemma: str
    tag: str  # Penn Treebank
    pos: str  # Universal POS
    dep: str  # ClearNLP labels, as spaCy's English models give them
    head: int
    entity: str  # OntoNotes label, "" outside entities
    entity_begins: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class Parse:
    """An article's tokens, sentences as (first token, one past the last), and the children of each token.

    A sentence never runs over the end of a block.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    children: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that names a time, and the date it comes to (None where the article does not tell enough)."""

    span: Span
    date: Date | None


@dataclass(frozen=True, slots=True)
class Role:
    """A title that a mention carries ("spokesman"), and whose ("Kremlin")."""

    title: str
    span: Span
    of: Span | None = None
    of_text: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of an article that stands for an actor.

    `name` is the name without titles and possessive, None for nominals and pronouns; `head` the lower-case
    head noun or pronoun; `subject` is True for a grammatical subject; `quoted` inside quotation marks.
    """

    article: str
    span: Span
    form: MentionForm
    label: str  # OntoNotes label of a name, "" otherwise
    head: str
    name: str | None = None
    gender: Gender | None = None
    number: Number | None = None
    roles: tuple[Role, ...] = ()
    sentence: int = 0
    block: int = 0
    subject: bool = False
    quoted: bool = False

    @property
    def key(self) -> str:
        return f"{self.article}:{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one piece of reported speech or thought (PARC 3.0, PolNeAR).

    `source` and `cue` may be empty. `via` is the attribution by which the source itself is reported.
    """

    id: str
    article: str
    kind: AttributionKind
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    confidence: float  # 0..1, two places
    found_by: str  # rule or model, with version
    denial: bool = False
    via: str | None = None
    said_on: Date | None = None
    said_on_evidence: Evidence | None = None
    medium: str | None = None
    medium_evidence: Evidence | None = None
    addressee_evidence: Evidence | None = None
    # conclusions of the corpus stages, filled when read from a record
    speaker: str | None = None
    addressee: str | None = None
    utterance: str | None = None
    rejected: bool = False  # by a judgement: no attribution at all


@dataclass(frozen=True, slots=True)
class StanceMention:
    """Words that show where somebody stands: a clause or phrase with a verb, noun or adjective of stance.

    `what` is the whole of it as it is shown; `topic` the words that say on what (a subset of `what`, or what it
    refers to); `holder` the words for who takes it, None for the speaker of `attribution`. `attribution` is the
    reported speech in which it stands, or which it is itself; None: the outlet's own words. `weight` is what a model
    that read them adds to the log odds that the stance is right, `gist` its vector of them (bytes in hexadecimal);
    empty where none was asked.
    """

    article: str
    stance: Stance
    cue: Span
    what: Span
    topic: tuple[Span, ...]
    holder: Span | None
    conditions: tuple[Span, ...]
    attribution: str | None
    date: Date | None
    found_by: str
    weight: float = 0.0
    gist: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """A clause that tells of an event, its time resolved; spans of who acts, and of who is acted on.

    `time` are the words that date it, also where they tell too little for a `date` ("Thursday" without a year).
    """

    article: str
    span: Span
    trigger: Span
    type: EventType
    mode: str | None
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    place: Span | None
    date: Date | None
    planned: bool
    attribution: str | None  # the reported speech in which it stands
    found_by: str
    time: Span | None = None


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number with its unit: `span` are the words of number and unit, with the qualifier where there is one.

    `value` is the number as given, None for a range; `low` and `high` its bounds, None where it has none. `of` are
    the words for what is measured, `head` the noun of them, `predicate` what is said of it, `names` the places and
    bodies beside it, `since` a word that says that it adds up over time; `holder` are the words for who counted
    ("the police put it at ..."). `wished`: wanted, offered or planned, no value that something has. `within` are words
    for the time over which it counts; `moved`: by how much a thing changed, not what it came to. `basis` are words for
    what is counted and what not ("counts only civilians").
    """

    article: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    of: Span
    denominator: Span | None
    as_of: Date | None
    attribution: str | None  # the reported speech in which it stands
    found_by: str
    head: Span | None = None
    predicate: Span | None = None
    verb: str | None = None  # the predicate's lemma
    names: tuple[Span, ...] = ()
    since: Span | None = None
    holder: Span | None = None
    wished: bool = False
    within: Span | None = None
    moved: bool = False
    basis: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the document stages found in one article."""

    article: Article
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    attributions: tuple[Attribution, ...]
    stances: tuple[StanceMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
