"""Boosted trees that say which of the parties near a stance holds it: rows of `candidates.COLUMNS` in, scores out.

`holders-1.npz` ships with the package; docs/models/holders-1.md says what it was trained on, and
benchmarks/train_holders.py makes one anew.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from onrecord.models.boosted import read_trees
from onrecord.models.shipped import digest_of, shipped_path

SHIPPED = "holders-1.npz"


class HolderRanker:
    """Scores parties one by one."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as data:
            self.columns = tuple(map(str, data["columns"]))
            self._trees = read_trees(data, "trees")

    def scores(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Between 0 and 1, for each row."""
        if not rows:
            return []
        found: list[float] = self._trees.scores(np.array(rows, dtype=np.float32)).tolist()
        return found


@functools.cache
def shipped_ranker() -> HolderRanker:
    """The one that comes with the package. Loaded once in a process."""
    return HolderRanker(shipped_path(SHIPPED))


def shipped_digest() -> str:
    """Name and digest of the shipped weights: other weights conclude anew."""
    return digest_of(SHIPPED)
