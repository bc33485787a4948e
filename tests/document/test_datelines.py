"""Where the words behind a dateline begin."""

import pytest

from onrecord.document.datelines import after_dateline


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ORMUND, June 4 (Velm Wire) - The crews walked out.", "The crews walked out."),
        ("PORTO SELVA — Ines Damm left early.", "Ines Damm left early."),
        ("SERRAVENTO. – The branch voted.", "The branch voted."),
        ("The UN - and the union - agreed.", "The UN - and the union - agreed."),
        ("Ormund was calm - for a day.", "Ormund was calm - for a day."),
    ],
)
def test_words_behind_a_dateline(text, rest):
    assert text[after_dateline(text, 0, len(text)) :] == rest
