"""Clean words of a stretch of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.extract.normalise import normalise


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  The\u00a0port\tis\n open ", "The port is open"),
        ("fisher\u00admen", "fishermen"),
        ("zero\u200bwidth", "zerowidth"),
        ("the ﬁnal oﬀer", "the final offer"),
        ("the judgeâ€™s plan", "the judge’s plan"),
        ('“Yes”, ‘no’, «oui», "ja"', '“Yes”, ‘no’, «oui», "ja"'),
        ("\u202bשלום\u202c", "שלום"),
        ("👩\u200d⚖️", "👩\u200d⚖️"),
        ("می\u200cگوید", "می\u200cگوید"),
        ("Lan\u200cchi", "Lanchi"),
        ("bell\x07\x00", "bell"),
    ],
)
def test_normalise(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@given(st.text())
def test_normalise_gives_single_spaces(text: str) -> None:
    once = normalise(text)
    assert " ".join(once.split()) == once
