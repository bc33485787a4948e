"""Opening a record file: a path in, a checked SQLite connection out, or `NotARecord` with what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from onrecord.errors import NotARecord
from onrecord.store.migrations import APPLICATION_ID, LAYOUT, migrate

_NO_RECORD = "not a record of onrecord; name a file that `onrecord build` made"
BUSY_SECONDS = 60.0  # how long to wait for another process to finish reading or writing


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection on which nothing can be written."""
    if not path.is_file():
        raise NotARecord(f"{path}: no such record; make one with `onrecord build INPUT... --record {path}`")
    # writable where possible: a reader must be able to roll back what a killed build left half-written
    database = _connect(path, mode="rw" if os.access(path, os.W_OK) else "ro")
    try:
        layout = _layout(database, path)
        database.execute("PRAGMA query_only = ON")
    except sqlite3.OperationalError as error:
        database.close()
        raise NotARecord(f"{path}: cannot be read ({error}); check the file's permissions") from error
    except NotARecord:
        database.close()
        raise
    if layout < LAYOUT:
        database.close()
        raise NotARecord(
            f"{path}: made by an older onrecord (layout {layout}, this one reads {LAYOUT}); "
            "run `onrecord build` on it once to bring it up to date"
        )
    return database


def open_to_write(path: Path) -> sqlite3.Connection:
    """A connection to the record, made or brought up to date where needed."""
    if path.exists() and not path.is_file():
        raise NotARecord(f"{path}: is a folder; name a file for the record")
    if not path.absolute().parent.is_dir():
        raise NotARecord(f"{path}: its folder does not exist; make it first")
    try:
        database = _connect(path, mode="rwc")
        try:
            _prepare(database, path)
        except BaseException:
            database.close()
            raise
    except sqlite3.OperationalError as error:
        raise NotARecord(
            f"{path}: cannot be written ({error}); check permissions, and who else uses it"
        ) from error
    return database


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    empty = not path.stat().st_size
    layout = 0 if empty else _layout(database, path)
    database.execute("PRAGMA journal_mode = DELETE")  # one file, and a commit is whole or not there
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA secure_delete = ON")
    if layout < LAYOUT:
        database.execute("BEGIN IMMEDIATE")
        try:
            # another process may have been first
            layout = _number(database, "user_version")
            if layout < LAYOUT:
                migrate(database, layout=layout)
            database.execute("COMMIT")
        except BaseException:
            database.execute("ROLLBACK")
            raise


def _connect(path: Path, *, mode: str) -> sqlite3.Connection:
    database = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS
    )
    database.row_factory = sqlite3.Row
    return database


def _layout(database: sqlite3.Connection, path: Path) -> int:
    """The file's layout, 1 to `LAYOUT`."""
    try:
        application, layout = _number(database, "application_id"), _number(database, "user_version")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise NotARecord(
            f"{path}: not a record of onrecord ({error}); name a file that `onrecord build` made"
        ) from error
    if application != APPLICATION_ID:
        raise NotARecord(f"{path}: {_NO_RECORD}")
    if not 1 <= layout <= LAYOUT:
        raise NotARecord(
            f"{path}: made by a newer onrecord (layout {layout}, this one reads up to {LAYOUT}); "
            "upgrade onrecord"
        )
    return layout


def _number(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])
