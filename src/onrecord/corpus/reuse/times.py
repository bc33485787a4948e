"""When articles were published, as stretches of time that can be compared without guessing a time zone."""

from __future__ import annotations

import datetime as dt
import functools
import re

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?)?)?(Z|[+-]\d\d:?\d\d)?$"
)
_ZONES = dt.timedelta(hours=12)  # how far local time may lie from the shown one, where no offset is shown


@functools.lru_cache(maxsize=50_000)
def stretch(shown: str | None) -> tuple[dt.datetime, dt.datetime] | None:
    """The first and the last moment (UTC) that an ISO 8601 string of any precision may mean; None if unreadable."""
    found = _ISO.match(shown.strip()) if shown else None
    if not found:
        return None
    year, month, day, hour, minute, second = (int(one) if one else None for one in found.groups()[:6])
    try:
        first = dt.datetime(
            year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=dt.UTC
        )
        last = first + _length(year or 1, month, day, hour)
        offset = found[7]
        if offset is None:
            return first - _ZONES, last + _ZONES
        if offset != "Z":
            away = dt.timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
            away = -away if offset[0] == "-" else away
            first, last = first - away, last - away
    except (ValueError, OverflowError):
        return None
    return first, last


def _length(year: int, month: int | None, day: int | None, hour: int | None) -> dt.timedelta:
    if hour is not None:
        return dt.timedelta(0)
    if day is not None:
        return dt.timedelta(days=1)
    return dt.timedelta(days=31 if month is not None else 366)


def after(one: str | None, other: str | None) -> bool:
    """Whether the first time is later than the second for certain."""
    here, there = stretch(one), stretch(other)
    return here is not None and there is not None and here[0] > there[1]


def same_clock(shown: str | None) -> str:
    """A time that sorts among the times of one outlet, which all come from one place; "" for none."""
    found = stretch(shown)
    return "" if found is None else found[0].isoformat()
