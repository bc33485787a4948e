"""Whom the names of one article stand for: full names, surnames, bodies, states. Part of the stage `resolve`.

A scene and what the other articles tell in; the scene's names bound, or the reason why not, out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from onrecord.corpus.resolve.keys import Key, is_person, organisation_key, place_key, surname_key, why_place
from onrecord.corpus.resolve.spelling import bare_name, fold, spell
from onrecord.corpus.resolve.surnames import Surnames
from onrecord.corpus.resolve.survey import Survey, abbreviations
from onrecord.corpus.resolve.tally import is_full_name
from onrecord.corpus.resolve.titles import means
from onrecord.lexicons.people import bodies
from onrecord.lexicons.states import find_place
from onrecord.records import Mention

if TYPE_CHECKING:
    from onrecord.corpus.resolve.scene import Scene

_WORD_BEFORE, _LONG_WORD = re.compile(r"([A-ZÀ-ÞŁŠŽČĆĐ][\w’'-]+) \Z"), 30
_PARTS = 3  # of a name that the parser took apart
_ADDRESS, _ADDRESSED = 5, re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? \Z")


class Listing(Protocol):
    """What a person's list of actors says of names."""

    @property
    def keys(self) -> Mapping[str, Key]: ...
    @property
    def aliases(self) -> Mapping[Key, Key]: ...


