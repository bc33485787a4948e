"""Findings: what the judged lines of a report show about it, as values with their exact words and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.draft import Field, Finding
from onrecord.document.extract.judged import Judged
from onrecord.document.extract.lexicon import fold
from onrecord.document.extract.marks import (
    Named,
    find_byline,
    find_byline_house,
    find_credit_line,
    find_dateline,
    find_name_line,
    find_reporting,
    find_translation,
    is_house,
)
from onrecord.document.extract.outlets import find_labelled, find_outlet
from onrecord.document.extract.shown_dates import find_shown_dates
from onrecord.document.extract.signature import find_shared_credits, read_signature
from onrecord.records import Span

BELOW: Final = 5  # lines below the headline, where a report's own date stands
_DOMAIN: Final = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?:www\.)?(?P<name>[a-z\d-]{2,40})(?:\.[a-z]{2,10}){1,2}(?=[/\s.)]|\Z)",
    re.IGNORECASE,
)


def findings_of(judged: Sequence[Judged], page: str) -> list[Finding]:
    """What the lines of a report show about it, in page coordinates."""
    found: list[Finding] = []
    bylines: list[Finding] = []
    for one in judged:
        for field, named in _named(one):
            finding = _finding(field, named, one, page)
            (bylines if field == "author" and one.labelled("credit") else found).append(finding)
    if not any(finding.field == "author" for finding in found):
        # who signed a report at its end wrote it, where no byline says otherwise
        found.extend(bylines)
    found.extend(_dates(judged, page))
    found.extend(_house_of_page(judged, page))
    return found


def _finding(field: Field, named: Named, one: Judged, page: str) -> Finding:
    return Finding(field, named.name, _in_page(one.block, named, page), shown=named.span.of(one.text))


def _named(one: Judged) -> Iterator[tuple[Field, Named]]:
    text = one.text
    signature = read_signature(text) if one.labelled("byline", "date line") else None
    if signature:
        for named in signature.authors:
            yield "author", named
        if signature.outlet:
            yield "outlet", signature.outlet
        if signature.agency:
            yield "credit", signature.agency
    elif one.labelled("byline"):
        for named in find_byline(text) or find_name_line(text):
            yield "credit" if is_house(named.name) else "author", named
        house = find_byline_house(text)
        if house:
            yield "outlet", house
    elif one.labelled("signature"):
        yield "author", Named(text, Span(0, len(text)))
    elif one.labelled("masthead"):
        yield "outlet", find_labelled(text) or Named(text, Span(0, len(text)))
    elif one.labelled("credit"):
        people, houses = find_reporting(text)
        for named in people:
            yield "author", named
        for named in (*houses, *find_credit_line(text)):
            yield "credit", named
    elif one.labelled("translation note"):
        translated = find_translation(text)
        if translated:
            yield "translated", Named(translated, Span(0, len(text)))
    if one.labelled("byline", "date line"):
        for named in (*find_shared_credits(text), *_credits_after_date(text)):
            yield "credit", named
    outlet = find_outlet(text)
    if outlet:
        yield "outlet", outlet


def _credits_after_date(text: str) -> Iterator[Named]:
    """The houses of a credit that follows the date on its line: "4 May 2025 Source: NAME"."""
    dates = find_shown_dates(text)
    if dates:
        rest = text[dates[-1].span.end :]
        lead = len(rest) - len(rest.lstrip(" |,\u00b7\u2022-\u2013\u2014"))
        start = dates[-1].span.end + lead
        for one in find_credit_line(text[start:]):
            yield Named(one.name, Span(start + one.span.start, start + one.span.end))


def _dates(judged: Sequence[Judged], page: str) -> list[Finding]:
    """The dates of date lines and bylines; a date without a label is that of publication."""
    signed: list[Finding] = []
    below: list[Finding] = []
    lines: list[Finding] = []
    markers: list[Finding] = []
    headline = next((place for place, one in enumerate(judged) if one.labelled("headline")), len(judged))
    for place, one in enumerate(judged):
        if one.labelled("date line", "byline"):
            signature = read_signature(one.text)
            by_house = signature and (signature.outlet or signature.authors)
            for shown in find_shown_dates(one.text):
                finding = _finding(shown.role or "published", Named(shown.iso, shown.span), one, page)
                # what a scraper put there counts for less than what the page itself shows
                near = headline < place <= headline + BELOW
                rank = markers if one.block.group < 0 else signed if by_house else below if near else lines
                rank.append(finding)
    # the date beside the house's or the author's name is the report's, not that of a post which brings it
    return signed + below + lines + markers


def _house_of_page(judged: Sequence[Judged], page: str) -> Iterator[Finding]:
    """An agency whose dateline stands over the report, on a page that leads on to that agency's own address."""
    dateline = next(
        (named for one in judged if one.labelled("paragraph") and (named := find_dateline(one.text))), None
    )
    if dateline is None:
        return
    name = fold(dateline.name).replace(" ", "")
    for one in judged:
        if one.labelled("paragraph", "headline"):
            continue
        for match in _DOMAIN.finditer(one.text):
            if match["name"].lower().replace("-", "") == name:
                yield _finding("outlet", Named(dateline.name, Span(*match.span("name"))), one, page)
                return


def _in_page(block: RawBlock, named: Named, page: str) -> Span | None:
    """Where a name stands in the decoded page: found again in the raw words of its block."""
    if block.span is None:
        return None
    raw = block.span.of(page)
    words = named.span.of(block.text)
    begin = raw.find(words, max(0, named.span.start - 8)) if raw != block.text else named.span.start
    if begin < 0:
        begin = raw.find(words)
    if begin < 0:
        return block.span
    return Span(block.span.start + begin, block.span.start + begin + len(words))
