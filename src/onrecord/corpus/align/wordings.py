"""What the stage `align` sees of an attribution: its words, which of them are quoted, who, when and where.

What an editor put into a quotation is left out: words in brackets or short parentheses, and the bracket of a
changed first letter ("[r]eports").
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.corpus.words import find_words, function_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import Article, Attribution, Link, Reading

_LETTER = re.compile(r"\[(\w)\](?=\w)")
_INSERTED = re.compile(r"\[[^\[\]]{0,120}\]|\([^()]{0,60}\)")
# the stages of articles find quotations by paragraph; here a content is known to be reported words, and short. A
# mark that is not closed within it runs to its end.
_DOUBLE = re.compile(r"[“„]([^“”„]+)(?:[”“]|$)|[\"«»]([^\"«»]+)(?:[\"«»]|$)")
_SINGLE = re.compile(r"(?<!\w)‘(.{1,400}?)’(?!\w)|(?<!\w)'(.{1,400}?)'(?!\w)")
_EDITED = re.compile(r"[\[\]…]|\.\.\.")
GRAM = 3  # words of the shortest run that two wordings may share by more than chance


@dataclass(frozen=True, slots=True)
class Wording:
    """One attribution with its words folded. `stems` are its content words' stems, in order."""

    attribution: Attribution
    article: Article
    speaker: str | None
    start: int
    paragraph: int
    words: tuple[str, ...]
    quoted: tuple[str, ...]
    stems: tuple[str, ...]
    quoted_stems: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]  # `quoted`, quotation by quotation
    edited: bool  # the quotation shows what an editor put into it or took out
    follows_on: bool  # its cue says that the statement goes on

    @property
    def key(self) -> str:
        return self.attribution.id

    @property
    def order(self) -> tuple[str, str, str, int, str]:
        """By publication, then words and place: the same whatever the order or the folder that articles came from."""
        article = self.article
        return (article.published or "9999", article.text, article.id, self.start, self.key)


def read_wordings(readings: Iterable[Reading], links: Iterable[Link]) -> tuple[Wording, ...]:
    """All wordings in a fixed order."""
    speakers = {one.attribution: one.actor for one in links if one.part == "speaker"}
    found = [one for reading in readings for one in _of_article(reading, speakers)]
    return tuple(sorted(found, key=lambda one: one.order))


def _of_article(reading: Reading, speakers: Mapping[str, str | None]) -> Iterable[Wording]:
    if not reading.attributions:
        return
    text = reading.article.text
    breaks = [found.start() for found in re.finditer("\n", text)]
    for attribution in reading.attributions:
        spans = sorted(attribution.content)
        start = min((span.start for span in spans or (*attribution.cue, *attribution.source)), default=0)
        whole = [span.of(text) for span in spans]
        quoted = (
            [piece for one in whole for piece in _quoted_pieces(one)] if attribution.kind == "mixed" else []
        )
        if attribution.kind == "direct":
            quoted = whole  # between marks, after a dash, or without either
        pieces = tuple(piece for one in quoted if (piece := _folded([one])))
        words, said = _folded(whole), tuple(word for piece in pieces for word in piece)
        yield Wording(
            attribution=attribution,
            article=reading.article,
            speaker=speakers.get(attribution.id),
            start=start,
            paragraph=bisect.bisect_left(breaks, start),
            words=words,
            quoted=said,
            stems=_stems(words),
            quoted_stems=_stems(said),
            pieces=pieces,
            edited=any(_EDITED.search(piece) for piece in quoted),
            follows_on=_follows_on(text, attribution),
        )


def _quoted_pieces(content: str) -> list[str]:
    """What stands between quotation marks in a content; single marks only where there are no double ones."""
    for marks in (_DOUBLE, _SINGLE):
        if found := [one for pair in marks.findall(content) for one in pair if one]:
            return found
    return []


def _folded(pieces: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        word for piece in pieces for word in find_words(_INSERTED.sub(" ", _LETTER.sub(r"\1", piece))).folded
    )


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in words if word not in function_words())


def _follows_on(text: str, attribution: Attribution) -> bool:
    cue = {" ".join(find_words(span.of(text)).folded) for span in attribution.cue}
    return not cue.isdisjoint(_continuing())


@functools.cache
def _continuing() -> frozenset[str]:
    return frozenset(load_toml("statements.toml")["continuing"])


def grams(words: Sequence[str]) -> set[tuple[str, ...]]:
    """All runs of GRAM words."""
    return {tuple(words[place : place + GRAM]) for place in range(len(words) - GRAM + 1)}


def share_within(one: Wording, other: Wording) -> float:
    """How much of a quotation, by words, stands in runs of the other; a piece of few words wholly or not at all."""
    runs = grams(other.quoted)
    within = 0
    for piece in one.pieces:
        if stands_in(piece, other.quoted):
            within += len(piece)
        else:
            within += sum(_covered(piece, runs))
    return within / len(one.quoted) if one.quoted else 0.0


def _covered(words: Sequence[str], runs: set[tuple[str, ...]]) -> list[bool]:
    out = [False] * len(words)
    for place in range(len(words) - GRAM + 1):
        if tuple(words[place : place + GRAM]) in runs:
            out[place : place + GRAM] = [True] * GRAM
    return out


def stands_in(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words stand in the others, one after the other."""
    return f" {' '.join(words)} " in f" {' '.join(others)} "
