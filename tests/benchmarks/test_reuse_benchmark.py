"""The benchmark of reuse scores what it says."""

import pytest

from invented import Newsroom
from reuse import _adjusted_rand, measure


def test_the_adjusted_rand_index_is_one_for_equal_groups_and_nothing_for_chance() -> None:
    truth = {"a": "1", "b": "1", "c": "2", "d": "2"}
    assert _adjusted_rand({"a": "x", "b": "x", "c": "y", "d": "y"}, truth) == 1.0
    assert _adjusted_rand({"a": "x", "b": "y", "c": "x", "d": "y"}, truth) == pytest.approx(-0.5)


def test_one_seed_gives_the_same_reports() -> None:
    assert Newsroom(3).stories(1) == Newsroom(3).stories(1)


def test_origins_of_invented_reports_are_found() -> None:
    measured = measure(stories=2)
    assert measured.false_pairs == 0
    assert measured.ours.rand > 0.9
