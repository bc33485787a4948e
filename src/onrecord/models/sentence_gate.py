"""Which sentences are worth reading for stances: the words of a sentence in, log odds that it tells a position out.

A sum of weights, one for each word (lemma) that the sentence has, and one for its length: less than a hundredth of
what the model costs that then reads it. `stances-1.gate.tsv` ships with that model;
benchmarks/train_gate.py makes one anew.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

START, LENGTH = "<start>", "<length>"  # rows of the file that are no words
_LONG = 60  # words; a longer sentence counts as one of these


class SentenceGate:
    """The weights of one file: a word and its weight a line, parted by a tab."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        self._weights = {word: float(weight) for word, weight in (line.split("\t") for line in lines)}
        self._start, self._length = self._weights.pop(START), self._weights.pop(LENGTH)

    def score(self, lemmas: Sequence[str]) -> float:
        """The lemmas are in lower case, in any order."""
        words = math.fsum(self._weights.get(word, 0.0) for word in set(lemmas))
        return self._start + self._length * length_sign(lemmas) + words


def length_sign(lemmas: Sequence[str]) -> float:
    return math.log(min(len(lemmas), _LONG) or 1)
