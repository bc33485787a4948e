"""The state of the talks, as a brief shows it: a record, filters and notes go in; cited rows come out.

Positions as a matrix, what moved, proposals, disputes, events and figures. Every row carries the numbers of the
notes that open its words. What there is no room for is counted. With `--since` the matrix still holds what was
known before, and what is new is marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.records import SideStance, Span
from onrecord.views.days import days_of
from onrecord.views.disputes import DisputeLine, SideLine, list_disputes
from onrecord.views.evidence import Quoted
from onrecord.views.filters import Filters
from onrecord.views.happened import list_figures, list_happenings
from onrecord.views.holdings import Readable
from onrecord.views.matrix import cell_label
from onrecord.views.notes import Notes
from onrecord.views.positions import (
    Cell,
    Matrix,
    PositionLine,
    Shift,
    list_positions,
    list_shifts,
    make_matrix,
)
from onrecord.views.proposals import ProposalLine, list_proposals
from onrecord.views.stands import (
    SEATS,
    Column,
    Contest,
    Fresh,
    Grid,
    Move,
    News,
    Put,
    Seats,
    Square,
    Stand,
    State,
    Voice,
    gist,
)

_SIDES: tuple[SideStance, ...] = ("asserts", "hedges", "denies", "gives_value")


def make_state(record: Readable, filters: Filters, notes: Notes, *, seats: Seats | None = None) -> State:
    """The state of the talks within the filters; notes are numbered in the order of the page."""
    seats = seats or SEATS
    cite = _Citing(record, notes, seats, filters)
    everything = replace(filters, since=None)
    rows = list_positions(record, everything).rows
    moved = list_shifts(record, filters)
    kept = moved[-seats.moves :]
    # numbered as the page has them: what moved stands first where it is news
    moves = tuple(map(cite.move, kept)) if filters.since else ()
    news = _news(rows, filters, cite)
    grid = _grid(rows, cite)
    moves = moves or tuple(map(cite.move, kept))
    put = [one for one in list_proposals(record, everything).rows if cite.touched(one)]
    contests = list_disputes(record, filters).rows
    return State(
        news=news,
        grid=grid,
        positions=len(rows),
        moves=moves,
        moves_more=len(moved) - len(moves),
        proposals=tuple(cite.proposal(one) for one in put[: seats.proposals]),
        proposals_more=max(0, len(put) - seats.proposals),
        disputes=tuple(cite.contest(one, at) for at, one in enumerate(contests[: seats.disputes], 1)),
        disputes_more=max(0, len(contests) - seats.disputes),
    )


def with_happenings(
    state: State, record: Readable, filters: Filters, notes: Notes, *, seats: Seats | None = None
) -> State:
    """The same with events and figures, which stand below what was said, and so do their notes."""
    seats = seats or SEATS
    happened = list_happenings(record, filters, notes)
    shown = happened.shown(seats.happenings)
    measured = list_figures(record, filters, notes, values=seats.values, most=seats.quantities)
    return replace(
        state,
        happenings=shown,
        happenings_more=len(happened.rows) - len(shown),
        figures=measured.groups,
        figures_more=measured.more,
    )


def _news(rows: Sequence[PositionLine], filters: Filters, cite: _Citing) -> News | None:
    """Of each cell that had no position before the day, the last one; the moved ones are told as moves."""
    if filters.since is None:
        return None
    fresh = [one for one in rows if cite.new(one)]
    before = {(one.party, one.issue) for one in rows if one.day and not cite.new(one)}
    undated = sum(1 for one in rows if not one.day)
    empty = [one for one in fresh if (one.party, one.issue) not in before]
    matrix = make_matrix(empty, parties=len(rows), issues=len(rows))
    last = [matrix.cells[key].last for key in sorted(matrix.cells)]
    last.sort(key=lambda one: (-one.origins, one.day, one.party, one.issue))
    alike: defaultdict[tuple[str, str, str], list[PositionLine]] = defaultdict(list)
    for one in last:
        alike[one.party, one.stance, one.what].append(one)
    opened = list(alike.values())
    shown = tuple(
        Fresh(tuple(one.issue for one in same), cite.stand(same[0])) for same in opened[: cite.seats.news]
    )
    known = sum(1 for one in fresh if (one.party, one.issue) in before and not one.shifted)
    return News(filters.since, shown, len(opened) - len(shown), known, undated)


def _grid(rows: Sequence[PositionLine], cite: _Citing) -> Grid:
    seats = cite.seats
    made = make_matrix(rows, parties=seats.parties, issues=seats.issues)
    cells = {
        (party, issue): cite.square(cell)
        for party in made.parties
        for issue in made.issues
        if (cell := made.cells.get((party, issue)))
    }
    issues = tuple(one for one in made.issues if any(one == issue for _, issue in cells))
    parties = tuple(one for one in made.parties if any(one == party for party, _ in cells))
    return Grid(
        parties,
        issues,
        cells,
        len({one.party for one in rows}) - len(parties),
        len({one.issue for one in rows}) - len(issues),
    )


def plain_grid(matrix: Matrix) -> Grid:
    """A matrix without notes, for a page of its own."""
    cells = {
        key: _square(cell, tuple(Stand(one, ()) for one in reversed(cell.lines)), more=0, new=False)
        for key, cell in matrix.cells.items()
    }
    return Grid(matrix.parties, matrix.issues, cells, matrix.parties_more, matrix.issues_more)


def _square(cell: Cell, lines: tuple[Stand, ...], *, more: int, new: bool) -> Square:
    return Square(
        label=cell_label(cell),
        stance=cell.last.stance,
        gist=gist(cell.last.what),
        lines=lines,
        more=more,
        new=new,
        shifted=cell.shifted,
        contested=cell.contested,
        origins=cell.origins,
    )


class _Citing:
    """Turns lines into what a brief shows of them, and numbers their notes."""

    def __init__(self, record: Readable, notes: Notes, seats: Seats, filters: Filters) -> None:
        self.seats = seats
        self._notes = notes
        self._since = days_of(filters.since)
        self._conditions = {
            one.id: [(each.article, Span(each.start, each.end)) for each in one.conditions]
            for one in record.talks().positions
        }

    def new(self, line: PositionLine) -> bool:
        return self.late(line.day)

    def late(self, day: str | None) -> bool:
        """On or after the day that is asked for; never, where none is."""
        return self._since is not None and bool(day) and (day or "")[:10] >= self._since[0]

    def touched(self, one: ProposalLine) -> bool:
        """Put forward or answered in the days that are asked for."""
        if self._since is None:
            return True
        return any(map(self.late, (one.on or one.published, *(each.day for each in one.responses))))

    def stand(self, line: PositionLine) -> Stand:
        marked = self._conditions.get(line.id, [])
        numbers = [
            self._notes.words(
                one,
                conditions=tuple(span for article, span in marked if article == one.article),
                reasons=line.reasons,
            )
            for one in _spread(line.evidence, self.seats.cited)
        ]
        return Stand(line, tuple(dict.fromkeys(numbers)), self.new(line))

    def move(self, shift: Shift) -> Move:
        return Move(shift.party, shift.issue, self.stand(shift.before), self.stand(shift.after))

    def square(self, cell: Cell) -> Square:
        ordered = [cell.last, *(one for one in reversed(cell.lines) if one.id != cell.last.id)]
        told = cell.shifted or cell.contested
        most = self.seats.of_a_cell if told else self.seats.of_a_quiet_cell
        lines = tuple(self.stand(one) for one in ordered[:most])
        new = any(self.new(one) for one in cell.lines)
        return _square(cell, lines, more=len(ordered) - len(lines), new=new)

    def proposal(self, one: ProposalLine) -> Put:
        seats = self.seats
        notes = (self._notes.words(one.words),)
        # the words that name it are no term of it
        held = [term for term in one.terms if term.words.words != one.words.words]
        terms = tuple((term, (self._notes.words(term.words),)) for term in held[: seats.terms])
        answers = tuple(self.stand(line) for line in _varied(one.responses, seats.answers))
        return Put(
            line=one,
            notes=notes,
            terms=terms,
            terms_more=len(held) - len(terms),
            answers=answers,
            answers_more=len(one.responses) - len(answers),
        )

    def contest(self, one: DisputeLine, number: int) -> Contest:
        """Voices that say the same are one column, in the order asserts, hedges, denies; values as they come."""
        held: defaultdict[tuple[int, str | None], list[SideLine]] = defaultdict(list)
        for side in one.sides:
            held[_SIDES.index(side.stance), side.value].append(side)
        order = sorted(held, key=lambda key: (key[0], -max(side.origins for side in held[key]), key[1] or ""))
        days = [each.published for side in one.sides for each in side.evidence]
        return Contest(
            number=number,
            line=one,
            columns=tuple(self._column(held[key]) for key in order),
            new=bool(days) and all(self.late(day) for day in days),
        )

    def _column(self, sides: Sequence[SideLine]) -> Column:
        ordered = sorted(sides, key=lambda side: (-side.origins, -side.outlets, side.by))
        shown = ordered[: self.seats.voices]
        voices = tuple(self._voice(side) for side in shown)
        return Column(sides[0].stance, sides[0].value, voices, len(ordered) - len(shown))

    def _voice(self, side: SideLine) -> Voice:
        cited = _spread(side.evidence, self.seats.cited)
        return Voice(side, cited[0] if cited else None, tuple(self._notes.words(one) for one in cited))


def _varied(lines: Sequence[PositionLine], most: int) -> tuple[PositionLine, ...]:
    """At most so many answers: of each party and stance the one most carried first; in the order they came in."""
    order = sorted(lines, key=lambda line: (-line.origins, line.what, line.id))
    best = {(line.party, line.stance): line.id for line in reversed(order)}
    ranked = sorted(order, key=lambda line: line.id not in best.values())
    kept = {line.id for line in ranked[:most]}
    return tuple(line for line in lines if line.id in kept)


def _spread(evidence: Iterable[Quoted], most: int) -> tuple[Quoted, ...]:
    """At most so many words, of different articles first."""
    seen: set[str] = set()
    first: list[Quoted] = []
    rest: list[Quoted] = []
    held = tuple(evidence)
    for one in held:
        if not any(_within(one, other) for other in held):
            (rest if one.article in seen else first).append(one)
            seen.add(one.article)
    return tuple((first + rest)[:most])


def _within(one: Quoted, other: Quoted) -> bool:
    """The words are part of others that are cited."""
    inside = one.article == other.article and other.start <= one.start and one.end <= other.end
    return inside and one.end - one.start < other.end - other.start
