"""Who carries a line: places in articles in, the number of outlets and of independent reports out.

`outlets`: distinct outlets; an unknown outlet counts as one per page, the states of one article as one.
`origins`: the independent reports that carry the words. A place inside a copied passage counts for the article
that the passage comes from, any other for its own article; so ten outlets with one agency's text are one, and so are
the entries of one live page.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corpus.reuse.direction import name_of
from onrecord.corpus.reuse.trace import Trace
from onrecord.records import Article, Origins, Span
from onrecord.records.live import LiveEntry, one_report


class Carriers:
    """Counts for one state of the record."""

    def __init__(self, origins: Origins, articles: Iterable[Article] = ()) -> None:
        self._trace = Trace(origins)
        self._before = dict(origins.version_of)
        self._live = one_report(
            LiveEntry(one.id, one.page, one.outlet, one.published, self._before.get(one.id))
            for one in articles
        )

    def count(self, places: Iterable[tuple[Article, Span | None]]) -> tuple[int, int]:
        """(outlets, origins) of words at these places; a span of None stands for the article itself."""
        held = list(places)
        pages = {article.id: article.page for article, _ in held}
        outlets = {self._outlet(article, pages) for article, _ in held}
        return len(outlets), len({self.report(article.id, span) for article, span in held})

    def report(self, article: str, span: Span | None) -> str:
        """The article that the words first stand in; of its states the first."""
        origin = self._first_state(article if span is None else self._trace.origin(article, span))
        return self._live.get(origin, origin)

    def _outlet(self, article: Article, pages: dict[str, str]) -> tuple[str, str]:
        name = name_of(article.outlet)
        if name is not None:
            return ("outlet", name)
        first = self._first_state(article.id)
        return ("page", pages.get(first, article.page if first == article.id else first))

    def _first_state(self, article: str) -> str:
        while article in self._before:
            article = self._before[article]
        return article
