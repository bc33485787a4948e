"""Reading marked articles and comparing attributions with them: an invented corpus of one article."""

from gold import Gold, Marked, Pair, Words, agreement, article_of, match, read_marked
from onrecord.records import Span

TEXT = "Harbour talks fail\n\nThe union said the ferries would stay in port.\n"
MARKS = (
    "T1\tContent 35 65\tthe ferries\n"
    "T2\tSource 20 29\tThe union\n"
    "T3\tCue 30 34\tsaid\n"
    "E1\tContent:T1 Source:T2 Cue:T3\n"
    "E2\tSource:T2\n"
)
CONTENT, SOURCE, CUE = Span(35, 65), Span(20, 29), Span(30, 34)
ONE = Gold((CONTENT,), (SOURCE,), (CUE,))


def test_an_article_is_read_with_the_first_of_its_markings(tmp_path):
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "gazette_talks.txt").write_text(TEXT)
    (tmp_path / "text" / "gazette_unmarked.txt").write_text(TEXT)
    (tmp_path / "attributions" / "gazette_talks_a1.ann").write_text(MARKS)
    (tmp_path / "attributions" / "gazette_talks_b2.ann").write_text("")
    assert list(read_marked(tmp_path)) == [Marked(article_of("gazette_talks", TEXT), (ONE,), "gazette")]


def test_agreement_wants_half_of_the_words_and_the_same_source():
    proposed = [
        ((CONTENT,), (SOURCE,)),
        ((CONTENT,), ()),
        ((Span(35, 40),), (SOURCE,)),
        ((Span(35, 60),), (SOURCE,)),
    ]
    assert [round(one, 2) for one in agreement(TEXT, (ONE,), proposed)] == [1.0, 0.0, 0.0, 0.83]


def test_each_marked_attribution_is_matched_once():
    found = [((Span(35, 60),), (SOURCE,)), ((CONTENT,), ())]
    assert match(Words(TEXT), found, (ONE,)) == [
        Pair(found=1, gold=0, same_source=False, sourced=False, gold_sourced=True)
    ]
