"""On what a number is counted, where its sentence says so: a number in its parse in, those words out.

"Counts only civilians", "excluding soldiers", "including those who died later": two counts of one thing on different
bases exclude each other as little as a part does a whole.
"""

from __future__ import annotations

import re

from onrecord.document.figures.lexicon import SPACE
from onrecord.document.figures.scene import Scene
from onrecord.records import Span

_BASIS = re.compile(
    rf"\b(?:(?:counts?|counted|counting|includes?|included|including){SPACE}+only|only{SPACE}+(?:counts?|counted|counting|includes?)"
    rf"|(?:not|without){SPACE}+(?:counting|including)|excluding|excludes?|leav(?:es?|ing){SPACE}+out"
    rf"|(?:including|counting|counts){SPACE}+(?:also{SPACE}+)?(?:the{SPACE}+)?(?:[\w-]+{SPACE}+)?(?:those|people|men|women|others){SPACE}+(?:who|that|whose)"
    rf"|(?:which|who){SPACE}+(?:measures?|counts?){SPACE}+(?:it|them){SPACE}+(?:from|since))\b[^,;.!?\n()]{{0,90}}",
    re.IGNORECASE,
)


def basis_of(scene: Scene, tokens: tuple[int, int]) -> Span | None:
    """The nearest words of the number's sentence that say what is counted and what is not, on its side of a
    semicolon."""
    syntax = scene.syntax
    first, last = syntax.sentence(tokens[0])
    here = syntax.tokens[tokens[0]].start
    low, high = syntax.tokens[first].start, syntax.tokens[last].end
    low = max(low, scene.text.rfind(";", low, here) + 1)
    end = scene.text.find(";", here, high)
    high = end if end >= 0 else high
    found = [one for one in _BASIS.finditer(scene.text, low, high) if not one.start() <= here < one.end()]
    near = min(found, key=lambda one: abs(one.start() - here), default=None)
    return None if near is None else Span(near.start(), near.start() + len(near.group().rstrip()))
