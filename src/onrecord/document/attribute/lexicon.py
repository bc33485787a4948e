"""The cue lexicon as records: which verbs, nouns and adjectives report, and what they take as content."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from onrecord.lexicons import load_toml


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a cue takes content; `group` names the lexicon's group, for `found_by`."""

    shape: str  # clause, to, ing, object, object-to, object-as, object-of, small, or a preposition
    group: str
    weight: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, Frame]
    adjectives: dict[str, Frame]
    void_when_negated: frozenset[str]
    occasions: frozenset[str]
    platforms: frozenset[str]
    addressed: frozenset[str]  # verbs whose object is spoken to
    spoken_to: frozenset[str]  # verbs with "to" before whom is spoken to
    listeners: frozenset[str]
    views: frozenset[str]
    met: frozenset[str]  # verbs whose subject is not whose claim, report or fear their object is
    asked: frozenset[str]  # verbs behind which "whether" only asks
    suffered: frozenset[str]  # verbs whose passive subject does not speak
    replies: frozenset[str]  # nouns for what is said to a question or to somebody else
    quoted: frozenset[str]  # verbs that introduce quotations, but no clauses

    def frame(self, lemma: str, shape: str) -> Frame | None:
        return next((frame for frame in self.verbs.get(lemma, ()) if frame.shape == shape), None)

    def introduces(self, lemma: str) -> bool:
        """Whether a verb may stand beside a quotation as its cue."""
        return lemma in self.quoted or self.frame(lemma, "clause") is not None


@functools.cache
def lexicon() -> Lexicon:
    data = load_toml("cues.toml")
    verbs: dict[str, tuple[Frame, ...]] = {}
    for name, group in data["groups"].items():
        weight = group["weight"]
        for verb in group.get("verbs", ()):
            frames = tuple(Frame(shape, name, weight) for shape in group["frames"])
            verbs[verb] = verbs.get(verb, ()) + frames
        for pair in group.get("pairs", ()):
            verb, preposition = pair.split()
            verbs[verb] = (*verbs.get(verb, ()), Frame(preposition, name, weight))
    nouns, adjectives, occasions = data["nouns"], data["adjectives"], data["occasions"]
    return Lexicon(
        verbs=verbs,
        nouns={noun: Frame("noun", "nouns", nouns["weight"]) for noun in nouns["names"]},
        adjectives={
            word: Frame("adjective", "adjectives", adjectives["weight"]) for word in adjectives["names"]
        },
        void_when_negated=frozenset(data["never"]["verbs"]),
        occasions=frozenset(occasions["names"]),
        platforms=frozenset(occasions["platforms"]),
        addressed=frozenset(occasions["addressed"]),
        spoken_to=frozenset(occasions["spoken_to"]),
        listeners=frozenset(occasions["listeners"]),
        views=frozenset(nouns["views"]),
        met=frozenset(nouns["met"]),
        asked=frozenset(data["asked"]["verbs"]),
        suffered=frozenset(data["suffered"]["verbs"]),
        replies=frozenset(data["replies"]["names"]),
        quoted=frozenset(data["quoted"]["verbs"]),
    )
