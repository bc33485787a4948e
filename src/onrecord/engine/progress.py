"""What a build tells while it runs, to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from onrecord.acquire.files import File, find_files

Outcome = Literal["read", "known", "failed"]

_MANY_IN_ONE = (".warc", ".jsonl", ".ndjson")
_ONE_ROW = 200_000  # bytes; a larger .json is taken for a list of pages


class Progress(Protocol):
    """Called from the process that builds, in this order: `begin`, `page` for each page, `conclude` for each stage."""

    def begin(self, pages: int | None) -> None:
        """So many pages are to come; None where only reading the inputs can tell."""

    def page(self, source: str, outcome: Outcome) -> None:
        """One more page is done: read now, known from an earlier build, or failed."""

    def conclude(self, stage: str) -> None:
        """A stage over all articles begins."""


class Silent:
    """Tells nobody."""

    def begin(self, pages: int | None) -> None:
        pass

    def page(self, source: str, outcome: Outcome) -> None:
        pass

    def conclude(self, stage: str) -> None:
        pass


SILENT = Silent()


def count_pages(inputs: Iterable[str]) -> int | None:
    """How many pages the inputs hold, where a file is a page; None with a file among them that holds many."""
    count = 0
    for file in find_files(tuple(inputs)):
        if isinstance(file, File) and _holds_many(file):
            return None
        count += 1
    return count


def _holds_many(file: File) -> bool:
    name = file.path.name.lower().removesuffix(".gz")
    return name.endswith(_MANY_IN_ONE) or (name.endswith(".json") and file.size > _ONE_ROW)
