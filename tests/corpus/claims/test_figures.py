"""Disputes of figures: which values exclude each other, from which voices, about one time."""

import pytest

from counted import figure, ground_of, report
from onrecord.corpus.claims.figures import figure_disputes
from onrecord.corpus.figures import compare_figures


def disputes(*readings, **ground):
    made = ground_of(*readings, **ground)
    return figure_disputes(readings, compare_figures(readings, ground=made), ground=made)


def crossed(name, words, value, *, published="2027-05-12", **fields):
    text = f"{words} prisoners crossed the bridge, and {name} saw it."
    return report(
        name,
        text,
        figure(words, value, "prisoner", of="prisoners", predicate="crossed", **fields),
        published=published,
    )


def sides(found):
    return [sorted((side.by, side.value) for side in one.sides) for one in found]


def test_two_outlets_with_values_that_exclude_each_other():
    found = disputes(crossed("a", "62", 62), crossed("b", "58", 58))
    assert sides(found) == [[("article:a", "62"), ("article:b", "58")]]
    assert found[0].kind == "figure" and len(found[0].figures) == 2
    assert all(side.stance == "gives_value" for side in found[0].sides)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("More than 200", 200, {"qualifier": "more than", "high": None}), ("250", 250, {}), False),
        (("More than 200", 200, {"qualifier": "more than", "high": None}), ("150", 150, {}), True),
        (("About 200", 200, {"qualifier": "about", "low": None, "high": None}), ("207", 207, {}), False),
        (("About 200", 200, {"qualifier": "about", "low": None, "high": None}), ("280", 280, {}), True),
        (("Up to 200", 200, {"qualifier": "up to", "low": None}), ("150", 150, {}), False),
        (("Up to 200", 200, {"qualifier": "up to", "low": None}), ("290", 290, {}), True),
        (("Between 40 and 50", None, {"low": 40, "high": 50}), ("45", 45, {}), False),
        (("Between 40 and 50", None, {"low": 40, "high": 50}), ("62", 62, {}), True),
        (("4,000", 4000, {}), ("4,120", 4120, {}), False),
        (("4,000", 4000, {}), ("6,500", 6500, {}), True),
    ],
)
def test_only_values_beyond_qualifier_and_rounding_exclude_each_other(one, other, apart):
    (words, value, fields), (words2, value2, fields2) = one, other
    found = disputes(crossed("a", words, value, **fields), crossed("b", words2, value2, **fields2))
    assert bool(found) == apart


@pytest.mark.parametrize(
    ("days", "published", "apart"),
    [
        (("2027-05-11", "2027-05-11"), ("2027-05-12", "2027-05-14"), True),
        (("2027-05-11", "2027-05-12"), ("2027-05-12", "2027-05-12"), False),
        ((None, None), ("2027-05-12", "2027-05-12"), True),
        ((None, None), ("2027-05-12", "2027-05-14"), False),
        ((None, None), (None, None), False),
    ],
)
def test_values_of_other_times_are_no_dispute(days, published, apart):
    one = crossed("a", "62", 62, day=days[0], published=published[0])
    other = crossed("b", "58", 58, day=days[1], published=published[1])
    assert bool(disputes(one, other)) == apart


def test_those_who_speak_for_one_side_are_one_voice():
    text = "Orsk says 62 prisoners crossed. Its army says 58 prisoners crossed."
    one = report(
        "a",
        text,
        figure("62", 62, "prisoner", of="prisoners", predicate="crossed", said="Orsk"),
        figure("58", 58, "prisoner", of="prisoners", predicate="crossed", said="Its army"),
        said=[("Orsk", "62 prisoners crossed"), ("Its army", "58 prisoners crossed")],
    )
    speakers = [("a-Orsk", "Orsk", None, None), ("a-Its army", "army", None, "Orsk")]
    assert disputes(one, speakers=speakers) == ()
    speakers = [("a-Orsk", "Orsk", None, None), ("a-Its army", "army", None, None)]
    assert sides(disputes(one, speakers=speakers)) == [[("Orsk", "62"), ("army", "58")]]


def test_a_copy_is_no_voice_of_its_own():
    wire = report(
        "a",
        "62 prisoners crossed. Later 58 prisoners crossed.",
        figure("62", 62, "prisoner", of="prisoners", predicate="crossed"),
    )
    copy = report(
        "b", "Later 58 prisoners crossed.", figure("58", 58, "prisoner", of="prisoners", predicate="crossed")
    )
    assert disputes(wire, copy, copies=[("b", "a", "Later 58 prisoners crossed.")]) == ()
    assert len(disputes(wire, copy)) == 1


def test_what_is_demanded_and_offered_is_no_dispute():
    assert disputes(crossed("a", "62", 62, wished=True), crossed("b", "58", 58, wished=True)) == ()


def test_a_voice_without_a_name_is_told_by_its_words():
    text = "Police counted 62 prisoners who crossed. Aid workers counted 58 prisoners who crossed."
    one = report(
        "a",
        text,
        figure("62", 62, "prisoner", of="prisoners", predicate="crossed", holder="Police"),
        figure("58", 58, "prisoner", of="prisoners", predicate="crossed", holder="Aid workers"),
    )
    (found,) = disputes(one)
    assert [(side.by, side.evidence[0].exact.split(" counted")[0]) for side in found.sides] == [
        ("article:a", "Police"),
        ("article:a", "Aid workers"),
    ]


def test_a_third_voice_joins_the_dispute():
    one, other, third = crossed("a", "62", 62), crossed("b", "58", 58), crossed("c", "40", 40)
    (before,) = disputes(one, other)
    (after,) = disputes(one, other, third)
    assert (len(before.sides), len(after.sides)) == (2, 3)
