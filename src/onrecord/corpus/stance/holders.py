"""Whose a stance is: rules over its words and its attribution, weighed against the parties near it by a ranker.

Without a ranker the rules alone decide. Where nobody is believed, nobody holds it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.candidates import Candidates, Clues
from onrecord.lexicons import load_toml
from onrecord.lexicons.people import bodies, people
from onrecord.records import Attribution, Reading, Span, StanceMention

_LEAST = 0.3  # belief that a party holds it
_SHORT = 4  # words of a phrase for a document
_OWN_SIDE = ("it", "they")
_PRONOUNS = frozenset(
    ("it", "they", "he", "she", "we", "i", "you", "this", "that", "these", "those", "both", "neither", "who")
)
_PEOPLE = ("he", "she", "him", "her", "you", "who", "those", "others", "nobody", "everybody")


class Ranker(Protocol):
    """A model that says of parties how likely each holds a stance."""

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Between 0 and 1, for each row of `candidates.COLUMNS`."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a stance; whether the rules say so too, and how far it is believed (None: no model weighed it)."""

    actor: str
    ruled: bool = True
    belief: float | None = None


class Holders:
    """Over one article. Each stance is asked for once, in its order."""

    def __init__(self, reading: Reading, ground: Ground, ranker: Ranker | None = None) -> None:
        self._reading, self._ground, self._ranker = reading, ground, ranker
        self._authors = Authors(reading)
        self._reports = {one.id: one for one in reading.attributions}
        self._before: tuple[int, str] | None = None

    def find(self, mention: StanceMention) -> Held | None:
        ruled = self._by_rules(mention)
        if self._ranker is None:
            return Held(ruled) if ruled is not None else None
        parties, rows = self._rows(mention, ruled)
        scores = self._ranker.scores(rows)
        own = self._party(ruled)
        if ruled is not None and own in parties and self._owned(mention):
            return Held(ruled, belief=scores[parties.index(own)])
        best = max(range(len(scores)), key=lambda place: scores[place], default=None)
        another = ruled is None and (
            self._is_anothers(mention)
            or self._has_agent(mention)
            or self._is_addressed(mention, parties[best] if best is not None else None)
            or self._is_unknown_name(mention)
            or self._is_unknown_person(mention, parties[best] if best is not None else None)
        )
        if best is None or scores[best] < _LEAST or another:
            return None
        if ruled is not None and own == parties[best]:
            return Held(ruled, belief=scores[best])
        if self._ground.is_outlet(parties[best]) or self._is_only_whose(mention, ruled, parties[best]):
            return None
        if ruled is None and self._names_another(mention, parties[best]):
            return None
        return Held(parties[best], ruled=False, belief=scores[best])

    def _owned(self, mention: StanceMention) -> bool:
        """A noun or a participle says whose it is, by a name: "the US demand", "the truce proposed by Orsk"."""
        if mention.holder is None:
            return False
        if not self._has_agent(mention) and "/noun-" not in mention.found_by:
            return False
        return self._ground.actor_at(mention.article, mention.holder) is not None

    def _has_agent(self, mention: StanceMention) -> bool:
        """ "Proposed by Orsk"."""
        text, held = self._ground.articles[mention.article].text, mention.holder
        return held is not None and text[mention.cue.end : held.start].split() == ["by"]

    def _is_anothers(self, mention: StanceMention) -> bool:
        """A noun has an owner before it of whom the record knows nothing ("the mediator's proposal"): no party's."""
        text = self._ground.articles[mention.article].text
        held = mention.holder
        return held is not None and "/noun-" in mention.found_by and text.startswith(("'s", "’s"), held.end)

    def _is_unknown_name(self, mention: StanceMention) -> bool:
        """ "Orskian request": a name of which the record knows no actor; whose it is is not told."""
        words = mention.holder.of(self._ground.articles[mention.article].text) if mention.holder else ""
        return words[:1].isupper() and words.isalpha() and words.casefold() not in _PRONOUNS

    def _is_addressed(self, mention: StanceMention, party: str | None) -> bool:
        """Who was only told: "an official told the broadcaster that it would appeal"."""
        reported = self._reports.get(mention.attribution or "")
        told = reported.addressee_evidence if reported is not None else None
        actor = self._ground.actor_at(mention.article, told.span) if told is not None else None
        return actor is not None and self._party(actor) == party

    def _is_unknown_person(self, mention: StanceMention, party: str | None) -> bool:
        """ "He could live with it", said by somebody of somebody else: not the side of who says it."""
        reported = self._reports.get(mention.attribution or "")
        speaker = self._ground.speaker(reported.id) if reported is not None else None
        words = mention.holder.of(self._ground.articles[mention.article].text) if mention.holder else ""
        return words.casefold() in ("he", "she") and speaker is not None and self._party(speaker) == party

    def _is_only_whose(self, mention: StanceMention, ruled: str | None, party: str) -> bool:
        """ "Ruritania's nurses agreed": not Ruritania, which the words for who did it name only as theirs."""
        if (
            ruled is None
            or mention.holder is None
            or self._ground.actor(ruled).kind not in ("group", "unnamed")
        ):
            return False
        if not self._is_of_labour(mention.holder, mention.article):
            return False
        inside = {actor for _, actor in self._ground.places_in(mention.article, mention.holder)}
        return self._party(ruled) != party and party in {self._party(actor) for actor in inside - {ruled}}

    def _is_of_labour(self, holder: Span, article: str) -> bool:
        words = holder.of(self._ground.articles[article].text).casefold().split()
        return not (bodies().labour | bodies().kin["union"]).isdisjoint(words)

    def _names_another(self, mention: StanceMention, party: str) -> bool:
        """ "The Orsk side had agreed", said by Velm: whoever is named so, it is not who says it."""
        reported = self._reports.get(mention.attribution or "")
        speaker = self._ground.speaker(reported.id) if reported is not None else None
        if mention.holder is None or speaker is None or self._party(speaker) != party:
            return False
        words = mention.holder.of(self._ground.articles[mention.article].text)
        first, *rest = words.split()
        return first.casefold() == "the" and any(one[:1].isupper() for one in rest)

    def ask(self, mention: StanceMention) -> tuple[list[str], list[list[float]]]:
        """The parties near a stance and their rows, to learn a ranker from."""
        return self._rows(mention, self._by_rules(mention))

    def _rows(self, mention: StanceMention, ruled: str | None) -> tuple[list[str], list[list[float]]]:
        """The rules give the stance to an actor, or to nobody."""
        reported = self._reports.get(mention.attribution or "")
        named = self._ground.actor_at(mention.article, mention.holder) if mention.holder is not None else None
        speaker = self._ground.speaker(reported.id) if reported is not None else None
        before_at, before = self._before or (-1, None)
        clues = Clues(
            ruled=self._party(ruled),
            named=self._party(named),
            speaker=self._party(speaker),
            is_cue=reported is not None and is_cue_of(mention, reported),
            before=before,
            before_at=before_at,
        )
        if clues.ruled is not None:
            self._before = (mention.cue.start, clues.ruled)
        return self._candidates.rows(mention, clues)

    @functools.cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self._reading, self._ground)

    def note(self, mention: StanceMention, holder: str) -> None:
        """A position that was taken: "the paper" after it may be the one that it puts forward."""
        self._authors.note(mention, holder)

    def _by_rules(self, mention: StanceMention) -> str | None:
        reported = self._reports.get(mention.attribution or "")
        return _holder(mention, reported, self._ground) or self._authors.of(mention)

    def _party(self, actor: str | None) -> str | None:
        return self._ground.party(actor) if actor is not None else None


