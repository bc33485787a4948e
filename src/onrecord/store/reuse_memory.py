"""The rows that the stage `reuse` keeps from run to run: read for the stages that made them, written, left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

_STATE = "reuse_memory"


@dataclass(frozen=True, slots=True)
class ReuseRows:
    """(key, value) of texts, (key, key, value) of pairs; what is in them only the stage knows."""

    texts: tuple[tuple[bytes, bytes], ...] = ()
    pairs: tuple[tuple[bytes, bytes, bytes], ...] = ()


def read_rows(database: sqlite3.Connection, *, made_by: str) -> ReuseRows:
    """The rows, where these stages made them; none otherwise."""
    state = database.execute("SELECT value FROM build_state WHERE name = ?", (_STATE,)).fetchone()
    if state is None or state["value"] != made_by:
        return ReuseRows()
    return ReuseRows(
        tuple((row[0], row[1]) for row in database.execute("SELECT key, value FROM reuse_texts")),
        tuple(
            (row[0], row[1], row[2]) for row in database.execute("SELECT here, there, value FROM reuse_pairs")
        ),
    )


def write_rows(
    database: sqlite3.Connection,
    new: ReuseRows,
    *,
    held: Collection[bytes],
    made_by: str,
) -> None:
    """Add rows; those of texts that are not `held` any more go, and all that other stages made."""
    state = database.execute("SELECT value FROM build_state WHERE name = ?", (_STATE,)).fetchone()
    if state is not None and state["value"] != made_by:
        database.execute("DELETE FROM reuse_texts")
    database.executemany("INSERT INTO reuse_texts VALUES (?, ?) ON CONFLICT DO NOTHING", new.texts)
    database.executemany("INSERT INTO reuse_pairs VALUES (?, ?, ?) ON CONFLICT DO NOTHING", new.pairs)
    keys = [row[0] for row in database.execute("SELECT key FROM reuse_texts")]
    database.executemany("DELETE FROM reuse_texts WHERE key = ?", [(key,) for key in keys if key not in held])
    database.execute(
        "INSERT INTO build_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_STATE, made_by),
    )
