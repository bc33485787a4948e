"""Attributions that stand in a copied passage are the same utterance as those they were copied from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.corpus.align.sameness import Bond
from onrecord.corpus.align.wordings import Wording
from onrecord.records import Evidence, Origins


def find_copies(wordings: Sequence[Wording], origins: Origins) -> Iterator[Bond]:
    """Bonds of wordings with the same words at both ends of a passage, however short, quoted or not."""
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(wordings):
        by_article[one.article.id].append(place)
    for reuse in origins.reuses:
        for passage in reuse.passages:
            there = {
                wordings[place].words: place
                for place in _inside(passage.there, by_article[reuse.source_article], wordings)
            }
            for place in _inside(passage.here, by_article[reuse.article], wordings):
                other = there.get(wordings[place].words)
                if other is not None:
                    yield Bond(min(place, other), max(place, other), True, 2.0)


def _inside(evidence: Evidence, places: Sequence[int], wordings: Sequence[Wording]) -> list[int]:
    return [place for place in places if evidence.start <= wordings[place].start < evidence.end]