class Authors:
    """Whose "the paper" or "the draft" is that proposes something: who put one forward before it in the article."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._last: str | None = None

    def note(self, mention: StanceMention, holder: str) -> None:
        if mention.stance == "offers" and _document().search(mention.what.of(self._text)):
            self._last = holder

    def of(self, mention: StanceMention) -> str | None:
        """None where the holder is no such document."""
        if mention.holder is None or mention.stance not in ("offers", "demands"):
            return None
        words = mention.holder.of(self._text)
        return self._last if len(words.split()) <= _SHORT and _document().search(words) else None


@functools.cache
def _document() -> re.Pattern[str]:
    """Things that are written and put forward."""
    nouns = "|".join(load_toml("proposals.toml")["nouns"])
    return re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)


def _holder(mention: StanceMention, reported: Attribution | None, ground: Ground) -> str | None:
    """The speaker where the words are the speaker's own, or report them; else who the words name."""
    named = ground.actor_at(mention.article, mention.holder) if mention.holder is not None else None
    if reported is None or (mention.holder is not None and "/noun-" in mention.found_by):
        return named  # whose proposal it is, its own words say
    if mention.holder is not None and not is_cue_of(mention, reported):
        words = mention.holder.of(ground.articles[mention.article].text)
        # "it would not sign", said of nobody else, "her members will not", "the date stands": the speaker's own side
        nobody = named is None or ground.actor(named).kind in ("group", "unnamed")
        own = (named is None and _is_thing(words)) or (nobody and _own_side().fullmatch(words) is not None)
        return (ground.speaker(reported.id) or named) if own else named
    return named or ground.speaker(reported.id)


def _is_thing(words: str) -> bool:
    """No name and no person: what a speaker says of it is where the speaker stands."""
    first, *rest = words.split()
    named = any(one[:1].isupper() for one in rest) or (first[:1].isupper() and not rest and len(first) > 3)
    return words.casefold() in _OWN_SIDE or not (named or words.casefold() in _PEOPLE or _is_of_people(words))


def _is_of_people(words: str) -> bool:
    """ "Both delegations", "the two sides": others than who speaks of them."""
    first, *rest = words.casefold().strip("\"“‘'").split() or [""]
    last = rest[-1] if rest else ""
    return first in ("both", "all", "neither", "some", "many") and last in people().groups | _sides()


@functools.cache
def _sides() -> frozenset[str]:
    return frozenset(load_toml("stances.toml")["own-side"]["nouns"]) | {
        f"{one}s" for one in load_toml("stances.toml")["own-side"]["nouns"]
    }


@functools.cache
def _own_side() -> re.Pattern[str]:
    """ "Her members", "our government"."""
    nouns = "|".join(load_toml("stances.toml")["own-side"]["nouns"])
    return re.compile(rf"(?:its|their|his|her|our|my)\s+(?:own\s+)?(?:[\d,.]+\s+)?(?:{nouns})", re.IGNORECASE)


def is_cue_of(mention: StanceMention, reported: Attribution) -> bool:
    """The word of stance is the attribution's cue: "demanded that ..."."""
    return any(cue.overlaps(mention.cue) for cue in reported.cue)
