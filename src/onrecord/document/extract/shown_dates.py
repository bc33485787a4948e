"""Dates as pages show them beside a report -> ISO 8601, as precise as shown, in the time zone that was shown.

Only full dates count (year, month, day); an order of day and month that the words leave open is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from onrecord.document.extract.lexicon import any_of, fold, fold_text, read_lexicon
from onrecord.records import Span

LONGEST_LINE: Final = 240
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date in a line: where, ISO 8601, and what its label says it is (None without a label)."""

    span: Span
    iso: str
    role: Literal["published", "updated"] | None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    months: Mapping[str, int]
    zones: Mapping[str, str]
    known_words: frozenset[str]
    label: re.Pattern[str]
    days: frozenset[str]
    update_time: re.Pattern[str]
    updated: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]


@cache
def _lexicon() -> _Lexicon:
    read = read_lexicon("page_dates.toml")
    months = {fold_text(name): int(number) for number, names in read["months"].items() for name in names}
    zones = {fold_text(name): offset for name, offset in read["zones"].items()}
    labels = read["labels"]
    month = rf"(?P<month>{any_of(months)})\.?"
    zone = rf"(?P<zone>z\b|[+-]\d\d:?\d\d|(?:utc|gmt)[+-]\d{{1,2}}(?::?\d\d)?|{any_of(zones)}\b)"
    time = (
        r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?![\d.])(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
        rf"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?:uhr|h|uur)\b)?(?:\s*[(,]?\s*{zone}\)?)?"
    )
    at = r"at|um|à|a\s+las|alle(?:\s+ore)?|ore|às|as|om|kl\.?|o|godz\.?|w|в|о|saat"
    between = rf"(?:\s*[,|\u2013\u2014\u2022\u00b7/@-]?\s*(?:{at})?\s*)"
    day, year = r"(?P<day>0?[1-9]|[12]\d|3[01])", r"(?P<year>(?:19|20)\d\d)"
    iso = rf"{year}(?P<dash>[-/.])(?P<monthnumber>0?[1-9]|1[0-2])(?P=dash){day}"
    dates = (
        rf"(?<![\d\w/.-]){iso}(?![\d-])(?:(?:t|{between}){time})?",
        rf"(?<![\d\w/.-]){day}(?:st|nd|rd|th|er|\.|º|ª|-go|-e|-го)?\s*(?:of|de|di|do|-)?\s*{month}"
        rf"[,-]?\s*(?:de[l]?\s+)?{year}(?!\d)(?:\s*(?:г|р)\b\.?(?:\s*,)?)?(?:\s*г?ода?)?(?:{between}{time})?",
        rf"(?<![\d\w]){month}\s+{day}(?:st|nd|rd|th)?,?\s+{year}(?!\d)(?:{between}{time})?",
        rf"(?<![\d\w/.-]){day}(?P<dash>[./-])(?P<monthnumber>0?[1-9]|1[0-2])(?P=dash){year}(?!\d)(?:{between}{time})?",
        rf"(?<![\d\w:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?:uhr|h|uur)\b)?"
        rf"(?:\s*[(,]?\s*{zone}\)?)?\s*[,|\u2013\u2014\u00b7\u2022-]?\s*(?:on\s+)?"
        rf"(?:{day}(?:st|nd|rd|th|\.)?\s+{month}|(?P<month2>{any_of(months)})\.?\s+(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?),?\s+{year}(?!\d)",
    )
    around = {fold(word) for word in (*read["words"]["days"], *read["words"]["around"])}
    return _Lexicon(
        months=months,
        zones=zones,
        known_words=frozenset(around | {fold(zone_name) for zone_name in zones}),
        label=re.compile(
            rf"(?P<label>{any_of((*labels['published'], *labels['updated']))})\s*[:|\u2013\u2014-]?"
            rf"\s*(?:(?:on|the|{any_of(read['words']['days'])})\b[.,]?\s*)*\Z"
        ),
        days=frozenset(fold(day) for day in read["words"]["days"]),
        update_time=re.compile(
            rf"(?<!\w){any_of(labels['updated'])}\s*:?\s*(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d.:])"
        ),
        updated=frozenset(fold(one) for one in labels["updated"]),
        patterns=tuple(re.compile(one) for one in dates),
    )


