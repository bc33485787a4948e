"""Boosted trees that weigh attributions: a weights file in, scores of rows out. numpy alone; no training here.

`attribution-1.npz` ships with the package; docs/models/attribution-1.md says what it was trained on, and
benchmarks/train_attribution.py makes one anew.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

SHIPPED = "attribution-1.npz"
_ROWS = 512  # rows at a time: what the evaluation holds at once stays small

_FIRST = 60  # trees after which hopeless rows are given up
_HOPELESS = -3.6  # log odds; of those that came so low none was chosen on the development articles

Floats = npt.NDArray[Any]
Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees in one table of nodes. A node sends rows with `column <= limit` to `child`, others to the next.

    A leaf sends every row to itself: its limit is infinite. `roots` has the first node of each tree, `depth` the
    longest way down.
    """

    roots: Integers
    column: Integers
    limit: Floats
    child: Integers
    value: Floats
    depth: int

    def scores(self, rows: Floats) -> Floats:
        """Between 0 and 1, for each row; one that the first trees find hopeless is given up early."""
        total = self._sums(rows, self.roots[:_FIRST])
        left = np.flatnonzero(total > _HOPELESS)
        if len(left) and len(self.roots) > _FIRST:
            total[left] += self._sums(rows[left], self.roots[_FIRST:])
        found: Floats = 1 / (1 + np.exp(-total))
        return found

    def _sums(self, rows: Floats, roots: Integers) -> Floats:
        parts = [self._walk(rows[k : k + _ROWS], roots) for k in range(0, len(rows), _ROWS)]
        return np.concatenate(parts) if parts else np.empty(0)

    def _walk(self, rows: Floats, roots: Integers) -> Floats:
        flat = np.ascontiguousarray(rows).ravel()
        offsets = (np.arange(len(rows), dtype=np.int32) * rows.shape[1])[:, None]
        node = np.broadcast_to(roots, (len(rows), len(roots)))
        for _ in range(self.depth):
            seen = flat.take(offsets + self.column.take(node))
            node = self.child.take(node) + (seen > self.limit.take(node))
        total: Floats = self.value.take(node).sum(axis=1)
        return total


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
        found: list[float] = self.second.scores(rows).tolist()
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
            self._first, self._second = _read_trees(data, "first"), _read_trees(data, "second")
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
        return TreeWeighed(self._first.scores(rows).tolist(), rows, self._second)

    def confidence(self, score: float) -> float:
        """How often candidates with such a score that were chosen are right, as measured in training."""
        return float(np.interp(score, self._scores, self._confidences))


@functools.cache
def shipped_scorer() -> TreeScorer:
    """The model that comes with the package."""
    return TreeScorer(_shipped())


def shipped_digest() -> str:
    """Name and digest of the shipped weights: other weights read an article anew."""
    return f"{SHIPPED}/{hashlib.sha256(_shipped().read_bytes()).hexdigest()[:12]}"


def _shipped() -> Path:
    return Path(str(files("onrecord.models") / SHIPPED))


def _read_rates(data: Any) -> list[dict[str, float]]:
    """One table of rates for each key; all keys stand in one list, cut where the next table begins."""
    names = str(data["rate_names"]).split("\n")
    cuts = [0, *data["rate_ends"].tolist()]
    values = (data["rate_values"].astype(np.float64) / 65535).tolist()
    return [dict(zip(names[first:end], values[first:end], strict=True)) for first, end in pairwise(cuts)]


def _read_trees(data: Any, name: str) -> Trees:
    return Trees(
        roots=data[f"{name}_roots"],
        column=data[f"{name}_column"],
        limit=_single(data[f"{name}_limit"]),
        child=data[f"{name}_child"],
        value=data[f"{name}_value"],
        depth=int(data[f"{name}_depth"]),
    )


def _single(limits: Floats) -> Floats:
    """Limits in single precision, rounded down: numbers in single precision go the same way, and twice as fast."""
    found = limits.astype(np.float32)
    above = found.astype(np.float64) > limits
    found[above] = np.nextafter(found[above], np.float32(-np.inf))
    return found
