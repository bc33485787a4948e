"""What a statement says is not so: its words in, the stems of what its negation falls on out.

"There was no walkout" denies a walkout, "we never crossed the line" a crossing, "we agreed to nothing" an agreement.
Only what is told of the past or the present denies: "no more than two" and "cannot afford" do not.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.corpus.words import find_words, function_words, reporting_words, stem
from onrecord.lexicons import load_toml

_PARTICLES = frozenset("out up down in off back over".split())
_WHAT = r"(?P<{0}>[\w-]+(?: (?:out|up|down|in|off|back|over)\b)?)"
_BE = r"(?:is|was|are|were|['’]s)"
_HAVE = r"(?:did|do|does|has|have|had|was|were|is|are)"
_DENIED = re.compile(
    "|".join(
        one.format(_WHAT.format(f"what{place}"))
        for place, one in enumerate(
            (
                rf"\b{_HAVE}(?: not|n['’]t)(?: been)? {{0}}",
                r"\bnever {0}",
                rf"\bthere (?:{_BE}|has been|had been) (?:no|never any|not any|not an?)(?: such)? {{0}}",
                rf"\b(?:it|this|that|these|those|they) ?{_BE} (?:no|not an?|not the) {{0}}",
                rf"\bno(?: such)? {{0}} (?:ever\b|{_HAVE}\b)",
                r"\b(?:not a single|not one|no such) {0}",
                rf"\b(?:nobody|no one|nothing) (?:{_HAVE} )?(?:been )?{{0}}",
                r"(?:, not(?: an?| the)?|\band no) {0}(?=\W*$|[,.;:!?\"”’])",
                r"\b(?:\w+ed|made|gave|sent|took|got|had|found|saw|seen|held|struck|given|taken) no(?: such)? {0}",
                r"(?<![\w-]){0}(?: to| in| on)? (?:nothing|none|nobody|no one)\b(?=\W*$|[,.;:!?\"”’]| and\b)",
            )
        )
    ),
    re.IGNORECASE,
)


def denied(words: str) -> frozenset[str]:
    """Without what the same words say as well: "strike or no strike"."""
    said = Counter(find_words(words).folded)
    return frozenset(one for word, one in _denied(words) if said[word] < 2)


def _denied(words: str) -> Iterator[tuple[str, str]]:
    """(the word, a stem of it)."""
    for found in _DENIED.finditer(words):
        folded = find_words(next(one for one in found.groups() if one)).folded
        if folded and folded[0] not in function_words() and folded[0] not in reporting_words():
            yield folded[0], stem_of(folded[0])
            yield from ((folded[0], one) for one in compounds(folded))


def compounds(folded: Sequence[str]) -> Iterator[str]:
    """ "walked out" as "walkout"."""
    for one, other in pairwise(folded):
        if other in _PARTICLES and one not in function_words():
            made = stem(stem_of(one) + other)
            yield _same().get(made, made)


def stem_of(folded: str) -> str:
    """A stem that the irregular forms of a verb share, and words that say one thing of an act."""
    made = stem(_verbs().get(folded, folded))
    return _same().get(made, made)


@functools.cache
def _verbs() -> Mapping[str, str]:
    return {form: verb for verb, forms in load_toml("claims.toml")["forms"].items() for form in forms}


@functools.cache
def _same() -> Mapping[str, str]:
    """A stem of a group: the first of it."""
    groups = load_toml("claims.toml")["same"]
    return {stem(_verbs().get(word, word)): stem(group[0]) for group in groups for word in group}


@functools.cache
def opposites() -> Mapping[str, frozenset[tuple[int, int]]]:
    """The groups, by place and side, of each word."""
    out: dict[str, set[tuple[int, int]]] = {}
    for place, pair in enumerate(load_toml("claims.toml")["opposites"]):
        for side, words in enumerate(pair):
            for word in words:
                out.setdefault(word, set()).add((place, side))
    return {word: frozenset(groups) for word, groups in out.items()}
