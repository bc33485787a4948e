"""One role phrase of a sheet: its range, its noun, the words of the title, and whose. Part of the stage `mentions`."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document.mentions.sheet import Range, Sheet
from onrecord.records import Role


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role phrase: its whole range, its noun, the words of the title, and whose."""

    part: Range
    noun: int
    title: str
    of: Range | None

    def role(self, sheet: Sheet) -> Role:
        of = sheet.span(self.of) if self.of else None
        return Role(self.title, sheet.span(self.part), of, sheet.words(self.of) if self.of else None)
