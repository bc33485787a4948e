"""What people say is no position, proposal, event or figure: what was read and rulings in, what is rejected out.

A ruling says of words what they do not show: this stance of this party on this issue, this number. It holds for what is
read so at these words (of several that overlap the one that fits them best), and where the same long words are
read so elsewhere, since copies come in. What is read otherwise is another matter. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.ground import Ground
from onrecord.corpus.judgements import TELLING, closest
from onrecord.records import About, EventMention, Evidence, FigureMention, Reading, Ruling, Span, Stance

_BETWEEN = ", "  # the types of an event


@dataclass(frozen=True, slots=True)
class Found:
    """What was read at words: `claim` as a judgement's `value` has it, `party` an actor where it is anybody's."""

    words: Evidence
    claim: str
    party: str | None = None


def position_claim(stance: Stance, issue: str) -> str:
    """`issue` is a codebook's code, as for proposals, whose claim is the issue alone."""
    return f"{stance} {issue}"


def event_claim(types: Iterable[str]) -> str:
    """An event's reports may be of several types."""
    return _BETWEEN.join(sorted(set(types)))


def figure_claim(value: float | None, low: float | None, high: float | None) -> str:
    """The number, however exactly its unit and what it is of are read."""
    if value is not None:
        return f"{value:g}"
    return "–".join("" if one is None else f"{one:g}" for one in (low, high))


def rejected(
    found: Sequence[Found], rulings: Sequence[Ruling], about: About, *, ground: Ground | None = None
) -> frozenset[int]:
    """The places in `found` of what is rejected. `ground` tells the parties."""
    wanted = [one for one in rulings if one.verb == "reject" and one.about == about]
    if not wanted:
        return frozenset()
    in_article: defaultdict[str, list[int]] = defaultdict(list)
    in_words: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        in_article[one.words.article or ""].append(place)
        in_words[wording(one.words)].append(place)
    out: set[int] = set()
    for ruling in wanted:
        claims = (ruling.value or "").split(_BETWEEN)
        parties = _parties(ruling, ground)

        def fitting(
            places: Iterable[int], claims: Sequence[str] = claims, parties: frozenset[str] = parties
        ) -> list[int]:
            return [
                place
                for place in places
                if found[place].claim in claims
                and (found[place].party is None or found[place].party in parties)
            ]

        for words in ruling.words:
            near = fitting(in_article.get(words.article or "", ()))
            best = closest(words, (((found[place].words.span,), place) for place in near))
            # one phrase may have been read so by two of its words
            out.update(
                place for place in near if best is not None and found[place].words == found[best].words
            )
            if len(words.exact) >= TELLING:
                out.update(fitting(in_words.get(wording(words), ())))
    return frozenset(out)


def without_rejected(readings: Iterable[Reading], rulings: Sequence[Ruling]) -> list[Reading]:
    """The readings without the events and figures that people say are none."""
    kept = list(readings)
    events = [
        (number, one, Found(reading.article.evidence(one.span), one.type))
        for number, reading in enumerate(kept)
        for one in reading.events
    ]
    figures = [
        (number, one, Found(reading.article.evidence(one.span), figure_claim(one.value, one.low, one.high)))
        for number, reading in enumerate(kept)
        for one in reading.figures
    ]
    gone_events = _gone(events, rejected([found for _, _, found in events], rulings, "event"))
    gone_figures = _gone(figures, rejected([found for _, _, found in figures], rulings, "figure"))
    for number in gone_events.keys() | gone_figures.keys():
        reading = kept[number]
        kept[number] = replace(
            reading,
            events=tuple(one for one in reading.events if one.span not in gone_events.get(number, ())),
            figures=tuple(one for one in reading.figures if one.span not in gone_figures.get(number, ())),
        )
    return kept


def _gone(
    found: Sequence[tuple[int, EventMention | FigureMention, Found]], places: Iterable[int]
) -> dict[int, set[Span]]:
    """By reading the places that are rejected; no two events, or figures, of an article have one place."""
    out: defaultdict[int, set[Span]] = defaultdict(set)
    for place in places:
        number, mention, _ = found[place]
        out[number].add(mention.span)
    return out


def wording(words: Evidence) -> str:
    """Equal for the same words, however they are broken into lines."""
    return " ".join(words.exact.split())


def _parties(ruling: Ruling, ground: Ground | None) -> frozenset[str]:
    """The sides of the actors for whom the ruling's words stand today."""
    if ground is None:
        return frozenset()
    actors = (
        actor
        for one in ruling.actor
        for place, actor in ground.places_in(one.article or "", one.span)
        if place == one.span
    )
    return frozenset(map(ground.party, actors))
