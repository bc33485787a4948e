"""Plain text: the decoded page -> drafts of its articles, and every block with its verdict.

Blocks are read (blocks.py), judged by their words and neighbours (furniture.py, context.py), gathered into
reports (sections.py); what the dropped lines show about a report is kept as findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.document.extract.blocks import RawBlock, read_blocks
from onrecord.document.extract.draft import Draft, Piece
from onrecord.document.extract.findings import findings_of
from onrecord.document.extract.furniture import Verdict
from onrecord.document.extract.judged import PARAGRAPH, Judged
from onrecord.document.extract.repeats import find_repeated_reports
from onrecord.document.extract.sections import Section, drop_repeats, split_page
from onrecord.records import BlockKind, PageBlock, Span

# "date 2025-05-14 Ministers meet": a scraper's field name and value before the headline
_MARKER: Final = re.compile(
    r"\A(?:date|published|pubdate|publish_date|datetime|time|datum|fecha|data|\u0434\u0430\u0442\u0430)\s*[:=]?\s*"
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?=\s+\S)",
    re.IGNORECASE,
)
_KINDS: Final[dict[str, BlockKind]] = {"headline": "headline", "subheading": "subheading"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader of pages makes of one: the drafts of its articles, and all its blocks."""

    drafts: tuple[Draft, ...]
    blocks: tuple[PageBlock, ...]


def read_plain(text: str, *, start: int = 0, end: int | None = None) -> Reading:
    """The articles of plain text between `start` and `end`."""
    return read_raw(tuple(_without_markers(read_blocks(text, start=start, end=end), text)), text)


def read_raw(blocks: Sequence[RawBlock], page: str) -> Reading:
    """The articles that raw blocks hold; `page` is the decoded page, into which their spans point."""
    sections = split_page(blocks)
    reports: list[list[Judged]] = []
    for section in sections:
        if section.report is not None:
            if section.report == len(reports):
                reports.append([])
            reports[section.report].extend(section.judged)
    judged = [drop_repeats(report) for report in reports]
    repeated = find_repeated_reports(
        [[one.text for one in report if one.labelled(PARAGRAPH.label)] for report in judged]
    )
    drafts: list[Draft] = []
    labels: list[tuple[tuple[Judged, ...], int | None]] = []
    for number, report in enumerate(judged):
        if number in repeated:
            labels.append((tuple(_repeated(one) for one in report), None))
        else:
            labels.append((report, len(drafts)))
            drafts.append(_draft(report, page))
    return Reading(tuple(drafts), tuple(_in_page_order(sections, labels)))


def _repeated(one: Judged) -> Judged:
    return one.dropped("repeated", "the report stands on the page before") if one.kept else one


def _in_page_order(
    sections: Sequence[Section], labels: Sequence[tuple[tuple[Judged, ...], int | None]]
) -> Iterator[PageBlock]:
    waiting = [iter(judged) for judged, _ in labels]
    for section in sections:
        if section.report is None:
            for one in section.judged:
                yield page_block(one, None)
        else:
            for _ in section.judged:
                yield page_block(next(waiting[section.report]), labels[section.report][1])


def page_block(one: Judged, article: int | None) -> PageBlock:
    verdict = one.verdict or Verdict("paragraph", "running text", keep=True)
    return PageBlock(
        text=one.text,
        label=verdict.label,
        reason=verdict.reason,
        article=article if verdict.keep else None,
        span=one.block.span,
    )


def _without_markers(blocks: Sequence[RawBlock], text: str) -> Iterator[RawBlock]:
    """The blocks, a scraper's date before the first one's words split off."""
    for position, block in enumerate(blocks):
        match = _MARKER.match(block.text) if position == 0 and block.span else None
        if match is None or block.span is None:
            yield block
            continue
        raw = _MARKER.match(block.span.of(text))
        cut = block.span.start + raw.end() if raw else None
        yield replace(block, text=match.group(), span=Span(block.span.start, cut) if cut else None, group=-1)
        rest = block.text[match.end() :].strip()
        begin = (
            cut + len(text[cut : block.span.end]) - len(text[cut : block.span.end].lstrip()) if cut else None
        )
        yield replace(block, text=rest, span=Span(begin, block.span.end) if begin else None)


def piece_of(one: Judged) -> Piece:
    """The piece that a kept block makes."""
    label = one.verdict.label if one.verdict else "paragraph"
    return Piece(one.text, _KINDS.get(label, "paragraph"), one.block.span)


def _draft(judged: Sequence[Judged], page: str) -> Draft:
    pieces = [piece_of(one) for one in judged if one.kept]
    return Draft(tuple(pieces), tuple(findings_of(judged, page)))
