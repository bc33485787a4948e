"""The evaluator of boosted trees: tables of nodes made by hand, rows in, sums of leaves out."""

import numpy as np
import pytest

from onrecord.models.boosted import Trees
from onrecord.models.trees import shipped_digest, shipped_scorer

INF = np.inf


def trees(roots, nodes, depth):
    column, limit, child, value = zip(*nodes, strict=True)
    return Trees(
        np.array(roots, dtype=np.int32),
        np.array(column, dtype=np.int32),
        np.array(limit),
        np.array(child, dtype=np.int32),
        np.array(value),
        depth,
    )


# column 0 <= 0.5 ? -1 : (column 1 <= 2 ? 0 : 3), and a tree that is one leaf
TWO = trees(
    [0, 5],
    [
        (0, 0.5, 1, 0.0),
        (0, INF, 1, -1.0),
        (1, 2.0, 3, 0.0),
        (0, INF, 3, 0.0),
        (0, INF, 4, 3.0),
        (0, INF, 5, 0.25),
    ],
    2,
)


@pytest.mark.parametrize(("row", "total"), [((0.5, 9.0), -0.75), ((0.6, 2.0), 0.25), ((0.6, 2.1), 3.25)])
def test_a_row_falls_into_one_leaf_of_each_tree(row, total):
    assert TWO.scores(np.array([row])).tolist() == pytest.approx([1 / (1 + np.exp(-total))])


def test_rows_are_scored_one_by_one_as_all_together():
    rows = np.random.default_rng(3).uniform(0, 3, size=(1500, 2))
    together = TWO.scores(rows)
    assert together.tolist() == [TWO.scores(row[None, :])[0] for row in rows]


def test_no_rows_give_no_scores():
    assert TWO.scores(np.empty((0, 2))).tolist() == []
    assert shipped_scorer().score([], []).scores == []


def test_the_shipped_confidence_rises_with_the_score():
    scorer = shipped_scorer()
    found = [scorer.confidence(n / 20) for n in range(21)]
    assert found == sorted(found)
    assert 0 <= found[0] < found[-1] <= 1


def test_the_digest_names_the_weights():
    name, digest = shipped_digest().split("/")
    assert (name, len(digest)) == ("attribution-1.npz", 12)
