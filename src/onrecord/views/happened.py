"""Events and figures as a brief shows them: a record, filters and notes go in; cited rows come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.records import Event, Figure
from onrecord.views.days import days_of, days_of_date, written_date
from onrecord.views.evidence import Fitting, Quoted, figure_voice_name, quoted, voice_names
from onrecord.views.filters import Filters, find_actor
from onrecord.views.holdings import Holdings, Readable
from onrecord.views.notes import Notes

_CITED = 3


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in a source's words. `day` is its first day, `on` the same as a reader writes it.

    `according_to`: those in whose reported words alone it stands; empty where an outlet tells it in its own.
    """

    day: str | None
    until: str | None  # the last day, where it is told of a stretch of days
    on: str
    planned: bool
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    words: str
    outlets: int
    origins: int
    notes: tuple[int, ...]
    according_to: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """How it is told: `happened` is said only of what an outlet tells in its own words."""
        return "planned" if self.planned else "reported" if self.according_to else "happened"


@dataclass(frozen=True, slots=True)
class Happenings:
    """By day, those without one last; notes are numbered for those that are shown."""

    rows: tuple[tuple[Event, tuple[str, str] | None], ...]
    holdings: Holdings
    notes: Notes

    def shown(self, most: int) -> tuple[Happening, ...]:
        """The most carried ones, by day."""
        order = sorted(
            self.rows, key=lambda row: (-row[0].origins, -row[0].outlets, row[0].what.exact, row[0].id)
        )
        kept = {event.id for event, _ in order[:most]}
        return tuple(self._happening(event, days) for event, days in self.rows if event.id in kept)

    def _happening(self, event: Event, days: tuple[str, str] | None) -> Happening:
        words = quoted(self.holdings, event.what)
        others = (quoted(self.holdings, one) for one in event.evidence)
        return Happening(
            day=days[0] if days else None,
            until=days[1] if days and days[1] != days[0] else None,
            on=written_date(event.on),
            planned=event.planned,
            type=event.type,
            mode=event.mode,
            actors=_names(self.holdings, event.actors),
            recipients=_names(self.holdings, event.recipients),
            place=event.place,
            words=words.words,
            outlets=event.outlets,
            origins=event.origins,
            notes=_numbers(self.notes, words, others),
            according_to=voice_names(self.holdings, event.by),
        )


@dataclass(frozen=True, slots=True)
class Value:
    """One number as a voice gives it; `words` are the article's own for the number."""

    words: str
    of: str
    denominator: str | None
    as_of: str
    by: tuple[str, ...]
    places: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one quantity, unit and denominator; `comparable` False: one that stands alone, and why."""

    comparable: bool
    values: tuple[Value, ...]
    more: int
    reasons: tuple[str, ...]

    @property
    def head(self) -> str:
        """What its reasons are about: a group that can be compared with none, or others like it that are left out."""
        if not self.comparable:
            return "not comparable with another"
        return "one quantity; others like it are not compared with it" if self.reasons else "one quantity"


@dataclass(frozen=True, slots=True)
class Measured:
    groups: tuple[Group, ...]
    more: int


def list_happenings(record: Readable, filters: Filters, notes: Notes) -> Happenings:
    """Events that fit the filters; --by finds those in which somebody acts or is acted on."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    actor = None if filters.by is None else find_actor(holdings, filters.by).id
    fitting = Fitting(holdings, filters)
    rows = []
    for event in record.talks().events:
        if actor is not None and actor not in (*event.actors, *event.recipients):
            continue
        days = days_of_date(event.on)
        if fitting.evidence((event.what, *event.evidence)) and fitting.day(days):
            rows.append((event, days))
    rows.sort(
        key=lambda row: (row[1] is None, row[1] or ("", ""), -row[0].origins, row[0].what.exact, row[0].id)
    )
    return Happenings(tuple(rows), holdings, notes)


def list_figures(record: Readable, filters: Filters, notes: Notes, *, values: int, most: int) -> Measured:
    """What a reader has to compare: quantities with several values first, then those with another denominator.

    A number that one article gives, and that nothing is compared with, is counted only.
    """
    holdings = Holdings(record, all_versions=filters.all_versions)
    actor = None if filters.by is None else find_actor(holdings, filters.by).id
    fitting = Fitting(holdings, filters)
    held: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in sorted(
        record.talks().figures,
        key=lambda one: (holdings.every[one.evidence.article or ""].order, one.evidence.start, one.id),
    ):
        if (actor is None or one.by == actor) and fitting.evidence((one.of, one.evidence)):
            cited = holdings.every[one.evidence.article or ""]
            if cited.article in holdings.citations and fitting.day(days_of(cited.published)):
                held[one.comparable or one.id].append(one)
    groups = sorted(filter(_worth, held.values()), key=_weight)
    shown = tuple(_group(holdings, group, notes, values) for group in groups[:most])
    return Measured(shown, len(held) - len(shown))


def _worth(group: list[Figure]) -> bool:
    return len({one.evidence.article for one in group}) > 1 or _differ(group) > 1 or _apart(group)


def _weight(group: list[Figure]) -> tuple[int, bool, int, str, str]:
    """Several values first, then what has a denominator that others have not, then what many carry."""
    carried = len({one.evidence.article for one in group})
    return -_differ(group), not _apart(group), -carried, group[0].evidence.exact, group[0].of.exact


def _differ(group: list[Figure]) -> int:
    return len({(one.value, one.low, one.high) for one in group})


def _apart(group: list[Figure]) -> bool:
    """A figure like it has another denominator, or is counted on another basis."""
    return any("denominator" in reason or "basis" in reason for one in group for reason in one.reasons)


def _group(holdings: Holdings, figures: list[Figure], notes: Notes, most: int) -> Group:
    """Figures of one value in the same words are one row."""
    alike: dict[tuple[object, ...], Value] = {}
    for one in figures:
        value = _value(holdings, one, notes) if len(alike) < most else None
        key = (one.value, one.low, one.high, one.qualifier)
        if value is not None:
            before = alike.get(key)
            alike[key] = value if before is None else _joined(before, value)
    reasons = tuple(dict.fromkeys(reason for one in figures for reason in one.reasons))[:_CITED]
    distinct = {(one.value, one.low, one.high, one.qualifier) for one in figures}
    return Group(
        comparable=figures[0].comparable is not None,
        values=tuple(alike.values()),
        more=len(distinct) - len(alike),
        reasons=reasons,
    )


def _value(holdings: Holdings, one: Figure, notes: Notes) -> Value:
    words = quoted(holdings, one.evidence)
    return Value(
        words=words.words,
        of=quoted(holdings, one.of).words,
        denominator=quoted(holdings, one.denominator).words if one.denominator else None,
        as_of=written_date(one.as_of),
        by=(figure_voice_name(holdings, one),),
        places=(words.place,),
        notes=(notes.words(words),),
    )


def _joined(one: Value, other: Value) -> Value:
    return replace(
        one,
        by=tuple(dict.fromkeys((*one.by, *other.by))),
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
    )


def _names(holdings: Holdings, actors: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for one in actors if (name := holdings.name(one)))


def _numbers(notes: Notes, first: Quoted, others: Iterable[Quoted]) -> tuple[int, ...]:
    """The note of the words that are shown, and of others in other articles."""
    cited = [first]
    for one in others:
        if len(cited) < _CITED and all(one.article != held.article for held in cited):
            cited.append(one)
    return tuple(notes.words(one) for one in cited)
