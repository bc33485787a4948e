"""When an article without a date was written about: readings in, a day for each that carries a dated saying out.

An undated article that says "Thursday" of words which a dated one carries too means the day on which those were
said, so its "Friday" is the nearest one, within `WITHIN` days, and its "March 14" has a year. Where it only carries
the words, or where all dated articles of the record are of one season, it has the year alone.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.corpus.align.dates import fine
from onrecord.corpus.events.features import Hint, Report, hint
from onrecord.corpus.ground import Ground
from onrecord.records import Attribution, Date, Reading

WITHIN = 2  # days: further off another week's day may be meant
_ROUNDS = 3  # from a dated article to one that shares a saying with one that shares a saying with it
_FRESH = 6  # days before its first print in which words said on "Friday" were said
_SEASON = 60  # days about an anchor in which a day of a month lies


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that the article speaks of; `sure` where it names the day itself, so that its weekdays are told too."""

    day: dt.date
    sure: bool


def anchors(readings: Sequence[Reading], ground: Ground) -> Mapping[str, Anchor]:
    """By undated article. Where several sayings give several days, the one that most give."""
    carried = {one.article.id: list(_carried(one.attributions, ground)) for one in readings}
    said = _said(readings, ground)
    undated = [one for one in readings if one.article.published is None]
    found: dict[str, Anchor] = {}
    for _ in range(_ROUNDS):
        before = len(found)
        for reading in undated:
            article = reading.article.id
            sure = Counter(
                day
                for unit, one in carried[article]
                if one.said_on is None and one.said_on_evidence is not None
                for day in _meant(hint(one.said_on_evidence.exact), said.get(unit, ()))
            )
            if sure and article not in found:
                found[article] = Anchor(_first(sure), True)
                for unit, one in carried[article]:
                    _learn(said, unit, one, found[article])
        if len(found) == before:
            break
    for reading in undated:
        near = Counter(window[1] for unit, _ in carried[reading.article.id] for window in said.get(unit, ()))
        if near:
            found.setdefault(reading.article.id, Anchor(_first(near), False))
    season = _season(readings)
    if season is not None:
        for reading in undated:
            found.setdefault(reading.article.id, Anchor(season, False))
    return found


def _season(readings: Sequence[Reading]) -> dt.date | None:
    """The last publication of a story of one season: which year is meant by "May 9" in its articles."""
    printed = ((one.article.published or "")[:10] for one in readings)
    days = sorted(dt.date.fromisoformat(one) for one in printed if len(one) == 10)
    return days[-1] if days and (days[-1] - days[0]).days <= _SEASON else None


Window = tuple[str, str]  # first and last day on which words can have been said


def _carried(attributions: Iterable[Attribution], ground: Ground) -> Iterator[tuple[str, Attribution]]:
    return ((unit, one) for one in attributions if (unit := ground.utterance_of.get(one.id)) is not None)


def _said(readings: Sequence[Reading], ground: Ground) -> dict[str, set[Window]]:
    """For each saying its day, where an article tells it; else the days before its first dated print."""
    told: defaultdict[str, set[Window]] = defaultdict(set)
    printed: dict[str, str] = {}
    for reading in readings:
        published = (reading.article.published or "")[:10]
        for unit, one in _carried(reading.attributions, ground):
            if one.said_on is not None and fine(one.said_on):
                told[unit].add((one.said_on.start[:10], one.said_on.start[:10]))
            elif len(published) == 10:
                printed[unit] = min(published, printed.get(unit, published))
    for unit, day in printed.items():
        first = dt.date.fromisoformat(day) - dt.timedelta(days=_FRESH)
        told[unit] = told.get(unit) or {(first.isoformat(), day)}
    return told


def _meant(told: Hint, windows: Iterable[Window]) -> Iterator[str]:
    """The last day of each window that the words can mean."""
    if not told.names_day:
        return
    for first, last in windows:
        day = dt.date.fromisoformat(last)
        while day.isoformat() >= first:
            if told.fits(day.isoformat()):
                yield day.isoformat()
                break
            day -= dt.timedelta(days=1)


def _learn(said: dict[str, set[Window]], unit: str, one: Attribution, anchor: Anchor) -> None:
    """A saying that only undated articles carry gets its day from the anchor of one that names it."""
    if unit not in said and one.said_on_evidence is not None:
        date = _from(anchor, hint(one.said_on_evidence.exact))
        if date is not None:
            said[unit] = {(date.start, date.end)}


def _first(days: Counter[str]) -> dt.date:
    return dt.date.fromisoformat(min(days, key=lambda day: (-days[day], day)))


def dates_of(reports: Sequence[Report], known: Mapping[str, Anchor]) -> dict[str, Date]:
    """The date of each report that has one, by its key: its own, or what its words come to from the anchor."""
    found: dict[str, Date] = {}
    for one in reports:
        date = one.mention.date
        if date is None and one.mention.time is not None and one.article.id in known:
            date = _from(known[one.article.id], one.hint)
            if date is not None and date.precision == "month" and one.mention.planned:
                date = None
        if date is not None:
            found[one.key] = date
    return found


def _from(anchor: Anchor, told: Hint) -> Date | None:
    """A day of a month in its season; a weekday about a sure anchor; a month alone the last one before it."""
    if told.month is not None and told.day is None and told.weekday is None:
        year = anchor.day.year - (told.month > anchor.day.month)
        last = calendar.monthrange(year, told.month)[1]
        return Date(f"{year:04}-{told.month:02}-01", f"{year:04}-{told.month:02}-{last:02}", "month")
    if told.day is None and not (anchor.sure and told.names_day):
        return None
    reach = _SEASON if told.day is not None else WITHIN
    days = (anchor.day + dt.timedelta(days=away) for away in sorted(range(-reach, reach + 1), key=abs))
    day = next((day for day in days if told.fits(day.isoformat())), None)
    if day is None:
        return None
    if told.night:
        return Date((day - dt.timedelta(days=1)).isoformat(), day.isoformat(), "part_of_day")
    return Date(day.isoformat(), (day + dt.timedelta(days=told.days - 1)).isoformat(), "day")
