"""What people say of a record's actors: their list and their judgements in, what the reading of names needs out.

The list is used before anything is guessed. Judgements win over both. Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.corpus.judgements import attribution_at
from onrecord.corpus.resolve.keys import Key, apart, is_person, organisation_key, place_key, surname_key
from onrecord.corpus.resolve.people import NameGroup, People
from onrecord.corpus.resolve.scene import Scene
from onrecord.corpus.resolve.spelling import bare_name, fold, spell
from onrecord.records import Evidence, Listed, Mention, Reading, Ruling, Span, Told


@dataclass(slots=True)
class Names:
    """The list by keys: which key a name has, and what is told of a key. Ambiguous names are nobody's."""

    keys: dict[str, Key] = field(default_factory=dict)
    told: dict[Key, Listed] = field(default_factory=dict)
    parties: dict[Key, Key] = field(default_factory=dict)
    aliases: dict[Key, Key] = field(default_factory=dict)


def name_groups(told: Told, readings: Sequence[Reading]) -> tuple[NameGroup, ...]:
    """Full names of people that people join, or set apart from all others."""
    mentions = {(one.article, one.span): one for reading in readings for one in reading.mentions}
    joined = [
        [name for name in (one.name, *one.aliases) if _is_full(name)]
        for one in told.listed
        if _lists_person(one)
    ]
    closed: list[NameGroup] = []
    for ruling in told.rulings:
        if ruling.verb == "merge":
            names = [_person_names(side, mentions) for side in (ruling.actor, ruling.other)]
            if all(names):
                joined.append([*names[0], *names[1]])
        elif ruling.verb == "split" and ruling.value and _is_full(ruling.value):
            closed.append(NameGroup((fold(ruling.value),), closed=True))
    taken = {name for group in closed for name in group.names}
    open_groups = (NameGroup(tuple(name for name in group if name not in taken)) for group in _joined(joined))
    return (*closed, *(group for group in open_groups if group.names))


def list_names(told: Told, people: People) -> Names:
    """The list's names by key, once people are numbered."""
    names = Names()
    found: dict[str, set[Key]] = defaultdict(set)
    for one in told.listed:
        key = _key(one, people)
        names.told.setdefault(key, one)
        for name in (one.name, *one.aliases):
            found[bare_name(name)].add(key)
    names.keys = {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}
    for name, key in names.keys.items():
        own = organisation_key(name)
        if not is_person(key) and own != key:
            names.aliases[own] = key
    for key, one in names.told.items():
        if one.party:
            names.parties[key] = _party(one.party, names, people)
    return names


class Judged:
    """Rulings over the scenes of all articles."""

    def __init__(self, told: Told, scenes: Sequence[Scene]) -> None:
        self._rulings = tuple(one for one in told.rulings if one.verb != "reject")
        self._scenes = {scene.article: scene for scene in scenes} if self._rulings else {}
        self._speakers = self._attributions()
        self.names: dict[Key, str] = {}

    def apply(self) -> None:
        """Merge, split and rename what is bound by now; once more after phrases and pronouns are."""
        for ruling in self._rulings:
            if ruling.verb == "merge":
                self._merge(ruling)
            elif ruling.verb == "split":
                self._split(ruling)
            elif ruling.verb == "rename" and ruling.value and (key := self._key(ruling.actor)):
                self.names[key] = ruling.value

    def speaker(self, attribution: str) -> tuple[Key | None, str] | None:
        """Who speaks by a judgement, with the reason; None where nobody judged it."""
        ruling = self._speakers.get(attribution)
        if ruling is None:
            return None
        return self._key(ruling.actor), f"judged ({ruling.judgement})"

    def _attributions(self) -> dict[str, Ruling]:
        found: dict[str, Ruling] = {}
        for ruling in self._rulings:
            for words in ruling.words if ruling.verb == "speaker" else ():
                identity = attribution_at(self._scenes[words.article or ""].reading, words)
                if identity is not None:
                    found[identity] = ruling  # of several, the latest
        return found

    def _key(self, evidence: Iterable[Evidence]) -> Key | None:
        """The actor of the first of the words that are bound."""
        for one in evidence:
            scene = self._scenes.get(one.article or "")
            key = scene.key_of_words(one.span) if scene else None
            if key is not None:
                return key
        return None

    def _merge(self, ruling: Ruling) -> None:
        one, other = self._key(ruling.actor), self._key(ruling.other)
        if one is None or other is None:
            return
        reason = f"judged one actor ({ruling.judgement})"
        if one != other:
            for scene in self._scenes.values():
                scene.replace_key(other, one, reason)
        if ruling.value:
            self.names[one] = ruling.value

    def _split(self, ruling: Ruling) -> None:
        actor = self._key(ruling.actor)
        if actor is None:
            return
        own, reason = apart(actor, ruling.judgement), f"judged another actor ({ruling.judgement})"
        spans: dict[str, set[Span]] = defaultdict(set)
        for words in ruling.words:
            spans[words.article or ""].add(words.span)
        spelt = fold(ruling.value) if ruling.value else None
        for scene in self._scenes.values():
            for mention in scene.mentions:
                chosen = mention.span in spans[scene.article] or (
                    spelt is not None and fold(mention.name or "") == spelt
                )
                if chosen and scene.keys.get(mention.span) == actor:
                    scene.bind(mention, own, reason)


def _lists_person(one: Listed) -> bool:
    return one.kind == "person"


def _is_full(name: str) -> bool:
    return len(spell(name).words) > 1


def _person_names(evidence: Iterable[Evidence], mentions: Mapping[tuple[str, Span], Mention]) -> list[str]:
    """The full names of people at these words."""
    names = []
    for one in evidence:
        mention = mentions.get((one.article or "", one.span))
        if mention is not None and mention.label == "PERSON" and mention.name and _is_full(mention.name):
            names.append(mention.name)
    return names


def _joined(groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """Folded names, those of groups that share one together."""
    found: list[list[str]] = []
    place: dict[str, int] = {}
    for group in groups:
        names = [fold(name) for name in group]
        joined = sorted({place[name] for name in names if name in place})
        target = joined[0] if joined else len(found)
        if not joined:
            found.append([])
        for number in joined[1:]:
            names += found[number]
            found[number] = []
        found[target] += [name for name in names if name not in found[target]]
        place |= dict.fromkeys(found[target], target)
    return found


def _key(one: Listed, people: People) -> Key:
    if one.kind == "person":
        numbers = (people.find(name) for name in (one.name, *one.aliases))
        number = next((found for found in numbers if found is not None), None)
        return surname_key(one.name, article="") if number is None else ("person", str(number))
    known = place_key(one.name)
    if known is None and one.kind == "state":
        return ("state", "", fold(one.name))
    if one.kind is None and (number := people.find(one.name)) is not None:
        return ("person", str(number))
    return known or organisation_key(one.name)


def _party(name: str, names: Names, people: People) -> Key:
    if (key := names.keys.get(bare_name(name))) is not None:
        return key
    number = people.find(name)
    return organisation_key(name) if number is None else ("person", str(number))
