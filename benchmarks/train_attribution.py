"""Train the learned profile of attribution: marked articles in, a weights file out (models/trees.py reads it).

FOLDER has `text/` and `attributions/` as PolNeAR lays them out. Candidates are proposed as at run time, labelled
by what people marked, and weighed by boosted trees; rates of words and labels are measured on other articles
than those they are used for. Threshold and calibration come from five-fold cross-validation by article. The same
input gives the same file. Needs what `requirements-train.txt` names besides onrecord; at run time none of it.

usage: train_attribution.py FOLDER --out FILE [--passages FOLDER] [--work FOLDER]
"""

from __future__ import annotations

import argparse
import io
import pickle
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import numpy.typing as npt

from marked import Marked, agreement, read_marked
from onrecord.document.annotate import annotate
from onrecord.document.attribute import Candidate, propose
from onrecord.document.attribute.features import KEYS, NUMBERS, describe
from onrecord.document.attribute.learned import pick
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.attribute.syntax import Syntax
from onrecord.document.quotes import find_quotations
from onrecord.models.spacy_parser import SpacyParser
from onrecord.records import Parse

VERSION = "learned-1"
FOLDS = 5
ROUNDS = 300
_POINTS = 40  # of the line of calibration
PRIOR = 8.0  # weight of the mean rate beside what was counted for a key
LEAST_ARTICLES = 3  # a key that fewer articles have is unknown: no names of one story
LEAST_RATE = 0.02  # a word that reports less often is not looked at
EXACTNESS = 0.5  # share of a label that hangs on how well the content's bounds fit
SETTINGS = {
    "objective": "cross_entropy",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "max_depth": 8,
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

Floats = npt.NDArray[np.float64]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Cues:
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


# ---- articles into examples


def parsed(
    marked: Iterable[Marked], work: Path | None, name: str, tell: Progress
) -> list[tuple[Marked, Parse]]:
    """The articles with their parses; kept in the folder `work`, where there is one."""
    kept = work / f"{name}.pickle" if work else None
    if kept and kept.exists():
        found: list[tuple[Marked, Parse]] = pickle.loads(kept.read_bytes())
        return found
    parser = SpacyParser()
    found = [(one, annotate(one.article, parser)) for one in marked]
    if kept:
        kept.write_bytes(pickle.dumps(found))
    tell(f"parsed {len(found)} articles of {name}")
    return found


def measure_cues(articles: Iterable[tuple[Marked, Parse]]) -> Cues:
    """Which lemmas people marked as cues, and which they met often and never marked."""
    met: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for one, parse in articles:
        syntax = Syntax(one.article.text, parse, find_quotations(one.article.text))
        cues = {i for gold in one.gold for span in gold.cue for i in range(*syntax.token_range(span))}
        for i, token in enumerate(syntax.tokens):
            if syntax.quote_of[i] < 0 and token.pos in ("VERB", "AUX", "NOUN", "ADJ"):
                key = f"{token.lemma.lower()} {token.pos}"
                met[key] += 1
                marked[key] += i in cues
    rate = {key: marked[key] / (met[key] + 3) for key in met}
    return Cues(
        known=frozenset(key for key in met if marked[key] and rate[key] > LEAST_RATE),
        barred=frozenset(key for key in met if met[key] >= 10 and rate[key] <= LEAST_RATE),
    )


def examples_of(articles: Iterable[tuple[Marked, Parse]], cues: Cues, weight: float = 1.0) -> list[Example]:
    return [_example(one, parse, cues, weight) for one, parse in articles]


def _example(one: Marked, parse: Parse, cues: Cues, weight: float) -> Example:
    article = one.article
    syntax = Syntax(article.text, parse, find_quotations(article.text))
    candidates = propose(article, syntax, lexicon(), cues)
    rows = describe(article, syntax, lexicon(), candidates)
    fits = agreement(article.text, one.gold, [(c.draft.content, c.draft.source) for c in candidates])
    return Example(
        name=article.id,
        group=one.group,
        candidates=tuple(candidates),
        numbers=np.array([row.numbers for row in rows], dtype=np.float32).reshape(len(rows), len(NUMBERS)),
        keys=tuple(row.keys for row in rows),
        agreement=np.array(fits),
        marked=len(one.gold),
        weight=weight,
    )


# ---- examples into a model


def rows_of(example: Example, rates: Rates) -> npt.NDArray[np.float32]:
    return np.hstack([example.numbers, rates.of(example)])


def fold(example: Example) -> int:
    return zlib.crc32(example.name.encode()) % FOLDS


def out_of_fold_rows(examples: Sequence[Example]) -> list[npt.NDArray[np.float32]]:
    """The rows of each article with rates measured on the other folds."""
    rates = [Rates([one for one in examples if fold(one) != k]) for k in range(FOLDS)]
    return [rows_of(example, rates[fold(example)]) for example in examples]


def train(examples: Sequence[Example], looks: Sequence[Look]) -> lightgbm.Booster:
    """Trees over the rows of a look; a label says whether a candidate is right, and how well its bounds fit."""
    right = np.concatenate([one.agreement[look.places] for one, look in zip(examples, looks, strict=True)])
    labels = np.where(right > 0, EXACTNESS + (1 - EXACTNESS) * right, 0.0)
    weights = np.concatenate(
        [np.full(len(look.places), one.weight) for one, look in zip(examples, looks, strict=True)]
    )
    data = lightgbm.Dataset(
        np.vstack(rows), labels, weight=weights, feature_name=[*NUMBERS, *(f"rate_{k}" for k in KEYS)]
    )
    return lightgbm.train(SETTINGS, data, ROUNDS)


def cross_validated(examples: Sequence[Example], rows: Sequence[Any], tell: Progress) -> list[Floats]:
    """Scores of every article by a model that has not seen it."""
    scores: list[Floats] = [np.empty(0)] * len(examples)
    for k in range(FOLDS):
        others = [n for n, one in enumerate(examples) if fold(one) != k]
        model = train([examples[n] for n in others], [rows[n] for n in others])
        for n, one in enumerate(examples):
            if fold(one) == k:
                scores[n] = model.predict(rows[n]) if len(rows[n]) else np.empty(0)
        tell(f"fold {k + 1} of {FOLDS}")
    return scores


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
    tried = [n / 100 for n in range(22, 46, 2)]
    return max(tried, key=lambda one: choose_all(examples, scores, one).f1)


def calibrate(chosen: Chosen) -> Floats:
    """Scores and how often candidates chosen with such a score are right: a rising line of some forty points."""
    order = np.argsort(chosen.scores, kind="stable")
    pools: list[
        tuple[float, float, int]
    ] = []  # mean score, mean of right, size; means rise from pool to pool
    for part in np.array_split(order, _POINTS):
        pools.append((float(chosen.scores[part].mean()), float(chosen.right[part].mean()), len(part)))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            (x, y, n), (u, v, m) = pools[-2:]
            pools[-2:] = [((x * n + u * m) / (n + m), (y * n + v * m) / (n + m), n + m)]
    return np.round(np.array([[x for x, _, _ in pools], [y for _, y, _ in pools]]), 6)


# ---- a model into a file


def export(
    path: Path, model: lightgbm.Booster, rates: Rates, cues: Cues, *, threshold: float, calibration: Any
) -> None:
    names = [key for table in rates.tables for key in table]
    if any("\n" in name for name in names):
        raise ValueError("a key holds a line end")
    values = [round(value * 65535) for table in rates.tables for value in table.values()]
    arrays = {
        "version": np.array(VERSION),
        "columns": np.array([*NUMBERS, *KEYS]),
        "known": np.array(sorted(cues.known)),
        "barred": np.array(sorted(cues.barred)),
        "threshold": np.array(threshold),
        "base": np.array(rates.base),
        "calibration": calibration,
        "rate_names": np.array("\n".join(names)),
        "rate_ends": np.cumsum([len(table) for table in rates.tables]).astype(np.int32),
        "rate_values": np.array(values, dtype=np.uint16),
        **nodes_of(model),
    }
    write_npz(path, arrays)


def nodes_of(model: lightgbm.Booster) -> dict[str, npt.NDArray[Any]]:
    """All trees as one table of nodes, leaves as nodes that send every row to themselves."""
    table: list[tuple[int, float, int, int, float]] = []
    depth = 0

    def add(node: dict[str, Any], level: int) -> int:
        nonlocal depth
        place = len(table)
        if "leaf_value" in node:
            depth = max(depth, level)
            table.append((0, 0.0, place, place, float(node["leaf_value"])))
            return place
        table.append((0, 0.0, 0, 0, 0.0))
        left, right = add(node["left_child"], level + 1), add(node["right_child"], level + 1)
        table[place] = (int(node["split_feature"]), float(node["threshold"]), left, right, 0.0)
        return place

    roots = [add(tree["tree_structure"], 0) for tree in model.dump_model()["tree_info"]]
    column, limit, left, right, value = zip(*table, strict=True)
    return {
        "roots": np.array(roots, dtype=np.int32),
        "column": np.array(column, dtype=np.int32),
        "limit": np.array(limit),
        "left": np.array(left, dtype=np.int32),
        "right": np.array(right, dtype=np.int32),
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


def _main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="marked articles: text/ and attributions/")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument("--work", type=Path, help="a folder that keeps parses between runs")
    given = parser.parse_args()
    articles = parsed(read_marked(given.folder), given.work, "articles", print)
    cues = measure_cues(articles)
    examples = examples_of(articles, cues)
    print(f"{len(examples)} articles, {sum(len(one.candidates) for one in examples)} candidates", flush=True)
    rows = out_of_fold_rows(examples)
    scores = cross_validated(examples, rows, lambda line: print(line, flush=True))
    threshold = best_threshold(examples, scores)
    chosen = choose_all(examples, scores, threshold)
    print(f"cross-validated: threshold {threshold:.2f}, F1 {100 * chosen.f1:.1f}", flush=True)
    rates = Rates(examples)
    export(given.out, train(examples, rows), rates, cues, threshold=threshold, calibration=calibrate(chosen))
    print(f"wrote {given.out}, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    _main()
