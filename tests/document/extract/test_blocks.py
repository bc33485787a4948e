"""Plain text to blocks."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.extract.blocks import read_blocks


def texts(page: str) -> list[str]:
    return [block.text for block in read_blocks(page)]


def test_blank_lines_part_paragraphs() -> None:
    assert texts("One said so.\r\n\r\nTwo said no.\n \nThree left.") == [
        "One said so.",
        "Two said no.",
        "Three left.",
    ]


def test_lines_without_blank_lines_are_paragraphs() -> None:
    page = (
        "The owners met in Hallborg for nine hours and left without a word.\nThe crews waited.\nNobody came."
    )
    assert len(texts(page)) == 3


def test_lines_broken_at_a_width_are_joined() -> None:
    page = (
        "The mediator asked both sides on Monday to open the harbour for\n"
        "three weeks in exchange for an income that the state would pay\n"
        "until a panel had counted the fish on the bank and reported to\n"
        "the two ministers.\n"
        "\n"
        "The crews said that they would answer within a day, after their\n"
        "council had met in the hall on the quay and read the text aloud\n"
        "to everybody who wished to hear it.\n"
    )
    assert texts(page) == [
        "The mediator asked both sides on Monday to open the harbour for three weeks in exchange for an income that "
        "the state would pay until a panel had counted the fish on the bank and reported to the two ministers.",
        "The crews said that they would answer within a day, after their council had met in the hall on the quay and "
        "read the text aloud to everybody who wished to hear it.",
    ]


def test_a_group_is_a_run_of_lines() -> None:
    assert [block.group for block in read_blocks("a\nb\n\nc")] == [0, 0, 1]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\u2028\u00a0é😀ש-"), max_size=200))
def test_spans_hold_the_words_in_order(page: str) -> None:
    end = 0
    for block in read_blocks(page):
        assert block.span is not None
        assert end <= block.span.start
        end = block.span.end
        assert block.span.of(page).strip() == block.span.of(page)
