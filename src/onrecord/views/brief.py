"""The brief: a record and filters go in; what a reporter reads first comes out, as frozen records without layout.

Every line carries the numbers of the notes that it rests on, one for each rendering shown; a note is an
article's passage. `views.html` and `views.markdown` lay it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.records import Attribution, AttributionKind, Failure, RenderingKind
from onrecord.views.actors import ActorLine, speaking
from onrecord.views.days import days_of, days_of_date, weekday, written, written_date
from onrecord.views.filters import Filters, Selection, select
from onrecord.views.happened import Happening
from onrecord.views.holdings import Citation, Holdings, Readable
from onrecord.views.notes import Note, Notes
from onrecord.views.origins import Carriers, PassageOrigins, carried_by
from onrecord.views.sources import OriginLine, tree
from onrecord.views.stands import ALL_SEATS, SEATS, Seats, State
from onrecord.views.state import make_state, with_happenings
from onrecord.views.statements import statement
from onrecord.views.unknowns import Unknowns, list_unknowns
from onrecord.views.utterances import Weighed, weigh
from onrecord.views.wording import Piece, compared, cue_shown, shortened, shown, word_key

_OWN_WORDS: tuple[AttributionKind, ...] = ("direct", "mixed", "indirect")
_SCRAP = 20  # code points; so short a content seldom says anything by itself
_WORDS = 900  # code points of one wording; the note shows where the rest stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much a brief shows of a large record; what it leaves out it counts."""

    utterances: int = 30
    of_a_speaker: int = 3  # besides those that lead
    unknown: int = 3  # kept free for those without a known speaker
    lead: int = 5
    speakers: int = 10
    renderings: int = 24  # of one utterance
    origins: int = 60
    articles: int = 300  # in the timeline
    failures: int = 50
    talks: Seats = SEATS


# for whoever wants all: an evening's reading instead of minutes
FULL = Room(utterances=2000, of_a_speaker=200, unknown=100, speakers=40, talks=ALL_SEATS)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance and the outlets that print it; `words` are laid over the fullest wording."""

    kind: RenderingKind
    fullest: bool
    said: AttributionKind
    carriers: tuple[Carriers, ...]
    cue: str  # as in `Line`
    words: tuple[Piece, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance: its fullest wording, who, when, where, and the notes that it rests on."""

    number: int
    utterance: str
    speaker: str | None
    speaker_id: str | None
    source: str  # what the article calls the speaker
    said_on: str  # as a reader writes it; "" where no source shows the day
    day: str | None
    until: str | None  # the last day, where it is told of a stretch of days
    published: str | None  # when the first of its articles was
    medium: str | None
    addressee: str | None
    via: str | None
    cue: str  # the words that report it; "" for direct speech, which needs none
    words: str
    kind: AttributionKind
    denial: bool
    outlets: int
    origins: int
    carriers: tuple[Carriers, ...]
    wordings: tuple[Wording, ...]  # one: printed in one wording only
    notes: tuple[int, ...]
    more: int  # renderings that are not shown


