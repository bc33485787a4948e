"""What articles go back to as a whole, and which are later states of one article: pairs in, roots out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Step:
    """`taker` was made from `source` (indices of articles). `strength` orders the steps of one taker."""

    taker: int
    source: int
    strength: tuple[float, ...]


def find_roots(count: int, steps: Iterable[Step], version_of: Mapping[int, int]) -> list[int]:
    """The root of each article: up the strongest step of each, through earlier states, to one that has none.

    Articles come in the order in which they would stand as an origin; where steps run in a circle, the first
    of the circle is the root.
    """
    best: dict[int, Step] = {}
    for step in steps:
        old = best.get(step.taker)
        if old is None or (step.strength, -step.source) > (old.strength, -old.source):
            best[step.taker] = step
    up = {taker: step.source for taker, step in best.items()}
    up |= version_of  # a state goes back to where the state before it goes back
    roots: list[int | None] = [None] * count
    for start in range(count):
        path: list[int] = []
        seen: set[int] = set()
        at = start
        while roots[at] is None and at not in seen and at in up:
            path.append(at)
            seen.add(at)
            at = up[at]
        root = roots[at]
        if root is None:
            root = min(path[path.index(at) :]) if at in seen else at
        for one in (*path, at):
            roots[one] = root
    return [start if root is None else root for start, root in enumerate(roots)]


def chain_versions(pairs: Iterable[tuple[int, int]], order: Sequence[str]) -> dict[int, int]:
    """Each later state of an article and the state before it; `order` gives each article's time."""
    group: dict[int, set[int]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        for member in joined:
            group[member] = joined
    out: dict[int, int] = {}
    for members in {min(members): members for members in group.values()}.values():
        states = sorted(members, key=lambda one: (order[one], one))
        out |= {later: before for before, later in pairwise(states) if order[later] > order[before]}
    return out
