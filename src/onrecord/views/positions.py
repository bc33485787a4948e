"""Positions: a record and filters go in; where each party stands on each issue comes out, with its words.

As lines, as shifts (a party's successive positions that differ), and as a matrix of parties by issues.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import UnknownId
from onrecord.records import SURE, Issue, Position, Span, Stance, Talks
from onrecord.views.days import days_of, days_of_date, iso_text
from onrecord.views.evidence import Fitting, Quoted, quoted, voice_name, whole_words
from onrecord.views.filters import Filters, find_actor
from onrecord.views.holdings import Holdings, Readable
from onrecord.views.origins import PassageOrigins

STANCE_WORDS: Mapping[Stance, str] = {
    "demands": "demands",
    "offers": "offers",
    "accepts": "accepts",
    "accepts_with_conditions": "accepts, with conditions",
    "rejects": "rejects",
    "questions": "questions",
    "threatens": "threatens",
    "concedes": "concedes",
}
_FOR: frozenset[Stance] = frozenset({"accepts", "accepts_with_conditions", "offers", "concedes"})
DOUBTED = "read with doubt"  # said of a line whose stance, issue or party may well be another
_AGAINST: frozenset[Stance] = frozenset({"rejects"})


@dataclass(frozen=True, slots=True)
class PositionLine:
    """One position as a reader needs it. `on` is the day it was taken, where a source tells."""

    id: str
    party: str
    party_id: str
    issue: str
    code: str | None
    stance: Stance
    what: str
    conditions: tuple[str, ...]
    on: str | None  # ISO date or interval
    published: str | None  # day of the first article that carries it
    characterised_by: str
    own: bool  # by the party itself
    by_outlet: bool  # in an outlet's own words
    outlets: int
    origins: int
    follows: str | None
    shifted: bool  # another stance than the position that it follows, on the same thing
    words: Quoted  # `what` with its place, and with the rest of its sentence where it is short
    evidence: tuple[Quoted, ...]
    reports: tuple[str, ...]  # the articles that the evidence goes back to
    reasons: tuple[str, ...]
    belief: (
        float | None
    )  # how far stance, issue and party are believed to be read rightly; None: no model weighed them

    @property
    def day(self) -> str:
        """For order: the day it was taken, else published; "" where neither is known."""
        return (self.on or self.published or "")[:10]

    @property
    def believed(self) -> bool:
        """Sure enough to stand for more than itself."""
        return self.belief is None or self.belief >= SURE


@dataclass(frozen=True, slots=True)
class Positions:
    rows: tuple[PositionLine, ...]  # by party, issue and day
    undated: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A party's stance on an issue, before and after."""

    party: str
    issue: str
    before: PositionLine
    after: PositionLine


@dataclass(frozen=True, slots=True)
class Cell:
    """A party's positions on an issue; `last` is the one that the matrix shows.

    `speaker` is who takes it for the party, where somebody else who speaks for it takes the other side.
    """

    last: PositionLine
    lines: tuple[PositionLine, ...]
    shifted: bool
    contested: bool  # voices call it by stances that exclude each other
    origins: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Parties and issues, those with most positions first; a cell for each pair that has a position."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    parties_more: int = 0  # that have positions, and no room
    issues_more: int = 0


