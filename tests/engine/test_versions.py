"""Which article of a page's later state goes on from which of its earlier state."""

from hand_built import make_article, make_page
from onrecord.engine.versions import add_certain, later_states
from onrecord.records import Article

PAGE = make_page("a.txt", b"a")
FERRY = "Ferry crews to stop\n\nThe crews of all boats between the islands will stop work on Friday at noon."
CATCH = (
    "Catch quotas cut\n\nThe council of ministers cut the quotas for cod and herring by a third on Monday."
)


def article(text: str, position: int = 0) -> Article:
    return make_article(PAGE, text, position=position)


def test_an_article_goes_on_from_the_one_it_shares_most_with() -> None:
    earlier = (article(FERRY, 0), article(CATCH, 1))
    later = (article(CATCH + " Boats wait.", 0), article(FERRY + " It rains.", 1))
    pairs = later_states([earlier, later])
    assert set(pairs) == {(later[0].id, earlier[1].id), (later[1].id, earlier[0].id)}


def test_another_article_at_the_same_place_is_no_later_state() -> None:
    assert later_states([(article(FERRY),), (article(CATCH),)]) == ()


def test_the_same_headline_is_enough() -> None:
    old, new = article(FERRY), article("Ferry crews to stop\n\nNobody sails.")
    assert later_states([(old,), (new,)]) == ((new.id, old.id),)


def test_each_state_goes_on_from_the_one_before() -> None:
    states = [article(FERRY + " Update." * number) for number in range(3)]
    assert later_states([(one,) for one in states]) == (
        (states[1].id, states[0].id),
        (states[2].id, states[1].id),
    )


def test_of_two_that_are_alike_the_one_at_the_same_place_is_taken() -> None:
    earlier = (article(FERRY + " One.", 0), article(FERRY + " Two.", 1))
    later = (article(FERRY + " Three.", 0), article(FERRY + " Four.", 1))
    assert set(later_states([earlier, later])) == {(later[0].id, earlier[0].id), (later[1].id, earlier[1].id)}


def test_what_is_certain_stands_and_no_article_comes_before_itself() -> None:
    certain = (("b", "a"),)
    assert add_certain([("a", "b"), ("b", "x"), ("c", "b")], certain) == (("b", "a"), ("c", "b"))
