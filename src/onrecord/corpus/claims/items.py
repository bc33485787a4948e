"""Propositions that can be set against each other: reported contents and the outlets' own sentences, as word stems."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.words import find_words, function_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import Attribution, Evidence, Reading, Span

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|[\"”’)]|$)[^\n.!?]*)*[.!?]*[\"”’)]*")
_LEAST_STEMS = 3
_LEAST_DENIED = 1
_ASIDE = 200  # characters between a content and its cue
_ARTICLES = ("the", "these", "those", "any", "all", "such", "its", "his", "her", "their")
_COMMON = 60  # items: a word of more than so many finds no candidates


@dataclass(frozen=True, slots=True)
class Item:
    """`voice` says it; `party` is the voice's, None for an outlet. `negated`: it holds an odd number of negations."""

    evidence: Evidence
    voice: str
    party: str | None
    stems: frozenset[str]
    plain: frozenset[str]  # those of words without a capital: no names
    negated: bool
    denial: bool
    bare: bool  # a denial that does not say of what ("denied it")
    factual: bool  # not of what must, may or will be
    named: frozenset[str]  # the sides that it names
    attribution: str | None

    @property
    def key(self) -> str:
        return f"{self.evidence.article}:{self.evidence.start}-{self.evidence.end}"


def read_items(readings: Sequence[Reading], *, ground: Ground) -> tuple[Item, ...]:
    """In a fixed order: by publication and place."""
    found = [item for reading in readings for item in _of_article(reading, ground)]
    return tuple(sorted(found, key=lambda one: (ground.order(one.evidence), one.evidence.end, one.denial)))


def _of_article(reading: Reading, ground: Ground) -> Iterator[Item]:
    text = reading.article.text
    contents: list[Span] = []
    for one in reading.attributions:
        contents += [*one.content, *one.cue]
        voice = ground.speaker(one.id)
        item = None if voice is None else _item(reading, _hull(one, text), voice, ground, one)
        if item is not None:
            yield item
    contents.sort()
    for block in reading.article.blocks:
        for found in _SENTENCE.finditer(text, block.span.start, block.span.end):
            span = _trimmed(text, Span(*found.span()))
            if span is None or any(one.overlaps(span) for one in contents if one.start < span.end):
                continue
            item = _item(reading, span, f"article:{reading.article.id}", ground, None)
            if item is not None:
                yield item


def _item(
    reading: Reading, span: Span, voice: str, ground: Ground, attribution: Attribution | None
) -> Item | None:
    text = reading.article.text
    words = find_words(text, span.start, span.end)
    denial = attribution is not None and attribution.denial
    stems = _stems(words.folded)
    bare = denial and " ".join(one for one in words.folded if one not in _ARTICLES) in _bare()
    # "That is a lie" has no word of its own: it answers what was said before it
    answers = attribution is not None and retort().search(span.of(text)) is not None
    if len(stems) < (_LEAST_DENIED if denial else _LEAST_STEMS) and not (bare or answers):
        return None
    negations = sum(one in _marks("negations") for one in words.folded)
    return Item(
        evidence=reading.article.evidence(
            _whole(attribution, span) if bare and attribution is not None else span
        ),
        voice=voice,
        party=None if voice.startswith("article:") else ground.party(voice),
        stems=stems,
        plain=_stems(one for one, high in zip(words.folded, words.capital, strict=True) if not high),
        # "denied it: we did not ask": the negation is the denial's own
        negated=negations % 2 == 1
        and not (denial and attribution is not None and attribution.kind != "indirect"),
        denial=denial,
        bare=bare,
        factual=not any(one in _marks("unreal") for one in words.folded)
        and not _of_stance(reading, attribution),
        named=frozenset(map(ground.party, ground.actors_in(reading.article.id, span))),
        attribution=attribution.id if attribution is not None else None,
    )


def _of_stance(reading: Reading, attribution: Attribution | None) -> bool:
    """What is demanded, offered or threatened is no claim of what is so: the cue is a word of stance."""
    return attribution is not None and any(
        stance.stance not in ("questions", "rejects") and cue.overlaps(stance.cue)
        for stance in reading.stances
        for cue in attribution.cue
    )


def _stems(folded: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(one) for one in folded if one not in function_words() and one not in _marks("all"))


@functools.cache
def retort() -> re.Pattern[str]:
    """Words that call a statement false without saying it again."""
    data = load_toml("claims.toml")["retorts"]
    subjects, words = ("|".join(map(re.escape, data[name])) for name in ("subjects", "words"))
    told = "|".join(map(re.escape, data["told"]))
    return re.compile(
        rf"\b(?:{subjects})\b(?:['’]s| is| are| was| were)?(?: \w+){{0,2}} (?:{words})\b"
        rf"|\b(?:{told})\b[^.;]{{0,120}}\b(?:is|are|was|were)(?: \w+){{0,2}} (?:{words})\b",
        re.IGNORECASE,
    )


@functools.cache
def _bare() -> frozenset[str]:
    return frozenset(load_toml("claims.toml")["retorts"]["pronouns"])


@functools.cache
def _marks(name: str) -> frozenset[str]:
    """Words that turn a proposition round, or soften it."""
    data = load_toml("claims.toml")
    return frozenset(data["negations"] + data["hedges"] if name == "all" else data[name])


def _hull(attribution: Attribution, text: str) -> Span:
    """From the first to the last word of the content, inside its first paragraph."""
    start = attribution.content[0].start
    stop = text.find("\n", start)
    ends = [span.end for span in attribution.content if stop < 0 or span.end <= stop]
    return Span(start, max(ends, default=attribution.content[0].end))


def _whole(attribution: Attribution, content: Span) -> Span:
    """With source and cue, where the content alone ("it") tells a reader nothing."""
    parts = [content, *attribution.cue, *attribution.source]
    near = [one for one in parts if abs(one.start - content.start) < _ASIDE]
    return Span(min(one.start for one in near), max(one.end for one in near))


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if end > start else None


class Likeness:
    """How much two items say of the same thing: shared stems, weighed by how rare they are."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        counts = Counter(one for item in items for one in item.stems)
        self._weight = {one: math.log(1 + len(items) / count) for one, count in counts.items()}
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            for one in item.stems:
                if counts[one] <= _COMMON:
                    self._holders[one].append(place)

    def candidates(self, place: int) -> list[int]:
        """Items that share at least two of the rarer stems, or the only one that there is."""
        stems = self._items[place].stems
        shared = Counter(other for one in stems for other in self._holders.get(one, ()))
        least = min(2, len(stems))
        return sorted(other for other, count in shared.items() if count >= least and other != place)

    def of(self, one: Item, other: Item) -> float:
        """Weight of the shared stems by that of the smaller item's, 0 to 1."""
        shared = sum(self._weight[stem] for stem in one.stems & other.stems)
        smaller = min(sum(self._weight[stem] for stem in item.stems) for item in (one, other))
        return shared / smaller if smaller else 0.0

    def within(self, one: Item, other: Item) -> float:
        """How much of what the first says the second says too, 0 to 1."""
        whole = sum(self._weight[stem] for stem in one.stems)
        return sum(self._weight[stem] for stem in one.stems & other.stems) / whole if whole else 0.0
