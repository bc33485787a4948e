"""Out of what: the whole of a share, the number of which a count is a part, what a rate is by. Spans out."""

from __future__ import annotations

import re

from onrecord.document.figures.lexicon import SPACE
from onrecord.document.figures.measured import full_phrase, phrase
from onrecord.document.figures.scene import LOOK_BACK, Place, Scene
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_OF_WHOLE = re.compile(rf"[Oo]f{SPACE}+(?:the|its|their|those|these|all){SPACE}+[^,.;:]+,{SPACE}*$")
_BASE = re.compile(
    rf"(?:{SPACE}+(?:up|down|higher|lower|more|less|fewer))?{SPACE}+"
    rf"(?:on|than|against|below|above|compared{SPACE}+(?:with|to))(?={SPACE}+(?:the|its|last|a)\b)"
)
# "rose 0.7 per cent against the dollar": what it is set against is no whole, but for another time of the same thing
_RIVAL = re.compile(
    rf"against{SPACE}+(?!(?:the|its|a){SPACE}+(?:same|previous|year|quarter|month|week|day|average|level|corresponding)\b|last\b)",
    re.IGNORECASE,
)
_OF = re.compile(rf"(?:out{SPACE}+)?of{SPACE}+(?=\w)", re.IGNORECASE)
_WHOLE = ("the", "these", "those", "all")


def denominator_of(scene: Scene, place: Place) -> Span | None:
    found = _denominator_of(scene, place)
    return without_of(scene.text, found) if found is not None else None


def without_of(text: str, span: Span) -> Span:
    """ "88 of 160 seats": the seats."""
    of = _OF.match(text, span.start, span.end)
    return span if of is None else Span(of.end(), span.end)


def _denominator_of(scene: Scene, place: Place) -> Span | None:
    syntax, number, what = scene.syntax, place.number, place.what
    if number.base is not None:
        return Span(*number.base)
    if place.unit.share:
        return _whole_of_share(scene, place)
    if place.unit.rate is not None:
        return place.unit.rate
    if what.whole is not None and _is_whole(syntax, what.whole):
        return full_phrase(syntax, what.whole, place.tokens)
    if what.head is not None and what.head >= place.tokens[0]:  # "190 bags an hour"
        rate = scene.words.rate.match(scene.text, syntax.tokens[what.head].end)
        return Span(*rate.span(1)) if rate is not None and rate[1] else None
    return None


def _whole_of_share(scene: Scene, place: Place) -> Span | None:
    syntax, words, number, what = scene.syntax, scene.words, place.number, place.what
    if what.whole is not None:
        whole = full_phrase(syntax, what.whole, place.tokens)
        if whole is not None and whole.start < number.end < whole.end:  # "half the territory"
            return _trimmed(scene.text, number.end, whole.end)
        return whole
    if number.ratio and what.head is not None and what.head > place.tokens[1]:
        return phrase(syntax, what.head, place.tokens[1], place.tokens[0])
    ahead = _OF_WHOLE.search(scene.text[max(0, number.start - 3 * LOOK_BACK) : number.start])
    if ahead is not None:
        return _trimmed(scene.text, number.start - len(ahead.group()) + 3, number.start)
    base = _BASE.match(scene.text, place.unit.end)
    if base is not None and not _RIVAL.match(scene.text, base.end() - len("against")):
        return _object(scene, base.end())
    if what.head is not None and syntax.tokens[what.head].lemma.lower() in words.change_nouns:
        for prep in syntax.kids(what.head, "prep"):
            pobj = syntax.kid(prep, "pobj")
            changed = syntax.tokens[prep].text.lower() in words.change_prepositions
            if changed and pobj is not None and prep > place.tokens[1]:
                return full_phrase(syntax, pobj, place.tokens)
    return None


def _object(scene: Scene, end: int) -> Span | None:
    """The object of the preposition that ends here."""
    prep = scene.syntax.token_range(Span(end - 1, end))[0]
    pobj = scene.syntax.kid(prep, "pobj")
    return full_phrase(scene.syntax, pobj, (prep, prep)) if pobj is not None else None


def _is_whole(syntax: Syntax, head: int) -> bool:
    """ "200 of the 300 workers", "seven of its licences"; "60 tonnes of grain" are out of nothing told."""
    if syntax.tokens[head].pos == "PRON":
        return False
    before = (syntax.tokens[k] for k in syntax.children[head] if k < head)
    return any(one.pos == "NUM" or one.dep == "poss" or one.text.lower() in _WHOLE for one in before)


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start].isspace():
        start += 1
    while not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
