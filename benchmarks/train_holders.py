"""Train the ranker of holders: stories with marked positions in, boosted trees for models/holder_ranker.py out.

A record is built of each story; where a stance lies on words that people marked with the same stance, the parties near
it are rows, right where one is the mark's party. The same input gives the same file. Needs lightgbm (`pip install
'.[train]'`).

usage: train_holders.py STORY... --out FILE [--work FILE]
"""

from __future__ import annotations

import argparse
import pickle
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import lightgbm
import numpy as np

from boosting import SETTINGS, nodes_of, write_npz
from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.candidates import COLUMNS
from onrecord.corpus.stance.holders import Holders
from onrecord.engine.standard import STANDARD
from onrecord.records import Reading, StanceMention, Talks
from talks import Built, build_story
from talks_gold import TalksStory, read_talks

VERSION = "holders-1"
_FOLDS = 5
_RULED = COLUMNS.index("ruled")
_ROUNDS = 120
_SETTINGS = SETTINGS | {"num_leaves": 12, "max_depth": 8, "min_data_in_leaf": 20, "feature_fraction": 0.8}
_TOUCHES = 0.3  # share of the shorter words that both have


@dataclass(frozen=True, slots=True)
class Question:
    """Whose a stance is: a row of COLUMNS for each party near it, and which of them are right."""

    story: str
    ruled: bool | None  # whether the rules' own answer is right; None where they have none
    rows: list[list[float]]
    right: list[bool]


def questions_of(story: TalksStory, folder: Path) -> Iterator[Question]:
    kept: list[tuple[Sequence[Reading], Ground]] = []

    def take_nothing(readings: Sequence[Reading], *, ground: Ground, **_: object) -> Talks:
        kept.append((readings, ground))
        return Talks()

    built = build_story(story, folder, replace(STANDARD, take_positions=take_nothing))
    ((readings, ground),) = kept
    for reading in sorted(readings, key=lambda one: (one.article.published or "", one.article.text)):
        if reading.article.id in ground.superseded:
            continue
        holders = Holders(reading, ground)
        for mention in reading.stances:
            parties, rows = holders.ask(mention)
            gold = _holders(mention, reading, story, built)
            if not gold or not rows:
                continue
            right = [built.party(one) in gold for one in parties]
            ruled = [bool(row[_RULED]) for row in rows]
            yield Question(story.name, right[ruled.index(True)] if any(ruled) else None, rows, right)


def _holders(mention: StanceMention, reading: Reading, story: TalksStory, built: Built) -> set[str]:
    """The parties of the marks that say the same stance in the same words."""
    words = reading.article.evidence(mention.what)
    return {
        one.party
        for one in story.positions
        if _plain(one.stance) == _plain(mention.stance) and built.touches(words, one.words, _TOUCHES)
    }


def _plain(stance: str) -> str:
    return "accepts" if stance == "accepts_with_conditions" else stance


def train(questions: Sequence[Question]) -> lightgbm.Booster:
    rows = np.array([row for one in questions for row in one.rows], dtype=np.float32)
    right = np.array([value for one in questions for value in one.right], dtype=float)
    return lightgbm.train(_SETTINGS, lightgbm.Dataset(rows, right, feature_name=list(COLUMNS)), _ROUNDS)


def cross_validate(questions: Sequence[Question]) -> None:
    """Told: how often the rules, and the trees at several thresholds, name a right party, and a wrong one."""
    scores: list[np.ndarray] = [np.empty(0)] * len(questions)
    for k in range(_FOLDS):
        model = train([one for one in questions if _fold(one) != k])
        for n, one in enumerate(questions):
            if _fold(one) == k:
                scores[n] = np.asarray(model.predict(np.array(one.rows, dtype=np.float32)))
    ruled = [one.ruled for one in questions]
    share = 100 / len(questions)
    print(f"rules: right {ruled.count(True) * share:.1f}, wrong {ruled.count(False) * share:.1f}")
    for least in (0.0, 0.3, 0.4, 0.5, 0.6):
        chosen = [
            one.right[int(own.argmax())]
            for one, own in zip(questions, scores, strict=True)
            if own.max() >= least
        ]
        print(
            f"trees from {least}: right {chosen.count(True) * share:.1f}, wrong {chosen.count(False) * share:.1f}"
        )


def _fold(question: Question) -> int:
    return zlib.crc32(question.story.encode()) % _FOLDS


def _main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path, nargs="+", help="marked stories, files or folders")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument("--work", type=Path, help="a file that keeps the questions between runs")
    given = parser.parse_args()
    questions: list[Question] = []
    if given.work is not None and given.work.exists():
        columns, questions = pickle.loads(given.work.read_bytes())
        if columns != COLUMNS:
            parser.error(f"{given.work} holds other columns; remove it")
    else:
        with tempfile.TemporaryDirectory() as folder:
            for path in given.stories:
                for story in read_talks(path.parent, only=path.name):
                    questions += questions_of(story, Path(folder))
                    print(f"{story.name}: {len(questions)} stances", flush=True)
        if given.work is not None:
            given.work.write_bytes(pickle.dumps((COLUMNS, questions)))
    cross_validate(questions)
    arrays = {f"trees_{name}": array for name, array in nodes_of(train(questions)).items()}
    write_npz(given.out, arrays | {"version": np.array(VERSION), "columns": np.array(COLUMNS)})
    print(f"wrote {given.out}, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    _main()
