"""Live pages: each dated entry is a report of its own. Invented outlets on an invented rescue."""

from __future__ import annotations

import pytest

from onrecord.document.extract import extract
from onrecord.document.extract.live import clock_of
from onrecord.records import Article, Page
from onrecord.settings import Limits

SAID = "Rescuers have heard knocking behind the second of the two doors, the head of the service said."
MORE = "The water is falling and stood at nine tenths of a metre at noon, according to the company."
LAST = "All six miners are out of the pit, and the last of them walked to the ambulance by himself."


def _read(content: str, media_type: str) -> tuple[Article, ...]:
    page = Page("page-1", "p", "p", "", media_type, None, "")
    return extract(page, content.encode(), limits=Limits()).articles


def _entry(moment: str, inside: str) -> str:
    return f'<section class="e"><time datetime="{moment}">{moment[11:16]}</time>{inside}</section>'


def test_entries_of_an_html_page_are_articles_with_their_own_time_author_and_heading() -> None:
    page = (
        '<html><head><meta property="og:site_name" content="Tell Today"></head><body><h1>Rescue: live</h1>'
        + _entry("2031-02-12T18:45:00+03:00", f"<h3>All out</h3><div>Boaz Ilves</div><p>{LAST}</p>")
        + _entry("2031-02-12T16:10:00+03:00", f"<p>{SAID}</p>")
        + _entry("2031-02-12T15:02:00+03:00", f"<p>{MORE}</p>")
        + "</body></html>"
    )
    read = [(one.outlet, one.title, one.authors, one.published, one.text) for one in _read(page, "text/html")]
    assert read == [
        ("Tell Today", "All out", ("Boaz Ilves",), "2031-02-12T18:45:00+03:00", f"All out\n\n{LAST}"),
        ("Tell Today", None, (), "2031-02-12T16:10:00+03:00", SAID),
        ("Tell Today", None, (), "2031-02-12T15:02:00+03:00", MORE),
    ]


def test_entries_of_a_plain_page_take_the_day_and_zone_of_its_head() -> None:
    page = (
        "Tell Today\nLIVE\nMiners trapped at the old pit\n12 February 2031, all times GMT+3\n\n"
        f"18:45\n{LAST}\n\n16:10\n{SAID}\n\n15:02\n{MORE}\n"
    )
    read = [(one.published, one.text) for one in _read(page, "text/plain")]
    assert read == [
        ("2031-02-12T18:45+03:00", LAST),
        ("2031-02-12T16:10+03:00", SAID),
        ("2031-02-12T15:02+03:00", MORE),
    ]


def test_clock_times_out_of_order_make_no_live_page() -> None:
    page = f"Timetable of the talks in Velsund\n\n09:00\n{SAID}\n\n18:00\n{MORE}\n\n12:00\n{LAST}\n"
    assert len(_read(page, "text/plain")) == 1


def test_teasers_that_lead_to_other_pages_are_no_entries() -> None:
    teasers = "".join(
        f'<div class="t"><h3><a href="/{n}">Story</a></h3><time datetime="2031-02-1{n}">x</time><p>{SAID}</p></div>'
        for n in (1, 2, 3)
    )
    assert len(_read(f"<html><body><h1>Latest from the pit</h1>{teasers}</body></html>", "text/html")) == 1


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("18:45", (18, 45)),
        ("6.05 pm", (18, 5)),
        ("7 p.m.", (19, 0)),
        ("7", None),
        ("25:00", None),
        ("at 18:45", None),
    ],
)
def test_clock_of(line: str, clock: tuple[int, int] | None) -> None:
    assert clock_of(line) == clock