@dataclass(frozen=True, slots=True)
class Group:
    """What one speaker said, but for the lines shown before; actor None: the speaker is not known."""

    actor: ActorLine | None
    lines: tuple[Line, ...]
    before: tuple[int, ...]  # numbers of the speaker's lines among the most carried
    more: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks, and the number of the first line that shows it; None where there was no room."""

    actor: ActorLine
    line: int | None


@dataclass(frozen=True, slots=True)
class Day:
    """What happened, was published and said on one day, or is only told of a stretch of days ("in February")."""

    day: str  # the first
    name: str  # as a reader writes it
    weekday: str  # "" of a stretch
    published: tuple[Citation, ...]
    said: tuple[Line, ...]
    happened: tuple[Happening, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The head of the brief. Days are those of publication; `known` is when the last article was first seen."""

    stories: tuple[str, ...]
    first: str | None
    last: str | None
    known: str | None
    articles: int
    outlets: int
    origins: int
    statements: int
    utterances: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole of it; `..._more` count what there was no room for."""

    facts: Facts
    filters: Filters
    stale: bool
    undated: int
    talks: State
    speakers: tuple[Speaker, ...]
    speakers_more: int
    lead: tuple[Line, ...]
    groups: tuple[Group, ...]
    utterances_more: int
    sources: tuple[OriginLine, ...]
    sources_more: int
    days: tuple[Day, ...]
    articles_more: int
    unknowns: Unknowns
    failures: tuple[Failure, ...]
    failures_more: int
    notes: tuple[Note, ...]


def make_brief(
    record: Readable, filters: Filters, *, room: Room | None = None, on_paper: bool = False
) -> Brief:
    """The brief of a record, or of what fits the filters.

    `on_paper`: for a layout in which nothing opens; one position stands for a cell on which nothing moved.
    """
    if room is None:
        # whoever asks for one speaker, or one word, wants to read what was said
        room = Room() if not filters.of_statements else replace(Room(), utterances=200, of_a_speaker=60)
        if on_paper:
            room = replace(room, talks=replace(room.talks, of_a_quiet_cell=1))
    holdings = Holdings(record, all_versions=filters.all_versions)
    selection = select(holdings, filters)
    weighed = weigh(holdings, selection.attributions)
    shown_first, rest = _parted(weighed, room)
    notes = Notes(holdings)
    state = make_state(record, filters, notes, seats=room.talks)
    lines = _Lines(holdings, room, notes)
    lead = tuple(lines.line(one) for one in shown_first)
    actors = speaking(holdings, holdings.actors.values(), selection.attributions)
    speakers = [row for row in actors if row.statements]
    groups = _groups(lead, rest, speakers, lines)
    state = with_happenings(state, record, filters, notes, seats=room.talks)
    origins = tree(holdings, selection.citations)
    every = (*lead, *(line for group in groups for line in group.lines))
    failures = tuple(record.failures())
    return Brief(
        facts=_facts(selection, origins, weighed),
        filters=filters,
        stale=record.stale,
        undated=selection.undated,
        talks=state,
        speakers=_speakers(speakers[: room.speakers], every),
        speakers_more=max(0, len(speakers) - room.speakers),
        lead=lead,
        groups=groups,
        utterances_more=len(weighed) - len(every) - sum(group.more for group in groups),
        sources=origins[: room.origins],
        sources_more=max(0, len(origins) - room.origins),
        days=_days(selection.citations[: room.articles], every, state.happenings),
        articles_more=max(0, len(selection.citations) - room.articles),
        unknowns=list_unknowns(selection, notes),
        failures=failures[: room.failures],
        failures_more=max(0, len(failures) - room.failures),
        notes=notes.all(),
    )


def _speakers(actors: Sequence[ActorLine], lines: Sequence[Line]) -> tuple[Speaker, ...]:
    first: dict[str | None, int] = {}
    for line in lines:
        first.setdefault(line.speaker_id, line.number)
    return tuple(Speaker(actor, first.get(actor.id)) for actor in actors)


def _parted(weighed: Sequence[Weighed], room: Room) -> tuple[Sequence[Weighed], Sequence[Weighed]]:
    """The utterances that lead the brief, because several outlets carry them, and all others."""
    ordered = sorted(weighed, key=_place)
    lead = [one for one in ordered if one.utterance.outlets > 1][: room.lead]
    leading = {one.utterance.id for one in lead}
    return lead, [one for one in ordered if one.utterance.id not in leading]


def _place(one: Weighed) -> tuple[int, int, bool, int]:
    """Origins, then outlets; among equals a speaker's own words before a report of them, scraps last."""
    fullest = one.renderings[0][1]
    scrap = sum(len(span) for span in fullest.content) < _SCRAP
    return -one.utterance.origins, -one.utterance.outlets, scrap, _OWN_WORDS.index(fullest.kind)


def _groups(
    lead: Sequence[Line], rest: Sequence[Weighed], speakers: Sequence[ActorLine], lines: _Lines
) -> tuple[Group, ...]:
    """The other utterances by speaker, in the order of `speakers`; those of unknown speakers last."""
    by_speaker: dict[str | None, list[Weighed]] = {}
    for one in rest:
        by_speaker.setdefault(one.utterance.speaker, []).append(one)
    actors: dict[str | None, ActorLine | None] = {row.id: row for row in speakers}
    order = [*(key for key in actors if key in by_speaker), *(key for key in by_speaker if key not in actors)]
    free = min(lines.room.unknown, len(by_speaker.get(None, ())))
    groups = (lines.group(actors.get(key), by_speaker[key], lead, free=free if key else 0) for key in order)
    return tuple(group for group in groups if group.lines)


