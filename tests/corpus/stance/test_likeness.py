"""Issues by likeness, with a model by hand that knows two words."""

import numpy as np
import pytest

from onrecord.corpus.stance.likeness import Likeness, shares_of_books
from onrecord.records import Codebook, CodebookIssue

BOOK = Codebook(
    "mine",
    "Mine",
    (CodebookIssue("Truce", "Truce", ("truce", "guns")), CodebookIssue("Levy", "Levy", ("levy",))),
)


class Knows:
    scale = 10.0

    def describe(self, words):
        vector = np.array([float("truce" in words.lower()), float("levy" in words.lower())])
        return vector / np.linalg.norm(vector)


def gist(*numbers):
    return bytes(np.array(numbers, np.int8)).hex()


def test_the_issue_whose_words_lie_nearest_has_most():
    shares = Likeness(BOOK, Knows()).shares(gist(120, 10))
    assert shares.argmax() == 0
    assert shares.sum() == pytest.approx(1)


def test_words_between_two_issues_are_of_both():
    assert Likeness(BOOK, Knows()).shares(gist(90, 90)) == pytest.approx([0.5, 0.5])


def test_words_are_of_the_codebook_that_has_their_issue():
    other = Codebook("other", "Other", (CodebookIssue("Levy", "Levy", ("levy",)),))
    books = [Likeness(other, Knows()), Likeness(BOOK, Knows())]
    shares = shares_of_books(books, [gist(120, 10), gist(120, 0)])
    assert shares[0] < 0.1
    assert sum(shares) == pytest.approx(2)
