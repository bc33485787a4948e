"""The export: the contract's files, ordered, the same bytes for the same record."""

import json
from pathlib import Path

import pytest

from hand_built import make_conclusions, monday, tuesday, write_page, write_small_record
from onrecord.errors import WrongUsage
from onrecord.records import Evidence, Shown
from onrecord.store.export import article_row, export
from onrecord.store.record import Record
from onrecord.store.writer import Writer

FILES = (
    *("actors", "articles", "attributions", "claims", "disputes", "events", "failures", "figures", "issues"),
    *("judgements", "pages", "positions", "proposals", "reuses", "utterances"),
)


def exported(record: Path, folder: Path) -> dict[str, list[dict[str, object]]]:
    with Record(record) as opened:
        export(opened, folder)
    return {path.stem: [json.loads(line) for line in path.open()] for path in sorted(folder.iterdir())}


def test_every_file_of_the_contract_is_there(small_record: Path, tmp_path: Path) -> None:
    files = exported(small_record, tmp_path / "out")
    assert tuple(files) == FILES
    assert {name: len(rows) for name, rows in files.items() if rows} == {
        **{"actors": 2, "articles": 2, "attributions": 2, "failures": 1, "pages": 2, "reuses": 1},
        "utterances": 1,
    }


def test_rows_are_ordered_by_id(small_record: Path, tmp_path: Path) -> None:
    for name, rows in exported(small_record, tmp_path / "out").items():
        if name != "failures":
            assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def test_an_attribution_is_exported_whole(small_record: Path, tmp_path: Path) -> None:
    reading = monday()[2].readings[0]
    article, attribution = reading.article.id, reading.attributions[0].id
    rows = exported(small_record, tmp_path / "out")["attributions"]
    assert next(row for row in rows if row["id"] == attribution) == {
        "id": attribution,
        "article": article,
        "kind": "direct",
        "content": [[21, 46]],
        "source": [[47, 79]],
        "cue": [[80, 84]],
        "speaker": "actor-moreau",
        "addressee": None,
        "said_on": {"start": "2031-05-05", "end": "2031-05-05", "precision": "day"},
        "medium": "statement",
        "said_on_evidence": {"article": article, "start": 88, "end": 94, "exact": "Monday"},
        "medium_evidence": {"article": article, "start": 80, "end": 84, "exact": "said"},
        "addressee_evidence": {"article": article, "start": 106, "end": 112, "exact": "people"},
        "via": None,
        "utterance": "utterance-stop",
        "denial": False,
        "confidence": 0.87,
        "found_by": "fake/1",
        "rejected": False,
    }


def test_a_field_read_from_two_places_keeps_both() -> None:
    article = monday()[2].readings[0].article
    first, second = Evidence(0, 4, "Vell", page="p"), Evidence(5, 12, "Courier", page="p")
    shown = (Shown("authors", first), Shown("authors", second))
    row = article_row(type(article)(article.id, "p", 0, article.text, (), shown=shown))
    assert row["metadata_evidence"] == {
        "authors": {"page": "p", "start": 0, "end": 4, "exact": "Vell"},
        "authors_2": {"page": "p", "start": 5, "end": 12, "exact": "Courier"},
    }


def test_the_order_of_pages_changes_no_byte(tmp_path: Path) -> None:
    for name, pages in (("a", (monday(), tuesday())), ("b", (tuesday(), monday()))):
        with Writer(tmp_path / f"{name}.db") as writer:
            for page in pages:
                write_page(writer, page)
            writer.conclude(make_conclusions(), stages="fake/1")
        exported(tmp_path / f"{name}.db", tmp_path / name)
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_a_record_whose_build_was_interrupted_is_not_exported(tmp_path: Path) -> None:
    write_small_record(tmp_path / "a.db")
    with Writer(tmp_path / "a.db") as writer:
        writer.remove_page(monday()[0].id)
    with pytest.raises(WrongUsage, match="interrupted; run `onrecord build` again"):
        exported(tmp_path / "a.db", tmp_path / "out")
