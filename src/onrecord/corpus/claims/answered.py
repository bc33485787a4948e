"""Figures given anew: a value and, close behind it, the other that somebody gives for the same thing.

"The council put the crowd at 400, the police at 210": the second says what it counts by a word that stands for it or
not at all, so the stage `figures`, which compares words, sees no quantity. Here the place is the ground: figures of
one article in, pairs of them out in which the second answers the first.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.corpus.figures.quantity import canonical
from onrecord.corpus.words import find_words, fold, function_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import FigureMention

_SENTENCES = 2  # that may end between the two
_FAR = 400  # characters between them, where a paragraph ends there
_TIMES = 10  # how many times the one the other may be: a figure of another size is of something else
_BEHIND = 40  # characters behind a figure, and words of them, that say what happens to what it counts
_WORDS_BEHIND = 2
_END = re.compile(r"[.!?][\"”’)]*\s")
_OTHER_TIME = re.compile(r"\b(?:against|from|than|for|after|since)\s+(?:the\s+)?$", re.IGNORECASE)
_PART = re.compile(
    r"\s+(?:\w+\s+)?(?:of (?:them|these|those|it|that|which|whom)|more|other)\b", re.IGNORECASE
)
_THAT_TIME = re.compile(
    r"\b(?:those|that|the same) (?:\w+ )?(?:days?|nights?|weeks?|months?|quarters?|years?|period|time|span)\b",
    re.IGNORECASE,
)
_DEAD = ("people", "death", "body", "corpse", "fatality", "person")
_PRONOUNS = frozenset("it them they that those these this there".split())
_EQUAL = frozenset("be do have come amount stand total".split())
_LARGE = 100_000  # from here on a bare number is a sum of the money just named
_CLOCK = 24
_TIME = frozenset("second minute hour day night week fortnight month year decade".split())


def find_answers(
    text: str, figures: Sequence[FigureMention]
) -> Iterator[tuple[FigureMention, FigureMention]]:
    """(a figure, the one that answers it): each answers the nearest that it can."""
    ordered = sorted(figures, key=lambda one: one.span)
    wholes = sorted({one.denominator for one in ordered if one.denominator is not None})
    starts = [one.start for one in wholes]
    for place, other in enumerate(ordered):
        for k in range(place - 1, -1, -1):
            one = ordered[k]
            if not _near(text, one, other):
                break
            whole = bisect_right(starts, one.span.start) - 1
            if whole >= 0 and wholes[whole].contains(one.span):
                continue  # "40 of its 300 drivers": the 40 is answered
            if _by_another(one, other) and _of_one_thing(text, one, other):
                yield one, other
                break


def _near(text: str, one: FigureMention, other: FigureMention) -> bool:
    between = text[one.span.end : other.span.start]
    if "\n" in between.strip():
        # "the true figure", "that is far from the sum named by": what it is of was said in the paragraph before
        again = _head(text, other) in _numbering() or _contrasts().search(between) is not None
        return again and len(between) <= _FAR and between.count("\n\n") < 2
    return len(_END.findall(between)) <= _SENTENCES


def _by_another(one: FigureMention, other: FigureMention) -> bool:
    """Somebody is said to give the second, behind the first; what is wanted is given by nobody."""
    if one.wished or other.wished:
        return False
    named = other.holder is not None and other.holder.start > one.span.start
    return named or (other.attribution is not None and other.attribution != one.attribution)


def _of_one_thing(text: str, one: FigureMention, other: FigureMention) -> bool:
    time = _OTHER_TIME.search(text, one.span.end, other.span.start)
    claimed = other.holder is not None and other.holder.start > other.span.end
    compared = (
        time is not None and claimed and time.group().startswith("than")
    )  # "than the 50,000 claimed by"
    if (time is not None and not compared) or _PART.match(text, other.span.end):
        return False
    if not _is_size(one, other):
        return False
    if all(_is_of_death(text, each) for each in (one, other)):
        return True
    return _in_unit(text, one, other) and _is_said_of(text, one, other)


def _is_of_death(text: str, figure: FigureMention) -> bool:
    """A death toll, however it is put: "31 people died", "a toll of nine", "nine bodies"."""
    of = find_words(text, figure.of.start, figure.of.end).folded if figure.of is not None else ()
    words = {canonical(one) for one in (figure.verb, figure.unit, *of) if one}
    return figure.unit in _DEAD and canonical("kill") in words and canonical("injure") not in words


def _is_of_one_time(text: str, one: FigureMention, other: FigureMention) -> bool:
    """ "Shipments over those three months", after what was received in the first quarter: in one unit of things."""
    return (
        one.unit is not None
        and one.unit == other.unit
        and one.unit != "percent"
        and _THAT_TIME.search(text, one.span.end, other.span.end + _BEHIND) is not None
    )


def _is_size(one: FigureMention, other: FigureMention) -> bool:
    sizes = [each.value or each.high or each.low or 0 for each in (one, other)]
    return min(sizes) > 0 and max(sizes) <= _TIMES * min(sizes)


def _in_unit(text: str, one: FigureMention, other: FigureMention) -> bool:
    """One unit, or a bare number: of the money just named where it is large, of what was counted where not."""
    if one.unit is None:
        return (
            other.unit is None
            and other.holder is not None
            and not _END.search(text, one.span.end, other.span.start)
        )
    if one.unit in _TIME:
        return False
    if other.unit == one.unit:
        return other.unit != "percent" or other.denominator is None
    if other.unit is None:
        return one.unit != "percent" and (
            _is_large(other) or (one.unit.islower() and (other.value or 0) > _CLOCK)
        )
    return _are_persons(one, other) or (one.verb is not None and stem(one.verb) == stem(other.unit))


def _is_said_of(text: str, one: FigureMention, other: FigureMention) -> bool:
    """The second names nothing else that it counts, and says nothing else of it."""
    if other.holder is None and not _says_the_same(text, one, other):
        return False
    if _is_of_one_time(text, one, other):
        return True
    head, first = _head(text, other), _head(text, one)
    if not head or head in _PRONOUNS or head in _numbering():
        return True
    if other.unit is None and _is_large(other):
        return True  # "a hole of no more than 900 million"
    named = {canonical(word) for word in (first, one.verb) if word}
    return canonical(head) in named | _behind(text, one) or _are_persons(one, other)


def _says_the_same(text: str, one: FigureMention, other: FigureMention) -> bool:
    """Its verb gives a number, is the other's, or happens to what needs no name ("31 were sent home")."""
    if other.verb in (None, one.verb, *_EQUAL, *_estimating()):
        return True
    if _contrasts().search(text, one.span.end, other.span.start):
        return True  # "disputed the figure, saying that 600 had lost their jobs"
    if canonical(other.verb or "") in {canonical(word) for word in (one.verb, _head(text, one)) if word}:
        return True
    return other.unit is None and other.head is None and not _is_own_verb(other.verb or "")


