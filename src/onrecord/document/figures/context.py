"""One number in its article: unit, qualifier, what it measures, out of what, as of when, in whose words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.document.attribute.sources import noun_phrase
from onrecord.document.figures.basis import basis_of
from onrecord.document.figures.denominators import denominator_of, without_of
from onrecord.document.figures.holders import BELIEVED, given_beside, holder_of
from onrecord.document.figures.lexicon import SPACE, Bound, Lexicon
from onrecord.document.figures.measured import Measured, measured, names_beside, phrase
from onrecord.document.figures.numbers import Number
from onrecord.document.figures.qualifiers import qualifier_at
from onrecord.document.figures.refusals import is_idle, is_no_figure
from onrecord.document.figures.scene import LOOK_BACK, Place, Qualifier, Scene
from onrecord.document.figures.scope import adds_up, is_change, same_period, within
from onrecord.document.figures.units import Unit, is_time, unit_at
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.records import Date, DateMention, FigureMention, Span

_NEAR = 60  # characters from a number to the noun that is shown with it
_OTHER_TIME = ("against", "from", "than", "to")
_BETWEEN = re.compile(rf"\bbetween{SPACE}+$", re.IGNORECASE)
_JOINED = re.compile(
    rf"\b(?:or|from|to|not|than|against){SPACE}+(?:the{SPACE}+)?(?:\w+{SPACE}+)?$", re.IGNORECASE
)
_TO = re.compile(rf"{SPACE}+to{SPACE}+")
_FEW = 4  # who speak are not counted: "two diplomats"
_CLOCK_HOURS = 24
_STEPS = 8  # up the parse
_BACK = 2  # sentences to what "their number" stands for
_STANDING_FOR = ("be", "do", "have")
_ACCORDING = re.compile(rf",?{SPACE}+according{SPACE}+to\b", re.IGNORECASE)
_ADDING = ("since", "so", "altogether", "total", "cumulative", "overall")
_NOT_AS_OF = ("since", "until", "till", "from", "before", "after", "over", "for", "within")


def mention(
    scene: Scene, number: Number, following: Number | None, before: Sequence[FigureMention]
) -> FigureMention | None:
    """The figure that a number is; None where it measures nothing. `before` are those read already."""
    text, words, syntax = scene.text, scene.words, scene.syntax
    if number.alone is not None and not _is_ratio(syntax, number):
        number = number.alone
    unit = unit_at(text, number, words)
    ahead = _shared_unit(text, number, following, words) if unit.name is None else None
    shared = ahead if ahead is not None else unit
    if is_no_figure(text, number, measured=shared.name is not None, dated=scene.dated, words=words):
        return None
    first, end = syntax.token_range(Span(number.start, shared.end))
    if end <= first or ((unit.name is None or number.share) and _hyphenated(text, number)):
        return None
    tokens = (first, end - 1)
    qualifier = qualifier_at(syntax, number, unit, words)
    what = measured(syntax, *tokens, shared, words)
    if number.low == 100 and shared.name == "percent" and what.head is None:
        return None  # "it just, 100%, would not have happened"
    if shared.name is None or number.share:
        counted = what.head if what.counted else None
        if is_idle(syntax, number, first, counted, words, exact=qualifier.words is None):
            return None
        if _is_source(scene, number):
            return None
    bare = shared.name is None and not what.counted
    again = what.head is None and what.estimate  # "the ministry says 49 per cent"
    follows = (
        _antecedent(scene, number, shared, what, before)
        if bare or again or _is_anaphoric(scene, what)
        else None
    )
    if follows is None and shared.name is None and what.counted:
        follows = same_period(scene, number, what, before)
    if follows is None and bare and not number.scaled and not _stands_alone(scene, number, what, qualifier):
        return None
    place = Place(number, replace(shared, end=unit.end), qualifier, what, tokens)
    beside = given_beside(scene, number, before)
    if beside is None:
        made = _made(scene, place, follows)
        # what a share told anew is out of is not said again, and "its members" may be another's
        return replace(made, denominator=denominator_of(scene, place)) if again and not bare else made
    return replace(_made(scene, place, beside[0]), holder=beside[1])


def _is_ratio(syntax: Syntax, number: Number) -> bool:
    """ "one job in four depends on it"; not "two people in three rooms"."""
    after = syntax.token_range(Span(number.start, number.end))[1]
    return after >= len(syntax.tokens) or syntax.tokens[after].pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def _shared_unit(text: str, number: Number, following: Number | None, words: Lexicon) -> Unit | None:
    """The unit that two numbers share: "from 60 to 40 per cent"."""
    if following is None or not _TO.fullmatch(text, number.end, following.start):
        return None
    unit = unit_at(text, following, words)
    return unit if unit.name is not None else None


def _is_source(scene: Scene, number: Number) -> bool:
    """ "according to two diplomats": who speaks is not counted."""
    return (
        number.worded
        and not number.share
        and number.low <= _FEW
        and any(span.start <= number.start < span.end for one in scene.attributions for span in one.source)
    )


def _hyphenated(text: str, number: Number) -> bool:
    """ "a six-point paper" counts nothing."""
    return text[number.end : number.end + 1] in ("-", "‑") and text[number.end + 1 : number.end + 2].isalpha()


def _stands_alone(scene: Scene, number: Number, what: Measured, qualifier: Qualifier) -> bool:
    """A bare number that still says of what it is: killing 14, a turnout of 12,000, put at 200, all 200."""
    before = scene.text[max(0, number.start - LOOK_BACK) : number.start].lower().split()
    if not number.worded and before and before[-1] in scene.words.definite:
        return True
    if qualifier.bound is not None and number.low > _CLOCK_HOURS and not number.worded:
        return True
    if what.head is not None:
        return not number.worded or number.low > 10
    tokens, verb = scene.syntax.tokens, what.verb
    if verb is None:
        return False
    if what.estimate or tokens[verb].lemma.lower() in scene.words.harm:
        return True
    first = scene.syntax.token_range(Span(number.start, number.end))[0]
    told = tokens[verb].lemma.lower() != "be" or qualifier.bound is not None  # "at least 22 are alive"
    return tokens[first].dep in SUBJECTS and not number.worded and told


def _made(scene: Scene, place: Place, follows: FigureMention | None) -> FigureMention:
    syntax, what, number = scene.syntax, place.what, place.number
    qualifier = place.qualifier
    if number.ranged and (found := _BETWEEN.search(scene.text, max(0, qualifier.start - 9), qualifier.start)):
        qualifier = replace(qualifier, start=found.start())
    low, high = _bounds(number, qualifier.bound)
    span = _span(scene, place, qualifier)
    verb = what.verb if not what.estimate else None
    head = _word(syntax, what.head)
    denominator = denominator_of(scene, place)
    made = FigureMention(
        article=scene.article.id,
        span=span,
        value=None if number.ranged else number.low,
        low=low,
        high=high,
        unit=_unit_name(scene, place, follows),
        qualifier=qualifier.words,
        of=_of(scene, what, place.tokens, span),
        denominator=denominator,
        as_of=_as_of(scene, what, place.tokens, denominator),
        attribution=_attribution(scene, number),
        found_by="",
        head=None if _is_change(scene, number) else head,
        predicate=_word(syntax, verb),
        verb=syntax.tokens[verb].lemma.lower() if verb is not None else None,
        names=names_beside(syntax, verb, what.head, place.tokens),
        holder=holder_of(scene, what, place.tokens),
        since=_since(syntax, verb) or _word(syntax, adds_up(scene, verb)),
        wished=_is_wished(scene, place),
        within=within(scene.text, syntax, place.tokens),
        moved=is_change(scene, place),
    )
    of = without_of(scene.text, _without_holder(scene, made.of))
    made = replace(made, of=of, basis=basis_of(scene, place.tokens))
    return made if follows is None else _following(scene, made, follows, number)


def _without_holder(scene: Scene, of: Span) -> Span:
    """ "People according to the police": whose the number is, is no part of what it counts."""
    found = _ACCORDING.search(scene.text, of.start, of.end)
    return Span(of.start, found.start()) if found is not None and found.start() > of.start else of


def _following(scene: Scene, made: FigureMention, follows: FigureMention, number: Number) -> FigureMention:
    """With the quantity of the figure that it gives anew."""
    between = scene.text[follows.span.end : made.span.start].split()
    other = bool(between) and between[-1].lower() in _OTHER_TIME
    return replace(
        made,
        of=follows.of,
        head=None if other or _is_change(scene, number) else follows.head,
        predicate=follows.predicate,
        verb=follows.verb,
        names=follows.names,
        since=follows.since,
        within=follows.within,
        denominator=made.denominator or follows.denominator,
    )


def _is_change(scene: Scene, number: Number) -> bool:
    """ "from 22 to 12 per cent", "up from 300 billion": what it was, no value of what it is."""
    before = scene.text[max(0, number.start - LOOK_BACK) : number.start].lower().split()
    return bool(before) and (before[-1] == "from" or before[-2:] == ["from", "the"])


def _span(scene: Scene, place: Place, qualifier: Qualifier) -> Span:
    """Qualifier, number, unit, and the counted noun where it stands near."""
    head = place.what.head
    end = qualifier.end
    if place.what.counted and head is not None and place.what.whole is None and head > place.tokens[1]:
        counted = scene.syntax.tokens[head].end
        end = counted if counted - place.unit.end <= _NEAR else end
    return Span(qualifier.start, max(qualifier.end, end))


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
    said = _word(syntax, what.verb)
    told = syntax.kid(what.verb, "dobj") if what.verb is not None else None
    thing = noun_phrase(syntax, told) if told is not None and told < tokens[0] else None
    return Span(said.start, thing.end) if said and thing and thing.end > said.end else said or span


def _unit_name(scene: Scene, place: Place, follows: FigureMention | None) -> str | None:
    words, syntax, what = scene.words, scene.syntax, place.what
    if place.unit.name is not None:
        return place.unit.name
    if what.counted and what.head is not None:
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
    """ "puts their number at", "the ministry's own figure is": the size of what was counted just before."""
    if what.head is None or what.counted:
        return False
    syntax = scene.syntax
    token = syntax.tokens[what.head]
    if token.pos == "PRON":
        return token.text.lower() not in ("which", "that", "who")
    if token.lemma.lower() not in scene.words.numbering:
        return False
    first, last = syntax.reach(what.head)
    again = any(syntax.tokens[k].text.lower() == "same" for k in range(first, last + 1))
    return again or syntax.kid(what.head, "prep") is None


def _antecedent(
    scene: Scene, number: Number, unit: Unit, what: Measured, before: Sequence[FigureMention]
) -> FigureMention | None:
    """The figure of the same sentence, or of one just before, whose quantity a bare number gives anew."""
    syntax = scene.syntax
    here = syntax.tokens[syntax.token_range(Span(number.start, number.end))[0]].sentence
    anaphoric = _is_anaphoric(scene, what)
    told = anaphoric or (what.head is None and (what.estimate or _is_elliptic(scene, number)))
    for one in reversed(before):
        there = syntax.tokens[syntax.token_range(one.span)[0]].sentence
        between = scene.text[one.span.end : number.start]
        if here - there > (_BACK if anaphoric else 1) or "\n" in between:
            return None
        if here == there and one.head is None and one.unit is None and told:
            return None  # "at least 22 are alive; the rebels speak of 19": of those, and of nothing before
        joined = here == there and one is before[-1] and _JOINED.search(between)
        if one.head is not None and (told or joined) and _takes(number, unit, one):
            return one
    return None


def _is_elliptic(scene: Scene, number: Number) -> bool:
    """ "9,800 are", "if one believes the police": what they do was said before; the source of a number alone."""
    if BELIEVED.match(scene.text, number.end):
        return True
    syntax = scene.syntax
    first = syntax.token_range(Span(number.start, number.end))[0]
    token = syntax.tokens[first]
    verb = token.head
    if token.dep not in SUBJECTS or syntax.tokens[verb].pos not in ("AUX", "VERB"):
        return False
    alone = not [k for k in syntax.children[verb] if k > verb and syntax.tokens[k].dep != "punct"]
    return alone and syntax.tokens[verb].lemma.lower() in _STANDING_FOR


def _takes(number: Number, unit: Unit, other: FigureMention) -> bool:
    """A bare number can be of the other's unit: large sums of money, counts of whatever else."""
    if unit.name is not None:
        return unit.name == other.unit
    if other.unit == "percent" or is_time(other.unit):
        return False
    return number.scaled or other.unit is None or (other.unit.islower() and other.value is not None)


