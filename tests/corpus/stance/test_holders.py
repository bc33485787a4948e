"""Whose a stance is: a ranker by hand weighs the parties near it."""

import pytest

from onrecord.corpus.stance.candidates import COLUMNS
from onrecord.corpus.stance.holders import Holders
from sides import actor, ground_of, report

ORSK, VELM = actor("Orsk", kind="state"), actor("Velm", kind="state")


class ByColumn:
    """Believes in the parties that one column says something of."""

    def __init__(self, column):
        self.place = COLUMNS.index(column)

    def scores(self, rows):
        return [0.9 * row[self.place] for row in rows]


def holder(one, ranker):
    ground = ground_of([ORSK, VELM], one)
    (mention,) = one.reading.stances
    return Holders(one.reading, ground, ranker).find(mention)


def wants(words="Velm met Orsk at noon. The delegation wants the truce.", held="The delegation"):
    one = report("a", words)
    one.holds("demands", f"{held} wants the truce", cue="wants", topic="the truce", holder=held)
    return one


def test_rules_alone_leave_it_open_who_a_delegation_is():
    assert holder(wants(), None) is None


def test_a_ranker_chooses_among_the_parties_near():
    held = holder(wants(), ByColumn("in_sentence_before"))
    assert (held.actor, held.belief) == ("Orsk", 0.9)  # of equals the one named last


def test_nobody_is_chosen_who_is_not_believed():
    assert holder(wants(), ByColumn("in_headline")) is None


@pytest.mark.parametrize(
    ("held", "column"),
    [
        ("It", "holder_is_it"),
        ("He", "holder_is_person"),
        ("They", "holder_is_they"),
        ("Its envoy", "holder_is_possessive"),
        ("The delegation", "holder_is_definite"),
        ("a minister", "holder_is_noun"),
    ],
)
def test_a_row_says_of_what_form_the_holders_words_are(held, column):
    assert (
        holder(wants(f"Velm met Orsk at noon. {held} wants the truce.", held), ByColumn(column)) is not None
    )


def test_a_ranker_may_keep_whom_the_rules_found():
    one = report("a", "Velm met Orsk. Orsk wants the truce.")
    one.holds("demands", "Orsk wants the truce", cue="wants", topic="the truce", holder="Orsk")
    assert holder(one, ByColumn("ruled")).actor == "Orsk"


@pytest.mark.parametrize(("rule", "owned"), [("noun-proposal", True), ("reject", False)])
def test_a_noun_with_an_owner_of_whom_nothing_is_known_is_no_party_near(rule, owned):
    one = report("a", "Velm met Orsk. Orsk saw the broker's proposal on the truce.")
    one.holds(
        "offers", "the broker's proposal", cue="proposal", topic="the truce", holder="the broker", rule=rule
    )
    assert (holder(one, ByColumn("in_sentence")) is None) is owned
