"""Days, weeks, months and years as dates of the record, and the moment that relative phrases count from."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from onrecord.records import Date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](?:(\d\d):\d\d)?.*)?)?)?$")
# days by which a date to come must be nearer than the same date past, unless its sentence looks ahead: reports
# look back ("an incursion in August", in March, is last August's)
LEAN_TO_PAST = 90


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article was published, as precisely as it shows: year, month, day and hour; None where unknown."""

    year: int | None = None
    month: int | None = None
    day: dt.date | None = None
    hour: int | None = None


UNKNOWN = Moment()


def moment(published: str | None) -> Moment:
    """The moment of an ISO 8601 string of any precision; unknown where it is none."""
    found = _ISO.match(published.strip()) if published else None
    if not found:
        return UNKNOWN
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    on = real_day(year, month, day) if day else None
    if year < 1 or month > 12 or (day and on is None):
        return UNKNOWN
    return Moment(year, month or None, on, int(found[4]) if found[4] else None)


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, where the calendar has it."""
    if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return dt.date(year, month, day)
    return None


def days_from(day: dt.date, count: int) -> dt.date | None:
    """The day `count` days on; None outside the calendar."""
    number = day.toordinal() + count
    return dt.date.fromordinal(number) if 1 <= number <= dt.date.max.toordinal() else None


def one_day(day: dt.date | None, *, part: bool = False) -> Date | None:
    return None if day is None else Date(day.isoformat(), day.isoformat(), "part_of_day" if part else "day")


def day_range(first: dt.date | None, last: dt.date | None) -> Date | None:
    """Several days; None where they do not run forward."""
    if first is None or last is None or last < first:
        return None
    return Date(first.isoformat(), last.isoformat(), "day")


def week_of(day: dt.date | None) -> Date | None:
    """Monday to Sunday (ISO 8601) of the week that the day lies in."""
    if day is None:
        return None
    monday = days_from(day, -day.weekday())
    sunday = days_from(day, 6 - day.weekday())
    return None if monday is None or sunday is None else Date(monday.isoformat(), sunday.isoformat(), "week")


def month_of(year: int, month: int) -> Date | None:
    """A month; months before the first and after the twelfth run into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first = real_day(year, month, 1)
    if first is None:
        return None
    last = first.replace(day=calendar.monthrange(year, month)[1])
    return Date(first.isoformat(), last.isoformat(), "month")


_STAGES = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


def part_of_month(month: Date | None, stage: str | None) -> Date | None:
    """The first ten days of a month, the next ten, or the rest; all of it without a stage."""
    if month is None or stage is None:
        return month
    first, last = _STAGES[stage]
    return Date(f"{month.start[:8]}{first:02d}", min(month.end, f"{month.start[:8]}{last:02d}"), "month")


def year_of(year: int) -> Date | None:
    return Date(f"{year:04d}-01-01", f"{year:04d}-12-31", "year") if 1 <= year <= 9999 else None


def nearest_year(when: Moment, month: int, day: int | None, *, ahead: bool = False) -> int | None:
    """The year that a date without one is meant in.

    Of the year before the publication, its own and the next, the one that puts the date nearest to the
    publication; unless the sentence looks `ahead`, a date to come must be nearer by more than LEAN_TO_PAST
    days than the same date past. Where only the month of publication is known, its middle stands for it;
    where only the year is known, the answer is unknown.
    """
    if when.year is None or when.month is None:
        return None
    if day is None and month == when.month:
        return when.year
    here = when.day or dt.date(when.year, when.month, 15)
    costs: list[tuple[int, int]] = []
    for year in (when.year - 1, when.year, when.year + 1):
        there = real_day(year, month, 15 if day is None else day)
        if there is not None:
            away = (there - here).days
            costs.append((-away if away <= 0 else away + (0 if ahead else LEAN_TO_PAST), year))
    return min(costs)[1] if costs else None
