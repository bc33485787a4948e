"""The tables of the upper half: what is written is read back, checked, compared and known again."""

import json
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from hand_talks import make_talks, with_other_ids, with_talks, write_talks
from onrecord.engine.verify import verify
from onrecord.records import NO_TALKS, Evidence, Issue, Position, Span, StanceMention
from onrecord.store.diff import diff
from onrecord.store.export import export
from onrecord.store.packing import pack, unpack
from onrecord.store.record import Record
from onrecord.store.talks import TABLES, members
from onrecord.store.writer import Writer


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    with Record(write_talks(tmp_path / "a.db")) as record:
        assert record.talks() == make_talks()


def test_rows_that_are_concluded_no_more_go(tmp_path: Path) -> None:
    path = write_talks(tmp_path / "a.db")
    with Writer(path) as writer:
        writer.conclude(with_talks(NO_TALKS), stages="fake/1")
    with Record(path) as record:
        assert record.talks() == NO_TALKS


def test_a_row_that_changed_is_written_anew_under_its_id(tmp_path: Path) -> None:
    path, talks = write_talks(tmp_path / "a.db"), make_talks()
    changed = replace(talks, positions=(replace(talks.positions[0], stance="rejects"), talks.positions[1]))
    with Writer(path) as writer:
        writer.conclude(with_talks(changed), stages="fake/1")
    with Record(path) as record:
        assert record.talks() == changed


def test_ids_once_given_are_known_for_ever(tmp_path: Path) -> None:
    path = write_talks(tmp_path / "a.db")
    with Writer(path) as writer:
        writer.conclude(with_talks(NO_TALKS), stages="fake/1")
    with Record(path) as record:
        assert {"position-1", "proposal-1", "claim-1", "dispute-1", "event-1"} <= record.given()


def test_known_rows_are_known_by_their_words(tmp_path: Path) -> None:
    with Record(write_talks(tmp_path / "a.db")) as record:
        known = record.known_talks()
    talks = make_talks()
    assert {one.id: one.members for one in known["positions"]} == {
        one.id: frozenset(members(one)) for one in talks.positions
    }
    assert [one.members for one in known["disputes"]] == [frozenset({"claim-1"})]


def test_ids_of_issues_and_figures_follow_from_what_they_are() -> None:
    with pytest.raises(TypeError, match="ids of Issue follow"):
        members(Issue("issue-1", "Pay"))


def test_ids_do_not_count_as_a_difference(tmp_path: Path) -> None:
    one = write_talks(tmp_path / "a.db")
    other = write_talks(tmp_path / "b.db", with_other_ids(make_talks()))
    with Record(one) as a, Record(other) as b:
        assert diff(a, b) == ()


def test_another_stance_is_a_difference(tmp_path: Path) -> None:
    talks = make_talks()
    other = replace(talks, positions=(replace(talks.positions[0], outlets=1), talks.positions[1]))
    one, two = write_talks(tmp_path / "a.db"), write_talks(tmp_path / "b.db", other)
    with Record(one) as a, Record(two) as b:
        (line,) = diff(a, b)
    assert line.startswith("positions position of actor 'Harbour Union'")
    assert line.endswith("outlets: 2 | 1")


@pytest.mark.parametrize(
    ("table", "column", "row"),
    [
        ("positions", "what", "position-2"),
        ("positions", "conditions", "position-1"),
        ("positions", "evidence", "position-1"),
        ("proposals", "name", "proposal-1"),
        ("proposals", "terms", "proposal-1"),
        ("claims", "what", "claim-1"),
        ("claims", "evidence", "claim-1"),
        ("disputes", "sides", "dispute-1"),
        ("events", "what", "event-1"),
        ("events", "evidence", "event-1"),
        ("figures", "of_what", "figure-1"),
        ("figures", "denominator", "figure-1"),
        ("figures", "evidence", "figure-1"),
    ],
)
def test_evidence_that_was_changed_is_found(tmp_path: Path, table: str, column: str, row: str) -> None:
    path = write_talks(tmp_path / "a.db")
    with closing(sqlite3.connect(path)) as database, database:
        (value,) = database.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row,)).fetchone()
        words = _first(json.loads(value))
        other = "x" * len(str(words["exact"]))
        changed = value.replace(json.dumps(words["exact"], ensure_ascii=False), json.dumps(other), 1)
        database.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (changed, row))
    with Record(path) as record:
        place = f"{words['start']}-{words['end']}"
        assert verify(record) == (f"{table} {row}: evidence {place} is not the text: {other!r}",)


def _first(value: object) -> dict[str, object]:
    """The first evidence in a JSON value."""
    if isinstance(value, dict):
        if "exact" in value:
            return value
        value = list(value.values())
    assert isinstance(value, list)
    return next(_first(one) for one in value if isinstance(one, (dict, list)) and one)


def test_a_record_as_built_has_no_faults(tmp_path: Path) -> None:
    with Record(write_talks(tmp_path / "a.db")) as record:
        assert verify(record) == ()


def test_every_table_is_exported_with_every_field(tmp_path: Path) -> None:
    with Record(write_talks(tmp_path / "a.db")) as record:
        export(record, tmp_path / "out")
    for table in TABLES:
        rows = [
            json.loads(line)
            for line in (tmp_path / "out" / f"{table.name}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        assert rows
        assert all(set(row) == {one.name for one in fields(table.kind)} for row in rows)
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def test_a_record_is_unpacked_as_it_was_packed() -> None:
    (position, _) = make_talks().positions
    assert unpack(Position, json.loads(json.dumps(pack(position)))) == position
    mention = StanceMention(
        "a", "rejects", Span(4, 6), Span(0, 9), (Span(5, 9),), None, (), None, None, "hand"
    )
    assert unpack(StanceMention, json.loads(json.dumps(pack(mention)))) == mention


def test_what_fits_no_field_cannot_be_unpacked() -> None:
    with pytest.raises(TypeError, match="Evidence has no field 'mood'"):
        unpack(Evidence, {"start": 0, "end": 3, "exact": "abc", "mood": "good"})
