"""The learned profile with a model made by hand: what is proposed, what is chosen, what the candidates are told."""

import functools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.document.annotate import annotate
from onrecord.document.attribute import attribute, propose
from onrecord.document.attribute.context import CONTEXT, surroundings
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.features import KEYS, NUMBERS, describe
from onrecord.document.attribute.learned import UnfitModel, pick
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.quotes import find_quotations
from onrecord.document.syntax import Syntax
from onrecord.models.spacy_parser import SpacyParser
from onrecord.models.trees import shipped_scorer
from onrecord.records import Article, Block, Span

parser = functools.cache(SpacyParser)


class Weighed:
    def __init__(self, scores):
        self.scores = scores

    def again(self, places, context):
        return [self.scores[n] for n in places]


class Likes:
    """Scores the candidates whose key of this name is this, and no others."""

    version = "hand-1"
    columns = (*NUMBERS, *KEYS, *CONTEXT)
    known = frozenset({"threat NOUN"})
    barred = frozenset({"rain VERB"})
    threshold, least = 0.5, 0.1

    def __init__(self, key, value):
        self._key, self._value = KEYS.index(key), value

    def score(self, numbers, keys):
        return Weighed([0.9 if row[self._key] == self._value else 0.0 for row in keys])

    def confidence(self, score):
        return round(score - 0.1, 2)


def article_of(*paragraphs):
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), "paragraph"))
        text += paragraph
    return Article("article-1", "page-1", 0, text, tuple(blocks))


def said(scorer, *paragraphs):
    article = article_of(*paragraphs)
    found = attribute(article, annotate(article, parser()), (), scorer=scorer)
    return [
        tuple(" ... ".join(s.of(article.text) for s in part) for part in (one.source, one.cue, one.content))
        for one in found
    ]


def test_a_model_may_choose_cues_that_no_lexicon_names():
    scorer = Likes("cue_shape", "contemplate VERB dobj")
    assert said(scorer, "The port authority contemplated a longer closure.") == [
        ("The port authority", "contemplated", "a longer closure")
    ]


def test_the_confidence_and_the_origin_of_a_line_are_the_models():
    article = article_of("The mayor said the bridge would reopen.")
    (one,) = attribute(article, annotate(article, parser()), (), scorer=Likes("shape", "say-clause"))
    assert (one.confidence, one.found_by) == (0.8, "hand-1/say-clause")


def test_a_model_that_believes_nothing_gives_nothing():
    assert said(Likes("cue", "no such cue"), "The mayor said the bridge would reopen.") == []


def test_turns_and_signatures_stay_whatever_the_model_says():
    found = said(Likes("cue", "no such cue"), "KHAN: Are the talks dead?", "REIS: They sleep.")
    assert found == [("KHAN", ":", "Are the talks dead?"), ("REIS", ":", "They sleep")]


def test_a_model_made_for_other_features_is_refused():
    scorer = Likes("cue", "say VERB")
    scorer.columns = ("length",)
    with pytest.raises(UnfitModel, match="train it anew"):
        said(scorer, "The mayor said the bridge would reopen.")


def test_verbs_that_are_known_to_report_nothing_are_not_looked_at():
    article = article_of("It rained on the strikers, and the union repeated its threat to walk out.")
    syntax = Syntax(article.text, annotate(article, parser()), find_quotations(article.text))
    found = propose(article, syntax, lexicon(), Likes("cue", "-"))
    cues = {span.of(article.text) for one in found for span in one.draft.cue}
    assert "threat" in cues
    assert "rained" not in cues


def test_every_candidate_gets_a_row_of_the_same_width():
    article = article_of('"We sail at dawn," said Ana Reis. The owners doubt it.', "Owners: no deal")
    syntax = Syntax(article.text, annotate(article, parser()), find_quotations(article.text))
    candidates = propose(article, syntax, lexicon(), Likes("cue", "-"))
    rows = describe(article, syntax, lexicon(), candidates)
    assert {(len(row.numbers), len(row.keys)) for row in rows} == {(len(NUMBERS), len(KEYS))}
    assert len(rows) == len(candidates)


def draft(start, end, *, cue=None, source=(0, 1)):
    return Draft((Span(start, end),), (Span(*source),), (), "rule", 0.5, cue_token=cue)


def test_of_rivals_the_one_with_the_higher_score_is_kept():
    drafts = [draft(10, 50, cue=1), draft(10, 60, cue=2), draft(100, 150, cue=3), draft(120, 125, cue=4)]
    assert pick(drafts, [0.6, 0.7, 0.9, 0.8], threshold=0.5) == [2, 3, 1]


def test_one_cue_has_no_two_contents_that_overlap():
    assert pick([draft(10, 200, cue=1), draft(190, 210, cue=1)], [0.6, 0.7], threshold=0.5) == [1]


def test_what_is_below_the_threshold_is_dropped():
    assert pick([draft(10, 50)], [0.4], threshold=0.5) == []


def test_candidates_are_told_of_their_rivals_and_of_what_holds_them():
    outer, inner, other = draft(10, 100, cue=1), draft(40, 90, cue=5), draft(12, 96, cue=1, source=(5, 6))
    inner = Draft(inner.content, inner.source, (Span(30, 34),), "rule", 0.5, cue_token=5)
    found = surroundings([outer, inner, other], [0.8, 0.6, 0.3])
    named = dict(zip(CONTEXT, found.T.round(2).tolist(), strict=True))
    assert named["best_of_cue"] == [0.3, 0.0, 0.8]
    assert named["sum_of_cue"] == [1.1, 0.6, 1.1]
    assert named["rank_of_cue"] == [0.0, 0.0, 1.0]
    assert named["best_rival"] == [0.6, 0.8, 0.6]
    assert named["best_around"] == [0.0, 0.8, 0.0]
    assert named["best_inside"] == [0.6, 0.0, 0.6]


def test_the_shipped_model_fits_and_reads_the_same_twice():
    paragraphs = ("The envoy accused both sides of stalling.", '"Not us," the shipowners replied on Friday.')
    assert said(shipped_scorer(), *paragraphs) == said(shipped_scorer(), *paragraphs) != []


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Ab said\"“”:,.—'’\n that", max_size=200))
def test_any_text_is_read_with_exact_spans(text):
    article = article_of(*[line for line in text.split("\n") if line.strip()] or ["x"])
    for one in attribute(article, annotate(article, parser()), (), scorer=shipped_scorer()):
        assert 0.0 <= one.confidence <= 1.0
        assert all(0 <= s.start < s.end <= len(article.text) for s in (*one.content, *one.source, *one.cue))


def test_far_candidates_are_compared_in_slices_without_a_difference():
    many = [draft(1000 * n, 1000 * n + 50, cue=n) for n in range(1200)]
    found = surroundings(many, [0.5] * len(many))
    assert np.isfinite(found).all()
    assert set(found[:, CONTEXT.index("sum_of_cue")].tolist()) == {0.5}
