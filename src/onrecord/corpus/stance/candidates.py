"""Who may hold a stance, as rows of numbers: the parties near it, and how each stands to it.

A ranker weighs the rows (models/holder_ranker.py); benchmarks/train_holders.py learns one from stories whose positions
people marked.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.records import Reading, StanceMention

_NEAR = 8  # parties named last before a stance; also the rank of one that was not
_ENDS = re.compile(r"[.!?][”\"’)]*\s|\n")
_KINDS = ("state", "organisation", "person", "group", "unnamed")
_STANCES = ("demands", "offers", "accepts", "accepts_with_conditions", "rejects", "questions", "threatens")
_GROUP = 2  # mentions: a group without more is no side
_PRONOUNS = {
    "it": ("it", "its"),
    "person": ("he", "she", "him", "her", "his", "i", "we", "our"),
    "they": ("they", "their", "them"),
}
_FORMS = ("none", "it", "person", "they", "possessive", "name", "definite", "noun")
# of a party: what the rules say of it, where it is named, where it speaks; then what it is
_SIGNS = (
    "ruled",
    "named",
    "speaks",
    "before_in_sentence",
    "before_since_sentence_before",
    "before_in_block",
    "before_since_block_before",
    "in_sentence",
    "subject_in_sentence",
    "last_in_sentence",
    "behind_in_sentence",
    "in_sentence_before",
    "subject_in_sentence_before",
    "in_block",
    "in_block_before",
    "in_holder",
    "in_words",
    "speaks_in_block",
    "speaks_in_block_before",
    "in_headline",
    "named_first",
)
_STANDING = ("takes_part", "share_of_mentions", "rank", *_KINDS)
# of the stance itself
_OF_STANCE = (
    *(f"holder_is_{one}" for one in _FORMS),
    "reported",
    "is_cue",
    "in_headline_itself",
    "learned",
    "noun",
    "has_ruled",
    *_STANCES,
)
COLUMNS = (*_SIGNS, *_STANDING, *_OF_STANCE)


@dataclass(frozen=True, slots=True)
class Clues:
    """What the rules know of a stance's holder. Those of type str are parties."""

    ruled: str | None  # whom they take for the holder
    named: str | None  # whom the holder's words name
    speaker: str | None
    is_cue: bool  # the word of stance is the attribution's own cue
    before: str | None = None  # whom they took for the holder of the stance before
    before_at: int = 0  # where that one's cue begins


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    party: str
    subject: bool


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Characters where the sentence and the paragraph of a stance begin, and those before them."""

    cue: int
    sentence: int
    sentence_end: int
    sentence_before: int
    block: int
    block_end: int
    block_before: int


class Candidates:
    """Over one article."""

    def __init__(self, reading: Reading, ground: Ground) -> None:
        article = reading.article
        self._text, self._ground = article.text, ground
        subjects = {(one.span.start, one.span.end) for one in reading.mentions if one.subject}
        self._places = [
            _Place(span.start, ground.party(actor), (span.start, span.end) in subjects)
            for span, actor in ground.places_of(article.id)
        ]
        self._starts = [one.start for one in self._places]
        self._counts = Counter(one.party for one in self._places)
        self._most = math.log1p(max(self._counts.values(), default=1))
        self._blocks = [one.span for one in article.blocks]
        headed = bool(article.blocks) and article.blocks[0].kind == "headline"
        self._headline = self._blocks[0].end if headed else 0
        self._first = next((one.party for one in self._places if one.start >= self._headline), None)
        self._sentences = [0, *(one.end() for one in _ENDS.finditer(self._text))]
        spoken = (((one.cue or one.content)[0].start, ground.speaker(one.id)) for one in reading.attributions)
        self._spoken = sorted((place, ground.party(actor)) for place, actor in spoken if actor is not None)

    def rows(self, mention: StanceMention, clues: Clues) -> tuple[list[str], list[list[float]]]:
        """The parties, those named last first, and a row of COLUMNS for each."""
        at = self._bounds(mention)
        ranks = self._ranks(at.cue)
        near = [*ranks, clues.ruled, clues.named, clues.speaker, clues.before]
        near += [one.party for one in self._between(at.cue, at.sentence_end)]
        near += [one.party for one in self._between(0, self._headline)]
        parties = list(dict.fromkeys(one for one in near if one is not None))
        signs = self._signs(mention, clues, at)
        own = self._of_stance(mention, clues)
        return parties, [
            [*(float(one in sign) for sign in signs), *self._standing(one, ranks.get(one, _NEAR)), *own]
            for one in parties
        ]

    def _ranks(self, cue: int) -> dict[str, int]:
        """The parties named last before it, the nearest first."""
        ranks: dict[str, int] = {}
        for place in range(bisect_left(self._starts, cue) - 1, -1, -1):
            ranks.setdefault(self._places[place].party, len(ranks))
            if len(ranks) == _NEAR:
                break
        return ranks

    def _bounds(self, mention: StanceMention) -> _Bounds:
        cue = mention.cue.start
        number = bisect_right(self._blocks, cue, key=lambda one: one.start) - 1
        block = self._blocks[number] if number >= 0 else mention.what
        sentence = bisect_right(self._sentences, cue) - 1
        return _Bounds(
            cue=cue,
            sentence=max(self._sentences[sentence], block.start),
            sentence_end=self._sentences[sentence + 1]
            if sentence + 1 < len(self._sentences)
            else len(self._text),
            sentence_before=self._sentences[max(sentence - 1, 0)],
            block=block.start,
            block_end=block.end,
            block_before=self._blocks[number - 1].start if number > 0 else block.start,
        )

    def _signs(self, mention: StanceMention, clues: Clues, at: _Bounds) -> list[set[str]]:
        """The parties of each sign, in the order of the columns."""
        here = self._between(at.sentence, at.cue)
        before = self._between(at.sentence_before, at.sentence)
        since = (at.sentence, at.sentence_before, at.block, at.block_before)
        return [
            *(_only(one) for one in (clues.ruled, clues.named, clues.speaker)),
            *(_only(clues.before if clues.before_at >= one else None) for one in since),
            {one.party for one in here},
            {one.party for one in here if one.subject},
            {one.party for one in here[-1:]},
            self._named(at.cue, at.sentence_end),
            {one.party for one in before},
            {one.party for one in before if one.subject},
            self._named(at.block, at.cue),
            self._named(at.block_before, at.block),
            set() if mention.holder is None else self._named(mention.holder.start, mention.holder.end),
            self._named(mention.what.start, mention.what.end),
            self._speaking(at.block, at.block_end),
            self._speaking(at.block_before, at.block),
            self._named(0, self._headline),
            _only(self._first),
        ]

    def _between(self, start: int, end: int) -> list[_Place]:
        """Where parties are named that begin there."""
        return self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _named(self, start: int, end: int) -> set[str]:
        return {one.party for one in self._between(start, end)}

    def _speaking(self, start: int, end: int) -> set[str]:
        first, last = bisect_left(self._spoken, (start, "")), bisect_left(self._spoken, (end, ""))
        return {party for _, party in self._spoken[first:last]}

    def _standing(self, party: str, rank: int) -> list[float]:
        kind = self._ground.actor(party).kind
        share = math.log1p(self._counts[party]) / self._most
        takes_part = takes_part_in_talks(party, self._ground)
        return [float(takes_part), share, float(rank), *(float(kind == one) for one in _KINDS)]

    def _of_stance(self, mention: StanceMention, clues: Clues) -> list[float]:
        form = _form(mention.holder.of(self._text)) if mention.holder is not None else "none"
        flags = (
            mention.attribution is not None,
            clues.is_cue,
            mention.cue.start < self._headline,
            "learned" in mention.found_by,
            "/noun-" in mention.found_by,
            clues.ruled is not None,
        )
        return [
            *(float(form == one) for one in _FORMS),
            *map(float, flags),
            *(float(mention.stance == one) for one in _STANCES),
        ]


def _only(party: str | None) -> set[str]:
    return set() if party is None else {party}


def takes_part_in_talks(actor: str, ground: Ground) -> bool:
    """A side of the talks can be named: experts and unnamed sources without a party take no position."""
    held = ground.actor(ground.party(actor))
    return held.kind in ("state", "organisation", "person") or (
        held.kind == "group" and len(held.mentions) > _GROUP
    )


def _form(words: str) -> str:
    """What a holder's words are: a pronoun, a name, "the ...", another noun."""
    first, *rest = words.split()
    folded = first.casefold()
    pronoun = next((name for name, known in _PRONOUNS.items() if folded in known), None)
    if pronoun is not None:
        return "possessive" if rest else pronoun
    if any(one[:1].isupper() for one in rest) or (first[:1].isupper() and folded not in ("the", "a", "an")):
        return "name"
    return "definite" if folded == "the" else "noun"
