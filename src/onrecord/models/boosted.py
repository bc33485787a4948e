"""Boosted trees as one table of nodes: a weights file in, sums of rows out. numpy alone; no training here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

_ROWS = 512  # rows at a time: what the evaluation holds at once stays small

Floats = npt.NDArray[Any]
Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Trees:
    """A node sends rows with `column <= limit` to `child`, others to the next.

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
        """Between 0 and 1, for each row."""
        return shares(self.sums(rows))

    def sums(self, rows: Floats, first: int = 0, end: int | None = None) -> Floats:
        """For each row the log odds, by the trees from one to another (all)."""
        roots = self.roots[first:end]
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


def shares(log_odds: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-log_odds))
    return found


def read_trees(data: Any, name: str) -> Trees:
    """The trees that a weights file holds under a name."""
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
