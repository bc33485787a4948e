"""Boosted trees that weigh attributions: a weights file in, scores of rows out. numpy alone; no training here.

`attribution-1.npz` ships with the package; docs/models/attribution-1.md says what it was trained on, and
benchmarks/train_attribution.py makes one anew.
"""

from __future__ import annotations

import functools
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

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees in one table of nodes. A node sends rows with `column <= limit` left, others right; a leaf itself.

    `roots` has the first node of each tree, `depth` the longest way down.
    """

    roots: Integers
    column: Integers
    limit: Floats
    left: Integers
    right: Integers
    value: Floats
    depth: int

    def sums(self, rows: Floats) -> Floats:
        """The sum of the leaves that each row falls into."""
        return np.concatenate([self._sums(rows[k : k + _ROWS]) for k in range(0, len(rows), _ROWS)])

    def _sums(self, rows: Floats) -> Floats:
        width = rows.shape[1]
        flat = rows.ravel()
        offsets = (np.arange(len(rows), dtype=np.int32) * width)[:, None]
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            seen = flat[offsets + self.column[node]]
            node = np.where(seen <= self.limit[node], self.left[node], self.right[node])
        total: Floats = self.value[node].sum(axis=1)
        return total


class TreeScorer:
    """Scores candidates for attributions: measured rates of their keys beside their numbers, then the trees."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as data:
            self.version = str(data["version"])
            self.columns = tuple(map(str, data["columns"]))
            self.known = frozenset(map(str, data["known"]))
            self.barred = frozenset(map(str, data["barred"]))
            self.threshold = float(data["threshold"])
            self._base = float(data["base"])
            self._rates = _read_rates(data)
            self._trees = _read_trees(data)
            self._scores, self._confidences = data["calibration"]

    def score(self, numbers: Sequence[Sequence[float]], keys: Sequence[Sequence[str]]) -> list[float]:
        """How good each candidate is, 0 to 1."""
        if not numbers:
            return []
        rates = [
            [rate.get(key, self._base) for rate, key in zip(self._rates, row, strict=True)] for row in keys
        ]
        rows = np.hstack([np.asarray(numbers, dtype=np.float64), np.asarray(rates, dtype=np.float64)])
        found: list[float] = (1 / (1 + np.exp(-self._trees.sums(rows)))).tolist()
        return found

    def confidence(self, score: float) -> float:
        """How often candidates with such a score that were chosen are right, as measured in training."""
        return float(np.interp(score, self._scores, self._confidences))


@functools.cache
def shipped_scorer() -> TreeScorer:
    """The model that comes with the package."""
    return TreeScorer(Path(str(files("onrecord.models") / SHIPPED)))


def _read_rates(data: Any) -> list[dict[str, float]]:
    """One table of rates for each key; all keys stand in one list, cut where the next table begins."""
    names = str(data["rate_names"]).split("\n")
    cuts = [0, *data["rate_ends"].tolist()]
    values = (data["rate_values"].astype(np.float64) / 65535).tolist()
    return [
        dict(zip(names[first:end], values[first:end], strict=True))
        for first, end in pairwise(cuts)
    ]


def _read_trees(data: Any) -> Trees:
    return Trees(
        roots=data["roots"],
        column=data["column"],
        limit=data["limit"],
        left=data["left"],
        right=data["right"],
        value=data["value"],
        depth=int(data["depth"]),
    )
