"""Two texts compared: the passages that one has from the other, and their share of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.corpus.reuse.candidates import Fingerprints
from onrecord.corpus.reuse.passages import CORE, PAIR_WORTH, PLENTY, Chain, shared_chains, shared_runs
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


def compare(
    here: int, there: int, texts: Sequence[Text], prints: Fingerprints, *, one_outlet: bool
) -> Pair | None:
    """The pair, where one text was made from the other; None where they share nothing that shows it.

    Two articles of one outlet share its own formulas and background sentences: there it takes plenty.
    """
    a, b = texts[here], texts[there]
    chains = shared_chains(a, b, prints, least=PLENTY if one_outlet else PAIR_WORTH)
    if not chains:
        return None
    stretches = [(chain.here(), chain.there()) for chain in chains]
    share_here = _share(a, [one for one, _ in stretches])
    share_there = _share(b, [one for _, one in stretches])
    if max(share_here, share_there) >= MOSTLY:
        stretches += _quotations_besides(a, b, chains)
    passages = sorted((_span(a, one), _span(b, other)) for one, other in stretches)
    return Pair(here, there, tuple(passages), share_here, share_there)


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
