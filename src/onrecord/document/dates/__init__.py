"""The stage `dates`: an article's text and its publication in, the phrases that name a time out. Linear.

A phrase counts from the article's own publication date ("Thursday", "last August", "March 13"); where that is
unknown, or the phrase stands inside a quotation and counts from the moment of speaking, it is kept with the
date None. Rules: a weekday of the publication's own name is that day, another one the nearest behind, or ahead
where its sentence looks ahead; a date without a year is in the year that puts it nearest to the publication
(see `calendar.nearest_year`); a week runs from Monday to Sunday; part of a day is its day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.document.dates.calendar import moment
from onrecord.document.dates.lexicon import words
from onrecord.document.dates.patterns import patterns
from onrecord.document.dates.rules import Scene, read
from onrecord.document.quotes import Quotation, find_quotations
from onrecord.records import DateMention, Span

VERSION = "dates/7"
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’.-]* $")
_TITLED = 0.6  # of the words of a line, from which on it is a headline that writes all of them with capitals


def find_dates(text: str, *, published: str | None) -> tuple[DateMention, ...]:
    """Every phrase of time with its exact span, in order, none over another.

    `published` is ISO 8601 of any precision, or None.
    """
    when = moment(published)
    quotations = find_quotations(text)
    out: list[DateMention] = []
    here = when.day.isoformat() if when.day is not None else ""
    named = past = None
    at = 0
    candidates = list(_longest(_candidates(text)))
    years = _years(candidates) if when.year is None else {}
    for name, span, found, quoted in _quoted(iter(candidates), quotations):
        if "\n" in text[at : span.start]:
            named = None
        date = read(name, found, Scene(text, when, named, past, years), quoted=quoted)
        if date is not None and date.precision in ("minute", "hour", "part_of_day", "day"):
            named = date
            if date.start[:10] <= here and name not in ("today", "clock_line"):
                past = date
        out.append(DateMention(span, date))
        at = span.end
    return tuple(out)


_Candidate = tuple[str, Span, re.Match[str]]


def _years(candidates: Sequence[_Candidate]) -> dict[int, int]:
    """The one year with which a text names a month ("the first week of October 2027"): its days have that year."""
    named: defaultdict[int, set[int]] = defaultdict(set)
    for name, _, found in candidates:
        if name in ("month", "month_day", "day_month") and found["month"] and found["year"]:
            month = words().month_number[found["month"].rstrip(".").lower()]
            named[month].add(int(found["year"]))
    return {month: min(years) for month, years in named.items() if len(years) == 1}


def _candidates(text: str) -> list[_Candidate]:
    out: list[_Candidate] = []
    for name, pattern in patterns().items():
        groups = [group for group in pattern.groupindex if group.startswith("phrase")]
        for found in pattern.finditer(text):
            group = next((one for one in groups if found[one] is not None), None)
            start, end = found.span(group) if group else found.span()
            if name == "today" and _in_name(text, start):
                continue
            out.append((name, Span(start, end), found))
    return out


def _in_name(text: str, start: int) -> bool:
    """ "The news site Orsk Today": a capital behind a name, on a line that does not write every word with one."""
    if not text[start].isupper() or not _NAME_BEFORE.search(text[max(0, start - 40) : start]):
        return False
    first, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = [one for one in text[first : end if end >= 0 else len(text)].split() if one[0].isalpha()]
    return sum(one[0].isupper() for one in line) < _TITLED * len(line)


def _longest(candidates: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Of phrases over one another the leftmost, of those the longest."""
    end = 0
    for candidate in sorted(candidates, key=lambda one: (one[1].start, -one[1].end, one[0])):
        if candidate[1].start >= end:
            yield candidate
            end = candidate[1].end


def _quoted(
    candidates: Iterator[_Candidate], quotations: Sequence[Quotation]
) -> Iterator[tuple[str, Span, re.Match[str], bool]]:
    at = 0
    for name, span, found in candidates:
        while at < len(quotations) and quotations[at].span.end <= span.start:
            at += 1
        yield name, span, found, at < len(quotations) and quotations[at].span.start <= span.start
