"""The gender of people, by what the articles tell: titles, given names and pronouns.

Scenes with their names bound in, a gender for each person of whom something tells it out. Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from onrecord.corpus.resolve.keys import Key, is_person
from onrecord.corpus.resolve.scene import Scene
from onrecord.corpus.resolve.spelling import spell
from onrecord.corpus.resolve.survey import owns_role, told_gender
from onrecord.lexicons.people import given_name_genders
from onrecord.records import Gender, Mention

_LONG = 80  # mentions in one sentence: a list or noise


def count_genders(scene: Scene) -> Iterator[tuple[Key, Gender]]:
    """What pronouns tell of the only person before them in their sentence: "X said that she ..."."""
    people: dict[int, list[Mention]] = defaultdict(list)
    for mention in scene.mentions:
        if mention.quoted:
            continue
        if (mention.form == "name" and is_person(scene.keys.get(mention.span))) or (
            mention.form == "nominal" and mention.number == "singular"
        ):
            people[mention.sentence].append(mention)
        elif gender := told_gender(mention):
            before = people[mention.sentence]
            if len(before) > _LONG or owns_role(mention, before):
                continue
            keys = {scene.keys.get(one.span) for one in before if one.form == "name"}
            nominal = any(one.form == "nominal" for one in before)
            key = next(iter(keys)) if len(keys) == 1 else None
            if key is not None and before[0].subject and not nominal:
                yield key, gender
                people[mention.sentence].append(mention)


def _genders_of_names(scene: Scene) -> Iterator[tuple[Key, Gender]]:
    """What the first words of full names tell."""
    for mention in scene.mentions:
        words = spell(mention.name).words if mention.name and mention.label == "PERSON" else ()
        key = scene.keys.get(mention.span)
        if key is not None and is_person(key) and (len(words) > 1 or (words and key[0] == "surname")):
            gender = given_name_genders().get(words[0])
            if gender:
                yield key, gender


def settle_genders(scenes: Collection[Scene]) -> dict[Key, Gender]:
    """The gender of each person: what a title tells, else a given name that is nearly always a woman's or a man's.

    Where neither tells, at least two thirds of the pronouns do.
    """
    told: dict[Key, Counter[Gender]] = defaultdict(Counter)
    votes: dict[Key, Counter[Gender]] = defaultdict(Counter)
    named: dict[Key, Counter[Gender]] = defaultdict(Counter)
    for scene in scenes:
        for key, gender in scene.genders.items():
            told[key][gender] += 1
        for key, gender in count_genders(scene):
            votes[key][gender] += 1
        for key, gender in _genders_of_names(scene):
            named[key][gender] += 1
    settled: dict[Key, Gender] = {}
    for source in (told, named, votes):
        for key, counts in source.items():
            gender, most = counts.most_common(1)[0]
            if key not in settled and most * 3 >= sum(counts.values()) * 2:
                settled[key] = gender
    return settled
