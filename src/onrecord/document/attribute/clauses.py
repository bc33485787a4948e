"""Attributions that the syntax shows: a verb, noun or adjective of the lexicon with its complement.

Source and content come from the dependencies of the cue. A content that surrounds its cue ("The talks, she
said, were over") is left in two pieces.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.document.attribute.draft import Draft, cut_out, merge_spans
from onrecord.document.attribute.lexicon import Frame, Lexicon
from onrecord.document.attribute.sources import is_empty, noun_phrase, possessor_source, subject_source
from onrecord.document.attribute.syntax import SUBJECTS, Syntax
from onrecord.records import Span

_CONTENT_PREPOSITIONS = {"about", "of", "for", "against", "to", "on", "over", "with", "in"}


def find_clauses(syntax: Syntax, lexicon: Lexicon) -> Iterator[Draft]:
    for i, token in enumerate(syntax.tokens):
        draft = None
        if syntax.quote_of[i] >= 0:
            continue  # of 421 such cues on the development articles people had marked four
        if token.pos in ("VERB", "AUX"):
            draft = _verbal(syntax, lexicon, i)
        elif token.pos == "NOUN" and token.lemma in lexicon.nouns:
            draft = _nominal(syntax, lexicon.nouns[token.lemma], i)
        elif token.pos == "ADJ" and token.lemma.lower() in lexicon.adjectives:
            draft = _adjectival(syntax, lexicon.adjectives[token.lemma.lower()], i)
        elif token.text.lower() == "according":
            draft = _according(syntax, i)
        if draft:
            yield draft


def cue_span(syntax: Syntax, verb: int) -> Span:
    """The verb with the auxiliaries, negation and particle that stand right beside it."""
    first = last = verb
    for child in syntax.children[verb]:
        token = syntax.tokens[child]
        if token.dep in ("aux", "auxpass", "neg", "prt") or (token.dep == "advmod" and abs(child - verb) == 1):
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


def _verbal(syntax: Syntax, lexicon: Lexicon, i: int) -> Draft | None:
    lemma = _lemma(syntax, lexicon, i)
    if lemma not in lexicon.verbs or is_infinitive(syntax, i):
        return None
    negated = syntax.negated(i)
    if negated and lemma in lexicon.void_when_negated:
        return None
    found = _complement(syntax, lexicon, i, lemma)
    if found is None:
        return None
    frame, content = found
    source, head = subject_source(syntax, i)
    if is_empty(syntax, head) and frame.shape != "clause":
        return None
    if frame.shape in ("to", "object") and syntax.kid(i, "auxpass") is not None and not source:
        return None
    source = tuple(span for span in source if not any(span.overlaps(piece) for piece in content))
    if not source and (frame.shape != "clause" or syntax.kid(i, "auxpass") is None):
        return None
    return Draft(
        content=content,
        source=source,
        cue=(cue_span(syntax, i),),
        rule=f"{frame.group}-{frame.shape}",
        weight=frame.weight if source else frame.weight * 0.5,
        denial=frame.denial != negated,
        cue_token=i,
        source_token=head,
    )


def _lemma(syntax: Syntax, lexicon: Lexicon, i: int) -> str:
    """The verb's lemma, with its particle where the lexicon knows the two together."""
    lemma = syntax.tokens[i].lemma.lower()
    particle = syntax.kid(i, "prt")
    joined = f"{lemma}_{syntax.tokens[particle].text.lower()}" if particle is not None else lemma
    return joined if joined in lexicon.verbs else lemma


