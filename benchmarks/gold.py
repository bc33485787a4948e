"""Articles with marked attributions, as PolNeAR lays them out: a folder in, articles and their gold out.

`text/NAME.txt` beside `attributions/NAME_*.ann` (stand-off: T lines are spans, E lines attributions). Where several
people marked an article, the first file counts, as the scorer has it. Also the labels for training: which
proposed attributions people marked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.records import Article, Block, Span, spans_of
from passages_reader import read_passages

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SAME = 0.5  # of the words of both contents together


@dataclass(frozen=True, slots=True)
class Gold:
    """One marked attribution; `via` is the place of the one by which its source is reported, where that is marked."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    denial: bool = False
    via: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and what people marked in it; `group` is its publisher or genre."""

    article: Article
    gold: tuple[Gold, ...]
    group: str


def read_marked(folder: Path) -> Iterator[Marked]:
    """The marked articles of a folder, by name; those that nobody marked are left out."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").iterdir(), reverse=True):
        files[path.name.rsplit("_", 1)[0]] = path
    for path in sorted((folder / "text").glob("*.txt")):
        marks = files.get(path.stem)
        if marks is None:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Marked(article_of(path.stem, text), tuple(_read_marks(marks)), path.stem.split("_")[0])


def read_invented(folder: Path, *, part: str = "dev") -> Iterator[Marked]:
    """The invented passages of one part of the benchmark (passages_reader.py), each an article of its own."""
    for one in read_passages(folder):
        if one.file.startswith(f"{part}_"):
            gold = tuple(
                Gold(
                    spans_of(a.content),
                    spans_of(a.source),
                    spans_of(a.cue),
                    denial=a.denial,
                    via=None if a.via is None else a.via - 1,
                )
                for a in one.attributions
            )
            yield Marked(article_of(f"{one.file}-{one.number}", one.text), gold, one.file)


def article_of(name: str, text: str) -> Article:
    """A text as an article, a block for each line."""
    blocks = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        end = line.start() + len(line.group().rstrip())
        if start < end:
            blocks.append(Block(Span(start, end), "paragraph"))
    return Article(id=f"article-{name}", page="page-gold", position=0, text=text, blocks=tuple(blocks))


def _read_marks(path: Path) -> Iterator[Gold]:
    spans: dict[str, tuple[Span, ...]] = {}
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for name, what, *_ in (line for line in lines if re.fullmatch(r"T\d+", line[0]) and len(line) > 1):
        offsets = [tuple(map(int, pair.split())) for pair in what.split(" ", 1)[1].split(";")]
        spans[name] = tuple(Span(start, end) for start, end in offsets if start < end)
    for _, what, *_ in (line for line in lines if re.fullmatch(r"E\d+", line[0]) and len(line) > 1):
        parts: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
        for role in what.split():
            name, target = role.split(":")
            parts.get(name.rstrip("0123456789").lower(), []).extend(spans.get(target, ()))
        if parts["content"]:
            content, source, cue = (tuple(sorted(parts[name])) for name in ("content", "source", "cue"))
            yield Gold(content, source, cue)


class Words:
    """The words of a text, as numbers from 0: what spans are compared by."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def under(self, spans: Iterable[Span]) -> frozenset[int]:
        """The words that the spans touch."""
        return frozenset(
            word
            for span in spans
            for word in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        )


def same_source(found: frozenset[int], gold: frozenset[int]) -> bool:
    """Both none, or they overlap and the found one is not much longer: the scorer's rule."""
    if not found or not gold:
        return not found and not gold
    return bool(found & gold) and len(found) <= 2 * len(gold) + 4


def agreement(
    text: str, gold: Sequence[Gold], proposed: Sequence[tuple[Sequence[Span], Sequence[Span]]]
) -> list[float]:
    """For each proposed (content, source): the overlap with the best marked content of the same source.

    0 where that is under a half, and 0 where the sources differ.
    """
    words = Words(text)
    marked = [(words.under(one.content), words.under(one.source)) for one in gold]
    by_word: dict[int, list[int]] = {}
    for number, (content, _) in enumerate(marked):
        for word in content:
            by_word.setdefault(word, []).append(number)
    found = []
    for content_spans, source_spans in proposed:
        content, source = words.under(content_spans), words.under(source_spans)
        near = sorted({number for word in content for number in by_word.get(word, ())})
        overlaps = (
            len(content & marked[n][0]) / len(content | marked[n][0])
            for n in near
            if same_source(source, marked[n][1])
        )
        best = max(overlaps, default=0.0)
        found.append(best if best >= _SAME else 0.0)
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """A found attribution and the marked one whose content it renders, by their places."""

    found: int
    gold: int
    same_source: bool
    sourced: bool
    gold_sourced: bool


def match(
    words: Words, found: Sequence[tuple[Sequence[Span], Sequence[Span]]], gold: Sequence[Gold]
) -> list[Pair]:
    """One to one, the largest overlap first, where contents share at least half of their words."""
    ours = [(words.under(content), words.under(source)) for content, source in found]
    theirs = [(words.under(one.content), words.under(one.source)) for one in gold]
    close = []
    for i, (content, source) in enumerate(ours):
        for j, (marked, marked_source) in enumerate(theirs):
            overlap = len(content & marked) / max(1, len(content | marked))
            if overlap >= _SAME:
                close.append((-overlap, not source & marked_source, i, j))
    taken: set[int] = set()
    used: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(close):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            source, marked_source = ours[i][1], theirs[j][1]
            pairs.append(Pair(i, j, same_source(source, marked_source), bool(source), bool(marked_source)))
    return pairs