def list_positions(record: Readable, filters: Filters, *, issue: str | None = None) -> Positions:
    """The positions that fit; `issue` is a code or part of a name. Raises `UnknownId` for one that is not there."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    talks = record.talks()
    lookup = Lookup(holdings, talks)
    wanted = None if issue is None else _issues_named(talks.issues, issue)
    actor = None if filters.by is None else find_actor(holdings, filters.by).id
    fitting = Fitting(holdings, filters)
    rows = []
    for one in talks.positions:
        if wanted is not None and one.issue not in wanted:
            continue
        if actor is not None and actor not in (one.party, one.characterised_by):
            continue
        if fitting.evidence(one.evidence):
            line = position_line(holdings, one, lookup)
            if fitting.day(days_of_date(one.on) or days_of(line.published)):
                rows.append(line)
    rows.sort(
        key=lambda line: (
            line.party.casefold(),
            line.issue,
            line.day or "9999",
            not line.own,
            line.what,
            line.id,
        )
    )
    return Positions(tuple(rows), fitting.undated)


class Lookup:
    """What lines of positions are made with: issues, positions and the origins of passages, by id."""

    def __init__(self, holdings: Holdings, talks: Talks) -> None:
        self.issues = {one.id: one for one in talks.issues}
        self.positions = {one.id: one for one in talks.positions}
        self.origins = PassageOrigins(holdings.record.reuses(), holdings.live)


def position_line(holdings: Holdings, one: Position, lookup: Lookup) -> PositionLine:
    issues = lookup.issues
    evidence = tuple(quoted(holdings, each) for each in one.evidence)
    published = sorted(each.published[:10] for each in evidence if each.published)
    party = holdings.name(one.party) or "unknown"
    voice = voice_name(holdings, one.characterised_by)
    words = quoted(holdings, one.what, in_sentence=True)
    return PositionLine(
        id=one.id,
        party=party,
        party_id=one.party,
        issue=issues[one.issue].name,
        code=issues[one.issue].code,
        stance=one.stance,
        what=words.words,
        conditions=tuple(whole_words(each.exact) for each in one.conditions),
        on=iso_text(one.on) or None,
        published=published[0] if published else None,
        characterised_by=voice,
        own=_own(holdings, one),
        by_outlet=one.characterised_by.startswith("article:"),
        outlets=one.outlets,
        origins=one.origins,
        follows=one.follows,
        shifted=one.shifted,
        words=words,
        evidence=evidence,
        reports=_reports(lookup, evidence),
        reasons=one.reasons,
        belief=one.belief,
    )


def _reports(lookup: Lookup, evidence: Iterable[Quoted]) -> tuple[str, ...]:
    found = {lookup.origins.of_words(one.article, (Span(one.start, one.end),)) for one in evidence}
    return tuple(sorted(found))


def _own(holdings: Holdings, one: Position) -> bool:
    """The voice is the party's own, or that of somebody who speaks for it."""
    voice: str | None = one.characterised_by
    seen = set()
    while voice is not None and voice not in seen:
        if voice == one.party:
            return True
        seen.add(voice)
        held = holdings.actors.get(voice)
        voice = held.party if held is not None else None
    return False


def _issues_named(issues: Iterable[Issue], wanted: str) -> frozenset[str]:
    folded = wanted.casefold()
    exact = [one.id for one in issues if (one.code or "").casefold() == folded]
    found = exact or [one.id for one in issues if folded in one.name.casefold()]
    if not found:
        known = ", ".join(f"{one.code} ({one.name})" for one in issues)
        raise UnknownId(
            f"no position of this record is on the issue {wanted!r}; there are: {known or 'none'}"
        )
    return frozenset(found)


def list_shifts(record: Readable, filters: Filters, *, issue: str | None = None) -> tuple[Shift, ...]:
    """A party's later position beside the earlier one that it follows, where the stances differ; by day.

    Both have to be believed: a doubtful reading would make a move of none.
    """
    everything = list_positions(record, Filters(all_versions=filters.all_versions)).rows
    by_id = {line.id: line for line in everything}
    found = [
        Shift(line.party, line.issue, by_id[line.follows], line)
        for line in list_positions(record, filters, issue=issue).rows
        if line.shifted and line.follows in by_id and line.believed and by_id[line.follows].believed
    ]
    best: dict[tuple[str, str, Stance, Stance, str], Shift] = {}
    for one in sorted(found, key=lambda shift: (not shift.after.own, shift.after.what, shift.after.id)):
        # of one shift that several voices report of one day the party's own words
        key = (one.party, one.issue, one.before.stance, one.after.stance, one.after.day)
        best.setdefault(key, one)
    return tuple(
        sorted(
            best.values(),
            key=lambda shift: (shift.after.day, shift.party, shift.issue, shift.after.what, shift.after.id),
        )
    )


