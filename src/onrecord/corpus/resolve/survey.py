"""A first look over a record: full names, abbreviations and which places are states.

All readings in; out what the reading of one article needs to know of the others. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from onrecord.corpus.resolve.body_names import BodyNames
from onrecord.corpus.resolve.keys import Key, organisation_key
from onrecord.corpus.resolve.people import NameGroup, People
from onrecord.corpus.resolve.spelling import bare_name, fold, spell
from onrecord.corpus.resolve.titles import office
from onrecord.lexicons.people import bodies, given_name_genders, people
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention, Reading

POSSESSIVES = ("its", "their", "his", "her", "our", "my")
_VOWELS = tuple("aeiouy")
_DEMONYMS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ite")
_SHORT = 3  # letters: too few to tell a demonym by
_PAIR = 2  # words
_CAST = 40  # people of one article
_SURE = 10  # a title or a gender tells more than the label of a small model
_FIRM = 2  # mentions as a body
_FIRM_SHARE = 3  # of them to those as a person, at least one to this
_ABBREVIATION = re.compile(r"[”\"’']?,? \((?:the |or |known as )?[“\"]?([A-Z][A-Za-z&./-]{1,9})[”\"]?[,)]")


class _Tally:
    """What is counted over the mentions of all articles."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()  # full names of people
        self.weights: Counter[str] = Counter()  # the same, folded, by how sure a mention is
        self.others: Counter[str] = Counter()  # folded names that the parser takes for something else
        self.told: dict[str, Counter[Gender]] = defaultdict(Counter)  # by a title or a word beside the name
        self.guessed: dict[str, Counter[Gender]] = defaultdict(Counter)  # by the pronoun that follows
        self.called: dict[str, set[Gender]] = defaultdict(
            set
        )  # by a title or a word beside a name of one word
        self.by_surname: dict[str, set[Gender]] = defaultdict(set)
        self._nations: set[str] = set()
        self.places: set[str] = set()
        self.singles: set[str] = set()  # names of one word, of whatever the parser takes them for
        self.owners: set[str] = set()  # capitalised words whose a title or a body is: "the Ruritanian army"
        self.long_bodies: set[str] = set()
        self.as_people: Counter[str] = (
            Counter()
        )  # folded names of one word that the parser takes for a person
        self.as_bodies: Counter[str] = Counter()  # folded names of one word that it takes for a body
        self._firms: set[str] = set()  # folded names of one word, of which the articles tell a firm's offices
        self._full_surnames: set[str] = set()
        self.surnames: set[str] = set()  # folded last words of full names, and names with a title

    def add(self, mention: Mention) -> None:
        name = mention.name or ""
        if mention.form == "name":
            self._add_name(mention, name)
        if is_full_name(mention):
            self.names[name] += 1
            self.weights[fold(name)] += 1 + _SURE * bool(mention.roles or mention.gender)
            if mention.gender:
                self.told[name][mention.gender] += 1
        self._nations.update(_told_by(mention, _is_national))
        self._firms.update(_told_by(mention, _is_corporate))
        self.owners.update(
            fold(role.of_text)
            for role in mention.roles
            if role.of_text and role.of_text[:1].isupper() and " " not in role.of_text
            if role.of_text.lower() not in POSSESSIVES
        )
        if mention.label == "NORP":
            self.owners.add(fold(name).removesuffix("s"))
        if find_place(name) is None:
            self._add_placeless(mention, name)

    def _add_name(self, mention: Mention, name: str) -> None:
        firm = any(role.title.split()[-1] in bodies().kinds for role in mention.roles)
        if " " in name or (mention.roles and not firm) or mention.gender in ("masculine", "feminine"):
            self.surnames.add(fold(name).rsplit(" ", 1)[-1])
            if " " in name and mention.label == "PERSON":
                self._full_surnames.add(fold(name).rsplit(" ", 1)[-1])
        elif firm or mention.label not in ("PERSON", "GPE", "NORP"):
            self.as_bodies[fold(name)] += 1
        elif mention.label == "PERSON":
            self.as_people[fold(name)] += 1
        if mention.label != "PERSON":
            self.others[fold(name)] += 1
        elif mention.gender:
            self.by_surname[spell(name).surname].add(mention.gender)
            if " " not in name:
                self.called[fold(name)].add(mention.gender)

    def _add_placeless(self, mention: Mention, name: str) -> None:
        """A name that no table of places has."""
        if name and " " not in name and mention.gender in (None, "neuter"):
            self.singles.add(fold(name))
        if mention.label == "ORG" and " " in name:
            self.long_bodies.add(name)
        if mention.label == "GPE":
            self.places.add(fold(name))

    def people(self, outlets: Collection[str]) -> Counter[str]:
        """The full names, without what most articles take for a body or a place, and without outlets."""
        kept: Counter[str] = Counter()
        nations = self.nations()
        for name, count in self.names.items():
            folded = fold(name)
            if (
                self.others[folded] <= self.weights[folded]
                and folded not in nations
                and folded not in outlets
            ):
                kept[name] = count
        return kept

    def nations(self) -> set[str]:
        """Folded names of which the articles tell a state's offices; not those with the title of a person, whose
        government or army is told too."""
        return {name for name in self._nations if self.weights[name] <= _SURE}

    def firms(self) -> frozenset[str]:
        """Names of one word that many mentions have as a body's and none as a person's with a title or another name."""
        return frozenset(
            name
            for name, count in self.as_bodies.items()
            if count >= _FIRM and count * _FIRM_SHARE >= self.as_people[name] and name not in self.surnames
        )

    def told_firms(self) -> frozenset[str]:
        """Names of one word that have a chief executive, and are no person's surname."""
        return (
            frozenset(name for name in self._firms if " " not in name) - self._full_surnames - self._nations
        )

    def genders(self, names: Collection[str]) -> dict[str, Gender]:
        """Names whose gender the articles tell with one voice, or whose pronouns mostly agree."""
        found = {name: votes.most_common(1)[0][0] for name, votes in self.told.items() if len(votes) == 1}
        given = Counter(fold(name).split()[0] for name in names)
        for name in names:
            called = self.called.get(fold(name).split()[0], set())
            if name not in self.told and len(called) == 1 and given[fold(name).split()[0]] == 1:
                found[name] = next(iter(called))  # "her brother Kit" where the record has one Kit
        for name, votes in self.guessed.items():
            gender, most = votes.most_common(1)[0]
            if name in names and name not in found and most * 3 >= sum(votes.values()) * 2:
                found[name] = gender
        return found


