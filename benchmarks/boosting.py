"""Boosted trees for the learned profile of attribution: examples in, a weights file out (models/trees.py reads it).

Two looks: the first weighs each candidate by itself, the second those that are left beside one another. Rates of
keys, first scores, threshold and calibration are all measured on other articles than those they are used for.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

from onrecord.document.attribute import Candidate
from onrecord.document.attribute.context import CONTEXT, surroundings
from onrecord.document.attribute.features import KEYS, NUMBERS
from onrecord.document.attribute.learned import pick

FOLDS = 5
FIRST_ROUNDS, SECOND_ROUNDS = 350, 250
LEAST = 0.05  # of the first look's score, for a second one
PRIOR = 8.0  # weight of the mean rate beside what was counted for a key
LEAST_ARTICLES = 3  # a key that fewer articles have is unknown: no names of one story
EXACTNESS = 0.5  # share of a label that hangs on how well the content's bounds fit
SPARED = 0.002  # of F1, for a higher threshold
POINTS = 40  # of the line of calibration
SETTINGS = {
    "objective": "cross_entropy",
    "learning_rate": 0.05,
    "num_leaves": 63,
    "max_depth": 10,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "seed": 7,
    "deterministic": True,
    "force_col_wise": True,
    "num_threads": 1,
    "verbose": -1,
}

Floats = npt.NDArray[Any]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Cues:
    """Words worth a look, as document/attribute/candidates.py wants them."""

    known: frozenset[str]
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """One article: its candidates as rows, and how far each agrees with what people marked."""

    name: str
    group: str
    candidates: tuple[Candidate, ...]
    numbers: npt.NDArray[np.float32]
    keys: tuple[tuple[str, ...], ...]
    agreement: Floats
    marked: int  # how many attributions people marked
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Look:
    """The candidates of an article that one of the two looks weighs: their places, and a row for each."""

    places: npt.NDArray[np.int64]
    rows: npt.NDArray[np.float32]


class Rates:
    """Measured rates of keys, one table for each of KEYS; those named `any_` ask whether the cue reports at all."""

    def __init__(self, examples: Sequence[Example]) -> None:
        labels = [(example.agreement > 0, _reports(example)) for example in examples]
        self.base = float(sum(right.sum() for right, _ in labels) / sum(len(right) for right, _ in labels))
        self.tables = [self._table(place, examples, labels) for place in range(len(KEYS))]

    def _table(
        self, place: int, examples: Sequence[Example], labels: Sequence[tuple[Any, Any]]
    ) -> dict[str, float]:
        seen: Counter[str] = Counter()
        right: Counter[str] = Counter()
        articles: Counter[str] = Counter()
        which = KEYS[place].startswith("any_")
        for example, label in zip(examples, labels, strict=True):
            here: dict[str, list[float]] = {}
            for keys, good in zip(example.keys, label[which].tolist(), strict=True):
                here.setdefault(keys[place], []).append(good)
            for key, found in here.items():
                seen[key] += len(found)
                right[key] += int(sum(found))
                articles[key] += 1
        return {
            key: round((right[key] + PRIOR * self.base) / (seen[key] + PRIOR) * 65535) / 65535
            for key in sorted(seen)
            if articles[key] >= LEAST_ARTICLES
        }

    def of(self, example: Example) -> npt.NDArray[np.float32]:
        rows = [
            [table.get(key, self.base) for table, key in zip(self.tables, keys, strict=True)]
            for keys in example.keys
        ]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(KEYS))


def _reports(example: Example) -> npt.NDArray[np.bool_]:
    """For each candidate, whether any one of its cue is right."""
    good = {
        one.draft.cue_token
        for one, fits in zip(example.candidates, example.agreement, strict=True)
        if fits > 0
    }
    return np.array([one.draft.cue_token in good for one in example.candidates], dtype=bool)


def fold(example: Example) -> int:
    return zlib.crc32(example.name.encode()) % FOLDS


def first_look(example: Example, rates: Rates) -> Look:
    return Look(np.arange(len(example.candidates)), np.hstack([example.numbers, rates.of(example)]))


def second_look(example: Example, first: Look, scores: Floats) -> Look:
    """The candidates that the first look believed a little, with what the others say of them."""
    places = np.flatnonzero(scores > LEAST)
    context = surroundings([example.candidates[n].draft for n in places], scores[places].tolist())
    return Look(places, np.hstack([first.rows[places], context.astype(np.float32)]))


def train(examples: Sequence[Example], looks: Sequence[Look]) -> lightgbm.Booster:
    """Trees over the rows of a look; a label says whether a candidate is right, and how well its bounds fit."""
    right = np.concatenate([one.agreement[look.places] for one, look in zip(examples, looks, strict=True)])
    labels = np.where(right > 0, EXACTNESS + (1 - EXACTNESS) * right, 0.0)
    weights = np.concatenate(
        [np.full(len(look.places), one.weight) for one, look in zip(examples, looks, strict=True)]
    )
    rows = np.vstack([look.rows for look in looks])
    names = [*NUMBERS, *(f"rate_{key}" for key in KEYS), *CONTEXT][: rows.shape[1]]
    first = len(names) == len(NUMBERS) + len(KEYS)
    data = lightgbm.Dataset(rows, labels, weight=weights, feature_name=names)
    return lightgbm.train(SETTINGS, data, FIRST_ROUNDS if first else SECOND_ROUNDS)


def scored(model: lightgbm.Booster, example: Example, look: Look) -> Floats:
    """A score for every candidate, 0 for those that were not looked at."""
    scores = np.zeros(len(example.candidates))
    if len(look.places):
        scores[look.places] = model.predict(look.rows)
    return scores


def cross_validated(examples: Sequence[Example], looks: Sequence[Look]) -> list[Floats]:
    """Scores of every article by a model that has not seen it."""
    scores: list[Floats] = [np.empty(0)] * len(examples)
    for k in range(FOLDS):
        others = [n for n, one in enumerate(examples) if fold(one) != k]
        model = train([examples[n] for n in others], [looks[n] for n in others])
        for n, one in enumerate(examples):
            if fold(one) == k:
                scores[n] = scored(model, one, looks[n])
    return scores


@dataclass(frozen=True, slots=True)
class Model:
    """Both looks' trees with what they need, and what was measured on the way."""

    first: lightgbm.Booster
    second: lightgbm.Booster
    rates: Rates
    threshold: float
    calibration: Floats
    f1: float  # cross-validated

    def scores(self, example: Example) -> Floats:
        """Both looks at an article that the model was not trained on."""
        first = first_look(example, self.rates)
        second = second_look(example, first, scored(self.first, example, first))
        return scored(self.second, example, second)


