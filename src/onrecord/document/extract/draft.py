"""Draft: an article as one reader of pages found it — its blocks and what the page shows about it — before it is
given its text, ids and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.document.extract.decode import Decoded
from onrecord.document.extract.language import find_language
from onrecord.document.extract.lexicon import fold
from onrecord.document.extract.marks import Named, find_closing_credit, find_dateline
from onrecord.document.extract.outlets import find_house_at
from onrecord.document.extract.shown_dates import find_shown_dates
from onrecord.records import Article, Block, BlockKind, Evidence, Page, Shown, Span, make_id

Field = Literal["outlet", "title", "author", "published", "updated", "language", "translated", "credit"]
BREAK: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that is kept: clean words on one line, what it is, where it stands in the decoded page."""

    text: str
    kind: BlockKind
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A value that the page shows for one field of the metadata; `span` lies in the decoded page.

    `shown` holds the words that it was read from, for a finding whose place is still to be found.
    """

    field: Field
    value: str
    span: Span | None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article to be: its pieces in order, the headline first, and findings, the most trusted first."""

    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...]
    address: str | None = None  # of the report itself, where the page gives one


def finish(page: Page, decoded: Decoded, drafts: Sequence[Draft]) -> tuple[Article, ...]:
    """The articles of a page, in order."""
    articles: list[Article] = []
    given: set[str] = set()
    for position, draft in enumerate(drafts):
        text = BREAK.join(piece.text for piece in draft.pieces)
        article_id = make_id("article", page.id, text)
        if article_id in given:
            article_id = make_id("article", page.id, text, str(position))
        given.add(article_id)
        articles.append(_article(page, decoded, draft, text=text, article_id=article_id, position=position))
    return tuple(articles)


def _article(
    page: Page, decoded: Decoded, draft: Draft, *, text: str, article_id: str, position: int
) -> Article:
    blocks = tuple(_blocks(draft.pieces))
    shown: list[Shown] = []
    title = next((piece.text for piece in draft.pieces if piece.kind == "headline"), None)
    if title:
        span = blocks[0].span
        shown.append(Shown("title", Evidence(span.start, span.end, span.of(text), article=article_id)))
    values: dict[str, list[str]] = {}
    in_text = _shown_in_text(draft.pieces, blocks)
    outlet = next((one.value for one in draft.findings if one.field == "outlet"), "")
    for finding, evidence in (
        *(
            (one, _page_evidence(page, decoded, one))
            for one in draft.findings
            if not _credits_itself(one, outlet)
        ),
        *((one, _text_evidence(article_id, text, one)) for one in in_text),
    ):
        _add(values, shown, finding, evidence)
    if not values.get("outlet"):
        named = find_house_at(draft.address or page.source, text)
        if named:
            _add(values, shown, *_own(article_id, text, named))
    title = title or _first(values, "title")
    return Article(
        id=article_id,
        page=page.id,
        position=position,
        text=text,
        blocks=blocks,
        outlet=_first(values, "outlet"),
        title=title,
        authors=tuple(values.get("author", ())),
        published=_first(values, "published"),
        updated=_first(values, "updated"),
        language=find_language(text) or _first(values, "language"),
        translated=_translated(values),
        credits=tuple(values.get("credit", ())),
        shown=tuple(shown),
    )


def _credits_itself(finding: Finding, outlet: str) -> bool:
    """Whether a credit names the outlet itself, or its desk: that is no other house."""
    return finding.field == "credit" and bool(outlet) and fold(outlet) in fold(finding.value)


def _own(article_id: str, text: str, named: Named) -> tuple[Finding, Evidence]:
    evidence = Evidence(named.span.start, named.span.end, named.span.of(text), article=article_id)
    return Finding("outlet", named.name, named.span), evidence


def _blocks(pieces: Sequence[Piece]) -> list[Block]:
    out: list[Block] = []
    start = 0
    for piece in pieces:
        out.append(Block(Span(start, start + len(piece.text)), piece.kind, piece.span))
        start += len(piece.text) + len(BREAK)
    return out


def _shown_in_text(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[Finding]:
    """What stays in the text: credits of the dateline and in brackets at the end, and the dateline's full date."""
    first = next((place for place, piece in enumerate(pieces) if piece.kind == "paragraph"), None)
    if first is None:
        return []
    found: list[tuple[int, Named]] = []
    dates: list[Finding] = []
    dateline = find_dateline(pieces[first].text)
    if dateline:
        found.append((first, dateline))
        # a day with its year beside the place is when the report was filed
        filed = find_shown_dates(pieces[first].text[: dateline.span.start])
        start = blocks[first].span.start
        dates = [
            Finding("published", one.iso, Span(start + one.span.start, start + one.span.end)) for one in filed
        ]
    last = len(pieces) - 1
    found.extend((last, one) for one in find_closing_credit(pieces[last].text))
    return dates[:1] + [
        Finding(
            "credit",
            one.name,
            Span(blocks[place].span.start + one.span.start, blocks[place].span.start + one.span.end),
        )
        for place, one in found
    ]


_MANY: Final = frozenset(("author", "credit"))
_FIELDS: Final = {"author": "authors", "credit": "credits"}


def _add(
    values: dict[str, list[str]], shown: list[Shown], finding: Finding, evidence: Evidence | None
) -> None:
    """Takes a finding up where its field is still free, or takes many values."""
    held = values.setdefault(finding.field, [])
    if (held and finding.field not in _MANY) or finding.value in held:
        return
    held.append(finding.value)
    name = _FIELDS.get(finding.field, finding.field)
    if len(held) > 1:
        name = f"{name}.{len(held)}"
    if evidence is not None and not any(one.field == name for one in shown):
        shown.append(Shown(name, evidence))


def _page_evidence(page: Page, decoded: Decoded, finding: Finding) -> Evidence | None:
    span = finding.span
    return Evidence(span.start, span.end, span.of(decoded.text), page=page.id) if span else None


def _text_evidence(article_id: str, text: str, finding: Finding) -> Evidence | None:
    span = finding.span
    return Evidence(span.start, span.end, span.of(text), article=article_id) if span else None


def _first(values: dict[str, list[str]], name: str) -> str | None:
    held = values.get(name)
    return held[0] if held else None


def _translated(values: dict[str, list[str]]) -> Literal["machine", "human"] | None:
    value = _first(values, "translated")
    if value == "machine":
        return "machine"
    return "human" if value == "human" else None
