"""A first look over a record: full names, abbreviations and which places are states.

All readings in; out what the reading of one article needs to know of the others. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from onrecord.corpus.resolve.body_names import BodyNames
from onrecord.corpus.resolve.capitals import find_capitals
from onrecord.corpus.resolve.keys import Key, organisation_key
from onrecord.corpus.resolve.people import NameGroup, People
from onrecord.corpus.resolve.political import find_parties
from onrecord.corpus.resolve.spelling import bare_name, fold, spell
from onrecord.corpus.resolve.tally import Tally, is_full_name
from onrecord.corpus.resolve.titles import is_top, office
from onrecord.lexicons.people import given_name_genders, people
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention, Reading

_VOWELS = tuple("aeiouy")
_DEMONYMS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ite")
_SHORT = 3  # letters: too few to tell a demonym by
_PAIR = 2  # words
_CAST = 40  # people of one article
_ABBREVIATION = re.compile(r"[”\"’']?,? \((?:the |or |known as )?[“\"]?([A-Z][A-Za-z&./-]{1,9})[”\"]?[,)]")


class Survey:
    """What the articles of a record tell together, before any of them is read closely."""

    def __init__(self, readings: Sequence[Reading], groups: Sequence[NameGroup] = ()) -> None:
        tally = Tally()
        short_forms: set[tuple[str, str]] = set()
        short: dict[str, set[Key]] = defaultdict(set)
        for reading in readings:
            for mention in reading.mentions:
                tally.add(mention)
            for name, gender in _pronouns_after(reading.mentions):
                tally.guessed[name][gender] += 1
            short_forms.update(_short_forms(reading.mentions))
            for text, key in abbreviations(reading):
                short[text].add(key)
        self.outlets = frozenset(
            bare_name(name) for one in readings for name in (one.article.outlet, *one.article.credits) if name
        )
        names = tally.people(self.outlets)
        short_forms.update(_parts_of_names(names))
        self.people = People(names, tally.genders(names), _by_short(short_forms), groups)
        self._casts = {one.article.id: self._find_cast(one) for one in readings}
        self._companions = self._find_companions()
        self.abbreviations = {text: next(iter(keys)) for text, keys in short.items() if len(keys) == 1}
        self.split_surnames = frozenset(name for name, found in tally.by_surname.items() if len(found) > 1)
        self.nations, self.demonyms = self._find_nations(tally)
        self.capitals = find_capitals((one.article.text for one in readings), self._nation_of)
        self.told_firms = tally.told_firms()
        self.firms = tally.firms() | self.told_firms
        self._tops: dict[int, set[str]] = defaultdict(set)  # by person: "president", "prime minister"
        self._ranks = self._find_ranks(readings)
        self._kin = self._find_kin(readings)
        places = tally.places | self.nations | set(self.demonyms)
        self.parties = find_parties(readings)
        self.joined_bodies = _joined(tally.long_bodies)
        self.bodies = BodyNames(self._find_bodies(readings, tally), self.people, places, self.parties)

    def _find_nations(self, tally: Tally) -> tuple[frozenset[str], dict[str, str]]:
        """States that no table has, and the words for what is theirs."""
        told = tally.nations()
        words = told | tally.owners
        derived = _demonyms(words, told | tally.places | tally.singles, tally.places)
        homes = {derived[word] for word in words if derived.get(word) in tally.singles | tally.places}
        nations = frozenset(name for name in (told | homes) - set(derived) if not self.people.bearers(name))
        return nations, {word: home for word, home in derived.items() if home in nations | tally.places}

    def _nation_of(self, name: str) -> str | None:
        """The folded name of a nation that no table has, by its name or a word for what is its."""
        folded = fold(name)
        home = folded if folded in self.nations else self.demonyms.get(folded)
        return home if home in self.nations else None

    def _find_cast(self, reading: Reading) -> list[int]:
        """The people named in full in an article (of few: an article may be a list)."""
        named = {self.people.find(one.name or "") for one in reading.mentions if is_full_name(one)}
        return sorted(number for number in named if number is not None)[:_CAST]

    def _find_companions(self) -> dict[int, set[int]]:
        """For each person, the people named in full in the same articles."""
        companions: dict[int, set[int]] = defaultdict(set)
        for cast in self._casts.values():
            for number in cast:
                companions[number].update(cast)
        return companions

    def _find_bodies(self, readings: Sequence[Reading], tally: Tally) -> dict[str, set[int]]:
        """The names of bodies with several words, and the people of the articles that have them."""
        named: dict[str, set[int]] = {name: set() for name in tally.long_bodies}
        for reading in readings:
            for name in {one.name for one in reading.mentions if one.name in named}:
                named[name or ""].update(self._casts[reading.article.id])
        return named

    def _find_ranks(self, readings: Sequence[Reading]) -> dict[int, set[str]]:
        """The ranks with which people are named in full: "Captain Ana Reis"."""
        ranks: dict[int, set[str]] = defaultdict(set)
        for one in (mention for reading in readings for mention in reading.mentions if is_full_name(mention)):
            number = self.people.find(one.name or "")
            if number is not None:
                ranks[number] |= ranks_of(one)
                self._tops[number] |= _tops_of(one)
        return ranks

    def _find_kin(self, readings: Sequence[Reading]) -> frozenset[int]:
        """The people whom articles introduce as kin: "Ana Reis, the president's sister"."""
        found = {
            self.people.find(one.name or "")
            for reading in readings
            for one in reading.mentions
            if is_full_name(one) and any(role.of and role.title in people().kin for role in one.roles)
        }
        return frozenset(number for number in found if number is not None)

    def ranks(self, number: int) -> frozenset[str]:
        return frozenset(self._ranks.get(number, ()))

    def ranked(self, mention: Mention) -> int | None:
        """The only person of the record with this surname and the rank, or the highest office, before it: "Captain
        Reis", "President Reis"."""
        for told, known in ((ranks_of(mention), self._ranks), (_tops_of(mention), self._tops)):
            bearers = self.people.bearers(mention.name or "") if told else ()
            found = [number for number in bearers if told & known.get(number, set())]
            if len(found) == 1:
                return found[0]
        return None

    def principal(self, bearers: Collection[int]) -> int | None:
        """The only one of several people of one surname whom no article introduces as kin: the others have to be
        introduced, so that a bare surname where nobody of the name is does not mean them."""
        own = [number for number in bearers if number not in self._kin]
        return own[0] if len(own) == 1 else None

    def called(self, given: str, cast: Collection[int]) -> int | None:
        """The only person of the record with this given name, if some article names them with one of the cast."""
        found = self.people.called(given)
        return found[0] if self.known_with(found, cast) else None

    def known_with(self, found: Sequence[int], cast: Collection[int]) -> bool:
        """Whether it is one person, whom some article names in full together with one of the cast."""
        return len(found) == 1 and not self._companions.get(found[0], set()).isdisjoint(cast)

    def place(self, name: str) -> Key:
        """The key of a place that no table has: a state if the articles give it a state's offices."""
        folded = fold(name)
        return ("state", "", folded) if folded in self.nations else ("place", folded)


