"""Copies and origins, with quotations masked. Invented outlets on an invented fisheries dispute."""

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.reuse import LATER_STATE, SAME_WORDS, find_origins
from onrecord.corpus.reuse.trace import Trace
from onrecord.records import Article, Origins, Span
from told import article, quotations

LEAD = (
    "The mediator in the island's fishing dispute on Monday asked striking crews to reopen the largest harbour for"
    " three weeks in exchange for a guaranteed income, an offer that the cabinet welcomed at once."
)
PLAN = (
    "A retired appeal judge handed the plan to both sides after a week in which trawlers chained bow to stern kept"
    " the quays shut and lorries queued as far as the northern ring road."
)
QUOTE = "“This is not a peace treaty. It is three weeks of quiet in which grown people can count,” the judge said."
FUND = (
    "A fund of 36 million crowns would pay seventy per cent of an average catch share while the bank stays closed,"
    " with the treasury putting in two thirds and vessel owners the rest."
)
UNION = (
    "Union delegates said they would study every comma before replying, adding that earlier funds had been full on"
    " the day of the announcement and empty on the day of the wages."
)
OWN = (
    "In the market hall behind the cathedral, lentils sold out before noon, and the cook of a primary school bought"
    " tinned peas for a hundred and forty children."
)
WIRE = (LEAD, PLAN, QUOTE, FUND, UNION)


def run(*articles: Article) -> Origins:
    return find_origins(articles, quotations=quotations(*articles))


def pairs(origins: Origins) -> list[tuple[str, str, str]]:
    return [(one.article, one.source_article, one.direction) for one in origins.reuses]


def roots(origins: Origins) -> dict[str, str]:
    return {here: there for here, there in origins.origin if here != there}


def test_a_copy_with_a_credit_goes_back_to_the_agency() -> None:
    wire = article("wire", *WIRE, headline="Mediator offers truce", outlet="Norsud")
    copy = article(
        "copy", *WIRE, headline="Judge proposes quiet weeks", outlet="Vell Post", credits=("Norsud",)
    )
    found = run(copy, wire)
    (reuse,) = found.reuses
    assert (reuse.article, reuse.source_article, reuse.direction, reuse.share) == (
        "copy",
        "wire",
        "known",
        1.0,
    )
    assert reuse.reasons == (SAME_WORDS, "credits the other's outlet")
    assert [passage.here.exact for passage in reuse.passages] == ["\n\n".join(WIRE)[:-1]]
    assert roots(found) == {"copy": "wire"}


def test_reports_that_share_only_what_was_said_are_independent() -> None:
    statement = (
        "“We will open the harbour when the money is on the table, in cash and every week,” Moreau said."
    )
    one = article("one", "Crews are ready to talk, their leader told a packed hall in Vell.", statement, OWN)
    two = article(
        "two", "No boat will sail before Friday. That was the message from the quay.", statement, PLAN
    )
    assert run(one, two) == Origins(origin=(("one", "one"), ("two", "two")))


def test_names_titles_and_set_phrases_are_no_copying() -> None:
    one = article(
        "one",
        "Foreign ministers from the Council of Nine Nations said on Thursday that they would meet again. "
        + OWN,
        "The talks with Lettmark officials in Sant Aurel, the capital, broke up after midnight.",
    )
    two = article(
        "two",
        "Trade was not discussed by foreign ministers from the Council of Nine Nations, said on Thursday to be split.",
        "Fuel was cheap during the talks with Lettmark officials in Sant Aurel, the capital. " + FUND,
    )
    assert run(one, two).reuses == ()


def test_a_sentence_that_was_taken_over_is_found_and_makes_no_whole() -> None:
    taken = (
        "He understood the call to take humanitarian considerations into account before winter, he told them."
    )
    one = article("one", f"{LEAD} {taken}", PLAN, FUND, published="2025-03-13T10:00Z")
    two = article("two", OWN, f"Meanwhile, {taken}", UNION, published="2025-03-13T15:00Z")
    found = run(one, two)
    assert pairs(found) == [("two", "one", "known")]
    assert [passage.there.exact for passage in found.reuses[0].passages] == [taken[:-1]]
    assert roots(found) == {}


def test_an_abridged_copy_with_a_quotation_between_goes_back_to_the_longer_text() -> None:
    long = article("long", *WIRE, OWN)
    short = article("short", LEAD, QUOTE, FUND)
    found = run(short, long)
    assert pairs(found) == [("short", "long", "known")]
    assert found.reuses[0].reasons[1:] == ("hardly anything of its own",)
    assert roots(found) == {"short": "long"}
    trace = Trace(found)
    start = short.text.index("“This")
    assert trace.origin("short", Span(start, start + 40)) == "long"


def test_a_reordered_copy_is_found() -> None:
    wire = article("wire", *WIRE, published="2025-03-10T08:00Z")
    copy = article("copy", UNION, FUND, OWN, LEAD, published="2025-03-10T11:00Z")
    found = run(wire, copy)
    assert pairs(found) == [("copy", "wire", "known")]
    assert roots(found) == {"copy": "wire"}


