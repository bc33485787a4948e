"""The numbers with which an event is told: a report's figures in, whether two tellings can be of one event out.

"37 killed" and "18,400 killed" are two tolls, whatever else their words share; "37" and "39" may be one that was
counted twice. Numbers of different units say nothing of each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from onrecord.corpus.words import stem
from onrecord.records import FigureMention, Span

_MOST = 8  # of one report
_ALIKE = 1.25  # between two counts of one thing: early and later tolls, a crowd rounded up


@dataclass(frozen=True, slots=True)
class Count:
    """So many of what, and what happened to them."""

    unit: str
    verb: str
    value: float


def counts_in(figures: Sequence[FigureMention], span: Span) -> tuple[Count, ...]:
    """The first ones told in these words, but for shares. `figures` in the order of the text."""
    first = bisect_left(figures, span.start, key=lambda one: one.span.start)
    told = takewhile(lambda one: one.span.start < span.end, islice(figures, first, None))
    counts = (
        Count(one.unit, stem(one.verb or ""), one.value)
        for one in told
        if one.value and one.unit not in (None, "percent") and span.contains(one.span)
    )
    return tuple(islice(counts, _MOST))


def exclude(ours: Iterable[Count], theirs: Iterable[Count]) -> bool:
    """Whether both count the same and no number of one is near a number of the other."""
    pairs = [
        (one, other) for one in ours for other in theirs if (one.unit, one.verb) == (other.unit, other.verb)
    ]
    return bool(pairs) and not any(_alike(one.value, other.value) for one, other in pairs)


def _alike(one: float, other: float) -> bool:
    low, high = sorted((one, other))
    return high <= low * _ALIKE
