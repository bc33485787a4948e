"""The numbers in words, for telling two offers or positions apart: words in, values with their units out.

"8 per cent" and "6.5 per cent" are of one unit and differ; "120 unarmed observers" and "260" may be of one thing;
days of the calendar and years are no amounts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.corpus.words import find_words, function_words, stem
from onrecord.lexicons import load_toml

_NUMBER = re.compile(
    r"(?<![\w.,-])(?P<money>[$€£¥]\s?)?(?P<value>\d+(?:[.,]\d+)*)(?=(?P<behind>[^\n;:.!?)”\"]{0,40}))"
)
_THOUSANDS = re.compile(r"[.,](?=\d{3}(?:\D|$))")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent|percent)", re.IGNORECASE)
_SCALE = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3}
_YEARS = (1900, 2100)
_DIGITS = 18  # longer numbers are no amounts
_UNITS = 2  # words behind a number that may say of what


@dataclass(frozen=True, slots=True)
class Amount:
    """`units` are stems of the words behind the number; none where it stands alone ("a mission of 260")."""

    value: float
    units: frozenset[str]

    def like(self, other: Amount) -> bool:
        """Of one unit, as far as the words tell; a span of time is only like another."""
        if self.units & other.units:
            return True
        bare = not self.units or not other.units
        return bare and _times().isdisjoint(self.units | other.units)


@functools.lru_cache(maxsize=50_000)
def amounts(words: str) -> frozenset[Amount]:
    """Those that digits give.

    >>> sorted(one.value for one in amounts("8 per cent by 2030, or 1,200 talers before 5 May"))
    [8.0, 1200.0]
    """
    return frozenset(_read(words))


def same_amount(some: Iterable[Amount], others: Iterable[Amount]) -> bool:
    """One of them stands on either side."""
    return any(one.value == other.value for one, other in _pairs(some, others))


def differ(some: Iterable[Amount], others: Iterable[Amount]) -> bool:
    """None is the same, though some are of one unit."""
    pairs = _pairs(some, others)
    return bool(pairs) and all(one.value != other.value for one, other in pairs)


def _pairs(some: Iterable[Amount], others: Iterable[Amount]) -> list[tuple[Amount, Amount]]:
    """Those of one unit; spans of time only where there is nothing else ("7 per cent over 2 years")."""
    told = list(others)
    pairs = [(one, other) for one in some for other in told if one.like(other)]
    return [pair for pair in pairs if not any(map(_is_time, pair))] or pairs


def _is_time(one: Amount) -> bool:
    return not _times().isdisjoint(one.units)


def _read(words: str) -> Iterator[Amount]:
    for found in _NUMBER.finditer(words):
        digits = _THOUSANDS.sub("", found["value"]).replace(",", ".").strip(".")
        if digits.count(".") > 1 or len(digits) > _DIGITS:
            continue  # "14.03.2025", "1,2,3": no amount
        value = float(digits)
        if _PERCENT.match(found["behind"]):
            yield Amount(value, frozenset({"%"}))
            continue
        behind = _words_behind(found["behind"])
        around = (*find_words(words[: found.start()]).folded[-1:], *find_words(found["behind"]).folded[:1])
        if _months() & set(around):
            continue
        if behind and behind[0] in _SCALE:
            value *= _SCALE[behind.pop(0)]
        elif not found["money"] and _YEARS[0] <= value <= _YEARS[1] and found["value"].isdigit():
            continue
        units = {"money"} if found["money"] else {stem(one) for one in behind[:_UNITS]}
        yield Amount(value, frozenset(units))


def _words_behind(behind: str) -> list[str]:
    """Up to a word that begins something else ("of", "in"), or a comma."""
    kept = []
    for word in find_words(behind.partition(",")[0].lstrip("-")).folded:
        if word in function_words():
            break
        kept.append(word)
    return kept


@functools.cache
def _months() -> frozenset[str]:
    return frozenset(load_toml("proposals.toml")["amounts"]["months"])


@functools.cache
def _times() -> frozenset[str]:
    return frozenset(map(stem, load_toml("proposals.toml")["amounts"]["times"]))
