"""What two reports of one event share: an event mention in, its features out.

Features are the parties that act or are acted on, the place, and the stems of the clause's words without words of
time. The words by which an event is dated are read as hints, so that "Thursday" joins no Friday where the year is
unknown.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.events.counts import Count, counts_in, exclude
from onrecord.corpus.ground import Ground
from onrecord.corpus.words import find_words, function_words, reporting_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import Article, EventMention, Evidence, FigureMention, Span

_ALIKE = ("meeting", "visit")  # kinds of which a story has many: "met" tells none from another
_ANSWERS = ("vote", "acceptance")
_AMOUNT = re.compile(r"(?:^|\s)\d")
_LONGEST = 40  # words of a clause that are looked at


@dataclass(frozen=True, slots=True)
class Hint:
    """What an unresolved phrase of time tells: a day of the week (0 Monday), a month, a day of it."""

    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    night: bool = False  # into the day that is named
    days: int = 1  # "March 13-14": two
    counts: bool = False  # "twenty days" (after it)

    @property
    def names_day(self) -> bool:
        return self.weekday is not None or self.day is not None

    def fits(self, day: str) -> bool:
        """Whether an ISO day can be meant."""
        on = dt.date.fromisoformat(day)
        return (
            (self.weekday is None or on.weekday() == self.weekday)
            and (self.month is None or on.month == self.month)
            and (self.day is None or on.day == self.day)
        )


@dataclass(frozen=True, slots=True)
class Report:
    """One article's telling of an event."""

    mention: EventMention
    article: Article
    evidence: Evidence
    kind: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    parties: frozenset[str]
    sides: frozenset[str]  # parties of those who act
    place: frozenset[str]  # stems of its name
    words: frozenset[str]  # stems of the clause outside names, time and the word of the event
    hint: Hint
    counts: tuple[Count, ...] = ()

    @property
    def key(self) -> str:
        """The place of its words: what it is known by."""
        return f"{self.article.id}:{self.evidence.start}-{self.evidence.end}"

    @property
    def leads(self) -> bool:
        """Told in the headline or the first paragraph."""
        return self.article.text.count("\n\n", 0, self.evidence.start) <= 1

    @property
    def features(self) -> frozenset[str]:
        return self.parties | self.place | self.words

    @property
    def core(self) -> frozenset[str]:
        """Its features without the words that any event of its kind is told with ("takes effect")."""
        course = _words_of_course()
        own = frozenset(_stems(self.article.text, self.mention.trigger))
        return self.features - course - own or self.features - course

    @property
    def bare(self) -> bool:
        """Told with nothing but the word of the event ("the walkout will begin on Monday")."""
        own = frozenset(_stems(self.article.text, self.mention.trigger))
        return not self.features - _words_of_course() - own

    def against(self, other: Report) -> bool:
        """Another place, another side's word, or other numbers and neither a place nor a party in common: not the
        same event."""
        if _apart(self.place, other.place):
            return True
        if self.gives_word and other.gives_word and _apart(self.sides, other.sides):
            return True
        shared = (self.place & other.place) | (self.parties & other.parties)
        return self.excludes(other) and not shared

    @property
    def gives_word(self) -> bool:
        """An answer or an offer: whose it is tells it from others of its day."""
        return self.kind in acts() or self.kind in _ANSWERS

    def excludes(self, other: Report) -> bool:
        """Other numbers of the same."""
        return exclude(self.counts, other.counts)


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def report(
    mention: EventMention, article: Article, ground: Ground, figures: Sequence[FigureMention] = ()
) -> Report:
    actors = _parties(mention, mention.actors, ground)
    recipients = tuple(one for one in _parties(mention, mention.recipients, ground) if one not in actors)
    parts = (*mention.actors, *mention.recipients)
    named = [
        span
        for span in parts  # of "40 wounded soldiers of Orsk" the words tell more than the party
        if not _AMOUNT.search(span.of(article.text)) and ground.actor_at(mention.article, span)
    ]
    kind = mention.found_by.rsplit("/", 1)[-1]
    apart = [
        *named,
        *([mention.trigger] if kind in _ALIKE else []),
        *(one for one in (mention.time, mention.place) if one is not None),
    ]
    return Report(
        mention=mention,
        article=article,
        evidence=article.evidence(mention.span),
        kind=kind,
        actors=actors,
        recipients=recipients,
        parties=frozenset(ground.party(one) for one in (*actors, *recipients)),
        sides=frozenset(ground.party(one) for one in actors),
        place=frozenset(_stems(article.text, mention.place)) if mention.place is not None else frozenset(),
        words=frozenset(_stems(article.text, mention.span, apart)),
        hint=hint(mention.time.of(article.text)) if mention.time is not None else Hint(),
        counts=counts_in(figures, mention.span),
    )


def _parties(mention: EventMention, spans: tuple[Span, ...], ground: Ground) -> tuple[str, ...]:
    found = (ground.actor_at(mention.article, span) for span in spans)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _stems(text: str, span: Span, apart: Sequence[Span] = ()) -> Iterator[str]:
    words = find_words(text, span.start, span.end)
    empty = function_words() | reporting_words() | _time_words()
    for start, folded in list(zip(words.starts, words.folded, strict=True))[:_LONGEST]:
        if any(one.start <= start < one.end for one in apart):
            continue
        if folded not in empty and (len(folded) > 2 or folded.isdigit()):
            yield stem(folded)


@functools.cache
def _time_words() -> frozenset[str]:
    table = load_toml("dates.toml")
    names = {
        form.lower()
        for part in ("months", "weekdays")
        for name in table[part]
        for form in (name, *table[part][name])
    }
    return frozenset(
        names.union(table["parts"]["of_day"], table["parts"]["before_date"], table["other"]["words"])
    )


@functools.cache
def _words_of_course() -> frozenset[str]:
    aspect = load_toml("events.toml")["aspect"]
    return frozenset(
        stem(word) for part in ("begin", "end", "light") for one in aspect[part] for word in one.split()
    )


@functools.cache
def _numbers(table: str) -> dict[str, int]:
    names = load_toml("dates.toml")[table]
    return {form.lower(): n for n, (name, short) in enumerate(names.items()) for form in (name, *short)}


@functools.cache
def acts() -> frozenset[str]:
    """Kinds that are hardly more than a word given."""
    return frozenset(load_toml("events.toml")["acts"]["kinds"])


def hint(phrase: str) -> Hint:
    """What a phrase of time tells by itself."""
    weekday = month = day = None
    for word in find_words(phrase).folded:
        weekday = _numbers("weekdays").get(word, weekday)
        if word in _numbers("months"):
            month = _numbers("months")[word] + 1
    number = re.search(r"(?<![\d:.])(\d{1,2})(?:\s?[-–]\s?(\d{1,2}))?(?![\d:])", phrase)
    day = int(number[1]) if number is not None and 0 < int(number[1]) <= 31 else None
    days = int(number[2]) - int(number[1]) + 1 if number is not None and number[2] else 1
    night = re.match(r"overnight\s+(?:in)?to\b", phrase, re.IGNORECASE) is not None
    counted = re.fullmatch(r"\S+ days", phrase) is not None
    return Hint(weekday, month, day if month is not None else None, night, max(1, days), counted)
