"""What articles say is in a text that was put forward, without any stance that is read there."""

import pytest

from onrecord.corpus.stance import take_positions
from onrecord.records import Codebook, CodebookIssue
from sides import actor, ground_of, report

BOOK = Codebook(
    "mine",
    "Mine",
    (
        CodebookIssue("Pay", "Pay", ("wage*", "pay rise"), weak=("per cent",)),
        CodebookIssue("Hours", "Hours", ("shift*",)),
        CodebookIssue("Levy", "Levy", ("levy", "carbon fund")),
        CodebookIssue("Captives", "Captives", ("captive*",)),
    ),
)
ACTORS = (
    actor("Orsk", kind="state"),
    actor("Dockers' League"),
    actor("Mira Holt", "Holt", kind="person"),
    actor("the ministry", "ministry"),
)


def read(*paragraphs):
    """(party, its terms) of each proposal."""
    one = report("a", *paragraphs)
    talks = take_positions([one.reading], ground=ground_of(ACTORS, one), codebook=BOOK, known={}, given=())
    told = [(each.proposed_by, [term.what.exact for term in each.terms]) for each in talks.proposals]
    return sorted(told, key=lambda pair: pair[0] or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "The outline, tabled on Monday by Mira Holt, provides for higher wages and a ban on split shifts.",
        "Under Mira Holt's outline, which nobody has signed, higher wages and a ban on split shifts would come in May.",
        "Mira Holt's four-page paper offers higher wages and a ban on split shifts.",
        "The paper, which Mira Holt handed over at noon, calls for higher wages and a ban on split shifts, said one who saw it.",
    ],
)
def test_a_sentence_on_a_text_and_its_maker(sentence):
    ((maker, terms),) = read(sentence)
    assert maker == "Mira Holt"
    assert [one.split(" would ")[0] for one in terms] == ["higher wages", "a ban on split shifts"]


def test_the_text_that_was_put_forward_in_the_paragraph_before():
    found = read(
        "Talks on the levy went on as Orsk put forward a plan of six pages.",
        "The plan would halve the levy by 2040. A carbon fund would be set up.",
    )
    assert found == [("Orsk", ["halve the levy by 2040", "A carbon fund would be set up"])]


def test_an_offer_of_an_amount_that_somebody_else_takes_up():
    found = read("The Dockers' League turned down a ministry wage offer of 4 per cent over two years.")
    assert found == [("the ministry", ["4 per cent over two years"])]


def test_a_text_that_is_nobodys_has_to_say_more_than_one_thing():
    assert read("The draft calls for a levy.") == []
    assert read("The draft calls for a levy, 40 captives to go home and shorter shifts.") == [
        (None, ["a levy", "40 captives to go home", "shorter shifts"])
    ]


def test_whoever_lets_others_vote_on_a_text_need_not_have_made_it():
    ((maker, _),) = read(
        "The deal that the Dockers' League will put to its 3,000 members gives them a pay rise and shorter shifts."
    )
    assert maker is None


def test_what_a_text_does_not_hold():
    assert read("Holt's draft does not say that the levy would end, and it sets no shifts.") == []


def test_second_draft_and_first_are_two():
    found = read(
        "Orsk's first draft sets a levy of 9 crowns.",
        "Orsk's second draft sets a levy of 9 crowns and frees the captives.",
    )
    assert len(found) == 2
