"""The words of stance as records: the file lexicons/stances.toml in, look-ups by word out."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.lexicons import load_toml
from onrecord.records import Stance


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says of its holder's stance, and the shapes of its object in the order in which they are tried."""

    stance: Stance | None
    shapes: tuple[str, ...]
    negated: Stance | None = None
    objects: frozenset[str] = frozenset()  # heads of the only objects that it takes; empty: any


Senses = Mapping[str, tuple[Sense, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A phrase by which a speaker judges a thing."""

    stance: Stance
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Idiom:
    """A set phrase, its words as lemmas; `open`: its object follows."""

    stance: Stance
    negated: Stance | None
    words: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Irrealis:
    """Words that keep a clause from being said of its subject."""

    governors: frozenset[str]
    adjectives: frozenset[str]
    modals: frozenset[str]
    marks: frozenset[str]
    through: frozenset[str]


@dataclass(frozen=True, slots=True)
class Openers:
    """Words that begin a condition, the longest first; `timely` ones may tell of time alone, as before `times`."""

    all: tuple[tuple[str, ...], ...]
    timely: frozenset[str]
    times: frozenset[str]
    negative: frozenset[str]
    granting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asides:
    """Words that begin what an object is not: circumstances, and relative clauses behind a comma."""

    relatives: frozenset[str]
    circumstance: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """Words around what nobody says: accounts of it, and what is done to them."""

    accounts: frozenset[str]
    confirming: frozenset[str]
    denying: frozenset[str]
    imagining: frozenset[str]
    expecting: frozenset[str]
    nobody: frozenset[str]
    moving: frozenset[str]
    leaving: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    verbs: Senses
    adjectives: Senses
    nouns: Senses
    verdicts: Mapping[str, tuple[Verdict, ...]]  # by their last word
    idioms: Mapping[str, tuple[Idiom, ...]]  # by their first word, the longest first
    light: frozenset[str]
    irrealis: Irrealis
    openers: Openers
    obliging: frozenset[str]  # modals
    obliging_verbs: frozenset[str]
    whole: frozenset[str]
    gives: frozenset[str]  # what a party will do for others
    harms: frozenset[str]  # what it will do against them
    pledging: frozenset[str]  # verbs by which one says what one will do
    befalls: frozenset[str]  # what happens to one
    does: frozenset[str]  # what is done against others with an object of `harmful`
    harmful: frozenset[str]
    asides: Asides
    explicit: frozenset[str]  # rules of offers that conditions leave offers
    anyone: frozenset[str]  # subjects that are nobody in particular
    unclaimed: Unclaimed
    unsaid: frozenset[str]  # "declined to comment" is no stance
    hoping: frozenset[str]  # "hopes for the union's agreement" tells no agreement
    offered: frozenset[str]  # "offers a way out" is none


@functools.cache
def lexicon() -> Lexicon:
    data = load_toml("stances.toml")
    conditions, irrealis = data["conditions"], data["irrealis"]
    return Lexicon(
        verbs=_senses(data["verbs"]),
        adjectives=_senses(data["adjectives"]),
        nouns=_senses(data["nouns"]),
        verdicts=_verdicts(data["verdicts"]),
        idioms=_idioms(load_toml("stance_idioms.toml")["idioms"]),
        light=frozenset(data["light"]["verbs"]),
        irrealis=Irrealis(**{name: frozenset(irrealis[name]) for name in Irrealis.__slots__}),
        openers=Openers(
            all=tuple(sorted((tuple(one.split()) for one in conditions["openers"]), key=len, reverse=True)),
            timely=frozenset(conditions["timely"]),
            times=frozenset(conditions["times"]),
            negative=frozenset(conditions["negative"]),
            granting=tuple(conditions["granting"]),
        ),
        obliging=frozenset(data["obligation"]["modals"]),
        obliging_verbs=frozenset(data["obligation"]["verbs"]),
        whole=frozenset(data["whole"]["words"]),
        gives=frozenset(data["commitments"]["gives"]),
        harms=frozenset(data["commitments"]["harms"]),
        pledging=frozenset(data["commitments"]["pledging"]),
        befalls=frozenset(data["commitments"]["befalls"]),
        does=frozenset(data["commitments"]["does"]),
        harmful=frozenset(data["commitments"]["harmful"]),
        asides=Asides(**{name: frozenset(data["asides"][name]) for name in Asides.__slots__}),
        explicit=frozenset(data["conditions"]["explicit"]),
        anyone=frozenset(data["obligation"]["anyone"]),
        unclaimed=Unclaimed(**{name: frozenset(data["unclaimed"][name]) for name in Unclaimed.__slots__}),
        unsaid=frozenset(data["unsaid"]["verbs"]),
        hoping=frozenset(data["irrealis"]["hoping"]),
        offered=frozenset(data["unsaid"]["offered"]),
    )


def _senses(groups: Sequence[Mapping[str, Any]]) -> Senses:
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for group in groups:
        sense = Sense(
            stance=group.get("stance"),
            shapes=tuple(group["shapes"]),
            negated=group.get("negated"),
            objects=frozenset(group.get("objects", ())),
        )
        for word in group["words"]:
            found[word].append(sense)
    return {word: tuple(senses) for word, senses in found.items()}


def _verdicts(groups: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[Verdict, ...]]:
    found: defaultdict[str, list[Verdict]] = defaultdict(list)
    for group in groups:
        for phrase in group["words"]:
            words = tuple(phrase.split())
            found[words[-1]].append(Verdict(group["stance"], words))
    return {word: tuple(sorted(ones, key=lambda one: -len(one.words))) for word, ones in found.items()}


def _idioms(groups: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[Idiom, ...]]:
    found: defaultdict[str, list[Idiom]] = defaultdict(list)
    for group in groups:
        for phrase in group["phrases"]:
            words = tuple(phrase.removesuffix("~").split())
            found[words[0]].append(Idiom(group["stance"], group.get("negated"), words, phrase.endswith("~")))
    return {first: tuple(sorted(ones, key=lambda one: -len(one.words))) for first, ones in found.items()}
