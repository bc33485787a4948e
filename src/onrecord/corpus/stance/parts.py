"""What a text holds, cut into its terms: a stretch of words in, parts that each name an issue out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.stance.matching import Matcher, Named
from onrecord.records import Span

_CUT = re.compile(
    r"[;,](?=\s)(?:\s+and\b)?"
    r"|\band\b(?=\s+(?:the|an?(?! half)|that|to|would|no|its|their|by|sets?|lets?|keeps?|brings?|puts?|\d))"
)
_AND = re.compile(r"\s+and\s+")
_GOES_ON = re.compile(
    r"\s*(?:from|over|until|by|in|with|each|instead|rather|at|on|for|to|under|of|after|before|among|including|starting|beginning)\b",
    re.IGNORECASE,
)
_WHOM = re.compile(r"(?:them|him|her|us|it) (?=\S)")  # "gives them 8 per cent"
_LEAST = 4  # characters of a part
_MOST = 12


@dataclass(frozen=True, slots=True)
class Part:
    span: Span
    issue: int  # place in the codebook
    reason: str


def parts_on_issues(text: str, content: Span, matcher: Matcher, *, named: Span | None = None) -> list[Part]:
    """In order. Parts on one issue that a comma or "and" joins are one. What names no issue and begins as a phrase that
    hangs on the part before it is joined to that one.

    `named` are the words for the whole: their issue is that of an amount that says of nothing.
    """
    kept: list[Part] = []
    for span in _cut(text, content, matcher):
        found = _named(text, span, matcher, named)
        if (
            found is not None
            and kept
            and kept[-1].issue == found.issue
            and _listed(text, kept[-1].span, span)
        ):
            kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, span.end))
        elif found is not None:
            kept.append(Part(span, found.issue, f"“{found.span.of(text)}” in what it holds"))
        elif kept and _GOES_ON.match(text, span.start) and _behind(text, kept[-1].span, span):
            kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, span.end))
    return kept[:_MOST]


def _listed(text: str, one: Span, other: Span) -> bool:
    """Of one issue, and in one breath: "4.8 per cent this year and 3.2 next"."""
    return re.fullmatch(r",?\s*(?:and\s+)?", text[one.end : other.start]) is not None


def _behind(text: str, one: Span, other: Span) -> bool:
    return not text[one.end : other.start].strip(" ,")


def _named(text: str, span: Span, matcher: Matcher, whole: Span | None) -> Named | None:
    found = matcher.find(text, span)
    strong = [one for one in found if one.strong]
    if strong:
        return strong[0]
    if not re.search(r"\d", span.of(text)):
        return None
    above = [one for one in matcher.find(text, whole) if one.strong] if whole is not None else []
    return next(iter(above or found), None)


def _cut(text: str, content: Span, matcher: Matcher) -> Iterator[Span]:
    at = content.start
    for found in [*_CUT.finditer(text, content.start, content.end), None]:
        stop = content.end if found is None else found.start()
        span = _trimmed(text, at, stop)
        if span is not None:
            yield from _apart(text, span, matcher.find(text, span))
        at = stop if found is None else found.end()


def _apart(text: str, span: Span, named: Sequence[Named]) -> list[Span]:
    """ "A freeze on dismissals and arbitration": two issues that "and" joins are two parts."""
    strong = [one for one in named if one.strong]
    for one, other in itertools.pairwise(strong):
        between = list(_AND.finditer(text, one.span.end, other.span.start))
        if one.issue != other.issue and between:
            left = _trimmed(text, span.start, between[-1].start())
            right = _trimmed(text, between[-1].end(), span.end)
            if left is not None and right is not None:
                return [left, *_apart(text, right, [each for each in named if right.contains(each.span)])]
    return [span]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(" ,;:\n"))
    whom = _WHOM.match(text, left, end)
    left = whom.end() if whom is not None else left
    right = start + len(piece.rstrip(" ,;:.\n"))
    return Span(left, right) if right - left >= _LEAST else None