class _Lines:
    """Turns utterances into lines, numbered in the order in which they are asked for, with their notes."""

    def __init__(self, holdings: Holdings, room: Room, notes: Notes) -> None:
        self.notes = notes
        self._holdings = holdings
        self.room = room
        self._origins = PassageOrigins(holdings.record.reuses(), holdings.live)
        self._count = 0

    def group(
        self, actor: ActorLine | None, said: Sequence[Weighed], lead: Sequence[Line], *, free: int
    ) -> Group:
        """As much of what one speaker said as there is room for; `free` lines are left for others."""
        left = max(0, self.room.utterances - self._count - free)
        shown_here = said[: min(left, self.room.of_a_speaker)]
        return Group(
            actor=actor,
            lines=tuple(self.line(one) for one in shown_here),
            before=tuple(line.number for line in lead if actor and line.speaker_id == actor.id),
            more=len(said) - len(shown_here),
        )

    def line(self, weighed: Weighed) -> Line:
        self._count += 1
        utterance, shown_here = weighed.utterance, weighed.renderings[: self.room.renderings]
        fullest = shown_here[0][1]
        said = statement(self._holdings, fullest)
        wordings = self._wordings(shown_here)
        days = days_of_date(utterance.said_on)
        return Line(
            number=self._count,
            utterance=utterance.id,
            speaker=self._holdings.name(utterance.speaker),
            speaker_id=utterance.speaker,
            source=said.source,
            said_on=written_date(utterance.said_on),
            day=days[0] if days else None,
            until=days[1] if days and days[1] != days[0] else None,
            published=self._published(one for _, one in weighed.renderings),
            medium=utterance.medium or said.medium,
            addressee=said.addressee,
            via=said.via_source,
            cue=cue_shown(said.kind, said.cue, denial=said.denial),
            words=shortened(shown(said.kind, said.words), limit=_WORDS),
            kind=said.kind,
            denial=said.denial,
            outlets=utterance.outlets,
            origins=utterance.origins,
            carriers=self._carriers([one for _, one in weighed.renderings]),
            wordings=wordings,
            notes=tuple(number for wording in wordings for number in wording.notes),
            more=len(weighed.renderings) - len(shown_here),
        )

    def _published(self, renderings: Iterable[Attribution]) -> str | None:
        cited = (self._holdings.every[one.article].published for one in renderings)
        return min((day[:10] for day in cited if day and days_of(day)), default=None)

    def _wordings(self, renderings: Sequence[tuple[RenderingKind, Attribution]]) -> tuple[Wording, ...]:
        """The distinct wordings, the fullest first; outlets with the same words share one."""
        worded = [(kind, one, self._words(one)) for kind, one in renderings]
        fullest = worded[0][2]
        alike: dict[tuple[str, ...], list[tuple[RenderingKind, Attribution, str]]] = {}
        for kind, one, words in worded:
            alike.setdefault(word_key(words), []).append((kind, one, words))
        return tuple(self._wording(same, fullest) for same in alike.values())

    def _wording(self, same: Sequence[tuple[RenderingKind, Attribution, str]], fullest: str) -> Wording:
        kind, first, words = same[0]
        is_fullest = words == fullest
        plain = is_fullest or kind == "paraphrase"
        return Wording(
            kind=kind,
            fullest=is_fullest,
            said=first.kind,
            carriers=self._carriers([one for _, one, _ in same]),
            cue="" if is_fullest else self._cue(first),
            words=(Piece(words),) if plain else compared(fullest, words, replaced=kind == "cut"),
            notes=tuple(self.notes.number(one) for _, one, _ in same),
        )

    def _cue(self, attribution: Attribution) -> str:
        text = self._holdings.text(attribution.article)
        cue = " … ".join(span.of(text) for span in attribution.cue)
        return cue_shown(attribution.kind, cue, denial=attribution.denial)

    def _words(self, attribution: Attribution) -> str:
        text = self._holdings.text(attribution.article)
        said = shown(attribution.kind, (span.of(text) for span in attribution.content))
        return shortened(said, limit=_WORDS)

    def _carriers(self, attributions: Sequence[Attribution]) -> tuple[Carriers, ...]:
        return carried_by(attributions, self._origins, self._holdings.citations)


def _facts(selection: Selection, origins: Sequence[OriginLine], weighed: Sequence[Weighed]) -> Facts:
    cited = selection.citations
    days = sorted(day for one in cited if (span := days_of(one.published)) for day in span)
    return Facts(
        stories=tuple(sorted({one.story for one in cited if one.story})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        known=max((one.first_seen for one in cited), default="") or None,
        articles=len(cited),
        outlets=len({one.counted_as for one in cited}),
        origins=len(origins),
        statements=len(selection.attributions),
        utterances=len(weighed),
    )


def _days(
    cited: Sequence[Citation], lines: Sequence[Line], happenings: Sequence[Happening]
) -> tuple[Day, ...]:
    """The days on which something happened, was published or is reported to have been said."""
    published: dict[_Stretch, list[Citation]] = {}
    for one in cited:
        days = days_of(one.published)
        if days and days[0] == days[1]:
            published.setdefault(_stretch(days[0], None, ""), []).append(one)
    said: dict[_Stretch, list[Line]] = {}
    for line in lines:
        if line.day:
            said.setdefault(_stretch(line.day, line.until, line.said_on), []).append(line)
    happened: dict[_Stretch, list[Happening]] = {}
    for event in happenings:
        if event.day:
            happened.setdefault(_stretch(event.day, event.until, event.on), []).append(event)
    return tuple(
        Day(
            day=key[0],
            name=key[2],
            weekday="" if key[1] else weekday(key[0]),
            published=tuple(published.get(key, ())),
            said=tuple(said.get(key, ())),
            happened=tuple(happened.get(key, ())),
        )
        for key in sorted(published.keys() | said.keys() | happened.keys())
    )


_Stretch = tuple[str, str, str]  # first day, last day ("" of one day), as a reader writes it


def _stretch(day: str, until: str | None, name: str) -> _Stretch:
    return (day, until, name) if until else (day, "", written(day))
