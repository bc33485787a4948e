"""Places: where the words of a value stand in the decoded page, entities and line breaks of its markup allowed for."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from typing import Final

from onrecord.records import Span

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE: Final = "[\u00ad\u200b\u2060\ufeff]*"
WINDOW: Final = 200_000  # characters looked through for one value: keeps the whole linear


class Places:
    """The decoded page with its entities read, and the way back to what stands there."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        self._read: list[int] = [0]
        self._raw: list[int] = [0]
        length = last = 0
        for match in _ENTITY.finditer(text):
            read = html.unescape(match.group())
            if read == match.group():
                continue
            parts += (text[last : match.start()], read)
            length += match.start() - last
            # the read character stands for the entity's first; what follows begins after it
            self._read += (length, length + len(read))
            self._raw += (match.start(), match.end())
            length += len(read)
            last = match.end()
        parts.append(text[last:])
        self.text = "".join(parts)
        self._length = len(text)

    def find(self, words: str, *, start: int = 0, end: int | None = None) -> Span | None:
        """Where `words` first stand between two places of `self.text`, as a span of the decoded page."""
        words = words.strip()
        if not words:
            return None
        stop = min(len(self.text), start + WINDOW) if end is None else end
        at = self.text.find(words, start, stop)
        if at >= 0:
            return self.raw(at, at + len(words))
        parts = words.split()
        if len(words) > 2000:
            return None
        gap = rf"(?:\s|{_INVISIBLE[:-1]})+"
        inner = gap.join(re.escape(part) for part in parts)
        match = re.compile(inner).search(self.text, start, stop)
        return self.raw(*match.span()) if match else None

    def raw(self, start: int, end: int) -> Span | None:
        begin, stop = self._to_raw(start), self._to_raw(end)
        return Span(begin, stop) if 0 <= begin < stop <= self._length else None

    def _to_raw(self, offset: int) -> int:
        place = bisect_right(self._read, offset) - 1
        return self._raw[place] + (offset - self._read[place] if self._plain(place) else 0)

    def _plain(self, place: int) -> bool:
        """Whether the stretch that begins at a break is text as it stands, no entity."""
        return place % 2 == 0

    def read(self, offset: int) -> int:
        """The place in `self.text` that a place in the decoded page comes to."""
        place = bisect_right(self._raw, offset) - 1
        return self._read[place] + (offset - self._raw[place] if self._plain(place) else 0)
