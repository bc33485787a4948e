import functools
from pathlib import Path

import pytest

import onrecord.engine.build
from fake_stages import fake_stages
from onrecord.cli.progress import PlainProgress
from onrecord.engine.build import BuildOptions
from onrecord.settings import Limits

MONDAY = "Vell Courier: The crews met. “We will stop,” said Moreau on Friday."
TUESDAY = "Sørø Post: The boats wait. “We will stop,” said Moreau. “Not yet,” said Okonkwo."


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """A folder of two pages, and stages small enough to see through."""
    build = functools.partial(onrecord.engine.build.build, stages=fake_stages())
    monkeypatch.setattr("onrecord.engine.build.build", build)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    folder.joinpath("monday.txt").write_text(MONDAY, encoding="utf-8")
    folder.joinpath("tuesday.txt").write_text(TUESDAY, encoding="utf-8")
    return folder


def test_a_build_sums_up_the_record_and_says_what_to_run_next(run, pages):
    code, out, err = run("build", "pages", "--record", "story.db", "--story", "Strike")
    assert code == 0
    assert out == (
        "2  pages (2 read now, 0 known, 0 failed)\n"
        "2  articles\n"
        "2  outlets\n"
        "2  origins\n"
        "3  attributions (3 direct, 0 mixed, 0 indirect)\n"
        "2  utterances\n"
        "2  actors\n"
        "0  failures\n"
        "  2 articles without a date: onrecord inspect shows what was read of a page\n"
        "\n"
        "next: onrecord brief story.db -o brief.html\n"
        "      onrecord utterances story.db\n"
    )
    assert err.startswith("reading 2 pages\n")


def test_a_second_build_adds_what_is_new(run, pages):
    run("build", "pages/monday.txt", "--record", "story.db")
    out = run("build", "pages", "--record", "story.db")[1]
    assert out.startswith("2  pages (1 read now, 1 known, 0 failed)\n")


def test_a_page_that_fails_is_listed_with_its_reason_and_the_others_go_on(run, pages):
    pages.joinpath("empty.txt").write_text("")
    code, out, err = run("build", "pages", "--record", "story.db")
    assert code == 0
    assert "1  failure\n  pages/empty.txt  acquire: is empty\n" in out
    assert "failed: pages/empty.txt\n" in err


def test_nothing_could_be_read(run, pages):
    pages.joinpath("empty.txt").write_text("")
    code, _, err = run("build", "pages/empty.txt", "--record", "story.db")
    assert code == 1
    assert err.endswith("nothing could be read\n")


def test_an_input_that_is_not_there_is_wrong_usage(run, pages):
    code, _, err = run("build", "nowhere", "--record", "story.db")
    assert code == 2
    assert "nowhere" in err


def test_a_file_that_is_no_record_is_left_alone(run, pages):
    code, _, err = run("build", "pages", "--record", "pages/monday.txt")
    assert code == 1
    assert "Error: " in err
    assert "Traceback" not in err
    assert pages.joinpath("monday.txt").read_text(encoding="utf-8") == MONDAY


def test_every_option_reaches_the_build(run, pages, monkeypatch):
    asked = []
    build = onrecord.engine.build.build

    def remember(inputs, *, record, options, progress):
        asked.append((inputs, record, options))
        return build(inputs, record=record, options=BuildOptions(), progress=progress)

    monkeypatch.setattr("onrecord.engine.build.build", remember)
    run(
        "build",
        "pages",
        "--record",
        "a.db",
        "--jobs",
        3,
        "--story",
        "Strike",
        "--no-pages",
        "--max-page-bytes",
        9,
    )
    options = BuildOptions(jobs=3, story="Strike", keep_pages=False, limits=Limits(page_bytes=9))
    assert asked == [(("pages",), Path("a.db"), options)]


def test_a_build_without_pages_keeps_none(run, pages, tmp_path):
    run("build", "pages", "--record", "story.db", "--no-pages")
    with onrecord.open(tmp_path / "story.db") as record:
        assert [record.content(page.id) for page in record.pages()] == [None, None]


def test_a_build_stopped_by_hand_says_how_to_go_on(run, pages, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.engine.build.build", stopped)
    code, _, err = run("build", "pages", "--record", "story.db")
    assert code == 1
    assert err.startswith("stopped; what was read is kept")


def test_plain_lines_count_pages_and_failures(capsys, monkeypatch):
    monkeypatch.setattr("onrecord.cli.progress.time.monotonic", lambda: 0.0)
    progress = PlainProgress()
    progress.begin(2)
    progress.page("a.txt", "read")
    progress.page("b\x1b.txt", "failed")
    progress.conclude("align")
    assert capsys.readouterr().err.splitlines() == [
        "reading 2 pages",
        "1 of 2 pages",
        "failed: b .txt",
        "2 of 2 pages, 1 failed",
        "all articles: align",
    ]


def test_plain_lines_tell_rate_and_time_left(capsys, monkeypatch):
    now = iter([0.0, 10.0])
    monkeypatch.setattr("onrecord.cli.progress.time.monotonic", lambda: next(now))
    progress = PlainProgress()
    progress.begin(3)
    progress.page("a.txt", "read")
    assert capsys.readouterr().err.splitlines()[-1] == "1 of 3 pages, 0.1 pages/s, 20 s left"
