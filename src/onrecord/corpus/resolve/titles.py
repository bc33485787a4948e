"""Titles: when two wordings name one office, and who holds an office as far as the articles tell.

Roles that names carry in, the holder of a title at an article's date out. There is no list of office-holders:
every entry comes from an article, and counts only for articles of its date or later. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.corpus.resolve.keys import Key, is_government, is_person, owner_of
from onrecord.lexicons.people import people

_OF = re.compile(r"^(minister|secretary|undersecretary|commissioner) (?:of|for) (.+)$")
_BELOW = ("deputy", "vice", "assistant", "associate", "under", "co-", "sub-")


@dataclass(frozen=True, slots=True)
class Office:
    """A title in its normal wording and the side whose it is; `past` where the article says "former"."""

    title: str
    side: Key | None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """An article of `date` (a day, "" unknown) says that a person has an office."""

    person: Key
    office: Office
    article: str
    date: str


def office(title: str, owner: Key | None) -> Office:
    words = title.lower().replace("-", " ").split()
    past = bool(words) and words[0] in people().former
    kept = [word for word in words if word not in people().former and word not in people().kept]
    wording = " ".join(kept)
    if found := _OF.match(wording):
        wording = f"{found[2]} {found[1]}"
    wording = people().same.get(wording, wording)
    return Office(people().same.get(wording, wording), side_of(owner), past)


def side_of(key: Key | None) -> Key | None:
    """The state behind an office or a government's body, else the actor itself."""
    if key is None:
        return None
    owner = owner_of(key)
    if owner and (key[0] == "office" or is_government(key[1])):
        return side_of(owner)
    return key


def means(phrase: Office, held: Office) -> bool:
    """Whether a phrase ("the leader of X", "the minister") may mean the holder of an office."""
    if held.past or phrase.past:
        return phrase == held
    if phrase.side and held.side and phrase.side != held.side:
        return False
    if phrase.title == held.title or held.title.endswith(" " + phrase.title):
        return True
    return phrase.title in people().hypernyms and is_top(held.title)


def is_top(title: str) -> bool:
    """Whether an office is the highest of its body."""
    if title.startswith(_BELOW):
        return False
    return title in people().top or title.rsplit(" ", 1)[-1] in people().top


def seat(title: str) -> tuple[str, ...]:
    """The words of the body to which an office belongs by its nature: "health minister", the health ministry."""
    held = office(title, None)
    *field, last = held.title.split() or [""]
    noun = people().seats.get(last)
    if noun is None or held.past or (last == "minister" and not field):
        return ()
    return (*field, noun) if last == "minister" else (noun,)


def serves(title: str, owner: Key) -> bool:
    """Whether who has this title speaks for this owner: a lawyer at a university does not."""
    if title.rsplit(" ", 1)[-1] == "counterpart":
        return (
            owner[0] == "state"
        )  # "his Ruritanian counterpart", but nobody is the side of whose counterpart he is
    learned = owner[0] in ("organisation", "body") and people().learning.intersection(owner[1].split())
    voice = is_top(title) or title.endswith("spokesman")
    return (speaks_for(title) or title in ("of", "from")) and (voice or not learned)


def speaks_for(title: str) -> bool:
    """Whether who has this title speaks for the one whose title it is."""
    for prefix in _BELOW:
        title = title.removeprefix(prefix + " ")
    last = title.rsplit(" ", 1)[-1]
    if last in people().apart:
        return False
    return title in people().agents or last in people().agents or is_top(title)


def mirrored(held: Iterable[Holding]) -> Iterator[Holding]:
    """What follows for the other of two kin: whose husband Tom is, is his wife."""
    for one in held:
        side = one.office.side
        if side is not None and is_person(side):
            for noun in people().kin.get(one.office.title.replace(" ", "-"), ()):
                yield replace(
                    one,
                    person=side,
                    office=replace(one.office, title=noun.replace("-", " "), side=one.person),
                )


class Holders:
    """Who holds what, by the articles."""

    def __init__(self, holdings: list[Holding]) -> None:
        self._of_person: dict[Key, list[Holding]] = defaultdict(list)
        self._of_side: dict[Key, list[Holding]] = defaultdict(list)
        self._of_title: dict[str, list[Holding]] = defaultdict(list)
        for one in holdings:
            self._of_person[one.person].append(one)
            self._of_title[one.office.title.rsplit(" ", 1)[-1]].append(one)
            if one.office.side:
                self._of_side[one.office.side].append(one)

    def offices(self, person: Key, *, article: str, date: str) -> set[Office]:
        """What a person is, as this article says or earlier ones do."""
        return {one.office for one in self._of_person.get(person, ()) if _tells(one, article, date)}

    def told(self, person: Key, *, article: str) -> set[Office]:
        """What this article says that a person is."""
        return {one.office for one in self._of_person.get(person, ()) if one.article == article}

    def ever(self, person: Key) -> set[Office]:
        """What a person is in any article: for a person whom the article itself names."""
        return {one.office for one in self._of_person.get(person, ())}

    def by(self, person: Key, *, date: str) -> set[Office]:
        """What a person is in any article that is not known to be later: for one whom the article itself names."""
        held = self._of_person.get(person, ())
        return {one.office for one in held if not (one.date and date and one.date > date)}

    def home(self, person: Key | None) -> Key | None:
        """The side that a person heads or serves, where all articles agree: his spokesman is its spokesman."""
        sides = {
            one.side for one in self.ever(person or ()) if one.side and not one.past and speaks_for(one.title)
        }
        return next(iter(sides)) if len(sides) == 1 else None

    def holder(self, phrase: Office, *, article: str, date: str) -> Key | None:
        """The one person who holds the office at that date; of two, the later where the earlier had left before."""
        if phrase.side is None:
            return None
        spans: dict[Key, list[str]] = defaultdict(list)
        for one in self._of_side.get(phrase.side, ()):
            if means(phrase, one.office) and _tells(one, article, date):
                spans[one.person].append(one.date or date)
        if not spans:
            return None
        latest = max(spans, key=lambda person: (min(spans[person]), person))
        others = [max(days) for person, days in spans.items() if person != latest]
        return latest if all(day < min(spans[latest]) for day in others) else None

    def only(self, title: str, *, article: str, date: str) -> Key | None:
        """The only person of the record who has this title by any article that is not later, whosever it is."""
        last = title.rsplit(" ", 1)[-1]
        if not (is_top(title) or title in people().sole or last in people().sole):
            return None
        found: set[Key] = set()
        for one in self._of_title.get(last, ()):
            held = one.office
            same = held.title == title or held.title.endswith(" " + title)
            if same and not held.past and _tells(one, article, date):
                found.add(one.person)
            if len(found) > 1:
                return None  # at once: a record of many stories has many
        return next(iter(found)) if len(found) == 1 else None


def _tells(one: Holding, article: str, date: str) -> bool:
    return one.article == article or bool(one.date and date and one.date <= date)
