"""Reuse: invented reports with known origins in; how well origins are found, beside plain MinHash, and the cost, out.

Scores: the adjusted Rand index (Hubert and Arabie 1985) of the groups of articles with one origin, and the mean
error of the count of independent sources of a story. Plain MinHash (128 permutations of single words, whole
text) groups what is alike at J >= .5 or .7.

usage: reuse.py [--stories N] [--seed N] [--scale ARTICLES] [--json]
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from rensa import RMinHash

from invented import Case, Newsroom, quotations
from onrecord.corpus.reuse import find_origins
from onrecord.corpus.words import find_words

Groups = Mapping[str, str]  # article -> a name for its group


@dataclass(frozen=True, slots=True)
class Score:
    """`rand`: 1 is perfect, 0 is chance. `error`: of the number of sources, by the true number, mean over stories."""

    rand: float
    error: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Our score and plain MinHash's; the share of articles with the right origin by the operation that made them."""

    articles: int
    ours: Score
    minhash_5: Score
    minhash_7: Score
    right: dict[str, float]
    updates: float  # share of the later states that are known for that
    false_pairs: int  # reuses between reports that share nothing but quotations, names and set phrases


def measure(*, stories: int = 60, seed: int = 7) -> Measured:
    """Origins found against the true ones."""
    cases = Newsroom(seed).stories(stories)
    found = find_origins(
        [case.article for case in cases],
        quotations={case.article.id: quotations(case.article) for case in cases},
    )
    truth = {case.article.id: case.origin for case in cases}
    ours = dict(found.origin)
    alone = {"wire", "other", "third"}
    return Measured(
        articles=len(cases),
        ours=_score(ours, truth),
        minhash_5=_score(_by_minhash(cases, 0.5), truth),
        minhash_7=_score(_by_minhash(cases, 0.7), truth),
        right=_right(cases, ours),
        updates=_updates(cases, dict(found.version_of)),
        false_pairs=sum(
            {_name(one.article), _name(one.source_article)} <= alone for one in found.reuses
        ),
    )  # fmt: skip


def figures(measured: Measured) -> dict[str, float]:
    """The figures that the gate holds."""
    return {
        "rand": measured.ours.rand,
        "error": measured.ours.error,
        "updates": measured.updates,
        "false_pairs": float(measured.false_pairs),
        "minhash_rand": max(measured.minhash_5.rand, measured.minhash_7.rand),
    }


def scale(articles: int, *, seed: int = 7) -> dict[str, float]:
    """Seconds and peak memory of finding the origins of so many articles."""
    newsroom = Newsroom(seed)
    cases = newsroom.stories(-(-articles // 15))[:articles]
    spans = {case.article.id: quotations(case.article) for case in cases}
    words = sum(len(case.article.text.split()) for case in cases)
    start = time.process_time()
    found = find_origins([case.article for case in cases], quotations=spans)
    return {
        "articles": len(cases),
        "words": words,
        "seconds": time.process_time() - start,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "reuses": len(found.reuses),
    }


def _name(identity: str) -> str:
    return identity.rpartition("-")[2]


def _story(identity: str) -> str:
    return identity.rpartition("-")[0]


def _right(cases: Sequence[Case], found: Groups) -> dict[str, float]:
    told: defaultdict[str, list[bool]] = defaultdict(list)
    for case in cases:
        told[case.made_by].append(found[case.article.id] == case.origin)
    return {made_by: sum(right) / len(right) for made_by, right in sorted(told.items())}


def _updates(cases: Sequence[Case], found: Groups) -> float:
    updates = [case for case in cases if case.made_by == "update of its own article"]
    return sum(found.get(one.article.id) == one.origin for one in updates) / len(updates)


def _score(found: Groups, truth: Groups) -> Score:
    errors = []
    for story in sorted({_story(one) for one in truth}):
        members = [one for one in truth if _story(one) == story]
        true = len({truth[one] for one in members})
        errors.append(abs(len({found[one] for one in members}) - true) / true)
    return Score(_adjusted_rand(found, truth), sum(errors) / len(errors))


def _adjusted_rand(found: Groups, truth: Groups) -> float:
    def pairs(counts: Counter[str] | Counter[tuple[str, str]]) -> float:
        return sum(count * (count - 1) / 2 for count in counts.values())

    both = pairs(Counter((found[one], truth[one]) for one in truth))
    ours, true = pairs(Counter(found.values())), pairs(Counter(truth.values()))
    chance = ours * true / (len(truth) * (len(truth) - 1) / 2)
    most = (ours + true) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def _by_minhash(cases: Sequence[Case], threshold: float) -> Groups:
    """Groups within each story of what is alike; comparing over stories would only cost time here."""
    group = {case.article.id: case.article.id for case in cases}
    stories: defaultdict[str, list[tuple[str, RMinHash]]] = defaultdict(list)
    for case in cases:
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update(list(find_words(case.article.text).folded))
        members = stories[_story(case.article.id)]
        for other, seen in members:
            if sketch.jaccard(seen) >= threshold:
                old, new = group[case.article.id], group[other]
                group.update({one: new for one, name in group.items() if name == old})
        members.append((case.article.id, sketch))
    return group


def _main() -> None:
    parser = argparse.ArgumentParser(description="How well origins are found, and at what cost.")
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--scale", type=int, help="only measure the cost, on so many articles")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    result = (
        scale(given.scale, seed=given.seed)
        if given.scale
        else asdict(measure(stories=given.stories, seed=given.seed))
    )
    if given.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:<14}{value}")


if __name__ == "__main__":
    _main()