def _complement(syntax: Syntax, lexicon: Lexicon, i: int, lemma: str) -> tuple[Frame, tuple[Span, ...]] | None:
    """The frame that fits the verb's dependents, the surest first, and the content's spans."""
    clause = next((c for c in syntax.kids(i, "ccomp", "parataxis") if _is_clause(syntax, c)), None)
    passive = syntax.kid(i, "auxpass") is not None
    infinitive = next((c for c in syntax.kids(i, "xcomp", "ccomp", "advcl") if is_infinitive(syntax, c)), None)
    gerund = next((c for c in syntax.kids(i, "xcomp", "ccomp") if syntax.tokens[c].tag == "VBG"), None)
    dobj = syntax.kid(i, "dobj")
    predicate = syntax.kid(i, "oprd")
    small = next((c for c in syntax.kids(i, "ccomp") if _is_small(syntax, c)), None)

    def fits(shape: str, *heads: int | None) -> tuple[Frame, tuple[Span, ...]] | None:
        frame = lexicon.frame(lemma, shape)
        if frame is None or any(head is None for head in heads):
            return None
        content = _content(syntax, i, [head for head in heads if head is not None], runs_on=shape == "clause")
        return (frame, content) if content else None

    choices = [
        lambda: fits("clause", clause),
        lambda: _enclosing(syntax, lexicon, i, lemma) if clause is None else None,
        lambda: fits("object-to", dobj, infinitive) if not passive else None,
        lambda: fits("object-to", infinitive) if infinitive is not None and _own_subject(syntax, infinitive) else None,
        lambda: fits("object-as", dobj, _preposition(syntax, i, "as")),
        lambda: fits("small", dobj, predicate),
        lambda: fits("small", small),
        lambda: fits("object-for", dobj, _preposition(syntax, i, "for")),
        lambda: fits("object-of", dobj, _preposition(syntax, i, "of")),
        lambda: fits("on-to", _preposition(syntax, i, "on"), infinitive),
        lambda: fits("to", infinitive),
        lambda: fits("ing", gerund),
        lambda: _prepositional(syntax, lexicon, i, lemma),
        lambda: fits("object", syntax.kid(i, "nsubjpass")) if passive else fits("object", dobj),
    ]
    return next((found for choice in choices if (found := choice()) is not None), None)


def _is_clause(syntax: Syntax, c: int) -> bool:
    if syntax.kid(c, *SUBJECTS) is not None or syntax.kid(c, "mark") is not None:
        return not is_infinitive(syntax, c) and not _is_small(syntax, c)
    return syntax.tokens[c].tag in ("VBD", "VBZ", "VBP", "MD")


def is_infinitive(syntax: Syntax, c: int) -> bool:
    return any(syntax.tokens[k].tag == "TO" for k in syntax.kids(c, "aux"))


def _is_small(syntax: Syntax, c: int) -> bool:
    """A clause without a verb: "called the offer a trap"."""
    return syntax.tokens[c].pos not in ("VERB", "AUX") and syntax.kid(c, "nsubj") is not None


def _own_subject(syntax: Syntax, c: int) -> bool:
    return syntax.kid(c, *SUBJECTS) is not None


def _preposition(syntax: Syntax, i: int, word: str) -> int | None:
    return next((c for c in syntax.kids(i, "prep") if syntax.tokens[c].text.lower() == word), None)


def _prepositional(syntax: Syntax, lexicon: Lexicon, i: int, lemma: str) -> tuple[Frame, tuple[Span, ...]] | None:
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
    return _tidy(syntax, cut_out(whole, holes))


def _run_on(syntax: Syntax, cue: int, last: int) -> int:
    """The content's end with the phrases behind it that the parse hung on the cue, but that belong to what was said.

    A time, an occasion after a comma, a participle ("..., adding that") and a coordinated verb end it.
    """
    for child in syntax.children[cue]:
        if child <= last:
            continue
        token = syntax.tokens[child]
        after_comma = syntax.tokens[syntax.left[child] - 1].text in (",", "—", "-", "--")
        if token.dep == "advcl" and not (token.tag == "VBG" or after_comma):
            last = syntax.right[child]
        elif token.dep == "prep" and not after_comma and token.text.lower() not in ("in", "on", "at", "during", "to", "after", "before"):
            last = syntax.right[child]
        elif token.dep != "punct":
            break
    return last


