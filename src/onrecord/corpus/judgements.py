"""Judgements and the words that they point at: people's decisions and the articles of today in, rulings out.

A judgement in force points at words. They are looked for in the article that it names, in the articles that were
read from the same page since, and in other states of that page; where the same words stand there several times,
the text around them decides. Words that are nowhere make a judgement sleep, not fail. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.records import Anchor, Article, Evidence, Judgement, Page, Part, Reading, Ruling, Span

AROUND = 40  # characters kept on each side of the words
_LEAST_AROUND = 12  # characters of them that must agree where the words alone do not tell the place
TELLING = 25  # characters; longer words that stand once tell their place by themselves
_MOST_PLACES = 1000  # of one wording in one article
LEAST_SHARED = 0.5  # of the words that something was read from, for it to be what was judged

Key = TypeVar("Key", str, int)


def anchor(part: Part, evidence: Evidence, *, article: Article, page: Page) -> Anchor:
    """Words of an article with what finds them again."""
    before = article.text[max(evidence.start - AROUND, 0) : evidence.start]
    after = article.text[evidence.end : evidence.end + AROUND]
    return Anchor(part, evidence, page.sha256, page.location, before, after)


class Places:
    """The articles of a record, by the pages from which they were read."""

    def __init__(self, articles: Iterable[Article], pages: Iterable[Page]) -> None:
        of_page = {page.id: page for page in pages}
        self._articles: dict[str, Article] = {}
        self._near: dict[str, dict[str, None]] = defaultdict(dict)
        for article in sorted(articles, key=lambda one: one.id):
            page = of_page[article.page]
            self._articles[article.id] = article
            for place in (page.sha256, page.location):
                self._near[place].setdefault(article.id)

    def find(self, wanted: Anchor) -> tuple[Evidence, ...]:
        """Where the words stand: in the article itself first, then in others of the same page."""
        own = wanted.evidence.article or ""
        found = []
        candidates = (own, *self._near.get(wanted.sha256, ()), *self._near.get(wanted.location, ()))
        for identity in dict.fromkeys(candidates):
            article = self._articles.get(identity)
            span = article and _place(article, wanted, same=identity == own)
            if article and span:
                found.append(article.evidence(span))
        return tuple(found)

    def rule(self, judgement: Judgement) -> Ruling | None:
        """The judgement in the articles of today; None where the words are not found."""
        parts: dict[Part, list[Evidence]] = {"words": [], "actor": [], "other": []}
        for one in judgement.target:
            parts[one.part] += self.find(one)
        ruling = Ruling(
            judgement.id,
            judgement.verb,
            tuple(parts["words"]),
            tuple(parts["actor"]),
            tuple(parts["other"]),
            judgement.value,
            judgement.about,
            judgement.claim,
        )
        return ruling if _holds(ruling) else None

    def moved(self, judgement: Judgement) -> Judgement:
        """The judgement with its words where they stand today, as far as they do."""
        target = tuple(
            replace(one, evidence=found[0]) if (found := self.find(one)) else one for one in judgement.target
        )
        return replace(judgement, target=target)


def rejected(rulings: Sequence[Ruling], readings: Iterable[Reading]) -> Iterator[tuple[str, str]]:
    """(attribution, judgement) for every attribution that a person says is none."""
    wanted: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
    for ruling in rulings:
        if ruling.verb == "reject" and ruling.about is None:
            for words in ruling.words:
                wanted[words.article or ""].append((words, ruling.judgement))
    for reading in readings if wanted else ():
        found: dict[str, str] = {}
        for words, judgement in wanted.get(reading.article.id, ()):
            identity = attribution_at(reading, words)
            if identity is not None:
                found.setdefault(identity, judgement)
        yield from found.items()


def attribution_at(reading: Reading, words: Evidence) -> str | None:
    """The attribution whose content these words are, whole or for the better part."""
    return closest(words, ((one.content, one.id) for one in reading.attributions))


def closest(words: Evidence, found: Iterable[tuple[Sequence[Span], Key]]) -> Key | None:
    """Of what was read in the words' article that whose spans these words are, whole or for the better part.

    Of two that are as close the lower key.
    """
    best: tuple[float, Key] | None = None
    for spans, key in found:
        size = sum(len(span) for span in spans)
        shared = sum(_shared(span, words.span) for span in spans)
        # the shorter of the two must lie in the other for the better part
        share = shared / max(min(size, len(words.exact)), 1)
        closeness = 2 * shared / max(size + len(words.exact), 1)
        if share >= LEAST_SHARED and (best is None or (-closeness, key) < best):
            best = (-closeness, key)
    return best[1] if best else None


def _holds(ruling: Ruling) -> bool:
    """Whether what the verb needs is there."""
    if ruling.verb == "merge":
        return bool(ruling.actor and ruling.other)
    if ruling.verb == "rename":
        return bool(ruling.actor and ruling.value)
    if ruling.verb == "speaker":
        return bool(ruling.words and (ruling.actor or ruling.value is None))
    if ruling.verb == "split":
        return bool(ruling.words or (ruling.actor and ruling.value))
    whose = ruling.about in ("position", "proposal")
    others = ruling.verb == "party"
    return bool(ruling.words and (ruling.actor or not whose) and (ruling.other or not others))


def _place(article: Article, wanted: Anchor, *, same: bool) -> Span | None:
    """The words' place in an article: theirs if it is the same, else where most of the text around agrees."""
    evidence, text = wanted.evidence, article.text
    if same and text[evidence.start : evidence.end] == evidence.exact:
        return evidence.span
    places = list(_occurrences(text, evidence.exact))
    if not places:
        return None
    ranked = [(_agreement(text, place, wanted), -abs(place - evidence.start), -place) for place in places]
    around, _, negative = max(ranked)
    needed = min(_LEAST_AROUND, len(wanted.before) + len(wanted.after))
    if around < needed and not (len(places) == 1 and len(evidence.exact) >= TELLING):
        return None
    return Span(-negative, -negative + len(evidence.exact))


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    for _ in range(_MOST_PLACES):
        if start < 0:
            return
        yield start
        start = text.find(words, start + 1)


def _agreement(text: str, place: int, wanted: Anchor) -> int:
    """How many characters around a place are those that stood around the words."""
    before = text[max(place - AROUND, 0) : place]
    end = place + len(wanted.evidence.exact)
    return _common(before[::-1], wanted.before[::-1]) + _common(text[end : end + AROUND], wanted.after)


def _common(one: str, other: str) -> int:
    size = min(len(one), len(other))
    return next((i for i in range(size) if one[i] != other[i]), size)


def _shared(one: Span, other: Span) -> int:
    return max(min(one.end, other.end) - max(one.start, other.start), 0)