def _demonyms(words: Collection[str], names: Collection[str], places: Collection[str]) -> dict[str, str]:
    """Which of the words that may tell whose something is name the people of a place: "Ruritanian".

    Only of a place that no table has, where one fits; a word that is itself a place is none.
    """
    stems: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if " " not in name and len(name) > _SHORT:
            for stem in {name, name[:-1], name[:-2]} if name[-1:] in _VOWELS else {name}:
                stems[stem].add(name)
    found = {}
    for word in words:
        homes = {
            home
            for ending in _DEMONYMS
            if word.endswith(ending)
            for home in stems.get(word.removesuffix(ending), ())
            if home != word
        }
        if len(homes) == 1 and word not in places:
            found[word] = next(iter(homes))
    return found


def _joined(names: Collection[str]) -> dict[str, list[str]]:
    """Names of bodies with "and" in them, by what stands before it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        first, joint, _ = name.partition(" and ")
        if joint:
            found[first].append(name)
    return found


def _by_short(pairs: set[tuple[str, str]]) -> dict[str, list[str]]:
    longer: dict[str, list[str]] = defaultdict(list)
    for short, long in sorted(pairs):
        longer[short].append(long)
    return longer


def _parts_of_names(names: Collection[str]) -> Iterable[tuple[str, str]]:
    """Names of two words that open or end a longer one: "Ana Petrovna", "Reis Vidal" and "Ana Petrovna Reis Vidal".

    An end that begins as a given name does ("Ana Reis" of "Eva Ana Reis") is more likely another person.
    """
    parts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        words = spell(name).skeletons
        if len(words) > _PAIR:
            for part in {words[:_PAIR], words[-_PAIR:]}:
                parts[part].append(name)
    for name in names:
        spelling = spell(name)
        if len(spelling.words) != _PAIR:
            continue
        for longer in parts.get(spelling.skeletons, ()):
            opens = spell(longer).skeletons[:_PAIR] == spelling.skeletons
            if opens or spelling.words[0] not in given_name_genders():
                yield name, longer


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
        if gender := told_gender(mention):
            owner = owns_role(mention, before)
            if len(before) == 1 and is_full_name(before[0]) and before[0].subject and not owner:
                yield before[0].name or "", gender
        elif mention.form != "pronoun" and (mention.label in ("PERSON", "") and mention.number != "plural"):
            before.append(mention)


def owns_role(pronoun: Mention, people_before: Iterable[Mention]) -> bool:
    """Whether a title of one of them is the pronoun's: in "Ana Reis, his deputy" he is not she."""
    return any(role.of == pronoun.span for one in people_before for role in one.roles)


def told_gender(mention: Mention) -> Gender | None:
    """Of a pronoun that may take up the subject of its sentence: "X said that he ...", but not "X asked him"."""
    personal = mention.form == "pronoun" and mention.gender != "neuter" and mention.head != "him"
    return mention.gender if personal else None


def ranks_of(mention: Mention) -> set[str]:
    """The ranks, not the offices, that a name has with it."""
    titles = (office(role.title, None).title for role in mention.roles)
    return {title for title in titles if title in people().ranks}


def _tops_of(mention: Mention) -> set[str]:
    """The highest offices that a name has with it, not those of the past."""
    offices = (office(role.title, None) for role in mention.roles)
    return {one.title for one in offices if is_top(one.title) and not one.past}


def abbreviations(reading: Reading) -> Iterable[tuple[str, Key]]:
    """ "Union of Deck Workers (UDW)": the short form and what it is short for."""
    for mention in reading.mentions:
        if mention.form != "name" or mention.label == "PERSON" or " " not in (mention.name or ""):
            continue
        found = _ABBREVIATION.match(reading.article.text, mention.span.end)
        if found and find_place(found[1]) is None:
            yield found[1], organisation_key(mention.name or "")
