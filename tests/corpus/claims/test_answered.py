"""Figures given anew beside others: which answer which, of articles by hand."""

import pytest

from counted import figure, ground_of, report
from onrecord.corpus.claims.figures import figure_disputes
from onrecord.corpus.figures import compare_figures


def disputes(reading, *names):
    speakers = [(f"a-{name}", name, None, None) for name in names]
    ground = ground_of(reading, speakers=speakers)
    return figure_disputes([reading], compare_figures([reading], ground=ground), ground=ground)


def values(found):
    return [sorted(side.value for side in one.sides) for one in found]


def fund(second, value, unit=None, *, wished=False, **fields):
    text = f"Orsk says that the fund is short of 2.4 billion crowns. Velm {second}."
    return report(
        "a",
        text,
        figure("2.4 billion crowns", 2.4e9, "crown", of="the fund", head="fund", said="Orsk"),
        figure(fields.pop("words"), value, unit, of=fields.pop("of"), wished=wished, holder="Velm", **fields),
        said=[("Orsk", "that the fund is short of 2.4 billion crowns")],
    )


def test_a_large_bare_number_answers_the_money_just_named():
    one = fund("finds a hole of 900 million", 9e8, words="900 million", of="a hole", head="hole")
    (found,) = disputes(one, "Orsk")
    assert values([found]) == [["2.4 billion crowns", "900 million"]]
    assert found.reasons[0].startswith("given anew beside the other, by another voice")


@pytest.mark.parametrize(
    ("second", "value", "unit", "fields"),
    [
        ("wants 900 million", 9e8, None, {"words": "900 million", "of": "wants", "wished": True}),
        ("counts 900 clerks", 900, "clerk", {"words": "900 clerks", "of": "clerks"}),
        (
            "finds 3 million crowns",
            3e6,
            "crown",
            {"words": "3 million crowns", "of": "finds", "head": "finds"},
        ),
        ("puts wages at 900 million crowns", 9e8, "crown", {"words": "900 million crowns", "of": "wages"}),
    ],
)
def test_a_number_that_is_wanted_or_of_something_else_answers_nothing(second, value, unit, fields):
    assert disputes(fund(second, value, unit, **fields), "Orsk") == ()


def test_nobody_answers_a_number_of_their_own():
    text = "Orsk puts the crowd at 400 people. It counted 210 on the bridge."
    one = report(
        "a",
        text,
        figure("400 people", 400, "people", of="the crowd", holder="Orsk"),
        figure("210", 210, "people", of="counted", head="counted", holder="It"),
    )
    ground = ground_of(one, speakers=[(None, "Orsk", ("a", "Orsk"), None), (None, "Orsk", ("a", "It"), None)])
    assert figure_disputes([one], compare_figures([one], ground=ground), ground=ground) == ()


def test_people_may_be_counted_by_their_part():
    text = "Some 1,700 people took part, the union said. Managers counted 1,150 strikers."
    one = report(
        "a",
        text,
        figure("1,700 people", 1700, "people", of="people", predicate="took", verb="take", said="the union"),
        figure("1,150 strikers", 1150, "striker", of="strikers", holder="Managers"),
        said=[("the union", "Some 1,700 people took part")],
    )
    assert values(disputes(one, "the union")) == [["1,150 strikers", "1,700 people"]]


def test_the_true_figure_answers_the_paragraph_before():
    text = "A day costs 85 million crowns, the chamber says.\n\nThe union says the true figure is 30 million."
    one = report(
        "a",
        text,
        figure("85 million crowns", 85e6, "crown", of="A day", head="day", verb="cost", said="the chamber"),
        figure("30 million", 30e6, None, of="the true figure", head="figure", verb="be", said="The union"),
        said=[
            ("the chamber", "A day costs 85 million crowns"),
            ("The union", "the true figure is 30 million"),
        ],
    )
    assert values(disputes(one, "the chamber", "The union")) == [["30 million", "85 million crowns"]]


def two(text, one, other, *said):
    return report("a", text, one, other, said=said)


@pytest.mark.parametrize(
    ("words", "unit", "of", "verb"),
    [
        ("nine people", "people", "people", "die"),
        ("nine bodies", "body", "bodies", None),
        ("nine deaths", "death", "deaths", "know"),
    ],
)
def test_a_death_toll_answers_another_however_it_is_put(words, unit, of, verb):
    text = f"Orsk put the death toll at 31. Velm speaks of {words}."
    toll = figure("31", 31, "people", of="the death toll", head="toll", holder="Orsk")
    other = figure(words, 9, unit, of=of, verb=verb, holder="Velm")
    assert values(disputes(two(text, toll, other), "Orsk", "Velm")) == [["31", words]]


def test_the_injured_answer_no_death_toll():
    text = "Orsk put the death toll at 31. Velm speaks of 70 injured."
    toll = figure("31", 31, "people", of="the death toll", head="toll", holder="Orsk")
    hurt = figure("70 injured", 70, "people", of="injured", head="injured", verb="speak", said="Velm")
    said = ("Velm", "70 injured")
    assert disputes(two(text, toll, hurt, said), "Orsk", "Velm") == ()


def test_what_is_of_that_same_time_answers_in_the_same_unit():
    text = "Orsk received 610 tonnes in spring. Velm puts its shipments over those months at 840 tonnes."
    one = figure("610 tonnes", 610, "tonne", of="received", verb="receive", holder="Orsk")
    other = figure("840 tonnes", 840, "tonne", of="shipments", head="shipments", holder="Velm")
    assert values(disputes(two(text, one, other), "Orsk", "Velm")) == [["610 tonnes", "840 tonnes"]]


def test_a_figure_of_the_paragraph_before_is_answered_where_the_words_say_so():
    for lead, found in (("That is far from the sum Velm named. ", 1), ("The talks went on. ", 0)):
        text = f"Orsk puts the losses at 310 million talers.\n\n{lead}Velm speaks of 480 million."
        one = figure("310 million talers", 3.1e8, "taler", of="the losses", head="losses", holder="Orsk")
        other = figure("480 million", 4.8e8, None, of="480 million", holder="Velm")
        assert len(disputes(two(text, one, other), "Orsk", "Velm")) == found


def test_what_is_answered_is_the_part_and_not_the_whole():
    one = report(
        "a",
        "Orsk says that 40 of its 300 drivers stopped. Velm counts 280.",
        figure("40", 40, "driver", of="drivers", head="drivers", denominator="its 300 drivers", said="Orsk"),
        figure("300 drivers", 300, "driver", of="drivers", head="drivers", said="Orsk"),
        figure("280", 280, "driver", of="drivers", head="drivers", holder="Velm"),
        said=[("Orsk", "that 40 of its 300 drivers stopped")],
    )
    assert values(disputes(one, "Orsk", "Velm")) == [["280", "40"]]
