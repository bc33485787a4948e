"""Actors out of keys: names, spellings, roles, parties and evidence, with ids that last.

The scenes of all articles in order and the links in, actor records out. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.corpus.identity import keep_ids
from onrecord.corpus.resolve.keys import Key, is_person, kind_of
from onrecord.corpus.resolve.parties import Parties, Tie
from onrecord.corpus.resolve.scene import Scene
from onrecord.corpus.resolve.spelling import spell
from onrecord.corpus.resolve.tally import POSSESSIVES
from onrecord.corpus.resolve.titles import office, seat, speaks_for
from onrecord.corpus.resolve.told import Names
from onrecord.corpus.resolve.unread import Unread
from onrecord.lexicons.people import people
from onrecord.lexicons.states import state_name
from onrecord.records import Actor, ActorRole, Evidence, Known, Mention, Role, Span

_ASIDE = re.compile(r", (?:[1-9]\d, )?")  # between a name and its apposition, with an age or without
_NAMED = frozenset({"person", "surname", "organisation", "office", "alliance"})


@dataclass(slots=True)
class _Group:
    """What is gathered of one actor while the articles are read."""

    evidence: dict[tuple[str, int, int], Evidence] = field(default_factory=dict)
    why: dict[tuple[str, int, int], str] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    phrases: Counter[str] = field(default_factory=Counter)
    roles: list[tuple[Role, Key | None, Evidence]] = field(default_factory=list)
    first_seen: list[str] = field(default_factory=list)
    acts: bool = False


class Gathering:
    """All groups of a record, in the order in which the articles first mention them."""

    def __init__(
        self,
        scenes: Sequence[Scene],
        names: Names | None = None,
        renamed: Mapping[Key, str] | None = None,
        ties: Sequence[Tie] = (),
    ) -> None:
        """`names`: the user's list by keys; `renamed`: the names that judgements give; `ties`: what is known of whose
        people and bodies are beside their titles."""
        self._listed = names.told if names else {}
        self._renamed = renamed or {}
        self._groups: dict[Key, _Group] = defaultdict(_Group)
        self._seats: list[tuple[Key, str, tuple[str, ...]]] = []
        for scene in scenes:
            for mention in scene.mentions:
                key = scene.keys.get(mention.span)
                if key is not None:
                    self._add(scene, mention, key)
        self._parties = Parties((*self._ties(), *ties), self._set_parties(names))

    def _set_parties(self, names: Names | None) -> dict[Key, Key]:
        """The parties of the user's list that some article names."""
        parties = names.parties if names else {}
        return {key: party for key, party in parties.items() if party in self._groups}

    def describe(self, scene: Scene, key: Key, span: Span) -> None:
        """A source that is known only by its description."""
        group = self._groups[key]
        group.phrases[span.of(scene.reading.article.text)] += 1
        self._evidence(scene, key, span, "known by this description alone")

    def name(self, scene: Scene, unread: Unread) -> None:
        """A source that is a name which was not read as one."""
        self._groups[unread.key].names[unread.span.of(scene.reading.article.text)] += 1
        self._evidence(scene, unread.key, unread.span, unread.why)

    def _add(self, scene: Scene, mention: Mention, key: Key) -> None:
        group = self._groups[key]
        self._evidence(scene, key, mention.span, scene.why.get(mention.span, ""))
        group.acts = group.acts or mention.subject
        if mention.form == "name":
            group.names[mention.name or ""] += 1
        elif mention.form == "nominal":
            group.phrases[mention.span.of(scene.reading.article.text)] += 1
        if mention.form == "name" or key[0] in ("unnamed", "group"):
            for role in mention.roles:
                self._add_role(scene, key, role)
        if mention.form == "name" and is_person(key):
            for role in mention.roles:
                if _is_apposed(scene.reading.article.text, mention, role):
                    self._evidence(scene, key, role.span, "an apposition of the name")

    def _add_role(self, scene: Scene, key: Key, role: Role) -> None:
        owner = scene.owner(role)
        if owner == key:
            return
        if owner is None and is_person(key) and (body := seat(role.title)):
            self._seats.append((key, role.title, body))
        self._groups[key].roles.append((role, owner, scene.reading.article.evidence(role.span)))
        if owner is not None and role.of is not None and scene.key_at(role.of) is None:
            self._evidence(scene, owner, role.of, f"whose the title '{role.title}' is")

    def _evidence(self, scene: Scene, key: Key, span: Span, why: str) -> None:
        group = self._groups[key]
        place = (scene.article, span.start, span.end)
        if place not in group.evidence:
            group.evidence[place] = scene.reading.article.evidence(span)
            group.why[place] = why
        if scene.reading.article.first_seen:
            group.first_seen.append(scene.reading.article.first_seen)

    def _ties(self) -> Iterator[Tie]:
        """What titles and, for those that name no owner, the nature of an office tell."""
        bodies_of: dict[str, list[tuple[Key, frozenset[str]]]] = defaultdict(list)
        for key in self._groups:
            words = frozenset(key[1].split()) if key[0] in ("organisation", "body") else frozenset()
            for noun in words.intersection(people().seats.values()):
                bodies_of[noun].append((key, words))
        fits: dict[tuple[str, ...], list[Key]] = {}
        for key, title, body in dict.fromkeys(self._seats):
            if body not in fits:
                fits[body] = [other for other, words in bodies_of.get(body[-1], ()) if words.issuperset(body)]
            if len(fits[body]) == 1:
                yield Tie(key, title, fits[body][0])
        for key, group in self._groups.items():
            for role, owner, _ in group.roles:
                if owner is not None:
                    yield Tie(key, role.title, owner)

    def kept(self, linked: Collection[Key]) -> list[Key]:
        """Who speaks, is addressed, or is named; states that act; and whose they are."""
        chosen = {key for key in linked if key in self._groups}
        for key, group in self._groups.items():
            named = key[0] in _NAMED and bool(group.names)
            if key[0] == "surname":
                named = group.acts or bool(group.roles)  # a lone capitalised word may be anything
            if named or (key[0] in ("state", "place") and group.acts and group.names):
                chosen.add(key)
        pending = sorted(chosen)
        while pending:
            for other in self._needs(pending.pop()):
                if other not in chosen and self._groups[other].evidence:
                    chosen.add(other)
                    pending.append(other)
        return [key for key in self._ordered() if key in chosen]

    def _needs(self, key: Key) -> Iterator[Key]:
        party = self._parties.of(key)
        owners = [owner for _, owner, _ in self._groups[key].roles if owner]
        yield from (other for other in (party, *owners) if other is not None and other in self._groups)

    def _ordered(self) -> list[Key]:
        return sorted(
            (key for key, group in self._groups.items() if group.evidence),
            key=lambda key: min(self._groups[key].evidence),
        )

    def actors(
        self, keys: Sequence[Key], *, known: Sequence[Known], given: Collection[str]
    ) -> tuple[dict[Key, str], tuple[Actor, ...]]:
        """The ids of the keys, and their actors in the order of the ids."""
        members = [[_member(place) for place in sorted(self._groups[key].evidence)] for key in keys]
        ids = dict(zip(keys, keep_ids(members, prefix="actor", known=known, given=given), strict=True))
        actors = (self._actor(key, ids) for key in keys)
        return ids, tuple(sorted(actors, key=lambda actor: actor.id))

    def _actor(self, key: Key, ids: dict[Key, str]) -> Actor:
        group = self._groups[key]
        name = self._name(key)
        party = self._parties.of(key)
        listed = self._listed.get(key)
        return Actor(
            id=ids[key],
            name=name,
            kind=(listed.kind if listed else None) or kind_of(key),
            aliases=tuple(sorted(set(group.names) - {name, ""})),
            mentions=tuple(group.evidence[place] for place in sorted(group.evidence)),
            roles=tuple(_roles(group, ids)),
            party=ids.get(party) if party else None,
            wikidata=listed.wikidata if listed else None,
            known_from=min(group.first_seen, default=""),
            reasons=tuple(group.why[place] for place in sorted(group.evidence)),
        )

    def _name(self, key: Key) -> str:
        """The usual name of a state or alliance; else the fullest name, the most frequent first; else the words."""
        group = self._groups[key]
        if key in self._renamed:
            return self._renamed[key]
        if key in self._listed:
            return self._listed[key].name
        if key[0] == "state" and key[1]:
            return state_name(key[1])
        if key[0] in ("alliance", "office"):
            return key[2] if key[0] == "office" else key[1]
        names, phrases = _best(group.names), _clearest(group.phrases)
        words = min(group.evidence.items())[1].exact
        return names or phrases or words


