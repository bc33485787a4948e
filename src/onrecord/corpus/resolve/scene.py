"""One article as `resolve` reads it: which actor each mention stands for. Names are bound when it is made.

A reading and what the other articles tell in; a key for each mention, or the reason why none, out. Phrases and
pronouns follow in `phrases` and `pronouns`, once titles have been learned from all articles.
Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from onrecord.corpus.resolve.keys import (
    Key,
    is_person,
    may_be_it,
    organisation_key,
    place_key,
    surname_key,
    why_place,
)
from onrecord.corpus.resolve.named_bodies import NamedBodies
from onrecord.corpus.resolve.spelling import bare_name, fold, spell
from onrecord.corpus.resolve.surnames import Surnames
from onrecord.corpus.resolve.survey import POSSESSIVES, Survey, abbreviations, is_full_name
from onrecord.corpus.resolve.titles import Holding, Office, means, office
from onrecord.corpus.resolve.unread import Unread, find_unread
from onrecord.lexicons.people import bodies
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention, Reading, Role, Span

_CLOSE = 4  # characters: an article or a title may stand before the words that a role names as its owner
_BACK, _NEAR = 12, 200  # mentions and characters looked back through for a group
_LEAD = 2  # paragraphs: headline and lead
_WORD_BEFORE, _LONG_WORD = re.compile(r"([A-ZÀ-ÞŁŠŽČĆĐ][\w’'-]+) \Z"), 30
_ADDRESS, _ADDRESSED = 5, re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? \Z")


class Listing(Protocol):
    """What a person's list of actors says of names."""

    @property
    def keys(self) -> Mapping[str, Key]: ...
    @property
    def aliases(self) -> Mapping[Key, Key]: ...


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
        self._bodies = NamedBodies()
        self._ends: dict[int, list[Span]] = defaultdict(list)
        self._told: dict[Key, list[Role]] = defaultdict(list)
        for mention in self.mentions:
            self._ends[mention.span.end].append(mention.span)
        self._bind_names()

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
            self._told[key].extend(mention.roles)

    def replace_key(self, old: Key, new: Key, why: str) -> None:
        """`old` is `new`, here and in all that is bound later."""
        self._aliases = {key: new if goal == old else goal for key, goal in self._aliases.items()} | {
            old: new
        }
        for mention in self.mentions:
            if self.keys.get(mention.span) == old:
                self.bind(mention, new, f"{self.why[mention.span]}; {why}")
        if old in self._told:
            self._told[new].extend(self._told.pop(old))
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
        found = self._bodies.find(words, self._survey.outlets)
        if found is not None or here:
            return found
        return None if self._bodies.has(words) else self._survey.bodies.find(words, self._numbers())

    def body_before(self, noun: str, start: int) -> Key | None:
        """Of several bodies that a noun may stand for ("the airline") the only one named in the paragraph before it;
        where none is, the only one of headline and lead."""
        fitting = set(self._bodies.of_kind(office(noun, None).title, self._survey.outlets))
        if len(fitting) < 2:
            return None
        blocks = [one.span for one in self.reading.article.blocks]
        own = next((one for one in blocks if one.start <= start < one.end), None)
        here = self._named_in(fitting, own.start, start) if own else set()
        if not here and blocks:
            here = self._named_in(fitting, 0, min(blocks[:_LEAD][-1].end, start))
        return here.pop() if len(here) == 1 else None

    def _named_in(self, keys: set[Key], start: int, end: int) -> set[Key]:
        first = bisect_left(self.mentions, start, key=lambda one: one.span.start)
        last = bisect_left(self.mentions, end, key=lambda one: one.span.start)
        return {key for one in self.mentions[first:last] if (key := self.keys.get(one.span)) in keys and key}

    def call_body(self, key: Key, noun: str) -> None:
        """The article calls a body so: "Haxter Ports, the operator"."""
        self._bodies.add(key, called=noun)

    def _numbers(self) -> set[int]:
        return {int(key[1]) for key in self.persons if key[1].isdigit()}

    def known_with(self, person: Key) -> bool:
        """Whether an article names this person in full together with one whom this one names."""
        return person[1].isdigit() and self._survey.known_with([int(person[1])], self._numbers())

    def holdings(self) -> list[Holding]:
        """What the article says that people are."""
        return [
            Holding(key, self.office(role), self.article, self.date)
            for key, roles in self._told.items()
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
        found = find_unread(self.reading.article.text, words, self._survey, self._numbers())
        return replace(found, key=self._aliases.get(found.key, found.key)) if found else None

    def _bind_names(self) -> None:
        names = [mention for mention in self.mentions if mention.form == "name"]
        full = [(one, number) for one in names if (number := self._full_name(one)) is not None]
        for mention, number in full:
            self.bind(mention, ("person", str(number)), self._survey.people.reason(mention.name or ""))
        surnames = Surnames(full)
        short = dict(abbreviations(self.reading))
        for mention in names:
            surnames.reach(mention.span.start)
            if mention.span not in self.keys:
                self._bind_name(mention, surnames, short)

    def _full_name(self, mention: Mention) -> int | None:
        """A person known by this full name, also where the parser took it for something else."""
        name = mention.name or ""
        if " " not in name and mention.label != "NORP" and (longer := self._longer(mention)) is not None:
            return longer
        if is_full_name(mention) or " " in name:
            return self._survey.people.find(name)
        return None

    def _longer(self, mention: Mention) -> int | None:
        """The person of a surname with the word before it, where another article has both as a name."""
        before = _WORD_BEFORE.search(
            self.reading.article.text, max(mention.span.start - _LONG_WORD, 0), mention.span.start
        )
        return self._survey.people.find(f"{before[1]} {mention.name}") if before else None

    def _bind_name(self, mention: Mention, surnames: Surnames, short: dict[str, Key]) -> None:
        name = mention.name or ""
        if (listed := self._listed_key(name, surnames)) is not None:
            self.bind(mention, listed, "a name in the list of actors")
        elif self._is_outlet(name):
            self.bind(mention, organisation_key(name), "the name of an outlet")
        elif fold(name) in self._survey.nations and not (mention.label == "PERSON" and mention.gender):
            self.bind(mention, self._survey.place(name), "the articles name a state's offices of it")
        elif (body := self._body_of_short(mention)) is not None:
            self.bind(mention, body, "the first or last words of a body's name, which no other has")
        elif (whole := self._body_begun(mention, surnames)) is not None:
            self.bind(
                mention, whole, "the first word of a body's name in the article, which names no such person"
            )
        elif self._is_firm(mention):
            self.bind(mention, organisation_key(name), "a name that the articles use of a body")
        elif mention.label == "PERSON" or self._is_overlooked_surname(mention, surnames):
            self._bind_surname(mention, surnames)
        elif mention.label == "NORP" and (side := self._side(mention)):
            self.bind(mention, side, "people with their article, who act: a side")
        elif mention.label == "NORP":
            self.bind(mention, ("group", self.article, fold(name)), "a group within one article")
        elif mention.label == "GPE":
            self.bind(mention, place_key(name) or self._survey.place(name), why_place(name))
        else:
            self._bind_body(mention, short)

    def _body_begun(self, mention: Mention, surnames: Surnames) -> Key | None:
        """ "Altan" in an article that names Altan Motors, and nobody of that name in full."""
        name = mention.name or ""
        if " " in name or mention.label not in ("PERSON", "ORG", "") or mention.roles or find_place(name):
            return None
        if mention.gender in ("masculine", "feminine") or self._survey.people.bearers(name, surnames.all):
            return None
        found = {
            organisation_key(one.name or "")
            for one in self.mentions
            if one.form == "name" and one.label == "ORG" and (one.name or "").startswith(f"{name} ")
        }
        return found.pop() if len(found) == 1 else None

    def _is_firm(self, mention: Mention) -> bool:
        """A name that the parser takes for a person's or a place's, and the articles use of a body."""
        name, survey = fold(mention.name or ""), self._survey
        return (mention.label == "PERSON" and name in survey.firms) or (
            mention.label in ("PERSON", "GPE", "") and name in survey.told_firms
        )

    def _bind_body(self, mention: Mention, short: dict[str, Key]) -> None:
        name = mention.name or ""
        owner = next((self.owner(role) for role in mention.roles), None)
        noun = fold(name)
        if (told := short.get(name) or self._survey.abbreviations.get(name)) is not None:
            self.bind(mention, told, "an abbreviation that an article explains")
        elif (spelt := self._survey.bodies.initials.get(name)) is not None:
            self.bind(mention, spelt, "the initials of a body's name, which no other has")
        elif owner is None and noun in bodies().endings and (meant := self.body(noun)) is not None:
            self.bind(mention, meant, "the noun of a body's name, which no other has")
        else:
            self.bind(mention, organisation_key(name, owner), why_place(name))

    def _body_of_short(self, mention: Mention) -> Key | None:
        """The body of which a name is the beginning; a town whose name a firm has stays a town."""
        if mention.label == "GPE" or mention.gender in ("masculine", "feminine"):
            return None
        return self._survey.bodies.short.get(fold(mention.name or ""))

    def _side(self, mention: Mention) -> Key | None:
        """ "The Peruvians offered": their state; without the article they are people."""
        text, name = self.reading.article.text, mention.name or ""
        before = text[max(mention.span.start - 4, 0) : mention.span.start].lower()
        if before != "the " or not mention.subject:
            return None
        if home := self._survey.demonyms.get(fold(name).removesuffix("s")):
            return self._survey.place(home)
        key = place_key(name)
        return key if key and key[0] == "state" else None

    def _listed_key(self, name: str, surnames: Surnames) -> Key | None:
        """Whom the user's list has under this name; a surname alone only where the article names no other of it."""
        key = self._listed.keys.get(bare_name(name))
        if key is None or not is_person(key) or " " in name:
            return key
        others = {("person", str(number)) for number in self._survey.people.bearers(name, surnames.all)}
        return key if others <= {key} else None

    def _is_outlet(self, name: str) -> bool:
        """An outlet of the record, or the last word of this article's own."""
        own = bare_name(self.reading.article.outlet or "").split()
        return bare_name(name) in self._survey.outlets or (len(own) > 1 and fold(name) == own[-1])

    def _is_overlooked_surname(self, mention: Mention, surnames: Surnames) -> bool:
        """A name that the parser took for a place or a firm, but that is one person's surname in the record."""
        words = spell(mention.name or "").words
        if len(words) != 1 or find_place(mention.name or ""):
            return False
        people, cast = self._survey.people, self._cast(surnames)
        if not mention.label and people.surnamed(words[0]):
            return True
        return len(people.surnamed(words[0])) == 1 or self._survey.called(words[0], cast) is not None

    def _bind_surname(self, mention: Mention, surnames: Surnames) -> None:
        name = mention.name or ""
        before = (
            self.reading.article.text[max(mention.span.start - 8, 0) : mention.span.start].rstrip().lower()
        )
        if before.endswith((" other", "another")):
            self.reasons[mention.span] = f"'{before.split()[-1]} {name}': which is not told"
            return
        if (ranked := self._survey.ranked(mention)) is not None:
            self.bind(mention, ("person", str(ranked)), "the only one of the name with this rank")
            return
        people = self._survey.people
        bearers = people.bearers(name, surnames.so_far) or people.bearers(name, surnames.all)
        bearers = tuple(number for number in bearers if surnames.uses(number, name))
        if bearers and not self._fitting(mention, bearers):
            bearers = ()  # "Mrs Reis" where the article names only a man of the name
        if bearers and mention.block and not people.bearers(name, surnames.so_far):
            bearers = self._named_elsewhere(name, bearers) or bearers
        fitting = self._fitting(mention, bearers or people.bearers(name))
        if bearers and len(fitting) > 1:
            fitting = (
                self._by_title(mention, fitting)
                or surnames.latest(mention, fitting)
                or surnames.usual(mention, fitting)
                or fitting
            )
        elif len(fitting) == 1 and len(bearers) == 1:
            surnames.used(name, fitting[0])
        if len(fitting) == 1 and self._without_rank(mention, fitting[0]):
            self.reasons[mention.span] = f"'{name}' may be another, who has no rank"
            return
        titled = mention.gender in ("masculine", "feminine") and self._survey.known_with(
            fitting, self._cast(surnames)
        )
        if len(fitting) == 1 and (bearers or titled or len(people.bearers(name)) == 1):
            where = "in the article" if bearers else "in the record"
            why = f"surname: the one {where} who fits" + (f", of {len(bearers)}" if len(bearers) > 1 else "")
            self.bind(mention, ("person", str(fitting[0])), why)
        elif bearers and fitting:
            self.reasons[mention.span] = f"{len(bearers)} people of the name '{name}'"
        elif not bearers and (number := self._principal(mention, fitting, surnames)) is not None:
            why = "the one of the name in the record who is not introduced as kin"
            self.bind(mention, ("person", str(number)), why)
        elif (number := self._called(mention, surnames)) is not None:
            why = "the only one of this given name in the record, named elsewhere with people of the article"
            self.bind(mention, ("person", str(number)), why)
        else:
            alone = not people.bearers(name) and spell(name).surname not in self._survey.split_surnames
            self.bind(
                mention,
                surname_key(name, article="" if alone else self.article),
                "a surname without a first name",
            )

    def _principal(self, mention: Mention, fitting: Collection[int], surnames: Surnames) -> int | None:
        """Whom a surname means in an article that names none of several in full, but others of the story."""
        if mention.roles or len(fitting) < 2:
            return None
        number = self._survey.principal(fitting)
        return (
            number if number is not None and self._survey.known_with([number], self._cast(surnames)) else None
        )

    def _without_rank(self, mention: Mention, chosen: int) -> tuple[int, ...]:
        """The other people whom "Mr Reis" may mean where the one whom the article names is "Captain Reis"."""
        before = self.reading.article.text[max(mention.span.start - _ADDRESS, 0) : mention.span.start]
        if not self._survey.ranks(chosen) or not _ADDRESSED.search(before):
            return ()
        others = [n for n in self._survey.people.bearers(mention.name or "") if not self._survey.ranks(n)]
        return tuple(self._fitting(mention, [n for n in others if n != chosen]))

    def _cast(self, surnames: Surnames) -> set[int]:
        """The people named in full anywhere in the article, and by surname so far."""
        return surnames.all | self._numbers()

    def _named_elsewhere(self, name: str, later: Collection[int]) -> tuple[int, ...]:
        """The record's other bearer of a surname that stands before the article introduces one by the full name."""
        others = tuple(number for number in self._survey.people.bearers(name) if number not in later)
        return others if len(others) == 1 else ()

    def _called(self, mention: Mention, surnames: Surnames) -> int | None:
        """The person whom a given name alone means in this article."""
        name, people = mention.name or "", self._survey.people
        number = None if people.bearers(name) else self._survey.called(name, self._cast(surnames))
        if number is None or mention.gender not in (None, "neuter", people.gender(number) or mention.gender):
            return None
        return number

    def _fitting(self, mention: Mention, bearers: Iterable[int]) -> list[int]:
        alone = len(self._survey.people.bearers(mention.name or "")) < 2

        people = self._survey.people

        def fits(number: int) -> bool:
            told = people.gender(number) if alone else people.likely_gender(number)
            known = self.genders.get(("person", str(number))) or told
            # "Mr Reis" where the record has several of the name may be another than the one named here
            return mention.gender in (None, "neuter", known) or (known is None and alone)

        bearers = list(bearers)
        fitting = [number for number in bearers if fits(number)]
        untold = [number for number in bearers if people.likely_gender(number) is None]
        if not fitting and len(bearers) > 1 and len(untold) == 1:
            return untold  # of whom alone the gender is not known to be another
        return fitting

    def _by_title(self, mention: Mention, bearers: list[int]) -> list[int]:
        """Those of whom the article tells the title that stands before this surname."""
        offices = [self.office(role) for role in mention.roles]
        held = {
            number: [self.office(role) for role in self._told[("person", str(number))]] for number in bearers
        }
        return [
            number
            for number in bearers
            if any(means(one, other) for one in offices for other in held[number])
        ]
