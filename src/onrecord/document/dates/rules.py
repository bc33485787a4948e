"""One rule for each pattern: what date the words come to, given when the article was published.

A rule returns None where the words and the publication do not tell enough.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.document.dates import calendar
from onrecord.document.dates.calendar import UNKNOWN, Moment
from onrecord.document.dates.clock import at, timed
from onrecord.document.dates.lexicon import words
from onrecord.document.dates.tense import looks_ahead
from onrecord.records import Date

_STAGE = re.compile(r"(early|mid|late)\b", re.IGNORECASE)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule may look at: the text, the publication, and the last days that the paragraph names.

    `when` is unknown inside a quotation: there "yesterday" counts from the moment of speaking.
    """

    text: str
    when: Moment
    named: Date | None = None
    past: Date | None = None  # the last that is not to come
    years: Mapping[int, int] = field(default_factory=dict)  # by month, where the text tells but one


Rule = Callable[[re.Match[str], Scene], Date | None]


def _iso(found: re.Match[str], scene: Scene) -> Date | None:
    day = calendar.real_day(int(found["year"]), int(found["month"]), int(found["day"]))
    return None if day is None else at(day, found["clock"])


def _numeric(found: re.Match[str], scene: Scene) -> Date | None:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if len(found["year"]) == 2:
        if found["sep"] == ".":
            return None
        year += 2000
    if found["sep"] == "." or first > 12 or first == second:  # dots: the day first, wherever they are in use
        return calendar.one_day(calendar.real_day(year, second, first))
    return calendar.one_day(calendar.real_day(year, first, second)) if second > 12 else None


def _month_and_day(found: re.Match[str], scene: Scene) -> Date | None:
    groups = found.groupdict()
    month = words().month_number[found["month"].rstrip(".").lower()]
    day = int(re.sub(r"\D", "", found["day"]))
    year = int(found["year"]) if found["year"] else _year_by_weekday(found, scene, month, day)
    if year is None:
        return None
    first = calendar.real_day(year, month, day)
    last = groups["last"] or groups.get("last_word")
    if last:
        return calendar.day_range(first, calendar.real_day(year, month, int(re.sub(r"\D", "", last))))
    return None if first is None else timed(first, found)


def _year_by_weekday(found: re.Match[str], scene: Scene, month: int, day: int) -> int | None:
    """The nearest year; where the day of the week is named, the nearest one in which the date falls on it."""
    near = calendar.nearest_year(scene.when, month, day, ahead=looks_ahead(scene.text, found.start()))
    if scene.when.year is None:
        return scene.years.get(month)
    if found["weekday"] is None or near is None:
        return near
    number = words().weekday_number[found["weekday"].rstrip(".").lower()]
    fits = [
        year
        for year in (near, near - 1, near + 1)
        if (on := calendar.real_day(year, month, day)) is not None and on.weekday() == number
    ]
    return fits[0] if fits else near


def _month(found: re.Match[str], scene: Scene) -> Date | None:
    number = words().month_number
    stage = _STAGE.match(_phrase(found))
    whole = _whole_month(found, scene, number)
    return calendar.part_of_month(whole, stage[1].lower() if stage else None)


def _phrase(found: re.Match[str]) -> str:
    return next((found[one] for one in found.re.groupindex if one.startswith("phrase") and found[one]), "")


def _whole_month(found: re.Match[str], scene: Scene, number: Mapping[str, int]) -> Date | None:
    if found["month"]:
        return calendar.month_of(int(found["year"]), number[found["month"].rstrip(".").lower()])
    name = found["month_shift"] or found["month_staged"] or found["month_alone"] or found["month_not_may"]
    month, when = number[name.lower()], scene.when
    if when.year is None:
        return None
    shift = (found["shift"] or "").lower()
    if not shift:
        year = calendar.nearest_year(when, month, None, ahead=looks_ahead(scene.text, found.start()))
        return None if year is None else calendar.month_of(year, month)
    if shift == "this":
        return calendar.month_of(when.year, month)
    if when.month is None:
        return None
    if shift == "last":
        return calendar.month_of(when.year - (month >= when.month), month)
    return calendar.month_of(when.year + (month <= when.month), month)


def _weekday(found: re.Match[str], scene: Scene) -> Date | None:
    day = _day_named(found["weekday"], (found["shift"] or "").lower(), found.start(), scene)
    return None if day is None else timed(day, found)


def _day_named(name: str, shift: str, start: int, scene: Scene) -> dt.date | None:
    """The day of the publication's own name is that day; another lies behind unless its sentence looks ahead."""
    here = scene.when.day
    if here is None:
        return None
    ahead = (words().weekday_number[name.lower()] - here.weekday()) % 7
    if shift == "this":
        return calendar.days_from(here, words().weekday_number[name.lower()] - here.weekday())
    if shift == "next":
        return calendar.days_from(here, ahead or 7)
    if shift == "last":
        return calendar.days_from(here, ahead - 7)
    if ahead and not looks_ahead(scene.text, start):
        ahead -= 7
    return calendar.days_from(here, ahead)


