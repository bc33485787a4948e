"""A first look over a record: full names, abbreviations and which places are states.

All readings in; out what the reading of one article needs to know of the others. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.corpus.resolve.keys import Key, organisation_key
from onrecord.corpus.resolve.people import NameGroup, People
from onrecord.corpus.resolve.spelling import bare_name, fold, spell
from onrecord.corpus.resolve.titles import office
from onrecord.lexicons.people import people
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention, Reading

_SURE = 10  # a title or a gender tells more than the label of a small model
_ABBREVIATION = re.compile(r"[”\"’']?,? \((?:the |or |known as )?[“\"]?([A-Z][A-Za-z&./-]{1,9})[”\"]?[,)]")


class Survey:
    """What the articles of a record tell together, before any of them is read closely."""

    def __init__(self, readings: Sequence[Reading], groups: Sequence[NameGroup] = ()) -> None:
        outlets = frozenset(
            bare_name(name) for one in readings for name in (one.article.outlet, *one.article.credits) if name
        )
        names: Counter[str] = Counter()
        weights: Counter[str] = Counter()
        others: Counter[str] = Counter()
        told: dict[str, Counter[Gender]] = defaultdict(Counter)
        by_surname: dict[str, set[Gender]] = defaultdict(set)
        guessed: dict[str, Counter[Gender]] = defaultdict(Counter)
        short_forms: set[tuple[str, str]] = set()
        short: dict[str, set[Key]] = defaultdict(set)
        nations: set[str] = set()
        for reading in readings:
            for mention in reading.mentions:
                if mention.form == "name" and mention.label != "PERSON":
                    others[fold(mention.name or "")] += 1
                if is_full_name(mention):
                    weights[fold(mention.name or "")] += 1 + _SURE * bool(mention.roles or mention.gender)
                    names[mention.name or ""] += 1
                    if mention.gender:
                        told[mention.name or ""][mention.gender] += 1
                if mention.form == "name" and mention.label == "PERSON" and mention.gender:
                    by_surname[spell(mention.name or "").surname].add(mention.gender)
                nations.update(_nations(mention))
            for name, gender in _pronouns_after(reading.mentions):
                guessed[name][gender] += 1
            short_forms.update(_short_forms(reading.mentions))
            for text, key in abbreviations(reading):
                short[text].add(key)
        for name in [
            name for name in names if others[fold(name)] > weights[fold(name)] or fold(name) in nations
        ]:
            del names[name]  # what most articles take for a body or a place
        genders = {name: votes.most_common(1)[0][0] for name, votes in told.items() if len(votes) == 1}
        for name, votes in guessed.items():
            gender, most = votes.most_common(1)[0]
            if name in names and name not in told and most * 3 >= sum(votes.values()) * 2:
                genders[name] = gender
        for name in [name for name in names if fold(name) in outlets]:
            del names[name]
        self.people = People(names, genders, _unambiguous(short_forms), groups)
        self.abbreviations = {text: next(iter(keys)) for text, keys in short.items() if len(keys) == 1}
        self.outlets = outlets
        self.split_surnames = frozenset(name for name, found in by_surname.items() if len(found) > 1)
        self.nations = frozenset(nations)

    def place(self, name: str) -> Key:
        """The key of a place that no table has: a state if the articles give it a state's offices."""
        folded = fold(name)
        return ("state", "", folded) if folded in self.nations else ("place", folded)


def _unambiguous(pairs: set[tuple[str, str]]) -> dict[str, str]:
    """Short forms of one longer name only."""
    longer: dict[str, set[str]] = defaultdict(set)
    for short, long in pairs:
        longer[short].add(long)
    return {short: next(iter(found)) for short, found in longer.items() if len(found) == 1}


def _short_forms(mentions: Sequence[Mention]) -> Iterable[tuple[str, str]]:
    """A full name and a longer one of the same article that ends with it: "Ruiz Vidal", "Ana Ruiz Vidal"."""
    names = sorted({mention.name or "" for mention in mentions if is_full_name(mention)})
    ends: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        words = spell(name).words
        if len(words) > 2:
            ends[words[-2:]].append(name)
    for name in names:
        words = spell(name).words
        for longer in ends.get(words, ()) if len(words) == 2 else ():
            yield name, longer


def _pronouns_after(mentions: Sequence[Mention]) -> Iterable[tuple[str, Gender]]:
    """Full names that are the only person before a pronoun in their sentence: "Ana Reis said that she ..."."""
    sentence, before = -1, list[Mention]()
    for mention in sorted(mentions, key=lambda one: one.span):
        if mention.sentence != sentence:
            sentence, before = mention.sentence, []
        if mention.quoted:
            continue
        if mention.form == "pronoun" and mention.gender in ("masculine", "feminine"):
            if len(before) == 1 and is_full_name(before[0]) and before[0].subject and mention.gender:
                yield before[0].name or "", mention.gender
        elif mention.form != "pronoun" and (mention.label in ("PERSON", "") and mention.number != "plural"):
            before.append(mention)


def is_full_name(mention: Mention) -> bool:
    if mention.form != "name" or mention.label != "PERSON" or not mention.name:
        return False
    return len(spell(mention.name).words) > 1


def abbreviations(reading: Reading) -> Iterable[tuple[str, Key]]:
    """ "Union of Deck Workers (UDW)": the short form and what it is short for."""
    for mention in reading.mentions:
        if mention.form != "name" or mention.label == "PERSON" or " " not in (mention.name or ""):
            continue
        found = _ABBREVIATION.match(reading.article.text, mention.span.end)
        if found and find_place(found[1]) is None:
            yield found[1], organisation_key(mention.name or "")


def _nations(mention: Mention) -> Iterable[str]:
    """Places that have a foreign minister, an army or the like."""
    for role in mention.roles:
        if not role.of_text or find_place(role.of_text):
            continue
        title = office(role.title, None).title
        if title in people().national or title in people().national_bodies:
            yield fold(role.of_text)