def _since(syntax: Syntax, verb: int | None) -> Span | None:
    """The word that says that a count adds up over time: "have been killed since February"."""
    if verb is None:
        return None
    first, last = syntax.reach(verb)
    return next(
        (_word(syntax, k) for k in range(first, last + 1) if syntax.tokens[k].text.lower() in _ADDING), None
    )


def _is_wished(scene: Scene, place: Place) -> bool:
    """Under a word of stance or plan, or tied to its noun as what names it ("a 30-day truce", "a 7 per cent rise")."""
    syntax, words, head = scene.syntax, scene.words, place.what.head
    if head is not None and not place.what.counted and head > place.tokens[1] and place.what.whole is None:
        return True
    if place.what.estimate:
        return False
    i = place.tokens[1]
    for _ in range(_STEPS):
        token = syntax.tokens[i]
        modal = any(syntax.tokens[k].text.lower() in words.modals for k in syntax.kids(i, "aux"))
        if modal or (token.lemma.lower() in words.wishes and token.lemma.lower() not in words.estimating):
            return True
        if token.head == i or token.dep in ("relcl", "advcl"):
            break
        i = token.head
        if token.dep == "ccomp" and token.tag in ("VBD", "VBZ", "VBP"):
            break  # "insisted that it came to 150" tells, "insisted that it come to 150" asks
    return False


