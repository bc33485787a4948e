"""HTML: the decoded page -> the draft of its article, and its blocks with verdicts.

trafilatura finds the body (favouring precision, without comments); our block model takes out what furniture is
left in it; metadata comes from meta elements and JSON-LD, then from the lines that stand around the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import lxml.html
import trafilatura
from lxml.etree import ParserError, _Element

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.context import HEADLINE, Judged, judge
from onrecord.document.extract.draft import Draft, Finding, Piece
from onrecord.document.extract.findings import findings_of
from onrecord.document.extract.furniture import Verdict
from onrecord.document.extract.lexicon import fold
from onrecord.document.extract.marks import find_outlet
from onrecord.document.extract.metadata import find_metadata
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.places import Places
from onrecord.document.extract.plain import Reading, page_block, piece_of
from onrecord.document.extract.sections import drop_repeats
from onrecord.document.extract.shown_dates import find_shown_dates, parse_date
from onrecord.document.extract.shape import count_words, is_headline, is_sentence, main_script
from onrecord.errors import UnreadablePage
from onrecord.records import PageBlock, Span
from onrecord.settings import Limits

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{0,4000}>")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# elements that close themselves, or whose end is often left out: neither adds to the depth
_FLAT: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option "
    "optgroup colgroup rp rt body html head".split()
)
_BLOCKS: Final = frozenset(("p", "head", "item", "quote", "cell", "row", "div", "table", "list", "lb", "code", "ab", "graphic", "figure"))
_PAGE_BLOCKS: Final = frozenset(
    "address article aside blockquote body br button center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr html li main nav ol option p pre section select table tbody td tfoot th thead title tr ul time".split()
)
_SILENT: Final = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "object", "textarea"))
_BETWEEN: Final = re.compile(r"\s*[|\u2013\u2014\u00b7\u2022:\u00bb\u00ab-]\s*")
FAST: Final = 2_000_000  # characters above which only the first of trafilatura's methods is tried
NEAR: Final = 10  # lines between headline and report that are looked at


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page as a reader sees it."""

    text: str
    heading: int | None
    moments: tuple[str, ...]  # datetime attributes in it


def read_html(page: str, *, limits: Limits) -> Reading:
    """The article of an HTML page. Raises UnreadablePage for a page nested too deep or without running text."""
    depth = nesting(page)
    if depth > limits.depth:
        raise UnreadablePage(f"the page nests its elements {depth} deep; at most {limits.depth} are read")
    tree = _parse(page)
    raw, outside = _body_blocks(page)
    if not any(is_sentence(block.text) for block in raw):
        raise UnreadablePage("the page holds no running text; it may need a browser to show it")
    places = Places(page)
    lines = tuple(_lines(tree))
    metadata = find_metadata(page)
    title = _title(metadata, lines, raw)
    raw = _placed(raw, places)
    judged = _judge(raw, title)
    shown = [*_around_headline(judged, lines, title), *findings_of(judged, page)]
    findings = [*metadata, *(_place(finding, places) for finding in shown)]
    findings += _outlet_of_page(lines, title, places)
    findings = _without_outlet_as_author(findings)
    pieces = _pieces(judged, title, places)
    if not any(piece.kind == "paragraph" for piece in pieces):
        raise UnreadablePage("the page holds no running text once its furniture is left out")
    blocks = [page_block(one, 0) for one in judged] + list(outside)
    if title and not any(one.verdict == HEADLINE for one in judged):
        headline = PageBlock(title, "headline", "the page's title", 0, places.find(title, end=len(places.text)))
        blocks.insert(0, headline)
    return Reading((Draft(pieces, tuple(findings)),), tuple(blocks))


def nesting(page: str) -> int:
    """How deep the elements of a page nest, counted without parsing it."""
    depth = deepest = 0
    for match in _TAG.finditer(page):
        name = match.group(2).lower()
        if name in _FLAT or match.group().endswith("/>"):
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _parse(page: str) -> _Element:
    try:
        parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
        return lxml.html.document_fromstring(_DECLARATION.sub("", page).replace("\0", ""), parser=parser)
    except (ParserError, ValueError) as error:
        raise UnreadablePage("the page is no HTML that can be read") from error


