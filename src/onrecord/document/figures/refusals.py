"""Numbers that measure nothing: dates, times, ages, ordinals, labels, scores, telephone numbers, set phrases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.document.figures.lexicon import SPACE, Lexicon
from onrecord.document.figures.numbers import Number
from onrecord.document.syntax import Syntax
from onrecord.records import DateMention, Span

# how far one time lies from another: "four days after they left"
_APART = re.compile(
    rf"{SPACE}+(?:second|minute|hour|day|night|week|fortnight|month|year|decade)s?"
    rf"{SPACE}+(?:after|before|later|ago|earlier|into|on\b(?=[,.]))\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"{SPACE}?(?:[ap]\.?m\b|o['’]clock|GMT|CET|UTC|BST|EST|hrs?\b|hours{SPACE}GMT)", re.IGNORECASE
)
_MORE_DIGITS = re.compile(r"[.:/]\d|[-–]\d|(?:st|nd|rd|th)\b|'?s\b")
_OLD = re.compile(rf"[-{SPACE[1:-1]}]?years?[-\s]old|{SPACE}+years{SPACE}of{SPACE}age", re.IGNORECASE)
_AGE_AFTER_NAME = re.compile(rf"[A-Z][\w'’-]*,?{SPACE}\(?$")
_AGE_ENDS = re.compile(r"[,.;)]|$")
_TIME_OF_DAY = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d|[0-2]\d[0-5]\d")
_AT = re.compile(
    rf"(?:\b(?:at|until|till|by|from|before|after|around|since){SPACE}+|(?:^|\n){SPACE}*)$", re.IGNORECASE
)
# "the 6.12 from Halsund"
_THE = re.compile(rf"\bthe{SPACE}+$", re.IGNORECASE)
_RUNS = re.compile(rf"{SPACE}+(?:to|from|train|service|bus|ferry|flight|express)\b")
_IN_NAME = re.compile(rf"\b(?:[A-Z][\w'’-]+{SPACE}+of(?:{SPACE}+the)?|of{SPACE}+the|[Tt]he){SPACE}+$")
_CAPITAL = re.compile(rf"{SPACE}+[A-Z]")
_WORD_BEFORE = re.compile(rf"([A-Za-z]+)\.?{SPACE}*[(]?$")
_MARK_BEFORE = re.compile(r"[A-Za-z0-9][-–/.:]$|[#§№@]\s?$|\d[ )(]$|\+$")
_WHOLE = re.compile(rf"{SPACE}+(?:of|the|its|their|his|her|our|your|my|this|that|these|those|all)\b")
_LOOK_BACK = 40
_OLDEST = 110
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_HALF = 50
_SMALL = 4  # a reference to known things is no count: "the two sides"


class Dated:
    """The places of an article's phrases of time."""

    def __init__(self, dates: Sequence[DateMention]) -> None:
        self._spans = sorted(one.span for one in dates)
        self._starts = [one.start for one in self._spans]

    def holds(self, start: int, end: int) -> bool:
        place = bisect_left(self._starts, end)
        return any(one.end > start for one in self._spans[max(0, place - 2) : place])


def is_no_figure(text: str, one: Number, *, measured: bool, dated: Dated, words: Lexicon) -> bool:
    """By the letters around it; `measured`: a unit stands behind it."""
    if dated.holds(one.start, one.end):
        return True
    before = text[max(0, one.start - _LOOK_BACK) : one.start]
    if _MARK_BEFORE.search(before) and one.currency is None:
        return True
    if _OLD.match(text, one.end) or _CLOCK.match(text, one.end):
        return True
    if measured or one.currency:
        return bool(_APART.match(text, one.end))
    return _is_label(text, one, before, words) or one.low == 0


