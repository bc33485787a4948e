"""Boxes in and around the report of an HTML page. Invented outlets on invented stories."""

from __future__ import annotations

import pytest

from onrecord.document.extract import extract
from onrecord.records import Extraction, Page
from onrecord.settings import Limits

HEAD = (
    "<html><head><title>Ferry crews walk out | Strand Post</title></head><body><h1>Ferry crews walk out</h1>"
)
ONE = "The crews of all four ferries walked out on Monday, the union of seamen said in the port of Velsund."
TWO = "The owners called it a breach of the agreement that both sides signed in the spring of last year."
THREE = "Talks are to go on at the ministry of transport on Wednesday, its spokeswoman told reporters there."


def _read(body: str) -> Extraction:
    content = f"{HEAD}{body}</body></html>".encode()
    return extract(Page("page-1", "p.html", "p.html", "", "text/html", None, ""), content, limits=Limits())


def _texts(extraction: Extraction) -> list[str]:
    article = extraction.articles[0]
    return [block.span.of(article.text) for block in article.blocks if block.kind != "headline"]


@pytest.mark.parametrize(
    ("box", "label"),
    [
        ("<div><span>Advertisement</span><p>Dry docks from 900 a day.</p></div>", "advertisement"),
        (
            "<section><h3>The Post at Six</h3><p>Five stories, free.</p><button>Sign up</button></section>",
            "form",
        ),
        ('<div class="inline-related"><p>The tram that came back</p></div>', "link to another page"),
        ('<div id="cookie-layer"><p>We measure what you read. Choose.</p></div>', "legal or cookie line"),
    ],
)
def test_a_box_is_taken_out_and_shown_with_a_reason(box: str, label: str) -> None:
    read = _read(f"<p>{ONE}</p>{box}<p>{TWO}</p><p>{THREE}</p>")
    assert _texts(read) == [ONE, TWO, THREE]
    dropped = [block for block in read.blocks if block.label == label]
    assert dropped
    assert all(block.article is None and block.reason for block in dropped)


@pytest.mark.parametrize("head", ["Have your say", "Kommentare (2)", "3 thoughts on “Ferry crews walk out”"])
def test_a_thread_of_comments_is_no_part_of_the_report(head: str) -> None:
    thread = f"<div><h2>{head}</h2><p>gull: {TWO}</p><p>The minister said the same thing to us in the summer.</p></div>"
    assert _texts(_read(f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{thread}")) == [ONE, TWO, THREE]


def test_a_box_that_holds_much_of_the_page_stays() -> None:
    body = f'<div class="post subscribe-enabled"><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>'
    assert _texts(_read(body)) == [ONE, TWO, THREE]


def test_a_link_set_into_a_paragraph_parts_it() -> None:
    insert = '<span>READ ALSO: <a href="/x">What the crews want</a></span>'
    read = _read(f"<p>{ONE} {insert} {TWO}</p><p>{THREE}</p>")
    assert _texts(read) == [ONE, TWO, THREE]


def test_the_first_heading_is_no_headline_where_it_names_the_site() -> None:
    page = (
        '<html><head><title>Clinic to close | Ward Notes</title><meta property="og:site_name" content="Ward Notes">'
        f"</head><body><h1>Ward Notes</h1><article><h1>Clinic to close</h1><p>{ONE}</p><p>{TWO}</p></article></body>"
        "</html>"
    )
    read = extract(Page("page-1", "p", "p", "", "text/html", None, ""), page.encode(), limits=Limits())
    assert read.articles[0].title == "Clinic to close"


def test_the_graph_of_a_page_names_author_and_site() -> None:
    graph = (
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","@id":"#w","name":"Second Ledger"},'
        '{"@type":"Person","@id":"#p","name":"Basil Oduya"},{"@type":"Article","headline":"Ferry crews walk out",'
        '"author":{"@id":"#p"},"isPartOf":{"@id":"#w"}}]}</script>'
    )
    article = _read(f"{graph}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>").articles[0]
    assert (article.outlet, article.authors) == ("Second Ledger", ("Basil Oduya",))


def test_what_browsers_without_scripts_see_is_no_box() -> None:
    hidden = '<noscript><div class="share"><form>Share <button>now</button></form></div></noscript>'
    read = _read(f"<p>{ONE}</p>{hidden}<p>{TWO}</p><p>{THREE}</p>")
    assert _texts(read) == [ONE, TWO, THREE]


def test_a_report_in_a_box_named_for_its_advertisements_is_read() -> None:
    report = "".join(f"<p>{one} {other}</p>" for one in (ONE, TWO) for other in (THREE, TWO, ONE))
    other = "".join(f"<p>{THREE} {number} {TWO} {ONE}</p>" for number in range(20))
    assert f"{ONE} {THREE}" in _texts(_read(f'<div class="ads">{report}</div>{other}'))
