"""Judgements find their words again, and a later one takes an earlier one back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.judgements import AROUND, Places, anchor
from onrecord.records import Article, Evidence, Judgement, Page
from onrecord.store.judged import in_force

PAGE = Page("page-1", "a.txt", "/in/a.txt", "5a", "text/plain", None, "2031-05-05")
TEXT = "He said no. The union met. He said yes, and the crews went home before the tide."


def make(text: str, *, name: str = "article-1", page: str = "page-1") -> Article:
    return Article(name, page, 0, text, ())


def rule(judgement: Judgement, *articles: Article, pages: tuple[Page, ...] = (PAGE,)):
    return Places(articles, pages).rule(judgement)


def rejecting(text: str, start: int, words: str) -> Judgement:
    article = make(text)
    assert text[start : start + len(words)] == words
    evidence = Evidence(start, start + len(words), words, article=article.id)
    return Judgement("judgement-1", "reject", (anchor("words", evidence, article=article, page=PAGE),))


def test_words_are_found_where_they_were():
    (found,) = rule(rejecting(TEXT, 27, "He"), make(TEXT)).words
    assert (found.start, found.end) == (27, 29)


@given(st.text(alphabet="abc \n", max_size=80), st.text(alphabet="abc ", max_size=80))
def test_words_are_found_in_a_better_reading_of_the_page(before, after):
    better = f"{before}{TEXT}{after}"
    (found,) = rule(rejecting(TEXT, 27, "He"), make(better, name="article-2")).words
    assert found.start == len(before) + 27
    assert found.article == "article-2"


def test_words_are_found_in_a_page_that_moved_and_in_a_later_state_of_it():
    moved = replace(PAGE, id="page-2", location="/elsewhere/a.txt")
    later = replace(PAGE, id="page-3", sha256="6b")
    for page in (moved, later):
        article = make(TEXT + " More.", name="article-2", page=page.id)
        (found,) = rule(rejecting(TEXT, 0, "He"), article, pages=(page,)).words
        assert found.start == 0


def test_words_of_another_page_are_left_alone():
    other = replace(PAGE, id="page-2", location="/in/b.txt", sha256="6b")
    assert rule(rejecting(TEXT, 0, "He"), make(TEXT, page="page-2", name="b"), pages=(other,)) is None


def test_short_words_among_other_words_are_not_found():
    gone = make("He left. " + "Nobody else was there, and nothing was said. " * 3, name="article-2")
    assert rule(rejecting(TEXT, 27, "He"), gone) is None


def test_a_judgement_keeps_little_of_the_text():
    (kept,) = rejecting(TEXT, 27, "He").target
    assert (len(kept.before), len(kept.after)) == (27, AROUND)


def test_what_takes_back_can_be_taken_back():
    one = Judgement("1", "reject", ())
    two = Judgement("2", "undo", (), undoes="1")
    three = Judgement("3", "undo", (), undoes="2")
    assert in_force([one]) == (one,)
    assert in_force([one, two]) == ()
    assert in_force([one, two, three]) == (one,)
