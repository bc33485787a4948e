"""Blocks that say again what an earlier one said."""

from onrecord.document.extract.repeats import find_repeats

LONG = (
    "The crews of the ferries said on Monday that they would not sail before the owners had signed the paper."
)


def test_an_exact_and_a_nearly_exact_copy_repeat() -> None:
    assert find_repeats([LONG, "Nobody came.", LONG, LONG.replace("Monday", "Tuesday")]) == {2: 0}
    assert find_repeats([LONG * 4, LONG * 3 + LONG.replace("Monday", "Tuesday")]) == {1: 0}


def test_a_pull_quote_repeats_the_paragraph_that_holds_it() -> None:
    assert find_repeats([LONG, "they would not sail before the owners had signed the paper"]) == {1: 0}


def test_a_short_block_repeats_only_beside_a_longer_one() -> None:
    assert find_repeats(["Yes.", LONG, "Yes.", "No."]) == {}
    assert find_repeats(["Yes.", LONG, "Yes.", LONG]) == {2: 0, 3: 1}