def _is_label(text: str, one: Number, before: str, words: Lexicon) -> bool:
    if _MORE_DIGITS.match(text, one.end) or (text[one.end : one.end + 1].isalpha()):
        return True
    word = _WORD_BEFORE.search(before)
    if word is not None and not one.share:
        name = word[1].lower()
        if name in words.ages or (name in words.labels and not one.scaled):
            return True
    if _TIME_OF_DAY.fullmatch(text[one.start : one.end]) and (
        _AT.search(before) or (_THE.search(before) and _RUNS.match(text, one.end))
    ):
        return True
    if (
        one.worded
        and text[one.start].isupper()
        and _IN_NAME.search(before)
        and not _CAPITAL.match(text, one.end)
    ):
        return True  # "the Group of Ninety"
    bare = one.low <= _OLDEST and not one.worded and not one.ranged
    return bare and bool(_AGE_AFTER_NAME.search(before) and _AGE_ENDS.match(text, one.end))


def is_idle(
    syntax: Syntax, one: Number, first: int, counted: int | None, words: Lexicon, *, exact: bool
) -> bool:
    """A year, the name of a thing, a reference to known things, a "one" that counts nothing; by the parse.

    `exact`: no qualifier stands before it.
    """
    tokens = syntax.tokens
    head = tokens[counted] if counted is not None else None
    if one.share:
        hour = syntax.text[one.end : one.end + 12].split()[:3] == ["of", "an", "hour"]
        return hour or (not one.ratio and _is_ordinal(syntax, one, first, exact=exact))
    if _is_year(one) and (head is None or head.tag not in ("NNS", "NNPS")):
        return True
    if head is None:
        return _is_name(syntax, one, first) or (one.worded and one.low == 1)
    timely = head.entity in ("DATE", "TIME") and head.lemma.lower() not in words.measures
    if one.worded and timely:
        return True
    if not one.worded or one.scaled or one.low > _SMALL or not exact:
        return one.worded and one.low == 1 and head.pos == "PRON"
    previous = tokens[first - 1].text.lower() if first else ""
    determined = previous in words.definite or (first > 1 and tokens[first - 1].dep == "case")
    return one.low == 1 or determined or head.lemma.lower() in words.idle


def _is_name(syntax: Syntax, one: Number, first: int) -> bool:
    """ "Pier 12", "the Boeing 737": a number behind the noun that it names; a small word that stands for itself."""
    token = syntax.tokens[first]
    if one.scaled:
        return False
    if token.head < first and token.dep in ("nummod", "appos"):
        named = syntax.tokens[token.head]
        return named.pos in ("PROPN", "NOUN") and named.end + 2 >= one.start
    return one.worded and one.low <= _SMALL and token.dep in ("det", "nsubj", "npadvmod")


def _is_year(one: Number) -> bool:
    plain = not one.worded and not one.scaled and not one.ranged and one.end - one.start == 4
    return plain and _FIRST_YEAR <= one.low <= _LAST_YEAR


def _is_ordinal(syntax: Syntax, one: Number, first: int, *, exact: bool) -> bool:
    """ "a third round", "the first half", "the western half": no share of anything."""
    last = max(first, syntax.token_range(Span(one.start, one.end))[1] - 1)
    if _WHOLE.match(syntax.text, one.end):
        previous = syntax.tokens[first - 1] if first else None
        part = previous is not None and previous.pos in ("ADJ", "DET", "NOUN", "PROPN")
        alone = syntax.tokens[first].text.lower() == "half" and syntax.text.startswith(" of", one.end)
        return exact and part and alone
    following = syntax.tokens[last + 1] if last + 1 < len(syntax.tokens) else None
    if following is not None and following.pos in ("NOUN", "PROPN", "ADJ", "NUM"):
        return exact and one.low <= _HALF
    if (
        exact
        and one.low < _HALF
        and following is not None
        and following.text.lower() in ("in", "on", "at", "after")
    ):
        return True  # "two crews from May and a third in the autumn"
    previous = syntax.tokens[first - 1] if first else None
    if previous is not None and previous.text.lower() == "and":
        return True  # "once and a half"
    return bool(exact and previous is not None and previous.pos in ("ADJ", "DET", "PRON") and last == first)
