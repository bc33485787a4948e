"""What a trained model reads: an article and its parse in, runs of words with a stance out. Part of `stances`.

The model reads an article paragraph by paragraph, beside its headline, and weighs the stances for each word; words
that stand together and lean the same way are one leaning. Who takes it is left to the parse.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from onrecord.document.stances.complement import Range
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Span, Stance

_LEAST = 2  # words of a leaning
_NONE = 0.5  # share of no stance above which a sentence has none
_CHANGE = 1.5  # what it costs that the next word leans another way
_PROMISING = -0.5  # log odds from which on a sentence is read; of ten positions eight lie in such
_SCALE = 127  # of a vector's numbers, kept as bytes
Floats = npt.NDArray[Any]
Integers = npt.NDArray[np.intp]


class Reader(Protocol):
    """A model that reads stances (models/stance_reader.py has the one that is shipped)."""

    @property
    def stances(self) -> tuple[Stance | None, ...]:
        """The columns of its shares; the first is none."""

    def promise(self, lemmas: Sequence[str]) -> float:
        """Log odds that a sentence of these words tells a stance, at little cost."""

    def read(self, text: str, *, title: str) -> tuple[Sequence[Span], Floats, Floats]:
        """Places of a paragraph's pieces; for each the shares of the stances, and a vector of what is said."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Tokens from first to last. `share` is what the model gives to the stance there, 0 to 1; `gist` its vector."""

    tokens: Range
    stance: Stance
    share: float
    gist: str


@dataclass(frozen=True, slots=True)
class Leanings:
    """The model's view of one article: for each token the shares of the stances and the vector."""

    stances: tuple[Stance | None, ...]
    shares: Floats
    vectors: Floats

    def leaning(self, tokens: Range, stance: Stance) -> Leaning:
        """Of these words, were it this stance."""
        return Leaning(tokens, stance, self._share(tokens, stance), self.gist(tokens))

    def _share(self, tokens: Range, stance: Stance) -> float:
        """Of the stance; an acceptance with conditions is one."""
        first, last = tokens
        columns = [n for n, one in enumerate(self.stances) if plain(one) == plain(stance)]
        return float(self.shares[first : last + 1, columns].sum(axis=1).mean())

    def gist(self, tokens: Range) -> str:
        """The vector of these words: bytes, as hexadecimal digits."""
        first, last = tokens
        vector = self.vectors[first : last + 1].mean(axis=0)
        length = float(np.linalg.norm(vector))
        if length == 0:
            return ""
        return bytes(np.rint(vector / length * _SCALE).astype(np.int8)).hex()

    def find(self, syntax: Syntax) -> Iterator[Leaning]:
        """Runs of words inside a sentence that lean the same way, in the order of the text."""
        for first, end in syntax.sentences:
            if self.shares[first:end, 0].min(initial=1.0) > _NONE:
                continue
            best = _smoothest(self.shares[first:end])
            for a, b in _runs(best):
                stance = self.stances[best[a]]
                if stance is not None and b - a + 1 >= _LEAST:
                    yield self.leaning((first + a, first + b), stance)


def read_leanings(article: Article, syntax: Syntax, reader: Reader, known: Collection[int]) -> Leanings:
    """Each block, beside the headline, from the first to the last of its sentences that are worth reading.

    Those are the ones that rules `known` to have a stance, and those whose words promise one: reading is what costs.
    """
    read = [
        n
        for n, (first, end) in enumerate(syntax.sentences)
        if n in known or reader.promise([one.lemma.lower() for one in syntax.tokens[first:end]]) >= _PROMISING
    ]
    shares = np.zeros((len(syntax.tokens), len(reader.stances)), np.float32)
    shares[:, 0] = 1
    vectors: Floats = np.zeros((len(syntax.tokens), 0), np.float32)
    title = article.title or ""
    for block in article.blocks:
        first, end = _stretch(syntax, block.span, read)
        if first == end:
            continue
        span = Span(syntax.tokens[first].start, syntax.tokens[end - 1].end)
        words = span.of(article.text)
        places, found, said = reader.read(words, title=title if words != title else "")
        if not places:
            continue
        if not vectors.shape[1]:
            vectors = np.zeros((len(syntax.tokens), said.shape[1]), np.float32)
        tokens = syntax.tokens[first:end]
        start = span.start
        low = np.searchsorted(
            [start + one.end for one in places], [one.start for one in tokens], side="right"
        )
        high = np.searchsorted([start + one.start for one in places], [one.end for one in tokens])
        met = np.flatnonzero(low < high)  # the tokens that have pieces
        shares[first + met] = _means(found, low[met], high[met])
        vectors[first + met] = _means(said, low[met], high[met])
    return Leanings(reader.stances, shares, vectors)


def _stretch(syntax: Syntax, block: Span, read: Sequence[int]) -> tuple[int, int]:
    """First token of the first of these sentences in it, and one past the last of the last; equal where none is."""
    first, end = syntax.token_range(block)
    if first == end:
        return first, first
    low = bisect_left(read, syntax.tokens[first].sentence)
    high = bisect_right(read, syntax.tokens[end - 1].sentence)
    if low == high:
        return first, first
    return max(first, syntax.sentences[read[low]][0]), min(end, syntax.sentences[read[high - 1]][1])


def _means(rows: Floats, low: Integers, high: Integers) -> Floats:
    """For each pair of bounds the mean of the rows between them."""
    sums = np.vstack([np.zeros(rows.shape[1]), np.cumsum(rows, axis=0, dtype=np.float64)])
    means: Floats = (sums[high] - sums[low]) / (high - low)[:, None]
    return means


def plain(stance: Stance | None) -> Stance | None:
    """An acceptance with conditions is an acceptance."""
    return "accepts" if stance == "accepts_with_conditions" else stance


def _smoothest(shares: Floats) -> list[int]:
    """The likeliest column for each word where every change from word to word costs `_CHANGE` (Viterbi's way)."""
    said = np.log(np.maximum(shares, 1e-6))
    total = said[0]
    came: list[npt.NDArray[np.intp]] = []
    for row in said[1:]:
        top = int(total.argmax())
        stays = total >= total[top] - _CHANGE
        came.append(np.where(stays, np.arange(len(total)), top))
        total = np.where(stays, total, total[top] - _CHANGE) + row
    path = [int(total.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


def _runs(columns: Sequence[int]) -> Iterator[Range]:
    first = 0
    for i in range(1, len(columns) + 1):
        if i == len(columns) or columns[i] != columns[first]:
            yield first, i - 1
            first = i