def find_shown_dates(text: str) -> tuple[ShownDate, ...]:
    """The full dates of a short line, in order; nothing for a long one."""
    if len(text) > LONGEST_LINE or not re.search(r"(?:19|20)\d\d", text):
        return ()
    lexicon = _lexicon()
    folded = fold_text(text)
    found: list[ShownDate] = []
    taken: list[Span] = []
    # a time before a date takes the date with it, so it is looked for first
    for pattern in (lexicon.patterns[-1], *lexicon.patterns[:-1]):
        for match in pattern.finditer(folded):
            span = _trim(folded, match)
            iso = _iso(match, lexicon)
            if iso and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found.append(ShownDate(span, iso, _role(folded[: span.start], lexicon)))
    found.sort(key=lambda one: one.span)
    return (*found, *_update_time(folded, found, lexicon))


def _update_time(folded: str, found: list[ShownDate], lexicon: _Lexicon) -> Iterator[ShownDate]:
    """ "..., updated 21:03" after a full date is a time of that day."""
    match = lexicon.update_time.search(folded, found[-1].span.end) if found else None
    if match:
        iso = f"{found[-1].iso[:10]}T{int(match['hour']):02d}:{match['minute']}"
        yield ShownDate(Span(match.start("hour"), match.end()), iso, "updated")


def parse_date(text: str) -> str | None:
    """The one date that a metadata value is; None where it is none, or more than a date."""
    dates = find_shown_dates(text.strip())
    return dates[0].iso if dates and len(dates[0].span) >= len(text.strip()) - 12 else None


def is_day(word: str) -> bool:
    """Whether a word names a day of the week, in full or cut short."""
    return fold(word) in _lexicon().days


def is_date_line(text: str) -> bool:
    """Whether a line holds dates, their labels, days, times and places of punctuation, and nothing else."""
    dates = find_shown_dates(text)
    return bool(dates) and not _left_over(text, dates)


def _left_over(text: str, dates: tuple[ShownDate, ...]) -> list[str]:
    return list(words_beside(text, dates))


def words_beside(text: str, dates: tuple[ShownDate, ...]) -> Iterator[str]:
    """The words of a line that are neither date nor what belongs to one."""
    lexicon = _lexicon()
    folded = fold_text(text)
    start = 0
    for one in (*dates, None):
        piece = folded[start : one.span.start if one else len(folded)]
        if one:
            piece = lexicon.label.sub("", piece.rstrip(" ,"))
            start = one.span.end
        for match in _WORD.finditer(piece):
            if match.group() not in lexicon.known_words:
                yield match.group()


def _trim(folded: str, match: re.Match[str]) -> Span:
    raw = match.group()
    return Span(match.start(), match.start() + len(raw.rstrip(" ,(")))


def _role(before: str, lexicon: _Lexicon) -> Literal["published", "updated"] | None:
    label = lexicon.label.search(before.rstrip(" ,") + " ", max(0, len(before) - 60))
    if label is None or (label.start() and before[label.start() - 1].isalnum()):
        return None
    return "updated" if fold(label["label"]) in lexicon.updated else "published"


def _iso(match: re.Match[str], lexicon: _Lexicon) -> str | None:
    groups = match.groupdict()
    day_shown = groups.get("day") or groups.get("day2") or ""
    month_name = groups.get("month") or groups.get("month2")
    month = lexicon.months[re.sub(r"\s+", " ", month_name)] if month_name else int(groups["monthnumber"] or 0)
    dash, day = groups.get("dash"), int(day_shown)
    # 03/04/2025 is a day in March or in April; a full stop between them means day first everywhere
    if dash in ("/", "-") and not match.group().startswith(groups["year"]) and day <= 12 and day != month:
        return None
    try:
        shown = date(int(groups["year"]), month, day).isoformat()
    except ValueError:
        return None
    return shown + _time(groups, lexicon)


def _time(groups: Mapping[str, str | None], lexicon: _Lexicon) -> str:
    if not groups.get("minute"):
        return ""
    hour = int(groups["hour"] or 0)
    if groups.get("half"):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if groups["half"] == "p" else 0)
    second = f":{groups['second']}" if groups.get("second") else ""
    return f"T{hour:02d}:{groups['minute']}{second}{_offset(groups.get('zone'), lexicon)}"


def _offset(zone: str | None, lexicon: _Lexicon) -> str:
    if not zone:
        return ""
    if zone in lexicon.zones:
        return lexicon.zones[zone]
    digits = re.sub(r"\A(?:utc|gmt)", "", zone)
    sign, rest = digits[0], digits[1:].replace(":", "")
    hours, minutes = (rest[:-2], rest[-2:]) if len(rest) > 2 else (rest, "00")
    return f"{sign}{int(hours):02d}:{minutes}"
