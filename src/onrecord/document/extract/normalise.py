"""Normalise: a stretch of the decoded page -> clean words on one line. The decoded page stays as it was."""

from __future__ import annotations

import re
from typing import Final

import ftfy

# Quotation marks stay as the outlet set them: which ones it uses tells where quotations begin and end.
_CONFIG: Final = ftfy.TextFixerConfig(
    unescape_html="auto",
    remove_terminal_escapes=True,
    fix_encoding=True,
    restore_byte_a0=True,
    replace_lossy_sequences=True,
    decode_inconsistent_utf8=True,
    fix_c1_controls=True,
    fix_latin_ligatures=True,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=True,
    fix_surrogates=True,
    remove_control_chars=True,
    normalization="NFC",
    explain=False,
)
# soft hyphen, zero-width space, word joiner, byte order mark, marks of direction, variation selector for text
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
# joiners carry meaning in Arabic, Indic scripts and emoji, none after Latin, Greek or Cyrillic letters
_JOINER: Final = re.compile("(?<=[\u0000-\u058f])[\u200c\u200d]+")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\ud800-\udfff]")
_SPACE: Final = re.compile(r"\s+")


def normalise(text: str) -> str:
    """The words of `text` with single spaces, mis-encoded characters repaired, invisible ones gone."""
    if not text.isascii() or "&" in text or "\x1b" in text:
        text = ftfy.fix_text(text, _CONFIG)
        text = _JOINER.sub("", _INVISIBLE.sub("", text))
    text = _SPACE.sub(" ", text)
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()
