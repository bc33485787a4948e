"""Where the mentions of a gold stand in articles as they were read."""

from onrecord.records import Span
from speakers import at
from stories import GoldMention, Story


def test_a_mention_is_found_where_the_article_lacks_a_line_of_the_page(tmp_path):
    page = tmp_path / "wire.txt"
    page.write_text("The heath\n\nBy the other hand\n\nThen he left.\n", encoding="utf-8")
    story = Story("wire", (page,), ())
    mention = GoldMention("he", 5, "ana")
    text = "The heath\n\nThen he left."
    assert (span := story.place("wire.txt", mention, text)) == Span(16, 18)
    assert span.of(text) == "he"


def test_the_actor_of_a_mention_is_that_of_the_words_most_like_it():
    places = [(Span(0, 6), "tavrin"), (Span(0, 17), "spokesman")]
    assert at(places, Span(0, 8)) == ["tavrin"]
    assert at(places, Span(0, 17)) == ["spokesman"]
    assert at(places, Span(20, 22)) == []
