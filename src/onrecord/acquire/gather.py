"""Gather: inputs -> pages with their bytes, one by one. The first stage of a build; it decides by a file's name
and first bytes how it is read, and turns what cannot be read into failures."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.acquire.archives import read_archive
from onrecord.acquire.fetched import Fetched, Place, failure, fetched, modified
from onrecord.acquire.files import File, find_files
from onrecord.acquire.packed import Metered, Oversized
from onrecord.acquire.rows import read_lines, read_list
from onrecord.acquire.sniff import sniff
from onrecord.records import Failure
from onrecord.settings import Limits

MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
}
# A brief or an inspection tells by whom it was written: the record must not quote itself.
OWN_HEAD: Final = b'<meta name="generator" content="onrecord '
OWN_END: Final = b"<!-- written by onrecord -->"
# What browsers save beside a page, and other text that is no report.
NO_PAGES: Final = frozenset(
    ".css .js .mjs .map .svg .xml .rss .atom .csv .tsv .yaml .yml .toml .ini .cfg .py .sh .sql .log .ics .rtf".split()
)


def gather(inputs: Sequence[str], *, limits: Limits) -> Iterator[Fetched | Failure]:
    """The pages that `inputs` name, files or folders, in the order of their names; lazily, one in memory at a time."""
    for file in find_files(inputs):
        if isinstance(file, Failure):
            yield file
            continue
        try:
            yield from _read(file, limits)
        except Oversized:
            yield failure(
                file.source,
                f"{file.source}: unpacks to more than {limits.unpacked_bytes} bytes; unpack it or split it",
            )
        except EOFError:
            yield failure(
                file.source, f"{file.source}: is damaged, what follows cannot be unpacked; fetch it anew"
            )
        except OSError as error:
            yield failure(
                file.source, f"{file.source}: cannot be read ({(error.strerror or 'unreadable').lower()})"
            )


def _read(file: File, limits: Limits) -> Iterator[Fetched | Failure]:
    if file.size == 0:
        yield failure(file.source, f"{file.source}: is empty")
        return
    suffix = _suffix(file)
    if suffix == ".warc":
        yield from read_archive(file, limits=limits)
    elif suffix in (".jsonl", ".ndjson"):
        yield from read_lines(file, limits=limits)
    elif suffix == ".json":
        yield from read_list(file, limits=limits)
    elif suffix in NO_PAGES:
        yield failure(
            file.source, f"{file.source}: {suffix} files are not read; give saved pages as .html or .txt"
        )
    else:
        yield _read_page(file, MEDIA_TYPES.get(suffix), limits)


def _suffix(file: File) -> str:
    path = file.path
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _read_page(file: File, media_type: str | None, limits: Limits) -> Fetched | Failure:
    too_big = failure(
        file.source,
        f"{file.source}: is larger than {limits.page_bytes} bytes; raise the limit if it is one page",
    )
    if file.size > limits.page_bytes:
        return too_big
    # one byte more than allowed tells a page that is too big from one that just fits
    with Metered(file.path, limit=min(limits.unpacked_bytes, limits.page_bytes)) as stream:
        try:
            content = stream.read()
        except Oversized:
            return too_big
        if stream.damaged:
            raise EOFError
    if not content.strip():
        return failure(file.source, f"{file.source}: is empty")
    if OWN_HEAD in content[:4096] or content[-64:].rstrip().endswith(OWN_END):
        return failure(file.source, f"{file.source}: was written by onrecord, and is no report")
    media_type = media_type or sniff(content)
    if media_type is None:
        return failure(file.source, f"{file.source}: is binary; give saved pages as .html or .txt")
    place = Place(file.source, os.path.abspath(file.path), modified(file.path))
    return fetched(place, content, media_type=media_type)
