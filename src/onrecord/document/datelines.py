"""Where a report was filed: the capitals, day and agency that stand before its first sentence."""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:,[^-–—\n]{0,40})?(?:\s*\([^)\n]{2,30}\))?\.?\s*[-–—]+\s+"
)


def after_dateline(text: str, start: int, end: int) -> int:
    """Where the words behind a dateline that opens this stretch begin; `start` where none does."""
    found = _DATELINE.match(text, start, end)
    return found.end() if found is not None else start
