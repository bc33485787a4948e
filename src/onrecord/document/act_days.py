"""Days of acts: whether a phrase of time tells on which day something was said, demanded or refused.

"He said on Monday that he would vote against the duties on November 24 unless they met by Friday": of three days only
the first is one on which he took a stance; the others are those of deeds to come, and of a term.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from onrecord.document.syntax import Syntax
from onrecord.lexicons import load_toml
from onrecord.records import DateMention

_HOUR = 3  # words: "by noon on"


def dates_in(dates: Sequence[DateMention], start: int, end: int) -> Iterator[DateMention]:
    """Those that begin between two places of the text; `dates` are in its order."""
    first = bisect_left(dates, start, key=lambda one: one.span.start)
    return takewhile(lambda one: one.span.start < end, islice(dates, first, None))


def is_day_of(syntax: Syntax, verb: int, when: DateMention, published: str | None) -> bool:
    """Whether the phrase hangs on the verb and tells when it was done: on the article's day or before.

    A year behind the verb, or a month but behind a simple past ("has offered 3 per cent in January"), is more likely
    that of its object.
    """
    if when.date is None or not syntax.adjoins(verb, when.span):
        return False
    if published and when.date.start[:10] > published[:10]:
        return False
    first = syntax.token_range(when.span)[0]
    if any(syntax.tokens[k].text.lower() in _bounds() for k in _before(syntax, first)):
        return False
    if first < verb:
        return True
    tag = syntax.tokens[verb].tag
    if when.date.precision == "year" or (when.date.precision == "month" and tag != "VBD"):
        return False
    if tag in ("VBZ", "VBP") and when.date.start[:10] != (published or "")[:10]:
        return False  # "accepts a second exchange on Thursday"
    return not _is_to_come(syntax, verb)


def _before(syntax: Syntax, first: int) -> range:
    """The word before the phrase, and in "by noon on Friday" that before the hour too."""
    back = _HOUR if first > _HOUR and syntax.tokens[first - 1].text.lower() in ("on", "this", "next") else 1
    return range(max(first - back, syntax.sentence(first)[0]), first)


def _is_to_come(syntax: Syntax, verb: int) -> bool:
    return any(syntax.tokens[k].text.lower() in _modals() for k in syntax.kids(verb, "aux"))


@functools.cache
def _bounds() -> frozenset[str]:
    """Before a time they tell how long, or by when; or of what meeting it is the time."""
    return frozenset(load_toml("dates.toml")["acts"]["bounds"])


@functools.cache
def _modals() -> frozenset[str]:
    return frozenset(load_toml("dates.toml")["acts"]["modals"])
