"""Paragraphs that the finder of the body broke up, or whose words it ran together, made whole after the page.

A link or a line break in a paragraph can leave it in two blocks, or without the blank beside the link. The page's own
blocks are whole, and hold the same characters in the same order.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.document.extract.blocks import RawBlock

LEAST: Final = 0.6  # of the characters of a paragraph that its pieces must hold, to be taken for it
MOST: Final = 500_000_000  # characters that may be looked through in one page, about a second and a half
SHORTEST: Final = 8  # characters of a first piece that is looked for


def make_whole(raw: Sequence[RawBlock], page: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """The blocks of the body; those of one paragraph of the page as that paragraph."""
    known = _Page.of(page)
    return tuple(raw) if len(known.whole) * len(raw) > MOST else tuple(_whole(raw, known))


def _whole(raw: Sequence[RawBlock], page: _Page) -> Iterator[RawBlock]:
    placed: list[tuple[int | None, RawBlock]] = []
    cursor = 0
    for block in raw:
        at, cursor = page.find(squeeze(block.text), cursor)
        placed.append((at, block))
    for at, run in itertools.groupby(placed, key=lambda pair: pair[0]):
        pieces = [block for _, block in run]
        if at is None:
            yield from pieces
            continue
        paragraph = page.blocks[at]
        held = sum(len(squeeze(piece.text)) for piece in pieces)
        length = len(squeeze(paragraph.text))
        if held == length or (len(pieces) > 1 and held >= LEAST * length):
            yield replace(pieces[0], text=paragraph.text, linked=paragraph.linked)
        else:
            yield from pieces


def squeeze(text: str) -> str:
    """`text` without blanks."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class _Page:
    blocks: Sequence[RawBlock]
    starts: Sequence[int]
    whole: str

    @classmethod
    def of(cls, blocks: Sequence[RawBlock]) -> _Page:
        squeezed = [squeeze(block.text) for block in blocks]
        starts = [0, *itertools.accumulate(len(one) + 1 for one in squeezed)]
        return cls(blocks, starts[:-1], "\n".join(squeezed))

    def find(self, piece: str, start: int) -> tuple[int | None, int]:
        """The block that holds `piece` at or after the character `start`, and where to go on looking."""
        # a short piece could stand anywhere: only where the last one ended
        far = len(self.whole) if len(piece) >= SHORTEST else start + len(piece) + 1
        at = self.whole.find(piece, start, far)
        if not piece or at < 0:
            return None, start
        return bisect_right(self.starts, at) - 1, at + len(piece)
