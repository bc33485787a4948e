"""The numbered steps that bring a record file to the layout of this version. Append only: never edit a step.

In: an open SQLite connection inside a transaction. Out: the same, with the next layout.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources

APPLICATION_ID = 0x4F4E5243  # "ONRC", in the file's header: tells a record from other SQLite files


def _m0001_start(database: sqlite3.Connection) -> None:
    _run(database, "0001_start.sql")


def _m0002_judged(database: sqlite3.Connection) -> None:
    _run(database, "0002_judged.sql")


def _m0003_reuse_memory(database: sqlite3.Connection) -> None:
    _run(database, "0003_reuse_memory.sql")


def _m0004_talks(database: sqlite3.Connection) -> None:
    _run(database, "0004_talks.sql")


def _m0005_belief(database: sqlite3.Connection) -> None:
    _run(database, "0005_belief.sql")


def _m0006_judged_readings(database: sqlite3.Connection) -> None:
    _run(database, "0006_judged_readings.sql")


def _m0007_voices(database: sqlite3.Connection) -> None:
    _run(database, "0007_voices.sql")


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _m0001_start,
    _m0002_judged,
    _m0003_reuse_memory,
    _m0004_talks,
    _m0005_belief,
    _m0006_judged_readings,
    _m0007_voices,
)
LAYOUT = len(MIGRATIONS)  # the `user_version` of a record of this version


def migrate(database: sqlite3.Connection, *, layout: int) -> None:
    """Run the steps after `layout` (0: an empty file). The caller holds the transaction."""
    for number, step in enumerate(MIGRATIONS[layout:], layout + 1):
        step(database)
        database.execute(f"PRAGMA user_version = {number}")
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _run(database: sqlite3.Connection, name: str) -> None:
    for statement in _statements(resources.files(__package__).joinpath(name).read_text(encoding="utf-8")):
        database.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """One statement at a time: `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
