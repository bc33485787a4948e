import csv
import io
import json

import pytest

import onrecord
from onrecord.records import Figure, Talks


@pytest.fixture
def counted(story, monkeypatch, tmp_path):
    """A path at which `onrecord.open` finds the invented story with two figures of one quantity and one alone."""
    wire = story.WIRE

    def made(name, value, **fields):
        return Figure(
            id=f"figure-{name}",
            value=value,
            low=value,
            high=value,
            unit="ship",
            qualifier=None,
            of=wire.evidence(story.span(wire, "ship")),
            denominator=None,
            as_of=None,
            by="actor-haddad",
            evidence=wire.evidence(story.span(wire, "a ship")),
            **fields,
        )

    figures = (
        made("1", 1.0, comparable="quantity-1"),
        made("2", 2.0, comparable="quantity-1"),
        made("3", 3.0, comparable=None, reasons=("another unit than “\x1b[31mtwo”",)),
    )
    record = story.RECORD
    told = type(record)(
        **{name: getattr(record, name) for name in record.__dataclass_fields__ if name != "held_talks"},
        held_talks=Talks(figures=figures),
    )
    path = tmp_path / "story.db"
    path.write_bytes(b"")
    monkeypatch.setattr(onrecord, "open", lambda _: told)
    return str(path)


def test_text_puts_comparable_figures_under_one_heading_and_says_why_others_are_not(run, counted):
    code, out, err = run("figures", counted)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "ship  ship · 2 figures to compare"
    assert "not comparable with any other" in lines
    assert any(line.startswith("    not compared: another unit than “") for line in lines)
    assert lines[-1] == "3 figures"
    assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_no_page_drives_the_terminal(run, counted, form):
    assert "\x1b" not in run("figures", counted, *form)[1]


def test_json_is_one_figure_a_line(run, counted):
    rows = [json.loads(line) for line in run("figures", counted, "--json")[1].splitlines()]
    assert [(row["value"], row["by"], row["comparable"]) for row in rows] == [
        (1.0, "Amira Haddad", "quantity-1"),
        (2.0, "Amira Haddad", "quantity-1"),
        (3.0, "Amira Haddad", None),
    ]


def test_csv_has_a_row_for_each_figure(run, counted):
    rows = list(csv.DictReader(io.StringIO(run("figures", counted, "--csv", "--unit", "ship")[1])))
    assert [row["words"] for row in rows] == ["a ship"] * 3
    assert all(None not in row for row in rows)
