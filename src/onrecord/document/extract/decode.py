"""Decode: a page's bytes -> the decoded page, the text into which page evidence points.

Deterministic, and redoable from the stored charset: `decode(content, media_type=..., charset=stored)` gives the
same text again. A row of a JSON file is decoded into its fields, one a line, and its text beneath them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from onrecord.document.extract.archived import ARCHIVE, unpack
from onrecord.document.extract.rows import render_row
from onrecord.errors import UnreadablePage

JSON: Final = "application/json"
SAMPLE: Final = 32_768
# utf-32 first: its mark begins with that of utf-16
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*|<\?xml[^>]{0,100}?encoding\s*=\s*)["']?\s*([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_MAGIC: Final = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"RIFF", b"OggS", b"ID3",
    b"{\\rtf", b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ",
)  # fmt: skip
_CONTROL: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
# what the web reads under these labels (WHATWG encoding standard)
_READ_AS: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "euc_kr": "cp949",
}
_TEXT_CODECS: Final = re.compile(
    r"utf|cp\d|iso|koi8|mac|gb|big5|euc|shift|hz|johab|latin|ascii|tis|kz|ptcp|hp"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, as it stood, and the charset to read it with again."""

    text: str
    charset: str


def decode(content: bytes, *, media_type: str, charset: str | None = None) -> Decoded:
    """The decoded page. `charset` is the stored one; without it, the charset is found out.

    Raises UnreadablePage where the bytes are no text.
    """
    base, _, parameters = media_type.partition(";")
    if base.strip() == JSON:
        return Decoded(render_row(content).text, "utf-8")
    if base.strip() == ARCHIVE:
        archived = unpack(content)
        content, parameters = archived.content, f"charset={archived.charset}"
    name = charset or _find_charset(content, parameters)
    return Decoded(content.decode(name, errors="replace"), name)


def _find_charset(content: bytes, parameters: str) -> str:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    wide = _wide(content)
    if wide:
        return wide
    _refuse_binary(content)
    declared = _known(parameters.rpartition("charset=")[2].strip()) or _declared(content)
    if _is_utf8(content) and not _shifts(declared):
        # a page saved as UTF-8 often keeps the older declaration of where it came from
        return "utf-8"
    if declared and declared != "utf-8" and _fits(content, declared):
        return declared
    return _guess(content)


def _refuse_binary(content: bytes) -> None:
    sample = content[:SAMPLE]
    if (
        content.startswith(_MAGIC)
        or b"\0" in sample
        or len(_CONTROL.findall(sample)) * 100 > len(sample) + 200
    ):
        raise UnreadablePage("the page is binary; expected HTML or text")


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of mostly Latin text is zero."""
    sample = content[:2048]
    half = len(sample) // 2
    if half < 4 or content.startswith(_MAGIC):
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd * 10 >= half * 7 and even * 10 < half:
        return "utf-16-le"
    if even * 10 >= half * 7 and odd * 10 < half:
        return "utf-16-be"
    return None


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    return _known(found.group(1).decode("ascii")) if found else None


def _known(label: str) -> str | None:
    """The codec behind a label; None for what names none, or a codec that is no charset."""
    try:
        name = codecs.lookup(label.strip(" \"'")).name
    except (LookupError, ValueError):
        return None
    if not _TEXT_CODECS.match(name) or name.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    return _READ_AS.get(name, name)


def _shifts(name: str | None) -> bool:
    """Charsets that write everything in seven bits, so that their pages pass for ASCII."""
    return name is not None and name.startswith(("iso2022", "hz"))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        # a page cut off within a character is UTF-8 all the same
        return error.start >= len(content) - 3 and error.start > 0
    return True


def _fits(content: bytes, name: str) -> bool:
    lost = content.decode(name, errors="replace").count("\ufffd")
    return lost * 200 <= len(content)


def _guess(content: bytes) -> str:
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    right = sum(1 for char in text[:SAMPLE] if char > "\x7f" and char != "\ufffd")
    if lost <= 2 * right and lost * 200 <= len(text):
        return "utf-8"  # a few broken characters among many good ones
    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        raise UnreadablePage("the page's bytes fit no character set; save it as UTF-8")
    return _known(best.encoding) or "cp1252"
