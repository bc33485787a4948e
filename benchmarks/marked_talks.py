"""Texts whose positions are marked, in either form of benchmarks: paragraphs with their marks out.

A `.txt` file of benchmarks/positions holds one story with marks in its text; a folder of benchmarks/talks holds the
articles and a gold.json that quotes their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from talks_gold import GoldPosition, TalksStory, read_talks

_HEAD = re.compile(
    r"== (?P<number>\d\d) \| (?P<outlet>[^|]+?) \| (?P<day>\d{4}-\d\d-\d\d|-) \| (?P<title>.+)"
)
_MARK = re.compile(
    r"\{\{(?P<condition>[^{}]*)\}\}|\{(?P<rows>[^{}|]*)\|(?P<words>[^{}]*)\}"  # no mark stands in another
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A position: characters of the paragraph, and what they say; `doubtful` where careful readers may differ."""

    start: int
    end: int
    party: str
    issue: str
    stance: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`title` is the article's, empty for the title itself."""

    story: str
    codebook: str
    title: str
    text: str
    marks: tuple[Mark, ...]


def read_marked(path: Path) -> Iterator[Paragraph]:
    """A story's paragraphs, titles first in each article. Raises `ValueError` that names a line it cannot read."""
    if path.is_dir():
        for story in read_talks(path.parent, only=path.name):
            if story.name == path.name:
                yield from _quoted(story)
        return
    head: dict[str, str] = {}
    title = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = _HEAD.fullmatch(line.strip())
        if found is not None:
            title, marks = _unmarked(found["title"], f"{path}:{number}")
            yield Paragraph(path.stem, head["codebook"], "", title, marks)
        elif not title:
            key, _, value = line.partition(":")
            head[key.strip()] = value.strip()
        elif line.strip():
            text, marks = _unmarked(line.strip(), f"{path}:{number}")
            yield Paragraph(path.stem, head["codebook"], title, text, marks)


def _unmarked(line: str, place: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks, at = "", [], 0
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        start = len(text)
        text += found["condition"] if found["condition"] is not None else found["words"]
        for row in (found["rows"] or "").split(";") if found["condition"] is None else ():
            party, issue, stance = row.split()
            marks.append(Mark(start, len(text), party, issue, stance.removesuffix("?"), stance.endswith("?")))
    text += line[at:]
    if "{" in text or "}" in text:
        raise ValueError(f"{place}: a brace that belongs to no mark")
    return text, tuple(marks)


def _quoted(story: TalksStory) -> Iterator[Paragraph]:
    by_article: Mapping[str, Sequence[GoldPosition]] = {
        number: [one for one in story.positions if one.words.article == number] for number in story.rows
    }
    for number, row in story.rows.items():
        for title, text in [("", row["title"]), *((row["title"], one) for one in row["text"].split("\n\n"))]:
            marks = [
                Mark(at, at + len(one.words.exact), one.party, one.issue, one.stance, one.optional)
                for one in by_article[number]
                if (at := text.find(one.words.exact)) >= 0
            ]
            yield Paragraph(story.name, story.codebook, title, text.strip(), tuple(marks))
