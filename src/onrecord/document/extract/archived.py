"""Archived: a page that a browser saved in one file (.mhtml) -> the bytes of its HTML, by the standard library's mail
reader; pictures and styles that came with it are left out."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from email.message import Message
from typing import Final

from onrecord.errors import UnreadablePage

ARCHIVE: Final = "multipart/related"


@dataclass(frozen=True, slots=True)
class Archived:
    """The HTML of an archived page, and the charset that the archive gives for it."""

    content: bytes
    charset: str


def unpack(content: bytes) -> Archived:
    """The first HTML part. Raises UnreadablePage where the file is no such archive, or holds no HTML."""
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return Archived(payload, _charset(part))
    raise UnreadablePage("the web archive holds no HTML; save the page as .html")


def _charset(part: Message) -> str:
    return str(part.get_content_charset() or "")