def _overnight(found: re.Match[str], scene: Scene) -> Date | None:
    """A night runs over two days: into the day that is named, or from it on."""
    day = _day_named(found["weekday"], "", found.start(), scene)
    if day is None:
        return None
    other = calendar.days_from(day, -1 if found["into"] in ("into", "to") else 1)
    if other is None:
        return None
    first, last = sorted((day, other))
    return Date(first.isoformat(), last.isoformat(), "part_of_day")


def _today(found: re.Match[str], scene: Scene) -> Date | None:
    word = " ".join(found["word"].lower().split())
    if scene.when.day is None:
        return None
    away = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}
    away |= {"the day after tomorrow": 2}
    part = found["part"] is not None or word in ("tonight", "last night") or word.startswith("this ")
    return calendar.one_day(calendar.days_from(scene.when.day, away.get(word, 0)), part=part)


def _shift(found: re.Match[str], scene: Scene) -> Date | None:
    """So many days, weeks, months or years away: "ago" from the publication, the others from a date named before.

    "A day earlier" in a sentence that names no date counts from the publication; "a day later" does not.
    """
    if found["count"]:
        count = int(found["count"]) if found["count"].isdigit() else words().number[found["count"].lower()]
        unit, way = found["unit"], found["way"]
        count = count if way == "later" else -count
    else:
        unit, way = found["unit_before"] or found["unit_side"], "earlier"
        count = -1
        if found["side"] in ("next", "following"):
            way, count = "later", 1
    start = scene.when.day
    named = scene.past or scene.named if way == "earlier" else scene.named
    if way != "ago" and named is not None and named.start[:10] == named.end[:10]:
        start = dt.date.fromisoformat(named.start[:10])
    elif way == "later" or (way == "earlier" and unit != "day"):
        return None
    return None if start is None else _away(start, unit, count)


def _away(start: dt.date, unit: str, count: int) -> Date | None:
    if unit == "day":
        return calendar.one_day(calendar.days_from(start, count))
    if unit == "week":
        return calendar.week_of(calendar.days_from(start, 7 * count))
    if unit == "month":
        return calendar.month_of(start.year, start.month + count)
    return calendar.year_of(start.year + count)


def _unit(found: re.Match[str], scene: Scene) -> Date | None:
    """This, last or next week, weekend, month or year; "earlier" ends it, "later" begins it at the publication."""
    date = _whole_unit(found["unit"], {"this": 0, "last": -1, "next": 1}[found["shift"].lower()], scene.when)
    if date is None or scene.when.day is None or not found["side"]:
        return date
    here = scene.when.day.isoformat()
    if not date.start <= here <= date.end:
        return date
    return replace(date, end=here) if found["side"].lower() == "earlier" else replace(date, start=here)


def _whole_unit(unit: str, count: int, when: Moment) -> Date | None:
    if unit == "year":
        return None if when.year is None else calendar.year_of(when.year + count)
    if unit == "month":
        return (
            None
            if when.year is None or when.month is None
            else calendar.month_of(when.year, when.month + count)
        )
    if when.day is None:
        return None
    week = calendar.week_of(calendar.days_from(when.day, 7 * count))
    if week is None or unit == "week":
        return week
    sunday = dt.date.fromisoformat(week.end)
    return calendar.day_range(calendar.days_from(sunday, -1), sunday)


def _weekend(found: re.Match[str], scene: Scene) -> Date | None:
    """The one on which the publication falls, else the last one, or the next where its sentence looks ahead."""
    here = scene.when.day
    if here is None:
        return None
    ahead = here.weekday() >= SATURDAY or looks_ahead(scene.text, found.start("phrase"))
    saturday = calendar.days_from(here, SATURDAY - here.weekday() - (0 if ahead else 7))
    return calendar.day_range(saturday, calendar.days_from(saturday, 1)) if saturday is not None else None


def _season(found: re.Match[str], scene: Scene) -> Date | None:
    """Three months; that of the year of publication, the last one over or the next one to come."""
    when, month = scene.when, words().season_month[found["season"]]
    if when.year is None or when.month is None:
        return None
    shift, year = found["shift"].lower(), when.year
    if shift == "last" and month + 2 >= when.month:
        year -= 1
    if shift == "next" and month <= when.month:
        year += 1
    return _months(year, month)


def _edge(found: re.Match[str], scene: Scene) -> Date | None:
    """The last day, or the first, of a year, a month or a decade."""
    whole = _edged(found, scene)
    if whole is None:
        return None
    day = whole.end if found["edge"].lower() in ("end", "close") else whole.start
    return calendar.one_day(dt.date.fromisoformat(day))


