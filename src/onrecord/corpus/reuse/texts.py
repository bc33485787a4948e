"""What the stage `reuse` sees of an article: its words as numbers, and what each is worth as proof of copying.

The headline is left out: outlets write their own, and wire copy under two headlines is one text.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.corpus.words import Words, find_words, function_words, reporting_words
from onrecord.records import Article, Span

# What a shared word tells: two reporters of one event use the same names, numbers and "told reporters" without
# having read each other; they seldom choose the same verbs and nouns in the same order.
CONTENT, NUMBER, NAME, REPORTING, FUNCTION = 1.0, 0.5, 0.3, 0.2, 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words: places in its text, numbers that equal words share, and worth (0 in quotations)."""

    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    words: npt.NDArray[np.uint64]
    outside: npt.NDArray[np.bool_]  # stands outside quotations
    worth: npt.NDArray[np.float32]
    line: npt.NDArray[np.int32]

    @property
    def size(self) -> int:
        """Words outside quotations."""
        return int(self.outside.sum())


def read_text(article: Article, quotations: Sequence[Span]) -> Text:
    words = find_words(article.text)
    starts = np.array(words.starts, dtype=np.int32)
    ends = np.array(words.ends, dtype=np.int32)
    headlines = [block.span for block in article.blocks if block.kind == "headline"]
    kept = ~_within(starts, headlines)
    outside = ~_within(starts, quotations)
    worth = np.where(outside, np.array(_worth(words), dtype=np.float32), np.float32(0))
    numbers = np.array([_number(word) for word in words.folded], dtype=np.uint64)
    breaks = np.array([found.start() for found in re.finditer("\n", article.text)], dtype=np.int32)
    line = np.searchsorted(breaks, starts).astype(np.int32)
    return Text(starts[kept], ends[kept], numbers[kept], outside[kept], worth[kept], line[kept])


class Texts:
    """The texts of a record's articles, each read when it is first asked for."""

    def __init__(self, articles: Sequence[Article], quotations: Mapping[str, Sequence[Span]]) -> None:
        self._articles = articles
        self._quotations = quotations
        self._read: dict[int, Text] = {}

    def __getitem__(self, place: int) -> Text:
        if place not in self._read:
            article = self._articles[place]
            self._read[place] = read_text(article, self._quotations.get(article.id, ()))
        return self._read[place]


def _within(starts: npt.NDArray[np.int32], spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
    """Which words begin in one of the spans, which do not overlap."""
    ordered = sorted(spans)
    if not ordered or not len(starts):
        return np.zeros(len(starts), dtype=np.bool_)
    first = np.array([one.start for one in ordered])
    last = np.array([one.end for one in ordered])
    at = np.searchsorted(first, starts, side="right") - 1
    return np.asarray((at >= 0) & (starts < last[at]), dtype=np.bool_)


def _worth(words: Words) -> list[float]:
    return [
        NAME if capital and worth > NAME else worth
        for capital, worth in zip(words.capital, map(_worth_of, words.folded), strict=True)
    ]


@functools.lru_cache(maxsize=200_000)
def _worth_of(word: str) -> float:
    if word in function_words():
        return FUNCTION
    if word in reporting_words():
        return REPORTING
    return NUMBER if word[0].isdigit() else CONTENT


@functools.lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return int.from_bytes(
        hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big"
    )


def shingles(words: npt.NDArray[np.uint64], size: int) -> npt.NDArray[np.uint64]:
    """A number for each run of `size` words, mixed so that its order says nothing; arithmetic modulo 2^64."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        out = out * np.uint64(0x9E3779B97F4A7C15) + words[place : place + count]
    out ^= out >> np.uint64(31)
    out *= np.uint64(0xBF58476D1CE4E5B9)
    return out ^ (out >> np.uint64(29))
