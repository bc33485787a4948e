"""What weighs attributions: a weights file in, scores of candidates out.

`attribution-1.npz` ships with the package; docs/models/attribution-1.md says what it was trained on, and
benchmarks/train_attribution.py makes one anew.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.models.boosted import Floats, Trees, read_trees, shares
from onrecord.models.shipped import digest_of, shipped_path

SHIPPED = "attribution-1.npz"
_FIRST = 60  # trees after which hopeless rows are given up
_HOPELESS = -3.6  # log odds; of those that came so low none was chosen on the development articles


@dataclass(frozen=True, slots=True)
class TreeWeighed:
    """Candidates after a first look, with the rows that it looked at."""

    scores: list[float]
    rows: Floats
    second: Trees

    def again(self, places: Sequence[int], context: Floats) -> list[float]:
        """The second look, at some of the candidates, with what the others say of them."""
        if not places:
            return []
        rows = np.hstack([self.rows[list(places)], context.astype(np.float32)])
        found: list[float] = _scores(self.second, rows).tolist()
        return found


class TreeScorer:
    """Scores candidates for attributions: measured rates of their keys beside their numbers, then the trees."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as data:
            self.version = str(data["version"])
            self.columns = tuple(map(str, data["columns"]))
            self.known = frozenset(map(str, data["known"]))
            self.barred = frozenset(map(str, data["barred"]))
            self.threshold = float(data["threshold"])
            self.least = float(data["least"])
            self._base = float(data["base"])
            self._rates = _read_rates(data)
            self._first, self._second = read_trees(data, "first"), read_trees(data, "second")
            self._scores, self._confidences = data["calibration"]

    def score(self, numbers: Sequence[Sequence[float]], keys: Sequence[Sequence[str]]) -> TreeWeighed:
        """A first look at candidates, each by itself."""
        if not numbers:
            return TreeWeighed([], np.empty((0, 0)), self._second)
        rates = [
            [rate.get(key, self._base) for rate, key in zip(self._rates, row, strict=True)] for row in keys
        ]
        # single precision, as in training: a number on the edge of a branch goes the same way
        rows = np.hstack([np.array(numbers, dtype=np.float32), np.array(rates, dtype=np.float32)])
        return TreeWeighed(_scores(self._first, rows).tolist(), rows, self._second)

    def confidence(self, score: float) -> float:
        """How often candidates with such a score that were chosen are right, as measured in training."""
        return float(np.interp(score, self._scores, self._confidences))


def _scores(trees: Trees, rows: Floats) -> Floats:
    """Between 0 and 1, for each row; one that the first trees find hopeless is given up early."""
    total = trees.sums(rows, end=_FIRST)
    left = np.flatnonzero(total > _HOPELESS)
    if len(left):
        total[left] += trees.sums(rows[left], _FIRST)
    return shares(total)


@functools.cache
def shipped_scorer() -> TreeScorer:
    """The model that comes with the package."""
    return TreeScorer(shipped_path(SHIPPED))


def shipped_digest() -> str:
    """Name and digest of the shipped weights: other weights read an article anew."""
    return digest_of(SHIPPED)


def _read_rates(data: Any) -> list[dict[str, float]]:
    """One table of rates for each key; all keys stand in one list, cut where the next table begins."""
    names = str(data["rate_names"]).split("\n")
    cuts = [0, *data["rate_ends"].tolist()]
    values = (data["rate_values"].astype(np.float64) / 65535).tolist()
    return [dict(zip(names[first:end], values[first:end], strict=True)) for first, end in pairwise(cuts)]
