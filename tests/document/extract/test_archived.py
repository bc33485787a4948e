"""Pages that a browser saved in one file."""

from __future__ import annotations

import pytest

from onrecord.document.extract import extract
from onrecord.document.extract.decode import decode
from onrecord.errors import UnreadablePage
from onrecord.records import Page
from onrecord.settings import Limits

SAID = "The ferry will not sail on Sundays, S\u00f8ren Vell said on Monday, until both of its crews agree."
HEAD = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
KIND = "multipart/related"


def _archive(charset: str) -> bytes:
    body = f"<html><body><h1>Ferry stays in port</h1><p>{SAID}</p></body></html>"
    part = f"--x\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return HEAD.encode() + part.encode() + body.encode(charset) + b"\r\n--x--\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_html_of_a_web_archive_is_read(charset: str) -> None:
    page = Page("page-1", "p.mhtml", "p.mhtml", "", KIND, None, "")
    (article,) = extract(page, _archive(charset), limits=Limits()).articles
    assert (article.title, article.text) == ("Ferry stays in port", f"Ferry stays in port\n\n{SAID}")


def test_a_web_archive_decodes_the_same_with_its_stored_charset() -> None:
    first = decode(_archive("utf-8"), media_type=KIND)
    assert decode(_archive("utf-8"), media_type=KIND, charset=first.charset) == first


def test_an_archive_without_html_is_refused() -> None:
    with pytest.raises(UnreadablePage, match="holds no HTML"):
        decode(HEAD.encode() + b"--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n", media_type=KIND)
