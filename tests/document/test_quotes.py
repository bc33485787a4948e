"""Quotations found in a text: marks of several traditions, unbalanced ones, speech set with dashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.quotes import find_quotations


def quoted(text):
    return [quotation.span.of(text) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail," she said, "at dawn."', ['"We sail,"', '"at dawn."']),
        ("“We sail,” she said.", ["“We sail,”"]),
        ("„Wir fahren“, sagte sie.", ["„Wir fahren“"]),
        ("Elle a dit «nous partons» hier.", ["«nous partons»"]),
        ("''We sail,'' she said.", ["''We sail,''"]),
        ("He called it a 'last offer' today.", ["'last offer'"]),
        ("“It's the owners' 'last offer', again,” he said.", ["“It's the owners' 'last offer', again,”"]),
        ("The crews' pay isn't the owners' problem.", []),
        ('A 6\'2" sailor said "no" twice.', ['"no"']),
    ],
)
def test_marks_of_several_traditions(text, expected):
    assert quoted(text) == expected


def test_unclosed_quotation_goes_on_where_the_next_paragraph_opens_again():
    text = 'He said: "We wait.\n\n"Then we sail."'
    first, second = find_quotations(text)
    assert (first.span.of(text), first.continues) == ('"We wait.', True)
    assert (second.span.of(text), second.continues) == ('"Then we sail."', False)


def test_stray_mark_costs_no_more_than_its_paragraph():
    assert quoted('A 5" pipe.\n\n"We sail," she said.') == ['"We sail,"']


def test_speech_set_with_dashes():
    assert quoted("— We sail tonight, — said Oduya. — The rest can follow.") == [
        "We sail tonight,",
        "The rest can follow.",
    ]


def test_dash_speech_closed_by_a_mark_that_nothing_opened():
    assert quoted('— The port is ours now, whatever they say," Oduya said.') == [
        "The port is ours now, whatever they say,"
    ]


def test_list_with_dashes_is_no_speech():
    assert quoted("- bread and milk for the crews") == []


@given(st.text(alphabet="ab \"“”„«»'’—-,.\n‏😀", max_size=200))
def test_spans_are_ordered_and_inside_the_text(text):
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.span.start <= quotation.inner.start
        assert quotation.inner.end <= quotation.span.end <= len(text)
        end = quotation.span.end


def test_closing_mark_where_only_an_opening_one_can_stand():
    assert quoted("”The road is open, she says, and it will stay open.” A sign says ”keep out”.") == [
        "”The road is open, she says, and it will stay open.”",
        "”keep out”",
    ]


def test_opening_mark_where_only_a_closing_one_can_stand():
    assert quoted("The site called it “mostly so.“ The rate fell.") == ["“mostly so.“"]


def test_nickname_inside_a_name_is_no_quotation():
    assert quoted('The envoy, Marta "Cleo" Prinz, met the "Iron" League.') == ['"Iron"']