def _body_blocks(page: str) -> tuple[tuple[RawBlock, ...], tuple[PageBlock, ...]]:
    """The blocks of the report, and those of other cells of a page that is laid out as a table."""
    document = trafilatura.bare_extraction(
        _DECLARATION.sub("", page).replace("\0", ""),
        favor_precision=True,
        include_comments=False,
        include_links=True,
        with_metadata=False,
        fast=len(page) > FAST,
    )
    body = getattr(document, "body", None)
    if body is None:
        raise UnreadablePage("the page holds no running text; it may need a browser to show it")
    main = _main_cell(body)
    outside: tuple[PageBlock, ...] = ()
    if main is not None:
        inside = {block.text for block in _blocks_of(main)}
        outside = tuple(
            PageBlock(block.text, "layout", "in another cell of the table that lays out the page", None)
            for block in _blocks_of(body)
            if block.text not in inside
        )
    return tuple(_blocks_of(body if main is None else main)), outside


def _main_cell(body: _Element) -> _Element | None:
    """The cell that holds most of the words of a page laid out as a table; None for other pages."""
    total = len(" ".join(body.itertext()))
    cells = [cell for cell in body.iter("cell") if len(" ".join(cell.itertext())) * 10 >= total * 6]
    return cells[-1] if cells else None


def _blocks_of(body: _Element) -> Iterator[RawBlock]:
    """The blocks of trafilatura's tree, in order."""
    for group, (text, heading, linked) in enumerate(_walk(body, _BLOCKS, frozenset())):
        clean = normalise(text)
        if clean:
            yield RawBlock(clean, None, group, heading=heading, linked=linked * 10 >= len(text.strip()) * 6)


