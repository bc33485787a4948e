"""Invented stories with gold: `NAME.gold.json` and its pages in, typed rows out; the bundled example's gold too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.records import Reading, Span


@dataclass(frozen=True, slots=True)
class GoldActor:
    id: str
    name: str
    kind: str
    spellings: tuple[str, ...]
    party: str | None = None


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    content: str
    source: str | None
    speaker: str | None
    difficulty: str

    def place(self, text: str) -> Span | None:
        start = text.find(self.content)
        return Span(start, start + len(self.content)) if start >= 0 else None


@dataclass(frozen=True, slots=True)
class GoldMention:
    exact: str
    occurrence: int
    actor: str


@dataclass(frozen=True, slots=True)
class Story:
    """One record's worth of pages; articles are named by page and position ("wire.txt#0")."""

    name: str
    pages: tuple[Path, ...]
    actors: tuple[GoldActor, ...]
    said: dict[str, tuple[GoldAttribution, ...]] = field(default_factory=dict)
    named: dict[str, tuple[GoldMention, ...]] = field(default_factory=dict)

    def attributions(self) -> Iterator[tuple[str, GoldAttribution]]:
        return ((article, one) for article, rows in self.said.items() for one in rows)

    def mentions(self) -> Iterator[tuple[str, GoldMention]]:
        return ((article, one) for article, rows in self.named.items() for one in rows)

    def place(self, article: str, mention: GoldMention, text: str) -> Span | None:
        """Where an article as it was read has a mention.

        The gold counts occurrences in the page, of which the article may lack lines: the line is found first.
        """
        page = next(one for one in self.pages if one.name == article.partition("#")[0])
        whole = page.read_text(encoding="utf-8")
        span = nth(whole, mention.exact, mention.occurrence)
        if span is None:
            return None
        begin = whole.rfind("\n", 0, span.start) + 1
        line = whole[begin:].split("\n", 1)[0]
        found = text.find(line)
        if found < 0:
            return nth(text, mention.exact, mention.occurrence)
        return Span(found + span.start - begin, found + span.end - begin)

    def placed(self, readings: Sequence[Reading]) -> dict[str, Reading]:
        """Readings by the names of articles: the one that holds most of the words that the gold has in it."""
        found: dict[str, Reading] = {}
        for article in dict.fromkeys((*self.said, *self.named)):
            words = [one.content for one in self.said.get(article, ())]
            words += [one.exact for one in self.named.get(article, ())]
            scored = [(sum(word in one.article.text for word in words), -i) for i, one in enumerate(readings)]
            score, place = max(scored)
            if score * 2 > len(words):
                found[article] = readings[-place]
        return found


def nth(text: str, words: str, occurrence: int) -> Span | None:
    """The place of an occurrence of words in a text, counted from 0."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.find(words, start + 1)
        if start < 0:
            return None
    return Span(start, start + len(words))


def read_stories(folder: Path, *, only: str = "") -> Iterator[Story]:
    for path in sorted(folder.glob(f"{only}*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        articles: dict[str, Any] = gold["articles"]
        yield Story(
            name=path.name.removesuffix(".gold.json"),
            pages=tuple(path.parent / name for name in sorted(articles)),
            actors=tuple(_actor(one["id"], one) for one in gold["actors"]),
            said={name: tuple(map(_attribution, one["attributions"])) for name, one in articles.items()},
            named={
                name: tuple(GoldMention(**row) for row in one["mentions"]) for name, one in articles.items()
            },
        )


def read_demo() -> Story:
    """The bundled example; its gold names speakers, and marks no other mentions."""
    root = Path(str(resources.files("onrecord") / "demo"))
    gold = json.loads((root / "gold.json").read_text(encoding="utf-8"))
    said: dict[str, list[GoldAttribution]] = {}
    for one in gold["speakers"]:
        row = GoldAttribution(one["content"], one["mention"], one["speaker"], one["type"])
        said.setdefault(f"{one['page']}#{one['article']}", []).append(row)
    return Story(
        name="demo",
        pages=(root / "pages",),
        actors=tuple(_actor(one["name"], one) for one in gold["actors"]),
        said={name: tuple(rows) for name, rows in said.items()},
    )


def _actor(identity: str, row: dict[str, Any]) -> GoldActor:
    return GoldActor(identity, row["name"], row["kind"], tuple(row["spellings"]), row.get("party"))


def _attribution(row: dict[str, Any]) -> GoldAttribution:
    return GoldAttribution(row["content"], row["source"], row["speaker"], row["difficulty"])
