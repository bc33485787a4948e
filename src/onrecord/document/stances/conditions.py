"""The conditions that a stance is tied to: a word of stance in, the spans of its conditions out.

A condition begins with one of the lexicon's openers and runs to the end of its clause or phrase.
"""

from __future__ import annotations

from onrecord.document.stances.lexicon import Openers
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_STOPS = {";", "—", "–", "--", ":"}
_LOOSE = ("and", "or", "but", "the", "a", "an", "that", "to", "of")  # what no condition ends with
_FAR = 60  # tokens


def find_conditions(
    syntax: Syntax, i: int, bounds: tuple[int, int], openers: Openers, *, refused: bool
) -> tuple[Span, ...]:
    """`bounds` are the tokens (first, last) of the sentence or reported words in which to look.

    "Without" and "before" begin a condition only of what is `refused`: elsewhere they tell of manner and time.
    """
    first, last = bounds
    found: list[tuple[int, int]] = []
    k = max(first, i - _FAR)
    while k <= min(last, i + _FAR):
        opener = _opener(syntax, k, last, openers)
        if (
            opener is None
            or any(a <= k <= b for a, b in found)
            or (not refused and opener[0] in openers.negative and opener[0] not in ("unless", "until"))
        ):
            k += 1
            continue
        if _belongs(syntax, k, opener, i, openers):
            end = _end(syntax, k, opener, last)
            found.append((k, end))
            k = end + 1
        else:
            k += 1
    spans = (syntax.span(a, b) for a, b in found)
    return tuple(span for span in spans if span is not None and _whole(span.of(syntax.text)))
