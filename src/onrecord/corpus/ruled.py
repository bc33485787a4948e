"""What rulings on positions, proposals, events and figures are about: what was read and rulings in, places in it out.

A ruling says something of words and of what was claimed of them: this stance of this party on this issue, this number.
It is about what is read so at these words (of several that overlap the one that fits them best), and where the same
long words are read so elsewhere, since copies come in. What is read otherwise is another matter. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from onrecord.corpus.ground import Ground
from onrecord.corpus.judgements import TELLING, closest
from onrecord.records import About, EventMention, Evidence, FigureMention, Reading, Ruling, Stance

_BETWEEN = ", "  # the types of an event


def position_claim(stance: Stance, issue: str) -> str:
    """`issue` is a codebook's code, as for proposals, whose claim is the issue alone."""
    return f"{stance} {issue}"


def event_claim(types: Iterable[str]) -> str:
    """An event's reports may be of several types."""
    return _BETWEEN.join(sorted(set(types)))


def figure_claim(value: float | None, low: float | None, high: float | None) -> str:
    """The number, however exactly its unit and what it is of are read."""
    if value is not None:
        return _number(value)
    return "–".join("" if one is None else _number(one) for one in (low, high))


class Places:
    """Looks up words among those from which something was read, by their place in the sequence."""

    def __init__(self, found: Iterable[Evidence]) -> None:
        self._found = list(found)
        self._in_article: defaultdict[str, list[int]] = defaultdict(list)
        self._in_words: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._found):
            self._in_article[one.article or ""].append(place)
            self._in_words[wording(one)].append(place)

    def ruled(self, ruling: Ruling, claimed: Callable[[int], bool]) -> set[int]:
        """What a ruling is about; `claimed` tells whether at a place that was read that it speaks of."""
        out: set[int] = set()
        for words in ruling.words:
            near = [place for place in self._in_article.get(words.article or "", ()) if claimed(place)]
            best = closest(words, (((self._found[place].span,), place) for place in near))
            if best is not None:
                # one phrase may have been read so by two of its words
                out.update(place for place in near if self._found[place] == self._found[best])
            if len(words.exact) >= TELLING:
                out.update(filter(claimed, self._in_words.get(wording(words), ())))
        return out


def rulings_on(rulings: Iterable[Ruling], about: About) -> list[Ruling]:
    return [one for one in rulings if one.about == about]


def parties_of(ruling: Ruling, ground: Ground, *, other: bool = False) -> frozenset[str]:
    """The sides of the actors for whom the ruling's words (of the other actor) stand today."""
    actors = (_actor_at(one, ground) for one in (ruling.other if other else ruling.actor))
    return frozenset(ground.party(one) for one in actors if one is not None)


def without_rejected(readings: Sequence[Reading], rulings: Sequence[Ruling]) -> list[Reading]:
    """The readings without the events and figures that people say are none."""
    no_events, no_figures = rulings_on(rulings, "event"), rulings_on(rulings, "figure")
    events: list[tuple[Reading, EventMention]] = [
        (one, mention) for one in readings if no_events for mention in one.events
    ]
    figures: list[tuple[Reading, FigureMention]] = [
        (one, mention) for one in readings if no_figures for mention in one.figures
    ]
    gone = {
        *_rejected(events, [event_claim([one.type]) for _, one in events], no_events),
        *_rejected(figures, [figure_claim(one.value, one.low, one.high) for _, one in figures], no_figures),
    }
    if not gone:
        return list(readings)
    return [
        replace(
            reading,
            events=tuple(one for one in reading.events if one not in gone),
            figures=tuple(one for one in reading.figures if one not in gone),
        )
        for reading in readings
    ]


def wording(words: Evidence) -> str:
    """Equal for the same words, however they are broken into lines."""
    return " ".join(words.exact.split())


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def _actor_at(words: Evidence, ground: Ground) -> str | None:
    """Whom these very words mention, else those that hold them or lie in them ("Prime Minister Ana Reis")."""
    near = [
        (abs(len(place) - len(words.exact)), place, actor)
        for place, actor in ground.places_in(words.article or "", words.span)
        if place.contains(words.span) or words.span.contains(place)
    ]
    return min(near)[2] if near else None


def _rejected(
    found: Sequence[tuple[Reading, EventMention | FigureMention]],
    claims: Sequence[str],
    rulings: Iterable[Ruling],
) -> set[EventMention | FigureMention]:
    places = Places(reading.article.evidence(mention.span) for reading, mention in found)
    out: set[EventMention | FigureMention] = set()
    for ruling in rulings:
        claimed = frozenset((ruling.claim or "").split(_BETWEEN))
        out.update(found[place][1] for place in places.ruled(ruling, lambda n, c=claimed: claims[n] in c))  # type: ignore[misc]
    return out
