"""Word pieces: the longest that a small vocabulary knows, at their places in the text."""

import pytest

from onrecord.models.wordpiece import WordPieces

WORDS = ["[UNK]", "cease", "##fire", "the", "em", "##bargo", "levy", "%", "5", "##0"]
PIECES = WordPieces({word: number for number, word in enumerate(WORDS)})


def cut(text):
    return [(WORDS[one.id], text[one.start : one.end]) for one in PIECES.cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ceasefire", [("the", "The"), ("cease", "cease"), ("##fire", "fire")]),
        ("50%", [("5", "5"), ("##0", "0"), ("%", "%")]),
        ("émbargo", [("em", "ém"), ("##bargo", "bargo")]),  # without accents, at their places
        ("LÉVY", [("levy", "LÉVY")]),
        ("ceasefires", [("[UNK]", "ceasefires")]),  # one piece unknown: the whole word is
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_pieces(text, expected):
    assert cut(text) == expected


def test_a_word_without_end_is_unknown_and_costs_no_time():
    assert cut("cease" * 5000) == [("[UNK]", "cease" * 5000)]


def test_a_mark_that_stands_for_an_accent_alone_has_no_piece():
    assert cut("the \u0301 levy") == [("the", "the"), ("[UNK]", "\u0301"), ("levy", "levy")] or cut(
        "the \u0301 levy"
    ) == [("the", "the"), ("levy", "levy")]
