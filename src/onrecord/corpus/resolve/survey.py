"""A first look over a record: full names, abbreviations and which places are states.

All readings in; out what the reading of one article needs to know of the others. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.corpus.resolve.keys import Key, organisation_key
from onrecord.corpus.resolve.people import People
from onrecord.corpus.resolve.spelling import fold, spell
from onrecord.corpus.resolve.titles import office
from onrecord.lexicons.people import people
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention, Reading

_SURE = 10  # a title or a gender tells more than the label of a small model
_ABBREVIATION = re.compile(r"[”\"’']?,? \((?:the |or |known as )?[“\"]?([A-Z][A-Za-z&./-]{1,9})[”\"]?[,)]")


class Survey:
    """What the articles of a record tell together, before any of them is read closely."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        names: Counter[str] = Counter()
        weights: Counter[str] = Counter()
        others: Counter[str] = Counter()
        told: dict[str, Counter[Gender]] = defaultdict(Counter)
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
                nations.update(_nations(mention))
            for text, key in abbreviations(reading):
                short[text].add(key)
        for name in [
            name for name in names if others[fold(name)] > weights[fold(name)] or fold(name) in nations
        ]:
            del names[name]  # what most articles take for a body or a place
        genders = {name: votes.most_common(1)[0][0] for name, votes in told.items() if len(votes) == 1}
        self.people = People(names, genders)
        self.abbreviations = {text: next(iter(keys)) for text, keys in short.items() if len(keys) == 1}
        self.nations = frozenset(nations)

    def place(self, name: str) -> Key:
        """The key of a place that no table has: a state if the articles give it a state's offices."""
        folded = fold(name)
        return ("state", "", folded) if folded in self.nations else ("place", folded)


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
