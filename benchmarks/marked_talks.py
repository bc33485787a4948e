"""Stories and excerpts with the positions marked in their text: a file of benchmarks/positions in, its paragraphs out.

Both forms are told in benchmarks/positions/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = re.compile(
    r"== (?P<number>\d\d) \| (?P<outlet>[^|]+?) \| (?P<day>\d{4}-\d\d-\d\d|-) \| (?P<title>.+)"
)
_MARK = re.compile(
    r"\{\{(?P<condition>[^{}]*)\}\}|\{(?P<rows>[^{}|]*)\|(?P<words>[^{}]*)\}"  # no mark stands in another
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A position: characters of the paragraph, and what they say; `doubtful` where careful readers may differ.

    An excerpt's has no party.
    """

    start: int
    end: int
    party: str | None
    issue: str
    stance: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    number: str
    outlet: str
    day: str | None
    title: Paragraph
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """`parties` are the names of each side by its id."""

    name: str
    codebook: str
    parties: Mapping[str, tuple[str, ...]]
    articles: tuple[MarkedArticle, ...]


def read_marked_story(path: Path) -> MarkedStory:
    """Raises `ValueError` that names a line it cannot read."""
    head: dict[str, str] = {}
    articles: list[MarkedArticle] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path}:{number}"
        found = _HEAD.fullmatch(line.strip())
        if found is not None:
            day = found["day"] if found["day"] != "-" else None
            title = _unmarked(found["title"], place)
            articles.append(MarkedArticle(found["number"], found["outlet"], day, title))
        elif not articles:
            key, _, value = line.partition(":")
            head[key.strip()] = value.strip()
        elif line.strip():
            articles[-1].paragraphs.append(_unmarked(line.strip(), place))
    return MarkedStory(path.stem, head["codebook"], dict(_parties(head["parties"])), tuple(articles))


def read_excerpts(path: Path) -> tuple[str, tuple[Paragraph, ...]]:
    """The codebook and the paragraphs of a file of excerpts, one a line. Errors are those of a story."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    made = (
        _unmarked(line.strip(), f"{path}:{number}", named=False)
        for number, line in enumerate(lines, 2)
        if line.strip()
    )
    if not first.startswith("codebook:"):
        raise ValueError(f"{path}:1: the codebook's name is missing")
    return first.removeprefix("codebook:").strip(), tuple(made)


def _parties(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in line.split(";"):
        party, _, names = one.partition("=")
        if names:
            yield party.strip(), tuple(name.strip() for name in names.split("|"))


def _unmarked(line: str, place: str, *, named: bool = True) -> Paragraph:
    """Without its marks, each of which names a party or, in an excerpt, none."""
    text, marks, at = "", [], 0
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        start = len(text)
        if found["condition"] is not None:
            text += found["condition"]
            continue
        text += found["words"]
        for row in found["rows"].split(";"):
            *party, issue, stance = row.split()
            if len(party) != named:
                raise ValueError(f"{place}: a mark that cannot be read: {row}")
            marks.append(
                Mark(
                    start=start,
                    end=len(text),
                    party=party[0] if party else None,
                    issue=issue,
                    stance=stance.removesuffix("?"),
                    doubtful=stance.endswith("?"),
                )
            )
    text += line[at:]
    if "{" in text or "}" in text:
        raise ValueError(f"{place}: a brace that belongs to no mark")
    return Paragraph(text, tuple(marks))
