"""Quotations into drafts, paragraph by paragraph: each finds its cue, goes on with a draft, or stays alone.

Quotations that run over several paragraphs, and those that one cue stands between, are one draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.document.attribute.complements import cue_span
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.quote_cues import (
    DASHES,
    Gap,
    QuoteCue,
    colon_cue,
    followed,
    goes_on,
    introduced,
    reported_before,
    signature,
    with_lead,
)
from onrecord.document.attribute.speech import is_speech, is_title
from onrecord.document.quotes import Quotation
from onrecord.document.syntax import Syntax
from onrecord.records import Block, Span


def find_quoted(syntax: Syntax, blocks: Sequence[Block], lexicon: Lexicon) -> list[Draft]:
    """One draft for each run of quotations that one cue introduces."""
    reader = _Reader(syntax, blocks, lexicon)
    by_block = _quotations_of_blocks(syntax, blocks)
    for place, numbers in enumerate(by_block):
        reader.read(place, numbers)
    return reader.drafts


def _quotations_of_blocks(syntax: Syntax, blocks: Sequence[Block]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in blocks]
    place = 0
    for number, quotation in enumerate(syntax.quotations):
        while place < len(blocks) and blocks[place].span.end < quotation.span.end:
            place += 1
        if place < len(blocks) and blocks[place].span.contains(quotation.span):
            found[place].append(number)
    return found


class _Reader:
    """Goes through an article's paragraphs; each quotation finds its cue, goes on with a draft, or stays alone."""

    def __init__(self, syntax: Syntax, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.drafts: list[Draft] = []
        self._syntax, self._blocks, self._lexicon = syntax, blocks, lexicon
        self._running = False  # the last paragraph ended inside a quotation
        self._last: int | None = None  # the draft that the previous quotation of this paragraph went to

    def read(self, place: int, numbers: Sequence[int]) -> None:
        numbers = [n for k, n in enumerate(numbers) if k == 0 or not is_title(self._syntax, n)]
        gaps = _gaps(self._syntax, self._blocks[place], numbers)
        self._last = None
        for turn, number in enumerate(numbers):
            quotation = self._syntax.quotations[number]
            before, after = gaps[turn], gaps[turn + 1]
            first = quotation.span.start == self._blocks[place].span.start
            if first and self._running and self.drafts:
                self._go_on(len(self.drafts) - 1, quotation.span)
            else:
                self._place(place, quotation, before, after, alone=not any(gaps))
        self._running = bool(numbers) and self._syntax.quotations[numbers[-1]].continues

    def _place(self, place: int, quotation: Quotation, before: Gap, after: Gap, *, alone: bool) -> None:
        syntax, lexicon = self._syntax, self._lexicon
        cue = introduced(syntax, lexicon, before, quotation)
        if (
            cue is None
            and self._last is not None
            and goes_on(syntax, before, self.drafts[self._last], quotation)
        ):
            self._go_on(self._last, quotation.span)
            return
        cue = cue or followed(syntax, lexicon, after, quotation, before)
        speech = is_speech(syntax, quotation)
        if cue is None and speech:
            cue = reported_before(syntax, lexicon, before)
        if cue is None and alone:
            cue = self._signed(place + 1)
        if cue is None and speech and not before:
            cue = self._announced(place - 1)
        if cue is not None:
            if self._last is not None and self.drafts[self._last].cue_token == cue.verb:
                self._go_on(self._last, quotation.span)
            else:
                self._add(_draft(syntax, cue, with_lead(syntax, before, quotation, cue)))
        elif speech and alone and self.drafts:
            self._add(
                Draft((quotation.span,), (), (), "quote-carried", 0.4, source_from=len(self.drafts) - 1)
            )
        elif speech and quotation.inner.of(syntax.text).rstrip()[-1:] != ",":
            self._add(Draft((quotation.span,), (), (), "quote-alone", 0.3))

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._last = len(self.drafts) - 1

    def _go_on(self, number: int, span: Span) -> None:
        self.drafts[number] = _extend(self.drafts[number], span)
        self._last = number

    def _signed(self, place: int) -> QuoteCue | None:
        """A paragraph of its own after the quotation: "― Name"."""
        first, end = self._tokens(place)
        dashed = end > first and self._syntax.tokens[first].text[:1] in DASHES
        return signature(self._syntax, first, end - 1) if dashed else None

    def _announced(self, place: int) -> QuoteCue | None:
        """The paragraph before ends with a colon: "The post read:"."""
        first, end = self._tokens(place)
        if end - first < 2 or self._syntax.tokens[end - 1].text != ":":
            return None
        return colon_cue(self._syntax, self._lexicon, Gap(first, end - 1))

    def _tokens(self, place: int) -> tuple[int, int]:
        if not 0 <= place < len(self._blocks):
            return 0, 0
        return self._syntax.token_range(self._blocks[place].span)


def _gaps(syntax: Syntax, block: Block, numbers: Sequence[int]) -> list[Gap]:
    first, end = syntax.token_range(block.span)
    gaps, start = [], first
    for number in numbers:
        quote_first, quote_end = syntax.token_range(syntax.quotations[number].span)
        gaps.append(_words(syntax, start, quote_first - 1))
        start = quote_end
    return [*gaps, _words(syntax, start, end - 1)]


def _words(syntax: Syntax, first: int, last: int) -> Gap:
    """Without the white space that some pages leave as tokens (a fixed space behind a mark)."""
    while first <= last and syntax.tokens[first].pos == "SPACE":
        first += 1
    while last >= first and syntax.tokens[last].pos == "SPACE":
        last -= 1
    return Gap(first, last)


def _draft(syntax: Syntax, cue: QuoteCue, content: Span) -> Draft:
    source = tuple(span for span in cue.source if not span.overlaps(content))
    token = syntax.tokens[cue.verb]
    span = cue_span(syntax, cue.verb) if token.pos in ("VERB", "AUX") else Span(token.start, token.end)
    return Draft((content,), source, (span,), cue.rule, cue.weight, cue_token=cue.verb, source_token=cue.head)


def _extend(draft: Draft, span: Span) -> Draft:
    return replace(draft, content=(*draft.content, span))  # quotations come in order and never overlap
