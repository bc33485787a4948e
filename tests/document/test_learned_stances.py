"""The learned profile of stances, with a model by hand that leans where the test says so."""

import functools

import numpy as np
import pytest

from onrecord.document.annotate import annotate
from onrecord.document.attribute import attribute
from onrecord.document.dates import find_dates
from onrecord.document.stances import find_stances
from onrecord.models.spacy_parser import SpacyParser
from onrecord.records import Article, Block, Span

parser = functools.cache(SpacyParser)
STANCES = (None, "demands", "offers", "accepts", "rejects")


class Leans:
    """A model that sees stances in the words it is given, and in no others."""

    stances = STANCES

    def __init__(self, **words):
        self._words = {said: stance for stance, saids in words.items() for said in saids}
        self.promising = "mood"  # a word of the sentences that promise a stance

    def promise(self, lemmas):
        return 1.0 if self.promising in lemmas else -9.0

    def read(self, text, *, title):
        places = tuple(Span(k, k + 1) for k in range(len(text)))
        shares = np.zeros((len(text), len(STANCES)))
        shares[:, 0] = 1
        for words, stance in self._words.items():
            start = text.find(words)
            if start >= 0:
                shares[start : start + len(words), 0] = 0.1
                shares[start : start + len(words), STANCES.index(stance)] = 0.9
        return places, shares, np.ones((len(text), 4))


def framed(text):
    """A paragraph is read from the first sentence to the last in which a rule finds something."""
    return f"Velm rejected a plan. {text} Velm rejected a plan."


def read(text, **words):
    article = Article(
        "article-1", "page-1", 0, text, (Block(Span(0, len(text)), "paragraph"),), published="2031-05-06"
    )
    parse = annotate(article, parser())
    dates = find_dates(text, published=article.published)
    said = attribute(article, parse, dates)
    return find_stances(article, parse, dates=dates, attributions=said, reader=Leans(**words))


def stances(text, **words):
    text = framed(text)
    return [(one.stance, one.holder.of(text) if one.holder else None) for one in read(text, **words)]


@pytest.mark.parametrize(("promising", "found"), [("mood", 1), ("rain", 0)])
def test_a_sentence_that_no_rule_knows_is_read_where_its_words_promise_a_stance(promising, found):
    text = "The union is in no mood for night shifts."
    article = Article("a", "p", 0, text, (Block(Span(0, len(text)), "paragraph"),))
    parse = annotate(article, parser())
    reader = Leans(rejects=["in no mood for night shifts"])
    reader.promising = promising
    assert len(find_stances(article, parse, dates=(), attributions=(), reader=reader)) == found


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The union is in no mood for night shifts.",
            {"rejects": ["in no mood for night shifts"]},
            ("rejects", "The union"),
        ),
        (
            "The islands are holding their breath, and their purse, for a loss fund.",
            {"demands": ["for a loss fund"]},
            ("demands", "The islands"),
        ),
        (
            '"Not one hostage stays behind," Ines Damm said on Friday.',
            {"demands": ["Not one hostage stays behind"]},
            ("demands", '"Not one hostage'),  # no party: what it is said of is the speaker's
        ),
        (
            'The duty on steel "ought to be gone by spring", the Brevanhan minister said.',
            {"demands": ["ought to be gone by spring"]},
            ("demands", None),
        ),
        (
            "Orsk's yes to the truce surprised nobody.",
            {"accepts": ["yes to the truce"]},
            ("accepts", "Orsk"),
        ),
    ],
)
def test_what_only_the_model_sees_has_its_holder_from_the_parse(text, words, expected):
    assert expected in stances(text, **words)


def test_a_hit_in_which_the_model_sees_nothing_is_dropped():
    text = "The union rejected the offer."
    assert stances(text, rejects=["rejected the offer"]) == [("rejects", "The union")]
    assert stances(text) == []


def test_the_models_stance_stands_against_a_words():
    text = "The owners promised harder shifts."
    assert stances(text, demands=["promised harder shifts"]) == [("demands", "The owners")]


def test_a_words_yes_stands_against_a_models_no():
    text = "The owners supported the offer."
    assert stances(text, rejects=["supported the offer"]) == [("accepts", "The owners")]


def test_a_leaning_keeps_the_models_belief_and_its_vector():
    (one,) = read(
        framed("The union is in no mood for night shifts."), rejects=["in no mood for night shifts"]
    )
    (known,) = read(framed("The union rejected the offer."), rejects=["rejected the offer"])
    assert known.weight > one.weight  # which no rule knows
    assert np.frombuffer(bytes.fromhex(one.gist), np.int8).tolist() == [64, 64, 64, 64]


def test_a_leaning_of_nobody_is_left_out():
    assert stances("There was no way round it.", rejects=["no way round it"]) == []


def test_leanings_end_with_their_sentence():
    text = framed("Orsk said no to the truce. No to the levy said Velm too.")
    found = read(text, rejects=["no to the truce. No to the levy"])
    assert all("truce. No" not in one.what.of(text) for one in found)


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        (
            "The union has no plan for the night shift.",
            "has no plan for",
            "The union has no plan for the night shift",
        ),
        ("For the union the cuts are final.", "the cuts are", "the cuts are final"),
        ("Velm has no use for a pact, a big one.", "has no use for a pact", "Velm has no use for a pact"),
    ],
)
def test_words_end_on_none_that_waits_for_another(text, seen, whole):
    framed_text = framed(text)
    found = [one.what.of(framed_text) for one in read(framed_text, rejects=[seen])]
    assert any(words.endswith(whole) for words in found)
