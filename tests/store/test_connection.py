"""A file that is no record, or a record of another layout, is refused with what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import onrecord
from hand_built import write_small_record
from onrecord.errors import NotARecord
from onrecord.store.connection import open_to_read, open_to_write
from onrecord.store.migrations import APPLICATION_ID, LAYOUT, MIGRATIONS, migrate
from onrecord.store.writer import Writer


def set_header(path: Path, **values: int) -> None:
    with closing(sqlite3.connect(path)) as database:
        for name, value in values.items():
            database.execute(f"PRAGMA {name} = {value}")


def test_a_missing_record_is_not_made_by_opening_it(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(NotARecord, match="no such record; make one with `onrecord build"):
        onrecord.open(path)
    assert not path.exists()


@pytest.mark.parametrize("opened", [open_to_read, open_to_write])
def test_other_files_are_refused_untouched(tmp_path: Path, opened) -> None:
    text, database = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("Only words, and more of them than a header of SQLite has bytes." * 10)
    with closing(sqlite3.connect(database)) as other:
        other.execute("CREATE TABLE things (name)")
    for path in (text, database):
        before = path.read_bytes()
        with pytest.raises(NotARecord, match=f"{path.name}: not a record of onrecord"):
            opened(path)
        assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="no such record"):
        open_to_read(tmp_path)
    with pytest.raises(NotARecord, match="is a folder"):
        open_to_write(tmp_path)
    with pytest.raises(NotARecord, match="its folder does not exist"):
        open_to_write(tmp_path / "no" / "a.db")


@pytest.mark.parametrize("opened", [open_to_read, open_to_write])
def test_a_newer_layout_is_refused(tmp_path: Path, opened) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    set_header(path, user_version=LAYOUT + 1)
    with pytest.raises(NotARecord, match=r"made by a newer onrecord .*; upgrade onrecord"):
        opened(path)


def test_a_new_file_has_the_header_of_a_record(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_to_write(path).close()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert database.execute("PRAGMA user_version").fetchone() == (LAYOUT,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_an_older_layout_is_read_only_once_brought_up_to_date(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    steps = (*MIGRATIONS, lambda database: database.execute("ALTER TABLE issues ADD COLUMN note TEXT"))
    monkeypatch.setattr("onrecord.store.migrations.MIGRATIONS", steps)
    monkeypatch.setattr("onrecord.store.connection.LAYOUT", len(steps))
    with pytest.raises(
        NotARecord, match=rf"made by an older onrecord \(layout {LAYOUT}, this one reads {LAYOUT + 1}\)"
    ):
        open_to_read(path)
    open_to_write(path).close()
    with closing(open_to_read(path)) as database:
        assert "note" in [row["name"] for row in database.execute("PRAGMA table_info(issues)")]
        assert database.execute("SELECT count(*) FROM articles").fetchone()[0] == 2


def test_a_step_that_fails_leaves_the_layout_as_it_was(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    before = path.read_bytes()

    def broken(database: sqlite3.Connection) -> None:
        database.execute("ALTER TABLE issues ADD COLUMN note TEXT")
        raise RuntimeError("broken")

    monkeypatch.setattr("onrecord.store.migrations.MIGRATIONS", (*MIGRATIONS, broken))
    monkeypatch.setattr("onrecord.store.connection.LAYOUT", LAYOUT + 1)
    with pytest.raises(RuntimeError, match="broken"):
        open_to_write(path)
    assert path.read_bytes() == before


def test_every_table_tells_what_it_holds(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        migrate(database, layout=0)
        tables = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    own = {name: sql for name, sql in tables if "_search" not in name and not name.startswith("sqlite_")}
    assert len(own) == 37
    assert [name for name, sql in own.items() if not sql.split("\n")[1].startswith("    -- ")] == []


def test_a_writer_waits_for_nobody_and_says_so(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    monkeypatch.setattr("onrecord.store.connection.BUSY_SECONDS", 0.0)
    with (
        Writer(path),
        pytest.raises(NotARecord, match=r"cannot be written \(database is locked\)"),
        Writer(path),
    ):
        raise AssertionError("two writers")
