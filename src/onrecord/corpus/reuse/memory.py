"""Memory: what an earlier run of the stage found that no other article can change; rows of bytes in and out.

That is each text's fingerprints, and for each pair of texts what they share. Which pairs are looked at, and what a
shared phrase is worth among all articles, is told anew by every run, so that a run with a memory and one without
give the same. Keys come from a text's words, so that a text that was read otherwise is another text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.corpus.reuse.pairs import Match
from onrecord.records import Article, Span

_KEY: Final = 16  # bytes
_NOTHING: Final = b""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text's words outside quotations, how many, and its fingerprints."""

    size: int
    prints: npt.NDArray[np.uint64]


def key_of(article: Article) -> bytes:
    """The same for the same words with the same headline."""
    headlines = [(block.span.start, block.span.end) for block in article.blocks if block.kind == "headline"]
    words = f"{headlines}\n{article.text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=_KEY).digest()


class Memory:
    """Filled with the rows of an earlier run, asked and added to by the next one."""

    def __init__(
        self, texts: Iterable[tuple[bytes, bytes]] = (), pairs: Iterable[tuple[bytes, bytes, bytes]] = ()
    ) -> None:
        self._texts = dict(texts)
        self._pairs = {(here, there): value for here, there, value in pairs}
        self._asked: set[bytes] = set()
        self._new_texts: dict[bytes, bytes] = {}
        self._new_pairs: dict[tuple[bytes, bytes], bytes] = {}

    def sketch(self, key: bytes) -> Sketch | None:
        self._asked.add(key)
        row = self._texts.get(key)
        if row is None:
            return None
        prints = np.frombuffer(row, dtype="<u8", offset=8).astype(np.uint64, copy=False)
        return Sketch(int.from_bytes(row[:8], "little"), prints)

    def add_sketch(self, key: bytes, sketch: Sketch) -> None:
        row = sketch.size.to_bytes(8, "little") + sketch.prints.astype("<u8").tobytes()
        self._texts[key] = self._new_texts[key] = row

    def knows(self, here: bytes, there: bytes) -> bool:
        return (here, there) in self._pairs

    def match(self, here: bytes, there: bytes) -> Match | None:
        """What two texts share; None: nothing. For a pair that `knows` tells of."""
        row = self._pairs[here, there]
        return None if row == _NOTHING else _match_of(row)

    def add_match(self, here: bytes, there: bytes, match: Match | None) -> None:
        row = _NOTHING if match is None else _row_of(match)
        self._pairs[here, there] = self._new_pairs[here, there] = row

    @property
    def held(self) -> frozenset[bytes]:
        """The texts that this run asked for."""
        return frozenset(self._asked)

    def new_texts(self) -> tuple[tuple[bytes, bytes], ...]:
        return tuple(self._new_texts.items())

    def new_pairs(self) -> tuple[tuple[bytes, bytes, bytes], ...]:
        return tuple((here, there, value) for (here, there), value in self._new_pairs.items())


def _row_of(match: Match) -> bytes:
    passages = [(a.start, a.end, b.start, b.end) for a, b in match.passages]
    fields = (passages, match.share_here, match.share_there, match.worths, match.runs)
    return json.dumps(fields, separators=(",", ":")).encode()


def _match_of(row: bytes) -> Match:
    passages, share_here, share_there, worths, runs = json.loads(row)
    return Match(
        tuple((Span(a, b), Span(c, d)) for a, b, c, d in passages),
        share_here,
        share_there,
        tuple(worths),
        tuple(tuple(values) for values in runs),
    )
