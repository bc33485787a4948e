"""What bytes of unknown kind are: HTML, plain text, or nothing that holds a report."""

from __future__ import annotations

import codecs
import re
from typing import Final

SAMPLE: Final = 8192
_BOMS: Final = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAGIC: Final = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"{\\rtf", b"\x7fELF", b"SQLite format 3")


def sniff(content: bytes) -> str | None:
    """`text/html`, `text/plain`, or None for binary content; looks at the first bytes only."""
    sample = content[:SAMPLE]
    if _HTML.search(sample):
        return "text/html"
    if sample.startswith(_BOMS):
        return "text/plain"
    if sample.startswith(_MAGIC) or len(_CONTROL.findall(sample)) * 100 > len(sample):
        return None
    return "text/plain"
