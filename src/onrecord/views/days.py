"""Days: ISO 8601 dates of any precision go in; first and last day, or a date as a reader writes it, come out."""

from __future__ import annotations

import calendar
import re

from onrecord.records import Date

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)


def days_of(iso: str | None) -> tuple[str, str] | None:
    """First and last day of an ISO date, month, year or instant; None where it is none of them."""
    match = _ISO.fullmatch(iso or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last:02}"
    if not 1 <= day <= last:
        return None
    return (f"{year:04}-{month:02}-{day:02}",) * 2


def days_of_date(date: Date | None) -> tuple[str, str] | None:
    """First and last day of a record's date."""
    if date is None:
        return None
    start, end = days_of(date.start), days_of(date.end)
    return (start[0], end[1]) if start and end else None


def iso_text(date: Date | None) -> str:
    """One ISO date, or two with a slash between them (an ISO 8601 interval); "" where unknown."""
    if date is None:
        return ""
    if date.precision in ("month", "year"):
        return date.start[: 7 if date.precision == "month" else 4]
    return date.start if date.start == date.end else f"{date.start}/{date.end}"


def written(iso: str | None) -> str:
    """`13 March 2025`, `March 2025` or `2025`, with the time if there is one; what is no date stays as it is."""
    if not iso:
        return ""
    days = days_of(iso)
    if days is None:
        return iso
    year, month, day = iso[:4], iso[5:7], iso[8:10]
    if not month:
        return year
    named = f"{MONTHS[int(month) - 1]} {year}"
    if not day:
        return named
    clock = f", {iso[11:16]}" if re.match(r"\d\d:\d\d", iso[11:16]) else ""
    return f"{int(day)} {named}{clock}"


def written_date(date: Date | None) -> str:
    """A record's date as a reader would write it; "" where unknown."""
    if date is None:
        return ""
    if date.precision in ("month", "year"):
        return written(iso_text(date))
    if days_of(date.start) == days_of(date.end):
        return written(date.start if date.precision == "minute" else date.start[:10])
    return written_span(date.start[:10], date.end[:10])


def written_span(first: str, last: str) -> str:
    """`3–7 May 2031`, `30 April – 2 May 2031`, or one day."""
    if first == last:
        return written(first)
    if first[:7] == last[:7]:
        return f"{int(first[8:10])}–{written(last)}"
    if first[:4] == last[:4]:
        return f"{written(first).rsplit(' ', 1)[0]} – {written(last)}"
    return f"{written(first)} – {written(last)}"


def weekday(day: str) -> str:
    """The name of the weekday of an ISO day."""
    return WEEKDAYS[calendar.weekday(int(day[:4]), int(day[5:7]), int(day[8:10]))]
