"""Passages: an attribution and its article go in; the paragraphs that hold it come out, its parts marked.

A passage is what a footnote shows: the sentences that a line rests on and a little around them, never an
article as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.records import Article, Attribution, Span
from onrecord.views.sentences import sentence_ends
from onrecord.views.wording import GAP, Mark, Piece

Paragraph = tuple[Piece, ...]

_LONG = 700  # code points; a longer paragraph is cut down to what surrounds the marked words
_AROUND = 200
_AT_MOST = 1600  # of one paragraph, however long the marked words are


def passage(article: Article, attribution: Attribution) -> tuple[Paragraph, ...]:
    """The paragraphs that hold source, cue or content, in order, the parts marked, gaps shown as such."""
    return marked_passage(article, _parts(attribution))


def marked_passage(article: Article, parts: Sequence[tuple[Span, Mark]]) -> tuple[Paragraph, ...]:
    """The same for any spans; where two overlap, the one that is named first wins."""
    blocks = [block.span for block in article.blocks] or [Span(0, len(article.text))]
    touched = [
        (place, block) for place, block in enumerate(blocks) if any(block.overlaps(span) for span, _ in parts)
    ]
    out: list[Paragraph] = []
    for (place, block), before in zip(touched, (None, *(place for place, _ in touched)), strict=False):
        if before is not None and place > before + 1:
            out.append((Piece(GAP, "gap"),))
        out.append(_paragraph(article.text, block, parts))
    return tuple(out)


def _parts(attribution: Attribution) -> tuple[tuple[Span, Mark], ...]:
    """The spans with their marks; where two overlap, the one that is named first here wins."""
    return (
        *((span, "source") for span in attribution.source),
        *((span, "cue") for span in attribution.cue),
        *((span, "content") for span in attribution.content),
    )


def _paragraph(text: str, block: Span, parts: Sequence[tuple[Span, Mark]]) -> Paragraph:
    inside = [(span, mark) for span, mark in parts if span.overlaps(block)]
    window = _window(text, block, [span for span, _ in inside])
    pieces = [Piece(GAP, "gap")] if window.start > block.start else []
    edges = {window.start, window.end}
    for span, _ in inside:
        edges |= {edge for edge in (span.start, span.end) if window.start < edge < window.end}
    for start, end in pairwise(sorted(edges)):
        mark: Mark = next((mark for span, mark in inside if span.start <= start and end <= span.end), "")
        pieces.append(Piece(text[start:end], mark))
    if window.end < block.end:
        pieces.append(Piece(GAP, "gap"))
    return tuple(pieces)


def _window(text: str, block: Span, spans: Iterable[Span]) -> Span:
    """What to show of a paragraph: all of it, or the marked words and the sentences around them."""
    if len(block) <= _LONG:
        return block
    marked = list(spans)
    first = max(block.start, min(span.start for span in marked))
    last = min(block.end, max(span.end for span in marked))
    start, end = max(block.start, first - _AROUND), min(block.end, last + _AROUND)
    if start > block.start:
        start = _after_sentence(text, start, first) or _after_space(text, start, first)
    end = min(end, start + _AT_MOST)
    if end < block.end:
        end = _sentence_end(text, max(last, start), end) or _last_space(text, start, end)
    return Span(start, end)


def _after_sentence(text: str, start: int, stop: int) -> int | None:
    return next((opened for _, opened in sentence_ends(text, start, stop)), None)


def _after_space(text: str, start: int, stop: int) -> int:
    space = text.find(" ", start, stop)
    return space + 1 if space >= 0 else stop


def _sentence_end(text: str, start: int, stop: int) -> int | None:
    return max((closed for closed, _ in sentence_ends(text, start, stop)), default=None)


def _last_space(text: str, start: int, stop: int) -> int:
    space = text.rfind(" ", start + 1, stop)
    return space if space > start else stop
