"""`Stages`: the callables that the engine runs, with their versions. The engine knows no stage by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from onrecord.acquire.fetched import Fetched
from onrecord.corpus.ground import Ground
from onrecord.corpus.reuse.memory import Memory
from onrecord.document.annotate import Parser
from onrecord.document.quotes import Quotation
from onrecord.records import (
    Article,
    Attribution,
    Codebook,
    DateMention,
    Event,
    EventMention,
    Extraction,
    Failure,
    Figure,
    FigureMention,
    Known,
    Link,
    Mention,
    Origins,
    Page,
    Parse,
    Reading,
    Resolution,
    Span,
    StanceMention,
    Talks,
    Told,
    Utterance,
)
from onrecord.settings import Limits

Found_co = TypeVar("Found_co", covariant=True)


class Gather(Protocol):
    def __call__(self, inputs: Sequence[str], *, limits: Limits) -> Iterator[Fetched | Failure]: ...


class Extract(Protocol):
    def __call__(self, page: Page, content: bytes, *, limits: Limits) -> Extraction: ...


class FindDates(Protocol):
    def __call__(self, text: str, *, published: str | None) -> tuple[DateMention, ...]: ...


class FindOrigins(Protocol):
    def __call__(
        self, articles: Sequence[Article], *, quotations: Mapping[str, Sequence[Span]], memory: Memory
    ) -> Origins: ...


class Resolve(Protocol):
    def __call__(
        self, readings: Iterable[Reading], *, known: Sequence[Known], given: Collection[str], told: Told
    ) -> Resolution: ...


class FindInArticle(Protocol[Found_co]):
    """A finder of stances, events or figures in one article."""

    def __call__(
        self,
        article: Article,
        parse: Parse,
        *,
        dates: Sequence[DateMention],
        attributions: Sequence[Attribution],
    ) -> tuple[Found_co, ...]: ...


class Align(Protocol):
    def __call__(
        self,
        readings: Iterable[Reading],
        *,
        links: Sequence[Link],
        origins: Origins,
        known: Sequence[Known],
        given: Collection[str],
    ) -> tuple[Utterance, ...]: ...


class MergeEvents(Protocol):
    def __call__(
        self, readings: Sequence[Reading], *, ground: Ground, known: Sequence[Known], given: Collection[str]
    ) -> tuple[Event, ...]: ...


class CompareFigures(Protocol):
    def __call__(self, readings: Sequence[Reading], *, ground: Ground) -> tuple[Figure, ...]: ...


class TakePositions(Protocol):
    def __call__(
        self,
        readings: Sequence[Reading],
        *,
        ground: Ground,
        codebook: Codebook | None,
        known: Mapping[str, Sequence[Known]],
        given: Collection[str],
    ) -> Talks: ...


class FindDisputes(Protocol):
    def __call__(
        self,
        readings: Sequence[Reading],
        *,
        ground: Ground,
        talks: Talks,
        known: Mapping[str, Sequence[Known]],
        given: Collection[str],
    ) -> Talks: ...


@dataclass(frozen=True, slots=True)
class Stages:
    """One callable for each stage. All are importable by name: worker processes load them."""

    read_by: str  # versions of the document stages and of the parser's model
    concluded_by: str  # versions of the corpus stages
    gather: Gather
    extract: Extract
    load_parser: Callable[[], Parser]
    annotate: Callable[[Article, Parser], Parse]
    find_quotations: Callable[[str], tuple[Quotation, ...]]
    find_dates: FindDates
    find_mentions: Callable[[Article, Parse, Sequence[Span]], tuple[Mention, ...]]
    attribute: Callable[[Article, Parse, Sequence[DateMention]], tuple[Attribution, ...]]
    find_stances: FindInArticle[StanceMention]
    find_events: FindInArticle[EventMention]
    find_figures: FindInArticle[FigureMention]
    find_origins: FindOrigins
    resolve: Resolve
    align: Align
    merge_events: MergeEvents
    compare_figures: CompareFigures
    take_positions: TakePositions
    find_disputes: FindDisputes
