"""`RecordFile`, one record file open for reading: its path in, the state of its build and the rows of queries out."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import UnknownId
from onrecord.records import Known
from onrecord.store.connection import open_to_read
from onrecord.store.integrity import file_faults


class RecordFile:
    """The base of `Record`; a context manager."""

    def __init__(self, path: Path, *, database: sqlite3.Connection | None = None) -> None:
        """Open the file, or look through a `database` that the caller has open on it (and closes)."""
        self.path = path
        self._owned = database is None
        self._database = open_to_read(path) if database is None else database

    def close(self) -> None:
        if self._owned:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def stale(self) -> bool:
        """The corpus stages have not been run over all readings: an interrupted build."""
        return self.state("conclusions") != self.fingerprint()

    def fingerprint(self) -> str:
        """Changes whenever anything does that conclusions may rest on."""
        digest = hashlib.sha256()
        for row in self._all(
            "SELECT id, reading_sha256, story, first_seen, last_seen FROM pages ORDER BY id"
        ):
            digest.update(repr(tuple(row)).encode())
        for query in (
            "SELECT id FROM judgements ORDER BY id",
            "SELECT * FROM listed_actors ORDER BY position",
            "SELECT * FROM codebook",
        ):
            for row in self._all(query):
                digest.update(repr(tuple(row)).encode())
        return digest.hexdigest()

    def state(self, name: str) -> str | None:
        row = self._one("SELECT value FROM build_state WHERE name = ?", name)
        return None if row is None else str(row["value"])

    def file_faults(self) -> Iterator[str]:
        """What SQLite finds wrong with the file, its references or its search index."""
        return file_faults(self._database)

    def _all(self, query: str, *values: object) -> sqlite3.Cursor:
        return self._database.execute(query, values)

    def _one(self, query: str, *values: object) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._database.execute(query, values).fetchone()
        return row

    def _known(self, query: str, value: str, noun: str) -> sqlite3.Row:
        row = self._one(query, value)
        if row is None:
            raise UnknownId(f"{self.path}: holds no {noun} {value!r}")
        return row

    def _pairs(self, query: str) -> tuple[tuple[str, str], ...]:
        return tuple((row[0], row[1]) for row in self._all(query))

    def _groups(self, query: str) -> tuple[Known, ...]:
        groups: dict[str, list[str]] = {}
        for group, member in self._all(query):
            groups.setdefault(group, []).append(member)
        return tuple(Known(group, frozenset(members)) for group, members in groups.items())
