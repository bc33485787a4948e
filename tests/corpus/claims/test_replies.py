"""Statements that contradict the one right before them by their form or by an opposite word, of articles by hand."""

import pytest

from onrecord.corpus.claims import find_disputes
from onrecord.records import NO_TALKS
from sides import actor, ground_of, report

ORSK, VELM = actor("Orsk", kind="state"), actor("Velm", kind="state")


def exchange(first, second, *, cues=("said", "said"), between=""):
    """`first` by Orsk, `second` by Velm."""
    one = report("a", f"Orsk {cues[0]} {first}. {between}Velm {cues[1]} {second}.")
    one.says("Orsk", first, source="Orsk", cue=(cues[0],), kind="indirect")
    one.says("Velm", second, source="Velm", cue=(cues[1],), kind="indirect")
    ground = ground_of((ORSK, VELM), one)
    return find_disputes([one.reading], ground=ground, talks=NO_TALKS, known={}, given=())


def sides(talks):
    return [(one.kind, sorted((side.stance, side.by) for side in one.sides)) for one in talks.disputes]


def kinds(talks):
    return [one.kind for one in talks.disputes]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the yard paid the wages for April", "it had not"),
        ("the yard paid the wages for April", "the yard did not"),
        ("there was a letter to the crews", "there was none"),
        ("nobody at the yard had been told", "they had"),
        ("no ferry had been searched", "it searched the ferry on Monday"),
    ],
)
def test_an_ellipsis_or_what_was_denied_answers_the_statement_right_before(first, second):
    assert sides(exchange(first, second)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the yard paid the wages for April", "it had"),
        ("the yard had not paid", "it had not"),
        ("the yard must pay the wages", "it had not"),
    ],
)
def test_an_ellipsis_that_agrees_contradicts_nothing(first, second):
    assert sides(exchange(first, second)) == []


def test_who_insists_that_there_was_one_contradicts_that_there_was_none():
    found = exchange(
        "nobody filed a motion with the clerk",
        "one was filed in May with the clerk",
        cues=("said", "insisted"),
    )
    assert sides(found) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_an_answer_with_a_negation_takes_up_a_word():
    cues = ("said", "answered")
    assert sides(exchange("the wages run as usual", "no clerk has counted them", cues=cues)) != []
    assert sides(exchange("the wages run as usual", "no ferry had sailed", cues=cues)) == []


def test_each_says_that_it_was_the_other():
    found = exchange("Velm fired first", "it was Orsk that fired first")
    assert sides(found) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]
    assert found.disputes[0].reasons == ("each says that it was the other",)


def test_who_agrees_that_it_was_the_same_one_contradicts_nothing():
    assert sides(exchange("Velm fired first", "it was Velm that fired first")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the road to Lene was open", "it was closed"),
        ("the clause on ferries was binding", "the clause was voluntary"),
        ("the crews had left the harbour", "they were still there"),
    ],
)
def test_an_opposite_word_of_the_same_thing(first, second):
    assert kinds(exchange(first, second)) == ["fact"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("prices had risen", "that wages had fallen"),
        ("the road to Lene was open", "the harbour was closed"),
        ("the crews had left the harbour", "its crews remained in the harbour"),
        ("the road to Lene must be open", "it was closed"),
        ("the road was not open", "it was closed"),
    ],
)
def test_an_opposite_word_of_another_thing_contradicts_nothing(first, second):
    assert kinds(exchange(first, second)) == []


def test_an_opposite_word_behind_somebody_elses_statement_contradicts_nothing():
    between = "Crews slept in the yard, somebody said. "
    one = report("a", f"Orsk said the road was open. {between}Velm said it was closed.")
    one.says("Orsk", "the road was open", kind="indirect")
    one.says(None, "Crews slept in the yard", kind="indirect")
    one.says("Velm", "it was closed", kind="indirect")
    ground = ground_of((ORSK, VELM), one)
    assert find_disputes([one.reading], ground=ground, talks=NO_TALKS, known={}, given=()).disputes == ()


def test_one_act_by_a_name_that_judges_it_and_by_one_that_does_not():
    cues = ("called", "described")
    assert kinds(
        exchange("the letter from Orsk an ultimatum to crews", "it as an invitation to the crews", cues=cues)
    ) == ["characterisation"]
    assert kinds(exchange("the letter a success", "it as a triumph", cues=cues)) == []


def test_what_is_said_in_spite_of_a_claim_is_set_against_it():
    one = report(
        "a", "Despite Orsk's claim that the bridge stands, Velm said that nobody could cross the bridge."
    )
    one.says("Orsk", "that the bridge stands", source="Orsk", cue=("claim",), kind="indirect")
    one.says("Velm", "that nobody could cross the bridge", source="Velm", cue=("said",), kind="indirect")
    ground = ground_of((ORSK, VELM), one)
    found = find_disputes([one.reading], ground=ground, talks=NO_TALKS, known={}, given=())
    assert sides(found) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]
