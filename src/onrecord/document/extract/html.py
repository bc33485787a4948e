"""HTML: the decoded page -> the draft of its article, and its blocks with verdicts.

trafilatura finds the body (favouring precision, without comments); our block model takes out what furniture is
left in it; metadata comes from meta elements and JSON-LD, then from the lines that stand around the headline.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import trafilatura

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.boxes import take_boxes
from onrecord.document.extract.context import judge
from onrecord.document.extract.draft import Draft, Finding, Piece
from onrecord.document.extract.findings import findings_of
from onrecord.document.extract.furniture import Verdict
from onrecord.document.extract.gaps import fill_gaps, trust
from onrecord.document.extract.headline import alike, find_title
from onrecord.document.extract.judged import HEADLINE, Judged
from onrecord.document.extract.lexicon import fold, marks
from onrecord.document.extract.live import Entry, find_entries, read_entries
from onrecord.document.extract.marks import find_byline, is_house
from onrecord.document.extract.markup import (
    Element,
    Line,
    blocks_of,
    lines_of,
    main_cell,
    nesting,
    page_blocks,
    parse,
)
from onrecord.document.extract.metadata import find_metadata
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.page_house import front_names, houses_of_page, page_title
from onrecord.document.extract.pieces import make_whole
from onrecord.document.extract.places import Places
from onrecord.document.extract.plain import Reading, page_block, piece_of
from onrecord.document.extract.sections import drop_repeats
from onrecord.document.extract.shape import count_words, is_headline, is_sentence, main_script
from onrecord.document.extract.shown_dates import find_shown_dates, is_date_line, parse_date
from onrecord.errors import UnreadablePage
from onrecord.records import PageBlock
from onrecord.settings import Limits

MOST_ABOVE: Final = 0.2  # of a page's running text that may stand above its headline: a teaser, no report
FAST: Final = 2_000_000  # characters above which only the first of trafilatura's methods is tried
SEARCHED: Final = 100_000  # characters of blocks up to which a line is looked for inside them
MENU_LINES: Final = 30  # lines above the report among which its headline is looked for
NEAR: Final = 10  # lines between headline and report that are looked at


def read_html(page: str, *, limits: Limits) -> Reading:
    """The article of an HTML page. Raises UnreadablePage for a page nested too deep or without running text."""
    depth = nesting(page)
    if depth > limits.depth:
        raise UnreadablePage(f"the page nests its elements {depth} deep; at most {limits.depth} are read")
    tree = parse(page)
    # trafilatura takes the tree apart, so the lines are read first
    lines = tuple(lines_of(tree))
    names = front_names(tree)
    boxes = take_boxes(tree)
    entries = find_entries(tree, brief=_calls_itself_brief(lines, names, page))
    if entries:
        return _read_entries(entries, page, lines, names)
    running = page_blocks(tree)
    raw, outside = _body_blocks(tree, fast=len(page) > FAST)
    raw = fill_gaps(make_whole(trust(raw, running), running), running)
    if not any(is_sentence(block.text) for block in raw):
        raise UnreadablePage("the page holds no running text; it may need a browser to show it")
    places = Places(page)
    metadata = find_metadata(page)
    own = [line for line in lines if line.text not in names]
    title = find_title(metadata, own, raw, page_title(page)) or _headline_above(own, raw)
    raw = _placed(raw, places)
    judged = _judge(raw, title)
    shown = [*_around_headline(judged, lines, title), *findings_of(judged, page)]
    findings = [*metadata, *(_place(finding, places) for finding in shown)]
    findings += houses_of_page(lines, title, names, places)
    findings = _without_outlet_as_author(findings)
    pieces = _pieces(judged, title, places)
    if not any(piece.kind == "paragraph" for piece in pieces):
        raise UnreadablePage("the page holds no running text once its furniture is left out")
    blocks = [page_block(one, 0) for one in judged] + list(outside) + list(boxes)
    blocks += _left_out(lines, blocks)
    if title and not any(one.verdict == HEADLINE for one in judged):
        headline = PageBlock(
            title, "headline", "the page's title", 0, places.find(title, end=len(places.text))
        )
        blocks.insert(0, headline)
    return Reading((Draft(pieces, tuple(findings)),), tuple(blocks))


def _calls_itself_brief(lines: Sequence[Line], names: Sequence[str], page: str) -> bool:
    """Whether the first heading of a page, or its title, is the name of a column of short reports."""
    heading = next((line.text for line in lines if line.heading and line.text not in names), "")
    title = re.split(r"\s+[|\u2013\u2014-]\s+", page_title(page) or "")[0]
    return any(_is_rubric(fold(one)) for one in (heading, title))


def _is_rubric(name: str) -> bool:
    """Whether a name is that of such a column, alone or with what it is about: "World in brief"."""
    known = marks().briefs
    return name in known or (
        count_words(name) <= 4
        and any(name.startswith(f"{one} ") or name.endswith(f" {one}") for one in known)
    )


def _read_entries(
    entries: Sequence[Entry], page: str, lines: Sequence[Line], names: Sequence[str]
) -> Reading:
    """The reports of a page that holds several, with the outlet and the day that the page shows for all."""
    places = Places(page)
    metadata = find_metadata(page)
    heading = next((line.text for line in lines if line.heading == 1 and line.text not in names), None)
    shared = [one for one in metadata if one.field in ("outlet", "language")]
    shared += houses_of_page(lines, heading, names, places)
    shown = [one.value for one in _days_above(entries, lines)]
    dated = [one for one in metadata if one.field == "published"]
    days = shown or [one.value for one in dated]
    if not any(entry.dated for entry in entries):
        # a column of short reports has one date for all
        shared += dated or [_place(one, places) for one in _days_above(entries, lines)]
    return read_entries(entries, shared, page, places, day=days[0][:10] if days else None)


def _headline_above(lines: Sequence[Line], raw: Sequence[RawBlock]) -> str | None:
    """The line above the report that the block model takes for its headline, where no markup names one."""
    first = next((block for block in raw if is_sentence(block.text)), None)
    if first is None or any(is_headline(block.text) for block in raw[: raw.index(first)]):
        return None
    above = list(itertools.takewhile(lambda line: line.text[:60] != first.text[:60], lines))[-MENU_LINES:]
    judged = judge([*(RawBlock(line.text, None, 0) for line in above), first], script=None)
    return next((one.text for one in judged if one.verdict == HEADLINE), None)


def _days_above(entries: Sequence[Entry], lines: Sequence[Line]) -> list[Finding]:
    """The dates that a page shows above its first report."""
    first = next((block.text for block in entries[0].blocks if is_sentence(block.text)), "")
    head = itertools.takewhile(lambda line: line.text[:60] != first[:60], lines)
    return [
        Finding("published", date.iso, None, shown=date.span.of(line.text))
        for line in head
        for date in find_shown_dates(line.text)
        if date.role != "updated"
    ]


def _body_blocks(tree: Element, *, fast: bool) -> tuple[tuple[RawBlock, ...], tuple[PageBlock, ...]]:
    """The blocks of the report, and those of other cells of a page that is laid out as a table."""
    document = trafilatura.bare_extraction(
        tree,
        favor_precision=True,
        include_comments=False,
        include_links=True,
        with_metadata=False,
        fast=fast,
    )
    body = getattr(document, "body", None)
    if body is None:
        raise UnreadablePage("the page holds no running text; it may need a browser to show it")
    main = main_cell(body)
    outside: tuple[PageBlock, ...] = ()
    if main is not None:
        inside = {block.text for block in blocks_of(main)}
        outside = tuple(
            PageBlock(block.text, "layout", "in another cell of the table that lays out the page", None)
            for block in blocks_of(body)
            if block.text not in inside
        )
    return tuple(blocks_of(body if main is None else main)), outside


def _left_out(lines: Sequence[Line], blocks: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """The lines of the page that stand in no block: what was no part of the body that was found."""
    seen = {fold(block.text) for block in blocks}
    whole = "\n".join(sorted(seen))
    for line in lines:
        folded = fold(line.text)
        # pieces of a paragraph that markup breaks up are no lines of their own
        if folded and folded not in seen and not (len(whole) < SEARCHED and folded in whole):
            seen.add(folded)
            yield PageBlock(line.text, "layout", "not in the part of the page that holds the report", None)


def _placed(raw: Sequence[RawBlock], places: Places) -> tuple[RawBlock, ...]:
    """The blocks with their place in the page, for those that markup does not break up."""
    out: list[RawBlock] = []
    cursor = 0
    for block in raw:
        span = places.find(block.text, start=cursor)
        if span is not None:
            cursor = places.read(span.end)
        out.append(replace(block, span=span))
    return tuple(out)


def _judge(raw: Sequence[RawBlock], title: str | None) -> tuple[Judged, ...]:
    """A verdict for each block; what stands above the headline, and the headline itself, come from the title."""
    blocks = list(raw)
    at = next(
        (
            position
            for position, block in enumerate(blocks)
            if title and alike(block.text, title) and is_headline(block.text)
        ),
        None,
    )
    if at is not None and _runs(blocks[:at]) > MOST_ABOVE * _runs(blocks):
        at = None
    above: list[Judged] = []
    if at is not None:
        above = [Judged(block, Verdict("layout", "above the headline")) for block in blocks[:at]]
        blocks = [replace(blocks[at], heading=1), *blocks[at + 1 :]]
    script = main_script(" ".join(block.text for block in blocks)[:4000])
    judged = list(judge(blocks, script=script))
    for position, one in enumerate(judged):
        if one.verdict == HEADLINE and title and (at is None or position):
            judged[position] = replace(one, verdict=Verdict("subheading", "a heading", keep=True))
        elif one.labelled("repeated"):
            continue
    if at is not None and judged:
        judged[0] = replace(judged[0], verdict=HEADLINE)
    elif title:
        judged = [
            replace(one, verdict=Verdict("repeated", "the headline again"))
            if alike(one.text, title) and is_headline(one.text)
            else one
            for one in judged
        ]
    return (*above, *drop_repeats(judged))


def _runs(blocks: Sequence[RawBlock]) -> int:
    """Words of running text."""
    return sum(count_words(block.text) for block in blocks if is_sentence(block.text))


def _pieces(judged: Sequence[Judged], title: str | None, places: Places) -> tuple[Piece, ...]:
    pieces = [piece_of(one) for one in judged if one.verdict is not None and one.verdict.keep]
    if title and not any(piece.kind == "headline" for piece in pieces):
        pieces.insert(0, Piece(normalise(title), "headline", places.find(title, end=len(places.text))))
    return tuple(pieces)


def _around_headline(judged: Sequence[Judged], lines: Sequence[Line], title: str | None) -> list[Finding]:
    """What the lines between headline and report show: byline, dates, credits."""
    first = next((one.text for one in judged if one.labelled("paragraph")), None)
    stop = next((number for number, line in enumerate(lines) if first and line.text[:60] == first[:60]), None)
    if stop is None:
        return []
    heads = [number for number, line in enumerate(lines[:stop]) if title and alike(line.text, title)]
    start = heads[-1] if heads else max(0, stop - NEAR)
    near = lines[start:stop][:NEAR] if heads else lines[start:stop]
    # one run of lines: a bare name beside the date is the author's
    raw = [RawBlock(line.text, None, 0) for line in near]
    found = [finding for finding in findings_of(judge(raw, script=None), "") if finding.field != "outlet"]
    found += _signed_beyond(found, lines, start, judged)
    return [*_moments_of(near), *found]


def _signed_beyond(
    found: Sequence[Finding], lines: Sequence[Line], start: int, judged: Sequence[Judged]
) -> Iterator[Finding]:
    """Where nothing between headline and report signs it: the date right above, the byline right below."""
    if not any(one.field == "published" for one in found):
        for line in lines[max(0, start - 2) : start]:
            if is_date_line(line.text):
                date = find_shown_dates(line.text)[0]
                yield Finding("published", date.iso, None, shown=date.span.of(line.text))
    if any(one.field == "author" for one in found):
        return
    last = next((one.text for one in reversed(judged) if one.kept and is_sentence(one.text)), None)
    stop = next(
        (number for number, line in enumerate(lines) if last and line.text[:60] == last[:60]), len(lines)
    )
    for line in lines[stop + 1 : stop + 4]:
        for named in find_byline(line.text)[:1]:
            if not is_house(named.name):
                yield Finding("author", named.name, None, shown=named.span.of(line.text))


def _moments_of(lines: Sequence[Line]) -> Iterator[Finding]:
    """The moments that `time` elements give for the dates that they show."""
    for line in lines:
        iso = parse_date(line.moment) if line.moment else None
        if iso and line.moment:
            role = next((shown.role for shown in find_shown_dates(line.text)), None)
            yield Finding(role or "published", iso, None, shown=line.moment)


def _place(finding: Finding, places: Places) -> Finding:
    """The finding with the place of its words in the page."""
    if finding.span is not None or not finding.shown:
        return finding
    return replace(finding, span=places.find(finding.shown, end=len(places.text)))


def _without_outlet_as_author(findings: Sequence[Finding]) -> list[Finding]:
    outlets = {fold(finding.value) for finding in findings if finding.field == "outlet"}
    return [
        finding for finding in findings if finding.field != "author" or fold(finding.value) not in outlets
    ]
