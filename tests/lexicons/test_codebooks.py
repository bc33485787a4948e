"""Codebooks: those that ship can be read, a user's own is read or said to be wrong, and where."""

import pytest

from onrecord.errors import WrongUsage
from onrecord.lexicons.codebooks import SHIPPED, read_codebook, shipped_codebooks, shipped_text
from onrecord.records import Codebook, CodebookIssue

MINE = """
title = "My talks"
[[issues]]
code = " Fish "
name = "Fishing"
phrases = ["quota", "fleet*"]
weak = ["boats"]
examples = ["Orsk wants a quota."]
[[issues]]
code = "Squid"
name = "Squid"
phrases = ["squid"]
parent = "Fish"
"""


def test_a_codebook_of_ones_own() -> None:
    fish = CodebookIssue("Fish", "Fishing", ("quota", "fleet*"), ("boats",), ("Orsk wants a quota.",))
    squid = CodebookIssue("Squid", "Squid", ("squid",), parent="Fish")
    mine = MINE.replace('" Fish "', '"Fish"')
    assert read_codebook(mine, name="mine.toml") == Codebook("mine.toml", "My talks", (fish, squid))


def test_spaces_around_a_code_do_not_count() -> None:
    assert read_codebook(MINE, name="mine.toml").issues[0].code == "Fish"


@pytest.mark.parametrize("name", SHIPPED)
def test_each_that_ships_has_issues_and_the_talks_themselves(name: str) -> None:
    book = next(one for one in shipped_codebooks() if one.name == name)
    assert len(book.issues) >= 9
    assert "Talks" in {one.code for one in book.issues}
    assert read_codebook(shipped_text(name), name=name) == book


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("title = ", "mine: is no TOML"),
        ('title = "x"', "mine: lists no issues"),
        ("issues = []", "mine: lists no issues"),
        ("issues = [1]", "mine: lists no issues"),
        ('[[issues]]\nname = "A"\nphrases = ["a"]', "mine, issue 1: has no code"),
        ('[[issues]]\ncode = "A"\nphrases = ["a"]', "mine, issue 1: has no name"),
        ('[[issues]]\ncode = "A"\nname = "A"', "mine, issue 1: has no phrases"),
        ('[[issues]]\ncode = "A"\nname = "A"\nphrases = "a"', "phrases is a list of words"),
        ('[[issues]]\ncode = "A"\nname = "A"\nphrases = [" "]', "phrases is a list of words"),
        ('[[issues]]\ncode = "A"\nname = "A"\nphrases = ["a"]\nmood = "b"', "'mood' is no field"),
        (
            '[[issues]]\ncode = "A"\nname = "A"\nphrases = ["a"]\nparent = "B"',
            "the parent 'B' of 'A' is no code",
        ),
        ('[[issues]]\ncode = "A"\nname = "A"\nphrases = ["a"]\n' * 2, "the code 'A' stands twice"),
    ],
)
def test_what_is_wrong_with_a_codebook_is_said(text: str, wrong: str) -> None:
    with pytest.raises(WrongUsage, match=wrong):
        read_codebook(text, name="mine")