def _tidy(syntax: Syntax, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Pieces without loose punctuation; empty ones are gone."""
    pieces = []
    for span in spans:
        first, end = syntax.token_range(span)
        tidy = syntax.span(first, end - 1) if end > first else None
        if tidy:
            pieces.append(tidy)
    return merge_spans(pieces)


def _enclosing(syntax: Syntax, lexicon: Lexicon, i: int, lemma: str) -> tuple[Frame, tuple[Span, ...]] | None:
    """A parenthetical cue ("as the minister said", ", she said,") inside or after the clause that is its content."""
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
    bordered = first > 0 and (syntax.tokens[first - 1].text in {",", "—", "-", "--", "–"} or syntax.quote_of[first - 1] >= 0)
    if not bordered and not as_clause:
        return None
    head_first, head_last = syntax.reach(token.head)
    whole, hole = syntax.span(head_first, head_last), syntax.span(first, last)
    if whole is None or hole is None:
        return None
    content = _tidy(syntax, cut_out(whole, [hole]))
    return (frame, content) if content else None


def _nominal(syntax: Syntax, frame: Frame, i: int) -> Draft | None:
    content_head = next((c for c in syntax.kids(i, "acl", "ccomp") if _is_clause(syntax, c) or is_infinitive(syntax, c)), None)
    source, head = possessor_source(syntax, i)
    if content_head is None:
        return None
    verb = syntax.tokens[i].head
    if not source and syntax.tokens[i].dep == "dobj" and syntax.tokens[verb].pos == "VERB":
        source, head = subject_source(syntax, verb)
    if not source or head is None or is_empty(syntax, head):
        return None
    first, last = syntax.reach(content_head)
    content = syntax.span(first, last)
    if content is None or any(content.overlaps(span) for span in source):
        return None
    return Draft(
        content=(content,),
        source=source,
        cue=(Span(syntax.tokens[i].start, syntax.tokens[i].end),),
        rule="noun-clause",
        weight=frame.weight,
        denial=frame.denial,
        cue_token=i,
        source_token=head,
    )


def _adjectival(syntax: Syntax, frame: Frame, i: int) -> Draft | None:
    verb = syntax.tokens[i].head
    if syntax.tokens[i].dep not in ("acomp", "conj", "oprd") or verb == i:
        return None
    head_of_content = next((c for c in syntax.kids(i, "ccomp", "xcomp", "prep", "advcl") if c > i), None)
    if head_of_content is None:
        return None
    preposition = syntax.tokens[head_of_content].dep == "prep"
    if preposition and syntax.tokens[head_of_content].text.lower() not in _CONTENT_PREPOSITIONS:
        return None
    source, head = subject_source(syntax, verb)
    first, last = syntax.reach(head_of_content)
    content = syntax.span(head_of_content + 1 if preposition else first, last)
    if not source or is_empty(syntax, head) or content is None or any(content.overlaps(s) for s in source):
        return None
    return Draft(
        content=(content,),
        source=source,
        cue=(Span(syntax.tokens[min(verb, i)].start, syntax.tokens[max(verb, i)].end),) if abs(verb - i) <= 3 else (Span(syntax.tokens[i].start, syntax.tokens[i].end),),
        rule="adjective",
        weight=frame.weight * (0.7 if preposition else 1),
        denial=syntax.negated(verb),
        cue_token=i,
        source_token=head,
    )


def _according(syntax: Syntax, i: int) -> Draft | None:
    """ "according to X": the clause that it stands in, without the phrase itself."""
    to = next((k for k in (i + 1, i + 2) if k < len(syntax.tokens) and syntax.tokens[k].text.lower() == "to"), None)
    head = syntax.kid(to, "pobj", "pcomp") if to is not None else None
    if to is None or head is None:
        return None
    source = noun_phrase(syntax, head)
    first, last = syntax.sentence(i)
    phrase_last = max(syntax.right[to], to)
    if source is None:
        return None
    for k in range(phrase_last + 1, last + 1):  # a coordinated clause after the phrase speaks for itself
        if syntax.tokens[k].dep == "cc" and any(
            syntax.tokens[c].dep == "conj" and c > k and syntax.kid(c, *SUBJECTS) is not None
            for c in syntax.children[syntax.tokens[k].head]
        ):
            last = k - 1
            break
    whole = syntax.span(first, last)
    if whole is None:
        return None
    hole = Span(syntax.tokens[i].start, max(source.end, syntax.tokens[min(phrase_last, last) if phrase_last >= i else i].end))
    content = _tidy(syntax, cut_out(whole, [hole]))
    if not content:
        return None
    return Draft(
        content=content,
        source=(source,),
        cue=(Span(syntax.tokens[i].start, syntax.tokens[to].end),),
        rule="according-to",
        weight=0.85,
        cue_token=i,
        source_token=head,
    )
