"""Gold of the record's upper half: a folder of invented stories in, typed rows out.

STORY/NN-slug.txt are articles with a few header lines; STORY/gold.json is told in benchmarks/talks/README.md. A story
with its positions marked in the text is one file STORY.txt (benchmarks/positions/README.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marked_talks import MarkedArticle, MarkedStory, read_marked_story


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one article, to be found there."""

    article: str
    exact: str


@dataclass(frozen=True, slots=True)
class GoldPosition:
    party: str
    issue: str
    stance: str
    words: Words
    conditions: tuple[str, ...]
    optional: bool

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.words.article, self.party, self.issue, self.stance


@dataclass(frozen=True, slots=True)
class GoldDispute:
    kind: str
    about: str
    sides: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    places: tuple[Words, ...]
    on: str | None
    planned: bool
    type: str


@dataclass(frozen=True, slots=True)
class GoldFigure:
    words: Words
    low: float | None
    high: float | None
    denominator: str | None


@dataclass(frozen=True, slots=True)
class GoldDate:
    words: Words
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class TalksStory:
    """One story; `rows` are its articles as a reader would hand them over as JSON, by number."""

    name: str
    codebook: str
    rows: Mapping[str, Mapping[str, str]]
    parties: Mapping[str, frozenset[str]]  # id -> names, folded
    positions: tuple[GoldPosition, ...]
    disputes: tuple[GoldDispute, ...]
    events: tuple[GoldEvent, ...]
    figures: tuple[GoldFigure, ...]
    dates: tuple[GoldDate, ...]
    proposals: tuple[Mapping[str, Any], ...]


def read_talks(folder: Path, *, only: str = "") -> Iterator[TalksStory]:
    """The stories of a folder, of both forms, by name."""
    for path in sorted(folder.glob(f"{only}*")):
        if path.suffix == ".txt":
            yield _marked_story(read_marked_story(path))
        elif path.joinpath("gold.json").exists():
            yield _story(path, json.loads(path.joinpath("gold.json").read_text(encoding="utf-8")))


def fold_name(name: str) -> str:
    words = name.casefold().replace("’", "'").removesuffix("'s").replace("'", " ").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _story(folder: Path, gold: Mapping[str, Any]) -> TalksStory:
    return TalksStory(
        name=folder.name,
        codebook=gold["codebook"],
        rows={path.name[:2]: _row(path) for path in sorted(folder.glob("*.txt"))},
        parties={
            one["id"]: frozenset(map(fold_name, (one["name"], *one["names"]))) for one in gold["parties"]
        },
        positions=tuple(map(_position, gold["positions"])),
        disputes=tuple(
            GoldDispute(one["kind"], one["about"], tuple(map(_words, one["sides"])))
            for one in gold["disputes"]
        ),
        events=tuple(map(_event, gold["events"])),
        figures=tuple(
            GoldFigure(_words(one), one.get("low"), one.get("high"), one.get("denominator"))
            for one in gold["figures"]
        ),
        dates=tuple(GoldDate(_words(one), one["start"], one["end"]) for one in gold["dates"]),
        proposals=tuple(gold["proposals"]),
    )


def _marked_story(story: MarkedStory) -> TalksStory:
    """Positions alone."""
    return TalksStory(
        name=story.name,
        codebook=story.codebook,
        rows={one.number: _marked_row(one) for one in story.articles},
        parties={party: frozenset(map(fold_name, names)) for party, names in story.parties.items()},
        positions=tuple(
            GoldPosition(
                party=mark.party,
                issue=mark.issue,
                stance=mark.stance,
                words=Words(article.number, paragraph.text[mark.start : mark.end]),
                conditions=(),
                optional=mark.doubtful,
            )
            for article in story.articles
            for paragraph in (article.title, *article.paragraphs)
            for mark in paragraph.marks
            if mark.party is not None
        ),
        disputes=(),
        events=(),
        figures=(),
        dates=(),
        proposals=(),
    )


def _marked_row(article: MarkedArticle) -> dict[str, str]:
    text = "\n\n".join(one.text for one in article.paragraphs)
    row = {"outlet": article.outlet, "title": article.title.text, "text": text}
    return row | ({"date": article.day} if article.day else {})


def _row(path: Path) -> dict[str, str]:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    named = {"outlet": "outlet", "published": "date", "title": "title"}
    return {named[key]: value for key, value in fields.items()} | {"text": body.strip()}


def _words(row: Mapping[str, Any]) -> Words:
    return Words(row["article"], row["exact"])


def _position(row: Mapping[str, Any]) -> GoldPosition:
    return GoldPosition(
        party=row["party"],
        issue=row["issue"],
        stance=row["stance"],
        words=_words(row),
        conditions=tuple(row.get("conditions", ())),
        optional=bool(row.get("optional")),
    )


def _event(row: Mapping[str, Any]) -> GoldEvent:
    places = (_words(row["what"]), *map(_words, row.get("also", ())))
    return GoldEvent(places, row["on"], bool(row["planned"]), row["type"])
