"""Disputes that a person rejects, of articles by hand."""

from onrecord.corpus.claims import find_disputes
from onrecord.records import NO_TALKS
from sides import actor, ground_of, no, report

ORSK, VELM, TARN = (actor(name, kind="state") for name in ("Orsk", "Velm", "Tarn"))
ASSERTED = "Velm shelled the grain store at Lene on Friday"
DENIED = "that it shelled the grain store at Lene"
AGAIN = "that Velm shelled the grain store at Lene"


def says(name, speaker, words, **fields):
    one = report(name, f"{words}, {speaker} said.")
    one.says(speaker, words, kind="indirect", **fields)
    return one


ONE, OTHER = says("a", "Orsk", ASSERTED), says("b", "Velm", DENIED, denial=True)
THIRD = says("c", "Tarn", AGAIN, denial=True)
RULING = no("dispute", "fact", (ONE, ASSERTED), (OTHER, DENIED))


def sides(*reports, rulings=()):
    ground = ground_of((ORSK, VELM, TARN), *reports, rulings=rulings)
    talks = find_disputes([one.reading for one in reports], ground=ground, talks=NO_TALKS, known={}, given=())
    named = {claim for dispute in talks.disputes for claim in dispute.claims}
    assert {claim.id for claim in talks.claims} == named
    return [sorted((side.stance, side.by) for side in one.sides) for one in talks.disputes]


def test_words_that_do_not_contradict_each_other_are_no_dispute():
    assert sides(ONE, OTHER) == [[("asserts", "Orsk"), ("denies", "Velm")]]
    assert sides(ONE, OTHER, rulings=[RULING]) == []


def test_a_dispute_of_another_kind_is_not_what_was_rejected():
    other = no("dispute", "figure", (ONE, ASSERTED), (OTHER, DENIED))
    assert sides(ONE, OTHER, rulings=[other]) == sides(ONE, OTHER)


def test_a_new_voice_stands_against_the_words_but_not_beside_those_that_were_rejected():
    assert sides(ONE, OTHER, THIRD, rulings=[RULING]) == [[("asserts", "Orsk"), ("denies", "Tarn")]]


def test_a_copy_of_rejected_words_brings_no_dispute_back():
    copy = says("d", "Velm", DENIED, denial=True)
    assert sides(ONE, OTHER, copy, rulings=[RULING]) == []


def test_words_of_one_side_alone_leave_the_dispute():
    assert sides(ONE, OTHER, rulings=[no("dispute", "fact", (ONE, ASSERTED))]) == sides(ONE, OTHER)
