"""Bounded reading: a stream that stops before a packed file fills the memory."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import BinaryIO, cast


class Oversized(Exception):
    """More bytes came than the limit allows."""


class Metered(io.RawIOBase):
    """A stream that raises `Oversized` once more than `limit` bytes were read since the last `reset`."""

    def __init__(self, stream: BinaryIO, *, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if size is None or size < 0:
            size = self._limit - self._count + 1
        data = self._stream.read(size)
        self._count += len(data)
        if self._count > self._limit:
            raise Oversized
        return data

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def reset(self) -> None:
        self._count = 0

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def open_packed(path: Path) -> BinaryIO:
    """The file's bytes, unpacked while they are read where its name ends in .gz."""
    if path.suffix.lower() == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")
