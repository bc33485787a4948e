"""Which figures are of one quantity, and what is told where they are not."""

import random

import pytest

from counted import figure, ground_of, report
from onrecord.corpus.figures import compare_figures


def compared(*readings):
    """Groups of the figures' words that can be compared, in order."""
    groups = {}
    for one in compare_figures(readings, ground=ground_of(*readings)):
        if one.comparable is not None:
            groups.setdefault(one.comparable, []).append(f"{one.evidence.article}: {one.evidence.exact}")
    return sorted(sorted(group) for group in groups.values())


def reasons(*readings):
    return {one.evidence.exact: one.reasons for one in compare_figures(readings, ground=ground_of(*readings))}


CROSSED = report(
    "a",
    "On Sunday 62 prisoners crossed the bridge.",
    figure("62 prisoners", 62, "prisoner", of="prisoners", predicate="crossed"),
)


@pytest.mark.parametrize(
    ("text", "one", "same"),
    [
        ("The prisoners who crossed were 58 prisoners.", {"predicate": "crossed"}, True),
        ("58 prisoners are crossing now.", {"predicate": "crossing"}, True),
        ("58 prisoners were freed.", {"predicate": "freed"}, False),
        ("58 sick prisoners crossed.", {"predicate": "crossed", "of": "sick prisoners", "head": "prisoners"}, False),
        ("58 prisoners of Orsk crossed.", {"predicate": "crossed", "names": ["Orsk"]}, True),
        ("58 prisoners of the 90 men crossed.", {"predicate": "crossed", "denominator": "the 90 men"}, False),
    ],
)  # fmt: skip
def test_figures_are_comparable_where_every_test_is_equal(text, one, same):
    given = {"of": "prisoners", **one}
    other = report("b", text, figure("58", 58, "prisoner", **given))
    assert bool(compared(CROSSED, other)) == same


def test_another_unit_is_not_compared():
    other = report(
        "b",
        "They crossed: 58 families.",
        figure("58 families", 58, "family", of="families", predicate="crossed"),
    )
    assert compared(CROSSED, other) == []


def test_a_figure_beside_which_two_places_are_named_elsewhere_is_of_neither():
    def killed(name, text, *names):
        return report(
            name, text, figure("14 people", 14, "people", of="people", predicate="killed", names=names)
        )

    found = compared(
        killed("a", "14 people were killed in Orsk.", "Orsk"),
        killed("b", "14 people were killed in Velm.", "Velm"),
        killed("c", "14 people were killed."),
        killed("d", "14 people were killed in Orsk today.", "Orsk"),
    )
    assert found == [["a: 14 people", "d: 14 people"]]


def test_a_sum_over_time_is_another_quantity():
    once = report(
        "a", "14 people died.", figure("14 people", 14, "people", of="people", predicate="died", names=())
    )
    ever = report(
        "b",
        "2,300 people have died since May.",
        figure("2,300 people", 2300, "people", of="people", predicate="died", since="since"),
    )
    assert compared(once, ever) == []


def test_shares_of_two_wholes_are_told_apart_with_the_reason():
    area = report(
        "a",
        "Orsk retook 86 per cent of the valley.",
        figure(
            "86 per cent",
            86,
            "percent",
            of="the valley",
            head="valley",
            denominator="the valley",
            predicate="retook",
            verb="retake",
        ),
    )
    lost = report(
        "b",
        "Orsk regained half of the land lost in May.",
        figure(
            "half",
            50,
            "percent",
            of="the land",
            head="land",
            denominator="the land lost in May",
            predicate="regained",
        ),
    )
    assert reasons(area, lost) == {
        "86 per cent": ("another denominator than “half (the land lost in May)”",),
        "half": ("another denominator than “86 per cent (the valley)”",),
    }


def test_a_bare_noun_that_nothing_tells_apart_is_no_quantity():
    text = "Ten countries, 171 countries."
    one = report(
        "a",
        text,
        figure("Ten countries", 10, "country", of="countries"),
        figure("171 countries", 171, "country", of="countries"),
    )
    assert compared(one) == []


