"""Issues: a record goes in; the subjects of the talks with their weight come out, and phrases that fit none of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.lexicons import load_toml
from onrecord.records import StanceMention
from onrecord.views.holdings import Holdings, Readable

_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_LONGEST = 4  # words of a suggested phrase
_LEAST = 3  # articles that a suggested phrase has to stand in


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue with how much the record holds on it."""

    code: str | None
    name: str
    positions: int
    parties: int
    articles: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A phrase that recurs in what parties take a stance on, and that no issue of the codebook knows."""

    phrase: str
    stances: int
    articles: int
    example: str


def list_issues(record: Readable) -> tuple[IssueLine, ...]:
    """Those with most positions first."""
    talks = record.talks()
    rows = []
    for issue in talks.issues:
        held = [one for one in talks.positions if one.issue == issue.id]
        articles = {each.article for one in held for each in one.evidence}
        parties = {one.party for one in held}
        rows.append(IssueLine(issue.code, issue.name, len(held), len(parties), len(articles)))
    return tuple(sorted(rows, key=lambda row: (-row.positions, row.name)))


def suggest_issues(record: Readable) -> tuple[Suggestion, ...]:
    """Phrases of the articles' own in stances without an issue, the most frequent first.

    They are shown to a person, never made issues by the program.
    """
    holdings = Holdings(record)
    read = {(one.article, one.start) for position in record.talks().positions for one in position.evidence}
    names = {
        word
        for actor in holdings.actors.values()
        for name in (actor.name, *actor.aliases)
        for word in _words(name)
    }
    edge = names | frozenset(load_toml("function_words.toml")["closed"])
    stances: Counter[str] = Counter()
    articles: defaultdict[str, set[str]] = defaultdict(set)
    examples: dict[str, str] = {}
    for stance in record.stances():
        if stance.article not in holdings.citations or (stance.article, stance.what.start) in read:
            continue
        text = holdings.text(stance.article)
        for phrase in _phrases(stance, text, edge):
            stances[phrase] += 1
            articles[phrase].add(stance.article)
            examples.setdefault(phrase, " ".join(stance.what.of(text).split()))
    found = [
        Suggestion(phrase, count, len(articles[phrase]), examples[phrase])
        for phrase, count in stances.items()
        if len(articles[phrase]) >= _LEAST
    ]
    found.sort(key=lambda one: (-one.articles, -len(one.phrase.split()), -one.stances, one.phrase))
    return tuple(_not_within(found))


def _words(text: str) -> list[str]:
    return [found.group().casefold() for found in _WORD.finditer(text)]


def _phrases(stance: StanceMention, text: str, edge: Collection[str]) -> set[str]:
    """Runs of one to four words of the object that begin and end with a word of content."""
    out = set()
    for span in stance.topic:
        words = _words(span.of(text))
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                run = words[start:end]
                if run[0] not in edge and run[-1] not in edge and len(run[-1]) > 3:
                    out.add(" ".join(run))
    return out


def _not_within(found: list[Suggestion]) -> list[Suggestion]:
    """A word that only ever stands in a longer phrase of the list is left to that phrase."""
    kept: list[Suggestion] = []
    for one in found:
        longer = (
            other
            for other in found
            if one.phrase != other.phrase and f" {one.phrase} " in f" {other.phrase} "
        )
        if not any(other.articles >= one.articles for other in longer):
            kept.append(one)
    return kept
