"""positions, shifts, proposals, disputes and issues as commands: text, JSON, CSV and the matrix."""

import csv
import io
import json

import pytest

import onrecord
import story as invented
from onrecord.lexicons.codebooks import shipped_text
from onrecord.store.record import Record
from story_talks import HELD


@pytest.fixture
def path(monkeypatch, tmp_path):
    """A path at which `onrecord.open` finds the invented story with its talks."""
    made = tmp_path / "story.db"
    made.write_bytes(b"")
    monkeypatch.setattr(onrecord, "open", lambda path: HELD)
    return str(made)


@pytest.fixture
def empty(monkeypatch, path):
    """A record of which nothing was concluded."""
    monkeypatch.setattr(onrecord, "open", lambda path: invented.RECORD)
    return path


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


COMMANDS = ("positions", "shifts", "proposals", "disputes", "issues")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_is_printed_as_text_json_and_csv(run, path, name):
    code, out, _ = run(name, path)
    assert (code, bool(out.strip())) == (0, True)
    code, out, _ = run(name, path, "--json")
    rows = lines(out)
    assert (code, bool(rows)) == (0, True)
    code, out, _ = run(name, path, "--csv")
    assert (code, len(list(csv.DictReader(io.StringIO(out)))) >= len(rows)) == (0, True)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_record_without_any_is_no_error(run, empty, name):
    assert run(name, empty)[0] == 0
    assert lines(run(name, empty, "--json")[1]) == []


def test_positions_are_printed_with_words_conditions_and_voice(run, path):
    out = run("positions", path)[1]
    for words in (
        "the union",
        "Industrial action",
        "rejects",
        "until the night allowance is back",
        "according to the outlet",
    ):
        assert words in out


def test_positions_read_with_doubt_say_so_and_can_be_left_out(run, path):
    rows = lines(run("positions", path, "--json")[1])
    doubtful = [row for row in rows if row["belief"] is not None and row["belief"] < 0.55]
    sure = lines(run("positions", path, "--json", "--sure")[1])
    assert run("positions", path)[1].count("read with doubt") == len(doubtful)
    assert len(sure) == len(rows) - len(doubtful)


def test_positions_as_rows_have_their_words_and_places(run, path):
    rows = list(csv.DictReader(io.StringIO(run("positions", path, "--csv", "--issue", "Pay")[1])))
    assert [(row["party"], row["stance"], row["what"]) for row in rows] == [
        ("Jonas Lind", "questions", "the allowance had never been part of the contract")
    ]


def test_an_unknown_issue_is_one_clean_message(run, path):
    code, _, err = run("positions", path, "--issue", "squid")
    assert code != 0
    assert "no position of this record is on the issue 'squid'" in err
    assert "Traceback" not in err


def test_what_days_leave_out_for_want_of_a_day_is_noted(run, path):
    _, out, err = run("positions", path, "--since", "2031-05-03", "--json")
    assert [row["id"] for row in lines(out)] == ["position-2"]
    assert "Traceback" not in err


@pytest.mark.parametrize("layout", ["text", "md", "html"])
def test_the_matrix_shows_parties_by_issues(run, path, layout):
    code, out, _ = run("positions", path, "--matrix", "--format", layout)
    assert code == 0
    assert all(words in out for words in ("the union", "Industrial action", "Jonas Lind", "questions"))


def test_the_matrix_goes_into_a_file(run, path, tmp_path):
    code, out, _ = run("positions", path, "--matrix", "--format", "html", "-o", tmp_path / "matrix.html")
    assert (code, "<html" in out) == (0, False)
    assert "Industrial action" in (tmp_path / "matrix.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "md"), "are for the matrix; add --matrix"),
        (("-o", "matrix.md"), "are for the matrix; add --matrix"),
        (("--matrix", "--json"), "leave --matrix out"),
        (("--matrix", "-o", "matrix.md"), "-o writes --format md or html"),
    ],
)
def test_options_that_do_not_go_together_are_refused(run, path, words, said):
    code, _, err = run("positions", path, *words)
    assert (code, said in err) == (2, True)


def test_a_shift_is_a_row_with_both_sides(run, path):
    (row,) = csv.DictReader(io.StringIO(run("shifts", path, "--csv")[1]))
    assert (row["before_stance"], row["after_stance"]) == ("rejects", "concedes")


def test_a_proposal_is_a_row_for_itself_each_term_and_each_answer(run, path):
    rows = list(csv.DictReader(io.StringIO(run("proposals", path, "--csv")[1])))
    assert [row["row"] for row in rows] == ["proposal", "term", "answer", "answer"]


def test_a_dispute_is_a_row_for_each_sides_words(run, path):
    rows = list(csv.DictReader(io.StringIO(run("disputes", path, "--csv")[1])))
    assert [(row["stance"], row["by"]) for row in rows] == [
        ("asserts", "Coast Daily"),
        ("denies", "Jonas Lind"),
    ]


def test_a_codebook_that_ships_is_printed_whole(run, path):
    assert run("issues", path, "--codebook", "trade")[1] == shipped_text("trade")


PAGE = "Sørø Post\n\nThe union rejected the squid quota on Friday.\n"
BOOK = '[[issues]]\ncode = "Squid"\nname = "Squid"\nphrases = ["squid"]\n'


@pytest.fixture
def page(tmp_path):
    made = tmp_path / "monday.txt"
    made.write_text(PAGE, encoding="utf-8")
    return made


def test_a_codebook_of_ones_own_stays_with_the_record(run, page, tmp_path):
    record, book = tmp_path / "a.db", tmp_path / "mine.toml"
    book.write_text(BOOK, encoding="utf-8")
    assert run("build", page, "--record", record, "--codebook", book)[0] == 0
    for _ in range(2):
        with Record(record) as held:
            assert held.codebook() == ("mine.toml", BOOK)
            assert {one.code for one in held.talks().issues} <= {"Squid"}
        assert run("build", page, "--record", record)[0] == 0


def test_another_codebook_draws_the_positions_anew(run, page, tmp_path):
    record, book = tmp_path / "a.db", tmp_path / "mine.toml"
    book.write_text(BOOK, encoding="utf-8")
    run("build", page, "--record", record, "--codebook", book)
    run("build", page, "--record", record, "--codebook", "peace")
    with Record(record) as held:
        assert held.codebook() == ("peace", shipped_text("peace"))
        assert "Squid" not in {one.code for one in held.talks().issues}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such codebook; name a TOML file, or one of peace, industrial, trade, climate"),
        (b"title = ", "is no TOML"),
        (b"\xff\xfe", "is not UTF-8 text"),
    ],
)
def test_a_codebook_that_cannot_be_read_stops_the_build(run, page, tmp_path, content, said):
    book = tmp_path / "mine.toml"
    if content is not None:
        book.write_bytes(content)
    code, _, err = run("build", page, "--record", tmp_path / "a.db", "--codebook", book)
    assert (code != 0, said in err) == (True, True)
    assert not (tmp_path / "a.db").exists()
