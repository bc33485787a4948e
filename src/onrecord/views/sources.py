"""Sources: a record and filters go in; each origin comes out with the articles that go back to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.records import Reuse
from onrecord.views.filters import Filters, select
from onrecord.views.holdings import Citation, Holdings, Readable


@dataclass(frozen=True, slots=True)
class Taken:
    """What an article takes over from another, or shares with it where the direction is not known."""

    source: Citation
    share: float  # of the article's words outside quotations
    direction: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beneath:
    """An article that goes back to an origin as a whole, or another entry of its live page."""

    article: str
    outlet: str | None
    place: str
    title: str | None
    published: str | None
    credits: tuple[str, ...]
    page: str
    taken: tuple[Taken, ...]  # the largest share first


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier state of an article."""

    article: str
    published: str | None
    first_seen: str
    page: str


@dataclass(frozen=True, slots=True)
class OriginLine:
    """One independent piece of reporting, what goes back to it, and its own earlier states."""

    article: str
    outlet: str | None
    place: str
    title: str | None
    published: str | None
    language: str | None
    translated: str | None
    credits: tuple[str, ...]
    page: str
    taken: tuple[Taken, ...]  # passages only
    outlets: int  # distinct, with those of the articles that go back to it as a whole
    derived: tuple[Beneath, ...]  # go back to it
    versions: tuple[Version, ...]
    # of the same live page: one report, but nothing says that they go back to each other
    entries: tuple[Beneath, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Origins, the one with most outlets first; articles left out because they have no day."""

    rows: tuple[OriginLine, ...]
    undated: int


def list_sources(record: Readable, filters: Filters) -> Sources:
    """The origins of the articles that fit the filters, with the articles beneath them."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    selection = select(holdings, filters)
    return Sources(tree(holdings, selection.citations), selection.undated_articles)


def tree(holdings: Holdings, cited: tuple[Citation, ...]) -> tuple[OriginLine, ...]:
    """One line for each origin of these articles, with all that goes back to it; the most outlets first."""
    reuses: dict[str, list[Reuse]] = defaultdict(list)
    for reuse in holdings.record.reuses():
        reuses[reuse.article].append(reuse)
    beneath: dict[str, list[Citation]] = defaultdict(list)
    for one in cited:
        beneath[holdings.latest(holdings.live.get(one.origin, one.origin))].append(one)
    rows = [_origin(holdings, holdings.every[origin], ones, reuses) for origin, ones in beneath.items()]
    order = {one.article: place for place, one in enumerate(cited)}
    return tuple(
        sorted(rows, key=lambda row: (-row.outlets, order.get(row.article, len(order)), row.article))
    )


def _origin(
    holdings: Holdings, origin: Citation, cited: list[Citation], reuses: Mapping[str, list[Reuse]]
) -> OriginLine:
    below = [one for one in cited if one.article != origin.article]
    return OriginLine(
        article=origin.article,
        outlet=origin.outlet,
        place=origin.place,
        title=origin.title,
        published=origin.published,
        language=origin.language,
        translated=origin.translated,
        credits=origin.credits,
        page=origin.source,
        taken=_taken(holdings, reuses.get(origin.article, ())),
        outlets=len({one.counted_as for one in (origin, *cited)}),
        derived=tuple(_beneath(holdings, one, reuses) for one in below if one.article not in holdings.live),
        entries=tuple(_beneath(holdings, one, reuses) for one in below if one.article in holdings.live),
        versions=_versions(holdings, origin),
    )


def _beneath(holdings: Holdings, one: Citation, reuses: Mapping[str, list[Reuse]]) -> Beneath:
    return Beneath(
        article=one.article,
        outlet=one.outlet,
        place=one.place,
        title=one.title,
        published=one.published,
        credits=one.credits,
        page=one.source,
        taken=_taken(holdings, reuses.get(one.article, ())),
    )


def _taken(holdings: Holdings, reuses: Iterable[Reuse]) -> tuple[Taken, ...]:
    rows = [
        Taken(holdings.every[one.source_article], one.share, one.direction, one.reasons)
        for one in sorted(reuses, key=lambda one: (-one.share, one.id))
        if one.source_article in holdings.every
    ]
    return tuple(rows)


def _versions(holdings: Holdings, cited: Citation) -> tuple[Version, ...]:
    out: list[Version] = []
    earlier = holdings.every.get(cited.version_of or "")
    while earlier is not None and all(earlier.article != one.article for one in out):
        out.append(Version(earlier.article, earlier.published, earlier.first_seen, earlier.source))
        earlier = holdings.every.get(earlier.version_of or "")
    return tuple(out)
