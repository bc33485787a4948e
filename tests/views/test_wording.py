import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.wording import GAP, Piece, compared, out_of, shortened, shown, word_key


@pytest.mark.parametrize(
    ("kind", "pieces", "line"),
    [
        ("direct", ["“No ship leaves,”"], "“No ship leaves”"),
        ("direct", ['"No ship leaves."'], "“No ship leaves.”"),
        ("direct", ["«Aucun navire ne part.»"], "“Aucun navire ne part.”"),
        ("direct", ["No ship leaves\n  tonight"], "“No ship leaves tonight”"),
        ("direct", ["“No ship,”", "“leaves.”"], "“No ship” “leaves.”"),
        ("direct", ['"No" and "never"'], '"No" and "never"'),
        ("direct", ["that is the crews'"], "“that is the crews'”"),
        ("mixed", ["the talks were “dead”"], "the talks were “dead”"),
        ("indirect", ["that the talks were dead"], "that the talks were dead"),
        ("direct", ["“”"], "“”"),
    ],
)
def test_direct_speech_stands_in_one_pair_of_marks(kind, pieces, line):
    assert shown(kind, pieces) == line


def test_a_cut_shows_what_was_left_out():
    assert compared("We will not sail, and we will not talk.", "We will not sail", replaced=True) == (
        Piece("We will not sail"),
        Piece("and we will not talk.", "cut"),
    )


def test_another_wording_is_marked():
    assert compared(
        "No ship sails until Friday noon", "No ship sails before Friday noon", replaced=False
    ) == (
        Piece("No ship sails"),
        Piece("before", "changed"),
        Piece("Friday noon"),
    )


def test_what_was_replaced_is_shown_on_request():
    assert compared("No ship sails until Friday", "No ship sails before Friday", replaced=True) == (
        Piece("No ship sails"),
        Piece("until", "cut"),
        Piece("before", "changed"),
        Piece("Friday"),
    )


def test_punctuation_case_and_brackets_make_no_difference():
    assert compared("The talks (all of them) ended.", "the talks [all] of them ended", replaced=True) == (
        Piece("the talks [all] of them ended"),
    )


def test_a_long_cut_is_told_by_its_number_of_words():
    fullest = "We sail at dawn " + " ".join(f"word{n}" for n in range(30))
    assert compared(fullest, "We sail at dawn", replaced=True)[-1] == Piece("[30 words]", "cut")


def test_a_wording_unlike_the_fullest_bears_no_marks():
    assert compared("No ship leaves the port", "The crews stay ashore for good", replaced=True) == (
        Piece("The crews stay ashore for good"),
    )


def test_a_very_long_wording_bears_no_marks():
    long = "word " * 5000
    assert compared(long, long, replaced=True) == (Piece(long),)


@given(st.text(alphabet="ab .…“", max_size=60), st.text(alphabet="ab .…“", max_size=60))
def test_no_word_of_a_wording_is_lost(fullest, wording):
    pieces = compared(fullest, wording, replaced=True)
    kept = "".join(piece.text for piece in pieces if piece.mark != "cut")
    assert "".join(kept.split()) == "".join(wording.split())


def test_shortening_cuts_between_words_and_says_so():
    assert shortened("No ship leaves tonight", limit=12) == f"No ship {GAP}"
    assert shortened("No ship", limit=12) == "No ship"


def test_wordings_that_differ_in_marks_only_have_one_key():
    assert word_key("“No ship leaves,”") == word_key("no ship — leaves")


@pytest.mark.parametrize(
    ("denominator", "expected"),
    [
        ("a week", ("per", "week")),
        ("each month", ("per", "month")),
        ("its members", ("out of", "its members")),
        ("a", ("out of", "a")),
    ],
)
def test_what_a_rate_is_by_is_no_whole(denominator, expected):
    assert out_of(denominator) == expected
