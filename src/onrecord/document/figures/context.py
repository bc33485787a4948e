"""One number in its article: unit, qualifier, what it measures, out of what, as of when, in whose words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.document.attribute.sources import subject_source
from onrecord.document.figures.lexicon import SPACE, Bound, Lexicon
from onrecord.document.figures.measured import Measured, full_phrase, measured, names_beside, phrase
from onrecord.document.figures.numbers import Number
from onrecord.document.figures.refusals import Dated, is_idle, is_no_figure
from onrecord.document.figures.units import Unit, unit_at
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.records import Article, Attribution, Date, DateMention, FigureMention, Span

_LOOK_BACK = 40
_DEFINITE = ("the", "its", "their", "his", "her", "our", "these", "those", "all", "every", "each", "this", "that", "your")
_OF_WHOLE = re.compile(rf"[Oo]f{SPACE}+(?:the|its|their|those|these|all){SPACE}+[^,.;:]+,{SPACE}*$")
_BETWEEN = re.compile(rf"\bbetween{SPACE}+$", re.IGNORECASE)
_PRONOUNS = ("PRON",)
_NOT_AS_OF = ("since", "until", "till", "from", "before", "after", "over", "for", "within")


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the reading of its figures needs it."""

    article: Article
    syntax: Syntax
    words: Lexicon
    dated: Dated
    dates: Sequence[DateMention]
    attributions: Sequence[Attribution]

    @property
    def text(self) -> str:
        return self.article.text


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`start` and `end` take the number in."""

    start: int
    end: int
    words: str | None
    bound: Bound | None


def mention(scene: Scene, number: Number, before: Sequence[FigureMention]) -> FigureMention | None:
    """The figure that a number is; None where it measures nothing. `before` are those read already."""
    text, words, syntax = scene.text, scene.words, scene.syntax
    unit = unit_at(text, number, words)
    if is_no_figure(text, number, measured=unit.name is not None, dated=scene.dated, words=words):
        return None
    first, end = syntax.token_range(Span(number.start, unit.end))
    last = end - 1
    if last < first or (unit.name is None and _hyphenated(text, number)):
        return None
    qualifier = _qualifier(text, number, unit, words)
    what = measured(syntax, first, last, unit, words)
    exact = qualifier.words is None
    if unit.name is None or number.share:
        counted = what.head if what.counted else None
        if is_idle(syntax, number, first, counted, words, exact=exact):
            return None
    bare = unit.name is None and not what.counted
    follows = _antecedent(scene, number, what, before) if bare or _is_anaphoric(scene, what) else None
    if follows is not None:
        return _made(scene, number, unit, qualifier, what, (first, last), follows)
    if bare and not number.scaled and not _stands_alone(scene, number, what):
        return None
    return _made(scene, number, unit, qualifier, what, (first, last), None)


def _hyphenated(text: str, number: Number) -> bool:
    """ "a six-point paper" counts nothing."""
    return text[number.end : number.end + 1] in ("-", "‑") and text[number.end + 1 : number.end + 2].isalpha()


def _stands_alone(scene: Scene, number: Number, what: Measured) -> bool:
    """A bare number that still says of what it is: killing 14, a turnout of 12,000, put at 200."""
    if what.head is not None:
        return not number.worded or number.low > 10
    tokens, verb = scene.syntax.tokens, what.verb
    if verb is None:
        return False
    if what.estimate or tokens[verb].lemma.lower() in scene.words.harm:
        return True
    first = scene.syntax.token_range(Span(number.start, number.end))[0]
    return tokens[first].dep in SUBJECTS and not number.worded and tokens[verb].lemma.lower() != "be"


def _qualifier(text: str, number: Number, unit: Unit, words: Lexicon) -> Qualifier:
    start, end = number.start, unit.end
    if unit.name is None and text[end : end + 1] == "-":
        return Qualifier(start, end, None, None)
    found = words.before.search(text[max(0, start - _LOOK_BACK) : start])
    after = words.after.match(text, number.end) or words.after.match(text, end)
    if found is not None:
        name = " ".join(found[1].lower().split())
        return Qualifier(start - (_LOOK_BACK if start >= _LOOK_BACK else start) + found.start(1), end, name, words.bounds[name])
    if after is not None and after.end() >= end:
        name = " ".join(after[1].lower().split())
        return Qualifier(start, after.end(), name, words.bounds.get(name, "low"))
    return Qualifier(start, end, None, None)


def _made(
    scene: Scene,
    number: Number,
    unit: Unit,
    qualifier: Qualifier,
    what: Measured,
    tokens: tuple[int, int],
    follows: FigureMention | None,
) -> FigureMention:
    syntax = scene.syntax
    if number.ranged and (found := _BETWEEN.search(scene.text, max(0, qualifier.start - 9), qualifier.start)):
        qualifier = replace(qualifier, start=found.start())
    value = None if number.ranged else number.low
    low, high = _bounds(number, qualifier.bound)
    head = what.head
    counted_end = syntax.tokens[head].end if what.counted and head is not None and head > tokens[1] else 0
    near = counted_end and counted_end - unit.end <= 60 and what.whole is None
    span = Span(qualifier.start, max(qualifier.end, counted_end if near else 0))
    of = _of(scene, what, tokens, span) if follows is None else follows.of
    verb = what.verb if not what.estimate else None
    denominator = _denominator(scene, number, unit, what, tokens)
    return FigureMention(
        article=scene.article.id,
        span=span,
        value=value,
        low=low,
        high=high,
        unit=_unit_name(scene, unit, what, follows),
        qualifier=qualifier.words,
        of=of,
        denominator=denominator,
        as_of=_as_of(scene, what, tokens, denominator),
        attribution=_attribution(scene, number),
        found_by="",
        head=(follows.head if follows is not None else _word(syntax, head)),
        predicate=(follows.predicate if follows is not None else _word(syntax, verb)),
        names=(follows.names if follows is not None else names_beside(syntax, verb, head, tokens)),
        holder=_holder(scene, what, tokens),
    )


def _bounds(number: Number, bound: Bound | None) -> tuple[float | None, float | None]:
    if bound == "near":
        return (number.low, number.high) if number.ranged else (None, None)
    low = None if bound in ("high", "below") else number.low
    high = None if bound in ("low", "above") else number.high
    return low, high


def _word(syntax: Syntax, i: int | None) -> Span | None:
    return Span(syntax.tokens[i].start, syntax.tokens[i].end) if i is not None else None


def _of(scene: Scene, what: Measured, tokens: tuple[int, int], span: Span) -> Span:
    """The words for what is measured; where no noun says it the verb, else the figure itself."""
    syntax = scene.syntax
    if what.head is not None:
        found = phrase(syntax, what.head, tokens[1], tokens[0])
        if found is not None:
            return found
    return _word(syntax, what.verb) or span


def _unit_name(scene: Scene, unit: Unit, what: Measured, follows: FigureMention | None) -> str | None:
    words, syntax = scene.words, scene.syntax
    if unit.name is not None:
        return unit.name
    if what.counted and what.head is not None and (follows is None or what.head > 0):
        token = syntax.tokens[what.head]
        if token.pos == "NUM":
            return None
        lemma = token.lemma.lower() if token.pos == "NOUN" else token.text.lower()
        lemma = words.plurals.get(token.text.lower(), lemma)
        return "people" if lemma in words.people or token.text.lower() in words.states else lemma
    if follows is not None:
        return follows.unit
    if what.verb is not None and syntax.tokens[what.verb].lemma.lower() in words.harm:
        return "people"
    gathered = what.head is not None and syntax.tokens[what.head].lemma.lower() in words.gatherings
    return "people" if gathered else None


def _is_anaphoric(scene: Scene, what: Measured) -> bool:
    """ "puts their number at", "the figure is": the size of what was counted just before."""
    if what.head is None or what.counted:
        return False
    token = scene.syntax.tokens[what.head]
    bare = scene.syntax.kid(what.head, "prep") is None
    return (token.pos == "PRON" or token.lemma.lower() in scene.words.numbering) and bare


def _antecedent(
    scene: Scene, number: Number, what: Measured, before: Sequence[FigureMention]
) -> FigureMention | None:
    """The figure of the same sentence, or of the one before, whose quantity a bare number gives anew."""
    if not before:
        return None
    syntax = scene.syntax
    last = before[-1]
    here = syntax.tokens[syntax.token_range(Span(number.start, number.end))[0]].sentence
    there = syntax.tokens[syntax.token_range(last.span)[0]].sentence
    told = what.estimate or _is_anaphoric(scene, what)
    joined = here == there and re.search(
        rf"\b(?:or|from|to|not|than|against){SPACE}+(?:the{SPACE}+)?(?:\w+{SPACE}+)?$",
        scene.text[last.span.end : number.start],
    )
    if here - there > 1 or not (told or joined) or last.unit == "percent" or last.head is None:
        return None
    return last if number.scaled or last.unit is None or last.unit.islower() else None


def _denominator(
    scene: Scene, number: Number, unit: Unit, what: Measured, tokens: tuple[int, int]
) -> Span | None:
    syntax = scene.syntax
    if number.base is not None:
        return Span(*number.base)
    if unit.share or number.share:
        return _whole_of_share(scene, number, what, tokens)
    if unit.rate is not None:
        return unit.rate
    if what.whole is not None and _is_whole(syntax, what.whole):
        return full_phrase(syntax, what.whole)
    return None


def _whole_of_share(
    scene: Scene, number: Number, what: Measured, tokens: tuple[int, int]
) -> Span | None:
    syntax, words = scene.syntax, scene.words
    if what.whole is not None:
        whole = full_phrase(syntax, what.whole)
        if whole is not None and whole.start < number.end < whole.end:  # "half the territory"
            return _trimmed(scene.text, number.end, whole.end)
        return whole
    if number.ratio and what.head is not None and what.head > tokens[1]:
        return phrase(syntax, what.head, tokens[1], tokens[0])
    ahead = _OF_WHOLE.search(scene.text[max(0, number.start - 3 * _LOOK_BACK) : number.start])
    if ahead is not None:
        start = number.start - len(ahead.group())
        return _trimmed(scene.text, start + 3, number.start)
    if what.head is not None and syntax.tokens[what.head].lemma.lower() in words.change_nouns:
        for prep in syntax.kids(what.head, "prep"):
            pobj = syntax.kid(prep, "pobj")
            if syntax.tokens[prep].text.lower() in words.change_prepositions and pobj is not None and prep > tokens[1]:
                return full_phrase(syntax, pobj)
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[start].isspace():
        start += 1
    while not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)


def _is_whole(syntax: Syntax, head: int) -> bool:
    """ "200 of the 300 workers", "three of them"; "60 tonnes of grain" are out of nothing."""
    if syntax.tokens[head].pos in _PRONOUNS:
        return True
    first, _ = syntax.reach(head)
    return any(
        syntax.tokens[k].text.lower() in _DEFINITE or syntax.tokens[k].pos == "NUM" or syntax.tokens[k].dep == "poss"
        for k in range(first, head + 1)
    )


def _as_of(scene: Scene, what: Measured, tokens: tuple[int, int], denominator: Span | None) -> Date | None:
    """A time that hangs on the verb, on the noun or on the number; not one to come, nor a beginning or an end."""
    syntax = scene.syntax
    places = [one for one in (what.verb, what.head, tokens[1], tokens[0]) if one is not None]
    sentence = syntax.sentence(tokens[0])
    low, high = syntax.tokens[sentence[0]].start, syntax.tokens[sentence[1]].end
    for one in scene.dates:
        if one.span.start >= high:
            break
        if one.date is None or one.span.start < low or (denominator is not None and denominator.overlaps(one.span)):
            continue
        before = scene.text[max(0, one.span.start - 8) : one.span.start].lower().split()
        ahead = (scene.article.published or "")[:10] < one.date.start[:10] if scene.article.published else False
        if ahead or (before and before[-1] in _NOT_AS_OF):
            continue
        if any(syntax.adjoins(place, one.span) for place in places):
            return one.date
    return None


def _attribution(scene: Scene, number: Number) -> str | None:
    """The narrowest reported speech that the number stands in."""
    best: tuple[int, str] | None = None
    for one in scene.attributions:
        for span in one.content:
            if span.start <= number.start and number.end <= span.end and (best is None or len(span) < best[0]):
                best = (len(span), one.id)
    return best[1] if best is not None else None


def _holder(scene: Scene, what: Measured, tokens: tuple[int, int]) -> Span | None:
    """Who counts or estimates: the subject of the verb by which the number is given."""
    if not what.estimate or what.verb is None:
        return None
    spans, head = subject_source(scene.syntax, what.verb)
    if not spans or head is None or head == what.head or tokens[0] <= head <= tokens[1]:
        return None
    return spans[0]
