"""Holdings: a record goes in; its articles without their texts, its actors, and texts at hand come out.

The articles that a view counts are the latest versions, unless all are asked for. Texts are fetched when
a view quotes from them, so that a record of many articles does not have to fit into memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol
from urllib.parse import urlsplit

from onrecord.records import (
    Actor,
    Article,
    Attribution,
    Failure,
    Page,
    Reuse,
    StanceMention,
    Talks,
    Utterance,
)
from onrecord.records.live import LiveEntry, one_report

_TEXTS_AT_HAND = 256


class Readable(Protocol):
    """What views read: the record of `onrecord.open`, or a small one made by hand."""

    @property
    def stale(self) -> bool: ...
    def pages(self) -> Iterable[Page]: ...
    def articles(self) -> Iterable[Article]: ...
    def attributions(self) -> Iterable[Attribution]: ...
    def actors(self) -> Iterable[Actor]: ...
    def utterances(self) -> Iterable[Utterance]: ...
    def reuses(self) -> Iterable[Reuse]: ...
    def failures(self) -> Iterable[Failure]: ...
    def talks(self) -> Talks: ...
    def stances(self) -> Iterable[StanceMention]: ...
    def article(self, id: str, /) -> Article: ...
    def attribution(self, id: str, /) -> Attribution: ...
    def search(self, words: str, /) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as a line cites it: everything but its text."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str | None
    translated: str | None
    credits: tuple[str, ...]
    story: str | None
    origin: str
    version_of: str | None
    first_seen: str
    page: str  # its id
    source: str  # the page's path or URL
    number: int | None  # among the page's articles, from 1; None where it holds one

    @property
    def link(self) -> str | None:
        """The page's address, where it is a web address and nothing else."""
        return self.source if is_web_address(self.source) else None

    @property
    def place(self) -> str:
        """The outlet's name; where it is not known the web host's or file's, and the article's number there."""
        if self.outlet:
            return self.outlet
        where = urlsplit(self.source).netloc if self.link else file_name(self.source)
        return where + (f" #{self.number}" if self.number else "")

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where the article stands among those of one day: by outlet, then by place."""
        return self.outlet or "", self.source, self.number or 0, self.article

    @property
    def counted_as(self) -> str:
        """What stands for the outlet when outlets are counted: an unknown one counts as one per page."""
        return self.outlet or f"page {self.source}"


def is_web_address(source: str) -> bool:
    if any(char.isspace() or not char.isprintable() for char in source):
        return False
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def file_name(source: str) -> str:
    return source.rstrip("/").rsplit("/", 1)[-1] or source


class Holdings:
    """A record's articles (cited, without texts) and actors, with texts and names at hand."""

    def __init__(self, record: Readable, *, all_versions: bool = False) -> None:
        self.record = record
        sources = {page.id: page.source for page in record.pages()}
        cited = _cite(record.articles(), sources)
        self.earlier = frozenset(one.version_of for one in cited if one.version_of)
        self.every: Mapping[str, Citation] = {one.article: one for one in cited}
        self.citations: Mapping[str, Citation] = {
            one.article: one for one in cited if all_versions or one.article not in self.earlier
        }
        self._later = {one.version_of: one.article for one in cited if one.version_of}
        self.live = one_report(
            LiveEntry(one.article, one.page, one.outlet, one.published, one.version_of) for one in cited
        )  # for each entry of a live page the article that stands for all
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in record.actors()}
        self.article = lru_cache(maxsize=_TEXTS_AT_HAND)(record.article)

    def text(self, article: str) -> str:
        return self.article(article).text

    def latest(self, article: str) -> str:
        """The article itself, or the latest state of it that is shown."""
        seen = {article}
        while article not in self.citations and (later := self._later.get(article, article)) not in seen:
            article = later
            seen.add(article)
        return article

    def name(self, actor: str | None) -> str | None:
        """An actor's name; None for none."""
        held = self.actors.get(actor) if actor else None
        return held.name if held else None


def _cite(articles: Iterable[Article], sources: Mapping[str, str]) -> list[Citation]:
    cited = [(_citation(article, sources.get(article.page, "")), article.page) for article in articles]
    on_page = Counter(page for _, page in cited)
    return [one if on_page[page] > 1 else replace(one, number=None) for one, page in cited]


def _citation(article: Article, source: str) -> Citation:
    return Citation(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        language=article.language,
        translated=article.translated,
        credits=article.credits,
        story=article.story,
        origin=article.origin or article.id,
        version_of=article.version_of,
        first_seen=article.first_seen,
        page=article.page,
        source=source,
        number=article.position + 1,
    )
