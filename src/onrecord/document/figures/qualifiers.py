"""The words that say how exact a number is, before or behind it: "over 20", "no fewer than 300", "12 or so"."""

from __future__ import annotations

import re

from onrecord.document.figures.lexicon import Lexicon
from onrecord.document.figures.numbers import Number
from onrecord.document.figures.scene import LOOK_BACK, Qualifier
from onrecord.document.figures.units import Unit, is_time
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4  # words of a qualifier
_TAKING_OVER = ("hand", "turn", "sign", "bring", "win")  # verbs with "over" rather than before "more than"
_ALSO_PLACES = ("over", "under")  # prepositions as well: "a veto over 20 of them", "under two presidents"


def qualifier_at(syntax: Syntax, number: Number, unit: Unit, words: Lexicon) -> Qualifier:
    """`start` and `end` of the answer take the number and its unit in."""
    text = syntax.text
    start, end = number.start, unit.end
    if unit.name is None and text[end : end + 1] == "-":
        return Qualifier(start, end, None, None)
    found = _before(text, start, words)
    if found is not None and not _is_preposition(syntax, found, unit):
        return Qualifier(found[0], end, found[1], words.bounds[found[1]])
    after = words.after.match(text, number.end) or words.after.match(text, end)
    if after is not None and after.end() >= end:
        name = " ".join(after[1].lower().split())
        return Qualifier(start, after.end(), name, words.bounds.get(name, "low"))
    return Qualifier(start, end, None, None)


def _before(text: str, end: int, words: Lexicon) -> tuple[int, str] | None:
    """Where the longest qualifier that stands right before a number begins, and the qualifier."""
    found = list(_WORD.finditer(text, max(0, end - LOOK_BACK), end))
    if found and text[found[-1].end() : end].strip():
        return None
    for first in range(max(0, len(found) - _LONGEST), len(found)):
        run = found[first:]
        if "\n" not in text[run[0].start() : end]:
            name = " ".join(one.group().lower() for one in run)
            if name in words.before:
                return run[0].start(), name
    return None


def _is_preposition(syntax: Syntax, found: tuple[int, str], unit: Unit) -> bool:
    """ "Cost $9bn over five years", "a veto over 20 of them": by the parse; a sum or a share is hardly put so.
    Nor is a verb's particle a qualifier ("hand over 40 prisoners")."""
    place = syntax.token_range(Span(found[0], found[0] + 1))[0]
    if place and found[1] in _ALSO_PLACES and _is_particle(syntax, place):
        return True
    if (
        found[1] not in _ALSO_PLACES
        or unit.money
        or unit.share
        or not (unit.name is None or is_time(unit.name))
    ):
        return False
    return syntax.tokens[place].dep == "prep"


def _is_particle(syntax: Syntax, place: int) -> bool:
    before = syntax.tokens[place - 1]
    return before.pos == "VERB" and (
        syntax.tokens[place].dep == "prt"
        or syntax.tokens[place].tag == "RP"
        or before.lemma.lower() in _TAKING_OVER
    )
