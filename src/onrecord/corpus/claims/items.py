"""Propositions that can be set against each other: reported contents and the outlets' own sentences, as word stems."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.claims.negation import compounds, denied, stem_of
from onrecord.corpus.ground import Ground
from onrecord.corpus.words import find_words, function_words
from onrecord.lexicons import load_toml
from onrecord.records import Attribution, Evidence, Reading, Span

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|[\"”’)]|$)[^\n.!?]*)*[.!?]*[\"”’)]*")
_LEAST_STEMS = 3
_LEAST_DENIED = 1
_ASIDE = 200  # characters between a content and its cue
_TO = re.compile(r"(?:(?:them|him|her|it|us|me|you)\s+)?to\s+[a-z]", re.IGNORECASE)  # what somebody is to do
_ARTICLES = ("the", "these", "those", "any", "all", "such", "its", "his", "her", "their")
_COMMON = 60  # items: a word of more than so many finds no candidates


@dataclass(frozen=True, slots=True)
class Item:
    """`voice` says it, "" where nobody knows who; `party` is the voice's, None for an outlet.

    `negated`: it holds an odd number of negations.
    """

    evidence: Evidence
    voice: str
    party: str | None
    stems: frozenset[str]
    plain: frozenset[str]  # those of words without a capital: no names
    negated: bool
    denial: bool
    bare: bool  # a denial that does not say of what ("denied it")
    echo: frozenset[str]  # what its negation falls on
    joined: frozenset[str]  # verbs with their particles ("walkout" for "walked out")
    called: bool  # says what a thing was, rather than what happened
    answers: bool  # calls false what was said before, without saying it again
    wished: bool  # of what is wanted: nothing to deny
    factual: bool  # nor of what may or will be
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
        voice = ground.speaker(one.id) or (_outlet(reading) if _is_impersonal(one, text) else "")
        item = _item(reading, _spans(one, text), voice, ground, one)
        if item is not None:
            yield item
    contents.sort()
    for block in reading.article.blocks:
        for found in _SENTENCE.finditer(text, block.span.start, block.span.end):
            span = _trimmed(text, Span(*found.span()))
            if span is None or any(one.overlaps(span) for one in contents if one.start < span.end):
                continue
            item = _item(reading, [span], _outlet(reading), ground, None)
            if item is not None:
                yield item


def _outlet(reading: Reading) -> str:
    return f"article:{reading.article.id}"


def _is_impersonal(attribution: Attribution, text: str) -> bool:
    cue = " ".join(span.of(text) for span in attribution.cue)
    return not attribution.source and cue.lower() in _marks("impersonal")


def _item(
    reading: Reading, spans: Sequence[Span], voice: str, ground: Ground, attribution: Attribution | None
) -> Item | None:
    text = reading.article.text
    span = Span(spans[0].start, spans[-1].end)
    words = [find_words(text, one.start, one.end) for one in spans]
    folded = [word for one in words for word in one.folded]
    untrue = report_untrue().search(span.of(text)) if attribution is not None else None
    denial = attribution is not None and (attribution.denial or untrue is not None)
    stems = _stems(find_words(untrue["claim"]).folded if untrue is not None else folded)
    bare = denial and (not stems or " ".join(one for one in folded if one not in _ARTICLES) in _bare())
    # "That is a lie" has no word of its own: it answers what was said before it
    answers = attribution is not None and retort().search(span.of(text)) is not None
    echo = frozenset(word for one in spans for word in denied(one.of(text))) if attribution else frozenset()
    if len(stems) < (_LEAST_DENIED if denial else _LEAST_STEMS) and not (bare or answers or echo):
        return None
    wished = any(one in _marks("wished") for one in folded) or _of_stance(reading, attribution)
    negations = sum(one in _marks("negations") for one in folded)
    negations += any(one in _marks("untruths") for one in folded)
    return Item(
        evidence=reading.article.evidence(
            _whole(attribution, span) if bare and attribution is not None else span
        ),
        voice=voice,
        party=None if not voice or voice.startswith("article:") else ground.party(voice),
        stems=stems,
        plain=_stems(
            word for one in words for word, high in zip(one.folded, one.capital, strict=True) if not high
        ),
        # "denied it: we did not ask": the negation is the denial's own
        negated=negations % 2 == 1
        and not (
            denial and attribution is not None and (attribution.kind != "indirect" or untrue is not None)
        ),
        denial=denial,
        bare=bare,
        echo=echo,
        joined=frozenset(compounds(folded)),
        called=any(one in _marks("characterising") for one in _cue_words(attribution, text)),
        answers=answers,
        wished=wished,
        factual=not wished and not any(one in _marks("open") for one in folded),
        named=frozenset(map(ground.party, ground.actors_in(reading.article.id, span))),
        attribution=attribution.id if attribution is not None else None,
    )


def _of_stance(reading: Reading, attribution: Attribution | None) -> bool:
    """What is demanded, offered or threatened is no claim of what is so: the cue is a word of stance."""
    if attribution is None:
        return False
    text = reading.article.text
    cues = _cue_words(attribution, text)
    if any(one in _marks("wished") for one in cues) or _TO.match(text, attribution.content[0].start):
        return True
    return not any(one in _marks("asserting") for one in cues) and any(
        stance.stance not in ("questions", "rejects") and cue.overlaps(stance.cue)
        for stance in reading.stances
        for cue in attribution.cue
    )


def _cue_words(attribution: Attribution | None, text: str) -> list[str]:
    spans = attribution.cue if attribution is not None else ()
    return [word for cue in spans for word in find_words(text, cue.start, cue.end).folded]


def _stems(folded: Iterable[str]) -> frozenset[str]:
    return frozenset(
        stem_of(one) for one in folded if one not in function_words() and one not in _marks("all")
    )


@functools.cache
def retort() -> re.Pattern[str]:
    """Words that call a statement false without saying it again."""
    words = _alternatives()
    return re.compile(
        rf"\b(?:{words['subjects']})(?:['’]s| is| are| was| were)(?: \w+){{0,2}} (?:{words['words']})\b"
        rf"|\b(?:the|those|these|such) (?:{words['told']}) (?:{words['words']})\b"
        rf"|\b(?:{words['anaphors']})\b|^\W*(?:{words['openings']})\b(?=\W*$|[,.:;!—–-])",
        re.IGNORECASE,
    )


@functools.cache
def report_untrue() -> re.Pattern[str]:
    """ "Reports of an encirclement are false": a denial that says of what."""
    words = _alternatives()
    return re.compile(
        rf"\b(?:{words['told']})\b(?: [^,.;]{{0,40}})? (?:that|of) (?P<claim>[^;\n]{{0,120}}?)"
        rf" (?:is|are|was|were)(?: \w+){{0,2}} (?:{words['words']})\b",
        re.IGNORECASE,
    )


def _alternatives() -> dict[str, str]:
    data = load_toml("claims.toml")["retorts"]
    return {name: "|".join(map(re.escape, words)) for name, words in data.items()}


@functools.cache
def _bare() -> frozenset[str]:
    return frozenset(load_toml("claims.toml")["retorts"]["pronouns"])


@functools.cache
def _marks(name: str) -> frozenset[str]:
    """Words that turn a proposition round, or soften it."""
    data = load_toml("claims.toml")
    return frozenset(
        data["negations"] + data["untruths"] + data["polar"] + data["hedges"] if name == "all" else data[name]
    )


def _spans(attribution: Attribution, text: str) -> list[Span]:
    """The content in its first paragraph."""
    stop = text.find("\n", attribution.content[0].start)
    spans = [span for span in attribution.content if stop < 0 or span.end <= stop]
    return spans or [attribution.content[0]]


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
