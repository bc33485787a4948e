"""Inputs to pages with their bytes."""

import gzip
import json
import os
from pathlib import Path

import pytest

from onrecord.acquire import Fetched, gather
from onrecord.records import Failure
from onrecord.settings import Limits


def run(*inputs: Path, limits: Limits | None = None) -> tuple[list[Fetched], list[Failure]]:
    found = list(gather([str(one) for one in inputs], limits=limits or Limits()))
    return [one for one in found if isinstance(one, Fetched)], [
        one for one in found if isinstance(one, Failure)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.html").write_text("<html><body>Two</body></html>")
    (tmp_path / "a.txt").write_text("One")
    (tmp_path / "c.md").write_text("# Three")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("no")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names_without_hidden_files(folder: Path) -> None:
    pages, failures = run(folder)
    assert [(Path(one.page.source).name, one.page.media_type, one.content) for one in pages] == [
        ("a.txt", "text/plain", b"One"),
        ("two.html", "text/html", b"<html><body>Two</body></html>"),
        ("c.md", "text/markdown", b"# Three"),
    ]
    assert failures == []


def test_pages_are_known_by_their_absolute_path_and_seen_when_modified(folder: Path) -> None:
    os.utime(folder / "a.txt", (0, 0))
    (page,) = run(folder / "a.txt")[0]
    assert (page.page.location, page.page.seen, page.page.retrieved) == (
        str(folder / "a.txt"),
        "1970-01-01T00:00:00Z",
        None,
    )


def test_inputs_in_another_order_give_the_same_pages_once(folder: Path) -> None:
    assert run(folder, folder / "a.txt") == run(folder / "a.txt", folder)
    assert len(run(folder, folder / "a.txt")[0]) == 3


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "b" / "round").symlink_to(folder, target_is_directory=True)
    (folder / "b" / "self.txt").symlink_to(folder / "b" / "self.txt")
    pages, failures = run(folder)
    assert len(pages) == 3
    assert ["self.txt" in one.reason for one in failures] == [True]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    _, (failure,) = run(tmp_path / "gone.txt")
    assert failure.stage == "acquire"
    assert "gone.txt" in failure.reason
    assert "give the path" in failure.reason


def test_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "no regular file" in run(tmp_path)[1][0].reason


def test_unusable_files_become_failures(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "large.txt").write_bytes(b"x" * 2000)
    (tmp_path / "style.css").write_text("p {}")
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"x" * 100_000))
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(os.urandom(900))[:500])
    (tmp_path / "broken.json").write_text("{")
    pages, failures = run(tmp_path, limits=Limits(page_bytes=1000))
    assert pages == []
    assert {Path(one.page).name: one.reason.partition(": ")[2].split(";")[0] for one in failures} == {
        "binary": "is binary",
        "bomb.txt.gz": "is larger than 1000 bytes",
        "broken.json": "holds no JSON object or list of objects with url, title, date, text",
        "cut.html.gz": "is damaged, what follows cannot be unpacked",
        "empty.txt": "is empty",
        "large.txt": "is larger than 1000 bytes",
        "style.css": ".css files are not read",
    }


def test_files_of_unknown_kind_are_looked_into(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<!DOCTYPE html><html></html>")
    (tmp_path / "text.article").write_text("The port is open.")
    assert [one.page.media_type for one in run(tmp_path)[0]] == ["text/html", "text/plain"]


def test_packed_text_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"The port is open."))
    (page,) = run(tmp_path)[0]
    assert (page.content, page.page.media_type) == (b"The port is open.", "text/plain")


def test_each_row_of_a_jsonl_file_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"url": "https://a.example/1", "text": "One"}, {"text": "Two"}]
    path.write_text(
        "\n".join([json.dumps(rows[0]), "", json.dumps(rows[1]), "no json", json.dumps({"text": "x" * 999})])
    )
    pages, failures = run(path, limits=Limits(page_bytes=500))
    assert [one.page.source for one in pages] == ["https://a.example/1", f"{path}#3"]
    assert [one.page.location for one in pages] == ["https://a.example/1", f"{path}#3"]
    assert [json.loads(one.content) for one in pages] == rows
    assert [one.page for one in failures] == [f"{path}#4", f"{path}#5"]


def test_a_json_file_holds_one_row_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": "One"}))
    (tmp_path / "b.json").write_text(json.dumps([{"text": "Two"}, "no row"]))
    (tmp_path / "c.json").write_text(json.dumps({"articles": [{"text": "Three"}]}))
    pages, failures = run(tmp_path)
    assert [json.loads(one.content)["text"] for one in pages] == ["One", "Two", "Three"]
    assert [one.page for one in failures] == [f"{tmp_path}/b.json#2"]


def test_deep_json_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text("[" * 200_000)
    assert len(run(tmp_path)[1]) == 1


def test_an_address_is_not_fetched() -> None:
    (failure,) = gather(["https://a.example/"], limits=Limits())
    assert isinstance(failure, Failure)
    assert "save the page" in failure.reason


def test_a_browsers_folder_beside_a_page_is_no_page(folder: Path) -> None:
    (folder / "talks.html").write_text("<html><body>Talks</body></html>")
    (folder / "talks_files").mkdir()
    (folder / "talks_files" / "frame.html").write_text("<html><body>Advertisement</body></html>")
    (folder / "case_files").mkdir()
    (folder / "case_files" / "one.txt").write_text("Case")
    names = [Path(one.page.source).name for one in run(folder)[0]]
    assert names == ["a.txt", "two.html", "c.md", "one.txt", "talks.html"]


def test_a_web_archive_is_known_by_its_name(folder: Path) -> None:
    (folder / "d.mhtml").write_text("From: saved by a browser")
    assert run(folder / "d.mhtml")[0][0].page.media_type == "multipart/related"
