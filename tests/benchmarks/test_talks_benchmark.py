"""The gold of the benchmark of talks: every word of it stands in its article, once, and its codes are the codebook's."""

from pathlib import Path

import pytest

import talks
from onrecord.lexicons.codebooks import read_codebook, shipped_text
from talks import Given, Tally, score_conditions, score_positions
from talks_gold import GoldPosition, TalksStory, Words, read_talks

STORIES = list(read_talks(Path(talks.HERE) / "talks", only="dev_"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_word_of_the_gold_stands_in_its_article(story: TalksStory) -> None:
    words = [
        *(one.words for one in (*story.positions, *story.figures, *story.dates)),
        *(side for one in story.disputes for side in one.sides),
        *(place for one in story.events for place in one.places),
    ]
    texts = {number: f"{row['title']}\n\n{row['text']}" for number, row in story.rows.items()}
    assert [one for one in words if one.exact not in texts[one.article]] == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_issues_are_the_codebooks_and_parties_are_named(story: TalksStory) -> None:
    codes = {one.code for one in read_codebook(shipped_text(story.codebook), name=story.codebook).issues}
    assert {one.issue for one in story.positions} <= codes
    assert {one.party for one in story.positions} <= set(story.parties)


def gold(
    stance: str = "rejects", *, optional: bool = False, conditions: tuple[str, ...] = ()
) -> GoldPosition:
    return GoldPosition("orsk", "Ce", stance, Words("01", "words"), conditions, optional)


def given(stance: str = "rejects", *, conditions: tuple[str, ...] = ()) -> Given:
    return Given("01", "orsk", "Ce", stance, "words", conditions)


def scored(rows: list[GoldPosition], said: list[Given]) -> tuple[int, int, int, int]:
    tally = Tally()
    score_positions(rows, said, tally)
    return tally.right, tally.given, tally.found, tally.true


def test_a_position_is_right_where_all_of_it_is() -> None:
    assert scored([gold()], [given()]) == (1, 1, 1, 1)
    assert scored([gold()], [given("accepts")]) == (0, 1, 0, 1)


def test_a_position_given_twice_counts_once() -> None:
    assert scored([gold()], [given(), given()]) == (1, 1, 1, 1)


def test_an_optional_position_counts_neither_way() -> None:
    assert scored([gold(optional=True)], [given()]) == (0, 0, 0, 0)
    assert scored([gold(optional=True)], []) == (0, 0, 0, 0)


def test_a_condition_is_right_where_most_of_its_words_are() -> None:
    tally = Tally()
    row = gold("accepts_with_conditions", conditions=("once the last convoy has crossed",))
    said = given("accepts_with_conditions", conditions=("the last convoy has crossed", "in good weather"))
    score_conditions([row], [said], tally)
    assert (tally.right, tally.given, tally.found, tally.true) == (1, 2, 1, 1)
