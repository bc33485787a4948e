import pytest

from onrecord.errors import UnknownId, WrongUsage
from onrecord.views.filters import Filters, find_actors, select
from onrecord.views.holdings import Holdings


def chosen(record, **filters):
    given = Filters(**filters)
    found = select(Holdings(record, all_versions=given.all_versions), given)
    return (
        "".join(one.id.removeprefix("attribution-") for one in found.attributions),
        " ".join(one.article.removeprefix("article-") for one in found.citations),
        found.undated,
        found.undated_articles,
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ("32514679", "copy wire french coast-2 hostile", 0, 0)),
        ({"by": "amira haddad"}, ("321", "copy wire coast-2", 0, 0)),
        ({"by": "actor-lind"}, ("547", "copy wire coast-2", 0, 0)),
        ({"by": "jonas"}, ("547", "copy wire coast-2", 0, 0)),
        ({"about": "night allowance"}, ("321", "copy wire coast-2", 0, 0)),
        ({"outlet": "coast"}, ("367", "coast-2", 0, 0)),
        ({"since": "2031-05-03"}, ("67", "french coast-2", 1, 1)),
        ({"until": "2031-05-02"}, ("32514", "copy wire", 1, 1)),
        ({"since": "2031-05", "until": "2031"}, ("3251467", "copy wire french coast-2", 1, 1)),
        ({"by": "Lind", "since": "2031-05-04"}, ("7", "coast-2", 0, 0)),
        ({"all_versions": True, "outlet": "Coast Daily"}, ("3867", "coast-1 coast-2", 0, 0)),
    ],
)
def test_what_fits_by_day_then_outlet_then_place(record, filters, found):
    assert chosen(record, **filters) == found


def test_an_earlier_state_of_an_article_is_not_counted(record):
    assert "8" not in chosen(record)[0]


def test_a_name_that_fits_nobody(record):
    with pytest.raises(UnknownId, match="no actor of this record goes by 'Nobody'"):
        chosen(record, by="Nobody")


def test_a_name_that_fits_several_names_them(record):
    with pytest.raises(
        WrongUsage, match=r"'n' fits 2 actors: Jonas Lind \(actor-lind\), the union \(actor-union\)"
    ):
        chosen(record, by="n")


def test_an_exact_name_wins_over_part_of_one(record):
    assert [one.id for one in find_actors(Holdings(record), "lind")] == ["actor-lind"]


def test_an_outlet_that_no_article_has_lists_those_that_are_known(record):
    with pytest.raises(UnknownId, match="'Gazette'; known: Coast Daily, Harbour Times, Le Phare, Nordwire"):
        chosen(record, outlet="Gazette")


def test_days_that_end_before_they_begin(record):
    with pytest.raises(WrongUsage, match="before they begin"):
        chosen(record, since="2031-05-04", until="2031-05-02")
