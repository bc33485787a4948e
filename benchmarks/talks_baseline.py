"""The baseline that a script of an afternoon gives: words that stand together in a sentence.

A party's name, the first word of stance and a strong phrase of the codebook in one sentence make a position; a party's
name and, after it, a verb of an event make an event of the day of publication, as coders of the PETRARCH family date
what they find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.corpus.stance.matching import Matcher
from onrecord.lexicons import load_toml
from onrecord.lexicons.codebooks import read_codebook, shipped_text
from onrecord.records import Span
from talks_gold import TalksStory

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def keyword_positions(story: TalksStory) -> Iterator[tuple[str, str, str, str]]:
    """(article, party, issue, stance)"""
    book = read_codebook(shipped_text(story.codebook), name=story.codebook)
    matcher = Matcher(book)
    stances = [
        (re.compile(rf"\b{re.escape(word)}(?:s|d|ed|es|ing)?\b", re.IGNORECASE), group["stance"])
        for group in load_toml("stances.toml")["verbs"]
        if "stance" in group
        for word in group["words"]
    ]
    for number, row in story.rows.items():
        for found in _SENTENCE.finditer(f"{row['title']}\n{row['text']}"):
            sentence = found.group()
            folded = sentence.casefold().replace("’", "'")
            parties = [
                party
                for party, names in story.parties.items()
                if any(re.search(rf"\b{re.escape(name)}\b", folded) for name in names)
            ]
            stance = next((what for pattern, what in stances if pattern.search(sentence)), None)
            issues = {one.issue for one in matcher.find(sentence, Span(0, len(sentence))) if one.strong}
            if parties and stance:
                for issue in issues:
                    yield number, parties[0], book.issues[issue].code, stance


_IRREGULAR = dict(
    pair.split()
    for pair in (
        "meet met,sit sat,strike struck,hit hit,send sent,break broke,begin began,cut cut,leave left,give gave,put put,"
        "fly flew,speak spoke,hold held,shut shut,fall fell,come came,go went,withdraw withdrew,bring brought,"
        "take took,throw threw,shoot shot,freeze froze,quit quit,set set,see saw,lay laid,tear tore,stand stood,get got"
    ).split(",")
)


@dataclass(frozen=True, slots=True)
class VerbEvent:
    """Where it stands in the article's title and text, one line end between them."""

    article: str
    start: int
    end: int
    type: str
    on: str | None


def row_text(story: TalksStory, article: str) -> str:
    row = story.rows[article]
    return f"{row['title']}\n{row['text']}"


def verb_events(story: TalksStory) -> Iterator[VerbEvent]:
    """The first party and the first verb after it in each sentence."""
    verbs = [(re.compile(rf"\b(?:{_forms(word)})\b"), kind) for word, kind in _verbs().items()]
    for number, row in story.rows.items():
        for found in _SENTENCE.finditer(row_text(story, number)):
            sentence = found.group().replace("’", "'")
            folded = sentence.casefold()
            places = [
                match.end()
                for names in story.parties.values()
                for name in names
                if (match := re.search(rf"\b{re.escape(name)}\b", folded))
            ]
            after = min(places, default=None)
            hits = [
                (match.start(), kind)
                for pattern, kind in verbs
                if after is not None and (match := pattern.search(sentence, after))
            ]
            if hits:
                on = row.get("date", "")[:10] or None
                yield VerbEvent(number, found.start(), found.end(), min(hits)[1], on)


def _verbs() -> dict[str, str]:
    groups = load_toml("events.toml")["verbs"]
    return {word: group["type"] for group in reversed(groups) for word in group["words"]}


def _forms(word: str) -> str:
    verb, _, particle = word.partition(" ")
    past = _IRREGULAR.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    forms = "|".join((verb, f"{verb}s", f"{verb}es", past, f"{verb[:-1]}ied" if verb.endswith("y") else past))
    return f"(?:{forms})" + (rf"\s+{re.escape(particle)}" if particle else "")
