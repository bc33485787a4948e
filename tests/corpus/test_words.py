"""Words folded for comparison."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.words import find_words, fold, stem


def test_spellings_of_one_word_meet() -> None:
    assert [fold(one) for one in ("Cease-fire", "ceasefire", "U.S", "US", "Tromsø’s", "Inês", "ORSZÁG")] == [
        "ceasefire", "ceasefire", "us", "us", "tromsø", "ines", "orszag",
    ]  # fmt: skip


def test_inflected_forms_share_a_stem() -> None:
    pairs = [
        ("encircled", "encirclement"),
        ("proposals", "proposal"),
        ("spared", "spare"),
        ("happens", "happen"),
    ]
    assert [stem(one) == stem(other) for one, other in pairs] == [True] * len(pairs)


@given(st.text())
def test_words_lie_where_they_say(text: str) -> None:
    words = find_words(text)
    places = zip(words.starts, words.ends, words.folded, strict=True)
    assert [fold(text[start:end]) for start, end, _ in places] == list(words.folded)
    assert list(words.starts) == sorted(words.starts)
