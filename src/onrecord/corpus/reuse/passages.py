"""The passages that two texts share: words in, chains of shared runs out; linear in their lengths.

Runs of shared words that follow each other closely in both texts make one chain, also across a quotation that
both have. A chain counts by its words outside quotations only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.corpus.reuse.candidates import SIZE, Fingerprints
from onrecord.corpus.reuse.texts import Text, shingles

SHORTEST = 3  # words of a run
GAP = 10  # words between two runs of one chain, in each text
PLACES = 16  # places of one run of words in the other text that are tried
CORE = 6  # words outside quotations of a chain's longest run
# Worth of a chain (see texts): on 840 articles about one election campaign by seven outlets, chains that stand
# in two outlets and are worth less are names with titles, set phrases and figures of one release.
CHAIN_WORTH = 4.0
PAIR_WORTH = 6.0
PLENTY = 30.0  # worth at which a text that very many carry is copy, not a set phrase
COMMON = 4  # articles that hold a run of words before it counts for less


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words from `here` in one text that stand from `there` in the other."""

    here: int
    there: int
    size: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs that follow each other in both texts, and what they are worth together."""

    runs: tuple[Run, ...]
    worth: float

    def here(self) -> tuple[int, int]:
        return self.runs[0].here, self.runs[-1].here + self.runs[-1].size

    def there(self) -> tuple[int, int]:
        return self.runs[0].there, self.runs[-1].there + self.runs[-1].size


def shared_chains(here: Text, there: Text) -> tuple[Chain, ...]:
    """The chains that could show that one text was made from the other, in order."""
    return tuple(
        chain
        for runs in _chained(shared_runs(here, there))
        if (chain := _proof(runs, here, there)) is not None
    )


def prove(
    worths: Sequence[float], runs: Sequence[Sequence[int]], prints: Fingerprints, *, least: float
) -> bool:
    """Whether chains show that one text was made from the other: their worths, and the numbers of their runs."""
    total = sum(worths)
    if total < PLENTY:
        total = sum(worth * _rarity(values, prints) for worth, values in zip(worths, runs, strict=True))
    return total >= least


def shared_runs(here: Text, there: Text) -> list[Run]:
    """Greedy from the left: at each word the longest run that stands in the other text too, then on after it."""
    places = shingles(there.words, SHORTEST)
    order = np.argsort(places, kind="stable")
    ranked = places[order]
    wanted = shingles(here.words, SHORTEST)
    low = np.searchsorted(ranked, wanted, side="left")
    high = np.minimum(np.searchsorted(ranked, wanted, side="right"), low + PLACES)
    a, b = here.words.tolist(), there.words.tolist()
    out: list[Run] = []
    done = expected = 0
    for start in np.flatnonzero(high > low).tolist():
        if start < done:
            continue
        tried = [
            Run(start, at, _length(a, b, start, at))
            for at in order[int(low[start]) : int(high[start])].tolist()
        ]
        best = max(tried, key=lambda run: (run.size, -abs(run.there - expected), -run.there))
        if best.size >= SHORTEST:
            out.append(best)
            done, expected = best.here + best.size, best.there + best.size
    return out


def _length(a: list[int], b: list[int], i: int, j: int) -> int:
    size, most = 0, min(len(a) - i, len(b) - j)
    while size < most and a[i + size] == b[j + size]:
        size += 1
    return size


def _chained(runs: Sequence[Run]) -> list[list[Run]]:
    chains: list[list[Run]] = []
    for run in runs:
        for chain in reversed(chains[-4:]):  # a stray run between two of a chain does not break it
            last = chain[-1]
            near = run.here - last.here - last.size <= GAP
            if near and 0 <= run.there - last.there - last.size <= GAP:
                chain.append(run)
                break
        else:
            chains.append([run])
    return chains


def _proof(runs: Sequence[Run], here: Text, there: Text) -> Chain | None:
    """The chain without quotations at its ends, where it is worth enough.

    A word is worth no more than in the text that values it less: a capital in one of them makes it a name.
    """
    kept = _trimmed(runs, here)
    worth = 0.0
    longest = 0
    for run in kept:
        a, b = slice(run.here, run.here + run.size), slice(run.there, run.there + run.size)
        worth += float(np.minimum(here.worth[a], there.worth[b]).sum())
        longest = max(longest, int((here.outside[a] & there.outside[b]).sum()))
    return Chain(tuple(kept), worth) if worth >= CHAIN_WORTH and longest >= CORE else None


def _trimmed(runs: Sequence[Run], text: Text) -> list[Run]:
    """A quotation at an end stays only with a shared lead-in in its own paragraph."""
    outside: dict[int, int] = {}
    for run in runs:
        for place in range(run.here, run.here + run.size):
            if text.outside[place]:
                line = int(text.line[place])
                outside[line] = outside.get(line, 0) + 1
    first, last = runs[0].here, runs[-1].here + runs[-1].size

    def stays(place: int) -> bool:
        return bool(text.outside[place]) or outside.get(int(text.line[place]), 0) >= SHORTEST

    while first < last and not stays(first):
        first += 1
    while last > first and not stays(last - 1):
        last -= 1
    out = []
    for run in runs:
        begin, end = max(run.here, first), min(run.here + run.size, last)
        if begin < end:
            out.append(Run(begin, run.there + begin - run.here, end - begin))
    return out


def numbers_of(chain: Chain, text: Text) -> tuple[int, ...]:
    """The numbers of a chain's runs of words, as fingerprints are."""
    return tuple(
        value
        for run in chain.runs
        if run.size >= SIZE
        for value in shingles(text.words[run.here : run.here + run.size], SIZE).tolist()
    )


def _rarity(values: Sequence[int], prints: Fingerprints) -> float:
    """1 for words that few articles hold, less for a set phrase that stands in many."""
    spread = prints.spread(np.array(values, dtype=np.uint64))
    known = sorted(spread[spread > 0].tolist())
    # the median, without numpy's, which takes longer than all the rest for a few numbers
    middle = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2 if known else 0
    return min(1.0, COMMON / middle) if known else 1.0
