"""Events and figures that a person rejects leave the readings; what is read otherwise, or elsewhere, stays."""

from dataclasses import replace

import pytest

from onrecord.corpus.ruled import event_claim, figure_claim, parties_of, without_rejected
from onrecord.records import EventMention, FigureMention, Span
from sides import actor, ground_of, no, report

TEXT = "On Monday crews blocked the bridge at Lene. The union counted 400 boats."
CLAUSE, NUMBER = "crews blocked the bridge at Lene", "400 boats"


def told(name="a", *, type="PROTEST", value=400.0):
    one = report(name, TEXT)
    clause, number = one._span(CLAUSE), one._span(NUMBER)
    event = EventMention(
        name,
        clause,
        Span(clause.start + 6, clause.start + 13),
        type,
        None,
        (),
        (),
        None,
        None,
        False,
        None,
        "hand/1",
    )
    figure = FigureMention(
        name, number, value, value, value, "boat", None, number, None, None, None, "hand/1"
    )
    return replace(one.reading, events=(event,), figures=(figure,))


def left(*readings, rulings):
    return [(len(one.events), len(one.figures)) for one in without_rejected(readings, rulings)]


ONE = report("a", TEXT)
NO_EVENT = no("event", "COERCE, PROTEST", (ONE, CLAUSE))
NO_FIGURE = no("figure", "400", (ONE, NUMBER))


@pytest.mark.parametrize(
    ("rulings", "kept"),
    [
        ((), [(1, 1)]),
        ((NO_EVENT,), [(0, 1)]),
        ((NO_FIGURE,), [(1, 0)]),
        ((NO_EVENT, NO_FIGURE), [(0, 0)]),
        ((no("event", "AGREE", (ONE, CLAUSE)),), [(1, 1)]),
        ((no("figure", "40", (ONE, NUMBER)),), [(1, 1)]),
        ((replace(NO_EVENT, about=None),), [(1, 1)]),
    ],
)
def test_what_is_rejected_is_out(rulings, kept):
    assert left(told(), rulings=rulings) == kept


def test_long_words_are_out_of_copies_too_short_ones_are_not():
    assert left(told(), told("b"), rulings=(NO_EVENT, NO_FIGURE)) == [(0, 0), (0, 1)]


def test_claims_are_told_in_words():
    assert event_claim(["PROTEST", "COERCE", "PROTEST"]) == "COERCE, PROTEST"
    assert figure_claim(1.5, 1.5, 1.5) == "1.5"
    assert figure_claim(36_123_456.0, None, None) == "36123456"
    assert figure_claim(None, 300, None) == "300–"


def test_an_actor_is_found_at_words_that_are_read_longer_or_shorter():
    one = report("a", "Prime Minister Ana Reis met the Harbour Union.")
    reis, union = actor("Ana Reis", kind="person", party="Orsk"), actor("Harbour Union")
    ground = ground_of([reis, union, actor("Orsk", kind="state")], one)
    longer = no("position", "rejects Pay", (one, "met"), whose=(one, "Prime Minister Ana Reis"))
    shorter = no("position", "rejects Pay", (one, "met"), whose=(one, "Union"))
    other = no("position", "rejects Pay", (one, "met"), whose=(one, "met"))
    assert [parties_of(ruling, ground) for ruling in (longer, shorter, other)] == [
        {"Orsk"},
        {"Harbour Union"},
        set(),
    ]