def make_matrix(
    lines: Sequence[PositionLine], *, parties: int | None = 12, issues: int | None = 12
) -> Matrix:
    """At most so many parties and issues, those with most origins behind them first; None: all."""
    weight: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        weight[f"party {line.party}"] += line.origins
        weight[f"issue {line.issue}"] += line.origins
    every = sorted({line.party for line in lines}, key=lambda name: (-weight[f"party {name}"], name))
    subjects = sorted({line.issue for line in lines}, key=lambda name: (-weight[f"issue {name}"], name))
    shown, named = every[:parties], subjects[:issues]
    grouped: defaultdict[tuple[str, str], list[PositionLine]] = defaultdict(list)
    for line in lines:
        grouped[line.party, line.issue].append(line)
    cells = {key: _cell(group) for key, group in grouped.items() if key[0] in shown and key[1] in named}
    left_out = len(every) - len(shown), len(subjects) - len(named)
    return Matrix(tuple(shown), tuple(named), cells, *left_out)


def _place(line: PositionLine) -> tuple[str, str, int, int, str, str]:
    """Of two positions that nothing else tells apart the later in the text comes later."""
    words = line.words
    return words.published or "", words.place, words.start, words.end, line.stance, line.what


def _cell(lines: Sequence[PositionLine]) -> Cell:
    ordered = tuple(sorted(lines, key=lambda line: (line.day, line.own, line.origins, _place(line))))
    # what others say of a party is shown in the cell, and is not its last stance
    told = [line for line in ordered if line.own or line.by_outlet] or list(ordered)
    # a later reading that is doubted does not take the place of an earlier one that is not
    told = [line for line in told if line.believed] or told
    # of the latest day what moved, else the position that most independent reports carry
    latest = [line for line in told if line.day == told[-1].day]
    last = max(latest, key=_weight)
    if last.stance == "accepts":
        # what one voice shortens to a yes others tell with its conditions
        last = max(
            (line for line in latest if line.stance == "accepts_with_conditions"), key=_weight, default=last
        )
    if last.stance == "demands":
        # what is given up was asked for before, whatever day of it is told
        last = max(
            (line for line in told if line.stance == "concedes" and not line.day), key=_weight, default=last
        )
    return Cell(
        last=last,
        lines=ordered,
        shifted=any(line.shifted for line in told),
        contested=contested(ordered),
        origins=len({report for line in ordered for report in line.reports}),
        speaker=_speaker(last, told),
    )


def _speaker(last: PositionLine, told: Sequence[PositionLine]) -> str | None:
    """Who takes the last position for its party, where another who speaks for it takes the other side."""
    if not _is_by_one(last):
        return None
    against = _AGAINST if last.stance in _FOR else _FOR if last.stance in _AGAINST else frozenset()
    others = (line for line in told if line.stance in against and _is_by_one(line))
    differs = any(line.characterised_by != last.characterised_by for line in others)
    return last.characterised_by if differs else None


def _is_by_one(line: PositionLine) -> bool:
    """By somebody of the party, and not by the party as a whole."""
    return line.own and not line.by_outlet and line.characterised_by != line.party


def _weight(line: PositionLine) -> tuple[bool, int, tuple[str, str, int, int, str, str]]:
    return line.shifted, line.origins, _place(line)


def contested(lines: Sequence[PositionLine]) -> bool:
    """On one day one voice calls acceptance what another calls rejection."""
    for line in lines:
        if line.stance in _AGAINST and any(
            other.stance in _FOR and other.day == line.day and other.characterised_by != line.characterised_by
            for other in lines
        ):
            return True
    return False
