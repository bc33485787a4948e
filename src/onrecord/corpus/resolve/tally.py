"""Counting what names stand for: the mentions of all articles in, which names are people's, firms' and nations' out.

Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable

from onrecord.corpus.resolve.spelling import fold, spell
from onrecord.corpus.resolve.titles import office
from onrecord.lexicons.people import bodies, people
from onrecord.lexicons.states import find_place
from onrecord.records import Gender, Mention

POSSESSIVES = ("its", "their", "his", "her", "our", "my")
_SURE = 10  # a title or a gender tells more than the label of a small model
_FIRM = 2  # mentions as a body
_FIRM_SHARE = 3  # of them to those as a person, at least one to this


class Tally:
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


def is_full_name(mention: Mention) -> bool:
    if mention.form != "name" or mention.label != "PERSON" or not mention.name:
        return False
    return len(spell(mention.name).words) > 1


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
