"""Attributions that the syntax shows: a verb, noun or adjective of the lexicon with its complement.

Source and content come from the dependencies of the cue; `complements` tells what the content is.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.document.attribute.complements import complement, cue_span, is_clause, is_infinitive, tidy
from onrecord.document.attribute.draft import Draft, cut_out
from onrecord.document.attribute.lexicon import Frame, Lexicon
from onrecord.document.attribute.sources import is_empty, noun_phrase, possessor_source, subject_source
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.records import Span

_CONTENT_PREPOSITIONS = {"about", "of", "for", "against", "to", "on", "over", "with", "in"}


def find_clauses(syntax: Syntax, lexicon: Lexicon) -> Iterator[Draft]:
    for i, token in enumerate(syntax.tokens):
        draft = None
        if syntax.quote_of[i] >= 0:
            continue  # of 421 such cues on the development articles people had marked four
        if token.text.lower() == "according":
            draft = _according(syntax, i)
        elif token.pos in ("VERB", "AUX"):
            draft = _verbal(syntax, lexicon, i)
        elif token.pos == "NOUN" and token.lemma in lexicon.nouns:
            draft = _nominal(syntax, lexicon, i) or _in_view(syntax, lexicon, i)
        elif token.pos == "ADJ" and token.lemma.lower() in lexicon.adjectives:
            draft = _adjectival(syntax, lexicon.adjectives[token.lemma.lower()], i)
        if draft:
            yield draft


def _verbal(syntax: Syntax, lexicon: Lexicon, i: int) -> Draft | None:
    lemma = _lemma(syntax, lexicon, i)
    if lemma not in lexicon.verbs or is_infinitive(syntax, i):
        return None
    if syntax.unsaid(i, lexicon.void_when_negated):
        return None
    inverted = _inverted(syntax, lexicon, i, lemma)
    if inverted is not None:
        return inverted
    found = complement(syntax, lexicon, i, lemma)
    if found is None:
        return None
    frame, content = found
    source, head = subject_source(syntax, i, lexicon.occasions)
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
        cue_token=i,
        source_token=head,
    )


def _inverted(syntax: Syntax, lexicon: Lexicon, i: int, lemma: str) -> Draft | None:
    """ "The talks are over, said A. B., the union's lawyer": the sentence before the cue is the content.

    Read off the order of words, since the parse of such sentences is often wrong.
    """
    frame, token = lexicon.frame(lemma, "clause"), syntax.tokens[i]
    first, last = syntax.sentence(i)
    if frame is None or token.tag not in ("VBD", "VBZ", "VBP") or not first < i - 2 or i + 1 > last:
        return None
    if frame.group == "deny":  # "..., denies the claims": what follows is what is denied
        return None
    if syntax.tokens[i - 1].text != "," or syntax.tokens[i + 1].pos not in ("PROPN", "DET", "NOUN", "ADJ"):
        return None
    head = next(
        (
            k
            for k in range(i + 1, min(i + 10, last + 1))
            if syntax.tokens[k].dep in ("nsubj", "dobj") and syntax.left[k] == i + 1
        ),
        None,
    )
    if head is None or any(
        syntax.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") and syntax.left[k] <= i
        for k in range(i + 1, last + 1)
    ):
        return None
    if any(syntax.quote_of[k] >= 0 for k in (first, i - 2)):
        return None  # quotations have rules of their own
    content, source = syntax.span(first, i - 2), noun_phrase(syntax, head)
    if (
        content is None
        or source is None
        or not any(syntax.tokens[k].pos in ("VERB", "AUX") for k in range(first, i))
    ):
        return None
    cue = (Span(token.start, token.end),)
    return Draft((content,), (source,), cue, "say-inverted", 0.85, cue_token=i, source_token=head)


def _lemma(syntax: Syntax, lexicon: Lexicon, i: int) -> str:
    """The verb's lemma, with its particle where the lexicon knows the two together.

    The small parser takes "hoping" for a form of "hop": a lemma that lacks its last "e" gets it back.
    """
    lemma = syntax.tokens[i].lemma.lower()
    if lemma not in lexicon.verbs and f"{lemma}e" in lexicon.verbs:
        lemma += "e"
    particle = syntax.kid(i, "prt")
    joined = f"{lemma}_{syntax.tokens[particle].text.lower()}" if particle is not None else lemma
    return joined if joined in lexicon.verbs else lemma


def _utters(syntax: Syntax, lexicon: Lexicon, i: int) -> bool:
    """The noun is the object of a verb whose subject makes it: "raised the fear that", not "dismissed fears that"."""
    verb = syntax.tokens[syntax.tokens[i].head]
    return syntax.tokens[i].dep == "dobj" and verb.pos == "VERB" and verb.lemma.lower() not in lexicon.met


def _nominal(syntax: Syntax, lexicon: Lexicon, i: int) -> Draft | None:
    content_head = next(
        (c for c in syntax.kids(i, "acl", "ccomp") if is_clause(syntax, c) or is_infinitive(syntax, c)), None
    )
    source, head = possessor_source(syntax, i)
    if content_head is None:
        return None
    verb = syntax.tokens[i].head
    if not source and _utters(syntax, lexicon, i):
        source, head = subject_source(syntax, verb, frozenset())
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
        weight=lexicon.nouns[syntax.tokens[i].lemma].weight,
        cue_token=i,
        source_token=head,
    )


def _in_view(syntax: Syntax, lexicon: Lexicon, i: int) -> Draft | None:
    """ "In her view, ..." before or inside the sentence that is its content."""
    preposition = syntax.tokens[i].head
    if syntax.tokens[i].lemma not in lexicon.views or syntax.tokens[preposition].text.lower() not in (
        "in",
        "by",
    ):
        return None
    source, head = possessor_source(syntax, i)
    first, last = syntax.sentence(i)
    whole, hole = syntax.span(first, last), syntax.span(preposition, syntax.right[i])
    if not source or whole is None or hole is None or preposition > i:
        return None
    content = tidy(syntax, cut_out(whole, [hole]))
    cue = (Span(syntax.tokens[i].start, syntax.tokens[i].end),)
    return Draft(content, source, cue, "in-view", 0.7, cue_token=i, source_token=head) if content else None


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
    source, head = subject_source(syntax, verb, frozenset())
    first, last = syntax.reach(head_of_content)
    content = syntax.span(head_of_content + 1 if preposition else first, last)
    if not source or is_empty(syntax, head) or content is None or any(content.overlaps(s) for s in source):
        return None
    return Draft(
        content=(content,),
        source=source,
        cue=(Span(syntax.tokens[min(verb, i)].start, syntax.tokens[max(verb, i)].end),)
        if abs(verb - i) <= 3
        else (Span(syntax.tokens[i].start, syntax.tokens[i].end),),
        rule="adjective",
        weight=frame.weight * (0.7 if preposition else 1),
        cue_token=i,
        source_token=head,
    )


def _according(syntax: Syntax, i: int) -> Draft | None:
    """ "according to X": the clause that it stands in, without the phrase itself."""
    to = next(
        (k for k in (i + 1, i + 2) if k < len(syntax.tokens) and syntax.tokens[k].text.lower() == "to"), None
    )
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
    hole = Span(
        syntax.tokens[i].start,
        max(source.end, syntax.tokens[min(phrase_last, last) if phrase_last >= i else i].end),
    )
    content = tidy(syntax, cut_out(whole, [hole]))
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
