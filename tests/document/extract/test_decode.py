"""Bytes to the decoded page."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.extract import decode
from onrecord.errors import UnreadablePage

TEXT = "Der Schlichter sprach am Freitag mit den Fährleuten über Löhne."


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-32"), "utf-32"),
    ],
)
def test_decode_finds_the_charset(content: bytes, charset: str) -> None:
    decoded = decode(content, media_type="text/plain")
    assert (decoded.text, decoded.charset) == (TEXT, charset)


def test_decode_believes_the_declaration() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{"Переговоры продолжаются"}</body></html>'
    decoded = decode(page.encode("cp1251"), media_type="text/html")
    assert (decoded.text, decoded.charset) == (page, "cp1251")


def test_decode_believes_the_bytes_over_an_outdated_declaration() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body>Aurélio</body></html>'
    assert decode(page.encode(), media_type="text/html").text == page


def test_decode_reads_latin_1_as_the_web_does() -> None:
    decoded = decode(
        b"\x93Quiet\x94, said the judge in a caf\xe9.", media_type="text/html; charset=iso-8859-1"
    )
    assert (decoded.text, decoded.charset) == ("“Quiet”, said the judge in a café.", "cp1252")


def test_decode_takes_a_page_cut_within_a_character() -> None:
    assert decode("Die Fähre".encode()[:6], media_type="text/plain").charset == "utf-8"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7 x", b"\x89PNG\r\n", b"PK\x03\x04", b"text\0with\0zeros and more", bytes(range(1, 9)) * 99],
)
def test_decode_refuses_binary_content(content: bytes) -> None:
    with pytest.raises(UnreadablePage, match="binary"):
        decode(content, media_type="text/plain")


def test_decode_shows_the_fields_of_a_row() -> None:
    row = {
        "text": "The port\nis open.",
        "headline": "Port “open”",
        "author": [{"name": "Ana Sousa"}, "K. Lund"],
    }
    decoded = decode(json.dumps(row).encode(), media_type="application/json")
    assert decoded.text == "title: Port “open”\nauthors: Ana Sousa; K. Lund\n\nThe port\nis open.\n"


@given(st.binary(max_size=300))
def test_decode_gives_the_same_text_again_from_the_stored_charset(content: bytes) -> None:
    try:
        decoded = decode(content, media_type="text/plain")
    except UnreadablePage:
        return
    assert decode(content, media_type="text/plain", charset=decoded.charset) == decoded
