"""What everything else is made of: spans, evidence, dates and ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year"]


def make_id(prefix: str, *parts: str) -> str:
    """A stable id from content and place: `prefix-` and 16 hexadecimal digits."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward and is not empty: {self.start}-{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def spans_of(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words at a place: in an article's text, or in the decoded page where the text no longer holds them.

    Exactly one of `article` and `page` is an id.
    """

    start: int
    end: int
    exact: str
    article: str | None = None
    page: str | None = None

    def __post_init__(self) -> None:
        if (self.article is None) == (self.page is None):
            raise ValueError("evidence lies in an article or in a page")
        if len(self.exact) != self.end - self.start or not self.exact:
            raise ValueError(f"evidence {self.start}-{self.end} does not fit its words")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Date:
    """A day or a stretch of days as ISO 8601 strings, with the precision that the words had.

    A time of day keeps the offset that was shown; none shown means the article's local time.
    """

    start: str
    end: str
    precision: Precision
