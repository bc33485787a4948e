"""Pairs of articles that may share a passage: fingerprints of runs of words in, pairs out; near-linear.

Winnowing (Schleimer, Wilkerson and Aiken 2003): of every WINDOW successive runs of SIZE words outside
quotations the smallest is a fingerprint, so a shared run of SIZE + WINDOW - 1 = 8 words shares at least one and
a run of 12 at least two. A pair is looked at when it shares two. Unlike a sketch of the whole (MinHash), this
finds three sentences of an article in one ten times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.corpus.reuse.texts import Text, shingles

SIZE, WINDOW = 5, 4
ENOUGH = 2  # shared fingerprints that make a pair worth a look
HOLDERS = 24  # of the articles that hold one fingerprint, so many are paired with all others
WORK = 4000  # pairs that one fingerprint may make, beyond two holders
PARTNERS = 24  # articles that one article is compared with


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """All fingerprints of a record, sorted, and in how many articles each stands."""

    values: npt.NDArray[np.uint64]
    articles: npt.NDArray[np.int64]  # how many

    def spread(self, values: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """In how many articles each of these stands; 0 where it is no fingerprint."""
        if not len(self.values):
            return np.zeros(len(values), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.values, values), len(self.values) - 1)
        return np.asarray(np.where(self.values[at] == values, self.articles[at], 0), dtype=np.int64)


def winnow(text: Text) -> npt.NDArray[np.uint64]:
    """The fingerprints of one text, sorted, each once."""
    runs = shingles(text.words, SIZE)
    if not len(runs):
        return runs
    whole = np.lib.stride_tricks.sliding_window_view(text.outside, SIZE).all(axis=1)
    top = np.iinfo(np.uint64).max
    masked = np.where(whole, runs, top)
    if len(masked) < WINDOW:
        chosen = masked.min(keepdims=True)
    else:
        chosen = np.lib.stride_tricks.sliding_window_view(masked, WINDOW).min(axis=1)
    return np.asarray(np.unique(chosen[chosen != top]), dtype=np.uint64)


def find_pairs(prints: Sequence[npt.NDArray[np.uint64]]) -> tuple[list[tuple[int, int]], Fingerprints]:
    """Pairs (lower index first) of texts worth a look, from the fingerprints of each, and the fingerprints of all.

    They come in the order in which they would stand as an origin: where a run of words stands in very many,
    the first ones stand for all.
    """
    values = np.concatenate(prints) if prints else np.zeros(0, dtype=np.uint64)
    holders = np.repeat(np.arange(len(prints), dtype=np.int64), [len(one) for one in prints])
    order = np.argsort(values)  # not stable, which costs three times as much: holders are put in order below
    values, holders = values[order], holders[order]
    first = np.flatnonzero(np.concatenate([values[:1] == values[:1], values[1:] != values[:-1]]))
    distinct, counts = values[first], np.diff(np.append(first, len(values)))
    keys = _pair_keys(holders, first, counts, len(prints))
    pairs, shared = np.unique(keys, return_counts=True)
    enough = shared >= ENOUGH
    found = _partners(pairs[enough], shared[enough], len(prints))
    return found, Fingerprints(distinct, counts.astype(np.int64))


def _pair_keys(
    holders: npt.NDArray[np.int64], first: npt.NDArray[np.int64], counts: npt.NDArray[np.int64], total: int
) -> npt.NDArray[np.int64]:
    """One number for each pair and each fingerprint that it shares: lower index * total + higher index."""
    out: list[npt.NDArray[np.int64]] = []
    for count in np.unique(counts[counts > 1]).tolist():
        begins = first[counts == count]
        rows = np.sort(holders[begins[:, None] + np.arange(count)], axis=1)
        first_ones = min(count - 1, max(2, min(HOLDERS, WORK // count)))
        out += [(rows[:, one : one + 1] * total + rows[:, one + 1 :]).ravel() for one in range(first_ones)]
    return np.concatenate(out) if out else np.zeros(0, dtype=np.int64)


def _partners(
    pairs: npt.NDArray[np.int64], shared: npt.NDArray[np.int64], total: int
) -> list[tuple[int, int]]:
    """The pairs that are among the best PARTNERS of one of their two."""
    low, high = pairs // max(total, 1), pairs % max(total, 1)
    here, there = np.concatenate([low, high]), np.concatenate([high, low])
    count = np.concatenate([shared, shared])
    order = np.lexsort((there, -count, here))
    here, there = here[order], there[order]
    begins = np.searchsorted(here, here, side="left")
    kept = np.arange(len(here)) - begins < PARTNERS
    chosen = {(min(a, b), max(a, b)) for a, b in zip(here[kept].tolist(), there[kept].tolist(), strict=True)}
    return sorted(chosen)
