"""The shipped ranker of holders: it was trained on the columns that are asked of it."""

import pytest

from onrecord.corpus.stance.candidates import COLUMNS
from onrecord.models.holder_ranker import shipped_digest, shipped_ranker


def row(*signs, **numbers):
    told = dict.fromkeys(COLUMNS, 0.0) | dict.fromkeys(signs, 1.0) | {"rank": 8.0} | numbers
    return [told[one] for one in COLUMNS]


def test_the_shipped_columns_are_those_of_candidates():
    assert shipped_ranker().columns == COLUMNS


def test_no_rows_have_no_scores():
    assert shipped_ranker().scores([]) == []


@pytest.mark.parametrize("takes_part", [1.0, 0.0])
def test_whom_the_rules_and_the_words_name_is_believed_before_one_named_far_off(takes_part):
    near = row(
        "ruled", "named", "in_sentence", "in_block", "has_ruled", "state", takes_part=takes_part, rank=0.0
    )
    far = row("has_ruled", "state", takes_part=takes_part)
    first, second = shipped_ranker().scores([near, far])
    assert first > second


def test_the_digest_names_the_file():
    assert shipped_digest().startswith("holders-1.npz/")
