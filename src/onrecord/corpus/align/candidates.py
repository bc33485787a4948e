"""Pairs of wordings that may be one utterance: inverted indexes in, pairs out; near-linear.

Wordings meet by a run of quoted words, whoever is said to speak, or by rare content words of one speaker.
A run of words that very many carry is met through its fullest carriers, which stand for the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.corpus.align.wordings import Wording

RUN = 4  # quoted words in a row
ALL_PAIRS = 12  # wordings with one run, up to which all are compared with all
FULLEST = 6  # beyond that, each is compared with so many of the fullest
RAREST = 10  # content words of a wording that are looked up
NEIGHBOURS = 40  # wordings of one speaker with one word that are looked at, those nearest in time
KEPT = 20  # of these, the ones that share most


def find_pairs(wordings: Sequence[Wording]) -> list[tuple[int, int]]:
    """Pairs of indices, lower first, in order."""
    return sorted({*_by_runs(wordings), *_by_speaker(wordings)})


def _by_runs(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(wordings):
        for run in {one.quoted[at : at + RUN] for at in range(len(one.quoted) - RUN + 1)}:
            holders[run].append(place)
    for places in holders.values():
        if len(places) <= ALL_PAIRS:
            fullest = places
        else:
            fullest = sorted(places, key=lambda place: (-len(wordings[place].quoted), place))[:FULLEST]
        for first in fullest:
            yield from ((min(first, other), max(first, other)) for other in places if other != first)


def _by_speaker(wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    spoken: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(wordings):
        if one.speaker is not None:
            spoken[one.speaker].append(place)
    for places in spoken.values():
        if len(places) > 1:
            yield from _of_one_speaker(wordings, places)


def _of_one_speaker(wordings: Sequence[Wording], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """`places` are in order of publication, so neighbours in a list are neighbours in time."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        for stem in set(wordings[place].stems):
            holders[stem].append(place)
    at: Counter[str] = Counter()
    for place in places:
        own = sorted(set(wordings[place].stems), key=lambda stem: (len(holders[stem]), stem))
        met: Counter[int] = Counter()
        for stem in own[:RAREST]:
            here = at[stem]
            met.update(holders[stem][max(0, here - NEIGHBOURS // 2) : here + NEIGHBOURS // 2 + 1])
        for stem in own:
            at[stem] += 1
        del met[place]
        least = 1 if len(own) < 3 else 2
        best = sorted(met.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
        yield from ((min(place, other), max(place, other)) for other, count in best if count >= least)
