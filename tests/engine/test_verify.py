"""Verify: nothing for a record as it was built, a line for every way in which it was changed since."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hand_built import monday, tuesday, write_small_record
from onrecord.engine.verify import verify
from onrecord.store.record import Record

FIRST, SECOND = monday()[2].readings[0], tuesday()[2].readings[0]
PAGE = f"page {monday()[0].id} (monday.txt)"
CHANGED = f"{PAGE}: what was read from it has been changed"


def changed(path: Path, *statements: str) -> tuple[str, ...]:
    """The faults of a record after somebody has been at it with another tool."""
    write_small_record(path)
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)
    with Record(path) as record:
        return verify(record)


def test_a_record_as_built_has_no_faults(tmp_path: Path) -> None:
    assert changed(tmp_path / "a.db") == ()


def test_each_page_is_told(small_record: Path) -> None:
    told: list[str] = []
    with Record(small_record) as record:
        verify(record, tell=told.append)
    assert sorted(told) == ["monday.txt", "tuesday.txt"]


def test_other_bytes_are_found(tmp_path: Path) -> None:
    content = (
        f"UPDATE page_contents SET zlib = (SELECT zlib FROM page_contents WHERE page = '{tuesday()[0].id}')"
    )
    assert changed(tmp_path / "a.db", content) == (f"{PAGE}: its bytes are not those that were read",)


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE articles SET outlet = 'Other' WHERE id = '{FIRST.article.id}'",
        f"UPDATE mentions SET head = 'other' WHERE article = '{FIRST.article.id}'",
        f"UPDATE attributions SET cue = '[[82, 84]]' WHERE article = '{FIRST.article.id}'",
        f"UPDATE attributions SET denial = 1 WHERE article = '{FIRST.article.id}'",
        f"DELETE FROM date_mentions WHERE article = '{FIRST.article.id}'",
        f"UPDATE pages SET charset = 'cp1252' WHERE id = '{monday()[0].id}'",
    ],
)
def test_a_changed_field_of_the_evidence_is_found(tmp_path: Path, statement: str) -> None:
    assert CHANGED in changed(tmp_path / "a.db", statement)


def test_a_changed_text_is_found_wherever_evidence_rests_on_it(tmp_path: Path) -> None:
    faults = changed(tmp_path / "a.db", "UPDATE articles SET text = replace(text, 'Monday', 'Sunday')")
    assert faults == (
        CHANGED,
        f"article {FIRST.article.id}: evidence 88-94 is not the text: 'Monday'",
    )


def test_evidence_that_is_not_on_the_page_is_found(tmp_path: Path) -> None:
    statement = "UPDATE articles SET metadata_evidence = replace(metadata_evidence, '\"Vell C', '\"Sund C')"
    assert changed(tmp_path / "a.db", statement) == (
        CHANGED,
        f"{PAGE}: evidence 0-12 is not on the page: 'Sund Courier'",
    )


def test_evidence_of_conclusions_is_checked(tmp_path: Path) -> None:
    statement = "UPDATE actor_mentions SET words = 'Inez Moreau' WHERE words = 'Ines Moreau'"
    assert changed(tmp_path / "a.db", statement) == (
        "actor actor-moreau: evidence 47-58 is not the text: 'Inez Moreau'",
    )


def test_an_index_out_of_step_is_found(tmp_path: Path) -> None:
    statements = (
        "DROP TRIGGER articles_search_update",
        "UPDATE articles SET text = replace(text, 'Ferry', 'Yacht')",
    )
    assert changed(tmp_path / "a.db", *statements) == (
        "file: the search index of articles is out of step with its rows",
    )


def test_a_reference_to_nothing_is_found(tmp_path: Path) -> None:
    assert changed(tmp_path / "a.db", "UPDATE links SET actor = 'nobody' WHERE actor IS NOT NULL") == (
        *("file: a row of links refers to a row of actors that is not there",) * 2,
    )


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("UPDATE articles SET blocks = '[[5, 1, \"paragraph\", null]]'", "ValueError: a span runs forward"),
        ("UPDATE attributions SET content = 'words'", "JSONDecodeError"),
        ("UPDATE page_contents SET zlib = x'00'", "error: Error -5 while decompressing"),
    ],
)
def test_a_row_that_cannot_be_read_back_is_found(tmp_path: Path, statement: str, error: str) -> None:
    faults = changed(tmp_path / "a.db", statement)
    assert faults[0].startswith(f"{PAGE}: cannot be read back ({error}")


def test_a_damaged_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    content = bytearray(path.read_bytes())
    content[8192:12288] = bytes(4096)
    path.write_bytes(content)
    with Record(path) as record:
        faults = verify(record)
    assert faults
    assert all(fault.startswith("file: ") for fault in faults)