def fit(examples: Sequence[Example], tell: Tell) -> Model:
    """Train both looks; threshold and calibration come from the examples of full weight."""
    apart = [Rates([one for one in examples if fold(one) != k]) for k in range(FOLDS)]
    firsts = [first_look(one, apart[fold(one)]) for one in examples]
    first_scores = cross_validated(examples, firsts)
    tell("the first look is cross-validated")
    seconds = [
        second_look(one, look, own) for one, look, own in zip(examples, firsts, first_scores, strict=True)
    ]
    scores = cross_validated(examples, seconds)
    threshold = best_threshold(examples, scores)
    chosen = choose_all(examples, scores, threshold)
    tell(f"cross-validated: threshold {threshold:.2f}, F1 {100 * chosen.f1:.1f}")
    return Model(
        first=train(examples, firsts),
        second=train(examples, seconds),
        rates=Rates(examples),
        threshold=threshold,
        calibration=calibrate(chosen),
        f1=chosen.f1,
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a threshold chooses from all examples: the scores of those chosen, and whether each is right."""

    scores: Floats
    right: npt.NDArray[np.bool_]
    marked: int

    @property
    def f1(self) -> float:
        return 2 * float(self.right.sum()) / max(1, len(self.right) + self.marked)


def choose_all(examples: Sequence[Example], scores: Sequence[Floats], threshold: float) -> Chosen:
    found, right = [], []
    for example, own in zip(examples, scores, strict=True):
        kept = pick([one.draft for one in example.candidates], own.tolist(), threshold=threshold)
        found += [own[n] for n in kept]
        right += [bool(example.agreement[n] > 0) for n in kept]
    return Chosen(np.array(found), np.array(right), sum(one.marked for one in examples))


def best_threshold(examples: Sequence[Example], scores: Sequence[Floats]) -> float:
    """The highest that costs next to nothing in F1: of two records as good by that, the one with fewer wrong lines."""
    tried = {n / 100: choose_all(examples, scores, n / 100).f1 for n in range(22, 46, 2)}
    return max(one for one, f1 in tried.items() if f1 >= max(tried.values()) - SPARED)


def calibrate(chosen: Chosen) -> Floats:
    """Scores and how often candidates chosen with such a score are right: a rising line of some forty points."""
    order = np.argsort(chosen.scores, kind="stable")
    pools: list[
        tuple[float, float, int]
    ] = []  # mean score, mean of right, size; means rise from pool to pool
    for part in np.array_split(order, POINTS):
        pools.append((float(chosen.scores[part].mean()), float(chosen.right[part].mean()), len(part)))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            (x, y, n), (u, v, m) = pools[-2:]
            pools[-2:] = [((x * n + u * m) / (n + m), (y * n + v * m) / (n + m), n + m)]
    line = [
        (0.0, 0.0),
        *((score, right) for score, right, _ in pools),
    ]  # from nothing: some are kept below the threshold
    return np.round(np.array(line).T, 6)


# ---- a model into a file


def export(path: Path, model: Model, cues: Cues, *, version: str) -> None:
    tables = model.rates.tables
    names = [key for table in tables for key in table]
    if any("\n" in name for name in names):
        raise ValueError("a key holds a line end")
    values = [round(value * 65535) for table in tables for value in table.values()]
    arrays = {
        "version": np.array(version),
        "columns": np.array([*NUMBERS, *KEYS, *CONTEXT]),
        "known": np.array(sorted(cues.known)),
        "barred": np.array(sorted(cues.barred)),
        "threshold": np.array(model.threshold),
        "least": np.array(LEAST),
        "base": np.array(model.rates.base),
        "calibration": model.calibration,
        "rate_names": np.array("\n".join(names)),
        "rate_ends": np.cumsum([len(table) for table in tables]).astype(np.int32),
        "rate_values": np.array(values, dtype=np.uint16),
        **{f"first_{name}": array for name, array in nodes_of(model.first).items()},
        **{f"second_{name}": array for name, array in nodes_of(model.second).items()},
    }
    write_npz(path, arrays)


def nodes_of(model: lightgbm.Booster) -> dict[str, Floats]:
    """All trees as one table of nodes; both children of a node stand side by side, a leaf is its own child."""
    column: list[int] = []
    limit: list[float] = []
    child: list[int] = []
    value: list[float] = []

    def make() -> int:
        column.append(0)
        limit.append(np.inf)
        child.append(len(child))
        value.append(0.0)
        return len(column) - 1

    def fill(place: int, node: dict[str, Any]) -> int:
        """The depth below."""
        if "leaf_value" in node:
            value[place] = float(node["leaf_value"])
            return 0
        column[place], limit[place] = int(node["split_feature"]), float(node["threshold"])
        left, right = make(), make()
        child[place] = left
        return 1 + max(fill(left, node["left_child"]), fill(right, node["right_child"]))

    roots, depth = [], 0
    for tree in model.dump_model()["tree_info"]:
        roots.append(make())
        depth = max(depth, fill(roots[-1], tree["tree_structure"]))
    return {
        "roots": np.array(roots, dtype=np.int32),
        "column": np.array(column, dtype=np.int32),
        "limit": np.array(limit),
        "child": np.array(child, dtype=np.int32),
        "value": np.array(value),
        "depth": np.array(depth, dtype=np.int32),
    }


def write_npz(path: Path, arrays: dict[str, npt.NDArray[Any]]) -> None:
    """A .npz without times of writing, so that the same arrays give the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            held = io.BytesIO()
            np.lib.format.write_array(held, np.asarray(arrays[name]), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), held.getvalue(), zipfile.ZIP_DEFLATED
            )
