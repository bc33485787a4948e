"""Times of day: a day and the words beside it that tell the hour or the part of the day in, the date out."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.document.dates import calendar
from onrecord.records import Date, Precision

_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d(?:\.\d+)?)?\s?([ap])?[.m]*\s?(GMT|UTC|Z|[+-]\d\d:?\d\d)?$"
)


def timed(day: dt.date, found: re.Match[str]) -> Date | None:
    """The day, at the time or in the part of the day that stands beside it."""
    clock = found["clock"] or found["clock_before"]
    if clock:
        return at(day, clock)
    return calendar.one_day(day, part=any((found["early"], found["part_of"], found["part"])))


def at(day: dt.date, clock: str | None) -> Date | None:
    """A time of day as it is shown; the day alone where it is no time."""
    shown = _CLOCK.match(clock.lower().replace("gmt", "GMT").replace("utc", "UTC").upper()) if clock else None
    if shown is None:
        shown = _CLOCK.match(clock) if clock else None
    if shown is None:
        return calendar.one_day(day)
    hour, minute, half, zone = int(shown[1]), shown[2], shown[3], shown[4] or ""
    if int(minute or 0) > 59 or (half and hour > 12):
        return calendar.one_day(day)  # "10.75", "13 pm"
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    if hour > 23:
        return calendar.one_day(day)
    precision: Precision = "minute" if minute else "hour"
    offset = "+00:00" if zone in ("GMT", "UTC", "Z") else re.sub(r"^([+-]\d\d)(\d\d)$", r"\1:\2", zone)
    text = f"{day.isoformat()}T{hour:02d}:{minute or '00'}{offset}"
    return Date(text, text, precision)
