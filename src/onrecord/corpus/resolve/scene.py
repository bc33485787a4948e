"""One article as `resolve` reads it: which actor each mention stands for. Names are bound when it is made.

A reading and what the other articles tell in; a key for each mention, or the reason why none, out. Phrases and
pronouns follow in `phrases` and `pronouns`, once titles have been learned from all articles.
Part of the stage `resolve`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from onrecord.corpus.resolve.keys import (
    Key,
    is_person,
    may_be_it,
    organisation_key,
    place_key,
)
from onrecord.corpus.resolve.named_bodies import NamedBodies
from onrecord.corpus.resolve.names import Listing, NameBinder
from onrecord.corpus.resolve.spelling import fold
from onrecord.corpus.resolve.survey import Survey
from onrecord.corpus.resolve.tally import POSSESSIVES
from onrecord.corpus.resolve.titles import Holding, Office, office
from onrecord.corpus.resolve.unread import Unread, find_unread
from onrecord.lexicons.people import bodies
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention, Reading, Role, Span

_CLOSE = 4  # characters: an article or a title may stand before the words that a role names as its owner
_BACK, _NEAR = 12, 200  # mentions and characters looked back through for a group
_PARAGRAPHS = 3  # back from the one that a noun stands in
_LEAD = 2  # paragraphs: headline and lead


class Scene:
    """The mentions of one article in order, and their keys."""

    def __init__(self, reading: Reading, survey: Survey, listed: Listing) -> None:
        self.reading = reading
        self.article = reading.article.id
        self.date = (reading.article.published or "")[:10]
        self.mentions = tuple(sorted(reading.mentions, key=lambda one: (one.span.start, one.span.end)))
        self.position = {mention.span: i for i, mention in enumerate(self.mentions)}
        self.keys: dict[Span, Key] = {}
        self.reasons: dict[Span, str] = {}  # why a mention is nobody's
        self.why: dict[Span, str] = {}  # why it is its actor's
        self.genders: dict[Key, Gender] = {}
        self.persons: dict[Key, None] = {}  # those with a full name in the record, in order of mention
        self._survey = survey
        self._listed = listed
        self._aliases: dict[Key, Key] = dict(listed.aliases)
        self._bodies = NamedBodies(survey.outlets, survey.parties)
        self._ends: dict[int, list[Span]] = defaultdict(list)
        self.told: dict[Key, list[Role]] = defaultdict(list)
        for mention in self.mentions:
            self._ends[mention.span.end].append(mention.span)
        NameBinder(self, survey, listed).bind_all()

    def text(self, mention: Mention) -> str:
        return mention.span.of(self.reading.article.text)

    def bind(self, mention: Mention, key: Key, why: str) -> None:
        key = self._aliases.get(key, key)
        self.keys[mention.span] = key
        self.why[mention.span] = why
        if key[0] == "person":
            self.persons.setdefault(key)
        if is_person(key) and mention.label == "PERSON" and mention.gender:
            self.genders.setdefault(key, mention.gender)
        if may_be_it(key):
            self._bodies.add(key)
        if mention.form == "name":
            self.told[key].extend(mention.roles)

    def replace_key(self, old: Key, new: Key, why: str) -> None:
        """`old` is `new`, here and in all that is bound later."""
        self._aliases = {key: new if goal == old else goal for key, goal in self._aliases.items()} | {
            old: new
        }
        for mention in self.mentions:
            if self.keys.get(mention.span) == old:
                self.bind(mention, new, f"{self.why[mention.span]}; {why}")
        if old in self.told:
            self.told[new].extend(self.told.pop(old))
        if old in self.persons:
            del self.persons[old]
        if old in self.genders:
            self.genders.setdefault(new, self.genders.pop(old))
        self._bodies.drop(old)

    def forget_phrases(self) -> None:
        """Unbinds all but names, for another reading of phrases and pronouns; what follows from names stays."""
        kept = [one for one in self.mentions if one.form == "name" and one.span in self.keys]
        self.reasons = {
            one.span: self.reasons[one.span]
            for one in self.mentions
            if one.form == "name" and one.span in self.reasons
        }
        self.keys, bound = {one.span: self.keys[one.span] for one in kept}, self.keys
        self.persons = {key: None for key in self.persons if key in self.keys.values()}
        for key in set(bound.values()) - set(self.keys.values()):
            self._bodies.drop(key)

    def key_of_words(self, span: Span) -> Key | None:
        """The actor of the mention at a span, or of the first one inside it."""
        if span in self.keys:
            return self.keys[span]
        return next(
            (
                self.keys[one.span]
                for one in self.mentions
                if span.overlaps(one.span) and one.span in self.keys
            ),
            None,
        )

    def key_at(self, span: Span) -> Key | None:
        """The actor of the mention at a span; an article or a title before it does not count."""
        if span in self.keys:
            return self.keys[span]
        ending = (other for other in self._ends.get(span.end, ()) if other in self.keys)
        return next((self.keys[other] for other in ending if abs(other.start - span.start) <= _CLOSE), None)

    def owner(self, role: Role) -> Key | None:
        """Whose a title is."""
        key = self._owner(role)
        return None if key is None else self._aliases.get(key, key)

    def _owner(self, role: Role) -> Key | None:
        if role.of is None or role.of_text is None:
            return None
        place = find_place(role.of_text)
        found = self.key_at(role.of)
        demonym = place or fold(role.of_text) in self._survey.demonyms
        if found is not None and not (demonym and found[0] in ("group", "place", "organisation", "surname")):
            return found
        if role.of_text.casefold() in POSSESSIVES:
            return self._taken_up(role.of)
        if place and place.sense == "capital" and not role.title.endswith(("minister", "spokesman", "envoy")):
            return None  # a town's mayor is no state's
        if place:
            return place_key(role.of_text)
        if role.of_text[:1].isupper() and fold(role.of_text) in self._survey.nations:
            return self._survey.place(role.of_text)
        if role.of_text[:1].isupper() and (home := self._survey.demonyms.get(fold(role.of_text))):
            return self._survey.place(home)
        if role.of_text.islower() and role.of_text.split()[-1] in bodies().heads:
            return self.body(role.of_text) or self.body_before(role.of_text, role.of.start)
        key = organisation_key(role.of_text)
        return key if key[0] == "body" or key in self._survey.bodies.keys else None

    def _taken_up(self, pronoun: Span) -> Key | None:
        """ "The union waits. Its leader, ...": the only named body that is a subject of the sentence before.

        Whose any other "its leader" or "his lawyer" is, is for the pronoun to say.
        """
        place = self.position.get(pronoun)
        if place is None or self.mentions[place].gender != "neuter":
            return None
        sentence = self.mentions[place].sentence - 1
        keys = {
            self.keys.get(one.span)
            for one in self.mentions[max(place - _BACK, 0) : place]
            if one.sentence == sentence and one.form == "name" and one.subject and not one.quoted
        }
        found = keys.pop() if len(keys) == 1 else None
        return found if may_be_it(found) else None

    def office(self, role: Role) -> Office:
        return office(role.title, self.owner(role))

    def body(self, words: str, *, here: bool = False) -> Key | None:
        """The one body of the article that all these words fit ("the union", "fisheries ministry"); where it has none,
        the one of the record, unless only those `here` may be meant."""
        found = self._bodies.find(words)
        if found is not None or here:
            return found
        return None if self._bodies.has(words) else self._survey.bodies.find(words, self.numbers())

    def body_before(self, noun: str, start: int) -> Key | None:
        """Of several bodies that a noun may stand for ("the airline") the only one named in the paragraph before it, or
        in the nearest of the paragraphs before that names any; where none does, the only one of headline and lead."""
        fitting = self._bodies.of_kind(office(noun, None).title)
        if len(fitting) < 2:
            return None
        blocks = [one.span for one in self.reading.article.blocks]
        number = next((n for n, one in enumerate(blocks) if one.start <= start < one.end), None)
        here: set[Key] = set()
        for back in range(number, max(number - _PARAGRAPHS, -1), -1) if number is not None else ():
            here = self._named_in(fitting, blocks[back].start, min(blocks[back].end, start))
            if here:
                break
        if not here and blocks:
            here = self._named_in(fitting, 0, min(blocks[:_LEAD][-1].end, start))
        return here.pop() if len(here) == 1 else None

    def _named_in(self, keys: Collection[Key], start: int, end: int) -> set[Key]:
        first = bisect_left(self.mentions, start, key=lambda one: one.span.start)
        last = bisect_left(self.mentions, end, key=lambda one: one.span.start)
        return {key for one in self.mentions[first:last] if (key := self.keys.get(one.span)) in keys and key}

    def call_body(self, key: Key, noun: str) -> None:
        """The article calls a body so: "Haxter Ports, the operator"."""
        self._bodies.add(key, called=noun)

    def numbers(self) -> set[int]:
        return {int(key[1]) for key in self.persons if key[1].isdigit()}

    def known_with(self, person: Key) -> bool:
        """Whether an article names this person in full together with one whom this one names."""
        return person[1].isdigit() and self._survey.known_with([int(person[1])], self.numbers())

    def holdings(self) -> list[Holding]:
        """What the article says that people are."""
        return [
            Holding(key, self.office(role), self.article, self.date)
            for key, roles in self.told.items()
            if is_person(key)
            for role in roles
        ]

    def group_before(self, start: int) -> Key | None:
        """The group that "one of them" belongs to: the nearest before, in the same paragraph or the one before."""
        last = bisect_left(self.mentions, start, key=lambda one: one.span.start)
        for one in reversed(self.mentions[max(last - _BACK, 0) : last]):
            key = self.keys.get(one.span)
            if (
                not one.quoted
                and one.number == "plural"
                and one.form != "pronoun"
                and key
                and key[0] == "group"
            ):
                between = self.reading.article.text[one.span.end : start]
                return key if between.count("\n\n") <= 1 and len(between) < _NEAR else None
        return None

    def unread_name(self, words: Span) -> Unread | None:
        """The actor of a source that is a name which the parser did not read as one; None where it is none."""
        found = find_unread(self.reading.article.text, words, self._survey, self.numbers())
        return replace(found, key=self._aliases.get(found.key, found.key)) if found else None
