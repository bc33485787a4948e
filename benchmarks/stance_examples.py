"""What a model of stances learns from: marked stories and excerpts in, paragraphs as marked word pieces out."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from marked_talks import Mark, Paragraph, read_excerpts, read_marked_story
from onrecord.models.wordpiece import WordPieces
from talks_gold import GoldPosition, TalksStory, read_talks

STANCES = (
    "none",
    "demands",
    "offers",
    "accepts",
    "accepts_with_conditions",
    "rejects",
    "questions",
    "threatens",
    "concedes",
)
UNMARKED = -100  # torch's number for what counts neither way
_PIECES = 256
_TITLE = 16  # at run time eight, which is cheaper and costs little
_TOKENS = 2400  # of a batch


class Vocabulary:
    """The base's pieces, with the two that frame a text."""

    def __init__(self, words: Sequence[str]) -> None:
        numbers = {word: number for number, word in enumerate(words)}
        self.words = words
        self.pieces = WordPieces(numbers)
        self.opening, self.closing, self.hidden = (numbers[one] for one in ("[CLS]", "[SEP]", "[MASK]"))

    def ids(self, text: str) -> list[int]:
        return [one.id for one in self.pieces.cut(text)]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a paragraph, as its first and last piece, and the positions that they tell."""

    first: int
    last: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A paragraph beside its headline: piece ids and types as at run time, and the stance of each piece."""

    ids: list[int]
    types: list[int]
    stances: list[int]
    marked: tuple[Marked, ...]
    codebook: str


def examples_of(path: Path, words: Vocabulary) -> Iterator[Example]:
    """The paragraphs of a story, or of a file of excerpts."""
    for paragraph, title, codebook in paragraphs_of(path):
        yield _example(paragraph, title, codebook, words)


def paragraphs_of(path: Path) -> Iterator[tuple[Paragraph, str, str]]:
    """Each with its headline ("" for a headline itself and for excerpts) and the codebook's name."""
    if path.is_file() and "\n== " not in path.read_text(encoding="utf-8"):
        codebook, excerpts = read_excerpts(path)
        yield from ((one, "", codebook) for one in excerpts)
    elif path.is_file():
        story = read_marked_story(path)
        for article in story.articles:
            yield article.title, "", story.codebook
            yield from ((one, article.title.text, story.codebook) for one in article.paragraphs)
    else:
        for told in read_talks(path.parent, only=path.name):
            yield from _told_apart(told)


def _told_apart(story: TalksStory) -> Iterator[tuple[Paragraph, str, str]]:
    """Of a story whose positions stand in a file beside it: their words are looked for."""
    for number, row in story.rows.items():
        positions = [one for one in story.positions if one.words.article == number]
        for text, title in (
            (row["title"], ""),
            *((one.strip(), row["title"]) for one in row["text"].split("\n\n")),
        ):
            marks = (_mark(one, text.find(one.words.exact)) for one in positions if one.words.exact in text)
            yield Paragraph(text, tuple(marks)), title, story.codebook


def _mark(one: GoldPosition, start: int) -> Mark:
    return Mark(start, start + len(one.words.exact), one.party, one.issue, one.stance, one.optional)


def _example(paragraph: Paragraph, title: str, codebook: str, words: Vocabulary) -> Example:
    head = words.ids(title)[:_TITLE]
    before = [words.opening, *head, words.closing] if head else [words.opening]
    pieces = list(words.pieces.cut(paragraph.text))[:_PIECES]
    told: defaultdict[tuple[int, int], list[Mark]] = defaultdict(list)
    for one in paragraph.marks:
        inside = [n for n, piece in enumerate(pieces) if piece.start < one.end and one.start < piece.end]
        if inside:
            told[len(before) + inside[0], len(before) + inside[-1]].append(one)
    stances = [UNMARKED] * len(before) + [0] * len(pieces) + [UNMARKED]
    for (first, last), ones in sorted(told.items(), key=lambda item: item[0][0] - item[0][1]):
        sure = [one for one in ones if not one.doubtful]
        value = STANCES.index(sure[0].stance) if sure else UNMARKED
        stances[first : last + 1] = [value] * (last + 1 - first)
    return Example(
        ids=[*before, *(piece.id for piece in pieces), words.closing],
        types=[0] * len(before) + [1] * (len(pieces) + 1),
        stances=stances,
        marked=tuple(Marked(first, last, tuple(ones)) for (first, last), ones in sorted(told.items())),
        codebook=codebook,
    )


def batches(examples: Iterable[Example], chance: random.Random) -> list[list[Example]]:
    """Each of one codebook and of texts alike in length, in any order."""
    made: list[list[Example]] = []
    by_book: defaultdict[str, list[Example]] = defaultdict(list)
    for one in examples:
        by_book[one.codebook].append(one)
    for group in by_book.values():
        chance.shuffle(group)
        for k in range(0, len(group), 200):
            made += _cut_to_size(sorted(group[k : k + 200], key=lambda one: len(one.ids)))
    chance.shuffle(made)
    return made


def _cut_to_size(examples: Sequence[Example]) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for one in examples:
        if batch and len(one.ids) * (len(batch) + 1) > _TOKENS:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch
