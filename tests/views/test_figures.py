from dataclasses import replace

import pytest

from onrecord.records import Date, Figure, Talks
from onrecord.views.figures import list_figures
from onrecord.views.filters import Filters


@pytest.fixture
def counted(story):
    """The invented story with four figures: two of one quantity, one with another denominator, one of an earlier state."""
    wire = story.article(
        "count",
        "The union said that 40 of the 52 ferries lay in port. The line put the number at 31 on Saturday.",
        "Half of the crews have signed.",
        title=None,
        outlet="Nordwire",
        published="2031-05-04",
    )

    def made(name, words, value, of, **fields):
        return Figure(
            id=f"figure-{name}",
            value=value,
            low=value,
            high=value,
            unit=fields.pop("unit", "ferry"),
            qualifier=None,
            of=wire.evidence(story.span(wire, of)),
            denominator=None,
            as_of=None,
            by=fields.pop("by", wire.id and f"article:{wire.id}"),
            comparable=fields.pop("comparable", None),
            evidence=wire.evidence(story.span(wire, words)),
            **fields,
        )

    figures = (
        made("1", "40", 40.0, "ferries", by="actor-union", comparable="quantity-1"),
        replace(
            made("2", "31", 31.0, "ferries", comparable="quantity-1"),
            as_of=Date("2031-05-03", "2031-05-03", "day"),
        ),
        made("3", "Half", 50.0, "the crews", unit="percent", reasons=("no other figure of this quantity",)),
    )
    record = story.RECORD
    return replace(
        record,
        held_pages=(*record.held_pages, story.page("count", "count.html")),
        held_articles=(*record.held_articles, wire),
        held_talks=Talks(figures=figures),
    )


def values(found):
    return [line.value for line in found.rows]


def test_those_of_one_quantity_stand_together_before_those_alone(counted):
    assert [[line.value for line in group] for group in list_figures(counted, Filters()).groups()] == [
        [31.0, 40.0],
        [50.0],
    ]


def test_a_line_carries_the_sentence_who_and_why_it_is_alone(counted):
    last = list_figures(counted, Filters()).rows[-1]
    assert (last.words, last.of, last.by) == ("Half", "the crews", "Nordwire")
    assert last.evidence.words == "Half of the crews have signed."
    assert last.not_compared == ("no other figure of this quantity",)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(by="the union"), [40.0]),
        (Filters(about="crews"), [50.0]),
        (Filters(outlet="nordwire"), [31.0, 40.0, 50.0]),
        (Filters(outlet="coast"), []),
        (Filters(until="2031-05-03"), [31.0]),
        (Filters(since="2031-05-04"), [40.0, 50.0]),
    ],
)
def test_filters(counted, filters, expected):
    assert values(list_figures(counted, filters)) == expected


def test_one_unit(counted):
    assert values(list_figures(counted, Filters(), unit="Percent")) == [50.0]
