"""The few numbers that a user may want to change, as records with defaults. Part of the base."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes over which a page is not read but becomes a failure row."""

    page_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000  # of one archive member or one gzip stream
    depth: int = 400  # nesting of HTML elements
    article_characters: int = (
        300_000  # 50,000 words, a book rather than a report; reading one takes a gigabyte
    )
