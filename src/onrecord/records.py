"""The records that pass between stages: frozen, slotted, typed; standard library only.

Data flows one way: page -> article -> parse -> mentions, dates, attributions (all of one article: a
`Reading`) -> actors, utterances, reuses (of the whole record) -> views. Offsets are Unicode code points,
start inclusive, end exclusive. Unknown is None, never a guess.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year"]
AttributionKind = Literal["direct", "mixed", "indirect"]
ActorKind = Literal["person", "organisation", "state", "group", "unnamed"]
RenderingKind = Literal["verbatim", "cut", "variant", "paraphrase"]
BlockKind = Literal["headline", "subheading", "paragraph"]
MentionForm = Literal["name", "nominal", "pronoun"]
Gender = Literal["feminine", "masculine", "neuter"]
Number = Literal["singular", "plural"]
Verb = Literal["merge", "split", "rename", "speaker", "reject", "undo"]
Part = Literal["words", "actor", "other"]


def make_id(prefix: str, *parts: str) -> str:
    """A stable id from content and place: `prefix-` and 16 hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward and is not empty: {self.start}-{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words at a place: in an article's text, or in the decoded page where the text no longer holds them.

    Exactly one of `article` and `page` is an id.
    """

    start: int
    end: int
    exact: str
    article: str | None = None
    page: str | None = None

    def __post_init__(self) -> None:
        if (self.article is None) == (self.page is None):
            raise ValueError("evidence lies in an article or in a page")
        if len(self.exact) != self.end - self.start or not self.exact:
            raise ValueError(f"evidence {self.start}-{self.end} does not fit its words")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Date:
    """A day or a stretch of days as ISO 8601 strings, with the precision that the words had.

    A time of day keeps the offset that was shown; none shown means the article's local time.
    """

    start: str
    end: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class Page:
    """What was read, bytes and all (the bytes stay in the store)."""

    id: str
    source: str  # path or URL as given
    location: str  # where it lies, to know it again: a path or a URL
    sha256: str  # of the bytes
    media_type: str
    retrieved: str | None  # ISO 8601, where the input says it (WARC)
    seen: str  # ISO 8601 UTC: `retrieved`, else the file's time of modification


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of an article's metadata and the words on the page that it was read from."""

    field: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an article's text, and where it stands in the decoded page (None where markup breaks it up)."""

    span: Span
    kind: BlockKind
    page_span: Span | None = None


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of the page as `inspect` shows it: kept for an article, or dropped for a reason.

    `article` counts the page's articles from 0; None when dropped. `span` lies in the decoded page;
    None where markup breaks the words up. `label` is the kind of block or of furniture.
    """

    text: str
    label: str
    reason: str
    article: int | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One report inside a page, cleaned. The headline, where there is one, is the first block of `text`.

    Blocks are set apart in `text` by one empty line.
    """

    id: str
    page: str
    position: int  # among the page's articles, from 0
    text: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None  # ISO 8601, as precise as shown
    updated: str | None = None
    language: str | None = None  # BCP 47
    translated: Literal["machine", "human"] | None = None
    credits: tuple[str, ...] = ()
    shown: tuple[Shown, ...] = ()
    story: str | None = None
    # conclusions of the corpus stages, filled when read from a record
    origin: str | None = None
    version_of: str | None = None
    first_seen: str = ""
    last_seen: str = ""

    def evidence(self, span: Span) -> Evidence:
        return Evidence(span.start, span.end, span.of(self.text), article=self.id)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the stage `extract` makes of one page."""

    charset: str
    articles: tuple[Article, ...]
    blocks: tuple[PageBlock, ...]


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
class Reading:
    """Everything that the document stages found in one article."""

    article: Article
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    attributions: tuple[Attribution, ...]


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
    """A person's decision. It points at words, not at ids, so that it outlives a new reading."""

    id: str
    verb: Verb
    target: tuple[Anchor, ...]
    value: str | None = None
    by: str | None = None
    at: str | None = None  # ISO 8601
    reason: str | None = None
    undoes: str | None = None  # judgement id


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement in force, with the places where its words stand in the articles of today, by part."""

    judgement: str
    verb: Verb
    words: tuple[Evidence, ...] = ()
    actor: tuple[Evidence, ...] = ()
    other: tuple[Evidence, ...] = ()
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What people have said of a record's actors: their list, and their judgements."""

    listed: tuple[Listed, ...] = ()
    rulings: tuple[Ruling, ...] = ()


NOTHING_TOLD = Told()


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
class Failure:
    """A page that could not be used, or not wholly, and why."""

    page: str  # its source
    stage: str
    reason: str


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


def spans_of(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
