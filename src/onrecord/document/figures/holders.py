"""Who gives a number: the scene, what is measured and the number's tokens in, the words for who counted it out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.document.attribute.sources import noun_phrase, possessor_source, subject_source
from onrecord.document.figures.lexicon import SPACE
from onrecord.document.figures.measured import Measured
from onrecord.document.figures.numbers import Number
from onrecord.document.figures.scene import Scene
from onrecord.records import FigureMention, Span

BELIEVED = re.compile(
    rf",?{SPACE}+(?:if{SPACE}+(?:one|you){SPACE}+(?:believes?|trusts?|listens?{SPACE}+to|asks?)"
    rf"|according{SPACE}+to|(?:claimed|cited|counted|estimated|given|named|reported|quoted|announced){SPACE}+by){SPACE}+(?=\w)",
    re.IGNORECASE,
)
_GAPPED = re.compile(
    rf"(?:[,;]|\b(?:and|while|but)){SPACE}+(?P<who>(?:(?:the|its|their){SPACE}+)?[\w’'-]+(?:{SPACE}+[\w’'-]+){{0,3}}?)"
    rf"{SPACE}+(?:only{SPACE}+)?at{SPACE}+(?:[a-z]+{SPACE}+){{0,3}}$",
    re.IGNORECASE,
)  # "puts the number at 400, the company at 120": the verb is not said again
_BESIDE = re.compile(
    rf"[,;]{SPACE}+(?:and{SPACE}+|while{SPACE}+|but{SPACE}+)?(?P<who>[\w’'-]+(?:{SPACE}+[\w’'-]+){{0,5}}),"
    rf"{SPACE}+(?:which|who|whose){SPACE}+[^,;.\n]{{1,80}},{SPACE}+(?:only{SPACE}+)?at{SPACE}+(?:[a-z]+{SPACE}+){{0,2}}",
    re.IGNORECASE,
)
_LOOK_BACK = 80
_OWN_COUNT = re.compile(
    rf",?{SPACE}+(?:by|on|at){SPACE}+(?:its|their|his|her){SPACE}+own{SPACE}+"
    rf"(?:count|tally|reckoning|estimate|figures?|numbers|calculations?)\b",
    re.IGNORECASE,
)


def holder_of(scene: Scene, what: Measured, tokens: tuple[int, int]) -> Span | None:
    """Who counts or estimates: the subject of the verb by which the number is given, or whose figure it is."""
    syntax = scene.syntax
    owner = _owner(scene, what)
    if owner is not None:
        return owner
    if what.verb is None or not (what.estimate or _is_given(scene, what)):
        return _believed(scene, what, tokens) or _expecting(scene, what)
    gapped = _gapped(scene, what.verb, tokens)
    if gapped is not None:
        return gapped
    spans, head = subject_source(syntax, what.verb)
    if not spans or head is None or head == what.head or tokens[0] <= head <= tokens[1]:
        return None
    return spans[0]


def _owner(scene: Scene, what: Measured) -> Span | None:
    """ "The ministry's figure", "police estimates": whose number it is, before it or as the subject of its verb."""
    syntax, numbering = scene.syntax, scene.words.numbering
    subject = syntax.subject(what.verb) if what.verb is not None else None
    for noun in (None if what.counted else what.head, subject):
        if noun is None or syntax.tokens[noun].lemma.lower() not in numbering:
            continue
        owner, head = possessor_source(syntax, noun)
        if owner and head is not None and syntax.tokens[head].pos in ("NOUN", "PROPN"):
            return owner[0]
        named = syntax.kid(noun, "compound")
        if named is not None and noun == subject:
            return syntax.span(syntax.left[named], named)
    return None


def _is_given(scene: Scene, what: Measured) -> bool:
    """ "Gave a figure of 12,000"."""
    tokens = scene.syntax.tokens
    numbered = (
        what.head is not None
        and not what.counted
        and tokens[what.head].lemma.lower() in scene.words.numbering
    )
    return numbered and what.verb is not None and tokens[what.verb].lemma.lower() in scene.words.giving


def _expecting(scene: Scene, what: Measured) -> Span | None:
    """ "Expects 30,000 people to return": who, where such a verb governs the number's own."""
    syntax = scene.syntax
    if what.verb is None or syntax.tokens[what.verb].dep not in ("ccomp", "xcomp"):
        return None
    governor = syntax.tokens[what.verb].head
    if syntax.tokens[governor].lemma.lower() not in scene.words.expecting:
        return None
    spans, _ = subject_source(syntax, governor)
    return spans[0] if spans else None


def _gapped(scene: Scene, verb: int, tokens: tuple[int, int]) -> Span | None:
    syntax = scene.syntax
    start, low = syntax.tokens[tokens[0]].start, syntax.tokens[verb].end
    found = _GAPPED.search(scene.text, max(low, start - _LOOK_BACK), start) if low < start else None
    if found is None:
        return None
    first = syntax.token_range(Span(*found.span("who")))
    nouns = [k for k in range(*first) if syntax.tokens[k].pos in ("NOUN", "PROPN")]
    verbs = [k for k in range(*first) if syntax.tokens[k].pos in ("VERB", "AUX")]
    return Span(*found.span("who")) if nouns and not verbs else None


def given_beside(
    scene: Scene, number: Number, before: Sequence[FigureMention]
) -> tuple[FigureMention, Span] | None:
    """ "The ministry puts the loss at 4; the forum, which counts from May, at 6.5": the figure before and who gives
    the next, where a clause on them stands between."""
    last = before[-1] if before else None
    if last is None or last.holder is None or last.span.end >= number.start:
        return None
    found = _BESIDE.fullmatch(scene.text, last.span.end, number.start)
    return None if found is None else (last, Span(*found.span("who")))


def _believed(scene: Scene, what: Measured, tokens: tuple[int, int]) -> Span | None:
    """ "22,000 people if one believes the organisers", "according to those who called it"."""
    syntax = scene.syntax
    last = max(tokens[1], what.head) if what.counted and what.head is not None else tokens[1]
    if _OWN_COUNT.match(scene.text, syntax.tokens[last].end) and what.verb is not None:
        spans, _ = subject_source(syntax, what.verb)
        return spans[0] if spans else None  # "suspended 23 drivers, by its own count"
    found = BELIEVED.match(scene.text, syntax.tokens[last].end)
    if found is None:
        return None
    first = syntax.token_range(Span(found.end(), found.end() + 1))[0]
    if syntax.tokens[first].dep == "pobj" and syntax.tokens[first].pos in ("PRON", "DET"):
        return syntax.span(*syntax.reach(first))
    named = syntax.tokens[first].pos in ("NOUN", "PROPN")
    head = first if named else syntax.tokens[first].head
    return _whose_figures(scene, head) or noun_phrase(syntax, head)


def _whose_figures(scene: Scene, head: int) -> Span | None:
    """ "According to Velm Institute figures": the name before them."""
    syntax = scene.syntax
    while syntax.tokens[head].dep == "compound" and syntax.tokens[head].head > head:
        head = syntax.tokens[head].head
    if syntax.tokens[head].lemma.lower() not in scene.words.counts:
        return None
    named = [k for k in syntax.kids(head, "compound", "nmod") if k < head and syntax.tokens[k].entity]
    return syntax.span(syntax.left[named[0]], named[-1]) if named else None
