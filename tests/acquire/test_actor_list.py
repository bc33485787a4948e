"""The list of actors as spreadsheets save it."""

from pathlib import Path

import pytest

from onrecord.acquire.actor_list import read_actor_list
from onrecord.errors import WrongUsage
from onrecord.records import Listed


def written(folder: Path, text: str) -> Path:
    path = folder / "actors.csv"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("sep", [",", ";", "\t"])
def test_a_list_is_read_however_cells_are_set_apart(tmp_path: Path, sep: str) -> None:
    lines = (
        ("name", "aliases", "kind", "party", "wikidata", "notes"),
        ("Ana Reis", "A. Reis | Reis", "Person", "Harbour Board", "Q42", "?"),
        ("Harbour Board", "", "", "", "", ""),
        ("", "", "", "", "", ""),
    )
    path = written(tmp_path, "\ufeff" + "\r\n".join(sep.join(line) for line in lines))
    assert read_actor_list(path) == (
        Listed("Ana Reis", ("A. Reis", "Reis"), "person", "Harbour Board", "Q42"),
        Listed("Harbour Board"),
    )


def test_the_apostrophe_before_a_formula_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert read_actor_list(written(tmp_path, "name\n'=Reis\n'Abd Lund\n")) == (
        Listed("=Reis"),
        Listed("'Abd Lund"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title\nReis\n", "has no column `name`"),
        ("name,kind\nReis,people\n", "actors.csv:2: kind 'people' is none of person"),
        ("name,wikidata\nReis,42\n", "actors.csv:2: '42' is no Wikidata id"),
        ("name,kind\n,person\n", "actors.csv:2: has no name"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(WrongUsage, match=message):
        read_actor_list(written(tmp_path, text))


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_bytes("name\nRéis\n".encode("latin-1"))
    with pytest.raises(WrongUsage, match="is not UTF-8"):
        read_actor_list(path)
