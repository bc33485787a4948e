"""Timeline: a record and filters go in; what happened, what was published and what was said come out by day.

Three times are kept apart: an event stands on the day on which it was or is to be, a statement on the day on which it
is reported to have been made, an article on the day of its publication. What has no day stands last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Event, EventType, Precision
from onrecord.views.days import days_of, days_of_date
from onrecord.views.evidence import Fitting, Quoted, quoted, voice_names
from onrecord.views.filters import Filters, find_actor, select
from onrecord.views.holdings import Holdings, Readable
from onrecord.views.statements import Statement, statement

Lane = Literal["event", "published", "said"]


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as a reader checks it: `words` are a source's own, `evidence` every report of it, `according_to` those
    in whose reported words alone it stands."""

    id: str
    type: EventType
    mode: str | None
    planned: bool
    precision: Precision | None
    words: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    at: str | None  # the place that is named
    outlets: int
    origins: int
    evidence: tuple[Quoted, ...]
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, article or statement at its day; `until` ends a stretch of days. No day: `on` is None.

    Outlet, place, title and article are those of the words that are shown.
    """

    on: str | None
    until: str | None
    lane: Lane
    outlet: str | None
    place: str
    title: str | None
    article: str
    statement: Statement | None = None
    event: EventLine | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries by day, within a day events first, then what was published; then those without a day."""

    rows: tuple[Entry, ...]
    undated: int


def list_timeline(record: Readable, filters: Filters) -> Timeline:
    """Events by their own day, articles by that of publication, statements by that on which they were made."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    selection = select(holdings, filters)
    entries = _events(record, holdings, filters)
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


def _events(record: Readable, holdings: Holdings, filters: Filters) -> list[Entry]:
    """Those that fit: --by finds what somebody takes part in, --about the words of any report."""
    actor = None if filters.by is None else find_actor(holdings, filters.by).id
    fitting = Fitting(holdings, filters)
    found = []
    for one in record.talks().events:
        if actor is not None and actor not in (*one.actors, *one.recipients):
            continue
        days = days_of_date(one.on)
        if fitting.evidence(one.evidence) and fitting.day(days):
            found.append(_entry(holdings, one, days or (None, None)))
    return sorted(found, key=lambda entry: (entry.event.words, entry.event.id) if entry.event else ("", ""))


def _entry(holdings: Holdings, event: Event, days: tuple[str | None, str | None]) -> Entry:
    shown = quoted(holdings, event.what)
    line = EventLine(
        id=event.id,
        type=event.type,
        mode=event.mode,
        planned=event.planned,
        precision=event.on.precision if event.on is not None else None,
        words=shown.words,
        actors=tuple(name for one in event.actors if (name := holdings.name(one))),
        recipients=tuple(name for one in event.recipients if (name := holdings.name(one))),
        at=event.place,
        outlets=event.outlets,
        origins=event.origins,
        evidence=tuple(quoted(holdings, one) for one in event.evidence),
        according_to=voice_names(holdings, event.by),
    )
    return Entry(*days, "event", shown.outlet, shown.place, shown.title, shown.article, event=line)
