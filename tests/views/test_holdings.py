from dataclasses import replace

import pytest

from onrecord.views.holdings import Holdings, is_web_address


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("https://nordwire.example/vesna?a=1", True),
        ("http://nordwire.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)//http://x", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://x y.example", False),
        ("https://[broken", False),
        ("https://x.example/\u202egpj", False),
        ("clippings/monday.html", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(source, answer):
    assert is_web_address(source) is answer


def test_a_place_is_the_outlet_else_the_host_else_the_file_with_the_number_of_the_article(story):
    unknown = replace(story.COAST, outlet=None, version_of=None)
    second = replace(unknown, id="article-second", position=1)
    file = replace(unknown, id="article-file", page="page-copy")
    held = Holdings(
        story.MemoryRecord(
            held_pages=story.RECORD.held_pages, held_articles=(unknown, second, file, story.WIRE)
        )
    )
    assert [one.place for one in held.every.values()] == [
        "coastdaily.example #1",
        "coastdaily.example #2",
        "harbour.html",
        "Nordwire",
    ]


def test_the_latest_state_stands_for_an_earlier_one(record):
    held = Holdings(record)
    assert held.latest("article-coast-1") == "article-coast-2"
    assert held.latest("article-coast-2") == "article-coast-2"
    assert held.latest("article-nowhere") == "article-nowhere"
