"""Over what time a number counts, and whether it says how far a thing moved; a number in its parse in, marks out.

"22 in the past 24 hours", "eight on the first day" and "18,000 have been killed" are of three scopes; "rose 1.8 cents"
is a move, "to 81.5 cents" what it came to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.document.figures.lexicon import SPACE
from onrecord.document.figures.measured import Measured
from onrecord.document.figures.numbers import Number
from onrecord.document.figures.scene import Place, Scene
from onrecord.document.syntax import Syntax
from onrecord.records import FigureMention, Span

_UNIT = r"(?:hours?|days?|nights?|weeks?|fortnight|months?|years?|stages?|phases?|rounds?|tranches?)"
_WITHIN = re.compile(
    rf"\b(?:(?:in|over|during|within|for|on|by){SPACE}+)?(?:the|this|that|its|a){SPACE}+"
    rf"(?:(?:past|last|previous|first|second|third|fourth|final|next|whole|same){SPACE}+)"
    rf"(?:[\w-]+{SPACE}+)?{_UNIT}\b",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"\b(?:in|over|during|for|within){SPACE}+the{SPACE}+same{SPACE}+(?:period|time|{_UNIT})\b", re.IGNORECASE
)
_FAR = 200  # characters of its sentence on either side of a number
_BACK = 2  # sentences
_LEVEL = ("to", "at", "above", "below", "past", "near", "of")


def within(text: str, syntax: Syntax, tokens: tuple[int, int]) -> Span | None:
    """The words that tell the time over which a number counts, the nearest in its sentence."""
    first, last = syntax.sentence(tokens[0])
    here = syntax.tokens[tokens[0]].start
    low, high = max(syntax.tokens[first].start, here - _FAR), min(syntax.tokens[last].end, here + _FAR)
    found = [one for one in _WITHIN.finditer(text, low, high) if not one.start() <= here < one.end()]
    near = min(found, key=lambda one: abs(one.start() - here), default=None)
    if near is None:
        return None
    low, high = sorted((here, near.start()))
    return None if ";" in text[low:high] else Span(near.start(), near.end())


def adds_up(scene: Scene, verb: int | None) -> int | None:
    """The auxiliary of a count that has come together up to now: "18,000 people have been killed"."""
    if verb is None or scene.syntax.tokens[verb].lemma.lower() not in scene.words.harm:
        return None
    auxiliaries = (
        k for k in scene.syntax.kids(verb, "aux") if scene.syntax.tokens[k].lemma.lower() == "have"
    )
    present = (k for k in auxiliaries if scene.syntax.tokens[k].text.lower() in ("has", "have"))
    return next(present, None)


def is_change(scene: Scene, place: Place) -> bool:
    """ "Rose 1.8 cents", "fell by 3 per cent": by how much, and not to what."""
    syntax, verb = scene.syntax, place.what.verb
    if verb is None or place.what.counted or place.what.estimate:
        return False
    if syntax.tokens[verb].lemma.lower() not in scene.words.moving:
        return False
    before = syntax.tokens[place.tokens[0] - 1].text.lower() if place.tokens[0] else ""
    return before not in _LEVEL


def same_period(
    scene: Scene, number: Number, what: Measured, before: Sequence[FigureMention]
) -> FigureMention | None:
    """The figure before, of the same things, over whose time another counts them: "212 lorries in the same period"."""
    syntax = scene.syntax
    if what.head is None:
        return None
    first, last = syntax.sentence(what.head)
    if _SAME.search(scene.text, number.end, syntax.tokens[last].end) is None:
        return None
    counted = syntax.tokens[what.head].lemma.lower()
    for one in reversed(before):
        if syntax.tokens[first].sentence - syntax.tokens[syntax.token_range(one.span)[0]].sentence > _BACK:
            return None
        if one.head is not None and one.unit == counted and one.denominator is None:
            return one
    return None
