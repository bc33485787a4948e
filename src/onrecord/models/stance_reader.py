"""The model that reads stances: paragraphs in, a stance and a vector for each piece of a word out.

`stances-1.onnx` ships with the package; docs/models/stances-1.md says what it was trained on, and
benchmarks/train_stances.py makes one anew. onnxruntime evaluates it; nothing is fetched.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.models.sentence_gate import SentenceGate
from onrecord.models.shipped import digest_of, shipped_path
from onrecord.models.wordpiece import WordPieces
from onrecord.records import Span, Stance

SHIPPED = "stances-1.onnx"
_GATE = ".gate.tsv"
_PIECES = 256  # of a paragraph that are read at once
_TITLE = 8
_SLOWER = ["SkipLayerNormFusion"]  # what it fuses runs a tenth slower on a processor than its parts
Floats = npt.NDArray[np.float32]


class StanceReader:
    """One session of the model. Each paragraph is run by itself, so that its reading hangs on no other."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the engine runs several processes
        self._session = onnxruntime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        told = self._session.get_modelmeta().custom_metadata_map
        self.version = told["version"]
        self.stances: tuple[Stance | None, ...] = (None, *json.loads(told["stances"])[1:])
        self.scale = float(told["scale"])
        words = path.with_suffix(".vocabulary.txt").read_text(encoding="utf-8").splitlines()
        vocabulary = {word: number for number, word in enumerate(words)}
        self._pieces = WordPieces(vocabulary)
        self._gate = SentenceGate(path.with_suffix(_GATE))
        self._open, self._close = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def promise(self, lemmas: Sequence[str]) -> float:
        """Log odds that a sentence of these words, in lower case, tells a stance."""
        return self._gate.score(lemmas)

    def read(self, text: str, *, title: str) -> tuple[tuple[Span, ...], Floats, Floats]:
        """The places of the pieces, and for each the shares of the stances (0 is none) and its vector."""
        pieces = tuple(self._pieces.cut(text))
        head = [one.id for one in self._pieces.cut(title)][:_TITLE]
        before = [self._open, *head, self._close] if head else [self._open]
        shares, vectors = [], []
        for k in range(0, len(pieces), _PIECES):
            ids = [one.id for one in pieces[k : k + _PIECES]]
            found = self._run([*before, *ids, self._close], own=len(before))
            shares.append(found[0][len(before) : -1])
            vectors.append(found[1][len(before) : -1])
        if not pieces:
            return (), np.empty((0, len(self.stances)), np.float32), np.empty((0, 0), np.float32)
        places = tuple(Span(one.start, one.end) for one in pieces)
        return places, np.concatenate(shares), np.concatenate(vectors)

    def describe(self, words: str) -> Floats:
        """The vector of an issue that is told in words: name and phrases."""
        ids = [one.id for one in self._pieces.cut(words)][:_PIECES]
        found = self._run([self._open, *ids, self._close], own=len(ids) + 2)[2].mean(axis=0)
        unit: Floats = found / np.linalg.norm(found)
        return unit

    def _run(self, ids: Sequence[int], *, own: int) -> list[Any]:
        """`own` is the first piece of the paragraph itself, behind the title."""
        types = np.zeros((1, len(ids)), np.int64)
        types[0, own:] = 1
        found: list[Any] = self._session.run(None, {"ids": np.array([ids], np.int64), "types": types})
        return [one[0] for one in found]


@functools.cache
def shipped_reader() -> StanceReader:
    """The one that comes with the package. Loaded once in a process."""
    return StanceReader(shipped_path(SHIPPED))


def shipped_digest() -> str:
    """Name and digest of the shipped weights: other weights read an article anew."""
    return f"{digest_of(SHIPPED)} {digest_of(str(Path(SHIPPED).with_suffix(_GATE)))}"
