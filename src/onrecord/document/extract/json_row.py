"""A row of a JSON file -> drafts: its text through the plain-text model (or its HTML), metadata from its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.document.extract.draft import Draft, Finding, Piece
from onrecord.document.extract.html import read_html
from onrecord.document.extract.language import primary
from onrecord.document.extract.lexicon import fold
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.plain import Reading, read_plain
from onrecord.document.extract.rows import Field, Row, render_row
from onrecord.document.extract.shown_dates import parse_date
from onrecord.errors import UnreadablePage
from onrecord.records import PageBlock, Span
from onrecord.settings import Limits


def read_row(content: bytes, page: str, *, limits: Limits) -> Reading:
    """The article of a row; what its fields say goes before what its text shows."""
    row = render_row(content)
    fields = tuple(_findings(row))
    html = row.field("html")
    if html is not None:
        reading = _shifted(read_html(html.values[0], limits=limits), html.spans[0].start)
    else:
        body = row.field("text")
        if body is None:
            raise UnreadablePage("the row holds no text; expected a field text or html")
        reading = read_plain(page, start=body.spans[0].start, end=body.spans[0].end)
    if not reading.drafts:
        return reading
    first, *rest = reading.drafts
    url = row.field("url")
    draft = Draft(_headed(first.pieces, row), (*fields, *first.findings), url.values[0] if url else None)
    title = row.field("title")
    blocks = reading.blocks
    if title is not None and not any(block.label == "headline" and block.article == 0 for block in blocks):
        blocks = (PageBlock(draft.pieces[0].text, "headline", "the row's title", 0, title.spans[0]), *blocks)
    return Reading((draft, *rest), blocks)


def _headed(pieces: tuple[Piece, ...], row: Row) -> tuple[Piece, ...]:
    """The pieces under the row's title; a headline of the text's own that says something else is a subheading."""
    title = row.field("title")
    if title is None:
        return pieces
    words = normalise(title.values[0])
    out = [
        replace(piece, kind="subheading") if piece.kind == "headline" else piece
        for piece in pieces
        if not (piece.kind != "paragraph" and fold(piece.text) == fold(words))
    ]
    return (Piece(words, "headline", title.spans[0]), *out)


def _findings(row: Row) -> Iterator[Finding]:
    for field in row.fields:
        for value, span in zip(field.values, field.spans, strict=True):
            yield from _finding(field, normalise(value), span)


def _finding(field: Field, value: str, span: Span) -> Iterator[Finding]:
    if not value:
        return
    if field.name == "published" or field.name == "updated":
        iso = parse_date(value)
        if iso:
            yield Finding("published" if field.name == "published" else "updated", iso, span)
    elif field.name == "language":
        tag = primary(value)
        if tag:
            yield Finding("language", tag, span)
    elif field.name == "authors":
        yield Finding("author", value, span)
    elif field.name == "outlet":
        yield Finding("outlet", value, span)


def _shifted(reading: Reading, by: int) -> Reading:
    """A reading of a field of the page, its places counted from the page's beginning."""

    def move(span: Span | None) -> Span | None:
        return Span(span.start + by, span.end + by) if span else None

    return Reading(
        tuple(
            Draft(
                tuple(replace(piece, span=move(piece.span)) for piece in draft.pieces),
                tuple(replace(finding, span=move(finding.span)) for finding in draft.findings),
            )
            for draft in reading.drafts
        ),
        tuple(replace(block, span=move(block.span)) for block in reading.blocks),
    )