def test_an_article_that_merges_two_agencies_is_its_own_but_its_passages_are_not() -> None:
    north = article("north", LEAD, PLAN, outlet="Norsud")
    south = article("south", FUND, UNION, outlet="Sydpress")
    both = article("both", LEAD, PLAN, FUND, UNION, OWN, outlet="Vell Post", credits=("Norsud", "Sydpress"))
    found = run(both, north, south)
    assert sorted(pairs(found)) == [("both", "north", "known"), ("both", "south", "known")]
    assert roots(found) == {}
    trace = Trace(found)
    at = both.text.index(UNION[:20])
    assert trace.origin("both", Span(at, at + 60)) == "south"
    at = both.text.index(OWN[:20])
    assert trace.origin("both", Span(at, at + 60)) == "both"


def test_of_two_carriers_of_a_text_that_is_not_there_the_fuller_stands_and_the_direction_is_open() -> None:
    one = article("a", LEAD, PLAN, FUND, OWN, credits=("Agencies",))
    two = article("b", LEAD, PLAN, FUND, UNION, OWN.replace("cathedral", "station"), credits=("Agencies",))
    found = run(one, two)
    assert pairs(found) == [("a", "b", "unknown")]
    assert found.reuses[0].reasons == (SAME_WORDS, "both credit the same agency")
    assert roots(found) == {"a": "b"}


def test_origins_are_followed_to_the_root() -> None:
    wire = article("wire", *WIRE, outlet="Norsud", published="2025-03-10T08:00Z")
    copy = article("copy", *WIRE, outlet="Vell Post", credits=("Norsud",), published="2025-03-10T10:00Z")
    repost = article("repost", *WIRE[:4], OWN, credits=("Vell Post",), published="2025-03-11T10:00Z")
    assert roots(run(repost, copy, wire)) == {"copy": "wire", "repost": "wire"}


def test_a_later_state_of_an_article_is_a_version_and_no_new_source() -> None:
    first = article("first", LEAD, PLAN, QUOTE, FUND, outlet="Vell Post", published="2025-03-10T08:00")
    later = article("later", LEAD, PLAN, QUOTE, FUND, OWN, outlet="Vell Post", published="2025-03-10T12:00")
    last = article(
        "last", LEAD, PLAN, QUOTE, FUND, UNION, OWN, outlet="Vell Post",
        published="2025-03-10T12:00", updated="2025-03-10T19:00",
    )  # fmt: skip
    found = run(later, last, first)
    assert found.version_of == (("last", "later"), ("later", "first"))
    assert {
        one.reasons[1] for one in found.reuses if one.article == "last" and one.source_article == "later"
    } == {LATER_STATE}
    assert roots(found) == {"later": "first", "last": "first"}


def test_a_version_that_is_certain_is_kept() -> None:
    first = article("first", LEAD, PLAN)
    later = article("later", LEAD, OWN, version_of="first")
    found = run(later, first)
    assert (found.version_of, roots(found)) == ((("later", "first"),), {"later": "first"})


def test_a_background_sentence_of_an_outlet_is_no_reuse_between_its_articles() -> None:
    background = "The bank was closed last autumn after scientists recommended a cut in the catch by a fifth."
    one = article("one", LEAD, background, outlet="Vell Post", published="2025-03-10")
    two = article("two", OWN, background, outlet="Vell Post", published="2025-03-20")
    assert run(one, two).reuses == ()


def test_an_article_without_words_has_itself_as_origin() -> None:
    assert run(article("a", "…"), article("b", "—")) == Origins(origin=(("a", "a"), ("b", "b")))


PIECES = (LEAD, PLAN, QUOTE, FUND, UNION, OWN)


@given(
    st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5, unique=True), min_size=2, max_size=5),
    st.randoms(use_true_random=False),
)
def test_the_order_of_articles_does_not_matter(texts: list[list[str]], chance: random.Random) -> None:
    articles = [
        article(f"a{place}", *pieces, outlet=chance.choice([None, "Norsud", "Vell Post"]),
                credits=chance.choice([(), ("Norsud",)]),
                published=chance.choice([None, "2025-03-10", "2025-03-10T09:00Z", "2025-03-12T09:00Z"]))
        for place, pieces in enumerate(texts)
    ]  # fmt: skip
    turned = articles[:]
    chance.shuffle(turned)
    found = run(*articles)
    assert run(*turned) == found
    texts_of = {one.id: one.text for one in articles}
    for reuse in found.reuses:
        assert 0 < reuse.share <= 1
        for passage in reuse.passages:
            assert texts_of[reuse.article][passage.here.start : passage.here.end] == passage.here.exact
            assert (
                texts_of[reuse.source_article][passage.there.start : passage.there.end] == passage.there.exact
            )
    root = dict(found.origin)
    assert all(root[there] == there for there in root.values())
