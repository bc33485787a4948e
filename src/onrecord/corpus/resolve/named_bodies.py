"""The bodies that an article names, by the words of their names: which one "the union" or "the company" is.

Keys of bodies in, in order of mention; the one that some words fit out. Each body is filed once under the nouns that
may stand for it, so that asking costs the same however many an article names. Part of the stage `resolve`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from onrecord.corpus.resolve.keys import Key
from onrecord.corpus.resolve.titles import office
from onrecord.lexicons.people import bodies

# ("kind", a kind of the lexicon), ("told", the same where the name has a noun for a body), ("kin", a noun for its kin)
_Kind = tuple[str, str]
_MANY = 50  # bodies with one noun in an article: too many to choose from


class NamedBodies:
    """The bodies of one article. `outlets` are the record's, in folded words: no noun alone stands for one, and "the
    union" is none of the `parties`."""

    def __init__(self, outlets: Collection[str], parties: Collection[Key]) -> None:
        self._outlets, self._parties = outlets, parties
        self._words: dict[Key, set[str]] = defaultdict(set)  # of its name, and what the article calls it
        self._of_word: dict[str, dict[Key, None]] = defaultdict(dict)
        self._of_kind: dict[_Kind, dict[Key, None]] = defaultdict(dict)

    def add(self, key: Key, *, called: str | None = None) -> None:
        known = key in self._words or key in self._parties
        if not known and key[0] == "organisation" and key[1] not in self._outlets:
            for kind in _kinds(key):
                self._of_kind[kind].setdefault(key)
        words = {called} if called else set(" ".join(key[1:]).split())
        self._words[key] |= words
        for word in words:
            self._of_word[word].setdefault(key)

    def drop(self, key: Key) -> None:
        for word in self._words.pop(key, ()):
            self._of_word[word].pop(key, None)
        for kind in _kinds(key) if key[0] == "organisation" else ():
            self._of_kind[kind].pop(key, None)

    def has(self, words: str) -> bool:
        """Whether several bodies fit the words: which of them is meant is not told."""
        wanted = office(words, None).title.split()
        return len(self._fitting(wanted) or (self._kindred(wanted[0]) if len(wanted) == 1 else ())) > 1

    def find(self, words: str) -> Key | None:
        """The one body that all these words fit; none of the record's outlets by its kind alone."""
        wanted = office(words, None).title.split()
        fitting: Collection[Key] = self._fitting(wanted)
        if not fitting and len(wanted) == 1:
            fitting = self._kindred(wanted[0])
        return next(iter(fitting)) if len(fitting) == 1 else None

    def of_kind(self, noun: str) -> Collection[Key]:
        """Several bodies that a noun alone may stand for ("the company"); which, their places may tell."""
        return self._fitting([noun]) or self._kindred(noun)

    def _fitting(self, wanted: Sequence[str]) -> list[Key]:
        named = self._of_word.get(wanted[-1], {}) if wanted else {}
        if len(named) > _MANY:
            return []
        fitting = [key for key in named if self._words[key].issuperset(wanted)]
        if len(wanted) == 1 and wanted[0] in bodies().kin["union"]:
            return [key for key in fitting if key not in self._parties]
        return fitting

    def _kindred(self, noun: str) -> Collection[Key]:
        """The organisations that a noun may stand for: "the company" a firm, "the union" a federation."""
        kind = bodies().kinds.get(noun)
        if kind is None:
            return self._of_kind.get(("kin", noun), {}).keys()
        # a name with a noun for what firms do ("Tolm Hydro") before one that may be anything's ("Halvern")
        return (self._of_kind.get(("told", kind)) or self._of_kind.get(("kind", kind), {})).keys()


def _kinds(key: Key) -> Iterator[_Kind]:
    """All under which a body is filed."""
    words = key[1].split()
    if (kind := _kind(words)) is not None:
        yield "kind", kind
        if not bodies().endings.isdisjoint(words):
            yield "told", kind
    if bodies().owners.isdisjoint(words):
        for noun, kin in bodies().kin.items():
            if not kin.isdisjoint(words):
                yield "kin", noun


def _kind(words: Sequence[str]) -> str | None:
    """The kind of body that the noun in a name tells; a name without one is a firm's; None for other bodies."""
    kinds = [bodies().kinds[word] for word in words if word in bodies().kinds]
    if kinds:
        return kinds[0]
    return "firm" if bodies().heads.isdisjoint(words) and bodies().sites.isdisjoint(words) else None
