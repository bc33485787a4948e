"""What a reporting verb takes as its content: the complement that fits one of its frames, as spans.

A content that surrounds its cue ("The talks, she said, were over") comes in two pieces.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.document.attribute.draft import cut_out, merge_spans
from onrecord.document.attribute.lexicon import Frame, Lexicon
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.records import Span

_BORDERS = {",", "—", "-", "--", "–"}
# Behind a reporting verb these may tell when and where it was said; other prepositions belong to what was said.
_CIRCUMSTANTIAL = ("in", "on", "at", "during", "to", "after", "before")


def cue_span(syntax: Syntax, verb: int) -> Span:
    """The verb with the auxiliaries, negation and particle that stand right beside it."""
    first = last = verb
    for child in syntax.children[verb]:
        token = syntax.tokens[child]
        if token.dep in ("aux", "auxpass", "neg", "prt") or (
            token.dep == "advmod" and abs(child - verb) == 1
        ):
            if verb - 4 <= child < first:
                first = child
            elif last < child <= verb + 2:
                last = child
    while first < verb and syntax.quote_of[first] != syntax.quote_of[verb]:
        first += 1
    while last > verb and syntax.quote_of[last] != syntax.quote_of[verb]:
        last -= 1
    if any(syntax.tokens[k].dep in SUBJECTS for k in range(first, verb)):
        first = verb
    return Span(syntax.tokens[first].start, syntax.tokens[last].end)


def complement(syntax: Syntax, lexicon: Lexicon, i: int, lemma: str) -> tuple[Frame, tuple[Span, ...]] | None:
    """The frame that fits the verb's dependents, the surest first, and the content's spans."""
    clause = next((c for c in syntax.kids(i, "ccomp", "parataxis") if is_clause(syntax, c)), None)
    passive = syntax.kid(i, "auxpass") is not None
    infinitive = next(
        (c for c in syntax.kids(i, "xcomp", "ccomp", "advcl") if is_infinitive(syntax, c)), None
    )
    gerund = next((c for c in syntax.kids(i, "xcomp", "ccomp") if _is_gerund(syntax, c)), None)
    dobj = syntax.kid(i, "dobj")
    predicate = syntax.kid(i, "oprd")
    quoted = _quoted_beside(syntax, dobj)
    small = next((c for c in syntax.kids(i, "ccomp") if _is_small(syntax, c)), None)

    def fits(shape: str, *heads: int | None) -> tuple[Frame, tuple[Span, ...]] | None:
        frame = lexicon.frame(lemma, shape)
        if frame is None or any(head is None for head in heads):
            return None
        content = _content(syntax, i, [head for head in heads if head is not None], runs_on=shape == "clause")
        return (frame, content) if content else None

    choices: list[Callable[[], tuple[Frame, tuple[Span, ...]] | None]] = [
        lambda: fits("clause", clause),
        lambda: _enclosing(syntax, lexicon, i, lemma) if clause is None else None,
        lambda: fits("object-to", dobj, infinitive) if not passive else None,
        lambda: (
            fits("object-to", infinitive)
            if infinitive is not None and _own_subject(syntax, infinitive)
            else None
        ),
        lambda: fits("object-as", dobj, _preposition(syntax, i, "as")),
        lambda: fits("small", dobj, predicate),
        lambda: fits("small", small),
        lambda: fits("small", dobj, quoted),
        lambda: fits("object-for", dobj, _preposition(syntax, i, "for")),
        lambda: fits("object-of", dobj, _preposition(syntax, i, "of")),
        lambda: fits("on-to", _preposition(syntax, i, "on"), infinitive),
        lambda: fits("to", infinitive),
        lambda: fits("ing", gerund),
        lambda: _prepositional(syntax, lexicon, i, lemma),
        lambda: fits("object", syntax.kid(i, "nsubjpass")) if passive else fits("object", dobj),
    ]
    return next((found for choice in choices if (found := choice()) is not None), None)


def is_clause(syntax: Syntax, c: int) -> bool:
    if syntax.kid(c, *SUBJECTS) is not None or syntax.kid(c, "mark") is not None:
        return not is_infinitive(syntax, c) and not _is_small(syntax, c)
    return syntax.tokens[c].tag in ("VBD", "VBZ", "VBP", "MD")


def is_infinitive(syntax: Syntax, c: int) -> bool:
    return any(syntax.tokens[k].tag == "TO" for k in syntax.kids(c, "aux"))


def _is_gerund(syntax: Syntax, c: int) -> bool:
    """ "denied leaving", "denied having left"."""
    return any(syntax.tokens[k].tag == "VBG" for k in (c, *syntax.kids(c, "aux")))


def _is_small(syntax: Syntax, c: int) -> bool:
    """A clause without a verb: "called the offer a trap"."""
    return syntax.tokens[c].pos not in ("VERB", "AUX") and syntax.kid(c, "nsubj") is not None


def _quoted_beside(syntax: Syntax, dobj: int | None) -> int | None:
    """The last token of a quotation right behind an object: `called the summit "a wasted week"`."""
    place = syntax.right[dobj] + 1 if dobj is not None else len(syntax.tokens)
    if place >= len(syntax.tokens) or syntax.quote_of[place] < 0:
        return None
    number = syntax.quote_of[place]
    last = place
    while last + 1 < len(syntax.tokens) and syntax.quote_of[last + 1] == number:
        last += 1
    return last


def _own_subject(syntax: Syntax, c: int) -> bool:
    return syntax.kid(c, *SUBJECTS) is not None


def _preposition(syntax: Syntax, i: int, word: str) -> int | None:
    return next((c for c in syntax.kids(i, "prep") if syntax.tokens[c].text.lower() == word), None)


def _prepositional(
    syntax: Syntax, lexicon: Lexicon, i: int, lemma: str
) -> tuple[Frame, tuple[Span, ...]] | None:
    for prep in syntax.kids(i, "prep", "prt"):
        frame = lexicon.frame(lemma, syntax.tokens[prep].text.lower())
        head = syntax.kid(prep, "pobj", "pcomp") if frame else None
        if frame is None or head is None:
            continue
        first, last = syntax.reach(prep)
        span = syntax.span(max(first, prep + 1), last)
        if span:
            return frame, (span,)
    return None


def _content(syntax: Syntax, cue: int, heads: list[int], *, runs_on: bool = False) -> tuple[Span, ...]:
    """The reach of the heads as spans, without the cue's own words where these stand inside."""
    first, last = min(syntax.left[h] for h in heads), max(syntax.right[h] for h in heads)
    if runs_on and cue < first:
        last = _run_on(syntax, cue, last)
    whole = syntax.span(first, last)
    if whole is None:
        return ()
    if not first <= cue <= last:
        return (whole,)
    holes = [cue_span(syntax, cue)]
    for child in syntax.children[cue]:
        if child not in heads and syntax.tokens[child].dep != "punct":
            hole = syntax.span(*syntax.reach(child))
            if hole:
                holes.append(hole)
    return tidy(syntax, cut_out(whole, holes))