def _walk(root: _Element, blocks: frozenset[str], silent: frozenset[str]) -> Iterator[tuple[str, int | None, int]]:
    """The words between block elements, with the level of the heading that they are in and how many are links.

    Not recursive: a page decides how deep it nests.
    """
    words: list[str] = []
    linked = heading = 0
    links = skipped = 0
    stack: list[tuple[_Element, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in blocks and words:
            if (text := "".join(words)).strip():
                yield text, heading or None, linked
            words, linked = [], 0
        if closing:
            heading = 0 if _level(element) else heading
            links -= tag in ("a", "ref")
            skipped -= tag in silent
            if element is not root and element.tail and not skipped:
                words.append(element.tail)
                linked += len(element.tail) if links else 0
            continue
        heading = _level(element) or heading
        links += tag in ("a", "ref")
        skipped += tag in silent
        if element.text and not skipped and tag:
            words.append(element.text)
            linked += len(element.text) if links else 0
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    if "".join(words).strip():
        yield "".join(words), heading or None, linked


def _level(element: _Element) -> int:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == "head":
        rend = element.get("rend") or "h2"
        return int(rend[1]) if rend[1:].isdigit() else 2
    return int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0


def _lines(tree: _Element) -> Iterator[_Line]:
    """The lines of the page as a reader sees them; a line of a `time` element carries its moment."""
    moments = iter(_moments(tree))
    waiting = next(moments, None)
    for text, heading, _ in _walk(tree, _PAGE_BLOCKS, _SILENT):
        clean = normalise(text)
        if not clean:
            continue
        if waiting is not None and waiting[0] == clean:
            yield _Line(clean, heading, (waiting[1],))
            waiting = next(moments, None)
        else:
            yield _Line(clean, heading, ())


def _moments(tree: _Element) -> Iterator[tuple[str, str]]:
    for element in tree.iter("time"):
        moment, text = element.get("datetime"), normalise("".join(element.itertext()))
        if moment and text:
            yield text, moment


def _title(metadata: Sequence[Finding], lines: Sequence[_Line], raw: Sequence[RawBlock]) -> str | None:
    """The headline: the page's first-level heading where metadata or nothing else names it, else what metadata say."""
    headings = [line.text for line in lines if line.heading == 1 and count_words(line.text) >= 2]
    named = [finding.value for finding in metadata if finding.field == "title"]
    for heading in headings:
        if any(_alike(heading, name) for name in named):
            return heading
    if named:
        return _without_outlet(named[0], metadata)
    if headings:
        return headings[0]
    first = next((block for block in raw if block.heading), None)
    if first is not None and raw[0] is first and is_headline(first.text):
        return first.text
    above = _heading_above(lines, raw)
    return above


def _alike(one: str, other: str) -> bool:
    short, long = sorted((fold(normalise(one)), fold(normalise(other))), key=len)
    return len(short) >= 8 and short in long


def _without_outlet(title: str, metadata: Sequence[Finding]) -> str:
    for outlet in (finding.value for finding in metadata if finding.field == "outlet"):
        match = re.search(rf"\s+[|\u2013\u2014-]\s+{re.escape(outlet)}\s*\Z", title)
        if match:
            return title[: match.start()].strip()
    return title


def _heading_above(lines: Sequence[_Line], raw: Sequence[RawBlock]) -> str | None:
    """The last heading above the report's first paragraph."""
    first = next((block.text for block in raw if is_sentence(block.text)), None)
    heading = None
    for line in lines:
        if first is not None and line.text[:60] == first[:60]:
            return heading
        if line.heading and is_headline(line.text):
            heading = line.text
    return None


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
    at = next((position for position, block in enumerate(blocks) if title and _alike(block.text, title) and is_headline(block.text)), None)
    above: list[Judged] = []
    if at is not None:
        above = [Judged(block, Verdict("layout", "above the headline")) for block in blocks[:at]]
        blocks = [replace(blocks[at], heading=1), *blocks[at + 1 :]]
    script = main_script(" ".join(block.text for block in blocks)[:20_000])
    judged = list(judge(blocks, script=script))
    for position, one in enumerate(judged):
        if one.verdict == HEADLINE and (at is None or position):
            judged[position] = replace(one, verdict=Verdict("subheading", "a heading", keep=True))
        elif one.labelled("repeated"):
            continue
    if at is not None and judged:
        judged[0] = replace(judged[0], verdict=HEADLINE)
    elif title:
        judged = [
            replace(one, verdict=Verdict("repeated", "the headline again")) if _alike(one.text, title) and is_headline(one.text) else one
            for one in judged
        ]
    return (*above, *drop_repeats(judged))


def _pieces(judged: Sequence[Judged], title: str | None, places: Places) -> tuple[Piece, ...]:
    pieces = [piece_of(one) for one in judged if one.verdict is not None and one.verdict.keep]
    if title and not any(piece.kind == "headline" for piece in pieces):
        pieces.insert(0, Piece(normalise(title), "headline", places.find(title, end=len(places.text))))
    return tuple(pieces)


def _around_headline(judged: Sequence[Judged], lines: Sequence[_Line], title: str | None) -> list[Finding]:
    """What the lines between headline and report show: byline, dates, credits."""
    first = next((one.text for one in judged if one.labelled("paragraph")), None)
    stop = next((number for number, line in enumerate(lines) if first and line.text[:60] == first[:60]), None)
    if stop is None:
        return []
    heads = [number for number, line in enumerate(lines[:stop]) if title and _alike(line.text, title)]
    start = heads[-1] if heads else max(0, stop - NEAR)
    near = lines[start:stop][:NEAR] if heads else lines[start:stop]
    raw = [RawBlock(line.text, None, number) for number, line in enumerate(near)]
    found = [finding for finding in findings_of(judge(raw, script=None), "") if finding.field != "outlet"]
    return [*_moments_of(near), *found]


def _moments_of(lines: Sequence[_Line]) -> Iterator[Finding]:
    """The moments that `time` elements give for the dates that they show."""
    for line in lines:
        for moment in line.moments:
            iso = parse_date(moment)
            if iso:
                role = next((shown.role for shown in find_shown_dates(line.text)), None)
                yield Finding(role or "published", iso, None, shown=moment)


def _place(finding: Finding, places: Places) -> Finding:
    """The finding with the place of its words in the page."""
    if finding.span is not None or not finding.shown:
        return finding
    return replace(finding, span=places.find(finding.shown, end=len(places.text)))


def _outlet_of_page(lines: Sequence[_Line], title: str | None, places: Places) -> Iterator[Finding]:
    """The outlet in the page's title beside the headline, or in its copyright line."""
    match = re.search(r"<title[^<>]{0,200}>([^<]{1,600})</title", places.text, re.IGNORECASE)
    if match and title:
        name = _beside(normalise(match.group(1)), normalise(title))
        span = places.find(name, start=match.start(1), end=match.end(1)) if name else None
        if name and span:
            yield Finding("outlet", name, span)
    for line in reversed(lines):
        named = find_outlet(line.text)
        if named and re.search(r"\u00a9|\(c\)|copyright", line.text, re.IGNORECASE):
            at = places.text.rfind(named.name)
            span = places.raw(at, at + len(named.name)) if at >= 0 else None
            if span:
                yield Finding("outlet", named.name, span)
                return


def _beside(whole: str, title: str) -> str | None:
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


def _without_outlet_as_author(findings: Sequence[Finding]) -> list[Finding]:
    outlets = {fold(finding.value) for finding in findings if finding.field == "outlet"}
    return [finding for finding in findings if finding.field != "author" or fold(finding.value) not in outlets]
