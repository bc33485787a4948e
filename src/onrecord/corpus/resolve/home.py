"""Governments that nobody names: whose "the prime minister", "the ministry" and "the government" are.

An article gives the officers of other states with their state and those of its own by the title alone. So all who
have a minister's title in an article, and no state beside it, are of one government: the article's home. Articles
that share such a person share the home. Where two people have one title in it nothing is concluded. Scenes in, ties
of people and ministries to their government out. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.corpus.resolve.keys import Key, organisation_key
from onrecord.corpus.resolve.parties import Tie
from onrecord.corpus.resolve.scene import Scene
from onrecord.corpus.resolve.titles import Office

_GOVERNMENT = frozenset({"government", "cabinet"})
_MINISTRY = "ministry"
_ELSEWHERE = re.compile(r" (?:there|of|in)\b")  # "the government there" is none of the article's own
_WHY = "the government of an article's own ministers, of whom no other state is told"


@dataclass(slots=True)
class _Home:
    """One government: the articles at home in it, its people with their titles, the states told of them."""

    scenes: list[Scene] = field(default_factory=list)
    titles: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    former: set[Key] = field(default_factory=set)
    states: set[Key] = field(default_factory=set)

    def key(self) -> Key | None:
        """Its government; None where more than one may be meant."""
        if len(self.states) > 1 or self._is_divided():
            return None
        if self.states:
            return organisation_key("government", min(self.states))
        return ("organisation", "government", *min(self.titles))

    def _is_divided(self) -> bool:
        """Two people have one title, of whom neither is told to have left it."""
        holders: dict[str, set[Key]] = defaultdict(set)
        for person, titles in self.titles.items():
            for title in titles:
                holders[title].add(person)
        return any(len(people - self.former) > 1 for people in holders.values())


def find_homes(scenes: Sequence[Scene]) -> Iterator[Tie]:
    """Binds what means a home's government to it, in every scene of the home; the ties to it."""
    for home in _homes(scenes):
        government = home.key()
        if government is None or not (_bind(home, government) or home.states):
            continue  # a government that no article speaks of cannot be shown
        for person, titles in home.titles.items():
            yield from (Tie(person, title, government) for title in sorted(titles))
        for scene in home.scenes:
            for key in dict.fromkeys(scene.keys.values()):
                if key[0] == "local" and _MINISTRY in key[2].split():
                    yield Tie(key, "of", government)


def _homes(scenes: Sequence[Scene]) -> list[_Home]:
    """Articles and the people of their own governments, joined where they share one."""
    told: dict[Key, list[Office]] = defaultdict(list)
    own: list[tuple[Scene, dict[Key, set[str]]]] = []
    for scene in scenes:
        here: dict[Key, list[Office]] = defaultdict(list)
        for one in scene.holdings():
            here[one.person].append(one.office)
            told[one.person].append(one.office)
        own.append((scene, {person: titles for person, held in here.items() if (titles := _bare(held))}))
    first: dict[Key, int] = {}
    joined = list(range(len(own)))
    for number, (_, people) in enumerate(own):
        for person in people:
            joined[_root(joined, number)] = _root(joined, first.setdefault(person, number))
    homes: dict[int, _Home] = defaultdict(_Home)
    for number, (scene, people) in enumerate(own):
        if not people:
            continue
        home = homes[_root(joined, number)]
        home.scenes.append(scene)
        for person, titles in people.items():
            home.titles[person] |= titles
            home.states |= {
                one.side for one in told[person] if one.side is not None and one.side[0] == "state"
            }
            if any(one.past for one in told[person]):
                home.former.add(person)
    return list(homes.values())


def _root(joined: list[int], number: int) -> int:
    while joined[number] != number:
        number = joined[number]
    return number


def _bare(offices: Sequence[Office]) -> set[str]:
    """A minister's titles, where the article tells no owner of any title of this person."""
    if any(one.side is not None for one in offices):
        return set()
    return {one.title for one in offices if not one.past and one.title.split()[-1:] == ["minister"]}


def _bind(home: _Home, government: Key) -> bool:
    """Whether some article speaks of the government itself, which is then one actor in all of them."""
    found = False
    for scene in home.scenes:
        text = scene.reading.article.text
        for key in dict.fromkeys(scene.keys.values()):
            if key[0] != "local" or key[2] not in _GOVERNMENT:
                continue
            spans = [one.span for one in scene.mentions if scene.keys.get(one.span) == key]
            if not any(_ELSEWHERE.match(text, span.end) for span in spans):
                scene.replace_key(key, government, _WHY)
                found = True
    return found
