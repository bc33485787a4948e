"""Archives: WARC files, packed or not -> one page for each response that holds HTML or plain text."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from typing import Final, Protocol, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from onrecord.acquire.fetched import Fetched, Place, failure, fetched, modified, read_moment
from onrecord.acquire.files import File
from onrecord.acquire.packed import Metered, Oversized
from onrecord.records import Failure
from onrecord.settings import Limits

_READ_TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain")
_ENCODINGS: Final = ("", "identity", "gzip", "x-gzip", "deflate")


class _Headers(Protocol):
    def get_header(self, name: str) -> str | None: ...
    def get_statuscode(self) -> str: ...


class _Stream(Protocol):
    def read(self, size: int = -1) -> bytes: ...


class _Record(Protocol):
    """What is used of warcio's record."""

    rec_type: str
    rec_headers: _Headers
    http_headers: _Headers | None
    raw_stream: _Stream

    def content_stream(self) -> _Stream: ...


def read_archive(file: File, *, limits: Limits) -> Iterator[Fetched | Failure]:
    """The archive's pages, and a failure for where it breaks off; other records are passed over in silence."""
    found = False
    seen = modified(file.path)
    with Metered(file.path, limit=limits.unpacked_bytes) as stream:
        try:
            for record in ArchiveIterator(stream):
                stream.reset()
                page = _read_record(cast("_Record", record), file, seen, limits)
                if page is not None:
                    found = True
                    yield page
            if stream.damaged:
                raise EOFError
        except (ArchiveLoadFailed, EOFError, zlib.error, OSError, ValueError):
            found = True
            yield failure(
                file.source, f"{file.source}: is damaged; what follows the last good record is lost"
            )
        except Oversized:
            found = True
            yield failure(
                file.source,
                f"{file.source}: a record unpacks to more than {limits.unpacked_bytes} bytes; the rest is lost",
            )
    if not found:
        yield failure(file.source, f"{file.source}: holds no response with HTML or plain text")


def _read_record(record: _Record, file: File, seen: str, limits: Limits) -> Fetched | Failure | None:
    media_type = _media_type(record)
    uri = record.rec_headers.get_header("WARC-Target-URI")
    if media_type is None or not uri:
        return None
    uri = uri.strip("<>")
    cut = record.rec_headers.get_header("WARC-Truncated")
    if cut:
        return failure(uri, f"{uri}: was cut when it was archived ({cut}) in {file.source}")
    encoding = (_http(record, "Content-Encoding") or "").strip().lower()
    if encoding not in _ENCODINGS:
        return failure(uri, f"{uri}: is packed as {encoding} in {file.source}, which cannot be unpacked")
    try:
        content = _read_up_to(record.content_stream(), limits.page_bytes + 1)
    except zlib.error:
        return failure(uri, f"{uri}: is damaged in {file.source}")
    if len(content) > limits.page_bytes:
        return failure(uri, f"{uri}: is larger than {limits.page_bytes} bytes in {file.source}")
    if getattr(record.raw_stream, "limit", 0):
        return failure(uri, f"{uri}: breaks off before its end in {file.source}")
    if not content.strip():
        return failure(uri, f"{uri}: is empty in {file.source}")
    retrieved = read_moment(record.rec_headers.get_header("WARC-Date"))
    return fetched(Place(uri, uri, seen, retrieved), content, media_type=media_type)


def _read_up_to(stream: _Stream, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit
    while left > 0 and (part := stream.read(min(left, 1 << 16))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _media_type(record: _Record) -> str | None:
    """The media type of a response that was given and can be read, with the charset where it is a known one."""
    if record.rec_type == "response":
        headers = record.http_headers
        if headers is None or not headers.get_statuscode().startswith("2"):
            return None
        shown = headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        shown = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    base, _, parameters = shown.partition(";")
    base = base.strip().lower()
    if base not in _READ_TYPES:
        return None
    charset = _charset(parameters)
    return f"{base}; charset={charset}" if charset else base


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            try:
                return codecs.lookup(value.strip(" \"'")).name
            except (LookupError, ValueError):
                return None
    return None


def _http(record: _Record, name: str) -> str | None:
    return record.http_headers.get_header(name) if record.http_headers else None
