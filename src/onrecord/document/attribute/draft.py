"""An attribution while its parts are put together: spans, the rule that found it, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records import DateMention, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """`cue_token` and `source_token` are heads in the parse, None where there is no word to point at."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    rule: str
    weight: float
    cue_token: int | None = None
    source_token: int | None = None
    when: DateMention | None = None  # a time of saying that was cut off the content's beginning
    cites_for: int | None = None  # the cue token of the attribution that this one is a link of
    source_from: int | None = None  # place in the list of drafts whose source this one goes on with


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans without overlaps; those that touch become one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def cut_out(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of a span when the holes are taken out of it."""
    left, start = [], span.start
    for hole in merge_spans(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            left.append(Span(start, hole.start))
        start = hole.end
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(left)