def test_the_length_of_one_truce_is_one_quantity_whoever_speaks_of_it():
    first = report(
        "a",
        "Orsk accepts a 30-day truce.",
        figure("30-day", 30, "day", of="truce", predicate="accepts", wished=True),
    )
    other = report(
        "b",
        "Velm tables a ten-day ceasefire proposal.",
        figure(
            "ten-day", 10, "day", of="ceasefire proposal", head="proposal", predicate="tables", wished=True
        ),
    )
    assert compared(first, other) == [["a: 30-day", "b: ten-day"]]


def test_the_order_of_the_articles_does_not_matter():
    readings = [
        report(
            name,
            f"{value} prisoners crossed.",
            figure(str(value), value, "prisoner", of="prisoners", predicate="crossed"),
        )
        for name, value in (("a", 62), ("b", 58), ("c", 60))
    ]
    want = compare_figures(readings, ground=ground_of(*readings))
    random.Random(1).shuffle(readings)
    assert compare_figures(readings, ground=ground_of(*readings)) == want


def test_who_gives_a_figure():
    text = "The police put it at 3,500 men. Orsk says 4,000 men came. The 8,000 men sang."
    one = report(
        "a",
        text,
        figure("3,500 men", 3500, "man", of="men", holder="The police"),
        figure("4,000 men", 4000, "man", of="men", said="Orsk"),
        figure("8,000 men", 8000, "man", of="men"),
        said=[("Orsk", "4,000 men came")],
    )
    ground = ground_of(
        one, speakers=[(None, "police", ("a", "The police"), None), ("a-Orsk", "Orsk", ("a", "Orsk"), None)]
    )
    found = {each.evidence.exact: each.by for each in compare_figures([one], ground=ground)}
    assert found == {"3,500 men": "police", "4,000 men": "Orsk", "8,000 men": "article:a"}


def _killed(name, words, value, day=None):
    text = f"{words} were killed in the quarter."
    fields = {"predicate": "killed", "verb": "kill", "names": ["quarter"]}
    return report(name, text, figure(words, value, "people", of="people", head="people", day=day, **fields))


def test_counts_of_two_days_are_not_compared_and_one_of_no_day_is_of_the_only_day_told():
    sunday, friday = _killed("a", "31 people", 31, "2031-05-11"), _killed("b", "37 people", 37, "2031-05-16")
    undated = _killed("c", "40 people", 40)
    assert compared(sunday, friday) == []
    assert compared(sunday, undated) == [["a: 31 people", "c: 40 people"]]
    assert compared(sunday, friday, undated) == []


def test_a_word_for_one_or_two_things_is_no_quantity():
    one = report("a", "They live under one roof.", figure("one roof", 1, "roof", of="roof", predicate="live"))
    other = report(
        "b", "They live under one roof.", figure("one roof", 1, "roof", of="roof", predicate="live")
    )
    assert compared(one, other) == []


def test_a_since_that_ends_its_clause():
    text = "The army said 22 people were killed and none have been since, it said."
    one = figure("22 people", 22, "people", of="people", predicate="killed", since="since")
    assert compared(report("a", text, one)) == []


def test_counts_on_different_bases_are_not_compared():
    def killed(name, value, text, **given):
        return report(
            name, text, figure(f"{value} people", value, "people", of="people", predicate="killed", **given)
        )

    ours = killed("a", 41, "On Sunday 41 people were killed.")
    theirs = killed(
        "b", 28, "The court counts only villagers: 28 people were killed.", basis="counts only villagers"
    )
    assert compared(ours, theirs) == []
    assert reasons(ours, theirs)["28 people"] == ("counted on another basis than “41 people: people”",)


def test_somebody_unnamed_who_gives_a_number_is_known_by_the_words_for_him():
    given = report(
        "a",
        "The grocers put it at 41 people.",
        figure("41 people", 41, "people", of="people", holder="The grocers"),
    )
    (one,) = compare_figures([given], ground=ground_of(given))
    assert (one.by, one.holder.exact) == ("article:a", "The grocers")
