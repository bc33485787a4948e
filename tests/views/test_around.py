import pytest

from onrecord.records import Article, Block, Span
from onrecord.views.around import around
from onrecord.views.wording import GAP


def _around(text: str, words: str, *, blocks: tuple[str, ...] = ()) -> tuple[str, str]:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in blocks or (text,)]
    article = Article("article-a", "page-a", 0, text, tuple(Block(one, "paragraph") for one in spans))
    return around(article, Span(text.index(words), text.index(words) + len(words)))


def test_the_rest_of_the_sentence():
    text = "The port was shut. The union refused a new offer on Friday, Mr. Haddad said. Ships waited."
    assert _around(text, "a new offer") == ("The union refused ", " on Friday, Mr. Haddad said.")


@pytest.mark.parametrize("title", ["Dr.", "Gen.", "U.S.", "J.", "Sept.", "St."])
def test_the_point_of_a_title_ends_no_sentence(title):
    assert _around(f"So said {title} Lind of the offer.", "the offer")[0] == f"So said {title} Lind of "


def test_words_that_say_enough_stand_alone():
    words = "the union will not go back to work before the night allowance is paid to all hands"
    assert _around(f"On Friday he said {words}.", words) == ("", "")


def test_a_sentence_that_the_words_fill_is_not_shown_again():
    assert _around("“Not a single ship.” So he said.", "Not a single ship") == ("", "")


def test_long_rests_are_cut_and_the_cut_is_shown():
    text = f"{'well ' * 40}the offer {'and so on ' * 20}end."
    before, behind = _around(text, "the offer")
    assert before.startswith(f"{GAP} well") and before.endswith("well ")
    assert behind.startswith(" and so on") and behind.endswith(GAP)


def test_words_that_touch_others_stay_so():
    assert _around("They called it (a trap), no less.", "a trap") == ("They called it (", "), no less.")


def test_a_space_at_the_end_of_the_words_is_one_of_the_sentence():
    assert _around("It would pay the crews if they sailed.", "pay the crews ")[1] == " if they sailed."


def test_no_further_than_the_block():
    text = "A headline\n\nThe line made an offer\n\nMore"
    assert _around(text, "an offer", blocks=("A headline", "The line made an offer", "More")) == (
        "The line made ",
        "",
    )
