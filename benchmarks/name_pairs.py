"""Name pairs: invented pairs of names, the same actor's or not, in; precision, recall and F1 of `resolve`'s rules out.

Beside them plain Jaro-Winkler (Winkler 1990) at its best threshold, and nomenklatura's logic where it is installed
(no part of the project; `pip install nomenklatura` in an environment of your own, with onrecord on its path).

usage: name_pairs.py [TSV] [--wrong] [--nomenklatura]
"""

from __future__ import annotations

import argparse
import csv
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.corpus.resolve.keys import organisation_key
from onrecord.corpus.resolve.spelling import fold, same_person, spell
from onrecord.lexicons.people import people

PAIRS = Path(__file__).resolve().parent / "name_pairs.tsv"
_SCHEMATA = {"person": "Person", "organisation": "Organization", "state": "PublicBody"}


@dataclass(frozen=True, slots=True)
class Pair:
    left: str
    right: str
    kind: str
    same: bool
    note: str


@dataclass(frozen=True, slots=True)
class Score:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [Pair(r["left"], r["right"], r["kind"], r["same"] == "1", r["note"]) for r in rows]


def ours(pair: Pair) -> bool:
    """As `resolve` decides on names alone; titles never reach it, the stage before takes them off."""
    if pair.kind == "person":
        one, other = (spell(_untitled(name)) for name in (pair.left, pair.right))
        if min(len(one.words), len(other.words)) < 2:
            return one.surname == other.surname  # a surname means the one person who has it
        return same_person(one, other)
    return organisation_key(pair.left) == organisation_key(pair.right)


def _untitled(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in people().honorifics:
        words = words[1:]
    return " ".join(words)


def score(pairs: Sequence[Pair], said: Sequence[bool]) -> Score:
    right = sum(one.same and yes for one, yes in zip(pairs, said, strict=True))
    return Score(right / max(sum(said), 1), right / max(sum(one.same for one in pairs), 1))


def best(pairs: Sequence[Pair], likeness: Sequence[float]) -> Score:
    """The score at the threshold that suits these pairs best."""
    thresholds = sorted({round(one, 2) for one in likeness})
    return max(
        (score(pairs, [one >= limit for one in likeness]) for limit in thresholds), key=lambda one: one.f1
    )


def jaro_winkler(one: str, other: str) -> float:
    window = max(max(len(one), len(other)) // 2 - 1, 0)
    taken = [False] * len(other)
    mine = []
    for i, letter in enumerate(one):
        for j in range(max(i - window, 0), min(i + window + 1, len(other))):
            if not taken[j] and other[j] == letter:
                taken[j] = True
                mine.append(letter)
                break
    if not mine:
        return 0.0
    theirs = [letter for letter, used in zip(other, taken, strict=True) if used]
    swaps = sum(a != b for a, b in zip(mine, theirs, strict=True)) / 2
    jaro = (len(mine) / len(one) + len(mine) / len(other) + (len(mine) - swaps) / len(mine)) / 3
    prefix = next(
        (i for i in range(min(4, len(one), len(other))) if one[i] != other[i]), min(4, len(one), len(other))
    )
    return jaro + prefix * 0.1 * (1 - jaro)


def nomenklatura(pairs: Sequence[Pair], name: str) -> list[float]:
    """Scores of one of its algorithms ("LogicV1", "LogicV2") for entities that have a name and nothing else."""
    matching: Any = importlib.import_module("nomenklatura.matching")
    config = importlib.import_module("nomenklatura.matching.types").ScoringConfig.defaults()
    model: Any = importlib.import_module("followthemoney").model
    scores = []
    for pair in pairs:
        entities = []
        for place, words in enumerate((pair.left, pair.right)):
            entity = model.make_entity(_SCHEMATA[pair.kind])
            entity.id = f"entity-{place}"
            entity.add("name", words)
            entities.append(entity)
        scores.append(float(getattr(matching, name).compare(*entities, config).score))
    return scores


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    mine = score(pairs, [ours(one) for one in pairs])
    plain = best(pairs, [jaro_winkler(fold(one.left), fold(one.right)) for one in pairs])
    return {
        "f1": mine.f1,
        "precision": mine.precision,
        "recall": mine.recall,
        "jaro_winkler_f1": plain.f1,
        "jaro_winkler_precision": plain.precision,
    }


def _main() -> None:
    parser = argparse.ArgumentParser(description="Whether two names may be one actor's.")
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--wrong", action="store_true", help="show the pairs judged wrongly")
    parser.add_argument("--nomenklatura", action="store_true", help="compare with it, where installed")
    given = parser.parse_args()
    pairs = read_pairs(given.pairs)
    for kind in (*_SCHEMATA, "all"):
        own = [one for one in pairs if kind in (one.kind, "all")]
        found = score(own, [ours(one) for one in own])
        plain = best(own, [jaro_winkler(fold(one.left), fold(one.right)) for one in own])
        print(f"{kind:<13} ours F1 {found.f1:.3f} P {found.precision:.3f} R {found.recall:.3f}", end="   ")
        print(f"Jaro-Winkler F1 {plain.f1:.3f} P {plain.precision:.3f}", end="   ")
        for name in ("LogicV1", "LogicV2") if given.nomenklatura else ():
            scores = nomenklatura(own, name)
            at_default, at_best = score(own, [one >= 0.7 for one in scores]), best(own, scores)
            print(
                f"{name} F1 {at_default.f1:.3f} P {at_default.precision:.3f} best {at_best.f1:.3f}", end="   "
            )
        print()
    for one in pairs if given.wrong else ():
        if ours(one) != one.same:
            print(f"{'joined' if not one.same else 'missed'}: {one.left} / {one.right} ({one.note})")


if __name__ == "__main__":
    _main()
