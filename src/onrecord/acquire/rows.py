"""Rows: JSON and JSONL files -> one page for each object (url, title, date, text and what else it tells).

A row's bytes are the object itself as UTF-8 JSON; the stage `extract` reads its fields.
"""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Iterator
from typing import Final, cast

from onrecord.acquire.fetched import Fetched, Place, failure, fetched, modified, read_moment
from onrecord.acquire.files import File
from onrecord.acquire.packed import Metered
from onrecord.records import Failure
from onrecord.settings import Limits

MEDIA_TYPE: Final = "application/json"
_URL_FIELDS: Final = ("url", "link", "uri", "source_url", "canonical_url")
_RETRIEVED_FIELDS: Final = ("retrieved", "fetched", "crawled", "accessed", "retrieved_at", "crawled_at")
_LIST_FIELDS: Final = ("articles", "items", "rows", "data", "results", "documents", "pages")
_URL: Final = re.compile(r"https?://[^\s]+\Z")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_lines(file: File, *, limits: Limits) -> Iterator[Fetched | Failure]:
    """One page for each line of a JSONL file, read line by line."""
    empty = True
    with Metered(file.path, limit=max(limits.unpacked_bytes, file.size)) as stream:
        for number, line in enumerate(_lines(stream, limits.page_bytes), start=1):
            if line is None:
                yield failure(
                    f"{file.source}#{number}",
                    f"{file.source}: line {number} is longer than {limits.page_bytes} bytes",
                )
            elif line.strip():
                empty = False
                yield _parse_line(file, number, line)
        if stream.damaged:
            raise EOFError
    if empty:
        yield failure(file.source, f"{file.source}: holds no row; expected one JSON object a line")


def _lines(stream: Metered, limit: int) -> Iterator[bytes | None]:
    """The stream's lines; None for one that is longer than `limit`, which is passed over."""
    rest = b""
    skipping = False
    while chunk := stream.read(1 << 16):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            yield None if skipping or len(line) > limit else line
            skipping = False
        if len(rest) > limit:
            rest, skipping = b"", True
    if rest or skipping:
        yield None if skipping else rest


def _parse_line(file: File, number: int, line: bytes) -> Fetched | Failure:
    row = _load(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)
    if not isinstance(row, dict):
        return failure(
            f"{file.source}#{number}",
            f"{file.source}: line {number} is no JSON object; expected url, title, date, text",
        )
    return _row_page(file, str(number), row)


def read_list(file: File, *, limits: Limits) -> Iterator[Fetched | Failure]:
    """One page for each object of a JSON file: a list, a list inside an object, or a single object."""
    if file.size > limits.unpacked_bytes:
        yield failure(
            file.source, f"{file.source}: is larger than {limits.unpacked_bytes} bytes; give it as .jsonl"
        )
        return
    with Metered(file.path, limit=limits.unpacked_bytes) as stream:
        value = _load(stream.read().removeprefix(codecs.BOM_UTF8))
        if stream.damaged:
            raise EOFError
    rows = _rows(value)
    if not rows:
        yield failure(
            file.source, f"{file.source}: holds no JSON object or list of objects with url, title, date, text"
        )
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            yield failure(f"{file.source}#{number}", f"{file.source}: item {number} is no JSON object")
            continue
        made = _row_page(file, str(number), row)
        if isinstance(made, Fetched) and len(made.content) > limits.page_bytes:
            yield failure(
                f"{file.source}#{number}",
                f"{file.source}: item {number} is larger than {limits.page_bytes} bytes",
            )
        else:
            yield made


def _rows(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    for name in _LIST_FIELDS:
        inside = value.get(name)
        if isinstance(inside, list) and any(isinstance(one, dict) for one in inside):
            return inside
    return [value]


def _load(content: bytes) -> object:
    """The JSON value, None where it is none; RecursionError comes with nesting deeper than the parser goes."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _row_page(file: File, number: str, row: dict[str, object]) -> Fetched | Failure:
    url = next((value for name in _URL_FIELDS if _is_url(value := row.get(name))), None)
    retrieved = next((value for name in _RETRIEVED_FIELDS if isinstance(value := row.get(name), str)), None)
    place = Place(
        source=cast("str", url).strip() if url else f"{file.source}#{number}",
        location=cast("str", url).strip() if url else f"{os.path.abspath(file.path)}#{number}",
        seen=modified(file.path),
        retrieved=read_moment(retrieved),
    )
    # a lone surrogate is no character: no text can hold it
    content = _SURROGATE.sub("\ufffd", json.dumps(row, ensure_ascii=False)).encode()
    return fetched(place, content, media_type=MEDIA_TYPE)


def _is_url(value: object) -> bool:
    return isinstance(value, str) and _URL.match(value.strip()) is not None
