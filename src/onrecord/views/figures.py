"""Figures: a record and filters go in; numbers with what they measure come out, those of one quantity together.

What cannot be compared says why: another unit, another denominator, another thing that is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord.records import Evidence, Figure, Span
from onrecord.views.days import days_of, days_of_date, iso_text
from onrecord.views.evidence import Fitting, Quoted, figure_voice_name, quoted
from onrecord.views.filters import Filters, find_actor
from onrecord.views.holdings import Holdings, Readable

_AROUND = 100  # characters shown on either side at most
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One number as a reader needs it. `words` are the number's own; `of` and `denominator` the source's."""

    id: str
    words: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    of: str
    denominator: str | None
    as_of: str | None  # ISO date or interval
    by: str
    comparable: str | None
    not_compared: tuple[str, ...]  # why it is not comparable with figures like it
    evidence: Quoted  # the number in its sentence

    @property
    def day(self) -> str:
        """For order: as of when, else published; "" where neither is known."""
        return (self.as_of or self.evidence.published or "")[:10]


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one quantity beside each other, the largest groups first; then those that stand alone."""

    rows: tuple[FigureLine, ...]
    undated: int

    def groups(self) -> Iterator[tuple[FigureLine, ...]]:
        """Those that can be compared with each other; each that stands alone by itself."""
        for comparable, lines in groupby(self.rows, key=lambda line: line.comparable):
            if comparable is None:
                yield from ((line,) for line in lines)
            else:
                yield tuple(lines)


def list_figures(record: Readable, filters: Filters, *, unit: str | None = None) -> Figures:
    """The figures that fit; --by finds those that somebody gives, --about words of what is measured."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    actor = None if filters.by is None else find_actor(holdings, filters.by).id
    fitting = Fitting(holdings, filters)
    rows = []
    for one in record.talks().figures:
        if one.evidence.article not in holdings.citations or (actor is not None and one.by != actor):
            continue
        if unit is not None and unit.casefold() != (one.unit or "").casefold():
            continue
        words = _in_words(holdings, one)
        line = _line(holdings, one, words)
        if fitting.evidence((words,)) and fitting.day(
            days_of_date(one.as_of) or days_of(line.evidence.published)
        ):
            rows.append(line)
    return Figures(tuple(_in_order(rows)), fitting.undated)


def _in_words(holdings: Holdings, one: Figure) -> Evidence:
    """The number and the words for what it measures, with as much of their sentence as a line holds."""
    article = holdings.article(one.evidence.article or "")
    start, end = one.evidence.start, one.evidence.end
    for part in (one.denominator, one.of):
        if part is not None:
            low, high = min(start, part.start), max(end, part.end)
            if "\n" not in article.text[low:high]:
                start, end = low, high
    before = article.text[max(0, start - _AROUND) : start]
    after = article.text[end : end + _AROUND]
    opened = [found.end() for found in _SENTENCE_END.finditer(before)]
    if opened:
        low = start - len(before) + opened[-1]
    else:
        low = start - len(before) + (before.find(" ") + 1 if len(before) == _AROUND else 0)
    closed = _SENTENCE_END.search(after)
    if closed is not None:
        high = end + len(after[: closed.end()].rstrip())
    else:
        high = end + (after.rfind(" ") if len(after) == _AROUND and " " in after else len(after))
    return article.evidence(Span(min(low, start), max(high, end)))


def _line(holdings: Holdings, one: Figure, words: Evidence) -> FigureLine:
    return FigureLine(
        id=one.id,
        words=_flat(one.evidence),
        value=one.value,
        low=one.low,
        high=one.high,
        unit=one.unit,
        qualifier=one.qualifier,
        of=_flat(one.of),
        denominator=_flat(one.denominator) if one.denominator is not None else None,
        as_of=iso_text(one.as_of) or None,
        by=figure_voice_name(holdings, one),
        comparable=one.comparable,
        not_compared=one.reasons,
        evidence=quoted(holdings, words),
    )


def _flat(evidence: Evidence) -> str:
    return " ".join(evidence.exact.split())


def _told(line: FigureLine) -> tuple[str, ...]:
    """What tells two numbers of one sentence apart; ids hang on the folder of the pages."""
    return tuple(map(str, (line.value, line.low, line.high, line.unit, line.of, line.denominator, line.by)))


def _in_order(rows: Iterable[FigureLine]) -> list[FigureLine]:
    lines = list(rows)
    sizes: dict[str | None, int] = {}
    first: dict[str | None, tuple[str, str, int, str]] = {}
    for line in lines:
        sizes[line.comparable] = sizes.get(line.comparable, 0) + 1
        place = (line.day, line.evidence.place, line.evidence.start, line.words)
        first[line.comparable] = min(first.get(line.comparable, place), place)
    return sorted(
        lines,
        key=lambda line: (
            line.comparable is None,
            -sizes[line.comparable],
            first[line.comparable],
            line.comparable or "",
            line.day,
            line.evidence.place,
            line.evidence.start,
            line.words,
            _told(line),
            line.id,
        ),
    )
