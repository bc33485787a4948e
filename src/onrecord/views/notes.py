"""Notes: attributions go in, in the order in which a brief cites them; numbered passages come out."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Attribution, AttributionKind
from onrecord.views.holdings import Citation, Holdings
from onrecord.views.passages import Paragraph, passage


@dataclass(frozen=True, slots=True)
class Note:
    """Where a line comes from: the article and the passage, with source, cue and content marked."""

    number: int
    attribution: str
    citation: Citation
    kind: AttributionKind
    denial: bool
    confidence: float
    found_by: str
    passage: tuple[Paragraph, ...]


class Notes:
    """Gives each attribution one number, from 1, at its first citation."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._notes: dict[str, Note] = {}

    def number(self, attribution: Attribution) -> int:
        if attribution.id not in self._notes:
            self._notes[attribution.id] = self._note(attribution, len(self._notes) + 1)
        return self._notes[attribution.id].number

    def known(self, attribution: str) -> int | None:
        """The number that an attribution was given, if it was cited."""
        note = self._notes.get(attribution)
        return note.number if note else None

    def all(self) -> tuple[Note, ...]:
        return tuple(self._notes.values())

    def _note(self, attribution: Attribution, number: int) -> Note:
        return Note(
            number=number,
            attribution=attribution.id,
            citation=self._holdings.every[attribution.article],
            kind=attribution.kind,
            denial=attribution.denial,
            confidence=attribution.confidence,
            found_by=attribution.found_by,
            passage=passage(self._holdings.article(attribution.article), attribution),
        )
