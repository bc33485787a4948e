"""The numbers with which an event is told: a report's figures in, whether two tellings can be of one event out.

"37 killed" and "18,400 killed" are two tolls, whatever else their words share; "37" and "39" may be one that was
counted twice. Numbers of different units say nothing of each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.corpus.words import stem
from onrecord.records import FigureMention, Span

_ALIKE = 1.25  # between two counts of one thing: early and later tolls, a crowd rounded up


@dataclass(frozen=True, slots=True)
class Count:
    """So many of what, and what happened to them."""

    unit: str
    verb: str
    value: float


def counts_in(figures: Iterable[FigureMention], span: Span) -> tuple[Count, ...]:
    """Those told in these words, but for shares."""
    return tuple(
        Count(one.unit, stem(one.verb or ""), one.value)
        for one in figures
        if one.value and one.unit not in (None, "percent") and span.contains(one.span)
    )


def exclude(ours: Iterable[Count], theirs: Iterable[Count]) -> bool:
    """Whether both count the same and no number of one is near a number of the other."""
    pairs = [
        (one, other) for one in ours for other in theirs if (one.unit, one.verb) == (other.unit, other.verb)
    ]
    return bool(pairs) and not any(_alike(one.value, other.value) for one, other in pairs)


def _alike(one: float, other: float) -> bool:
    low, high = sorted((one, other))
    return high <= low * _ALIKE
