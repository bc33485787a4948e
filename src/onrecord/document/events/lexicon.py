"""The words of events as records: the file lexicons/events.toml in, look-ups by word out."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.lexicons import load_toml
from onrecord.records import EventType


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word tells of: `kind` is the family in which reports of one event are looked for.

    `needs`: "object", "several", "none", "any", or prepositions of which one has to follow. `dated` ones need a day,
    `own` ones one of their clause, not of their line; what `ahead` ones tell of is to come.
    `bare` nouns are events by themselves, others only where a verb says that they began or were reached.
    """

    kind: str
    type: EventType
    mode: str | None
    needs: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    names: bool = False  # proper names fit as objects, besides
    dated: bool = False
    own: bool = False
    ahead: bool = False
    phased: bool = False
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Plans:
    """Words that make of a clause a plan, leave it told as done, or keep it from being told at all."""

    governors: frozenset[str]
    auxiliaries: frozenset[str]
    participles: frozenset[str]
    moved: frozenset[str]
    done: frozenset[str]
    modals: frozenset[str]
    marks: frozenset[str]
    void: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, Sense]
    void_modifiers: frozenset[str]
    attack_modifiers: frozenset[str]
    begin: frozenset[str]
    end: frozenset[str]
    light: frozenset[str]
    stopped: frozenset[str]
    again: Mapping[str, str]  # common words for an event told just before, with its kind
    days: Mapping[str, int]  # numbers of days that count from an event
    anything: frozenset[str]  # words for whatever was planned
    called: Mapping[str, tuple[str, ...]]  # words for what was planned, by the kinds that they stand for
    plans: Plans
    bounds: frozenset[str]
    lasting: frozenset[str]  # kinds
    announcing: frozenset[str]  # verbs
    soon: frozenset[str]  # before "after": on the same day
    resumed: tuple[str, ...]  # phrases for the day that was told last
    meanwhile: frozenset[str]  # conjunctions
    places: frozenset[str]
    bodies: frozenset[str]
    not_met: frozenset[str]
    acts: frozenset[str]  # kinds
    stances: frozenset[str]  # kinds
    spoken: frozenset[str]  # kinds
    documents: frozenset[str]
    media: frozenset[str]
    threats: frozenset[str]  # verbs
    hostile: frozenset[str]  # modifiers
    restricting: frozenset[str]  # verbs
    first: frozenset[str]  # lemmas with which a verb or noun of the lexicon can begin or end


@functools.cache
def lexicon() -> Lexicon:
    data = load_toml("events.toml")
    verbs = _verbs(data["verbs"])
    nouns = {word: _sense(group) for group in data["nouns"] for word in group["words"]}
    aspect, modifiers = data["aspect"], data["modifiers"]
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        void_modifiers=frozenset(modifiers["void"]),
        attack_modifiers=frozenset(modifiers["attack"]),
        begin=frozenset(aspect["begin"]),
        end=frozenset(aspect["end"]),
        light=frozenset(aspect["light"]),
        stopped=frozenset(aspect["stopped"]),
        again=dict(aspect["again"]),
        days={**load_toml("dates.toml")["numbers"], **aspect["days"]},
        anything=frozenset(aspect["anything"]),
        called={word: tuple(kinds) for word, kinds in aspect["called"].items()},
        plans=Plans(**{name: frozenset(data["plans"][name]) for name in Plans.__slots__}),
        bounds=frozenset(data["bounds"]["prepositions"]),
        lasting=frozenset(data["bounds"]["since"]),
        announcing=frozenset(data["beside"]["announcing"]),
        soon=frozenset(data["beside"]["soon"]),
        resumed=tuple(f" {phrase}" for phrase in data["beside"]["resumed"]),
        meanwhile=frozenset(data["beside"]["while"]),
        places=frozenset(data["places"]["prepositions"]),
        bodies=frozenset(data["several"]["bodies"]),
        not_met=frozenset(data["several"]["not_met"]),
        acts=frozenset(data["acts"]["kinds"]),
        stances=frozenset(data["acts"]["stances"]),
        spoken=frozenset(data["acts"]["spoken"]),
        documents=frozenset(data["acts"]["documents"]),
        media=frozenset(data["acts"]["media"]),
        threats=frozenset(data["acts"]["threats"]),
        hostile=frozenset(data["acts"]["hostile"]),
        restricting=frozenset(data["acts"]["restricting"]),
        # of "the action" the sentences before have to tell what it is
        first=frozenset(
            {word.split()[0] for word in verbs} | {word.split()[-1] for word in nouns} | set(aspect["again"])
        ),
    )


def _verbs(groups: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[Sense, ...]]:
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for group in groups:
        sense = _sense(group)
        for word in group["words"]:
            found[word].append(sense)
    return {word: tuple(sorted(senses, key=_loose)) for word, senses in found.items()}


def _loose(sense: Sense) -> int:
    """A common word whose subject may be anything comes behind ("farmers drove into the town" is no visit), and last
    where its object may be, too ("quit the treaty" is no resignation)."""
    return (sense.dated and not sense.subjects) + (sense.needs == ("any",) and not sense.subjects)


def _sense(group: Mapping[str, Any]) -> Sense:
    needs = group.get("needs", ())
    return Sense(
        kind=group["kind"],
        type=group["type"],
        mode=group.get("mode"),
        needs=(needs,) if isinstance(needs, str) else tuple(needs),
        objects=frozenset(group.get("objects", ())),
        not_objects=frozenset(group.get("not_objects", ())),
        subjects=frozenset(group.get("subjects", ())),
        not_subjects=frozenset(group.get("not_subjects", ())),
        names=bool(group.get("names", False)),
        dated=bool(group.get("dated", False)),
        own=bool(group.get("own", False)),
        ahead=bool(group.get("ahead", False)),
        phased=bool(group.get("phased", False)),
        bare=bool(group.get("bare", True)),
    )
