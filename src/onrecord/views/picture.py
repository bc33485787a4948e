"""The timeline as a picture: entries by day go in, one SVG of three lanes comes out.

Lanes: what happened or is planned, what was said, what was published. A column is a day, or a stretch of days where
no report tells more; columns without anything between them are left out, and the gap is marked. Events are numbered;
below stand their words, which are the sources' own. No script, and nothing from elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from onrecord.views.days import weekday, written_span
from onrecord.views.evidence import voices_line
from onrecord.views.plain import printable
from onrecord.views.timeline import Entry, EventLine, Lane, Timeline
from onrecord.views.wording import one_line, shortened

LANES: tuple[tuple[Lane, str], ...] = (("event", "events"), ("said", "said"), ("published", "published"))
_LEFT, _COLUMN, _GAP = 96, 92, 30
_ROW, _PAD, _HEAD = 20, 14, 46
_IN_ROW = 3  # marks side by side
_MOST = 15  # marks of a lane and a day; more are told by their number
_LINE, _WORDS = 20, 100
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.quiet,.gap{fill:#666}.lane{stroke:#ddd}"
    ".number{font-size:10px;fill:#fff}.plan .number{fill:#7a3b12}.number,.middle,.gap{text-anchor:middle}"
    ".event circle{fill:#7a3b12;stroke:#7a3b12}.event.plan circle{fill:#fff;stroke-dasharray:3 2}"
    ".said rect{fill:#2b5d8a}.published path{fill:#4d6b2f}"
)

Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Column:
    days: Days
    middle: int
    after_gap: bool


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    entry: Entry
    line: EventLine


def render_picture(found: Timeline) -> str:
    """The picture of all entries that have a day."""
    by_day: defaultdict[Days, list[Entry]] = defaultdict(list)
    for entry in found.rows:
        if entry.on is not None and entry.until is not None:
            by_day[entry.on, entry.until].append(entry)
    columns = list(_columns(sorted(by_day)))
    events = list(_numbered(entry for days in sorted(by_day) for entry in by_day[days]))
    tops, foot = _tops(by_day.values())
    width = max((columns[-1].middle if columns else _LEFT) + _COLUMN // 2 + 8, 1180)
    height = foot + _PAD + _LINE * (len(events) + 1)
    numbers = {one.line.id: one.number for one in events}
    body = [
        *_frame(columns, tops, foot, width),
        *(mark for column in columns for mark in _marks(column, by_day[column.days], tops, numbers)),
        *_legend(events, foot),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="Timeline">\n<style>{_STYLE}</style>\n<rect width="100%" height="100%" fill="#fff"/>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _columns(days: Sequence[Days]) -> Iterator[_Column]:
    at = _LEFT
    gaps = [False, *(_apart(one, other) for one, other in pairwise(days))]
    for each, gap in zip(days, gaps, strict=False):
        at += _GAP if gap else 0
        yield _Column(each, at + _COLUMN // 2, gap)
        at += _COLUMN


def _apart(one: Days, other: Days) -> bool:
    """Whether a day lies between two columns."""
    return dt.date.fromisoformat(other[0]) > dt.date.fromisoformat(one[1]) + dt.timedelta(days=1)


def _numbered(entries: Iterable[Entry]) -> Iterator[_Numbered]:
    events = ((entry, entry.event) for entry in entries)
    yield from (
        _Numbered(number, entry, line)
        for number, (entry, line) in enumerate(((e, one) for e, one in events if one is not None), 1)
    )


def _tops(days: Iterable[Sequence[Entry]]) -> tuple[dict[Lane, int], int]:
    """Where each lane begins, and where the last ends."""
    held = list(days)
    tops: dict[Lane, int] = {}
    at = _HEAD
    for lane, _ in LANES:
        tops[lane] = at
        most = max((sum(entry.lane == lane for entry in entries) for entries in held), default=0)
        rows = max(1, -(-min(most, _MOST) // _IN_ROW) + (most > _MOST))
        at += rows * _ROW + 2 * _PAD
    return tops, at


def _frame(columns: Sequence[_Column], tops: dict[Lane, int], foot: int, width: int) -> Iterator[str]:
    for lane, name in LANES:
        yield f'<line class="lane" x1="0" x2="{width}" y1="{tops[lane]}" y2="{tops[lane]}"/>'
        yield f'<text x="10" y="{tops[lane] + _PAD + 10}">{name}</text>'
    yield f'<line class="lane" x1="0" x2="{width}" y1="{foot}" y2="{foot}"/>'
    for column in columns:
        first, last = column.days
        name = weekday(first) if first == last else ""
        yield f'<text class="middle" x="{column.middle}" y="18">{_short(column.days)}</text>'
        yield f'<text class="middle quiet" x="{column.middle}" y="34">{name}</text>'
        if column.after_gap:
            yield f'<text class="gap" x="{column.middle - (_COLUMN + _GAP) // 2}" y="26">···</text>'


def _short(days: Days) -> str:
    """A day or a stretch as it fits above a column: months in three letters."""
    words = written_span(*days).split()
    return escape(" ".join(word[:3] if word.isalpha() else word for word in words))


def _marks(
    column: _Column, entries: Sequence[Entry], tops: dict[Lane, int], numbers: dict[str, int]
) -> Iterator[str]:
    for lane, _ in LANES:
        held = [entry for entry in entries if entry.lane == lane]
        for place, entry in enumerate(held[:_MOST]):
            x = column.middle + (place % _IN_ROW - 1) * 24
            y = tops[lane] + _PAD + place // _IN_ROW * _ROW + 6
            yield _mark(entry, x, y, numbers)
        if len(held) > _MOST:
            y = tops[lane] + _PAD + _MOST // _IN_ROW * _ROW + 10
            yield f'<text class="middle quiet" x="{column.middle}" y="{y}">and {len(held) - _MOST} more</text>'


def _mark(entry: Entry, x: int, y: int, numbers: dict[str, int]) -> str:
    title = f"<title>{_text(_told(entry), 300)}</title>"
    if entry.event is not None:
        kind = "event plan" if entry.event.planned else "event"
        number = numbers[entry.event.id]
        return (
            f'<g class="{kind}">{title}<circle cx="{x}" cy="{y}" r="9"/>'
            f'<text class="number" x="{x}" y="{y + 3}">{number}</text></g>'
        )
    if entry.lane == "said":
        return f'<g class="said">{title}<rect x="{x - 6}" y="{y - 6}" width="12" height="12"/></g>'
    return f'<g class="published">{title}<path d="M{x} {y - 7}l8 14h-16z"/></g>'


def _told(entry: Entry) -> str:
    if entry.event is not None:
        return f"{entry.event.words} ({_whose(entry, entry.event)})"
    if entry.statement is not None:
        return f"{entry.statement.speaker or 'unknown'}: {' '.join(entry.statement.words)} ({entry.place})"
    return ": ".join(part for part in (entry.place, entry.title) if part)


def _whose(entry: Entry, event: EventLine) -> str:
    """The outlet, behind those in whose reported words alone the event stands."""
    return "; ".join(part for part in (voices_line(event.according_to), entry.place) if part)


def _legend(events: Sequence[_Numbered], foot: int) -> Iterator[str]:
    """Number, day, type and the words, with who reports them."""
    for place, one in enumerate(events, 1):
        y = foot + _PAD + place * _LINE
        days = _short((one.entry.on or "", one.entry.until or ""))
        what = one.line.type + (", planned" if one.line.planned else "")
        weight = f"{one.line.outlets} / {one.line.origins}"
        whose = _text(_whose(one.entry, one.line), 60 if one.line.according_to else 30)
        yield (
            f'<text x="10" y="{y}">{one.number}</text><text x="34" y="{y}">{days}</text>'
            f'<text class="quiet" x="{_LEFT + 62}" y="{y}">{what}</text>'
            f'<text x="{_LEFT + 190}" y="{y}">{_text(one.line.words, _WORDS)} '
            f'<tspan class="quiet">({whose}; outlets / origins {weight})</tspan></text>'
        )


def _text(text: str, limit: int) -> str:
    return escape(shortened(one_line(printable(text)), limit=limit))
