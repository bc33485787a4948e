"""Figures of short invented passages, read with the shipped parser: values, units, what they measure, out of what."""

import functools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.document.annotate import annotate
from onrecord.document.attribute import attribute
from onrecord.document.dates import find_dates
from onrecord.document.figures import find_figures
from onrecord.document.figures.lexicon import lexicon
from onrecord.document.figures.numbers import find_numbers
from onrecord.models.spacy_parser import SpacyParser
from onrecord.records import Article, Block, Span

parser = functools.cache(SpacyParser)


def read(text, published="2027-05-12"):
    blocks = tuple(Block(Span(one.start(), one.end()), "paragraph") for one in re.finditer(r"[^\n]+", text))
    article = Article("article-1", "page-1", 0, text, blocks, published=published)
    parse, dates = annotate(article, parser()), find_dates(text, published=published)
    attributions = attribute(article, parse, dates)
    return find_figures(article, parse, dates=dates, attributions=attributions)


def words(text, span):
    return span.of(text) if span is not None else None


def figures(text, **fields):
    return [(words(text, one.span), one.value, one.unit) for one in read(text, **fields)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The line lost €2.4m last year.", ("€2.4m", 2_400_000, "EUR")),
        ("The line lost $1.2bn last year.", ("$1.2bn", 1_200_000_000, "USD")),
        ("The fund holds 450 thousand million dollars.", ("450 thousand million dollars", 450e9, "USD")),
        ("The quay cost 18 million talers.", ("18 million talers", 18e6, "taler")),
        ("The army holds 1,300 square kilometres of marsh.", ("1,300 square kilometres", 1300, "square kilometre")),
        ("Prices rose by 4.5 per cent.", ("4.5 per cent", 4.5, "percent")),
        ("Prices rose by 4,5 percent.", ("4,5 percent", 4.5, "percent")),
        ("Orsk accepted a 30-day truce.", ("30-day", 30, "day")),
        ("The camp lies 15 km from the river.", ("15 km", 15, "km")),
        ("The ship brought two dozen crates.", ("two dozen crates", 24, "crate")),
        ("The ship brought two and a half million crates.", ("two and a half million crates", 2.5e6, "crate")),
        ("Three-quarters of the members voted.", ("Three-quarters", 75, "percent")),
        ("Half of the members voted.", ("Half", 50, "percent")),
        ("One in three nurses voted.", ("One in three", 33.33, "percent")),
        ("Nine out of ten nurses voted.", ("Nine out of ten", 90, "percent")),
        ("Some 11,000 civilians fled.", ("Some 11,000 civilians", 11_000, "civilian")),
        ("The shelling killed 14 people.", ("14 people", 14, "people")),
        ("The march drew a crowd of 8,000.", ("8,000", 8000, "people")),
        ("A 12-member panel will decide.", ("12-member", 12, "member")),
    ],
)  # fmt: skip
def test_value_and_unit(text, expected):
    assert figures(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The talks open on 13 March 2027.",
        "It was agreed in 2024 and renewed for the 2026 season.",
        "The session begins at 9.30 and ends at 4 p.m.",
        "Mira Dahl, 58, mends nets.",
        "A driver aged 34 was held, and a 19-year-old too.",
        "Article 5 and clause 12 say nothing of it.",
        "The plane left from gate 12 on flight 737.",
        "Call 020 7946 0018 for details.",
        "The G7 met beside a wrecked F-16.",
        "It was the 21st round and the third meeting.",
        "The two sides met in the eastern half of the town.",
        "Mediators sent both sides a six-point paper.",
        "One of the ministers said so, according to two diplomats.",
        "A half-open door is no door.",
        "They came back four days after they had left.",
    ],
)
def test_what_measures_nothing_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("More than 200 ferries were cancelled.", "more than", 200, None),
        ("At least 200 ferries were cancelled.", "at least", 200, None),
        ("Up to 200 ferries were cancelled.", "up to", None, 200),
        ("Nearly 200 ferries were cancelled.", "nearly", None, 200),
        ("About 200 ferries were cancelled.", "about", None, None),
        ("Between 40 and 50 ferries were cancelled.", None, 40, 50),
        ("Some 12-15 ferries were cancelled.", "some", 12, 15),
        ("They will buy two or three ferries.", None, 2, 3),
        ("The ferries cost $2-3bn.", None, 2e9, 3e9),
        ("Exactly 200 ferries were cancelled.", "exactly", 200, 200),
    ],
)
def test_qualifiers_and_ranges_bound_the_number(text, qualifier, low, high):
    (one,) = read(text)
    assert (one.qualifier, one.low, one.high) == (qualifier, low, high)


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("Orsk holds 86 per cent of the area seized in August.", "the area seized in August"),
        ("Orsk regained more than half the land that it had lost.", "the land that it had lost"),
        ("Two thirds of members backed the deal.", "members"),
        ("One in three nurses backed the deal.", "nurses"),
        ("One job in four depends on the rigs.", "job"),
        ("Of the 300 members, 40 per cent voted.", "the 300 members"),
        ("Officials rejected a 52 per cent cut in the budget.", "the budget"),
        ("Sales are up 34 per cent on the same months of last year.", "the same months of last year"),
        ("The deal opens the road for six hours a day.", "a day"),
        ("Only 200 of the 300 workers voted.", "the 300 workers"),
        ("The turnout was 71 per cent.", None),
        ("The ship brought 60 tonnes of grain.", None),
        ("She leads the league of 31 wealthy states.", None),
    ],
)
def test_denominator(text, denominator):
    assert words(text, read(text)[-1 if text.startswith("Of") else 0].denominator) == denominator


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Orsk accepted a 30-day truce.", "truce"),
        ("The vote drew a turnout of 71 per cent.", "a turnout"),
        ("Inflation stands at 4 per cent.", "Inflation"),
        ("She put the damage at 18 million talers.", "the damage"),
        ("Some 400 striking drivers marched.", "striking drivers"),
    ],
)
def test_what_is_measured(text, of):
    assert words(text, read(text)[0].of) == of


