"""Pages that hold several reports, in HTML and in scraped text. Invented outlets, invented news."""

from __future__ import annotations

import pytest

from onrecord.document.extract import extract
from onrecord.records import Article, Page
from onrecord.settings import Limits

FERRY = "The ferry to Skerry will not sail on Sundays, the council said on Monday, until both crews agree."
CREWS = "The crews want a second cook. The company has offered a second pot, and says that it is final."
MILL = "The owners of the mill have withdrawn an offer of four per cent that was about to be accepted."
CHAIR = "Its chairman, Tor Ansel, said that he would rather weave himself than pay for it once more."


def _read(content: str, media_type: str = "text/plain") -> tuple[Article, ...]:
    page = Page("page-1", "p", "p", "", media_type, None, "")
    return extract(page, content.encode(), limits=Limits()).articles


def _shown(content: str, media_type: str = "text/plain") -> list[tuple[str | None, str | None, str | None]]:
    return [(one.title, one.outlet, one.published) for one in _read(content, media_type)]


def test_a_digest_with_rules_between_its_items_is_cut_at_them() -> None:
    rule = "-" * 60
    lines = (
        rule, "Vell Courier, 4 May 2031", "Ferry stays in port", "", FERRY, "", CREWS, rule,
        "The Mill Post, 5 May 2031", "Mill takes back its offer", "", MILL, "", CHAIR, rule,
    )  # fmt: skip
    assert _shown("\n".join(lines)) == [
        ("Ferry stays in port", "Vell Courier", "2031-05-04"),
        ("Mill takes back its offer", "The Mill Post", "2031-05-05"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Mill takes back its offer\nThe Mill Post, 5 May 2031",
        "The Mill Post\n5 May 2031\nMill takes back its offer",
        "2.\nMill takes back its offer\nThe Mill Post, 5 May 2031",
        "#12\nhttps://mill.example/offer\nMill takes back its offer\nThe Mill Post, 5 May 2031",
    ],
)
def test_a_signed_title_begins_another_report(head: str) -> None:
    first = f"Ferry stays in port\nVell Courier, 4 May 2031\n\n{FERRY}\n\n{CREWS}\n\n"
    assert _shown(f"{first}{head}\n\n{MILL}\n\n{CHAIR}\n") == [
        ("Ferry stays in port", "Vell Courier", "2031-05-04"),
        ("Mill takes back its offer", "The Mill Post", "2031-05-05"),
    ]


def test_a_subheading_begins_no_report() -> None:
    page = f"Ferry stays in port\n4 May 2031\n\n{FERRY}\n\nWhat the crews want\n\n{CREWS}\n\nAnd the mill\n\n{MILL}\n"
    assert len(_read(page)) == 1


def test_articles_of_one_html_page_are_reports_of_their_own() -> None:
    page = (
        '<html><head><title>Latest - Vell Courier</title></head><body><a href="/">Vell Courier</a>'
        f'<div class="row"><article class="post-1 post"><h2>Ferry stays in port</h2><p>By Ada Brun, 4 May 2031</p>'
        f"<p>{FERRY}</p><p>{CREWS}</p></article></div>"
        f'<div class="row"><article class="post-2 post sticky"><h2>Mill takes back its offer</h2>'
        f'<time datetime="2031-05-05T08:00:00+02:00">Tuesday</time><p>{MILL}</p><p>{CHAIR}</p></article></div></body></html>'
    )
    assert _shown(page, "text/html") == [
        ("Ferry stays in port", "Vell Courier", "2031-05-04"),
        ("Mill takes back its offer", "Vell Courier", "2031-05-05T08:00:00+02:00"),
    ]


def test_a_column_of_briefs_needs_no_date_at_each() -> None:
    page = (
        "<html><head><title>News in brief</title></head><body><h1>News in brief</h1><p>4 May 2031</p>"
        f"<h2>Ferry stays in port</h2><p>{FERRY}</p><h2>Mill takes back its offer</h2><p>{MILL}</p></body></html>"
    )
    assert _shown(page, "text/html") == [
        ("Ferry stays in port", None, "2031-05-04"),
        ("Mill takes back its offer", None, "2031-05-04"),
    ]


def test_headings_that_hold_dates_are_those_of_one_chronology() -> None:
    page = (
        f"<html><body><h1>How the ferry came to stop</h1><p>By Ada Brun, 4 May 2031</p><p>{CREWS}</p>"
        f"<h2>March 2031: the pot</h2><p>{FERRY}</p><h2>12 April 2031: the mill</h2><p>{MILL}</p></body></html>"
    )
    assert [one.title for one in _read(page, "text/html")] == ["How the ferry came to stop"]


def test_times_in_a_definition_list_make_a_live_page() -> None:
    page = (
        "<html><body><h1>Ferry talks, live</h1><p>4 May 2031</p><dl>"
        f"<dt>18:20 GMT</dt><dd>{FERRY}</dd><dt>16:05 GMT</dt><dd>{CREWS}</dd><dt>14:30 GMT</dt><dd>{MILL}</dd></dl></body></html>"
    )
    assert [(one.text, one.published) for one in _read(page, "text/html")] == [
        (FERRY, "2031-05-04T18:20+00:00"),
        (CREWS, "2031-05-04T16:05+00:00"),
        (MILL, "2031-05-04T14:30+00:00"),
    ]


def test_rows_that_stand_between_kept_paragraphs_are_kept() -> None:
    page = (
        f"<html><body><article><h1>Ferry stays in port</h1><p>{FERRY}</p><p>{CREWS}</p>"
        f"<table><tr><td>Skerry</td><td>2 crews</td></tr><tr><td>Vell</td><td>1 crew</td></tr></table>"
        f"<p>{MILL}</p><p>{CHAIR}</p></article></body></html>"
    )
    (article,) = _read(page, "text/html")
    assert article.text.split("\n\n")[3:5] == ["Skerry 2 crews", "Vell 1 crew"]
