"""Headline of an HTML page: which of its headings and metadata is the title, and what the page's own title says
beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.draft import Finding
from onrecord.document.extract.lexicon import fold
from onrecord.document.extract.markup import Line
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.shape import count_words, is_headline, is_sentence

_BETWEEN: Final = re.compile(r"\s*[|\u2013\u2014\u00b7\u2022:\u00bb\u00ab-]\s*")


def find_title(
    metadata: Sequence[Finding], lines: Sequence[Line], raw: Sequence[RawBlock], whole: str | None
) -> str | None:
    """The headline: the page's first-level heading where metadata or nothing else names it, else what metadata say,
    else a line above the report that the page's `title` element, `whole`, holds."""
    headings = [line.text for line in lines if line.heading == 1 and count_words(line.text) >= 2]
    named = [finding.value for finding in metadata if finding.field == "title"]
    for heading in headings:
        if any(alike(heading, name) for name in named):
            return heading
    if named:
        return _without_outlet(named[0], metadata)
    if headings:
        outlets = {fold(finding.value) for finding in metadata if finding.field == "outlet"}
        # a site's own name is often its first heading
        return next((heading for heading in headings if fold(heading) not in outlets), headings[0])
    first = next((block for block in raw if block.heading), None)
    if first is not None and raw[0] is first and is_headline(first.text):
        return first.text
    return _heading_above(lines, raw) or _line_in(whole, lines, raw)


def _line_in(whole: str | None, lines: Sequence[Line], raw: Sequence[RawBlock]) -> str | None:
    """The longest line above the report's first paragraph that stands in the page's title."""
    first = next((block.text for block in raw if is_sentence(block.text)), None)
    above = itertools.takewhile(lambda line: first is None or line.text[:60] != first[:60], lines)
    held = [
        line.text
        for line in above
        if whole and count_words(line.text) >= 4 and fold(line.text) in fold(whole)
    ]
    return max(held, key=len, default=None)


def alike(one: str, other: str) -> bool:
    """Whether one of two titles holds the other."""
    short, long = sorted((fold(normalise(one)), fold(normalise(other))), key=len)
    return len(short) >= 8 and short in long


def _without_outlet(title: str, metadata: Sequence[Finding]) -> str:
    for outlet in (finding.value for finding in metadata if finding.field == "outlet"):
        match = re.search(rf"\s+[|\u2013\u2014-]\s+{re.escape(outlet)}\s*\Z", title)
        if match:
            return title[: match.start()].strip()
    return title


def _heading_above(lines: Sequence[Line], raw: Sequence[RawBlock]) -> str | None:
    """The last heading above the report's first paragraph."""
    first = next((block.text for block in raw if is_sentence(block.text)), None)
    heading = None
    for line in lines:
        if first is not None and line.text[:60] == first[:60]:
            return heading
        if line.heading and is_headline(line.text):
            heading = line.text
    return None


def beside(whole: str, title: str) -> str | None:
    """What stands beside the headline in the page's title, the outermost part of it."""
    at = fold(whole).find(fold(title))
    if at < 0 or len(fold(title)) < 8:
        return None
    before, _, after = whole.partition(title) if title in whole else ("", "", whole[at + len(title) :])
    parts = [part.strip() for part in _BETWEEN.split(after) if part.strip()]
    if parts:
        name = parts[-1]
    else:
        parts = [part.strip() for part in _BETWEEN.split(before) if part.strip()]
        name = parts[0] if parts else ""
    return name if name and 1 <= count_words(name) <= 6 else None
