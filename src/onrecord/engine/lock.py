"""One builder at a time: a lock beside the record file that the system lets go of when its holder dies.

It is an empty SQLite file held in an exclusive transaction, as that locks alike on every system.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from onrecord.errors import NotARecord, WrongUsage


@contextmanager
def only_builder(record: Path) -> Iterator[None]:
    """`WrongUsage` while another process changes the same record, `NotARecord` where nothing can be written."""
    path = record.with_name(f"{record.name}-lock")
    with closing(_lock(path, record)):
        try:
            yield
        finally:
            # while it is still held: nobody else can be waiting inside it
            with suppress(OSError):
                path.unlink()


def _lock(path: Path, record: Path) -> sqlite3.Connection:
    try:
        lock = sqlite3.connect(path, isolation_level=None, timeout=0)
        lock.execute("PRAGMA journal_mode = MEMORY")  # no second file beside the record
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise WrongUsage(
                f"{record}: another process is building this record; wait for it to end, or stop it"
            ) from error
        raise NotARecord(f"{record}: nothing can be written there ({error}); check its folder") from error
    return lock
