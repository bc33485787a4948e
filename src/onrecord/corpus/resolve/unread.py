"""Names at the head of a source that the parser did not read as names.

The words of a source and the record's people in; whose name they are out. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.corpus.resolve.keys import Key, organisation_key, place_key
from onrecord.corpus.resolve.survey import Survey
from onrecord.lexicons.people import people
from onrecord.records import Span

_WORD = r"(?:[dl]['’])?[A-ZÀ-ÞŁŠŽČĆĐ][\w’'-]+"
_NAME = re.compile(
    rf"((?:The|the) )?((?:(?:de|von|van|der|ter) )*{_WORD}(?: (?:of |de |von |van |der )*{_WORD}){{0,4}})"
)
_ENDS = re.compile(r"[ ]*(?:$|[,.]|(?:of|in|from)\b|[a-z]+$)")  # what may follow such a name in a source


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that is a name, though no mention was found there."""

    key: Key
    span: Span
    why: str


def find_unread(text: str, words: Span, survey: Survey, named: Collection[int]) -> Unread | None:
    """The actor of a source that is a name; `named`: the people whom the article names in full.

    Names of people count where the record knows them; "The Elms" is whoever speaks under that name.
    """
    source = words.of(text)
    match = _NAME.match(source)
    if match is None or not _ENDS.match(source, match.end()):
        return None
    name = _untitled(re.sub(r"['’]s?$", "", match[2]))
    number = _known_person(name, survey, named)
    if number is None and survey.people.bearers(name):
        return None  # which of them is not told
    key = ("person", str(number)) if number is not None else place_key(name)
    if key is None and match[1]:
        key = organisation_key(name)
    if key is None:
        return None
    start = words.start + match.start(2) + match[2].index(name)
    return Unread(key, Span(start, start + len(name)), "a name that the parser did not read as one")


def _untitled(name: str) -> str:
    """Without forms of address: "Baroness d'Orval"."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in people().honorifics:
        words = words[1:]
    return " ".join(words)


def _known_person(name: str, survey: Survey, named: Collection[int]) -> int | None:
    """The person of a full name, or the only one in the article, else in the record, with a surname."""
    if " " in name and (found := survey.people.find(name)) is not None:
        return found
    if " " in name and not name[:1].islower():
        return None
    bearers = survey.people.bearers(name, named) or survey.people.bearers(name)
    return bearers[0] if len(bearers) == 1 else None
