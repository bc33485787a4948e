"""Signature: a short line that holds names, a house and a date and nothing else -> who wrote, for whom, when.

"NAME, Daily NAME, 4 May 2025", "Daily NAME | 4 May 2025 | by NAME", "ABC, 12.04.2011". What no part of such a line
can be told for stays unknown: a capitalised word alone may be a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.document.extract.lexicon import fold, fold_text, marks
from onrecord.document.extract.marks import Named, is_capitalised, is_house, is_name
from onrecord.document.extract.shape import count_words, ends_sentence
from onrecord.document.extract.shown_dates import ShownDate, find_shown_dates, words_beside
from onrecord.records import Span

_PARTS: Final = re.compile(r"\s*[,|/\u00b7\u2022;()]\s*|\s+[\u2013\u2014-]+\s+")
_EDGES: Final = " \t\u00a0.:\u2013\u2014-"
_ACRONYM: Final = re.compile(r"[A-Z]{2,5}\Z")
_SHARED: Final = re.compile(
    r"(?:(?<=[\s(,/])(?:(?P<lead>with|avec|mit|con|com)|and|und|et|y|e)\s+|[(/]\s*)"
    r"(?P<name>[^\W\d_a-z][\w.&'\u2019-]*(?: [^\W\d_a-z][\w.&'\u2019-]*){0,3})(?=\s*(?:[,;|/\u00b7)]|\Z|\s))"
)
LONGEST: Final = 120  # characters
PARTS: Final = 4  # names, houses and places that such a line holds at most


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signing line shows; `sure` where a word of it says what it is, not its place on the page alone."""

    authors: tuple[Named, ...]
    outlet: Named | None
    agency: Named | None
    sure: bool


@lru_cache(maxsize=4096)
def read_signature(text: str) -> Signature | None:
    """The signature that a line is; None for other lines, and for those that hold dates only."""
    if len(text) > LONGEST or (ends_sentence(text) and not text.endswith(".")):
        return None
    dates = find_shown_dates(text)
    authors: list[Named] = []
    plain: list[Named] = []
    signed = False
    for part in _parts(text, dates):
        start = marks().byline.match(fold_text(part.name))
        if start and start.end() < len(part.name):
            cut = part.span.start + start.end()
            part, signed = Named(part.name[start.end() :], Span(cut, part.span.end)), True
            authors.append(part)
        else:
            plain.append(part)
        if not is_capitalised(part.name) or count_words(part.name) > 6:
            return None
    if (not plain and not authors) or len(plain) + len(authors) > PARTS:
        return None
    houses = [one for one in plain if _names_house(one.name)]
    people = [one for one in plain if one not in houses and is_name(one.name)]
    if not dates and not (people and plain[0] == people[0] and len(plain) == 2):
        return None
    if any(not is_name(one.name) or is_house(one.name) for one in authors):
        return None
    bracketed = [
        one for one in plain if one.span.end < len(text) and text[one.span.start - 1 : one.span.start] == "("
    ]
    agency = next((one for one in houses if _ACRONYM.match(one.name)), None) or next(
        (one for one in bracketed if " " not in one.name), None
    )
    outlet = next((one for one in houses if one != agency), None)
    found = authors or (people if len(people) == 1 else [])
    return Signature(tuple(found), outlet, agency, sure=bool(dates) and (signed or bool(houses or agency)))


def find_shared_credits(text: str) -> tuple[Named, ...]:
    """The agencies that a byline names beside its authors: "NAME, with AGENCY", "NAME (avec ABC)"."""
    if len(text) > LONGEST:
        return ()
    found: list[Named] = []
    for match in _SHARED.finditer(text):
        name, beside = match["name"].strip(), match["lead"] is not None
        alone = beside and " " not in name and not is_name(name)
        if is_capitalised(name) and (is_house(name) or _ACRONYM.match(name) or alone):
            found.append(Named(name, Span(match.start("name"), match.start("name") + len(name))))
    return tuple(found)


def _names_house(name: str) -> bool:
    return (
        is_house(name)
        or "&" in name
        or bool(_ACRONYM.match(name))
        or re.match(r"The [^\W\d_a-z]", name) is not None
    )


def _parts(text: str, dates: tuple[ShownDate, ...]) -> Iterator[Named]:
    """The stretches of a line between its dates and signs; a role, a weekday or a label is none."""
    start = 0
    for end, after in (*((one.span.start, one.span.end) for one in dates), (len(text), len(text))):
        piece = text[start:end]
        at = 0
        for match in (*_PARTS.finditer(piece), None):
            raw = piece[at : match.start() if match else len(piece)]
            clean = raw.strip(_EDGES)
            if clean and re.search(r"[^\W\d_]", clean) and not _says_nothing(clean):
                begin = start + at + raw.find(clean)
                yield Named(clean, Span(begin, begin + len(clean)))
            at = match.end() if match else at
        start = after


def _says_nothing(part: str) -> bool:
    if any(fold(word) in marks().roles for word in part.split()):
        return True
    return not list(words_beside(part, ()))
