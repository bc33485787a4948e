"""`onrecord judge` and what shows and corrects actors, on a small record of real stages."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.engine.build import BuildOptions, build

PAGE = (
    "Vell Courier\n\nFerry crews to stop\n\n"
    "Ana Reis, the leader of the Harbour Union, said on Monday that crews would stop work.\n\n"
    "“We have waited long enough,” Reis said.\n\n"
    "The company rejected the demand. “There is no money,” said Pedro Lund, its director.\n"
)


TALKS = """Vell Courier

Ferry crews to stop

5 May 2031

Ana Reis, the leader of the Harbour Union, said on Monday that the Harbour Union rejected the pay offer of the company.

The Vell Ferry Company proposed a pay rise of 4 percent on Sunday. The Harbour Union demanded a pay rise of 9 percent.

Pedro Lund, the director of the Vell Ferry Company, said that 400 passengers were stranded at Vell. Reis denied that
400 passengers were stranded at Vell.

On Sunday crews blocked the bridge at Vell.
"""


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("talks")
    folder.joinpath("monday.txt").write_text(TALKS, encoding="utf-8")
    build([str(folder / "monday.txt")], record=folder / "story.db", options=BuildOptions(attribution="rules"))
    return str(folder / "story.db")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    folder.joinpath("monday.txt").write_text(PAGE, encoding="utf-8")
    build([str(folder / "monday.txt")], record=folder / "story.db", options=BuildOptions(attribution="rules"))
    return folder / "story.db"


@pytest.fixture
def record(built: Path, tmp_path: Path) -> str:
    copy = tmp_path / "story.db"
    copy.write_bytes(built.read_bytes())
    return str(copy)


def said(run, record: str) -> dict[str, str | None]:
    rows = map(json.loads, run("statements", record, "--json")[1].splitlines())
    return {row["id"]: row["speaker"] for row in rows}


def decided(run, record: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("judge", record, "list", "--json")[1].splitlines()]


def test_decisions_hold_are_listed_and_taken_back(run, record: str) -> None:
    before = said(run, record)
    code, out, _ = run("judge", record, "merge", "Ana Reis", "Pedro Lund", "--reason", "a test")
    assert code == 0
    assert "merge: “Pedro Lund” is “Ana Reis”" in out
    assert set(said(run, record).values()) == {"Ana Reis"} | (
        set(before.values()) - {"Ana Reis", "Pedro Lund"}
    )
    (judgement,) = decided(run, record)
    assert (judgement["verb"], judgement["reason"], judgement["by"]) == ("merge", "a test", None)
    assert run("judge", record, "undo", judgement["id"])[0] == 0
    assert said(run, record) == before
    assert [row["in_force"] for row in decided(run, record)] == [False, False]


def test_every_verb_has_its_line(run, record: str) -> None:
    statement = next(one for one, speaker in said(run, record).items() if speaker == "Pedro Lund")
    assert "is shown as “Dr Reis”" in run("judge", record, "rename", "Ana Reis", "Dr Reis")[1]
    assert "is said by “Dr Reis”" in run("judge", record, "speaker", statement, "Dr Reis")[1]
    assert "is said by nobody known" in run("judge", record, "speaker", statement, "--unknown")[1]
    assert said(run, record)[statement] is None
    assert "is no statement" in run("judge", record, "reject", statement, "--by-whom", "Siri Holm")[1]
    assert statement not in said(run, record)
    assert decided(run, record)[-1]["by"] == "Siri Holm"
    assert "judgements" in run("judge", record, "list")[1]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("merge", "Ana Reis", "Ana Reis"), "one actor already"),
        (("rename", "Nobody", "X"), "no actor of this record goes by 'Nobody'"),
        (("speaker", "attribution-1"), "give the actor, or --unknown"),
        (("reject", "attribution-1"), "holds no attribution"),
        (("reject", "position-1"), "holds no position 'position-1'; `onrecord positions "),
        (("undo", "judgement-1"), "holds no judgement"),
        (("split", "Ana Reis", "Reis", "Ana"), "give one spelling"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(
    run, record: str, words: tuple[str, ...], message: str
) -> None:
    code, _, err = run("judge", record, *words)
    assert code != 0
    assert message in err


@pytest.mark.parametrize("command", ["positions", "disputes", "timeline", "figures", "proposals"])
def test_what_was_read_wrongly_is_taken_out(run, talks: str, command: str) -> None:
    def ids() -> list[str]:
        rows = [json.loads(line) for line in run(command, talks, "--json")[1].splitlines()]
        return [row["id"] for row in (row.get("event", row) for row in rows) if row is not None]

    before = ids()
    code, out, _ = run("judge", talks, "reject", before[0], "--reason", "misread")
    assert code == 0
    about = before[0].split("-")[0]
    assert f" is no {about} (" in out
    assert sorted(ids()) == sorted(before[1:])
    row = decided(run, talks)[-1]
    assert (row["about"], row["reason"], row["in_force"]) == (about, "misread", True)
    assert run("judge", talks, "undo", row["id"])[0] == 0
    assert len(ids()) == len(before)


def test_a_position_is_amended(run, talks: str) -> None:
    def positions() -> set[tuple[str, str, str | None]]:
        rows = [json.loads(line) for line in run("positions", talks, "--json")[1].splitlines()]
        return {(row["party"], row["stance"], row["on"]) for row in rows}

    def rejects() -> str:
        rows = [json.loads(line) for line in run("positions", talks, "--json")[1].splitlines()]
        return next(row["id"] for row in rows if row["stance"] == "rejects")

    before = positions()
    assert "the day of " in run("judge", talks, "day", rejects(), "2031-05-05")[1]
    assert ("Harbour Union", "rejects", "2031-05-05") in positions()
    out = run("judge", talks, "party", rejects(), "Vell Ferry Company")[1]
    assert "is “Vell Ferry Company”’s position, not “Harbour Union”’s (rejects Pay)" in out
    assert ("Vell Ferry Company", "rejects", "2031-05-05") in positions()
    out = run("judge", talks, "stance", rejects(), "questions")[1]
    assert "is read as “questions”, not as position (rejects Pay) of “Vell Ferry Company”" in out
    assert ("Vell Ferry Company", "questions", "2031-05-05") in positions()
    for row in reversed([row for row in decided(run, talks) if row["in_force"] and row["verb"] != "undo"]):
        run("judge", talks, "undo", row["id"])
    assert positions() == before


def test_an_amendment_that_makes_no_sense_is_told(run, talks: str) -> None:
    figure = json.loads(run("figures", talks, "--json")[1].splitlines()[0])["id"]
    row = json.loads(run("positions", talks, "--json")[1].splitlines()[0])
    for words, message in [
        (("day", figure, "unknown"), "is no position; only positions have a day"),
        (("day", row["id"], "Tuesday"), "'Tuesday' is no day"),
        (("party", row["id"], row["party"]), "that actor's already"),
        (("stance", row["id"], "likes"), "'likes' is not one of"),
    ]:
        code, _, err = run("judge", talks, *words)
        assert code != 0
        assert message in err


def test_why_shows_each_mention_with_its_reason(run, record: str) -> None:
    rows = [json.loads(line) for line in run("actors", record, "--why", "Ana Reis", "--json")[1].splitlines()]
    assert [row["words"] for row in rows][:1] == ["Ana Reis"]
    assert all(row["reason"] for row in rows)
    assert "named in full" in run("actors", record, "--why", "Ana Reis")[1]


def test_a_list_is_written_corrected_and_read_back(run, record: str, built: Path, tmp_path: Path) -> None:
    out = run("actors", record, "--list")[1]
    names = [row["name"] for row in csv.DictReader(io.StringIO(out))]
    assert {"Ana Reis", "Pedro Lund"} <= set(names)
    corrected = tmp_path / "actors.csv"
    corrected.write_text(out.replace("Ana Reis,", "Ana Maria Reis,Ana Reis |", 1), encoding="utf-8")
    page = str(built.parent / "monday.txt")
    rules = ("--attribution", "rules")
    assert run("build", page, "--record", record, *rules, "--actors", str(corrected))[0] == 0
    assert "Ana Maria Reis" in said(run, record).values()
    assert run("build", page, "--record", record, *rules)[0] == 0
    assert "Ana Maria Reis" in said(run, record).values()
    assert run("actors", record, "--list", "--json")[0] == 2
