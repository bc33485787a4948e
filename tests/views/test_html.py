import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import onrecord
import talks_story
from onrecord.views.brief import make_brief
from onrecord.views.filters import Filters
from onrecord.views.html import render_html


class Outline(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture
def page(record):
    return render_html(make_brief(record, Filters()))


@pytest.fixture
def outline(page):
    return Outline(page)


def test_no_text_of_a_page_becomes_markup(outline):
    assert not {"script", "img", "iframe", "b2", "object", "link", "base", "form"} & set(outline.tags)
    assert not [name for _, name, _ in outline.attributes if name.startswith("on")]
    text = "".join(outline.text)
    assert "<script>alert(1)</script> [click](javascript:alert(2)) **bold**  [31mred" in text
    assert "</blockquote><script>alert(4)</script>" in text
    assert "\x1b" not in text


def test_nothing_is_loaded_from_elsewhere(page, outline):
    assert not [value for _, name, value in outline.attributes if name in ("src", "srcset", "action", "data")]
    assert not re.search(r"url\(|@import", page)
    assert "default-src 'none'" in page


def test_only_web_addresses_and_places_in_the_page_are_links(outline):
    links = {value for tag, name, value in outline.attributes if tag == "a" and name == "href"}
    assert {link for link in links if not link.startswith("#")} == {
        "https://coastdaily.example/strike",
        "https://nordwire.example/vesna?a=1&b=(2)",
    }


def test_every_place_that_is_linked_exists_once(outline):
    ids = [value for _, name, value in outline.attributes if name == "id"]
    links = {value[1:] for tag, name, value in outline.attributes if name == "href" and value.startswith("#")}
    assert len(ids) == len(set(ids))
    assert links <= set(ids)


def test_every_line_has_a_footnote_that_opens_a_marked_passage(page):
    lines = re.findall(r'<article class="line.*?</article>', page, re.DOTALL)
    assert len(lines) == 5
    assert all(re.search(r'href="#n\d+" id="r\d+"', line) for line in lines)
    note = re.search(r'<li id="n8".*?</li>', page, re.DOTALL).group()
    assert '<mark class="source">One official close to the talks</mark>' in note
    assert '<mark class="cue">hinted</mark>' in note
    assert '<mark class="content">that an offer was on its way</mark>' in note


def test_cut_and_changed_words_are_marked(page):
    assert "<del>and we will not be bought with promises”</del>" in page
    assert "<ins>before</ins>" in page


def test_outlets_of_one_origin_are_shown_as_one(page):
    text = " ".join("".join(Outline(page).text).split())
    assert "Nordwire, Harbour Times — one origin; Coast Daily" in text


def test_what_is_not_shown_is_said(page):
    assert "date not shown" in page
    assert "Speaker not known" in page


def test_the_same_record_gives_the_same_page(record, page):
    assert render_html(make_brief(record, Filters())) == page


def test_an_empty_record(story):
    outline = Outline(render_html(make_brief(story.MemoryRecord(), Filters())))
    text = "".join(outline.text)
    assert "No reported speech." in text
    assert "No article." in text


def test_an_interrupted_build_is_said(story):
    assert "was interrupted" in render_html(make_brief(story.MemoryRecord(stale=True), Filters()))


def test_the_whole_body(page):
    body = re.search(r"<body.*</body>\n", page, re.DOTALL).group()
    expected = Path(__file__).parent / "expected" / "brief_body.html"
    assert body.replace(f"onrecord {onrecord.__version__}", "onrecord") == expected.read_text(
        encoding="utf-8"
    )


@pytest.fixture(scope="module")
def talking_page():
    return render_html(make_brief(talks_story.RECORD, Filters(since="2031-05-03")))


def test_the_state_of_the_talks(talking_page):
    main = re.search(r'<section id="new">.*?<section id="speakers">', talking_page, re.DOTALL).group()
    expected = Path(__file__).parent / "expected" / "brief_talks.html"
    assert main == expected.read_text(encoding="utf-8")


def test_a_cell_opens_to_words_with_notes(talking_page):
    cell = re.search(r'<td class="accepts_with_conditions">.*?</td>', talking_page, re.DOTALL).group()
    assert "<details><summary" in cell
    assert "No ship leaves Port Vesna" in cell
    assert re.search(r'href="#n\d+"', cell)


def test_every_place_that_the_talks_link_to_exists_once(talking_page):
    found = Outline(talking_page).attributes
    ids = [value for _, name, value in found if name == "id"]
    links = {value[1:] for tag, name, value in found if name == "href" and value.startswith("#")}
    assert len(ids) == len(set(ids))
    assert links <= set(ids)


def test_names_of_issues_are_no_markup(talking_page):
    assert "Sailings &lt;b&gt;" in talking_page
    assert "Sailings <b>" not in talking_page
