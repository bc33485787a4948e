"""Timeline: a record and filters go in; what was published and what was said come out by day.

Events take their place beside these two lanes once they exist. What has no day stands last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.views.days import days_of, days_of_date
from onrecord.views.filters import Filters, select
from onrecord.views.holdings import Holdings, Readable
from onrecord.views.statements import Statement, statement

Lane = Literal["published", "said"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One article or one statement at its day; `until` ends a stretch of days. No day: `on` is None."""

    on: str | None
    until: str | None
    lane: Lane
    outlet: str | None
    place: str
    title: str | None
    article: str
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries by day, within a day what was published first; then those without a day."""

    rows: tuple[Entry, ...]
    undated: int


def list_timeline(record: Readable, filters: Filters) -> Timeline:
    """Articles by day of publication, statements by the day on which they are reported to have been made."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    selection = select(holdings, filters)
    entries: list[Entry] = []
    for cited in selection.citations:
        on, until = days_of(cited.published) or (None, None)
        entries.append(Entry(on, until, "published", cited.outlet, cited.place, cited.title, cited.article))
    for one in selection.attributions:
        cited = holdings.every[one.article]
        on, until = days_of_date(one.said_on) or (None, None)
        said = statement(holdings, one)
        entries.append(Entry(on, until, "said", cited.outlet, cited.place, cited.title, cited.article, said))
    entries.sort(key=lambda entry: (entry.on is None, entry.on or "", entry.lane, entry.until or ""))
    return Timeline(tuple(entries), selection.undated)
