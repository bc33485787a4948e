"""Disputes of figures: comparable figures in, those out for which voices give values that exclude each other.

Precision before recall: one quantity by every test of the stage `figures`, values apart beyond their qualifiers and
their rounding, about one time, and from voices that are neither of one side nor copies of one report.
"""

from __future__ import annotations

import functools
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from itertools import combinations

from onrecord.corpus.claims.answered import find_answers
from onrecord.corpus.figures import figure_id, figure_voice
from onrecord.corpus.ground import Ground
from onrecord.corpus.identity import keep_ids
from onrecord.lexicons import load_toml
from onrecord.records import Dispute, Evidence, Figure, FigureMention, Known, Reading, Side, Span

_NEAR = 0.1  # what "about" and "nearly" may stand for, as a share of the number
_POINTS = 1.0  # per cent of a share that rounding may cost
_SHOWN = 160  # characters of a side's words at most
_BREAK = re.compile(r"[.!?][\"”’)]*\s|\n|;")
_SAME_WORDS = "one quantity"
_GIVEN_ANEW = "given anew beside the other, by another voice"
_ROUND = 100  # from here on trailing noughts are taken for rounding


@dataclass(frozen=True, slots=True)
class Given:
    """A figure with its voice, the side that counts as one, and its day (None: not known)."""

    figure: Figure
    voice: str
    side: str
    shown: Evidence  # the figure in its words
    attribution: str | None
    day: int | None
    told: bool  # the day is the figure's own
    over_time: bool  # of a month or a year: values of one stretch of time may differ


@dataclass(frozen=True, slots=True)
class Contest:
    """Figures that contradict each other, and what tells that they are of one thing."""

    members: tuple[Given, ...]
    ground: str

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(one.figure.comparable or one.figure.id for one in self.members)


def figure_disputes(
    readings: Sequence[Reading],
    figures: Sequence[Figure],
    *,
    ground: Ground,
    known: Sequence[Known] = (),
    given: Collection[str] = (),
) -> tuple[Dispute, ...]:
    """One for each quantity on which voices contradict each other, by id."""
    latest = [one for one in readings if one.article.id not in ground.superseded]
    held = _givens(latest, figures, ground)
    contests = [*_of_quantities(held.values(), ground), *_of_answers(latest, held)]
    disputed = sorted(_joined(contests), key=lambda one: ground.order(one.members[0].figure.evidence))
    keys = [[one.figure.id for one in contest.members] for contest in disputed]
    ids = keep_ids(keys, prefix="dispute", known=known, given=given)
    made = [_dispute(identity, contest, ground) for identity, contest in zip(ids, disputed, strict=True)]
    return tuple(sorted(made, key=lambda one: one.id))


def _givens(readings: Sequence[Reading], figures: Sequence[Figure], ground: Ground) -> dict[str, Given]:
    """By figure id, those whose voice is known."""
    by_id = {one.id: one for one in figures}
    out = {}
    for reading in readings:
        for mention in reading.figures:
            figure = by_id.get(figure_id(reading.article.evidence(mention.span)))
            one = _given(reading, mention, figure, ground) if figure is not None else None
            if one is not None:
                out[one.figure.id] = one
    return out


def _of_quantities(held: Iterable[Given], ground: Ground) -> Iterator[Contest]:
    """Figures that the stage `figures` holds comparable."""
    quantities: defaultdict[str, list[Given]] = defaultdict(list)
    for one in held:
        if one.figure.comparable is not None and not one.over_time:
            quantities[one.figure.comparable].append(one)
    for group in quantities.values():
        if found := _contradicting(group, ground):
            yield Contest(tuple(found), _SAME_WORDS)


def _of_answers(readings: Sequence[Reading], held: Mapping[str, Given]) -> Iterator[Contest]:
    """A figure and the one that another voice gives in its place."""
    for reading in readings:
        for pair in find_answers(reading.article.text, reading.figures):
            ids = [figure_id(reading.article.evidence(one.span)) for one in pair]
            if all(one in held for one in ids):
                one, other = (held[each] for each in ids)
                if one.side != other.side and excludes(one.figure, other.figure) and _at_one_time(one, other):
                    yield Contest((one, other), _GIVEN_ANEW)


def _at_one_time(one: Given, other: Given) -> bool:
    return one.day == other.day or not (one.told and other.told)


def _joined(contests: Iterable[Contest]) -> list[Contest]:
    """Contests that share a figure, or figures of one quantity, are one."""
    out: list[Contest] = []
    for contest in contests:
        keys = contest.keys
        shared = [one for one in out if not keys.isdisjoint(one.keys)]
        out = [one for one in out if one not in shared]
        members = {each.figure.id: each for one in (*shared, contest) for each in one.members}
        out.append(Contest(tuple(members.values()), (shared[0] if shared else contest).ground))
    return out


def _given(reading: Reading, mention: FigureMention, figure: Figure, ground: Ground) -> Given | None:
    voice = figure_voice(reading, mention, ground)
    if voice.side is None or mention.wished:
        return None
    said = next((one.said_on for one in reading.attributions if one.id == mention.attribution), None)
    told = mention.as_of is not None and mention.as_of.start[:10] == mention.as_of.end[:10]
    iso = mention.as_of or said
    written = iso.start if iso is not None else reading.article.published
    shown = reading.article.evidence(_shown(reading.article.text, mention))
    over_time = mention.as_of is not None and not told
    return Given(
        figure, voice.by, voice.side, shown, mention.attribution, _day(written), told, over_time=over_time
    )


