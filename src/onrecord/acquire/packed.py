"""Bounded reading: a stream that stops before a packed file fills the memory, and gives what a damaged one holds."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import BinaryIO, Final

CHUNK: Final = 1 << 16


class Oversized(Exception):
    """More bytes came than the limit allows."""


class Unpacked:
    """The content of a gzip file, member after member; it ends where the file does, or where it is `damaged`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._packed = b""
        self.damaged = False

    def read(self, size: int) -> bytes:
        """At least one byte and at most `size`; none at the end."""
        while not self.damaged:
            if self._member.eof:
                self._packed = self._member.unused_data.lstrip(b"\0") or self._stream.read(CHUNK)
                if not self._packed:
                    return b""
                self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            packed = self._packed or self._stream.read(CHUNK)
            try:
                data = self._member.decompress(packed, size)
            except zlib.error:
                data, packed = b"", b""
            self._packed = self._member.unconsumed_tail
            if data:
                return data
            self.damaged = not packed
        return b""

    def close(self) -> None:
        self._stream.close()


class Metered(io.RawIOBase):
    """A file's content that raises `Oversized` once more than `limit` bytes were read since the last `reset`."""

    def __init__(self, path: Path, *, limit: int) -> None:
        stream = path.open("rb")
        self._stream = Unpacked(stream) if path.suffix.lower() == ".gz" else stream
        self._limit = limit
        self._count = 0

    @property
    def damaged(self) -> bool:
        """Whether the content broke off before its end."""
        return isinstance(self._stream, Unpacked) and self._stream.damaged

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if size is None or size < 0:
            return b"".join(iter(lambda: self._take(CHUNK), b""))
        return self._take(size)

    def _take(self, size: int) -> bytes:
        data = self._stream.read(size) if size else b""
        self._count += len(data)
        if self._count > self._limit:
            raise Oversized
        return data

    def reset(self) -> None:
        self._count = 0

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
