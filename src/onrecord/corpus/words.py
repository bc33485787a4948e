"""Words of a text, folded so that spellings of one word meet: texts in, words with their places out.

Shared by the stages `reuse` and `align`. Folding drops case, accents, possessives, and the marks inside a word
("cease-fire" and "ceasefire", "U.S." and "US" are one word).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from onrecord.lexicons import load_toml

# a sentence of a paragraph, with the marks that close it; a full stop inside a number or a name ends none
SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|[\"”’)]|$)[^\n.!?]*)*[.!?]*[\"”’)]*")

# an apostrophe, stop or hyphen inside a word belongs to it
_WORD = re.compile(r"\w+(?:['’.\-‐‑]\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_MARKS = re.compile(r"\W|_")
_ENDINGS = ("ing", "ed", "es", "s", "e", "y")
STEM = (
    6  # letters kept: truncation stems European languages about as well as rules (McNamee and Mayfield 2004)
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words in order: where each begins and ends, and its folded form."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folded: tuple[str, ...]
    capital: tuple[bool, ...]  # begins with a capital: a name, or the first word of a sentence

    def __len__(self) -> int:
        return len(self.folded)


def find_words(text: str, start: int = 0, end: int | None = None) -> Words:
    starts, ends, folded, capital = [], [], [], []
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        word = found.group()
        if form := fold(word):
            starts.append(found.start())
            ends.append(found.end())
            folded.append(form)
            capital.append(word[0].isupper())
    return Words(tuple(starts), tuple(ends), tuple(folded), tuple(capital))


@functools.lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """One form for the spellings of a word; empty where nothing is left."""
    apart = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    return _MARKS.sub("", "".join(sign for sign in apart if not unicodedata.combining(sign)))


@functools.lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """The beginning that the inflected forms of a word share, nearly always."""
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            folded = folded[: -len(ending)]
            break
    return folded[:STEM]


@functools.cache
def function_words() -> frozenset[str]:
    return frozenset(load_toml("function_words.toml")["closed"])


@functools.cache
def reporting_words() -> frozenset[str]:
    return frozenset(load_toml("function_words.toml")["reporting"])
