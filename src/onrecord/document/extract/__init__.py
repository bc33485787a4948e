"""Extract: a page -> the articles that it holds, cleaned, with what the page shows about them, and every block with
the reason for which it was kept or dropped. The first document stage; pure."""

from __future__ import annotations

from typing import Final

from onrecord.document.extract.archived import ARCHIVE
from onrecord.document.extract.decode import JSON, Decoded, decode
from onrecord.document.extract.draft import finish
from onrecord.document.extract.html import read_html
from onrecord.document.extract.json_row import read_row
from onrecord.document.extract.live import read_live_text
from onrecord.document.extract.markdown import read_markdown
from onrecord.document.extract.plain import Reading, read_plain
from onrecord.errors import UnreadablePage
from onrecord.records import Extraction, Page
from onrecord.settings import Limits

VERSION: Final = "extract/3"

__all__ = ["VERSION", "Decoded", "decode", "extract"]


def extract(page: Page, content: bytes, *, limits: Limits) -> Extraction:
    """The articles and blocks of a page. Raises UnreadablePage, with the reason, where it yields no article."""
    if len(content) > limits.page_bytes:
        raise UnreadablePage(f"the page is larger than {limits.page_bytes} bytes; raise the limit to read it")
    if not content.strip():
        raise UnreadablePage("the page is empty")
    decoded = decode(content, media_type=page.media_type)
    reading = _read(page, content, decoded, limits)
    if not reading.drafts:
        raise UnreadablePage("the page holds no running text; expected a report")
    return Extraction(
        charset=decoded.charset, articles=finish(page, decoded, reading.drafts), blocks=reading.blocks
    )


def _read(page: Page, content: bytes, decoded: Decoded, limits: Limits) -> Reading:
    media_type = page.media_type.partition(";")[0].strip()
    if media_type in ("text/html", "application/xhtml+xml", ARCHIVE):
        return read_html(decoded.text, limits=limits)
    if media_type == JSON:
        return read_row(content, decoded.text, limits=limits)
    if media_type == "text/markdown":
        return read_markdown(decoded.text)
    return read_live_text(decoded.text) or read_plain(decoded.text)