class NameBinder:
    """Over one scene, before its phrases and pronouns."""

    def __init__(self, scene: Scene, survey: Survey, listed: Listing) -> None:
        self._scene, self._survey, self._listed = scene, survey, listed
        self._begun: defaultdict[str, set[Key]] = defaultdict(
            set
        )  # by their first word, names of bodies of several
        for one in scene.mentions:
            if one.form == "name" and one.label == "ORG" and " " in (one.name or ""):
                name = one.name or ""
                self._begun[name.split()[0]].add(organisation_key(name))

    def bind_all(self) -> None:
        names = [mention for mention in self._scene.mentions if mention.form == "name"]
        full = [(one, number) for one in names if (number := self._full_name(one)) is not None]
        for mention, number in full:
            self._scene.bind(mention, ("person", str(number)), self._survey.people.reason(mention.name or ""))
        self._bind_joined(names)
        surnames = Surnames(full)
        short = dict(abbreviations(self._scene.reading))
        for mention in names:
            surnames.reach(mention.span.start)
            if mention.span not in self._scene.keys:
                self._bind_name(mention, surnames, short)

    def _bind_joined(self, names: Sequence[Mention]) -> None:
        """ "United Nurses" + "Midwives", of which another article makes one name with "and"."""
        text = self._scene.reading.article.text
        for place, one in enumerate(names):
            for whole in self._survey.joined_bodies.get(one.name or "", ()):
                end = one.span.end - len(one.name or "") + len(whole)
                if text[one.span.end - len(one.name or "") : end] != whole or end == one.span.end:
                    continue
                for part in names[place : place + _PARTS]:
                    if one.span.start <= part.span.start < end:
                        self._scene.bind(
                            part, organisation_key(whole), "a part of a name that another article has"
                        )

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
            self._scene.reading.article.text, max(mention.span.start - _LONG_WORD, 0), mention.span.start
        )
        return self._survey.people.find(f"{before[1]} {mention.name}") if before else None

    def _bind_name(self, mention: Mention, surnames: Surnames, short: dict[str, Key]) -> None:
        name = mention.name or ""
        if (listed := self._listed_key(name, surnames)) is not None:
            self._scene.bind(mention, listed, "a name in the list of actors")
        elif self._is_outlet(name):
            self._scene.bind(mention, organisation_key(name), "the name of an outlet")
        elif fold(name) in self._survey.nations and not (mention.label == "PERSON" and mention.gender):
            self._scene.bind(mention, self._survey.place(name), "the articles name a state's offices of it")
        elif (nation := self._survey.capitals.get(fold(name))) is not None and not mention.gender:
            self._scene.bind(mention, self._survey.place(nation), "the articles call it the capital")
        elif (body := self._body_of_short(mention)) is not None:
            self._scene.bind(mention, body, "the first or last words of a body's name, which no other has")
        elif (whole := self._body_begun(mention, surnames)) is not None:
            self._scene.bind(
                mention, whole, "the first word of a body's name in the article, which names no such person"
            )
        elif (meant := self._body_noun(mention)) is not None:
            self._scene.bind(mention, meant, "the noun of a body's name, which no other has")
        elif self._is_firm(mention):
            self._scene.bind(mention, organisation_key(name), "a name that the articles use of a body")
        elif mention.label == "PERSON" or self._is_overlooked_surname(mention, surnames):
            self._bind_surname(mention, surnames)
        elif mention.label == "NORP" and (side := self._side(mention)):
            self._scene.bind(mention, side, "people with their article, who act: a side")
        elif mention.label == "NORP":
            self._scene.bind(
                mention, ("group", self._scene.article, fold(name)), "a group within one article"
            )
        elif mention.label == "GPE":
            self._scene.bind(mention, place_key(name) or self._survey.place(name), why_place(name))
        else:
            self._bind_body(mention, short)

    def _body_begun(self, mention: Mention, surnames: Surnames) -> Key | None:
        """ "Altan" in an article that names Altan Motors, and nobody of that name in full."""
        name = mention.name or ""
        if " " in name or mention.label not in ("PERSON", "ORG", "") or mention.roles or find_place(name):
            return None
        if mention.gender in ("masculine", "feminine") or self._survey.people.bearers(name, surnames.all):
            return None
        found = self._begun.get(name, set())
        return next(iter(found)) if len(found) == 1 else None

    def _body_noun(self, mention: Mention) -> Key | None:
        """ "The Front", which the parser takes for a person, in an article that names one Front in full."""
        noun = fold(mention.name or "")
        if (
            mention.label != "PERSON"
            or noun not in bodies().endings
            or mention.gender in ("masculine", "feminine")
        ):
            return None
        return None if mention.roles else self._scene.body(noun)

    def _is_firm(self, mention: Mention) -> bool:
        """A name that the parser takes for a person's or a place's, and the articles use of a body."""
        name, survey = fold(mention.name or ""), self._survey
        return (mention.label == "PERSON" and name in survey.firms) or (
            mention.label in ("PERSON", "GPE", "") and name in survey.told_firms
        )

    def _bind_body(self, mention: Mention, short: dict[str, Key]) -> None:
        name = mention.name or ""
        owner = next((self._scene.owner(role) for role in mention.roles), None)
        noun = fold(name)
        if (told := short.get(name) or self._survey.abbreviations.get(name)) is not None:
            self._scene.bind(mention, told, "an abbreviation that an article explains")
        elif (spelt := self._survey.bodies.initials.get(name)) is not None:
            self._scene.bind(mention, spelt, "the initials of a body's name, which no other has")
        elif owner is None and noun in bodies().endings and (meant := self._scene.body(noun)) is not None:
            self._scene.bind(mention, meant, "the noun of a body's name, which no other has")
        else:
            self._scene.bind(mention, organisation_key(name, owner), why_place(name))

    def _body_of_short(self, mention: Mention) -> Key | None:
        """The body of which a name is the beginning; a town whose name a firm has stays a town."""
        if mention.label == "GPE" or mention.gender in ("masculine", "feminine"):
            return None
        return self._survey.bodies.short.get(fold(mention.name or ""))

    def _side(self, mention: Mention) -> Key | None:
        """ "The Peruvians offered": their state; without the article they are people."""
        text, name = self._scene.reading.article.text, mention.name or ""
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
        own = bare_name(self._scene.reading.article.outlet or "").split()
        return bare_name(name) in self._survey.outlets or (len(own) > 1 and fold(name) == own[-1])

    def _is_overlooked_surname(self, mention: Mention, surnames: Surnames) -> bool:
        """A name that the parser took for a place or a firm, but that is one person's surname in the record."""
        words = spell(mention.name or "").words
        if len(words) != 1 or find_place(mention.name or ""):
            return False
        people, cast = self._survey.people, self._cast(surnames)
        if not mention.label and people.surnamed(words[0]):
            return True
        return bool(people.surnamed(words[0])) or self._survey.called(words[0], cast) is not None

    def _bind_surname(self, mention: Mention, surnames: Surnames) -> None:
        name = mention.name or ""
        before = (
            self._scene.reading.article.text[max(mention.span.start - 8, 0) : mention.span.start]
            .rstrip()
            .lower()
        )
        if before.endswith((" other", "another")):
            self._scene.reasons[mention.span] = f"'{before.split()[-1]} {name}': which is not told"
            return
        if (ranked := self._survey.ranked(mention)) is not None:
            self._scene.bind(mention, ("person", str(ranked)), "the only one of the name with this rank")
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
            self._scene.reasons[mention.span] = f"'{name}' may be another, who has no rank"
            return
        titled = mention.gender in ("masculine", "feminine") and self._survey.known_with(
            fitting, self._cast(surnames)
        )
        if len(fitting) == 1 and (bearers or titled or len(people.bearers(name)) == 1):
            where = "in the article" if bearers else "in the record"
            why = f"surname: the one {where} who fits" + (f", of {len(bearers)}" if len(bearers) > 1 else "")
            self._scene.bind(mention, ("person", str(fitting[0])), why)
        elif bearers and fitting:
            self._scene.reasons[mention.span] = f"{len(bearers)} people of the name '{name}'"
        elif not bearers and (number := self._principal(mention, fitting, surnames)) is not None:
            why = "the one of the name in the record who is not introduced as kin"
            self._scene.bind(mention, ("person", str(number)), why)
        elif (number := self._called(mention, surnames)) is not None:
            why = "the only one of this given name in the record, named elsewhere with people of the article"
            self._scene.bind(mention, ("person", str(number)), why)
        else:
            alone = not people.bearers(name) and spell(name).surname not in self._survey.split_surnames
            self._scene.bind(
                mention,
                surname_key(name, article="" if alone else self._scene.article),
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
        before = self._scene.reading.article.text[max(mention.span.start - _ADDRESS, 0) : mention.span.start]
        if not self._survey.ranks(chosen) or not _ADDRESSED.search(before):
            return ()
        others = [n for n in self._survey.people.bearers(mention.name or "") if not self._survey.ranks(n)]
        return tuple(self._fitting(mention, [n for n in others if n != chosen]))

    def _cast(self, surnames: Surnames) -> set[int]:
        """The people named in full anywhere in the article, and by surname so far."""
        return surnames.all | self._scene.numbers()

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
            known = self._scene.genders.get(("person", str(number))) or told
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
        offices = [self._scene.office(role) for role in mention.roles]
        held = {
            number: [self._scene.office(role) for role in self._scene.told[("person", str(number))]]
            for number in bearers
        }
        return [
            number
            for number in bearers
            if any(means(one, other) for one in offices for other in held[number])
        ]
