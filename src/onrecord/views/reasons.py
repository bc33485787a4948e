"""Reasons: an actor of a record in, each of its words with why they were taken to stand for it out."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.views.filters import Filters, find_actor
from onrecord.views.holdings import Holdings, Readable

_AROUND = 40  # characters shown on each side of the words


@dataclass(frozen=True, slots=True)
class Reason:
    """One mention: `place` is what `onrecord judge` takes, ARTICLE:START-END."""

    words: str
    reason: str
    before: str
    after: str
    outlet: str  # or the page, where the outlet is not known
    published: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Reasons:
    id: str
    name: str
    rows: tuple[Reason, ...]


def list_reasons(record: Readable, actor: str, filters: Filters) -> Reasons:
    """`actor` is an id, a name or part of one. Raises UnknownId, or WrongUsage where it fits several."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    found = find_actor(holdings, actor)
    reasons = found.reasons or ("",) * len(found.mentions)
    rows = []
    for mention, reason in zip(found.mentions, reasons, strict=True):
        citation = holdings.citations.get(mention.article or "")
        if citation is None:
            continue  # an earlier state of an article
        text = holdings.text(citation.article)
        rows.append(
            Reason(
                words=mention.exact,
                reason=reason,
                before=text[max(mention.start - _AROUND, 0) : mention.start],
                after=text[mention.end : mention.end + _AROUND],
                outlet=citation.place,
                published=citation.published,
                place=f"{mention.article}:{mention.start}-{mention.end}",
            )
        )
    rows.sort(key=lambda row: (row.published or "9", row.outlet, row.place.split(":")[0], _start(row)))
    return Reasons(found.id, found.name, tuple(rows))


def _start(row: Reason) -> int:
    return int(row.place.rsplit(":", 1)[1].split("-")[0])