def _shown(text: str, mention: FigureMention) -> Span:
    """The figure with the words for who counted it and for what, where they stand in its sentence."""
    start, end = mention.span.start, mention.span.end
    for one in (mention.holder, mention.of, mention.predicate):
        if one is not None:
            low, high = min(start, one.start), max(end, one.end)
            if high - low <= _SHOWN and not _BREAK.search(text, low, high):
                start, end = low, high
    return Span(start, end)


def _day(iso: str | None) -> int | None:
    try:
        return Day.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return None


def _contradicting(group: Sequence[Given], ground: Ground) -> list[Given]:
    """Those of a quantity's figures that some other voice contradicts, in the order of the record.

    Values are compared day by day and inside an article, never figure by figure over the record.
    """
    if len({one.side for one in group}) < 2:
        return []
    together: defaultdict[object, list[Given]] = defaultdict(list)
    for one in group:
        together[one.figure.evidence.article].append(one)
        if one.day is not None:
            together[one.day].append(one)
    found: set[tuple[tuple[float, float], str]] = set()
    for ones in together.values():
        by_value: defaultdict[tuple[float, float], list[Given]] = defaultdict(list)
        for one in ones:
            by_value[_bounds(one.figure)].append(one)
        for some, others in combinations(by_value.values(), 2):
            if excludes(some[0].figure, others[0].figure):
                found |= _opposed(some, others) | _opposed(others, some)
    again = [one for one in group if (_bounds(one.figure), one.side) in found]
    return sorted(again, key=lambda one: ground.order(one.figure.evidence))


def _opposed(some: Sequence[Given], others: Sequence[Given]) -> set[tuple[tuple[float, float], str]]:
    """Value and side of those in `some` to whom another side of `others` speaks of the same time."""
    sides: defaultdict[int | None, set[str]] = defaultdict(set)  # by the day that is told, None: none is
    for one in others:
        sides[one.day if one.told else None].add(one.side)
    every = set().union(*sides.values())
    out = set()
    for one in some:
        at_that_time = sides[one.day] | sides[None] if one.told else every
        if at_that_time - {one.side}:
            out.add((_bounds(one.figure), one.side))
    return out


def excludes(one: Figure, other: Figure) -> bool:
    """Whether no number is both: "more than 200" and 250 may be one, "about 200" and 207 too, 62 and 58 not."""
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    slack = _slack(one, other)
    return high + slack < other_low or other_high + slack < low


def _slack(one: Figure, other: Figure) -> float:
    if one.unit == "percent":
        return _POINTS
    return max(_rounding(one), _rounding(other)) / 2


def _rounding(figure: Figure) -> float:
    """The unit that a number's trailing noughts suggest: 4,000 stands for 3,500 to 4,499."""
    value = figure.value
    if value is None or value < _ROUND or value != int(value):
        return 0.0
    if _bound_of().get(figure.qualifier or "") in ("low", "high"):
        return 0.0  # "more than 200" says where it ends
    size, whole = 1, int(value)
    while whole % (size * 10) == 0 and size * 10 <= whole:
        size *= 10
    return float(size if size >= _ROUND else 0)


def _bounds(figure: Figure) -> tuple[float, float]:
    bound = _bound_of().get(figure.qualifier or "")
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    low, high = low if low is not None else -math.inf, high if high is not None else math.inf
    if bound == "low":
        return low, math.inf
    if bound == "high":
        return -math.inf, high
    if bound in ("near", "above", "below"):
        return low * (1 - _NEAR * (bound != "above")), high * (1 + _NEAR * (bound != "below"))
    return low, high


@functools.cache
def _bound_of() -> Mapping[str, str]:
    qualifiers = load_toml("figures.toml")["qualifiers"]
    return {
        word: bound
        for side in ("before", "after")
        for bound, words in qualifiers[side].items()
        for word in words
    }


def _dispute(identity: str, contest: Contest, ground: Ground) -> Dispute:
    group = sorted(contest.members, key=lambda one: ground.order(one.figure.evidence))
    sides: defaultdict[tuple[str, tuple[float, float]], list[Given]] = defaultdict(list)
    for one in group:
        sides[one.side, _bounds(one.figure)].append(one)
    evidence = tuple(one.figure.evidence for one in group)
    first = group[0].figure
    whole = f"out of “{first.denominator.exact}”" if first.denominator is not None else "no denominator"
    values = sorted({one.figure.evidence.exact for one in group})
    told = all(one.told for one in group)
    return Dispute(
        id=identity,
        kind="figure",
        claims=(),
        figures=tuple(one.figure.id for one in group),
        sides=tuple(_side(members, ground) for members in sides.values()),
        reasons=(
            f"{contest.ground}: “{first.of.exact}”, unit {first.unit}, {whole}",
            f"the values differ: {'; '.join(values)}",
            *_bases(contest),
            "of one day, which each tells" if told else "no days tell them apart",
        ),
        known_from=ground.known_from(evidence),
    )


def _side(members: Sequence[Given], ground: Ground) -> Side:
    evidence: tuple[Evidence, ...] = tuple(one.shown for one in members)
    outlets, origins = ground.count(evidence)
    return Side(
        stance="gives_value",
        by=members[0].voice,
        evidence=evidence,
        attributions=tuple(dict.fromkeys(one.attribution for one in members if one.attribution is not None)),
        outlets=outlets,
        origins=origins,
        value=members[0].figure.evidence.exact,
    )


def _bases(contest: Contest) -> Iterator[str]:
    """Words of a side that say what it counts and what not: "which counts only those whose names it knows"."""
    for words in dict.fromkeys(
        found.group() for one in contest.members if (found := _base().search(one.shown.exact)) is not None
    ):
        yield f"they may not count the same: “{words}”"


@functools.cache
def _base() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_toml('claims.toml')['bases'])})\b", re.IGNORECASE)
