"""Writing what people say of actors: judgements and the list of actors in, rows out."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from onrecord.records import Anchor, Judgement, Listed
from onrecord.store.columns import anchors_from_json, anchors_to_json, strings_to_json


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that no later one takes back, in order; what takes back is not among them."""
    undone: set[str] = set()
    for one in reversed(judgements):
        if one.undoes is not None and one.id not in undone:
            undone.add(one.undoes)
    return tuple(one for one in judgements if one.id not in undone and one.verb != "undo")


def add_judgement(database: sqlite3.Connection, judgement: Judgement) -> None:
    target, anchors = anchors_to_json(judgement.target)
    database.execute(
        """INSERT INTO judgements (id, verb, target, anchors, value, by, at, reason, undoes, about, claim)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(judgement.id, judgement.verb, target, anchors, judgement.value),
            *(judgement.by, judgement.at, judgement.reason, judgement.undoes),
            *(judgement.about, judgement.claim),
        ),
    )


def move_judgement(database: sqlite3.Connection, judgement: Judgement) -> None:
    """The places of the judgement's words, which it keeps."""
    columns = (*anchors_to_json(judgement.target), judgement.id)
    database.execute("UPDATE judgements SET target = ?, anchors = ? WHERE id = ?", columns)


def list_actors(database: sqlite3.Connection, listed: Sequence[Listed]) -> None:
    """The list in place of an earlier one."""
    database.execute("DELETE FROM listed_actors")
    database.executemany(
        "INSERT INTO listed_actors (position, name, aliases, kind, party, wikidata) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (position, one.name, strings_to_json(one.aliases), one.kind, one.party, one.wikidata)
            for position, one in enumerate(listed)
        ],
    )


def remove_from_judgements(database: sqlite3.Connection, articles: Collection[str]) -> None:
    """Take the words of these articles out of all judgements; one that has lost a part that it needs goes."""
    for row in database.execute("SELECT id, target, anchors FROM judgements").fetchall():
        before = anchors_from_json(row["target"], row["anchors"])
        kept = tuple(one for one in before if one.evidence.article not in articles)
        if len(kept) == len(before):
            continue
        if _parts(kept) == _parts(before):
            columns = (*anchors_to_json(kept), row["id"])
            database.execute("UPDATE judgements SET target = ?, anchors = ? WHERE id = ?", columns)
        else:
            _delete(database, row["id"])


def _parts(target: Sequence[Anchor]) -> set[str]:
    return {one.part for one in target}


def _delete(database: sqlite3.Connection, judgement: str) -> None:
    """The judgement, and those that take it back (or take that back)."""
    for row in database.execute("SELECT id FROM judgements WHERE undoes = ?", (judgement,)).fetchall():
        _delete(database, row["id"])
    database.execute("DELETE FROM rejections WHERE judgement = ?", (judgement,))
    database.execute("DELETE FROM judgements WHERE id = ?", (judgement,))
