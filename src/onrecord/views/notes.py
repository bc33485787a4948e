"""Notes: attributions and other evidence go in, in the order of their citation; numbered passages come out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Attribution, AttributionKind, Span
from onrecord.views.evidence import Quoted
from onrecord.views.holdings import Citation, Holdings
from onrecord.views.passages import Paragraph, marked_passage, passage
from onrecord.views.wording import Mark


@dataclass(frozen=True, slots=True)
class Note:
    """Where a line comes from: the article and the passage, with source, cue and content marked.

    Words that show a position, a term, a dispute, an event or a figure are marked as content, and have no
    attribution; `reasons` say by which rules they were read so.
    """

    number: int
    attribution: str | None
    citation: Citation
    kind: AttributionKind | None
    denial: bool
    confidence: float | None
    found_by: str
    passage: tuple[Paragraph, ...]
    reasons: tuple[str, ...] = ()


class Notes:
    """Gives each attribution, and each run of words, one number, from 1, at its first citation."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._notes: dict[str, Note] = {}

    def number(self, attribution: Attribution) -> int:
        if attribution.id not in self._notes:
            self._notes[attribution.id] = self._note(attribution, len(self._notes) + 1)
        return self._notes[attribution.id].number

    def words(self, words: Quoted, *, conditions: Sequence[Span] = (), reasons: tuple[str, ...] = ()) -> int:
        """The number of the passage that holds these words; conditions are marked apart."""
        key = f"{words.article}:{words.start}-{words.end}"
        if key not in self._notes:
            article = self._holdings.article(words.article)
            said = Span(words.start, words.end)
            parts: list[tuple[Span, Mark]] = [
                *((span, "condition") for span in conditions),
                (said, "content"),
            ]
            self._notes[key] = Note(
                number=len(self._notes) + 1,
                attribution=None,
                citation=self._holdings.every[words.article],
                kind=None,
                denial=False,
                confidence=None,
                found_by="",
                passage=marked_passage(article, parts),
                reasons=reasons,
            )
        return self._notes[key].number

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
