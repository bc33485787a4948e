"""Forget: a page is gone, its words are in no corner of the file, and the rest stands."""

from pathlib import Path

import pytest

from fake_stages import fake_stages
from onrecord.engine.build import build
from onrecord.engine.forget import forget
from onrecord.engine.verify import verify
from onrecord.errors import NotARecord, UnknownId
from onrecord.store.diff import diff
from onrecord.store.record import Record

MONDAY = "Vell Courier: “The zanderboats will stop,” said Quillfeather.\n" + "Filler goes on and on. " * 400
TUESDAY = "Sørø Post: “The ferries wait,” said Okonkwo."


def built(folder: Path, record: Path) -> Path:
    build([str(folder)], record=record, stages=fake_stages())
    return record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    folder.joinpath("monday.txt").write_text(MONDAY)
    folder.joinpath("tuesday.txt").write_text(TUESDAY)
    return folder


def test_a_forgotten_page_leaves_no_word(folder: Path, tmp_path: Path) -> None:
    record = built(folder, tmp_path / "a.db")
    for word in (b"zanderboats", b"Quillfeather", b"quillfeather"):
        assert word in record.read_bytes()
    (page,) = forget(record, "monday.txt", stages=fake_stages())
    assert page.source == "monday.txt"
    left = record.read_bytes().lower()
    for word in (b"zanderboats", b"quillfeather", b"monday.txt", page.id.encode(), page.sha256.encode()):
        assert word not in left
    with Record(record) as opened:
        assert [one.source for one in opened.pages()] == ["tuesday.txt"]
        assert [actor.name for actor in opened.actors()] == ["Okonkwo"]
        assert opened.search("zanderboats") == ()
        assert not opened.stale
        assert verify(opened) == ()


def test_what_is_left_is_the_record_without_the_page(folder: Path, tmp_path: Path) -> None:
    record = built(folder, tmp_path / "a.db")
    forget(record, "monday.txt", stages=fake_stages())
    folder.joinpath("monday.txt").unlink()
    with Record(record) as left, Record(built(folder, tmp_path / "b.db")) as other:
        assert diff(left, other) == ()


def test_every_state_of_a_page_goes(folder: Path, tmp_path: Path) -> None:
    record = built(folder, tmp_path / "a.db")
    folder.joinpath("monday.txt").write_text(MONDAY + "More.")
    built(folder, record)
    assert len(forget(record, str(folder / "monday.txt"), stages=fake_stages())) == 2


def test_one_state_goes_by_its_id(folder: Path, tmp_path: Path) -> None:
    record = built(folder, tmp_path / "a.db")
    with Record(record) as opened:
        (page,) = opened.find_pages("tuesday.txt")
    assert forget(record, page.id, stages=fake_stages()) == (page,)


def test_a_failure_can_be_forgotten(folder: Path, tmp_path: Path) -> None:
    folder.joinpath("zero.txt").write_bytes(b"")
    record = built(folder, tmp_path / "a.db")
    assert forget(record, str(folder / "zero.txt"), stages=fake_stages()) == ()
    with Record(record) as opened:
        assert list(opened.failures()) == []


def test_an_unknown_page_changes_nothing(folder: Path, tmp_path: Path) -> None:
    record = built(folder, tmp_path / "a.db")
    before = record.read_bytes()
    with pytest.raises(UnknownId, match=r"holds no page 'friday\.txt'"):
        forget(record, "friday.txt", stages=fake_stages())
    assert record.read_bytes() == before
    with pytest.raises(NotARecord, match="no such record"):
        forget(tmp_path / "none.db", "monday.txt", stages=fake_stages())
    assert not (tmp_path / "none.db").exists()


def test_a_page_is_known_by_the_file_that_a_path_leads_to(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = built(folder, tmp_path / "a.db")
    monkeypatch.chdir(folder)
    (page,) = forget(record, "./monday.txt", stages=fake_stages())
    assert page.location == str(folder / "monday.txt")
