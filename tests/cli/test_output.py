import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.output import clean, counted, print_csv


@pytest.mark.parametrize(("number", "text"), [(0, "0 entries"), (1, "1 entry"), (1204, "1,204 entries")])
def test_numbers_and_their_nouns(number, text):
    assert counted(number, "entry", "entries") == text


@given(st.text())
def test_clean_text_is_one_line_without_controls(text):
    assert all(char.isprintable() or char.isspace() or ord(char) > 0x9F for char in clean(text))
    assert "\n" not in clean(text)


def test_a_cell_is_never_a_formula(capsys):
    print_csv(["a"], [{"a": "=1+1"}, {"a": "@x"}, {"a": "-2"}, {"a": -2}, {"a": None}, {"a": ("x", "y")}])
    assert capsys.readouterr().out == "a\n'=1+1\n'@x\n'-2\n-2\n\"\"\nx | y\n"
