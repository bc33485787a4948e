import csv
import io
import json
from pathlib import Path

import pytest

EXPECTED = Path(__file__).parent / "expected"
VIEWS = ("statements", "utterances", "sources", "actors", "timeline")


@pytest.mark.parametrize("view", VIEWS)
def test_the_whole_list_as_text(run, path, view):
    code, out, err = run(view, path)
    assert (code, err) == (0, "")
    assert out == EXPECTED.joinpath(f"{view}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("view", VIEWS)
def test_lines_of_a_pipe_fit_80_columns_and_end_with_a_word(run, path, view):
    lines = run(view, path)[1].splitlines()
    assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_no_page_drives_the_terminal(run, path, view, form):
    assert "\x1b" not in run(view, path, *form)[1]


@pytest.mark.parametrize(
    ("view", "rows"), [("statements", 8), ("utterances", 5), ("sources", 4), ("timeline", 13)]
)
def test_json_is_one_object_a_line(run, path, view, rows):
    lines = run(view, path, "--json")[1].splitlines()
    assert len(lines) == rows
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_json_carries_the_exact_words(run, path):
    (line,) = run("statements", path, "--about", "onerror", "--json")[1].splitlines()
    row = json.loads(line)
    assert row["title"] == "<script>alert(1)</script> [click](javascript:alert(2)) **bold** \x1b[31mred"
    assert row["speaker"] is None


@pytest.mark.parametrize(
    ("view", "rows"), [("statements", 8), ("utterances", 8), ("sources", 5), ("actors", 3), ("timeline", 13)]
)
def test_csv_has_a_header_and_a_row_for_each_line(run, path, view, rows):
    found = list(csv.DictReader(io.StringIO(run(view, path, "--csv")[1])))
    assert len(found) == rows
    assert all(None not in row and None not in row.values() for row in found)


def test_filters_reach_the_view(run, path):
    out = run("statements", path, "--by", "haddad", "--since", "2031-05-02", "--json")[1]
    assert [json.loads(line)["id"] for line in out.splitlines()] == [
        "attribution-3",
        "attribution-2",
        "attribution-1",
    ]


def test_what_has_no_day_is_counted(run, path):
    line = "1 statement without a known day left out by --since or --until\n"
    assert run("statements", path, "--since", "2031-05")[1].endswith(f"7 statements\n{line}")
    assert run("statements", path, "--since", "2031-05", "--csv")[2] == line


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--by", "Nobody"), 1, "Error: no actor of this record goes by 'Nobody'"),
        (("--by", "n"), 2, "Error: 'n' fits 2 actors: Jonas Lind (actor-lind), the union (actor-union)"),
        (("--outlet", "Gazette"), 1, "Error: no article of this record has the outlet 'Gazette'"),
        (("--since", "soon"), 2, "Error: Invalid value for '--since': 'soon' is no date"),
        (("--json", "--csv"), 2, "Error: --json and --csv exclude each other"),
    ],
)
def test_a_slip_is_told_in_one_clean_line(run, path, words, code, message):
    found, out, err = run("statements", path, *words)
    assert (found, out) == (code, "")
    assert message in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there(run):
    code, _, err = run("statements", "nowhere.db")
    assert code == 2
    assert "nowhere.db" in err


def test_an_interrupted_build_is_noted(run, path, story, monkeypatch):
    monkeypatch.setattr("onrecord.open", lambda path: story.MemoryRecord(stale=True))
    code, out, err = run("statements", path)
    assert (code, out) == (0, "0 statements\n")
    assert "was interrupted" in err


def test_the_timeline_as_a_picture(run, path, tmp_path):
    picture = tmp_path / "timeline.svg"
    assert run("timeline", path, "--picture", picture) == (0, "", f"written: {picture}\n")
    assert picture.read_text(encoding="utf-8").startswith("<svg ")
