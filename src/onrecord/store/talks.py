"""The tables of the record's upper half: `Talks` in, rows out, and back. One table a kind, one column a field.

A date lies in three columns, a list or an evidence as JSON, as the migrations say.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from onrecord.records import (
    Claim,
    Date,
    Dispute,
    Event,
    Evidence,
    Figure,
    Issue,
    Known,
    Position,
    Proposal,
    Talks,
)
from onrecord.store.columns import date_columns, date_of, to_json
from onrecord.store.packing import field_types, pack, unpack_value

Row = TypeVar("Row")
_PLAIN = (str, int, float, type(None))


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """How records of one kind lie in a table; `renamed` columns bear another name than their field."""

    name: str
    kind: type[Row]
    renamed: tuple[tuple[str, str], ...] = ()
    of_one_article: bool = False  # a column `article` says in which its evidence lies

    def write(self, database: sqlite3.Connection, rows: Sequence[Row]) -> None:
        if not rows:
            return
        columns = [column for name in self._fields() for column in self._columns(name)]
        columns += ["article"] if self.of_one_article else []
        changes = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "id")
        database.executemany(
            f"INSERT INTO {self.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
            f"ON CONFLICT (id) DO UPDATE SET {changes}",
            [self._values(row) for row in rows],
        )

    def read(self, database: sqlite3.Connection, where: str = "", *values: object) -> Iterator[Row]:
        hints = field_types(self.kind)
        for row in database.execute(f"SELECT * FROM {self.name} {where} ORDER BY id", values):
            yield self.kind(**{name: self._value(name, hints[name], row) for name in self._fields()})

    def delete(self, database: sqlite3.Connection, ids: Sequence[str]) -> None:
        database.executemany(f"DELETE FROM {self.name} WHERE id = ?", [(one,) for one in ids])

    def _fields(self) -> list[str]:
        return [one.name for one in fields(self.kind)]  # type: ignore[arg-type]

    def _column(self, name: str) -> str:
        return dict(self.renamed).get(name, name)

    def _columns(self, name: str) -> list[str]:
        column = self._column(name)
        return (
            [f"{column}_{part}" for part in ("start", "end", "precision")] if self._dated(name) else [column]
        )

    def _dated(self, name: str) -> bool:
        return bool(field_types(self.kind)[name] == Date | None)

    def _values(self, row: Row) -> list[object]:
        values: list[object] = []
        for name in self._fields():
            value = getattr(row, name)
            if self._dated(name):
                values += date_columns(value)
            else:
                values.append(value if isinstance(value, _PLAIN) else to_json(pack(value)))
        if self.of_one_article:
            values.append(getattr(row, "evidence").article)  # noqa: B009
        return values

    def _value(self, name: str, wanted: Any, row: sqlite3.Row) -> Any:
        columns = self._columns(name)
        if self._dated(name):
            return date_of(*(row[column] for column in columns))
        value = row[columns[0]]
        if isinstance(value, str) and not _is_words(wanted):
            value = json.loads(value)
        return unpack_value(wanted, value)


def _is_words(wanted: Any) -> bool:
    """A field whose column holds the string itself."""
    names = str(wanted)
    return "tuple" not in names and "Evidence" not in names


ISSUES = Table("issues", Issue)
POSITIONS = Table("positions", Position)
PROPOSALS = Table("proposals", Proposal)
CLAIMS = Table("claims", Claim)
DISPUTES = Table("disputes", Dispute)
EVENTS = Table("events", Event)
FIGURES = Table("figures", Figure, renamed=(("of", "of_what"),), of_one_article=True)
# parents before those that refer to them
TABLES: tuple[Table[Any], ...] = (ISSUES, POSITIONS, PROPOSALS, CLAIMS, FIGURES, DISPUTES, EVENTS)


def rows_of(talks: Talks) -> Iterator[tuple[Table[Any], Sequence[Any]]]:
    return ((table, getattr(talks, table.name)) for table in TABLES)


def read_talks(database: sqlite3.Connection) -> Talks:
    return Talks(**{table.name: tuple(table.read(database)) for table in TABLES})


def members(row: Any) -> tuple[str, ...]:
    """The keys by which a row is known again after a rebuild: what it rests on, and what it says of it."""
    if isinstance(row, Position):
        plain = [f"{place_of(one)} {row.stance} {row.issue}" for one in row.evidence]
        return (*(f"{key} {row.party}" for key in plain), *plain)
    if isinstance(row, Proposal):
        return tuple(f"{place_of(term.what)} {row.terms[0].issue}" for term in row.terms)
    if isinstance(row, Dispute):
        return (*row.claims, *row.figures)
    if isinstance(row, (Claim, Event)):
        return tuple(map(place_of, row.evidence))
    raise TypeError(f"ids of {type(row).__name__} follow from what they stand for")


def known_rows(database: sqlite3.Connection, table: Table[Any]) -> tuple[Known, ...]:
    """The rows as they stand, the oldest first, with their `members`."""
    age = {row["id"]: row["number"] for row in database.execute("SELECT id, number FROM given_ids")}
    rows = sorted(table.read(database), key=lambda row: age[row.id])
    return tuple(Known(row.id, frozenset(members(row))) for row in rows)


def place_of(evidence: Evidence) -> str:
    return f"{evidence.article}:{evidence.start}-{evidence.end}"
