from onrecord.records import Extraction, PageBlock
from onrecord.views.html import render_inspection
from onrecord.views.inspection import InspectedArticle, InspectedBlock, InspectedField, Inspection, inspection


def test_blocks_are_told_with_the_article_they_are_kept_for(story):
    blocks = (
        PageBlock("Crews walk out", "headline", "first line", 0),
        PageBlock("SEE ALSO: weather", "see also", "label and no sentence", None),
    )
    found = inspection("clippings/harbour.html", Extraction("utf-8", (story.COPY,), blocks))
    assert found == Inspection(
        "clippings/harbour.html",
        "utf-8",
        (
            InspectedArticle(
                number=1,
                title="Crews walk out",
                outlet="Harbour Times",
                authors=(),
                published="2031-05-02",
                updated=None,
                language="en",
                translated=None,
                credits=("Nordwire",),
                words=41,
                shown=tuple(
                    InspectedField(one.field, one.evidence.exact)
                    for one in story.COPY.shown
                    if one.field != "title"
                ),
            ),
        ),
        (
            InspectedBlock(1, "headline", "first line", "Crews walk out"),
            InspectedBlock(None, "see also", "label and no sentence", "SEE ALSO: weather"),
        ),
    )


def test_a_hostile_page_is_text_on_the_page_that_shows_it():
    hostile = "<script>alert(1)</script>"
    block = InspectedBlock(None, hostile, hostile, hostile)
    page = render_inspection((Inspection(hostile, hostile, (), (block,), failure=hostile),))
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 5
