from pathlib import Path

import pytest

import gate
from gate import Bound, Line

FLOORS = """[tagging.precision]
least = 80
why = "right ones of those found"

[tagging.seconds]
most = 10
why = "time"
"""


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", path)
    return path


def test_a_figure_is_held_against_its_bound() -> None:
    assert Bound(80, most=False, why="").holds(80)
    assert not Bound(80, most=False, why="").holds(79.9)
    assert Bound(10, most=True, why="").holds(10)
    assert not Bound(10, most=True, why="").holds(10.1)


def test_a_figure_without_a_bound_is_only_shown() -> None:
    assert Line("tagging.recall", 3.0, None).holds


def test_the_ratchet_moves_a_bound_where_the_figure_is_better(floors: Path) -> None:
    bounds = gate.read_floors()
    measured = [
        Line(name, value, bounds[name])
        for name, value in {"tagging.precision": 84.5, "tagging.seconds": 12.0}.items()
    ]
    gate.write_floors(measured, lower=False)
    assert {name: one.limit for name, one in gate.read_floors().items()} == {
        "tagging.precision": 84.5,
        "tagging.seconds": 10,
    }


def test_a_bound_is_made_worse_only_when_told_so(floors: Path) -> None:
    worse = [Line("tagging.precision", 70.0, gate.read_floors()["tagging.precision"])]
    gate.write_floors(worse, lower=True)
    assert gate.read_floors()["tagging.precision"].limit == 70


def test_what_needs_absent_data_is_skipped_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "BENCHMARKS", {"attribution": gate.run_attribution})
    place = gate.Place(tmp_path, tmp_path)
    assert list(gate.lines(place, only=None)) == [
        "skipped attribution: needs data/polnear/dev in the folder of data"
    ]
