"""Origins of passages: a record's reuses go in; the article that a line of an article goes back to comes out.

A line inside a reused passage goes back to where the passage came from; a line of the article's own, to the
article. Outlets that print one line from one origin are shown as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.records import Attribution, Reuse, Span
from onrecord.views.holdings import Citation


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet, and the agencies or outlets that it credits and that do not stand beside it."""

    outlet: str  # the file's name where the outlet is not known
    known: bool
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carriers:
    """The outlets that print a line and go back to one origin; the origin's own outlet first."""

    outlets: tuple[Carrier, ...]
    articles: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """False where several outlets go back to one origin."""
        return len(self.outlets) == 1


class PassageOrigins:
    """Which article each line goes back to."""

    def __init__(self, reuses: Iterable[Reuse], live: Mapping[str, str] | None = None) -> None:
        """`live`: for each entry of a live page the article that stands for all."""
        self._live = live or {}
        taken: dict[str, list[tuple[Span, str, Span]]] = defaultdict(list)
        for reuse in reuses:
            for passage in reuse.passages:
                taken[reuse.article].append((passage.here.span, reuse.source_article, passage.there.span))
        self._taken: Mapping[str, Sequence[tuple[Span, str, Span]]] = taken

    def of(self, attribution: Attribution) -> str:
        """The id of the article that the attribution's words go back to."""
        return self.of_words(attribution.article, attribution.content)

    def of_words(self, article: str, spans: Sequence[Span]) -> str:
        """The id of the article that words go back to, over several steps if need be."""
        seen = {article}
        while True:
            step = next(
                (
                    (source, there)
                    for here, source, there in self._taken.get(article, ())
                    if source not in seen and any(here.overlaps(span) for span in spans)
                ),
                None,
            )
            if step is None:
                return self._live.get(article, article)
            article, spans = step[0], (step[1],)
            seen.add(article)


def carried_by(
    attributions: Iterable[Attribution], origins: PassageOrigins, citations: Mapping[str, Citation]
) -> tuple[Carriers, ...]:
    """The outlets behind some attributions, those of one origin together, in order of first publication."""
    groups: dict[str, dict[str, Citation]] = defaultdict(dict)
    for one in attributions:
        if one.article in citations:
            groups[origins.of(one)][one.article] = citations[one.article]
    out = [_carriers(origin, list(cited.values())) for origin, cited in groups.items()]
    first = {group.articles: _when(citations[group.articles[0]]) for group in out}
    return tuple(sorted(out, key=lambda group: first[group.articles]))


def _carriers(origin: str, cited: Sequence[Citation]) -> Carriers:
    ordered = sorted(cited, key=lambda one: (one.article != origin, *_when(one)))
    outlets = {one.place: one.outlet is not None for one in ordered}
    via = {
        outlet: dict.fromkeys(name for one in ordered if one.place == outlet for name in one.credits)
        for outlet in outlets
    }
    return Carriers(
        outlets=tuple(
            Carrier(outlet, known, tuple(name for name in via[outlet] if name not in outlets))
            for outlet, known in outlets.items()
        ),
        articles=tuple(one.article for one in ordered),
    )


def _when(citation: Citation) -> tuple[bool, str, tuple[str, str, int, str]]:
    return citation.published is None, citation.published or "", citation.order
