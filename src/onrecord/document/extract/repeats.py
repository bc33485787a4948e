"""Repeats: which blocks of one report say again what an earlier one said, in linear time through shingles.

A block repeats another where it holds nearly all of the same runs of words in the same order; a short one where
its words are the same. Only the first is kept: a doubled body counts once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.document.extract.lexicon import fold_text
from onrecord.document.extract.shape import words

RUN: Final = 4  # words of a shingle
FEWEST: Final = 8  # words that a block needs to be compared by shingles
RUN_LIKE: Final = 0.4  # in a run of blocks that repeat as many others in order
LIKE: Final = 0.9  # share of its shingles that the earlier block must hold
WHOLE: Final = 0.8  # share of a report's words that make it a repeated one
MOST: Final = 50_000  # words looked at in one block


def find_repeats(texts: Sequence[str]) -> dict[int, int]:
    """For each block that repeats an earlier one, by position: the position of that one."""
    holder: dict[int, list[int]] = {}
    same: dict[tuple[str, ...], int] = {}
    repeats: dict[int, int] = {}
    sizes: list[int] = []
    for position, text in enumerate(texts):
        folded = words(fold_text(text))[:MOST]
        sizes.append(len(folded))
        key = tuple(folded)
        shingles = tuple(_shingles(folded))
        earlier = same.get(key) if folded else None
        if earlier is None and len(folded) >= FEWEST:
            earlier = _alike(shingles, holder)
        if earlier is None:
            same[key] = position
            for shingle in shingles:
                # two holders are enough: a run of words that stands everywhere tells nothing
                holders = holder.setdefault(shingle, [])
                if len(holders) < 2 and (not holders or holders[-1] != position):
                    holders.append(position)
        else:
            repeats[position] = earlier
    _close_gaps(texts, repeats)
    return {
        position: earlier
        for position, earlier in repeats.items()
        if sizes[position] >= FEWEST or _in_repeated_run(position, earlier, repeats, sizes)
    }


def _close_gaps(texts: Sequence[str], repeats: dict[int, int]) -> None:
    """A body set twice is the same block by block: one between two that repeat, or after two, is held to less."""
    for position in range(1, len(texts)):
        earlier = repeats.get(position - 1)
        if position in repeats or earlier is None or earlier + 1 >= position:
            continue
        beside = repeats.get(position + 1) == earlier + 2 or repeats.get(position - 2) == earlier - 1
        ours = set(_shingles(words(fold_text(texts[position]))[:MOST]))
        theirs = set(_shingles(words(fold_text(texts[earlier + 1]))[:MOST]))
        if beside and ours and len(ours & theirs) >= RUN_LIKE * min(len(ours), len(theirs)):
            repeats[position] = earlier + 1


def _in_repeated_run(position: int, earlier: int, repeats: dict[int, int], sizes: Sequence[int]) -> bool:
    """A short block counts as repeated only beside a longer one that is: "Yes." may be said twice."""
    for step in (-1, 1):
        if repeats.get(position + step) == earlier + step and sizes[position + step] >= FEWEST:
            return True
    return sizes[position] >= 5 and earlier == 0


def _alike(shingles: Sequence[int], holder: dict[int, list[int]]) -> int | None:
    counts = Counter(position for shingle in shingles for position in holder.get(shingle, ()))
    if not counts:
        return None
    position, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return position if count >= LIKE * len(shingles) else None


def _shingles(folded: Sequence[str]) -> Iterator[int]:
    """A number for each run of words. Only compared with one another, and only within one page: that the numbers
    differ from run to run of the program changes nothing."""
    return map(hash, zip(*(folded[start:] for start in range(RUN)), strict=False))


def find_repeated_reports(reports: Sequence[Sequence[str]]) -> frozenset[int]:
    """The reports of a page, each given as its blocks, most of whose words stand in one earlier report."""
    holder: dict[tuple[str, ...], int] = {}
    repeated: set[int] = set()
    for number, texts in enumerate(reports):
        keys = [tuple(words(fold_text(text))) for text in texts]
        shared: Counter[int] = Counter()
        for key in keys:
            if key in holder:
                shared[holder[key]] += len(key)
        if shared and max(shared.values()) >= WHOLE * sum(len(key) for key in keys):
            repeated.add(number)
        else:
            for key in keys:
                holder.setdefault(key, number)
    return frozenset(repeated)
