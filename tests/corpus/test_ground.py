"""Whose words are at a place, for whom they speak and who carries them, in articles by hand."""

import pytest

from onrecord.corpus.carriers import Carriers
from onrecord.corpus.ground import Ground
from onrecord.records import Origins, Resolution, Span
from sides import actor, ground_of, report

VELM = actor("Velm", kind="state")
UNION = actor("Harbour Union", "the union")
MOREAU = actor("Ines Moreau", "Moreau", kind="person", party="Harbour Union")


def at(text, words, *actors):
    one = report("a", text)
    start = text.index(words)
    return ground_of(actors, one).actor_at("a", Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("words", "whose"),
    [
        ("Ines Moreau of the Harbour Union", "Ines Moreau"),
        ("The Harbour Union", "Harbour Union"),
        ("the union's chair, Ines Moreau", "Ines Moreau"),
    ],
)
def test_a_phrase_is_the_name_that_heads_it(words, whose):
    assert at(f"Crews say {words}, stops work.", words, UNION, MOREAU) == whose


def test_who_is_only_in_a_place_or_company_is_not_meant():
    assert at("Grocers in the union rejected it.", "Grocers in the union", UNION) is None


def test_a_phrase_that_nobody_is_named_in_is_nobody():
    assert at("The grocers rejected it.", "The grocers", UNION) is None


def test_a_name_that_no_mention_covers_is_its_one_bearers():
    one = report("a", "Velm spoke.")
    ground = Ground(
        [one.article],
        resolution=Resolution((VELM,), ()),
        utterances=(),
        origins=Origins(),
    )
    assert ground.actor_at("a", Span(0, 4)) == "Velm"


def test_the_one_body_with_that_noun_in_its_name_is_meant():
    union = actor("Harbour Union")
    text = "The Harbour Union met. The union rejected it."
    assert at(text, "The union", union) == "Harbour Union"
    text = "The Harbour Union and the Crane Union met. The union rejected it."
    assert at(text, "The union", union, actor("Crane Union")) is None


def test_a_side_is_followed_to_its_end():
    envoy = actor("Haddad", kind="person", party="Ministry")
    ministry = actor("Ministry", party="Velm")
    ground = ground_of((VELM, ministry, envoy), report("a", "x"))
    assert [ground.party(one) for one in ("Haddad", "Ministry", "Velm")] == ["Velm"] * 3


def test_sides_in_a_ring_end_somewhere():
    ring = (actor("Ada", party="Bo"), actor("Bo", party="Ada"))
    assert ground_of(ring, report("a", "x")).party("Ada") in ("Ada", "Bo")


@pytest.mark.parametrize("name", ["Velm's delegation", "the army of Velm"])
def test_a_body_is_its_owners(name):
    ground = ground_of((VELM, actor(name, kind="group")), report("a", "x"))
    assert ground.party(name) == "Velm"


def test_a_nameless_body_is_the_one_of_its_kin_that_its_articles_name():
    text = "The Nurses' Alliance met. Later the union refused, as did the Federation of Clinic Owners."
    alliance, owners, union = (
        actor("Nurses' Alliance"),
        actor("Federation of Clinic Owners"),
        actor("the union", kind="organisation"),
    )
    assert ground_of((alliance, owners, union), report("a", text)).party("the union") == "Nurses' Alliance"
    porters = actor("Porters' Union")
    ground = ground_of((alliance, porters, union), report("a", f"{text} The Porters' Union agreed."))
    assert ground.party("the union") == "the union"


def test_a_person_is_no_body():
    ground = ground_of((VELM, actor("Velm's delegation", kind="person")), report("a", "x"))
    assert ground.party("Velm's delegation") == "Velm's delegation"


def test_the_voice_outside_reported_words_is_the_outlets():
    assert ground_of((VELM,), report("a", "x")).voice("a", None) == "article:a"


def test_words_within_a_longer_name_are_a_part_of_it():
    one = report("a", "The Harbour Union met.")
    ground = ground_of((UNION,), one)
    assert ground.within_name("a", Span(4, 11))
    assert not ground.within_name("a", Span(4, 17))


def test_evidence_stands_by_publication_then_text():
    early = report("b", "Later in the alphabet.", published="2031-05-01")
    late, undated = report("a", "Bread."), report("c", "Apples.", published=None)
    ground = ground_of((), early, late, undated)
    evidence = [one.article.evidence(Span(0, 4)) for one in (undated, late, early)]
    assert [one.article for one in sorted(evidence, key=ground.order)] == ["b", "a", "c"]


def test_outlets_count_once_and_origins_by_report():
    one, other = report("a", "Words."), report("b", "Words.", outlet="The A")
    carriers = Carriers(Origins(origin=(("a", "a"), ("b", "b"))))
    assert carriers.count([(one.article, Span(0, 5)), (other.article, Span(0, 5))]) == (1, 2)


def test_states_of_one_article_are_one_report():
    one, other = report("a", "Words.", outlet=None), report("b", "Words, more.", outlet=None)
    carriers = Carriers(Origins(origin=(("a", "a"), ("b", "b")), version_of=(("b", "a"),)))
    assert carriers.count([(one.article, None), (other.article, None)]) == (1, 1)


def test_what_a_firm_is_called_beside_its_name_is_the_firm_and_a_list_is_not():
    transmark = actor("Transmark", kind="organisation")
    said = "Transmark, the part-privatised operator, met the crews. {} would not pay."
    assert at(said.format("The operator"), "The operator", transmark) == "Transmark"
    listed = "Transmark, the union and the city council, met. The union would not pay."
    assert at(listed, "The union", transmark) is None