def _as_of(scene: Scene, what: Measured, tokens: tuple[int, int], denominator: Span | None) -> Date | None:
    """A time that hangs on the verb, on the noun or on the number; not one to come, nor a beginning or an end."""
    syntax = scene.syntax
    sentence = syntax.sentence(tokens[0])
    low, high = syntax.tokens[sentence[0]].start, syntax.tokens[sentence[1]].end
    held = [
        one
        for one in scene.dates
        if one.date is not None
        and low <= one.span.start < high
        and not (denominator is not None and denominator.overlaps(one.span))
        and not _is_bound(scene, one)
    ]
    for place in (tokens[0], tokens[1], what.head, what.verb):
        for one in held:
            if place is not None and syntax.adjoins(place, one.span):
                return one.date
    return None


def _is_bound(scene: Scene, one: DateMention) -> bool:
    """A time to come, or the beginning or end of a stretch of time."""
    before = scene.text[max(0, one.span.start - 8) : one.span.start].lower().split()
    published = (scene.article.published or "")[:10]
    ahead = one.date is not None and bool(published) and published < one.date.start[:10]
    return ahead or (bool(before) and before[-1] in _NOT_AS_OF)


def _attribution(scene: Scene, number: Number) -> str | None:
    """The narrowest reported speech that the number stands in."""
    best: tuple[int, str] | None = None
    for one in scene.attributions:
        for span in one.content:
            if (
                span.start <= number.start
                and number.end <= span.end
                and (best is None or len(span) < best[0])
            ):
                best = (len(span), one.id)
    return best[1] if best is not None else None
