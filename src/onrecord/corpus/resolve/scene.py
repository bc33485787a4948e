"""One article as `resolve` reads it: which actor each mention stands for, names first, then the rest in order.

A reading and what the other articles tell in; a key for each mention, or the reason why none, out.
Part of the stage `resolve`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from onrecord.corpus.resolve.keys import (
    Key,
    is_person,
    may_be_it,
    organisation_key,
    place_key,
    surname_key,
)
from onrecord.corpus.resolve.spelling import fold, spell
from onrecord.corpus.resolve.survey import Survey, abbreviations, is_full_name
from onrecord.corpus.resolve.titles import Holders, Holding, Office, means, office
from onrecord.lexicons.people import bodies, people
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention, Reading, Role, Span

_NEAR = 12  # mentions: the sentence before is no further back
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


class Scene:
    """The mentions of one article and their actors; filled in two steps, since titles are learned from all articles."""

    def __init__(self, reading: Reading, survey: Survey) -> None:
        self.reading = reading
        self.article = reading.article.id
        self.date = (reading.article.published or "")[:10]
        self.mentions = tuple(sorted(reading.mentions, key=lambda one: (one.span.start, one.span.end)))
        self.keys: dict[Span, Key] = {}
        self.reasons: dict[Span, str] = {}
        self.genders: dict[Key, Gender] = {}
        self._survey = survey
        self._ends: dict[int, list[Span]] = defaultdict(list)
        for mention in self.mentions:
            self._ends[mention.span.end].append(mention.span)
        self._short = dict(abbreviations(reading))
        self._full: list[tuple[int, int]] = []  # where a person is named in full, and who
        self._bind_names()

    # names

    def _bind_names(self) -> None:
        names = [mention for mention in self.mentions if mention.form == "name"]
        for mention in names:
            if is_full_name(mention):
                number = self._survey.people.find(mention.name or "")
                if number is not None:
                    self._full.append((mention.span.start, number))
                    self.bind(mention, ("person", str(number)))
        for mention in names:
            if mention.span not in self.keys:
                self._bind_name(mention)

    def _bind_name(self, mention: Mention) -> None:
        name = mention.name or ""
        number = self._survey.people.find(name) if " " in name else None
        if number is not None:  # known as a person's full name elsewhere
            self.bind(mention, ("person", str(number)))
        elif fold(name) in self._survey.nations and not mention.gender:
            self.bind(mention, self._survey.place(name))
        elif mention.label == "PERSON" or self._is_overlooked_surname(mention):
            self._bind_surname(mention)
        elif mention.label == "NORP":
            self.bind(mention, ("group", self.article, fold(name)))
        elif mention.label == "GPE":
            self.bind(mention, place_key(name) or self._survey.place(name))
        else:
            owner = next((self.owner(role) for role in mention.roles), None)
            short = self._short.get(name) or self._survey.abbreviations.get(name)
            self.bind(mention, short or organisation_key(name, owner))

    def _is_overlooked_surname(self, mention: Mention) -> bool:
        """A name that the parser took for a place or a firm, but that is a surname in the article or the record."""
        name = mention.name or ""
        if len(spell(name).words) != 1 or find_place(name) or fold(name) in self._survey.nations:
            return False
        return len(self._survey.people.surnamed(name)) == 1

    def _bind_surname(self, mention: Mention) -> None:
        name = mention.name or ""
        here = {number for start, number in self._full if start <= mention.span.start}
        everyone = {number for _, number in self._full}
        bearers = self._survey.people.bearers(name, here) or self._survey.people.bearers(name, everyone)
        if not bearers:
            bearers = self._survey.people.bearers(name)
            fitting = self._fitting(mention, bearers)
            sure = len(bearers) == 1 and fitting
            self.bind(mention, ("person", str(bearers[0])) if sure else surname_key(self.article, name))
            return
        fitting = self._fitting(mention, bearers)
        if len(fitting) > 1:
            fitting = self._by_title(mention, fitting) or self._latest(mention, fitting)
        if len(fitting) == 1:
            self.bind(mention, ("person", str(fitting[0])))
        elif not self._fitting(mention, bearers):
            self.bind(mention, surname_key(self.article, name))
        else:
            self.reasons[mention.span] = f"{len(bearers)} people of this name"

    def _fitting(self, mention: Mention, bearers: Iterable[int]) -> list[int]:
        def fits(number: int) -> bool:
            known = self.genders.get(("person", str(number))) or self._survey.people.gender(number)
            return known is None or mention.gender is None or known == mention.gender

        return [number for number in bearers if fits(number)]

    def _by_title(self, mention: Mention, bearers: list[int]) -> list[int]:
        """Those of whom the article tells a title that stands before this surname."""
        offices = [self.office(role) for role in mention.roles]
        told = {number: self._told(number) for number in bearers}
        return [
            number for number in bearers if any(means(one, held) for one in offices for held in told[number])
        ]

    def _told(self, number: int) -> set[Office]:
        key = ("person", str(number))
        found = (mention for mention in self.mentions if self.keys.get(mention.span) == key)
        return {self.office(role) for mention in found for role in mention.roles}

    def _latest(self, mention: Mention, bearers: list[int]) -> list[int]:
        """The one named in full in this or the last paragraph, if no other bearer is."""
        blocks = {one.span.start: one.block for one in self.mentions}
        near = {
            number
            for start, number in self._full
            if start < mention.span.start and mention.block - blocks[start] <= 1 and number in bearers
        }
        return sorted(near)

    # what names tell of each other

    def bind(self, mention: Mention, key: Key) -> None:
        self.keys[mention.span] = key
        self.reasons.pop(mention.span, None)
        if is_person(key) and mention.form == "name" and mention.gender:
            self.genders.setdefault(key, mention.gender)

    def key_at(self, span: Span) -> Key | None:
        """The actor of the mention at a span; an article or a title before it does not count."""
        if span in self.keys:
            return self.keys[span]
        ending = [other for other in self._ends.get(span.end, ()) if other in self.keys]
        close = [other for other in ending if abs(other.start - span.start) <= 4]
        return self.keys[close[0]] if close else None

    def owner(self, role: Role) -> Key | None:
        """Whose a title is."""
        if role.of is None or role.of_text is None:
            return None
        if found := self.key_at(role.of):
            return found
        place = find_place(role.of_text)
        if place and place.sense == "capital" and not role.title.endswith(("minister", "spokesman", "envoy")):
            return None  # a town's mayor is no state's
        if place:
            return place_key(role.of_text)
        if role.of_text[:1].isupper() and fold(role.of_text) in self._survey.nations:
            return self._survey.place(role.of_text)
        key = organisation_key(role.of_text)
        return key if key[0] == "body" else None

    def office(self, role: Role) -> Office:
        return office(role.title, self.owner(role))

    def holdings(self) -> list[Holding]:
        """What the article says that people are."""
        return [
            Holding(key, self.office(role), self.article, self.date)
            for mention in self.mentions
            if mention.form == "name" and is_person(key := self.keys.get(mention.span)) and key is not None
            for role in mention.roles
        ]

    # phrases without a name

    def bind_nominal(self, mention: Mention, holders: Holders) -> None:
        role = mention.roles[0] if mention.roles else None
        head = mention.head
        if role is None or head in bodies().documents:
            self.reasons[mention.span] = "a phrase that names no actor"
        elif head in bodies().heads and head not in people().heads and mention.number != "plural":
            self.bind(mention, self._body(mention, role, holders))
        elif mention.number == "plural" or head in people().groups:
            self.bind(mention, ("group", self.article, _description(self._text(mention))))
        else:
            self._bind_person(mention, role, holders)

    def _text(self, mention: Mention) -> str:
        return mention.span.of(self.reading.article.text)

    def _is_definite(self, mention: Mention, role: Role) -> bool:
        if self._text(mention).split()[0].lower() in _DEFINITE:
            return True
        return role.of is not None and role.of.start == mention.span.start

    def _is_apposed(self, mention: Mention, role: Role) -> bool:
        """The name of a body right before the noun for what it is."""
        text = self.reading.article.text
        return role.of is not None and text[role.of.end : mention.span.end].split()[:1] == [mention.head]

    def _body(self, mention: Mention, role: Role, holders: Holders) -> Key:
        owner = self.owner(role)
        if owner and owner[0] in ("group", "unnamed"):
            owner = None  # "the deckhands' union": whose it is names nobody
        if owner and owner[0] in ("organisation", "alliance") and self._is_apposed(mention, role):
            return owner  # "the G7 group"
        if owner:
            return organisation_key(role.title, owner)
        if not self._is_definite(mention, role):
            return ("unnamed", self.article, str(mention.span.start), "body")
        words = set(office(role.title, None).title.split())
        named = {
            key for key in self.keys.values() if may_be_it(key) and words <= set(" ".join(key[1:]).split())
        }
        if not named:
            sides = {one.side for key in self.persons() for one in holders.ever(key) if one.side}
            named = {key for key in sides if may_be_it(key) and words <= set(" ".join(key[1:]).split())}
        if len(named) == 1:
            return next(iter(named))
        return ("local", self.article, " ".join(sorted(words)))

    def persons(self) -> set[Key]:
        return {key for key in self.keys.values() if key[0] == "person"}

    def _bind_person(self, mention: Mention, role: Role, holders: Holders) -> None:
        phrase = self.office(role)
        if not self._is_definite(mention, role):
            self.bind(mention, self._unnamed(mention))
            return
        found = self._holders_here(mention, phrase, holders)
        if not found and is_person(phrase.side):
            phrase = replace(phrase, side=holders.home(phrase.side))
            found = self._holders_here(mention, phrase, holders) if phrase.side else found
        if len(found) > 1:
            self._bind_one_of(mention, found)
            return
        holder = next(iter(found), None) or holders.holder(phrase, article=self.article, date=self.date)
        self.bind(mention, holder or self._unnamed(mention))

    def _bind_one_of(self, mention: Mention, found: set[Key]) -> None:
        """Of several people with one title, the one who was the subject of the sentence before."""
        near = {
            key
            for one in self._before(mention)[-_NEAR:]
            if one.subject
            and not one.quoted
            and one.block == mention.block
            and one.sentence == mention.sentence - 1
            if is_person(key := self.keys.get(one.span)) and key is not None
        }
        if len(near) == 1 and near <= found:
            self.bind(mention, next(iter(near)))
        else:
            self.reasons[mention.span] = f"'{self._text(mention)}' may be {len(found)} people"

    def _holders_here(self, mention: Mention, phrase: Office, holders: Holders) -> set[Key]:
        """The people named in the article who have the title, as it says itself, else as any article says."""
        fitting = {
            key
            for key in self.persons()
            if self.genders.get(key) in (None, mention.gender) or not mention.gender
        }
        for told in (
            {key: holders.offices(key, article=self.article, date=self.date) for key in fitting},
            {key: holders.ever(key) for key in fitting},
        ):
            exact = {
                key
                for key in fitting
                for held in told[key]
                if means(phrase, held) and held.side == phrase.side
            }
            loose = {key for key in fitting for held in told[key] if means(phrase, held)}
            if exact or (loose and phrase.side is None):
                return exact if phrase.side else loose
        return set()

    def _unnamed(self, mention: Mention) -> Key:
        """A source without a name: the one already met in the article under the same noun, or a new one."""
        if self._text(mention).split()[0].lower() in _DEFINITE:
            for earlier in reversed(self._before(mention)):
                key = self.keys.get(earlier.span)
                if key and key[0] == "unnamed" and earlier.head == mention.head and earlier.form == "nominal":
                    return key
        return ("unnamed", self.article, str(mention.span.start), "person")

    def _before(self, mention: Mention) -> tuple[Mention, ...]:
        position = bisect_right([one.span.start for one in self.mentions], mention.span.start - 1)
        return self.mentions[:position]


def _description(text: str) -> str:
    words = fold(text).split()
    return " ".join(words[1:] if words[0] in ("the", "a", "an") and len(words) > 1 else words)
