"""The bodies that the articles of a record name: their short forms, their initials, and which one "the union" is.

Names of several words in, with the people of the articles that name them; the one body that shorter words fit out.
Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

from onrecord.corpus.resolve.keys import Key, is_government, organisation_key
from onrecord.corpus.resolve.people import People
from onrecord.corpus.resolve.spelling import fold
from onrecord.lexicons.people import bodies
from onrecord.lexicons.states import find_place

_INITIALS = 3  # letters: fewer are too many bodies'
_JOINING = frozenset({"of", "for", "the", "and", "in", "on", "at", "to"})
_ENDING = 2  # words: a last word alone ("the League") is for the article to say


class BodyNames:
    """The bodies named in a record."""

    def __init__(
        self,
        named: Mapping[str, Collection[int]],
        people: People,
        places: Collection[str],
        parties: Collection[Key] = (),
    ) -> None:
        """`named`: each name with the people of the articles that have it; `places`: folded names of places; "the
        union" alone is none of the `parties`."""
        self._parties = parties
        self.keys = frozenset(map(organisation_key, named))
        self.initials = _only(named, _initials, lambda short: find_place(short) is None)
        self.short = _only(
            named, lambda name: _short_forms(name, places), lambda short: not people.bearers(short)
        )
        self._of_head: dict[str, dict[Key, set[int]]] = defaultdict(dict)
        for name, cast in named.items():
            if head := _head(name):
                self._of_head[head].setdefault(organisation_key(name), set()).update(cast)

    def find(self, words: str, cast: Collection[int]) -> Key | None:
        """The only body of the record whose name has this noun as its head and all these words.

        Only where an article that names it has one of the people of this article too: it is one story then. No part
        of a government: each state has an army.
        """
        wanted = fold(words).split()
        if not wanted or is_government(" ".join(wanted)):
            return None
        named = self._of_head.get(wanted[-1], {})
        alone = len(wanted) == 1
        fitting = [
            key
            for key in named
            if set(wanted) <= set(key[1].split()) and not (alone and key in self._parties)
        ]
        if not fitting and alone:
            named = self._kindred(wanted[0])
            fitting = list(named)
        return fitting[0] if len(fitting) == 1 and not named[fitting[0]].isdisjoint(cast) else None

    def _kindred(self, noun: str) -> dict[Key, set[int]]:
        """The bodies that a noun may stand for: "the union" a federation."""
        found = {
            key: cast
            for head in bodies().kin.get(noun, ())
            for key, cast in self._of_head.get(head, {}).items()
        }
        return {
            key: cast
            for key, cast in found.items()
            if bodies().owners.isdisjoint(key[1].split()) and key not in self._parties
        }


def _only(
    names: Collection[str], shorten: Callable[[str], Iterator[str]], may_be: Callable[[str], bool]
) -> dict[str, Key]:
    """Shorter forms that are one body's and nobody's else."""
    found: dict[str, set[Key]] = defaultdict(set)
    for name in names:
        for short in shorten(name):
            found[short].add(organisation_key(name))
    return {short: next(iter(keys)) for short, keys in found.items() if len(keys) == 1 and may_be(short)}


def _short_forms(name: str, places: Collection[str]) -> Iterator[str]:
    """The first words of a name and the last: "Haxter" of "Haxter Ports", "Steel League" of "Northern Steel League".

    Not where the first are a place: "Ruritania" is not the "Ruritanian Steel League", nor is any other steel league.
    """
    words = fold(name).split()
    for length in range(1, len(words)):
        first, rest = " ".join(words[:length]), " ".join(words[length:])
        if first in places or find_place(" ".join(name.split()[:length])) or find_place(first.title()):
            continue
        if words[length - 1] not in _JOINING and first not in bodies().heads:
            yield first  # "the Court" is for the article to say
        if len(words) - length >= _ENDING and words[length] not in _JOINING and not is_government(rest):
            yield rest


def _initials(name: str) -> Iterator[str]:
    """ "UDW" of "Union of Deck Workers"."""
    letters = "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())
    if len(letters) >= _INITIALS:
        yield letters


def _head(name: str) -> str | None:
    """The noun for a body that a name is built on: the last one before "of" or "for"."""
    words = fold(name.split(" of ")[0].split(" for ")[0]).split()
    return words[-1] if words and words[-1] in bodies().endings else None
