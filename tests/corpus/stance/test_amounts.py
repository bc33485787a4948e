"""Amounts in words, and whether two offers have one in common."""

import pytest

from onrecord.corpus.stance.amounts import amounts, differ, same_amount


def values(words):
    return sorted(one.value for one in amounts(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("8.5 per cent over 2 years", [2.0, 8.5]),
        ("a lump sum of $1.2 million", [1_200_000.0]),
        ("by 2030, or on 5 May", []),
        ("1,200 crowns and 40 hours", [40.0, 1200.0]),
    ],
)
def test_numbers_but_no_days_and_years(words, expected):
    assert values(words) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("8 per cent", "6.5 per cent", True),
        ("8 per cent", "8% over 2 years", False),
        ("8 per cent", "40 lorries", False),
        ("120 unarmed monitors", "a mission of 260", True),
        ("120 unarmed monitors", "has offered 120", False),
        ("a pause of 42 days", "18 captives", False),
    ],
)
def test_amounts_of_one_unit_differ(one, other, expected):
    assert differ(amounts(one), amounts(other)) is expected


def test_a_span_of_time_alone_makes_nothing_the_same():
    assert not same_amount(amounts("7 per cent over 2 years"), amounts("9 per cent over 2 years"))
    assert same_amount(amounts("7 per cent over 2 years"), amounts("7%"))


def test_a_date_or_a_list_of_numbers_is_no_amount():
    assert [one.value for one in amounts("signed on 14.03.2025, points 1,2,3 and 1.2.3, for 8 per cent")] == [
        8.0
    ]
