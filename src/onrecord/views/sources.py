"""Sources: a record and filters go in; each origin comes out with the articles that go back to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.records import Reuse
from onrecord.views.days import days_of
from onrecord.views.filters import Filters, select
from onrecord.views.holdings import Citation, Holdings, Readable


@dataclass(frozen=True, slots=True)
class Derived:
    """An article that takes words over: all in all from its origin, or passages only (`whole` False)."""

    article: str
    outlet: str | None
    place: str
    title: str | None
    published: str | None
    credits: tuple[str, ...]
    page: str
    taken_from: Citation | None  # the article from which it takes them
    share: float | None  # of the article's words outside quotations
    direction: str | None
    reasons: tuple[str, ...]
    whole: bool


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
    outlets: int  # distinct, with those of the articles that go back to it as a whole
    derived: tuple[Derived, ...]
    versions: tuple[Version, ...]


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
        origin = latest_of(holdings, one.origin)
        beneath[origin].append(one)
    rows = [_origin(holdings, holdings.every[origin], ones, reuses) for origin, ones in beneath.items()]
    order = {one.article: place for place, one in enumerate(cited)}
    return tuple(
        sorted(rows, key=lambda row: (-row.outlets, order.get(row.article, len(order)), row.article))
    )


def latest_of(holdings: Holdings, article: str) -> str:
    """The article itself, or the latest state of it that is shown."""
    if article in holdings.citations or article not in holdings.every:
        return article
    later = {one.version_of: one.article for one in holdings.every.values() if one.version_of}
    seen = {article}
    while article not in holdings.citations and later.get(article, article) not in seen:
        article = later[article]
        seen.add(article)
    return article


def _origin(
    holdings: Holdings, origin: Citation, cited: list[Citation], reuses: Mapping[str, list[Reuse]]
) -> OriginLine:
    derived: list[Derived] = []
    for one in cited:
        whole = one.article != origin.article
        taken: list[Reuse | None] = [*reuses.get(one.article, ())]
        derived += [_derived(holdings, one, reuse, whole=whole) for reuse in taken or [None] * whole]
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
        outlets=len({one.counted_as for one in (origin, *cited)}),
        derived=tuple(derived),
        versions=_versions(holdings, origin),
    )


def _derived(holdings: Holdings, cited: Citation, reuse: Reuse | None, *, whole: bool) -> Derived:
    return Derived(
        article=cited.article,
        outlet=cited.outlet,
        place=cited.place,
        title=cited.title,
        published=cited.published if days_of(cited.published) else None,
        credits=cited.credits,
        page=cited.source,
        taken_from=holdings.every.get(reuse.source_article) if reuse else None,
        share=reuse.share if reuse else None,
        direction=reuse.direction if reuse else None,
        reasons=reuse.reasons if reuse else (),
        whole=whole,
    )


def _versions(holdings: Holdings, cited: Citation) -> tuple[Version, ...]:
    out: list[Version] = []
    earlier = holdings.every.get(cited.version_of or "")
    while earlier is not None and all(earlier.article != one.article for one in out):
        out.append(Version(earlier.article, earlier.published, earlier.first_seen, earlier.source))
        earlier = holdings.every.get(earlier.version_of or "")
    return tuple(out)
