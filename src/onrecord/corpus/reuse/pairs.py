"""Two texts compared: the passages that they share, their share of each, and what they are worth as proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.corpus.reuse.passages import CORE, PLENTY, Chain, numbers_of, shared_chains, shared_runs
from onrecord.corpus.reuse.texts import Text
from onrecord.records import Span

MOSTLY = 0.5  # share of either text from which a quotation that both have was copied with the rest


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by index, the stretches that they share, and the share of each one's words outside quotations."""

    here: int
    there: int
    passages: tuple[tuple[Span, Span], ...]
    share_here: float
    share_there: float

    def turned(self) -> Pair:
        passages = tuple(sorted((b, a) for a, b in self.passages))
        return Pair(self.there, self.here, passages, self.share_there, self.share_here)


@dataclass(frozen=True, slots=True)
class Match:
    """What two texts share, whatever else a record holds: stretches, shares, and the worths of the chains.

    `runs` holds the numbers of each chain's runs of words where their rarity is still to be asked.
    """

    passages: tuple[tuple[Span, Span], ...]
    share_here: float
    share_there: float
    worths: tuple[float, ...]
    runs: tuple[tuple[int, ...], ...]


def compare(a: Text, b: Text) -> Match | None:
    """What the texts share; None where nothing could show that one was made from the other."""
    chains = shared_chains(a, b)
    if not chains:
        return None
    worths = tuple(chain.worth for chain in chains)
    runs = tuple(numbers_of(chain, a) if sum(worths) < PLENTY else () for chain in chains)
    stretches = [(chain.here(), chain.there()) for chain in chains]
    share_here = _share(a, [one for one, _ in stretches])
    share_there = _share(b, [one for _, one in stretches])
    if max(share_here, share_there) >= MOSTLY:
        stretches += _quotations_besides(a, b, chains)
    passages = sorted((_span(a, one), _span(b, other)) for one, other in stretches)
    return Match(tuple(passages), share_here, share_there, worths, runs)


def _share(text: Text, stretches: Sequence[tuple[int, int]]) -> float:
    covered = np.zeros(len(text.words), dtype=np.bool_)
    for first, last in stretches:
        covered[first:last] = True
    return float((covered & text.outside).sum()) / max(text.size, 1)


def _quotations_besides(
    a: Text, b: Text, chains: Sequence[Chain]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Shared runs outside the chains, mostly in quotations: who copied the text copied its quotations too."""
    covered = np.zeros(len(a.words), dtype=np.bool_)
    for chain in chains:
        first, last = chain.here()
        covered[first:last] = True
    out = []
    for run in shared_runs(a, b):
        inside = slice(run.here, run.here + run.size)
        if run.size >= CORE and not covered[inside].any() and 2 * a.outside[inside].sum() <= run.size:
            out.append(((run.here, run.here + run.size), (run.there, run.there + run.size)))
    return out


def _span(text: Text, stretch: tuple[int, int]) -> Span:
    return Span(int(text.starts[stretch[0]]), int(text.ends[stretch[1] - 1]))
