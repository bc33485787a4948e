"""The file itself: whether SQLite finds it sound, its references whole and its search index in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_SEARCHED = ("articles", "attributions")


def file_faults(database: sqlite3.Connection) -> Iterator[str]:
    """One line for each fault; `database` is a connection on which nothing can be written."""
    try:
        found = [row[0] for row in database.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        found = [str(error)]
    if found != ["ok"]:
        yield from (f"file: {one}" for one in found)
        return  # what else it says cannot be relied on
    for row in database.execute("PRAGMA foreign_key_check"):
        yield f"file: a row of {row['table']} refers to a row of {row['parent']} that is not there"
    # the index's own check is spelt as an INSERT though it writes nothing
    database.execute("PRAGMA query_only = OFF")
    try:
        for table in _SEARCHED:
            yield from _search_faults(database, table)
    finally:
        database.execute("PRAGMA query_only = ON")


def _search_faults(database: sqlite3.Connection, table: str) -> Iterator[str]:
    index = f"{table}_search"
    try:
        database.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        yield f"file: the search index of {table} could not be checked ({error})"
    except sqlite3.DatabaseError:
        yield f"file: the search index of {table} is out of step with its rows"
