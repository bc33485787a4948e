import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.plain import language_tag, printable


def test_controls_and_marks_of_direction_are_taken_out():
    assert printable("a\x1b[31mb\x00c\x9bd\u2028e\u202ef") == "a [31mb c d ef"


@given(st.text())
def test_what_is_printable_stays_printable(text):
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    ("tag", "kept"), [("en", "en"), ("pt-BR", "pt-BR"), ('en" onload="x', None), ("", None), (None, None)]
)
def test_only_language_tags_are_kept(tag, kept):
    assert language_tag(tag) == kept
