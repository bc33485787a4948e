"""Words of quantity as records: the file lexicons/figures.toml in, look-ups and patterns out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.lexicons import load_toml

Bound = Literal["low", "high", "above", "below", "near", "as given"]
SPACE = r"[^\S\n]"  # never over the end of a block
_WISHING = ("demands", "offers", "threatens")  # stances whose nouns make a number one that is wanted


@dataclass(frozen=True, slots=True)
class Lexicon:
    small: Mapping[str, int]
    groups: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    fractions: Mapping[str, int]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]  # a currency's name or code, folded: its unit
    measures: Mapping[str, str]  # a word or sign, folded: its unit
    plurals: Mapping[str, str]
    people: frozenset[str]
    labels: frozenset[str]
    ages: frozenset[str]
    definite: frozenset[str]
    bounds: Mapping[str, Bound]
    placing: frozenset[str]  # particles with which such a verb estimates nothing
    estimating: frozenset[str]  # verbs
    expecting: frozenset[str]  # those of them that are of what is to come
    reached: Mapping[str, Sequence[str]]  # verbs that estimate with one of these prepositions
    numbering: frozenset[str]  # nouns
    giving: frozenset[str]  # verbs that give somebody's own number where such a noun is their object
    counts: frozenset[str]  # nouns behind the name of who counted
    change_nouns: frozenset[str]
    change_verbs: frozenset[str]
    moving: frozenset[str]  # verbs whose bare object says by how much
    change_prepositions: frozenset[str]
    compounds: frozenset[str]  # nouns counted behind a hyphen
    harm: frozenset[str]  # verbs whose bare number counts people
    states: frozenset[str]  # adjectives that stand for people
    wishes: frozenset[str]  # words under which a number is wanted, not told
    modals: frozenset[str]
    gatherings: frozenset[str]  # nouns whose bare number counts people
    idle: frozenset[str]  # words of a small count that matters to nobody
    atom: re.Pattern[str]
    code: re.Pattern[str]
    unit: re.Pattern[str]
    before: frozenset[str]  # qualifiers that stand before a number
    after: re.Pattern[str]
    rate: re.Pattern[str]


@functools.cache
def lexicon() -> Lexicon:
    data = load_toml("figures.toml")
    currencies = _currencies(data["currencies"])
    measures = {word: unit for unit, words in data["measures"].items() for word in words}
    before, after = data["qualifiers"]["before"], data["qualifiers"]["after"]
    return Lexicon(
        small=data["numbers"],
        groups=data["groups"],
        scales=data["scales"],
        short_scales=data["short_scales"],
        fractions=data["fractions"],
        signs=data["signs"],
        currencies=currencies,
        measures=measures,
        plurals=data["plain"]["plurals"],
        people=frozenset(data["people"]["words"]),
        labels=frozenset(data["labels"]["before"]),
        ages=frozenset(data["labels"]["ages"]),
        definite=frozenset(data["references"]["determiners"]),
        bounds={word: bound for group in (before, after) for bound, words in group.items() for word in words},
        estimating=frozenset((*data["estimates"]["verbs"], *data["estimates"]["expecting"])),
        expecting=frozenset(data["estimates"]["expecting"]),
        reached=data["estimates"]["reached"],
        placing=frozenset(data["estimates"]["particles"]),
        numbering=frozenset(data["estimates"]["nouns"]),
        giving=frozenset(data["estimates"]["giving"]),
        counts=frozenset(data["estimates"]["counts"]),
        change_nouns=frozenset(data["changes"]["nouns"]),
        change_verbs=frozenset(data["changes"]["verbs"]),
        moving=frozenset(data["changes"]["moving"]),
        change_prepositions=frozenset(data["changes"]["prepositions"]),
        compounds=frozenset(data["compounds"]["words"]),
        harm=frozenset(data["harm"]["verbs"]),
        states=frozenset(data["harm"]["states"]),
        wishes=frozenset(data["wishes"]["words"])
        | (_stances(load_toml("stances.toml")) - frozenset(data["harm"]["verbs"])),
        modals=frozenset(data["wishes"]["modals"]),
        gatherings=frozenset(data["harm"]["gatherings"]),
        idle=frozenset(data["references"]["idle"]),
        atom=re.compile(_atom(data), re.IGNORECASE),
        code=re.compile(rf"\b({'|'.join(data['currencies']['codes'])}){SPACE}?$"),
        unit=re.compile(_unit(currencies, measures), re.IGNORECASE),
        before=frozenset(_all(before)),
        after=re.compile(rf"{SPACE}*({_words(_all(after))}|\+)(?!\w)", re.IGNORECASE),
        rate=re.compile(
            rf"{SPACE}+((?:an?|per|each|every){SPACE}+(?:{_words(data['periods']['words'])})"
            rf"|(?:{_words(data['periods']['adverbs'])}))\b(?!{SPACE}+(?:ago|earlier)\b)"
            rf"|((?:-|/)(?:an?-|per-)?(?:{_words(data['periods']['words'])}))\b",
            re.IGNORECASE,
        ),
    )


def _stances(data: Mapping[str, Any]) -> frozenset[str]:
    """Single words that are of stance by themselves.

    What takes its stance from an object or a negation ("suspend", "go"), or is support, tells of what happened too.
    """
    verbs = (one for one in data["verbs"] if "stance" in one and "objects" not in one)
    nouns = (one for one in data["nouns"] if one["stance"] in _WISHING)
    return frozenset(word for group in (*verbs, *nouns) for word in group["words"] if " " not in word)


def _all(groups: Mapping[str, Iterable[str]]) -> list[str]:
    return [word for words in groups.values() for word in words]


def _words(words: Iterable[str]) -> str:
    """An alternative of phrases, the longest first."""
    ordered = sorted(set(words), key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace(r"\ ", rf"{SPACE}+") for one in ordered)


def _currencies(data: Mapping[str, Any]) -> dict[str, str]:
    found = {code.lower(): code for code in data["codes"]}
    found |= {name: name for name in data["names"]}
    found |= data["of"]
    return found


def _atom(data: Mapping[str, Any]) -> str:
    """One number: digits or words, with its scales, and the sign of a currency before it.

    It is tried where a word begins with a letter that a number word can begin with.
    """
    sign = "|".join(re.escape(one) for one in sorted(data["signs"], key=len, reverse=True))
    digits = (
        r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?(?![\d])"
        r"|(?<!\d[ ])\d{1,3}(?:[ ]\d{3})+(?!\d|[.,/]\d)|\d+[-\u00a0 ]1/2\b|\d+[½¼¾]|[½¼¾]"
        r"|\d+(?:\.\d+|,\d{1,2}(?!\d))?"
    )
    plain = "|".join(sorted((*data["numbers"], *data["groups"], *data["scales"]), key=len, reverse=True))
    scales = "|".join(sorted(data["scales"], key=len, reverse=True))
    short = "|".join(sorted(data["short_scales"], key=len, reverse=True))
    parts = "|".join(f"{one}s?|halves" if one == "half" else f"{one}s?" for one in data["fractions"])
    joint = rf"(?:{SPACE}+and(?:{SPACE}+a(?={SPACE}+half))?{SPACE}+|{SPACE}*-{SPACE}*|{SPACE}+)"
    words = (
        rf"(?:an?{SPACE}+|half{SPACE}+an?{SPACE}+|a{SPACE}+couple{SPACE}+of{SPACE}+)?(?:{plain})\b"
        rf"(?:{joint}(?:{plain}|half|quarter)\b)*"
    )
    fraction = rf"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)(?:{SPACE}+|-))?(?:{parts})\b(?!{SPACE}+an?\b)"
    first = "".join(
        sorted({word[0] for word in (*data["numbers"], *data["groups"], *data["scales"], "a", "half")})
    )
    first += "".join(
        sorted({one[0].lower() for one in data["signs"]} | {part[0] for part in data["fractions"]})
    )
    return (
        rf"(?<!\w)(?=[\d½¼¾{first}])(?P<sign>(?:{sign}){SPACE}?)?"
        rf"(?:(?P<fraction>{fraction})"
        rf"|(?<![.,/])(?P<digits>{digits})(?P<scales>(?:{SPACE}*-?(?:{scales})\b)*)"
        rf"(?:(?<=\d){SPACE}?(?P<short>{short})\b)?"
        rf"|(?P<words>{words}))"
    )


def _unit(currencies: Mapping[str, str], measures: Mapping[str, str]) -> str:
    """What may follow a number at once, or after a hyphen: a measure or a currency."""
    signs = _words(one for one in measures if not one[-1].isalnum())
    words = _words(one for one in (*measures, *currencies) if one[-1].isalnum())
    nation = rf"(?:(?:US|U\.S\.|American|Australian|Canadian|[A-Z][a-z]+(?:an|ish|ese|ic|i)){SPACE}+)?"
    return (
        rf"{SPACE}*-?{SPACE}*(?:(?P<symbol>{signs})|(?P<nation>{nation})(?P<word>{words})(?P<plural>e?s)?\b)"
    )
