"""Rows that the stage `reuse` keeps: read by the stages that made them, gone with their texts."""

from __future__ import annotations

from pathlib import Path

from onrecord.store.reuse_memory import ReuseRows
from onrecord.store.writer import Writer

ROWS = ReuseRows(((b"a", b"1"), (b"b", b"2"), (b"c", b"3")), ((b"a", b"b", b"x"), (b"b", b"c", b"")))


def test_rows_are_read_as_they_were_written(tmp_path: Path) -> None:
    with Writer(tmp_path / "a.db") as writer:
        writer.keep_reuse_rows(ROWS, held={b"a", b"b", b"c"}, made_by="reuse/1")
    with Writer(tmp_path / "a.db") as writer:
        assert writer.reuse_rows(made_by="reuse/1") == ROWS
        assert writer.reuse_rows(made_by="reuse/2") == ReuseRows()


def test_a_text_that_is_not_held_goes_with_its_pairs(tmp_path: Path) -> None:
    with Writer(tmp_path / "a.db") as writer:
        writer.keep_reuse_rows(ROWS, held={b"a", b"b", b"c"}, made_by="reuse/1")
        writer.keep_reuse_rows(ReuseRows(), held={b"a", b"b"}, made_by="reuse/1")
        left = ReuseRows(((b"a", b"1"), (b"b", b"2")), ((b"a", b"b", b"x"),))
        assert writer.reuse_rows(made_by="reuse/1") == left


def test_rows_of_other_stages_are_replaced(tmp_path: Path) -> None:
    new = ReuseRows(((b"a", b"9"),), ())
    with Writer(tmp_path / "a.db") as writer:
        writer.keep_reuse_rows(ROWS, held={b"a", b"b", b"c"}, made_by="reuse/1")
        writer.keep_reuse_rows(new, held={b"a"}, made_by="reuse/2")
        assert writer.reuse_rows(made_by="reuse/2") == new
