import functools
import sqlite3
from contextlib import closing

import pytest

import onrecord.engine.build
import onrecord.engine.forget
from fake_stages import fake_stages


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A folder with one record of two pages, built with stages small enough to see through."""
    monkeypatch.chdir(tmp_path)
    forget = functools.partial(onrecord.engine.forget.forget, stages=fake_stages())
    monkeypatch.setattr("onrecord.engine.forget.forget", forget)
    tmp_path.joinpath("monday.txt").write_text("Vell Courier: “We will stop,” said Moreau.", encoding="utf-8")
    tmp_path.joinpath("tuesday.txt").write_text("Sørø Post: “Not yet,” said Okonkwo.", encoding="utf-8")
    onrecord.engine.build.build(
        ["monday.txt", "tuesday.txt"], record=tmp_path / "story.db", stages=fake_stages()
    )
    return tmp_path


def test_export_writes_every_file(run, built):
    assert run("export", "story.db", "--to", "out") == (0, "", "written: out\n")
    assert built.joinpath("out", "articles.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_verify_says_that_all_holds(run, built):
    assert run("verify", "story.db") == (0, "story.db: 2 pages and every span fit\n", "")


def test_verify_names_the_first_fault(run, built):
    with closing(sqlite3.connect("story.db")) as database, database:
        database.execute("UPDATE pages SET sha256 = 'ff' WHERE source = 'monday.txt'")
    code, out, err = run("verify", "story.db")
    assert code == 1
    assert "monday.txt" in out
    assert err.startswith("story.db: ")
    assert "; the first: " in err


def test_diff_of_a_record_with_itself_prints_nothing(run, built):
    assert run("diff", "story.db", "story.db") == (0, "", "")


def test_diff_prints_what_differs(run, built):
    onrecord.engine.build.build(["monday.txt"], record=built / "other.db", stages=fake_stages())
    code, out, _ = run("diff", "story.db", "other.db")
    assert code == 1
    assert "tuesday.txt" in out


def test_forget_names_the_page_that_is_gone(run, built):
    code, out, _ = run("forget", "story.db", "monday.txt")
    assert code == 0
    assert out.startswith("forgotten: monday.txt (page-")
    assert run("statements", "story.db", "--json")[1].count("\n") == 1


def test_forget_of_an_unknown_page(run, built):
    code, _, err = run("forget", "story.db", "wednesday.txt")
    assert code == 1
    assert "wednesday.txt" in err


@pytest.mark.parametrize("words", [("verify",), ("statements",), ("brief",), ("export", "--to", "out")])
def test_a_file_that_is_no_record(run, built, words):
    code, _, err = run(words[0], "monday.txt", *words[1:])
    assert code == 1
    assert err.startswith("Error: ")
    assert err.count("\n") == 1
