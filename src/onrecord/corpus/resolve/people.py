"""The people of a record by their full names: every spelling in, one person for all spellings of a name out.

Names are joined greedily, the most frequent first, and a name joins a person only if it agrees with every
spelling that the person already has: chains of small differences never join two people. Candidates come from
blocks (consonants of the surname, given name), so the cost grows with the number of distinct names.
Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.corpus.resolve.spelling import (
    Spelling,
    closeness,
    fold,
    frame,
    given_key,
    is_initial,
    rule,
    same_person,
    spell,
    turned,
)
from onrecord.lexicons.people import given_name_genders
from onrecord.records import Gender

_MOST = 200  # candidates for one name: beyond that a block is noise


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Folded full names that people say are one person's; `closed`: and no other name is."""

    names: tuple[str, ...]
    closed: bool = False


class People:
    """Who bears which full name, and who could bear a bare surname. People are numbered from 0."""

    def __init__(
        self,
        names: Mapping[str, int],
        genders: Mapping[str, Gender] | None = None,
        short: Mapping[str, Collection[str]] | None = None,
        groups: Sequence[NameGroup] = (),
    ) -> None:
        """`names`: full names with how often each stands in the record; `genders` what is told of a name.

        `short` gives for short forms of names the longer names ("Ruiz Vidal": "Ana Ruiz Vidal"), which count where
        they are one person's; `groups` what people say of names.
        """
        self._of_name: dict[str, int] = {}
        self._members: list[list[Spelling]] = []
        self._genders: list[Gender | None] = []
        self._blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._reasons: dict[str, str] = {}  # of a folded name: why it is this person's
        self._listed: dict[int, bool] = {}  # people made of a group; whether it is closed
        self._spellings: dict[str, Spelling] = {}  # of a folded name, which lacks the hyphen of "el-Reis"
        counts: Counter[str] = Counter()
        told: dict[str, Gender] = {}
        for name, count in sorted(names.items()):
            counts[fold(name)] += count
            self._spellings.setdefault(fold(name), spell(name))
            if genders and name in genders:
                told[fold(name)] = genders[name]
        shorter = {fold(name): [fold(one) for one in longer] for name, longer in (short or {}).items()}
        ordered = sorted(counts, key=lambda name: (is_initial(self._spellings[name]), -counts[name], name))
        for group in groups:
            self._add_group(group, next((told[name] for name in group.names if name in told), None))
        for name in ordered:
            if name not in shorter and name not in self._of_name:
                self._add(name, told.get(name))
        for name in ordered:
            whole = {self._of_name[one] for one in shorter.get(name, ()) if one in self._of_name}
            if name not in self._of_name and len(whole) == 1:
                self._of_name[name] = whole.pop()
                self._reasons[name] = "a part of the longer name, which one person has"
            elif name not in self._of_name:
                self._add(name, told.get(name))
        self._by_surname: dict[str, set[int]] = defaultdict(set)
        self._by_plain: dict[str, set[int]] = defaultdict(set)
        self._by_word: dict[str, set[int]] = defaultdict(set)
        self._by_middle: dict[str, set[int]] = defaultdict(set)
        self._by_given: dict[str, set[int]] = defaultdict(set)
        self._by_part: dict[str, set[int]] = defaultdict(set)
        for name in names:
            parts = name.rsplit(" ", 1)[-1].split("-")
            for part in parts if len(parts) > 1 and fold(name) in self._of_name else ():
                self._by_part[spell(part).surname].add(self._of_name[fold(name)])
        for number, spellings in enumerate(self._members):
            for spelling in spellings:
                self._by_surname[spelling.surname].add(number)
                self._by_plain[spelling.words[-1]].add(number)
                self._by_given[spelling.given].add(number)
                for bones in spelling.skeletons[:-1]:
                    self._by_word[bones].add(number)
                for bones in spelling.skeletons[1:-1]:
                    self._by_middle[bones].add(number)

    def find(self, name: str) -> int | None:
        """The person of a full name that the record has."""
        return self._of_name.get(fold(name))

    def reason(self, name: str) -> str:
        """Why a full name is its person's, where another spelling was first."""
        return self._reasons.get(fold(name), "named in full")

    def gender(self, number: int) -> Gender | None:
        return self._genders[number]

    def likely_gender(self, number: int) -> Gender | None:
        """The gender that is told, else the one that the given name nearly always has."""
        named = {
            given_name_genders().get(one.words[0]) for one in self._members[number] if len(one.words) > 1
        }
        return self._genders[number] or (named.pop() if len(named) == 1 else None)

    def called(self, name: str) -> tuple[int, ...]:
        """The people whose given name this is; where it is nobody's, those of whose double surname it is a part."""
        bones = spell(name).surname
        return tuple(sorted(self._by_given.get(bones) or self._by_part.get(bones, set())))

    def surnamed(self, word: str) -> tuple[int, ...]:
        """The people whose surname, folded, is exactly this word."""
        return tuple(sorted(self._by_plain.get(fold(word), ())))

    def bearers(self, surname: str, among: Collection[int] | None = None) -> tuple[int, ...]:
        """The people who have this surname; among a few, where nobody does, those who have it as another name.

        A family name may come first ("Duong Lan Chi"), and people are called by their given names.
        """
        bones = spell(surname).surname
        for index in (self._by_surname, self._by_word):
            found = index.get(bones, set())
            if index is self._by_surname and found:
                found = found | self._by_middle.get(bones, set())  # of two surnames the first may be in use
                if among is not None:
                    found = found | self._by_given.get(
                        bones, set()
                    )  # a daughter's surname is her father's name
            if among is not None:
                found = {number for number in found if number in among}
            elif index is self._by_word:
                continue  # over a whole record a given name alone is nobody
            if found:
                return tuple(sorted(found))
        return ()

    def _add_group(self, group: NameGroup, gender: Gender | None) -> None:
        number = len(self._members)
        self._members.append([])
        self._genders.append(gender)
        self._listed[number] = group.closed
        for name in group.names:
            spelling = self._spellings.get(name) or spell(name)
            self._members[number].append(spelling)
            self._of_name.setdefault(name, number)
            self._reasons[name] = "a name that people say is this person's"
            self._file(spelling, number)

    def _add(self, name: str, gender: Gender | None) -> None:
        spelling = self._spellings[name]
        candidates = sorted(set(islice(self._candidates(spelling), _MOST)))
        fitting = [number for number in candidates if self._fits(number, spelling, gender)]
        if not fitting or (len(fitting) > 1 and is_initial(spelling)):
            fitting = [len(self._members)]
            self._members.append([])
            self._genders.append(None)
        number = fitting[0]
        self._reasons[name] = self._agreement(spelling, number)
        self._members[number].append(spelling)
        self._genders[number] = self._genders[number] or gender
        self._of_name[name] = number
        self._file(spelling, number)

    def _file(self, spelling: Spelling, number: int) -> None:
        for block in _blocks(spelling):
            if number not in self._blocks[block][-1:]:
                self._blocks[block].append(number)

    def _agreement(self, spelling: Spelling, number: int) -> str:
        """In which rule a name agrees with the nearest that its person has."""
        members = self._members[number]
        if not members:
            return "named in full"
        nearest = max(members, key=lambda one: (closeness(spelling, one), one.words))
        return f"{rule(spelling, nearest)} '{' '.join(nearest.words)}' ({closeness(spelling, nearest):.2f})"

    def _candidates(self, spelling: Spelling) -> Iterator[int]:
        for block in _blocks(spelling):
            # a lone initial is compared with all who share it and the surname; names come before initials
            if (block[0] == "first") == is_initial(spelling):
                yield from self._blocks.get(block, ())

    def _fits(self, number: int, spelling: Spelling, gender: Gender | None) -> bool:
        known = self._genders[number]
        if known and gender and known != gender:
            return False
        agrees = (same_person(spelling, member) for member in self._members[number])
        if number in self._listed:
            return not self._listed[number] and any(agrees)  # listed names need not be alike
        return all(agrees)


def _blocks(spelling: Spelling) -> Iterator[tuple[str, ...]]:
    """The blocks in which a name is filed; a pair of names is compared if they share one."""
    surname = frame(spelling.surname)
    yield ("order", *sorted(spelling.skeletons))
    yield ("joined", "".join(spelling.skeletons))
    yield ("joined", turned(spelling))
    yield ("given", surname, given_key(spelling))
    yield ("frame", surname, frame(spelling.given))
    yield ("first", surname, spelling.words[0][0])
