"""Where the words at one place of an article come from: followed through copied passages to the first article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.records import Origins, Passage, Reuse, Span

MOST = 0.5  # share of a stretch that must lie in a passage for the stretch to come from there


class Trace:
    """Passages by the article that took them, to look up the origin of a stretch."""

    def __init__(self, origins: Origins) -> None:
        taken: defaultdict[str, list[Reuse]] = defaultdict(list)
        for reuse in origins.reuses:
            taken[reuse.article].append(reuse)
        # a known source before an unknown one, the fullest before others
        self._taken = {
            article: sorted(
                reuses, key=lambda one: (one.direction != "known", -one.share, one.source_article)
            )
            for article, reuses in taken.items()
        }

    def origin(self, article: str, span: Span) -> str:
        """The article that the words at `span` of `article` first stand in, as far as the record knows.

        Words outside copied passages are the article's own.
        """
        seen = {article}
        while True:
            step = self._step(article, span)
            if step is None or step[0] in seen:
                return article
            article, span = step
            seen.add(article)

    def _step(self, article: str, span: Span) -> tuple[str, Span] | None:
        for reuse in self._taken.get(article, ()):
            passage = _holding(reuse.passages, span)
            if passage is not None:
                return reuse.source_article, _carried(passage, span)
        return None


def _holding(passages: Sequence[Passage], span: Span) -> Passage | None:
    for passage in passages:
        here = passage.here.span
        shared = min(here.end, span.end) - max(here.start, span.start)
        if shared >= MOST * len(span):
            return passage
    return None


def _carried(passage: Passage, span: Span) -> Span:
    """The stretch of the other text that lies in the passage as this one does in its own."""
    here, there = passage.here, passage.there
    scale = (there.end - there.start) / (here.end - here.start)
    start = there.start + int((max(span.start, here.start) - here.start) * scale)
    end = there.start + int((min(span.end, here.end) - here.start) * scale)
    return Span(min(start, there.end - 1), max(min(end, there.end), min(start, there.end - 1) + 1))