def test_two_numbers_share_the_unit_of_the_second():
    assert figures("The court cut the service from 60 to 40 per cent of flights.") == [
        ("60", 60, "percent"),
        ("40 per cent", 40, "percent"),
    ]


def test_a_bare_number_takes_up_the_quantity_before_it():
    text = "Orsk keeps about 4,000 soldiers in the valley. Velmark puts their number at 6,500."
    first, second = read(text)
    assert (second.unit, second.of, words(text, second.holder)) == ("soldier", first.of, "Velmark")


def test_who_counted_is_told_by_the_words():
    text = "Organisers put the crowd at 45,000; the police counted 12,000."
    assert [words(text, one.holder) for one in read(text)] == ["Organisers", "the police"]


def test_who_gives_a_number_is_who_is_to_be_believed():
    text = (
        "The march drew 22,000 people if one believes the organisers, and 9,000 if one believes the police."
    )
    given = [(words(text, one.span), words(text, one.holder), one.unit) for one in read(text)]
    assert given == [("22,000 people", "the organisers", "people"), ("9,000", "the police", "people")]


def test_who_a_number_is_according_to_gives_it():
    text = "It was the largest march yet: 20,000 people according to the police, 45,000 according to those who called it."
    first, second = read(text)
    assert (words(text, first.holder), words(text, first.of)) == ("the police", "people")
    assert words(text, second.holder) == "those who called it"


@pytest.mark.parametrize("gives", ["arrives at", "admits to", "counts"])
def test_a_second_count_is_given_by_its_own_voice(gives):
    text = f"The union says that 4,200 jobs have gone. The ministry {gives} 1,900."
    told, counted = read(text)
    assert (told.wished, words(text, counted.holder)) == (False, "The ministry")


def test_who_puts_a_sum_in_estimates_nothing():
    text = "The state put in two thirds of the fund. The union put the loss at 400 crowns."
    assert [words(text, one.holder) for one in read(text)] == [None, "The union"]


def test_a_bare_number_that_leaves_out_what_was_said_before_counts_the_same():
    assert figures("About 11,400 miners are on strike, the union said. The Chamber says 9,800 are.") == [
        ("About 11,400 miners", 11_400, "miner"),
        ("9,800", 9800, "miner"),
    ]


def test_what_is_wanted_is_told_from_what_is():
    wanted, told = read("The union demands a rise of 9 per cent. Prices rose by 4 per cent.")
    assert (wanted.wished, told.wished) == (True, False)


def test_as_of_when():
    ((count,), (goal,)) = (
        read("On Monday 400 drivers walked out."),
        read("Emissions will fall by 40 per cent by 2035."),
    )
    assert (count.as_of.start, goal.as_of) == ("2027-05-10", None)


