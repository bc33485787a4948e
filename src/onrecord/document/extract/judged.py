"""Judged: a block and the verdict on it, as the rules about its surroundings hand it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.furniture import Verdict
from onrecord.document.extract.marks import find_dateline
from onrecord.document.extract.shape import count_words, is_sentence, several_sentences

PARAGRAPH: Final = Verdict("paragraph", "running text", keep=True)
HEADLINE: Final = Verdict("headline", "the first line that could be one", keep=True)
SUBHEADING: Final = Verdict("subheading", "a line without a full stop between paragraphs", keep=True)
# labels of lines that belong to a page's interface
INTERFACE: Final = frozenset(
    (
        "navigation",
        "advertisement",
        "share or follow line",
        "link to another page",
        "player text",
        "about the page",
    )
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A block and its verdict; None while there is none."""

    block: RawBlock
    verdict: Verdict | None

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def open(self) -> bool:
        """No evidence against it so far."""
        return self.verdict is None

    @property
    def kept(self) -> bool:
        return self.verdict is not None and self.verdict.keep

    def labelled(self, *labels: str) -> bool:
        return self.verdict is not None and self.verdict.label in labels

    def dropped(self, label: str, reason: str) -> Judged:
        return replace(self, verdict=Verdict(label, reason))


def first_paragraph(judged: Sequence[Judged]) -> int:
    """The position of the first running text; the number of blocks where there is none."""
    for position, one in enumerate(judged):
        if one.open and is_paragraph(one.text):
            return position
    return len(judged)


def is_paragraph(text: str) -> bool:
    """Whether a block can open a report: a dateline, a long sentence, or more than one."""
    if find_dateline(text):
        return True
    return is_sentence(text) and (count_words(text) >= 12 or several_sentences(text))


def next_open(judged: Sequence[Judged], position: int) -> int | None:
    """The position of the next block without evidence against it."""
    return next((place for place in range(position + 1, len(judged)) if judged[place].open), None)
