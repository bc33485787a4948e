"""Pages and the articles in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records.basics import Evidence, Span

BlockKind = Literal["headline", "subheading", "paragraph"]


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
class Failure:
    """A page that could not be used, or not wholly, and why."""

    page: str  # its source
    stage: str
    reason: str
