"""Issues named in words: inflection, runs apart, beginnings, weak phrases, and which of two over each other stays."""

import pytest

from onrecord.corpus.stance.matching import Matcher
from onrecord.records import Codebook, CodebookIssue, Span


def named(text, *phrases, weak=()):
    """The words in which an issue of these phrases is named."""
    book = Codebook("mine", "Mine", (CodebookIssue("A", "A", phrases, weak),))
    return [one.span.of(text) for one in Matcher(book).find(text, Span(0, len(text)))]


@pytest.mark.parametrize("words", ["quota", "quotas", "Quota", "QUOTAS"])
def test_a_phrase_is_found_in_any_inflection(words):
    assert named(f"The {words} for squid", "quota") == [words]


@pytest.mark.parametrize("words", ["stops fire", "stopped fire", "stopping fires"])
def test_each_word_of_a_run_may_be_inflected(words):
    assert named(f"Orsk {words}.", "stop fire") == [words]


def test_another_word_with_the_same_beginning_is_none():
    assert named("The complicated text", "compliance") == []


def test_a_star_ends_a_word_of_which_only_the_beginning_is_given():
    assert named("inspectors and inspections", "inspect*") == ["inspectors", "inspections"]


def test_two_runs_stand_near_each_other_in_any_order():
    assert named("They cut some of the posts.", "posts ~ cut") == ["cut some of the posts"]
    assert named("The posts were cut.", "posts ~ cut") == ["posts were cut"]


def test_two_runs_far_apart_are_none():
    text = "They cut a ribbon at the gate of the new yard by the old posts."
    assert named(text, "posts ~ cut") == []


def test_of_two_over_each_other_the_longer_stays():
    assert named("prisoner exchange", "prisoner", "prisoner exchange") == ["prisoner exchange"]


def test_a_strong_phrase_goes_before_a_longer_weak_one():
    assert named("strike pay fund", "pay", weak=("strike pay fund",)) == ["pay"]


def test_words_that_a_codebook_takes_back_name_nothing():
    issue = CodebookIssue("Pay", "Pay", ("pay",), unless=("to pay",))
    text = "a pay rise, and money to pay for it"
    found = Matcher(Codebook("mine", "Mine", (issue,))).find(text, Span(0, len(text)))
    assert [one.span.start for one in found] == [2]


def test_only_the_span_asked_for_is_looked_at():
    text = "quota here, quota there"
    matcher = Matcher(Codebook("mine", "Mine", (CodebookIssue("A", "A", ("quota",)),)))
    assert [one.span.start for one in matcher.find(text, Span(8, len(text)))] == [12]