def _is_own_verb(verb: str) -> bool:
    """Of harm or of another thing that is counted: "20 were injured" is no other count of arrests."""
    return verb in load_toml("figures.toml")["harm"]["verbs"] or canonical(verb) != stem(verb)


def _behind(text: str, figure: FigureMention) -> set[str]:
    """What is said of a figure's noun right behind it: "38,000 jobs lost", to which "the loss" goes back."""
    words = find_words(text, figure.span.end, figure.span.end + _BEHIND).folded
    return {canonical(word) for word in words[:_WORDS_BEHIND]} - {canonical(one) for one in function_words()}


def _is_large(figure: FigureMention) -> bool:
    return (figure.value or 0) >= _LARGE


def _are_persons(one: FigureMention, other: FigureMention) -> bool:
    """People, and people by their part in what is counted, of whom somebody made a count or says the same."""
    units = {one.unit, other.unit}
    if "people" not in units or not units <= _persons():
        return False
    verbs = [canonical(each.verb or "") for each in (one, other)]
    return other.holder is not None or (bool(verbs[0]) and verbs[0] == verbs[1])


def _head(text: str, figure: FigureMention) -> str:
    return fold(figure.head.of(text)) if figure.head is not None else ""


@functools.cache
def _numbering() -> frozenset[str]:
    return frozenset(load_toml("figures.toml")["estimates"]["nouns"])


@functools.cache
def _contrasts() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(load_toml('figures.toml')['estimates']['contrasts'])})\b", re.IGNORECASE
    )


@functools.cache
def _estimating() -> frozenset[str]:
    return frozenset(load_toml("figures.toml")["estimates"]["verbs"])


@functools.cache
def _persons() -> frozenset[str]:
    return frozenset(("people", *load_toml("figures.toml")["people"]["by_part"]))
