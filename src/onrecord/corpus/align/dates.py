"""Whether two renderings can be of one occasion, by the dates that they and their articles show."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from onrecord.corpus.reuse.times import stretch
from onrecord.records import Date, Precision

_FINENESS: dict[Precision, int] = {
    "minute": 0,
    "hour": 1,
    "part_of_day": 2,
    "day": 3,
    "week": 4,
    "month": 5,
    "year": 6,
}


def overlap(one: Date, other: Date) -> bool:
    """By days: a time of day is rarely shown for both, and one outlet's evening is another's night."""
    return one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]


def fine(date: Date | None) -> bool:
    """Known to a day or better."""
    return date is not None and _FINENESS[date.precision] <= _FINENESS["day"]


def printed_before(published: str | None, said: Date | None) -> bool:
    """An article that came out more than a day before the words were said cannot carry them."""
    if said is None or published is None:
        return False
    out, spoken = stretch(published), stretch(said.start)
    return out is not None and spoken is not None and out[1] + dt.timedelta(days=1) < spoken[0]


def days_apart(one: str | None, other: str | None) -> float | None:
    """Days between two publications; None where one is unknown."""
    here, there = stretch(one), stretch(other)
    if here is None or there is None:
        return None
    return abs((here[0] - there[0]).total_seconds()) / 86_400


def most_precise(dates: Iterable[Date]) -> Date | None:
    """Of the most precise dates the most frequent, of those the earliest."""
    counts = Counter(dates)
    if not counts:
        return None
    return min(counts, key=lambda date: (_FINENESS[date.precision], -counts[date], date.start, date.end))
