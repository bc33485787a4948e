import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.views.brief import make_brief
from onrecord.views.filters import Filters
from onrecord.views.markdown import render_markdown
from onrecord.views.markdown_words import escaped

EXPECTED = Path(__file__).parent / "expected" / "brief.md"
# what a reader of the file may render: tables, strikethrough, links from bare addresses, HTML as HTML
READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def test_the_whole_brief(record):
    assert render_markdown(make_brief(record, Filters())) == EXPECTED.read_text(encoding="utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=80))
def test_text_of_a_page_is_never_markup(text):
    (paragraph, inline, _) = READER.parse(f"a {escaped(text)} b")
    assert paragraph.type == "paragraph_open"
    assert {child.type for child in inline.children} <= {"text", "text_special"}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](http://evil.example/x.png)",
        "**bold** _it_ `code` ~~gone~~",
        "http://evil.example",
        "www.evil.example",
        "a@evil.example",
        "a | b",
        "[^1]",
        "# head",
        "1. one",
        "&lt;b&gt;",
        "$x$",
        "line\n\n<b>two</b>",
    ],
)
def test_hostile_text_reads_as_itself(text):
    inline = READER.parse(f"“{escaped(text)}”")[1]
    assert "".join(child.content for child in inline.children) == f"“{' '.join(text.split())}”"


def test_nothing_of_a_page_becomes_html_or_a_link_that_the_source_is_not(record):
    rendered = READER.render(render_markdown(make_brief(record, Filters())))
    assert "<script" not in rendered
    assert "<img" not in rendered
    assert set(_links(rendered)) == {
        "https://coastdaily.example/strike",
        "https://nordwire.example/vesna?a=1&amp;b=%282%29",
    }


def _links(rendered):
    return (part.split('"')[0] for part in rendered.split('href="')[1:])


def test_an_empty_record(story):
    text = render_markdown(make_brief(story.MemoryRecord(), Filters()))
    assert text.startswith("# The record\n\n_no dates shown · 0 articles · 0 outlets")


def test_the_state_of_the_talks(talking):
    text = render_markdown(make_brief(talking, Filters(since="2031-05-03")))
    expected = Path(__file__).parent / "expected" / "brief_talks.md"
    assert text == expected.read_text(encoding="utf-8")


def test_every_footnote_is_there_and_cited(talking):
    text = render_markdown(make_brief(talking, Filters()))
    cited = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert cited == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    assert cited