class Survey:
    """What the articles of a record tell together, before any of them is read closely."""

    def __init__(self, readings: Sequence[Reading], groups: Sequence[NameGroup] = ()) -> None:
        tally = _Tally()
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
        self.told_firms = tally.told_firms()
        self.firms = tally.firms() | self.told_firms
        self._ranks = self._find_ranks(readings)
        self._kin = self._find_kin(readings)
        places = tally.places | self.nations | set(self.demonyms)
        self.bodies = BodyNames(self._find_bodies(readings, tally), self.people, places)

    def _find_nations(self, tally: _Tally) -> tuple[frozenset[str], dict[str, str]]:
        """States that no table has, and the words for what is theirs."""
        told = tally.nations()
        words = told | tally.owners
        derived = _demonyms(words, told | tally.places | tally.singles, tally.places)
        homes = {derived[word] for word in words if derived.get(word) in tally.singles | tally.places}
        nations = frozenset(name for name in (told | homes) - set(derived) if not self.people.bearers(name))
        return nations, {word: home for word, home in derived.items() if home in nations | tally.places}

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

    def _find_bodies(self, readings: Sequence[Reading], tally: _Tally) -> dict[str, set[int]]:
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
        """The only person of the record with this surname and the rank before it: "Captain Reis"."""
        ranks = ranks_of(mention)
        if not ranks:
            return None
        found = [n for n in self.people.bearers(mention.name or "") if ranks & self._ranks.get(n, set())]
        return found[0] if len(found) == 1 else None

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


def _told_by(mention: Mention, tells: Callable[[str], bool]) -> Iterable[str]:
    """Folded names whose the titles and bodies are that tell what they are the names of."""
    for role in mention.roles:
        if not role.of_text or find_place(role.of_text) or role.of_text.lower() in POSSESSIVES:
            continue
        if tells(office(role.title, None).title):
            yield fold(role.of_text)


def _is_national(title: str) -> bool:
    """Only states have a foreign minister, an army or the like."""
    if title in people().national | people().national_bodies or title.endswith("ministry"):
        return True
    field, _, last = title.rpartition(" ")
    return last == "minister" and field.rsplit(" ", 1)[-1] in people().fields


def _is_corporate(title: str) -> bool:
    return title in people().corporate
