"""Issues in words: a codebook's phrases and a text in, the places where an issue is named out.

A phrase is a run of words in any inflection (their stems are compared); "a ~ b" are two runs within `WITHIN`
words of each other, in any order; "*" ends a word of which only the beginning is given.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.words import Words, find_words, fold
from onrecord.records import Codebook, Span

WITHIN = 6  # words between the two parts of a phrase
_NONE = -1  # the issue of phrases that name none ("to pay into a fund" is not about pay)
_KEY = 2  # letters by which word patterns are looked up


@dataclass(frozen=True, slots=True)
class Pattern:
    """One word of a phrase: its stem, or its beginning."""

    text: str
    prefix: bool
    stem: str

    def fits(self, folded: str) -> bool:
        return folded.startswith(self.text) if self.prefix else uninflected(folded) == self.stem


@functools.lru_cache(maxsize=100_000)
def uninflected(folded: str) -> str:
    """Without the endings of plurals and verb forms, and nothing more: "compliance" is not "complicated"."""
    for ending, rest in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if folded.endswith("ss"):
            break
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            folded = folded[: -len(ending)] + rest
            break
    if len(folded) > 4 and folded[-1] == folded[-2] and folded[-1] not in "sl":
        folded = folded[:-1]  # "stopped", "cutting"
    return folded.removesuffix("e")


@dataclass(frozen=True, slots=True)
class Phrase:
    issue: int  # place in the codebook
    strong: bool
    runs: tuple[tuple[Pattern, ...], ...]


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An issue named at a place of a text."""

    span: Span
    issue: int
    strong: bool


class Matcher:
    """The phrases of one codebook, ready to be looked for."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self._text, self._told = "", tuple[Named, ...]()  # the last text that was asked for
        self._by_first: defaultdict[str, list[Phrase]] = defaultdict(list)  # by the stem of their first word
        self._by_beginning: defaultdict[str, list[Phrase]] = defaultdict(
            list
        )  # by _KEY letters of a first word with "*"
        for place, issue in enumerate(codebook.issues):
            for number, strong, phrases in (
                (place, True, issue.phrases),
                (place, False, issue.weak),
                (_NONE, True, issue.unless),
            ):
                for text in phrases:
                    phrase = Phrase(number, strong, tuple(map(_patterns, text.split("~"))))
                    if not phrase.runs[0]:
                        continue
                    first = phrase.runs[0][0]
                    known = (
                        self._by_beginning[first.text[:_KEY]] if first.prefix else self._by_first[first.stem]
                    )
                    known.append(phrase)

    def find(self, text: str, span: Span) -> list[Named]:
        """Issues named inside a span, in order; of two over each other the longer, the stronger, stays."""
        if text != self._text:
            self._text, self._told = text, tuple(sorted(self._all(find_words(text))))
        first = bisect_left(self._told, span.start, key=lambda one: one.span.start)
        end = bisect_left(self._told, span.end, key=lambda one: one.span.start)
        inside = [one for one in self._told[first:end] if one.span.end <= span.end]
        return [one for one in _longest(inside) if one.issue != _NONE]

    def names_any(self, text: str, span: Span) -> bool:
        """Whether one of its strong phrases stands there; the rest of the text is left alone."""
        found = _longest(list(self._all(find_words(text, span.start, span.end))))
        return any(one.strong and one.issue != _NONE for one in found)

    def _all(self, words: Words) -> Iterator[Named]:
        for at, folded in enumerate(words.folded):
            for phrase in itertools.chain(
                self._by_first.get(uninflected(folded), ()), self._by_beginning.get(folded[:_KEY], ())
            ):
                end = _run_ends(words, at, phrase.runs[0])
                if end is None:
                    continue
                for first, last in _with_partner(words, at, end, phrase):
                    place = Span(words.starts[first], words.ends[last])
                    yield Named(place, phrase.issue, phrase.strong)


def _patterns(run: str) -> tuple[Pattern, ...]:
    out = []
    for word in run.split():
        folded = fold(re.sub(r"[*]$", "", word))
        if folded:
            out.append(Pattern(folded, word.endswith("*"), uninflected(folded)))
    return tuple(out)


def _run_ends(words: Words, at: int, run: Sequence[Pattern]) -> int | None:
    """The last word of a run that begins at a word; None where it does not stand there."""
    if at + len(run) > len(words):
        return None
    for n, pattern in enumerate(run, at):
        if not pattern.fits(words.folded[n]):
            return None
    return at + len(run) - 1


def _with_partner(words: Words, at: int, end: int, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """First and last word of the phrase: where it has a second run, with each that is near."""
    if len(phrase.runs) == 1 or not phrase.runs[1]:
        yield at, end
        return
    for other in range(max(0, at - WITHIN - 1), min(len(words), end + WITHIN + 2)):
        other_end = _run_ends(words, other, phrase.runs[1]) if not at <= other <= end else None
        if other_end is not None:
            yield min(at, other), max(end, other_end)


def _longest(found: Sequence[Named]) -> list[Named]:
    kept: list[Named] = []
    for one in sorted(found, key=lambda one: (not one.strong, -len(one.span), one.span, one.issue)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return sorted(kept)
