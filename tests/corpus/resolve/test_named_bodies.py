"""Which body a noun stands for, among those that an article names: bodies and nouns in by hand, keys out."""

from onrecord.corpus.resolve.keys import organisation_key
from onrecord.corpus.resolve.named_bodies import NamedBodies

HYDRO, HALVERN, UNION, OWNERS = map(
    organisation_key, ("Tolm Hydro", "Halvern", "Federation of Deck Workers", "Federation of Ship Owners")
)


def named(*keys, outlets=()):
    bodies = NamedBodies(outlets, ())
    for key in keys:
        bodies.add(key)
    return bodies


def test_the_company_is_the_only_firm():
    assert named(HALVERN, UNION).find("company") == HALVERN


def test_a_name_with_a_noun_for_firms_comes_before_one_without():
    assert named(HALVERN, HYDRO).find("company") == HYDRO


def test_the_union_is_a_federation_but_not_of_owners():
    assert named(OWNERS, UNION, HYDRO).find("union") == UNION


def test_of_two_firms_neither_is_the_company():
    bodies = named(organisation_key("Halvern"), organisation_key("Ostrel"))
    assert bodies.find("company") is None
    assert set(bodies.of_kind("company")) == {organisation_key("Halvern"), organisation_key("Ostrel")}


def test_what_is_dropped_is_no_longer_meant_until_it_is_named_again():
    bodies = named(HYDRO, HALVERN)
    bodies.drop(HYDRO)
    assert bodies.find("company") == HALVERN
    bodies.add(HYDRO)
    assert bodies.find("company") == HYDRO


def test_an_outlet_is_not_the_company_by_its_kind_alone():
    assert named(HALVERN, outlets={"halvern"}).find("company") is None
    assert named(HALVERN, outlets={"halvern"}).find("halvern") == HALVERN