def _best(names: Counter[str]) -> str | None:
    """The most frequent of the names with several words, else of all; capitals throughout come last."""
    several = {name: count for name, count in names.items() if len(spell(name).words) > 1}
    chosen = several or dict(names)
    if not chosen:
        return None
    return min(chosen, key=lambda name: (name.isupper(), -chosen[name], -len(name), name))


def _clearest(phrases: Counter[str]) -> str | None:
    """The most frequent phrase, those with a name in them first and those that begin with "its" or "his" last."""

    def rank(phrase: str) -> tuple[bool, bool, int, int, str]:
        pointing = phrase.split()[0].lower() in ("its", "his", "her", "their")
        return pointing, phrase[1:].islower(), -phrases[phrase], -len(phrase), phrase

    return min(phrases, key=rank, default=None)


def _roles(group: _Group, ids: dict[Key, str]) -> Iterator[ActorRole]:
    """Each title once with its first evidence: offices before what else somebody is ("economist", "brother"), and those
    told most often first."""
    first: dict[tuple[str, str | None], Evidence] = {}
    told: Counter[tuple[str, str | None]] = Counter()
    for role, owner, evidence in group.roles:
        key = role.title, ids.get(owner) if owner else None
        first.setdefault(key, evidence)
        told[key] += 1
    places = {key: place for place, key in enumerate(first)}

    def rank(key: tuple[str, str | None]) -> tuple[bool, int, int]:
        return not speaks_for(office(key[0], None).title), -told[key], places[key]

    for title, of in sorted(first, key=rank):
        yield ActorRole(title, of, first[title, of])


def _is_apposed(text: str, name: Mention, role: Role) -> bool:
    """Whether the words of a role stand for the bearer of a name beside them: "the mayor, Ana Reis", "Ana Reis, 71,
    the mayor", "her brother Tom"; not those of a title that is part of how the name is written ("Mayor Reis")."""
    if role.span.start > name.span.end:
        return _ASIDE.fullmatch(text, name.span.end, role.span.start) is not None
    between = text[role.span.end : name.span.start]
    comma, _, address = between.rpartition(",")
    return (
        not comma.strip()
        and all(word.lower() in people().honorifics for word in address.split())
        and ("," in between or _is_determined(text, role))
    )


def _is_determined(text: str, role: Role) -> bool:
    """An article or an owner opens the words."""
    words, of = role.span.of(text).lower(), role.of
    if of is None or of.start != role.span.start:
        return words.startswith("the ")
    return of.of(text).lower() in POSSESSIVES or text.startswith(("'", "’"), of.end)


def _member(place: tuple[str, int, int]) -> str:
    """The key of a mention (`Mention.key`)."""
    return f"{place[0]}:{place[1]}-{place[2]}"
