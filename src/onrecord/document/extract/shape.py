"""The shape of a block: sentence or not, headline or not, in which script; no words of its own are looked up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_END: Final = re.compile(
    r"""[.!?\u2026\u3002\u061f\u06d4\u0964](?:[\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a)\]\u300d\u300f]|\s(?=[\u00bb\u203a]))*\Z"""
)
_STOP: Final = re.compile(r"""[.!\u2026\u3002](?:[\"'\u2019\u201d\u00bb)\]])*\Z""")
# three small letters or a figure before the stop: "U.S. President" and "Sen. Okafor" are one sentence
_WITHIN: Final = re.compile(
    r"(?:[^\W_A-Z]{3}|\d|[\"'\u2019\u201d\u00bb)])[.!?][\"'\u2019\u201d\u00bb)]*\s+[\"'\u2018\u201c\u00ab(]*[^\W\d_a-z]"
)
_QUOTE: Final = re.compile('["\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]')
REMEMBERED: Final = 1000  # characters
SHORT: Final = 60  # words; longer blocks are never furniture by their words alone


def words(text: str) -> list[str]:
    return WORD.findall(text)


def count_words(text: str) -> int:
    # each rule asks again for the same blocks
    return _count_words(text) if len(text) <= REMEMBERED else len(WORD.findall(text))


@lru_cache(maxsize=8192)
def _count_words(text: str) -> int:
    return len(WORD.findall(text))


def ends_sentence(text: str) -> bool:
    return _END.search(text[-12:]) is not None


@lru_cache(maxsize=8192)
def _is_short_sentence(text: str) -> bool:
    count = count_words(text)
    return (count >= 5 and ends_sentence(text)) or count >= 40


def is_sentence(text: str) -> bool:
    """Whether a block reads as running text: it ends a sentence and has words enough for one, or is long."""
    return len(text) > 400 or _is_short_sentence(text)


def is_headline(text: str) -> bool:
    """Whether a block could be a headline: words enough, no full stop at its end, no second sentence."""
    if not 8 <= len(text) <= 220 or text.endswith((",", ";", ":")):
        return False
    return 2 <= count_words(text) <= 32 and not _STOP.search(text[-12:])


def has_quotation(text: str) -> bool:
    return _QUOTE.search(text) is not None


def several_sentences(text: str) -> bool:
    return _WITHIN.search(text) is not None


def capital_share(text: str) -> float:
    """The share of words that begin with a capital or a digit, of those of four letters and more."""
    long = [word for word in words(text) if len(word) > 3]
    if not long:
        return 0.0
    return sum(1 for word in long if not word[0].islower()) / len(long)


def main_script(text: str) -> str | None:
    """The script that most letters of a short text are in; None without letters."""
    if text.isascii():
        return "LATIN" if any(char.isalpha() for char in text) else None
    counts = Counter(script_of(char) for char in text if char.isalpha())
    if not counts:
        return None
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script of a letter, as its Unicode name tells: LATIN, CYRILLIC, ARABIC, CJK."""
    return unicodedata.name(char, "").split(" ", 1)[0]