def _run_on(syntax: Syntax, cue: int, last: int) -> int:
    """The content's end with the phrases behind it that the parse hung on the cue, but that were said.

    A time, an occasion after a comma, a participle ("..., adding that") and a coordinated verb end it.
    """
    for child in syntax.children[cue]:
        if child <= last:
            continue
        token = syntax.tokens[child]
        after_comma = syntax.tokens[syntax.left[child] - 1].text in (",", "—", "-", "--")
        clause = token.dep == "advcl" and token.tag != "VBG"
        phrase = token.dep == "prep" and token.text.lower() not in _CIRCUMSTANTIAL
        if (clause or phrase) and not after_comma:
            last = syntax.right[child]
        elif token.dep != "punct":
            break
    return last


def tidy(syntax: Syntax, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Pieces without loose punctuation; empty ones are gone."""
    pieces = []
    for span in spans:
        first, end = syntax.token_range(span)
        tidy = syntax.span(first, end - 1) if end > first else None
        if tidy:
            pieces.append(tidy)
    return merge_spans(pieces)


def _enclosing(syntax: Syntax, lexicon: Lexicon, i: int, lemma: str) -> tuple[Frame, tuple[Span, ...]] | None:
    """A parenthetical cue ("as the minister said", ", she said,") in or after the clause that is its content."""
    frame = lexicon.frame(lemma, "clause")
    token = syntax.tokens[i]
    if frame is None or token.head == i or token.dep not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    if syntax.kid(i, "nsubj") is None or syntax.kid(i, "dobj", "xcomp", "ccomp") is not None:
        return None
    as_clause = any(syntax.tokens[k].text.lower() == "as" for k in syntax.kids(i, "mark", "advmod"))
    if token.dep == "advcl" and not as_clause:
        return None
    first, last = syntax.reach(i)
    bordered = syntax.tokens[first].text in _BORDERS or (
        first > 0 and (syntax.tokens[first - 1].text in _BORDERS or syntax.quote_of[first - 1] >= 0)
    )
    if not bordered and not as_clause:
        return None
    head_first, head_last = syntax.reach(token.head)
    whole, hole = syntax.span(head_first, head_last), syntax.span(first, last)
    if whole is None or hole is None:
        return None
    content = tidy(syntax, cut_out(whole, [hole]))
    return (frame, content) if content else None
