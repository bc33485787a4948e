"""Whether a party has moved from one position to a later one: two positions in, the words that both have out.

A move needs two stances that differ, both believed, days that are known and apart, and one thing that both are about: a
word beyond the issue's name, or amounts of one unit. Where words recall the past the day of print is no day of theirs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.amounts import Amount, amounts
from onrecord.corpus.stance.drafts import sentence_at
from onrecord.corpus.words import find_words, function_words, reporting_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import Issue, Position, Stance, moved

_EVERY = re.compile(
    r"\b(?:any|all|every|each|none|no one|nobody|not one|anybody|anyone|no|whole|entire)\b", re.I
)
_FOR: tuple[Stance, ...] = ("accepts", "accepts_with_conditions", "offers", "concedes")


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a position is about."""

    named: frozenset[str]  # stems that the issue's name has too
    beyond: frozenset[str]
    amounts: frozenset[Amount]
    every: bool  # "any", "all": whatever the issue holds


class Moves:
    """Over the positions of a record; `issues` by id."""

    def __init__(self, ground: Ground, issues: dict[str, Issue]) -> None:
        self._ground, self._issues = ground, issues
        self._things: dict[str, _Thing] = {}

    def shared(self, one: Position, other: Position) -> str | None:
        """The words that make both of one thing; None where nothing does."""
        a, b = self._thing(one), self._thing(other)
        if both := a.beyond & b.beyond:
            return self._written(other, both)
        alike = [each for each in b.amounts if any(each.units and each.like(x) for x in a.amounts if x.units)]
        if alike:
            return self._number(other, {each.value for each in alike})
        if (both := a.named & b.named) and (not a.beyond or not b.beyond or a.every or b.every):
            return self._written(other, both)
        return None

    def moved(self, before: Position, after: Position) -> bool:
        """As far as stances, belief and days go."""
        if not moved(before.stance, after.stance) or not (before.believed and after.believed):
            return False
        ended, begun = self._days(before), self._days(after)
        return ended is not None and begun is not None and ended[1] < begun[0]

    def both_ways(self, before: Position, after: Position, of_day: Iterable[Position]) -> bool:
        """On the day of the one before the party took the later one's side too: a yes with a no to a part of it."""
        sides = _FOR if after.stance in _FOR else (after.stance,)
        return any(one.stance in sides for one in of_day if one.id != before.id)

    def _days(self, position: Position) -> tuple[str, str] | None:
        """First and last day on which it may have been taken."""
        if position.on is not None:
            return position.on.start[:10], position.on.end[:10]
        if any(self._recalls(position, n) for n in range(len(position.evidence))):
            return None
        told = [self._ground.articles[one.article or ""].published or "" for one in position.evidence]
        published = min((one[:10] for one in told if one), default="")
        return (published, published) if published else None

    def _recalls(self, position: Position, n: int) -> bool:
        """ "On Monday she had said ...": told after it was said, by words up to the end of the position's."""
        one = position.evidence[n]
        article = self._ground.articles[one.article or ""]
        sentence = sentence_at(article, one.start)
        return _past().search(article.text, sentence.start, one.end) is not None

    def _thing(self, position: Position) -> _Thing:
        if position.id not in self._things:
            self._things[position.id] = self._read(position)
        return self._things[position.id]

    def _read(self, position: Position) -> _Thing:
        words = " ".join(one.exact for one in position.evidence)
        named = _stems(self._issues[position.issue].name)
        party = self._ground.actor(position.party)
        whose = _stems(" ".join((party.name, *party.aliases)))
        said = _stems(words, names=False) - whose - _saying()
        told = amounts(words)
        units = {unit for each in told for unit in each.units}  # "talers" alone make nothing one thing
        return _Thing(
            said & named, said - named - units, told, _EVERY.search(position.what.exact) is not None
        )

    def _number(self, position: Position, values: Collection[float]) -> str | None:
        """The first number with one of these values, as it stands in the words."""
        for one in position.evidence:
            words = one.exact.split()
            for n, word in enumerate(words):
                told = amounts(" ".join(words[n : n + 3]))
                if any(char.isdigit() for char in word) and any(each.value in values for each in told):
                    return word.strip(".,;:“”\"'’‘")
        return None

    def _written(self, position: Position, stems: frozenset[str]) -> str:
        """As they stand in the later position."""
        words = [word for one in position.evidence for word in one.exact.split()]
        shown = [
            word.strip(".,;:“”\"'’‘")
            for word in words
            if any(stem(f) in stems for f in find_words(word).folded)
        ]
        return ", ".join(dict.fromkeys(shown)) or ", ".join(sorted(stems))


def _stems(words: str, *, names: bool = True) -> frozenset[str]:
    """Of words that are no numbers; without `names`, of those without a capital."""
    skip = function_words() | reporting_words()
    found = find_words(words)
    return frozenset(
        stem(one)
        for one, high in zip(found.folded, found.capital, strict=True)
        if one not in skip and not one[0].isdigit() and (names or not high)
    )


@functools.cache
def _saying() -> frozenset[str]:
    """Words of stance, and of the texts that stances are taken on: every position may have them."""
    data = load_toml("proposals.toml")
    return frozenset(
        stem(word)
        for words in (data["moves"]["stances"], data["drafts"]["nouns"])
        for word in words
        for word in word.split()
    )


@functools.cache
def _past() -> re.Pattern[str]:
    data = load_toml("proposals.toml")["moves"]
    return re.compile(rf"\b(?:{'|'.join(data['past'])})\b", re.IGNORECASE)
