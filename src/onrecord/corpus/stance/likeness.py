"""How like a stance's words are to each issue of a codebook, by a model's vectors.

An issue is told to the model by its name and its phrases, so that a codebook of a user's is read as well as those
that ship.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from onrecord.records import Codebook, CodebookIssue

_PHRASES = 6  # told at a time, as in training
_KNOWN_BY = 18  # phrases of an issue, about
Floats = npt.NDArray[Any]


class Describer(Hashable, Protocol):
    """A model that makes vectors of issues which lie near those of what is said of them."""

    @property
    def scale(self) -> float:
        """By which cosines are multiplied before they become shares."""

    def describe(self, words: str) -> Floats:
        """A vector of length one."""


class Likeness:
    """The issues of one codebook as vectors."""

    def __init__(self, codebook: Codebook, describer: Describer) -> None:
        self._scale = describer.scale
        self._issues = np.stack([_vector(one, describer) for one in codebook.issues])

    def shares(self, gist: str) -> Floats:
        """For each issue how likely the words are about it; they sum to one."""
        likeness = self.scaled(gist)
        shares = np.exp(likeness - likeness.max())
        sums_to_one: Floats = shares / shares.sum()
        return sums_to_one

    def scaled(self, gist: str) -> Floats:
        """How like the words are to each issue, as logits."""
        said = np.frombuffer(bytes.fromhex(gist), np.int8).astype(np.float64)
        likeness: Floats = self._issues @ (said / np.linalg.norm(said)) * self._scale
        return likeness


def shares_of_books(books: Sequence[Likeness], gists: Sequence[str]) -> list[float]:
    """For each codebook how likely an issue of its is what the words are about, summed over the words."""
    totals = [0.0] * len(books)
    for gist in gists:
        likeness = [one.scaled(gist) for one in books]
        highest = max(one.max() for one in likeness)
        masses = [float(np.exp(one - highest).sum()) for one in likeness]
        whole = sum(masses)
        totals = [total + mass / whole for total, mass in zip(totals, masses, strict=True)]
    return totals


@functools.lru_cache(maxsize=8)
def likeness_of(codebook: Codebook, describer: Describer) -> Likeness:
    """Made once for a codebook in a process."""
    return Likeness(codebook, describer)


def _vector(issue: CodebookIssue, describer: Describer) -> Floats:
    """Of phrases from all over the list: more of them tell no more."""
    step = max(1, len(issue.phrases) // _KNOWN_BY)
    chosen = issue.phrases[::step]
    parts = [
        describer.describe(tell(issue, chosen[k : k + _PHRASES])) for k in range(0, len(chosen), _PHRASES)
    ]
    whole = np.mean(parts, axis=0)
    unit: Floats = whole / np.linalg.norm(whole)
    return unit


def tell(issue: CodebookIssue, phrases: Sequence[str]) -> str:
    """An issue in words: its name and some of its phrases, without the marks of patterns.

    >>> tell(CodebookIssue("Ce", "Ceasefire", ("truce*", "halt ~ fighting")), ("truce*", "halt ~ fighting"))
    'Ceasefire: truce, halt fighting'
    """
    return f"{issue.name}: " + ", ".join(
        " ".join(one.replace("*", "").replace("~", " ").split()) for one in phrases
    )
