"""Word pieces of BERT's kind, uncased: a text in, pieces of its words with their places out.

As Devlin et al. (2019) cut them: words end at blanks and at punctuation, accents are dropped, and a word is cut
greedily into the longest pieces of a vocabulary; a piece inside a word begins with "##".
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_UNKNOWN = "[UNK]"
_LONGEST = 100  # letters of a word that is cut; a longer one is unknown
_KNOWN = 50_000  # words whose pieces are kept


@dataclass(frozen=True, slots=True)
class Piece:
    """`id` in the vocabulary, and the characters of the text that the piece was cut from."""

    id: int
    start: int
    end: int


class WordPieces:
    """The pieces of one vocabulary; words that come again are not cut again."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._cut = functools.lru_cache(maxsize=_KNOWN)(self._cut_word)

    def cut(self, text: str) -> Iterator[Piece]:
        """In the order of the text."""
        for found in _WORD.finditer(text):
            start = found.start()
            for number, first, last in self._cut(found.group()):
                yield Piece(number, start + first, start + last)

    def _cut_word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """For each piece its number in the vocabulary, and its first and last place in the word."""
        plain, places = _plain(word)
        pieces: list[tuple[int, int, int]] = []
        at = 0
        while at < len(plain):
            end = len(plain)
            while end > at and _key(plain, at, end) not in self._vocabulary:
                end -= 1
            if end == at or len(plain) > _LONGEST:
                return ((self._vocabulary[_UNKNOWN], 0, len(word)),)
            last = places[end] if end < len(places) else len(word)
            pieces.append((self._vocabulary[_key(plain, at, end)], places[at], last))
            at = end
        return tuple(pieces)


def _key(plain: str, at: int, end: int) -> str:
    return plain[at:end] if at == 0 else f"##{plain[at:end]}"


def _plain(word: str) -> tuple[str, Sequence[int]]:
    """In small letters without accents, and the place in the word that each letter comes from."""
    if word.isascii():
        return word.lower(), range(len(word))
    letters, places = [], []
    for place, letter in enumerate(word):
        for one in unicodedata.normalize("NFD", letter.lower()):
            if unicodedata.category(one) != "Mn":
                letters.append(one)
                places.append(place)
    return "".join(letters), places
