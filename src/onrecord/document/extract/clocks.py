"""Clocks: the times of day by which live pages date their entries — in a line of their own, beside an author, or
leading a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.shape import count_words, ends_sentence
from onrecord.document.extract.shown_dates import parse_date
from onrecord.records import Span

_CLOCK: Final = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))?(?:\s*(?P<half>[ap])\.?m\.?)?"
    r"(?:\s*\(?(?P<zone>(?:gmt|utc)(?:[+-]\d{1,2})?|[a-z]{3,4})\)?)?\Z",
    re.IGNORECASE,
)
# "14.05 - The doors", "2:05 p.m. The doors": a clock time that leads its paragraph
_LEADING: Final = re.compile(
    r"(?P<clock>(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*[ap]\.?m\.?)?(?:\s(?:GMT|UTC|[A-Z]{2,3}T))?)"
    r"\s*(?:[\u2013\u2014:|-]\s*|\s)(?=[^\W\d_a-z]|[\"\u201c\u2018\u00ab'])"
)
_CLOCK_WITHIN: Final = re.compile(
    r"(?<![\d:.,])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:.,%])(?:\s*[ap]\.?m\b\.?)?(?:\s(?:GMT|UTC|[A-Z]{2,3}T)\b)?",
    re.IGNORECASE,
)
BESIDE: Final = 10  # words of a line that shows a time among them


def clock_of(text: str) -> tuple[int, int] | None:
    """Hour and minute of a line that is a bare clock time; None for other lines."""
    match = _CLOCK.match(text.strip()) if len(text) <= 24 else None
    # "7 p.m." is a time, "7" is none
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return hour, int(match["minute"] or 0)


def clock_in(text: str) -> str | None:
    """The clock time that a short line shows, alone or with an author or a word for posting beside it."""
    if clock_of(text):
        return text
    if count_words(text) > BESIDE or ends_sentence(text):
        return None
    match = _CLOCK_WITHIN.search(text)
    return match.group() if match else None


def moment_on(day: str, clock: str, zone: str | None = None) -> str | None:
    """The moment that a bare clock time means on a day, in the zone that it shows or that the page shows for all."""
    time, match = clock_of(clock), _CLOCK.match(clock.strip())
    if time is None or match is None:
        return None
    plain = f"{day[:10]} {time[0]:02d}:{time[1]:02d}"
    return parse_date(f"{plain} {match['zone'] or zone or ''}".strip()) or parse_date(plain)


def split_clocks(blocks: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """The blocks, clock times that lead a paragraph set apart from it."""
    out: list[RawBlock] = []
    for block in blocks:
        match = None if clock_of(block.text) else _LEADING.match(block.text)
        if match is None:
            out.append(block)
            continue
        size, span = match.end("clock"), block.span
        out.append(
            replace(block, text=match["clock"], span=Span(span.start, span.start + size) if span else None)
        )
        rest = Span(min(span.start + match.end(), span.end - 1), span.end) if span else None
        out.append(replace(block, text=block.text[match.end() :], span=rest))
    return tuple(out)
