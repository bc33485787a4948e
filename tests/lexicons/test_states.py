"""The tables of states and alliances."""

import pytest

from onrecord.lexicons.states import Place, find_place, plural_demonyms, state_name


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("the United States", Place("US", "United States", "state")),
        ("U.S.", Place("US", "United States", "state")),
        ("Kiev", Place("UA", "Ukraine", "capital")),
        ("Kenyan", Place("KE", "Kenya", "demonym")),
        ("The White House", Place("US", "White House", "office")),
        ("Élysée Palace", Place("FR", "Elysee", "office")),
        ("NORWAY", Place("NO", "Norway", "state")),
        ("Nato", Place(None, "NATO", "alliance")),
        ("Brussels", Place(None, "European Union", "seat")),
        ("us", None),
        ("Atlantis", None),
    ],
)
def test_a_name_stands_for_a_place(name: str, place: Place | None):
    assert find_place(name) == place


def test_every_state_has_a_name():
    assert (state_name("TR"), state_name("CI")) == ("Turkey", "Ivory Coast")


def test_demonyms_of_people_are_plural():
    assert {"Kenyans", "French", "Chinese"} <= plural_demonyms()
    assert "Kenyan" not in plural_demonyms()
