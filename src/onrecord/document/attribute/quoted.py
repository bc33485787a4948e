"""Quotations and the cues beside them: `"..." she said`, `he asked: "..."`, quotations over several paragraphs.

Works on the words around a quotation rather than on its parse, which quotation marks often spoil. Any verb
may introduce a quotation that shows by its punctuation that it is speech ("..." he shrugged).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.document.attribute.clauses import cue_span, is_infinitive
from onrecord.document.attribute.draft import Draft, merge_spans
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.sources import noun_phrase, subject_source
from onrecord.document.attribute.syntax import Syntax
from onrecord.document.quotes import Quotation
from onrecord.records import Block, Span

_ENDS = ".?!…"
_DASHES = "—–―-"
_LONGEST_SIGNATURE = 14  # tokens
_LONGEST_NAME = 8  # words of "Name, office:" before a quotation or a turn of an interview


@dataclass(frozen=True, slots=True)
class Gap:
    """The tokens between two quotations of one paragraph, both ends included; empty where last < first."""

    first: int
    last: int

    def __bool__(self) -> bool:
        return self.first <= self.last


@dataclass(frozen=True, slots=True)
class _Cue:
    verb: int
    source: tuple[Span, ...]
    head: int | None
    rule: str
    weight: float


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
        cue = _introduced(syntax, lexicon, before, quotation)
        if cue is None and self._last is not None and _goes_on(syntax, before, self.drafts[self._last], quotation):
            self._go_on(self._last, quotation.span)
            return
        cue = cue or _followed(syntax, lexicon, after, quotation, before)
        speech = is_speech(syntax, quotation)
        if cue is None and speech:
            cue = _reported_before(syntax, lexicon, before)
        if cue is None and alone:
            cue = self._signed(place + 1) or self._announced(place - 1)
        if cue is not None:
            if self._last is not None and self.drafts[self._last].cue_token == cue.verb:
                self._go_on(self._last, quotation.span)
            else:
                self._add(_draft(syntax, cue, _with_lead(syntax, before, quotation, cue)))
        elif speech and alone and self.drafts:
            self._add(Draft((quotation.span,), (), (), "quote-carried", 0.4, source_from=len(self.drafts) - 1))
        elif speech and quotation.inner.of(syntax.text).rstrip()[-1:] != ",":
            self._add(Draft((quotation.span,), (), (), "quote-alone", 0.3))

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._last = len(self.drafts) - 1

    def _go_on(self, number: int, span: Span) -> None:
        self.drafts[number] = _extend(self.drafts[number], span)
        self._last = number

    def _signed(self, place: int) -> _Cue | None:
        """A paragraph of its own after the quotation: "― Name"."""
        first, end = self._tokens(place)
        dashed = end > first and self._syntax.tokens[first].text[:1] in _DASHES
        return _signature(self._syntax, first, end - 1) if dashed else None

    def _announced(self, place: int) -> _Cue | None:
        """The paragraph before ends with a colon: "The post read:"."""
        first, end = self._tokens(place)
        if end - first < 2 or self._syntax.tokens[end - 1].text != ":":
            return None
        return _colon_cue(self._syntax, self._lexicon, Gap(first, end - 1))

    def _tokens(self, place: int) -> tuple[int, int]:
        if not 0 <= place < len(self._blocks):
            return 0, 0
        return self._syntax.token_range(self._blocks[place].span)


def _gaps(syntax: Syntax, block: Block, numbers: Sequence[int]) -> list[Gap]:
    first, end = syntax.token_range(block.span)
    gaps, start = [], first
    for number in numbers:
        quote_first, quote_end = syntax.token_range(syntax.quotations[number].span)
        gaps.append(Gap(start, quote_first - 1))
        start = quote_end
    return [*gaps, Gap(start, end - 1)]


def is_speech(syntax: Syntax, quotation: Quotation) -> bool:
    """Whole sentences rather than a word or a title in quotation marks."""
    inner = quotation.inner.of(syntax.text).strip()
    words = inner.split()
    finished = quotation.continues or inner[-1:] in _ENDS or inner[-1:] in ",—–-"
    return len(words) >= 4 and finished and inner[:1].isupper() or (len(words) >= 10 and inner[:1].isupper())


def _introduced(syntax: Syntax, lexicon: Lexicon, gap: Gap, quotation: Quotation) -> _Cue | None:
    """`X said: "..."`, `X said, "..."`, `saying "..."`: the cue stands before."""
    if not gap:
        return None
    lead = syntax.tokens[gap.last].text
    start = _sentence_start(syntax, gap)
    verbs = [i for i in range(start, gap.last + 1) if syntax.tokens[i].pos in ("VERB", "AUX")]
    reporting = [i for i in verbs if lexicon.frame(syntax.tokens[i].lemma.lower(), "clause")]
    reporting = [i for i in reporting if not is_infinitive(syntax, i)]
    if lead == ":" or (lead in _DASHES and quotation.inner.of(syntax.text)[:1].isupper()):
        return _colon_cue(syntax, lexicon, gap)
    if not reporting:
        return None
    verb = reporting[-1]
    speech = is_speech(syntax, quotation)
    if lead == "," and gap.last - verb <= 8 and speech:
        return _cue(syntax, verb, "quote-after-cue", 0.9)
    if verb == gap.last and syntax.tokens[verb].lemma.lower() != "call":
        return _cue(syntax, verb, "quote-after-cue", 0.85)
    if lead.lower() == "that" and gap.last - verb <= 6:
        return _cue(syntax, verb, "quote-after-that", 0.85)
    if lead == "," and speech:
        return _cue(syntax, verb, "quote-in-clause", 0.7)
    return None


def _colon_cue(syntax: Syntax, lexicon: Lexicon, gap: Gap) -> _Cue | None:
    """The cue of a gap that ends with a colon: a reporting verb, any verb, or a bare name."""
    start = _sentence_start(syntax, gap)
    verbs = [i for i in range(start, gap.last + 1) if syntax.tokens[i].pos in ("VERB", "AUX")]
    reporting = [i for i in verbs if lexicon.frame(syntax.tokens[i].lemma.lower(), "clause")]
    if reporting:
        return _cue(syntax, reporting[-1], "quote-after-colon", 0.9)
    if verbs:
        root = next((i for i in verbs if syntax.tokens[i].dep == "ROOT"), verbs[0])
        return _cue(syntax, root, "quote-after-clause", 0.7)
    return _name_before(syntax, start, gap.last - 1)


def _sentence_start(syntax: Syntax, gap: Gap) -> int:
    """The first token of the last sentence of a gap, sentences read off full stops outside quotations."""
    for i in range(gap.last - 1, gap.first - 1, -1):
        if syntax.tokens[i].text in (".", "?", "!", ";") and i + 1 <= gap.last and not syntax.tokens[i + 1].text == ":":
            return i + 1
    return gap.first


def _name_before(syntax: Syntax, first: int, last: int) -> _Cue | None:
    """`Name: "..."`."""
    if not 0 <= last - first < _LONGEST_NAME or not any(syntax.tokens[i].pos == "PROPN" for i in range(first, last + 1)):
        return None
    phrase = syntax.span(first, last)
    head = next((i for i in range(last, first - 1, -1) if syntax.tokens[i].pos == "PROPN"), None)
    return _Cue(last + 1, (phrase,), head, "name-colon", 0.8) if phrase else None


def _followed(syntax: Syntax, lexicon: Lexicon, gap: Gap, quotation: Quotation, before: Gap) -> _Cue | None:
    """`"...," X said`, `"...?" asked X`: the cue stands after."""
    if not gap or _is_title(syntax, before, quotation):
        return None
    inner = quotation.inner.of(syntax.text).rstrip()
    first = syntax.tokens[gap.first]
    if first.text[:1] in _DASHES and inner[-1:] in _ENDS:
        return _signature(syntax, gap.first, gap.last)
    comma = inner[-1:] in ",—–" or first.text in (",", "—", "–", "-", "--")
    if not comma and not (inner[-1:] in "?!….:" and not quotation.continues):
        return None
    end = _clause_end(syntax, gap)
    verbs = [i for i in range(gap.first, end + 1) if syntax.tokens[i].pos in ("VERB", "AUX") and syntax.tokens[i].tag != "VBN"]
    reporting = [i for i in verbs if lexicon.frame(syntax.tokens[i].lemma.lower(), "clause")]
    if reporting and (comma or inner[-1:] != "." or not first.text[:1].isupper()):
        verb = reporting[0]
        if verb - gap.first > 12 and syntax.tokens[verb].head != gap.first and not comma:
            return None
        weight = 0.97 if comma else 0.9
        return _cue(syntax, verb, "quote-before-cue", weight, within=Gap(gap.first, end))
    if verbs and inner[-1:] == "," and is_speech(syntax, quotation) and verbs[0] - gap.first <= 6:
        return _cue(syntax, verbs[0], "quote-before-clause", 0.6, within=Gap(gap.first, end))
    if not verbs and inner[-1:] in ",.?!":
        return _according_after(syntax, gap, end)
    return None


def _is_title(syntax: Syntax, before: Gap, quotation: Quotation) -> bool:
    """A title in a phrase that opens the sentence: `In his book, "Hard Harbour," the author said ...`"""
    if not before or is_speech(syntax, quotation):
        return False
    start = _sentence_start(syntax, before)
    return start <= before.last and not any(syntax.tokens[i].pos in ("VERB", "AUX") for i in range(start, before.last + 1))


def _according_after(syntax: Syntax, gap: Gap, end: int) -> _Cue | None:
    for i in range(gap.first, min(end, gap.first + 3)):
        if syntax.tokens[i].text.lower() == "according":
            to = syntax.kid(i + 1, "pobj") if i + 1 <= end else None
            phrase = noun_phrase(syntax, to) if to is not None else None
            return _Cue(i, (phrase,), to, "quote-according-to", 0.9) if phrase else None
    return None


def _signature(syntax: Syntax, dash: int, last: int) -> _Cue | None:
    """ "― Name, office" behind a quotation that is finished."""
    rest = range(dash + 1, last + 1)
    if not 1 <= len(rest) <= _LONGEST_SIGNATURE or any(syntax.tokens[i].pos in ("VERB", "AUX") for i in rest):
        return None
    name = next((i for i in rest if syntax.tokens[i].pos == "PROPN"), None)
    phrase = syntax.span(dash + 1, last)
    return _Cue(dash, (phrase,), name, "signature", 0.85) if phrase and name is not None else None


def _clause_end(syntax: Syntax, gap: Gap) -> int:
    for i in range(gap.first, gap.last + 1):
        if syntax.tokens[i].text in (".", "?", "!") and i > gap.first:
            return i
    return gap.last


def _cue(syntax: Syntax, verb: int, rule: str, weight: float, *, within: Gap | None = None) -> _Cue:
    source, head = subject_source(syntax, verb)
    if head is not None and (syntax.quote_of[head] >= 0 or (within and not within.first <= head <= within.last)):
        source, head = (), None
    if not source and within is not None:
        source, head = _beside(syntax, verb, within)
    return _Cue(verb, source, head, rule, weight if source else weight * 0.5)


def _beside(syntax: Syntax, verb: int, within: Gap) -> tuple[tuple[Span, ...], int | None]:
    """The noun phrase right before or right after a cue whose parse shows no subject."""
    for i in [*range(verb - 1, within.first - 1, -1), *range(verb + 1, min(verb + 8, within.last + 1))]:
        token = syntax.tokens[i]
        if token.pos in ("PROPN", "NOUN", "PRON") and token.dep not in ("compound", "poss", "npadvmod", "pobj", "dobj"):
            phrase = noun_phrase(syntax, i, before=verb if i < verb else None)
            if phrase and not any(phrase.overlaps(q.span) for q in syntax.quotations):
                return (phrase,), i
    return (), None


def _with_lead(syntax: Syntax, before: Gap, quotation: Quotation, cue: _Cue) -> Span:
    """The quotation with the words of its own sentence that stand before it, where the cue comes after."""
    if cue.rule == "quote-in-clause":
        return Span(syntax.tokens[cue.verb + 1].start, quotation.span.end)
    if not before or cue.verb <= before.last or cue.rule.startswith("quote-after"):
        return quotation.span
    start = _sentence_start(syntax, before)
    if start > before.last or syntax.tokens[before.last].text in _ENDS or start == before.first != _block_first(syntax, before):
        return quotation.span
    return Span(syntax.tokens[start].start, quotation.span.end)


def _block_first(syntax: Syntax, gap: Gap) -> int:
    return gap.first if gap.first == 0 or syntax.quote_of[gap.first - 1] < 0 else -1


def _goes_on(syntax: Syntax, gap: Gap, draft: Draft, quotation: Quotation) -> bool:
    """Between two quotations stands nothing but the cue of the first: `"A," she said. "B."`, `"A," she said, "b."`"""
    if draft.cue_token is None or not gap:
        return not gap
    if not gap.first <= draft.cue_token <= gap.last:
        return False
    stops = sum(syntax.tokens[i].text in (".", "?", "!") for i in range(gap.first, gap.last))
    return stops == 0 and (syntax.tokens[gap.last].text == "," or is_speech(syntax, quotation))


def _reported_before(syntax: Syntax, lexicon: Lexicon, gap: Gap) -> _Cue | None:
    """`The plan was dead, the mayor said. "Nobody wants it."`: the sentence before ends with its cue."""
    if not gap or syntax.tokens[gap.last].text != ".":
        return None
    start = _sentence_start(syntax, gap)
    for i in range(gap.last - 1, max(start, gap.last - 9), -1):
        if syntax.tokens[i].pos == "VERB" and lexicon.frame(syntax.tokens[i].lemma.lower(), "clause"):
            content = syntax.kid(i, "ccomp")
            closes = syntax.tokens[i].dep == "parataxis" or (content is not None and content < i)
            return _cue(syntax, i, "quote-goes-on", 0.85) if closes else None
    return None


def _draft(syntax: Syntax, cue: _Cue, content: Span) -> Draft:
    source = tuple(span for span in cue.source if not span.overlaps(content))
    token = syntax.tokens[cue.verb]
    span = cue_span(syntax, cue.verb) if token.pos in ("VERB", "AUX") else Span(token.start, token.end)
    return Draft((content,), source, (span,), cue.rule, cue.weight, cue_token=cue.verb, source_token=cue.head)


def _extend(draft: Draft, span: Span) -> Draft:
    return replace(draft, content=merge_spans((*draft.content, span)))


def turns(syntax: Syntax, blocks: Sequence[Block]) -> Iterator[Draft]:
    """Turns of an interview or transcript: paragraphs that begin with "Name:", where at least two do."""
    found = []
    for block in blocks:
        first, end = syntax.token_range(block.span)
        colon = next((i for i in range(first, min(first + _LONGEST_NAME, end)) if syntax.tokens[i].text == ":"), None)
        if colon is None or colon == first or colon + 1 >= end or syntax.quote_of[first] >= 0:
            continue
        if all(syntax.tokens[i].pos == "PROPN" or syntax.tokens[i].text.isupper() for i in range(first, colon)):
            found.append((first, colon, end))
    if len(found) < 2:
        return
    for first, colon, end in found:
        source, content = syntax.span(first, colon - 1), syntax.span(colon + 1, end - 1)
        if source and content:
            mark = syntax.tokens[colon]
            yield Draft((content,), (source,), (Span(mark.start, mark.end),), "turn", 0.85, cue_token=colon, source_token=colon - 1)
