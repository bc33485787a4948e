"""Pages to articles: what holds for every page, and metadata with its evidence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.extract import decode, extract
from onrecord.errors import UnreadablePage
from onrecord.records import Article, Extraction, Page, make_id
from onrecord.settings import Limits

LEAD = "The ferry crews of Hallborg went on strike on Monday after talks with the owners had broken down in the night."
CLOSE = "The owners called the strike reckless and said that they would take the matter to the labour court this week."
HTML = f"""<!doctype html><html lang="en-GB"><head><title>Ferry crews strike &#8211; Harbour Herald</title>
<meta property="og:site_name" content="Harbour Herald"><meta property="og:title" content="Ferry crews strike">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry crews strike",
"datePublished":"2025-05-14T08:00:00+02:00","author":[{{"@type":"Person","name":"In\\u00eas Sousa"}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>Ferry crews strike</h1>
<p>{LEAD}</p><div class="ad">Advertisement</div><h2>Owners stay away</h2><p>{CLOSE}</p><p>{LEAD} Nobody came.</p>
</article><footer>&copy; 2025 Harbour Herald</footer></body></html>"""


def page_of(media_type: str, source: str = "page") -> Page:
    return Page(make_id("page", source), source, source, "", media_type, None, "2025-05-14T00:00:00Z")


def run(content: str | bytes, media_type: str = "text/plain") -> tuple[Extraction, str]:
    data = content.encode() if isinstance(content, str) else content
    extraction = extract(page_of(media_type), data, limits=Limits())
    return extraction, decode(data, media_type=media_type, charset=extraction.charset).text


def check(extraction: Extraction, page: str) -> None:
    """Every span and every evidence holds its exact words."""
    for article in extraction.articles:
        assert "\n\n".join(block.span.of(article.text) for block in article.blocks) == article.text
        for block in article.blocks:
            words = block.span.of(article.text)
            assert words
            assert " ".join(words.split()) == words
            assert block.page_span is None or block.page_span.end <= len(page)
        for shown in article.shown:
            text = article.text if shown.evidence.article else page
            assert shown.evidence.span.of(text) == shown.evidence.exact
    for block in extraction.blocks:
        assert block.span is None or block.span.end <= len(page)


def evidence(article: Article) -> dict[str, str]:
    return {shown.field: shown.evidence.exact for shown in article.shown}


def test_html_gives_text_and_metadata_with_evidence() -> None:
    extraction, page = run(HTML, "text/html")
    check(extraction, page)
    (article,) = extraction.articles
    assert article.text.split("\n\n")[:4] == ["Ferry crews strike", LEAD, "Owners stay away", CLOSE]
    assert (article.outlet, article.title, article.authors) == (
        "Harbour Herald",
        "Ferry crews strike",
        ("Inês Sousa",),
    )
    assert (article.published, article.updated, article.language) == ("2025-05-14T08:00:00+02:00", None, "en")
    assert evidence(article) == {
        "title": "Ferry crews strike",
        "authors": "In\\u00eas Sousa",
        "published": "2025-05-14T08:00:00+02:00",
        "outlet": "Harbour Herald",
        "language": "en-GB",
    }


def test_html_without_metadata_shows_what_its_lines_show() -> None:
    page = HTML[: HTML.index("<meta")] + HTML[HTML.index("</head>") :]
    page = page.replace("</h1>", "</h1><p>By Ana Sousa</p><p>Tuesday 14 May 2025, 09:30</p>")
    extraction, decoded = run(page, "text/html")
    check(extraction, decoded)
    (article,) = extraction.articles
    assert (article.outlet, article.authors, article.published) == (
        "Harbour Herald",
        ("Ana Sousa",),
        "2025-05-14T09:30",
    )


def test_no_date_is_taken_from_a_sidebar_or_an_address() -> None:
    page = (
        '<html><head><link rel="canonical" href="https://herald.example/2025/05/14/strike"></head><body>'
        f"<h1>Ferry crews strike</h1><p>{LEAD}</p><p>{CLOSE}</p><aside><ul><li>Bridge toll to rise "
        "<time datetime='2024-01-02'>2 January 2024</time></li></ul></aside></body></html>"
    )
    assert run(page, "text/html")[0].articles[0].published is None


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"   \n", "text/plain", "empty"),
        (b"\x89PNG\r\n\x1a\n", "text/html", "binary"),
        (b"Menu\nHome\nNews", "text/plain", "no running text"),
        (b"<html><body><div id='app'></div></body></html>", "text/html", "no running text"),
        (b"<div>" * 500 + b"The port is open.", "text/html", "500 deep"),
        (b'{"title": "Strike"}', "application/json", "holds no text"),
        (b"[" * 100_000, "application/json", "no JSON object"),
    ],
)
def test_a_page_without_a_report_says_why(content: bytes, media_type: str, reason: str) -> None:
    with pytest.raises(UnreadablePage, match=reason):
        run(content, media_type)


def test_an_oversized_page_is_not_read() -> None:
    with pytest.raises(UnreadablePage, match="larger than 10 bytes"):
        extract(page_of("text/plain"), LEAD.encode(), limits=Limits(page_bytes=10))


def test_a_row_gives_its_fields_and_its_text() -> None:
    row = {
        "url": "https://www.harbourherald.example/1",
        "title": "Ferry crews “strike”",
        "date": "2025-05-14T08:00:00+02:00",
        "author": "Ana Sousa",
        "text": f"{LEAD}\n\nAdvertisement\n\n{CLOSE} “No,” she told the Harbour Herald.",
    }
    extraction, page = run(json.dumps(row), "application/json")
    check(extraction, page)
    (article,) = extraction.articles
    assert (article.title, article.authors, article.published) == (row["title"], ("Ana Sousa",), row["date"])
    assert article.outlet == "Harbour Herald"
    assert "Advertisement" not in article.text


def test_a_row_may_hold_html() -> None:
    extraction, page = run(
        json.dumps({"title": "Ferry crews strike", "html": HTML, "outlet": "The Herald"}), "application/json"
    )
    check(extraction, page)
    assert (extraction.articles[0].outlet, extraction.articles[0].language) == ("The Herald", "en")


def test_markdown_gives_headings_and_plain_words() -> None:
    page = (
        f"---\ntags: sea\n---\n# Ferry crews *strike*\n\n{LEAD}\n\n"
        f"## What [owners](https://a.example) say\n\n**No**: {CLOSE}\n"
    )
    extraction, decoded = run(page, "text/markdown")
    check(extraction, decoded)
    assert extraction.articles[0].text == f"Ferry crews strike\n\n{LEAD}\n\nWhat owners say\n\nNo: {CLOSE}"
    assert [block.kind for block in extraction.articles[0].blocks] == [
        "headline",
        "paragraph",
        "subheading",
        "paragraph",
    ]


def test_two_articles_of_one_text_have_two_ids() -> None:
    extraction, _ = run(f"Ferry crews strike\n\n{LEAD}\n\n{CLOSE}")
    again = extract(
        page_of("text/plain", "other"), f"Ferry crews strike\n\n{LEAD}\n\n{CLOSE}".encode(), limits=Limits()
    )
    assert extraction.articles[0].text == again.articles[0].text
    assert extraction.articles[0].id != again.articles[0].id


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            LEAD,
            CLOSE,
            "",
            "==========",
            "By Ana Sousa",
            "14 May 2025, 13:23",
            "Advertisement",
            "© 2025 Harbour Herald",
            "قال الوزير إن الميناء مفتوح اليوم أمام كل السفن.",
            "“Ja” 👩\u200d⚖️, sagte die Richterin am Freitag im Hafen.",
            "(Agencies)",
            "SKARVASUND (Norsud) — The port opened on Friday after nine days.",
            "# Heading",
            "<p>markup</p>",
            "Source: Norsud",
        ]
    ),
)


@given(
    st.lists(LINES, max_size=14).map("\n".join), st.sampled_from(["text/plain", "text/markdown", "text/html"])
)
def test_spans_and_evidence_are_exact_on_any_text(content: str, media_type: str) -> None:
    try:
        extraction, page = run(content.encode("utf-8", "replace"), media_type)
    except UnreadablePage:
        return
    check(extraction, page)


@given(
    st.dictionaries(
        st.sampled_from(["title", "date", "text", "author", "site", "url", "lang", "html"]), LINES
    )
)
def test_spans_and_evidence_are_exact_on_any_row(row: dict[str, str]) -> None:
    try:
        extraction, page = run(json.dumps(row), "application/json")
    except UnreadablePage:
        return
    check(extraction, page)


@given(
    st.binary(max_size=400), st.sampled_from(["text/plain", "text/html", "text/markdown", "application/json"])
)
def test_any_bytes_are_read_or_refused(content: bytes, media_type: str) -> None:
    try:
        extraction, page = run(content, media_type)
    except UnreadablePage:
        return
    check(extraction, page)


def test_a_line_below_the_report_is_not_its_headline() -> None:
    report = "".join(f"<p>{words}</p>" for words in (LEAD, CLOSE, f"{LEAD} Nobody came."))
    page = f"<html><head><title>Harbour talk: the week</title></head><body>{report}<p>Harbour talk</p></body></html>"
    extraction, _ = run(page, "text/html")
    assert LEAD in extraction.articles[0].text


def test_a_lead_in_no_element_of_its_own_is_read() -> None:
    report = "".join(f"<p>{words}</p>" for words in (CLOSE, f"{CLOSE} Nobody came.", f"{CLOSE} They left."))
    page = (
        f"<html><body><h1>Ferry crews strike</h1><div><ul><li>Sea</li></ul>{LEAD}{report}</div></body></html>"
    )
    extraction, _ = run(page, "text/html")
    assert LEAD in extraction.articles[0].text
