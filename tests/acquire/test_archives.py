"""WARC archives to pages."""

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.acquire import Fetched, gather
from onrecord.records import Failure
from onrecord.settings import Limits

PAGE = b"<html><body><p>The port is open.</p></body></html>"


def archive(*responses: tuple[str, str, str, bytes], packed: bool = True, **headers: str) -> bytes:
    """Responses as (address, status, content type, body)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for address, status, kind, body in responses:
        http = StatusAndHeaders(status, [("Content-Type", kind), *headers.items()], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": "2025-05-14T10:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def run(path: Path, limits: Limits | None = None) -> tuple[list[Fetched], list[Failure]]:
    found = list(gather([str(path)], limits=limits or Limits()))
    return [one for one in found if isinstance(one, Fetched)], [
        one for one in found if isinstance(one, Failure)
    ]


@pytest.mark.parametrize("packed", [True, False])
def test_responses_with_text_are_pages(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(
        archive(
            ("https://a.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
            ("https://a.example/gone", "404 Not Found", "text/html", PAGE),
            ("https://a.example/moved", "301 Moved", "text/html", b""),
            ("https://a.example/logo", "200 OK", "image/png", b"\x89PNG"),
            ("https://a.example/2", "200 OK", "text/plain", b"The port is shut."),
            packed=packed,
        )
    )
    pages, failures = run(path)
    assert [(one.page.source, one.page.media_type, one.content) for one in pages] == [
        ("https://a.example/1", "text/html; charset=utf-8", PAGE),
        ("https://a.example/2", "text/plain", b"The port is shut."),
    ]
    assert {(one.page.location, one.page.retrieved, one.page.seen) for one in pages} == {
        ("https://a.example/1", "2025-05-14T10:00:00Z", "2025-05-14T10:00:00Z"),
        ("https://a.example/2", "2025-05-14T10:00:00Z", "2025-05-14T10:00:00Z"),
    }
    assert failures == []


def test_a_damaged_archive_gives_what_it_can(tmp_path: Path) -> None:
    whole = archive(*((f"https://a.example/{number}", "200 OK", "text/html", PAGE) for number in range(3)))
    (tmp_path / "a.warc.gz").write_bytes(whole[:-40])
    pages, failures = run(tmp_path / "a.warc.gz")
    assert [one.page.source for one in pages] == ["https://a.example/0", "https://a.example/1"]
    assert [one.page for one in failures] == ["https://a.example/2", str(tmp_path / "a.warc.gz")]


def test_a_record_that_breaks_off_is_a_failure(tmp_path: Path) -> None:
    whole = archive(("https://a.example/1", "200 OK", "text/html", PAGE * 9), packed=False)
    (tmp_path / "a.warc").write_bytes(whole[:-100])
    pages, failures = run(tmp_path / "a.warc")
    assert pages == []
    assert "breaks off" in failures[0].reason


def test_a_packed_response_that_unpacks_to_too_much_is_a_failure(tmp_path: Path) -> None:
    bomb = gzip.compress(b"x" * 1_000_000)
    path = tmp_path / "a.warc"
    path.write_bytes(
        archive(
            ("https://a.example/1", "200 OK", "text/html", bomb), packed=False, **{"Content-Encoding": "gzip"}
        )
    )
    pages, failures = run(path, Limits(page_bytes=10_000))
    assert pages == []
    assert "larger than 10000 bytes" in failures[0].reason


def test_a_record_that_unpacks_to_too_much_ends_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive(("https://a.example/1", "200 OK", "image/png", b"x" * 1_000_000)))
    pages, failures = run(path, Limits(page_bytes=10_000, unpacked_bytes=50_000))
    assert pages == []
    assert "unpacks to more than 50000 bytes" in failures[0].reason


def test_a_file_that_is_no_archive_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"The port is open.\n" * 20)
    pages, failures = run(tmp_path / "a.warc")
    assert pages == []
    assert len(failures) == 1