def _edged(found: re.Match[str], scene: Scene) -> Date | None:
    if named := found["year"] or found["year_after"]:
        return calendar.year_of(int(named))
    if found["month"]:
        month = words().month_number[found["month"].lower()]
        ahead = looks_ahead(scene.text, found.start())
        year = (
            int(found["month_year"])
            if found["month_year"]
            else calendar.nearest_year(scene.when, month, None, ahead=ahead)
        )
        return None if year is None else calendar.month_of(year, month)
    count = {"next": 1, "last": -1}.get(found["shift"].lower(), 0)
    if found["unit"] in ("year", "month"):
        return _whole_unit(found["unit"], count, scene.when)
    if scene.when.year is None:
        return None
    span = 10 if found["unit"] == "decade" else 100
    first = (scene.when.year // span + count) * span
    begin, last = calendar.year_of(first), calendar.year_of(first + span - 1)
    return None if begin is None or last is None else Date(begin.start, last.end, "year")


_QUARTERS = {"first": 1, "second": 4, "third": 7, "fourth": 10, "last": 10}


def _quarter(found: re.Match[str], scene: Scene) -> Date | None:
    """Three months of the year that is named, else of the one in which they had begun, or, where the sentence looks
    ahead, are to come. "The last quarter" of no year may be the one before."""
    first, when = _QUARTERS[found["nth"]], scene.when
    if found["year"]:
        return _months(int(found["year"]), first)
    if when.year is None or when.month is None or found["nth"] == "last":
        return None
    ahead = looks_ahead(scene.text, found.start("phrase"))
    shift = (1 if first + 2 < when.month else 0) if ahead else (-1 if first > when.month else 0)
    return _months(when.year + shift, first)


def _season_of_year(found: re.Match[str], scene: Scene) -> Date | None:
    return _months(int(found["year"]), words().season_month[found["season"]])


def _months(year: int, month: int) -> Date | None:
    first, last = calendar.month_of(year, month), calendar.month_of(year, month + 2)
    return None if first is None or last is None else Date(first.start, last.end, "month")


def _in_days(found: re.Match[str], scene: Scene) -> Date | None:
    """So many days or weeks on, where the sentence looks ahead: "the inspectors will be there in ten days"."""
    if scene.when.day is None or not looks_ahead(scene.text, found.start("phrase")):
        return None
    count = int(found["count"]) if found["count"].isdigit() else words().number[found["count"].lower()]
    return calendar.one_day(calendar.days_from(scene.when.day, count * (7 if found["unit"] == "week" else 1)))


def _year(found: re.Match[str], scene: Scene) -> Date | None:
    return calendar.year_of(int(found["year"] or found["year_part"]))


def _clock_line(found: re.Match[str], scene: Scene) -> Date | None:
    """A time that heads a line, as in a running report: of the day of publication, which is its last entry's; a later
    time is of the evening before."""
    here = scene.when
    if here.day is None:
        return None
    before = here.hour is not None and int(re.split("[:.]", found["clock"])[0]) > here.hour
    day = calendar.days_from(here.day, -1) if before else here.day
    return None if day is None else at(day, found["clock"].replace(".", ":"))


def _part_alone(found: re.Match[str], scene: Scene) -> Date | None:
    """ "At dawn": of the day that the paragraph names last; else of the publication's, where it came later that day."""
    if scene.named is not None:
        return Date(scene.named.start[:10], scene.named.end[:10], "part_of_day")
    here = scene.when
    if (
        here.hour is None
        or here.hour <= words().hour[found["part"]]
        or looks_ahead(scene.text, found.start())
    ):
        return None
    return calendar.one_day(here.day, part=True)


def _same_day(found: re.Match[str], scene: Scene) -> Date | None:
    """ "The same evening": of the day that was named last; "in the evening" of one that the paragraph names."""
    told = scene.named if found["part"] else scene.named or scene.past
    if told is None:
        return None
    part = found["part"] or found["unit"] != "day"
    return Date(told.start[:10], told.end[:10], "part_of_day" if part else "day")


RULES: Mapping[str, Rule] = {
    "iso": _iso,
    "numeric": _numeric,
    "month_day": _month_and_day,
    "day_month": _month_and_day,
    "month": _month,
    "weekday": _weekday,
    "overnight": _overnight,
    "today": _today,
    "shift": _shift,
    "unit": _unit,
    "year": _year,
    "clock_line": _clock_line,
    "part_alone": _part_alone,
    "same_day": _same_day,
    "season": _season,
    "season_year": _season_of_year,
    "edge": _edge,
    "quarter": _quarter,
    "in_days": _in_days,
    "weekend": _weekend,
}
# words that count from the moment of speaking, when they stand inside a quotation
RELATIVE = frozenset(
    {
        "weekday",
        "overnight",
        "today",
        "shift",
        "unit",
        "season",
        "weekend",
        "part_alone",
        "same_day",
        "clock_line",
        "edge",
        "quarter",
        "in_days",
    }
)


def read(name: str, found: re.Match[str], scene: Scene, *, quoted: bool) -> Date | None:
    """What the phrase comes to."""
    seen = replace(scene, when=UNKNOWN) if quoted and name in RELATIVE else scene
    return RULES[name](found, seen)
