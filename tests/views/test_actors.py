import pytest

from onrecord.errors import UnknownId
from onrecord.views.actors import ActorLine, list_actors
from onrecord.views.filters import Filters


def test_an_actor_is_counted_over_statements_utterances_and_outlets(record):
    assert list_actors(record, Filters(by="Haddad")).rows == (
        ActorLine(
            id="actor-haddad",
            name="Amira Haddad",
            kind="person",
            aliases=("Haddad",),
            party="the union",
            roles=("spokeswoman (the union)",),
            statements=3,
            utterances=1,
            outlets=3,
            mentions=2,
            known_from="2031-05-05T08:00:00Z",
        ),
    )


def test_who_says_most_comes_first_and_who_says_nothing_is_listed(record):
    rows = list_actors(record, Filters()).rows
    assert [(row.name, row.utterances) for row in rows] == [
        ("Jonas Lind", 2),
        ("Amira Haddad", 1),
        ("the union", 0),
    ]


def test_filters_leave_those_who_speak_in_what_fits(record):
    assert [row.name for row in list_actors(record, Filters(since="2031-05-04")).rows] == ["Jonas Lind"]


def test_part_of_a_name_may_fit_several(record):
    assert [row.name for row in list_actors(record, Filters(by="n")).rows] == ["Jonas Lind", "the union"]


def test_a_name_that_fits_nobody(record):
    with pytest.raises(UnknownId):
        list_actors(record, Filters(by="Nobody"))
