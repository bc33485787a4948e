"""Train what tells which sentences are worth reading for stances: marked stories in, weights of words out.

A logistic regression over the words (lemmas) of a sentence: does a marked position lie in it? Words that few stories
have get no weight, so that no story is known by its names.

usage: train_gate.py STORY... --out FILE [--held STORY...]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from marked_talks import Paragraph
from onrecord.models.boosted import shares
from onrecord.models.sentence_gate import LENGTH, START, SentenceGate, length_sign
from onrecord.models.spacy_parser import SpacyParser
from stance_examples import paragraphs_of

_STORIES = 4  # that a word has to stand in
_LARGE = 3.0  # what large weights cost, beside the loss of one sentence
_SMALL = 0.05  # weights that are left out
_STEPS, _RATE = 300, 0.02
_SHARES = (0.5, 0.6, 0.7, 0.8)
Floats = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    story: str
    lemmas: tuple[str, ...]
    told: bool  # a position


def sentences_of(path: Path, parser: SpacyParser) -> Iterator[Sentence]:
    paragraphs = [one for one, _, _ in paragraphs_of(path)]
    for paragraph, tokens in zip(paragraphs, parser.parse([one.text for one in paragraphs]), strict=True):
        ends = [n for n, one in enumerate(tokens) if n and one.sentence != tokens[n - 1].sentence]
        for first, end in zip([0, *ends], [*ends, len(tokens)], strict=True):
            lemmas = tuple(one.lemma.lower() for one in tokens[first:end])
            yield Sentence(path.stem, lemmas, _told(paragraph, tokens[first].start, tokens[end - 1].end))


def _told(paragraph: Paragraph, start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in paragraph.marks if not one.doubtful)


def train(sentences: Sequence[Sentence]) -> dict[str, float]:
    """The weights that are large enough to count, by word."""
    stories = {(word, one.story) for one in sentences for word in one.lemmas}
    words = sorted(word for word, count in Counter(word for word, _ in stories).items() if count >= _STORIES)
    signs = [START, LENGTH, *words]
    values = _fit(sentences, {word: number for number, word in enumerate(signs)})
    kept = zip(signs, values.tolist(), strict=True)
    return {word: value for word, value in kept if abs(value) >= _SMALL or word in (START, LENGTH)}


def _fit(sentences: Sequence[Sentence], places: Mapping[str, int]) -> Floats:
    """By Adam (Kingma and Ba 2015) over all sentences at once."""
    at = [
        (row, places[word], 1.0)
        for row, one in enumerate(sentences)
        for word in sorted(set(one.lemmas) & places.keys())
    ]
    at += [(row, places[START], 1.0) for row in range(len(sentences))]
    at += [(row, places[LENGTH], length_sign(one.lemmas)) for row, one in enumerate(sentences)]
    rows, columns, signs = (np.array(one) for one in zip(*at, strict=True))
    told = np.array([one.told for one in sentences], dtype=float)
    weights, mean, square = (np.zeros(len(places)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        odds = np.bincount(rows, signs * weights[columns], len(sentences))
        slope = np.bincount(columns, signs * (shares(odds) - told)[rows], len(places)) + _LARGE * weights
        slope /= len(sentences)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def tell(gate: SentenceGate, sentences: Sequence[Sentence]) -> None:
    """For shares of all words: the score from which on they are read, and the share of positions among them."""
    ranked = sorted(((gate.score(one.lemmas), one) for one in sentences), key=lambda pair: -pair[0])
    all_words, all_told = sum(len(one.lemmas) for one in sentences), sum(one.told for one in sentences)
    words = told = 0
    wanted = list(_SHARES)
    for score, one in ranked:
        words, told = words + len(one.lemmas), told + one.told
        if wanted and words >= wanted[0] * all_words:
            print(
                f"{wanted.pop(0):.0%} of the words, from {score:.2f} on: {told / all_told:.1%} of positions"
            )


def _main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stories", type=Path, nargs="+", help="marked stories, files or folders")
    parser.add_argument("--out", type=Path, required=True, help="the weights file to write")
    parser.add_argument("--held", type=Path, nargs="*", default=(), help="stories to measure it on")
    given = parser.parse_args()
    parser_of_english = SpacyParser()
    weights = train([one for path in given.stories for one in sentences_of(path, parser_of_english)])
    lines = [f"{word}\t{value:.3f}\n" for word, value in weights.items()]
    given.out.write_text("".join(lines), encoding="utf-8")
    print(f"wrote {len(lines)} weights to {given.out}")
    held = [one for path in given.held for one in sentences_of(path, parser_of_english)]
    if held:
        tell(SentenceGate(given.out), held)


if __name__ == "__main__":
    _main()
