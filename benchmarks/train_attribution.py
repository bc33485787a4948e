"""Train the learned profile of attribution: marked articles in, a weights file out.

FOLDER has `text/` and `attributions/` as PolNeAR lays them out; PASSAGES are invented ones of other genres. Candidates
are proposed as at run time, labelled by what people marked, and weighed by boosted trees (boosting.py). The same
input gives the same file. Needs lightgbm besides onrecord (`pip install .[train]`); at run time nothing of it.

usage: train_attribution.py FOLDER --out FILE [--passages FOLDER] [--work FOLDER]
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from boosting import Cues, Example, export, fit
from gold import Marked, agreement, read_invented, read_marked
from onrecord.document.annotate import annotate
from onrecord.document.attribute import propose
from onrecord.document.attribute.features import NUMBERS, describe
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.quotes import find_quotations
from onrecord.document.syntax import Syntax
from onrecord.models.spacy_parser import SpacyParser
from onrecord.records import Parse

VERSION = "learned-1"
LEAST_RATE = 0.05  # a word that reports less often is not looked at
PASSAGE_WEIGHT = 3.0  # of an invented passage's candidates beside those of an article


def parsed(marked: Iterable[Marked], work: Path | None, name: str) -> list[tuple[Marked, Parse]]:
    """The articles with their parses; kept in the folder `work`, where there is one."""
    kept = work / f"{name}.pickle" if work else None
    if kept and kept.exists():
        found: list[tuple[Marked, Parse]] = pickle.loads(kept.read_bytes())
        return found
    parser = SpacyParser()
    found = [(one, annotate(one.article, parser)) for one in marked]
    if kept:
        kept.write_bytes(pickle.dumps(found))
    print(f"parsed {len(found)} of {name}", flush=True)
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


def _main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="marked articles: text/ and attributions/")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument(
        "--passages", type=Path, help="invented passages to train on besides: FOLDER/dev_*.txt"
    )
    parser.add_argument("--work", type=Path, help="a folder that keeps parses between runs")
    given = parser.parse_args()
    articles = parsed(read_marked(given.folder), given.work, "articles")
    passages = parsed(read_invented(given.passages), given.work, "passages") if given.passages else []
    cues = measure_cues([*articles, *passages])
    examples = [*examples_of(articles, cues), *examples_of(passages, cues, weight=PASSAGE_WEIGHT)]
    print(f"{len(examples)} texts, {sum(len(one.candidates) for one in examples)} candidates", flush=True)
    model = fit(examples, lambda line: print(line, flush=True))
    export(given.out, model, cues, version=VERSION)
    print(f"wrote {given.out}, {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    _main()
