"""The quantity that a figure gives a value of: the explicit tests by which two figures are of one quantity.

Unit, head noun, its modifiers, what is said of it, places and bodies beside it, the denominator, and for what is
counted over a time (people killed, lorries let in) that time, each as stems;
words that say one thing (lexicons/figures.toml, "same") count as one. All have to be equal. A share's head noun is
what it is a share of, so that is tested once, as the denominator.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from onrecord.corpus.words import find_words, fold, function_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import FigureMention, Span

_PRONOUNS = frozenset("it its them they their those these that whom which him her his whose".split())
_NUMBER = re.compile(r"\d")
_SMALL = (1, 2)
_SO_FAR = "so far"
_CLAUSE = 40  # characters behind "since" that say since when


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity; the fields are the tests, in the order in which a difference is told."""

    unit: str
    denominator: frozenset[str]
    head: str
    modifiers: frozenset[str]
    predicate: str
    names: frozenset[str]
    scope: str = ""  # the time over which it counts; "" where that is not told or does not matter
    basis: str = ""  # the words that say what is counted and what not; "" where none do

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(
            " ".join(sorted(value)) if isinstance(value := getattr(self, one.name), frozenset) else value
            for one in fields(self)
        )


@functools.cache
def _same() -> Mapping[str, str]:
    """A stem that says the same as others: the first of its group."""
    groups = load_toml("figures.toml")["same"]["groups"]
    return {_stem(word): _stem(group[0]) for group in reversed(groups) for word in group}


def _stem(word: str) -> str:
    return stem(fold(word.split()[0]))


def canonical(word: str) -> str:
    """A word's stem; words that say one thing share it."""
    made = stem(fold(word))
    return _same().get(made, made)


def quantity_of(text: str, mention: FigureMention, *, published: str = "") -> Quantity | None:
    """None where no words say what is measured, or which of its kind; or a pronoun says what it is out of.

    `published` is the day of print.
    """
    share = mention.unit == "percent" and mention.denominator is not None
    if mention.head is None or mention.unit is None:
        return None
    whole = mention.denominator
    out_of = _stems(text, whole) if whole is not None else frozenset()
    if whole is not None and (not out_of or out_of & _PRONOUNS):
        return None
    names = [one for one in mention.names if whole is None or not whole.contains(one)]
    head = mention.head.of(text)
    if fold(head) in _PRONOUNS or (share and mention.predicate is None):
        return None
    if _is_attributive(mention) and not share:
        return _attributive(text, mention, out_of)
    named = frozenset(canonical(word) for one in names for word in find_words(one.of(text)).folded)
    modifiers = _stems(text, mention.of) - named - {canonical(head)}
    if _is_small(text, mention):
        return None
    if (
        not share
        and not _predicate(text, mention)
        and not (modifiers or out_of or named or mention.holder or mention.wished)
    ):
        return None  # "ten countries": nothing tells which
    return Quantity(
        unit=mention.unit,
        denominator=out_of,
        head="" if share else canonical(head),
        modifiers=frozenset() if share else modifiers,
        predicate=_predicate(text, mention),
        names=named,
        scope="" if share else _scope(text, mention, published),
        basis=_basis(text, mention),
    )


def _basis(text: str, mention: FigureMention) -> str:
    return " ".join(sorted(_stems(text, mention.basis))) if mention.basis is not None else ""


@functools.cache
def _over_time() -> frozenset[str]:
    return frozenset(canonical(word) for word in load_toml("figures.toml")["counted_over"]["verbs"])


def counted_over(mention: FigureMention) -> bool:
    """Counts what happens, so that a day's count is none of another day's."""
    return mention.verb is not None and canonical(mention.verb) in _over_time()


def _scope(text: str, mention: FigureMention, published: str) -> str:
    """A stretch of time by its words counts from the day of print ("the past 24 hours")."""
    if not counted_over(mention):
        return ""
    if mention.since is not None:
        return _since_when(text, mention.since)
    if mention.within is not None:
        said = " ".join(sorted(_stems(text, mention.within)))
        return f"{said} {mention.within.of(text).lower().split()[-1]} {published if 'past' in said else ''}".strip()
    if mention.as_of is not None and not mention.wished:
        return f"{mention.as_of.start[:10]}/{mention.as_of.end[:10]}"
    return ""


def _since_when(text: str, since: Span) -> str:
    """ "Since the start of the month" by its words, all else is up to now."""
    if fold(since.of(text)) != "since":
        return _SO_FAR
    last = min(since.end + _CLAUSE, len(text))
    end = next((k for k in range(since.end, last) if text[k] in ",.;:()\n"), last)
    if end == since.end:
        return _SO_FAR  # "and has not since, the army said"
    return " ".join(sorted(_stems(text, Span(since.end, end)))) or _SO_FAR


def _is_small(text: str, mention: FigureMention) -> bool:
    """ "One roof", "two different speeches": a word for a thing or a pair of them that nothing is done to."""
    words = mention.span.of(text).split()
    worded = not _NUMBER.search(mention.span.of(text))
    counted = (
        mention.unit is not None and mention.head is not None and mention.head.start > mention.span.start
    )
    return (
        worded
        and counted
        and mention.value in _SMALL
        and len(words) > 1
        and mention.unit not in _measures()
        and not counted_over(mention)
        and mention.unit != "people"
    )


@functools.cache
def _measures() -> frozenset[str]:
    table = load_toml("figures.toml")
    return frozenset((*table["measures"], *table["currencies"]["codes"], *table["currencies"]["names"]))


def _is_attributive(mention: FigureMention) -> bool:
    """ "a 30-day truce": the measure names its noun; how long that is does not hang on what is said of it."""
    attributive = mention.head is not None and mention.span.end <= mention.head.start
    return attributive and mention.wished and mention.unit is not None


def _attributive(text: str, mention: FigureMention, out_of: frozenset[str]) -> Quantity:
    """By the noun and the words before it; of a proposal for a truce by the truce."""
    noun = mention.head or mention.of
    before = [canonical(one) for one in find_words(text, mention.span.end, noun.start).folded]
    before = [one for one in before if one not in function_words()]
    head = canonical(noun.of(text))
    if before and head in _vehicles():
        head = before.pop()
    return Quantity(mention.unit or "", out_of, head, frozenset(before), "", frozenset())


@functools.cache
def _vehicles() -> frozenset[str]:
    return frozenset(_stem(word) for word in load_toml("figures.toml")["wishes"]["words"])


def _predicate(text: str, mention: FigureMention) -> str:
    said = canonical(mention.verb or mention.predicate.of(text)) if mention.predicate is not None else ""
    said = f"{said} by" if mention.moved else said
    return f"{said} since" if mention.since is not None else said


def _stems(text: str, span: Span) -> frozenset[str]:
    words = find_words(text, span.start, span.end)
    return frozenset(
        canonical(folded)
        for folded in words.folded
        if folded in _PRONOUNS or (folded not in function_words() and not _NUMBER.search(folded))
    )
