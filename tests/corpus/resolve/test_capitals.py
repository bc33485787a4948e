"""Capitals that no table has, by what the articles call them. Invented places."""

import pytest

from onrecord.corpus.resolve.capitals import find_capitals

NATIONS = {"Velmark": "velmark", "Velmarkian": "velmark", "Orsk": "orsk"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in Tarn, the capital of Velmark.", {"tarn": "velmark"}),
        ("The Velmarkian capital, Tarn, turned it down.", {"tarn": "velmark"}),
        ("In Tarn, the Velmarkian capital, shops were shut.", {"tarn": "velmark"}),
        ("Velmark's capital Bad Tarn was quiet.", {"bad tarn": "velmark"}),
        ("Tarn, the capital of the north, was quiet.", {}),
        ("Oslo, the capital of Velmark, was quiet.", {}),
        ("Tarn, the capital of Velmark. Tarn, the capital of Orsk.", {}),
    ],
)
def test_a_capital_is_told(text: str, found: dict[str, str]) -> None:
    assert find_capitals([text], NATIONS.get) == found