def test_a_number_in_reported_speech_belongs_to_it():
    ((said,), (told,)) = read("“We have 200 trucks,” Mira Dahl said."), read("They have 200 trucks.")
    assert (said.attribution is None, told.attribution) == (False, None)


@given(st.text(alphabet="0123456789.,-–$€% aon\nbmthird-half", max_size=60))
def test_numbers_lie_in_order_inside_the_text(text):
    found = find_numbers(text, lexicon())
    places = [(one.start, one.end) for one in found]
    assert places == sorted(places) and all(0 <= start < end <= len(text) for start, end in places)
    assert all(one.low <= one.high for one in found)


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from("one 14 40% of half the men $3bn 12-15 in ten , . killed put at".split()), max_size=12
    )
)
def test_spans_of_any_words_lie_in_the_text(parts):
    text = " ".join(parts) or "none"
    for one in read(text):
        spans = (one.span, one.of, one.denominator, one.head, one.predicate, one.holder, *one.names)
        assert all(span is None or span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "The union puts the number of strikers at 4,000, the company at 1,200.",
            ["The union", "the company"],
        ),
        ("Police gave a figure of 12,000.", ["Police"]),
        (
            "Police counted 9,000 people, far fewer than the 50,000 claimed by the union.",
            ["Police", "the union"],
        ),
        ("The ministry expects 30,000 people to return in May.", ["The ministry"]),
        ("The union reckons with 8,000 dismissals.", ["The union"]),
    ],
)
def test_who_gives_a_number_without_a_verb_of_its_own(text, holders):
    assert [words(text, one.holder) for one in read(text)] == holders


@pytest.mark.parametrize(
    "text",
    [
        "Repairs would cost $9bn over five years, she said.",
        "Velm would have a veto over 20 of them.",
        "He served as a negotiator under two presidents.",
    ],
)
def test_a_preposition_before_a_number_is_no_bound(text):
    assert [one.qualifier for one in read(text)] == [None] * len(read(text))


def test_what_stood_a_year_ago_is_no_rate_and_a_rival_currency_no_whole():
    text = "Repairs cost $9bn, up from $7bn a year ago. The crown rose 0.7 per cent against the Orsk dollar."
    assert [words(text, one.denominator) for one in read(text)] == [None, None, None]


def test_a_move_is_told_from_what_it_came_to():
    assert [one.moved for one in read("The bonds rose 2 cents to 81 cents.")] == [True, False]


def test_the_time_over_which_a_number_counts():
    text = "The clinic said 22 people had been killed in the past 24 hours. It says 900 people have been killed in Lenz."
    found = [one for one in read(text) if one.unit == "people"]
    assert [words(text, one.within) for one in found] == ["in the past 24 hours", None]
    assert [words(text, one.since) for one in found] == [None, "have"]


def test_a_particle_of_a_verb_is_no_qualifier():
    (one,) = read("Orsk will hand over 40 wounded sailors on Sunday.")
    assert (one.qualifier, one.low, one.high) == (None, 40, 40)
    (one,) = read("The storm wounded over 40 sailors on Sunday.")
    assert one.qualifier == "over"


def test_a_whole_begins_behind_its_of_and_ends_before_the_next_verb():
    text = "The bloc holds 34 of 90 seats. Of late, 61 per cent of those polled backed a toll."
    assert [words(text, one.denominator) for one in read(text) if one.denominator is not None] == [
        "90 seats",
        "those polled",
    ]


def test_a_number_given_anew_by_another_is_of_the_same_things_and_the_others():
    text = "The union says that 84 per cent of its members stay out; the port says 49 per cent."
    _, other = read(text)
    assert (words(text, other.holder), words(text, other.of)) == ("the port", "its members")
    text = "The port puts the loss at 4 percent; the chamber of grocers, which counts it from May, at 6.5 percent."
    _, other = read(text)
    assert (words(text, other.holder), words(text, other.of)) == ("the chamber of grocers", "the loss")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port, which counts only its own crews, puts the strikers at 300.", "counts only its own crews"),
        ("Excluding trainees, 300 dockers stayed out.", "Excluding trainees"),
        ("The toll is 41 people, including those who died later.", "including those who died later"),
        ("The port says that 300 dockers stayed out.", None),
    ],
)
def test_the_basis_of_a_count_are_the_words_that_say_what_it_counts(text, expected):
    (one,) = read(text)
    assert words(text, one.basis) == expected
