"""What a brief shows of the talks: the records that `views.state` fills, and the briefs lay out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.records import SideStance, Stance
from onrecord.views.days import written
from onrecord.views.disputes import DisputeLine, SideLine
from onrecord.views.evidence import Quoted, whole_words
from onrecord.views.happened import Group, Happening
from onrecord.views.markdown_words import counted
from onrecord.views.matrix import left_out
from onrecord.views.positions import PositionLine
from onrecord.views.proposals import ProposalLine, TermLine

SIDE_WORDS: Mapping[SideStance, str] = {
    "asserts": "asserts",
    "denies": "denies",
    "hedges": "neither asserts nor denies",
    "gives_value": "gives",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """How much of the talks a brief shows; what it leaves out it counts."""

    parties: int = 8
    issues: int = 7
    of_a_cell: int = 3
    of_a_quiet_cell: int = 3  # on which nothing moved and no voices differ
    cited: int = 3  # notes of one row
    moves: int = 10
    news: int = 12
    proposals: int = 5
    terms: int = 6  # of a proposal
    answers: int = 4
    disputes: int = 8
    voices: int = 5  # on one side
    happenings: int = 40
    quantities: int = 8
    values: int = 6  # of a quantity


_GIST = 10  # words
SEATS = Seats()
ALL_SEATS = Seats(
    parties=40, issues=40, of_a_cell=40, of_a_quiet_cell=40, moves=200, news=200, proposals=100, terms=60, answers=60,
    disputes=200, voices=40, happenings=1000, quantities=200, values=40,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stand:
    """A position with its notes; `new`: taken in the days that are asked for."""

    line: PositionLine
    notes: tuple[int, ...]
    new: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """A party's stances on an issue, the last first."""

    label: str
    stance: Stance
    gist: str  # the last words of the last position: in English what it is on stands there
    lines: tuple[Stand, ...]
    more: int
    new: bool
    shifted: bool
    contested: bool
    origins: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix: parties by issues, most carried first."""

    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    cells: Mapping[tuple[str, str], Square] | None = None
    parties_more: int = 0
    issues_more: int = 0

    @property
    def more(self) -> str:
        """What has no room in it; "" where all has."""
        return left_out(self.parties_more, self.issues_more)

    def at(self, party: str, issue: str) -> Square | None:
        return (self.cells or {}).get((party, issue))


@dataclass(frozen=True, slots=True)
class Move:
    """Where a party stood before, and after."""

    party: str
    issue: str
    before: Stand
    after: Stand


@dataclass(frozen=True, slots=True)
class Put:
    """A proposal with its terms and answers."""

    line: ProposalLine
    notes: tuple[int, ...]
    terms: tuple[tuple[TermLine, tuple[int, ...]], ...]
    terms_more: int
    answers: tuple[Stand, ...]
    answers_more: int


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a side: its first words, and the notes of these and others."""

    line: SideLine
    said: Quoted | None
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One side: all who assert, deny or hedge, or who give one value."""

    stance: SideStance
    value: str | None
    voices: tuple[Voice, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Contest:
    """A dispute, its sides beside each other."""

    number: int
    line: DisputeLine
    columns: tuple[Column, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """A stance on issues on which the party had none before; one run of words may bear on several."""

    issues: tuple[str, ...]
    stand: Stand


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a day: cells that were empty before, and how many positions repeat what was known."""

    since: str
    fresh: tuple[Fresh, ...]
    more: int
    held: int
    undated: int


@dataclass(frozen=True, slots=True)
class State:
    """All of it; `news` only where a day is asked for. `..._more` count what there was no room for."""

    news: News | None = None
    grid: Grid = Grid()
    positions: int = 0
    moves: tuple[Move, ...] = ()
    moves_more: int = 0
    proposals: tuple[Put, ...] = ()
    proposals_more: int = 0
    disputes: tuple[Contest, ...] = ()
    disputes_more: int = 0
    happenings: tuple[Happening, ...] = ()
    happenings_more: int = 0
    figures: tuple[Group, ...] = ()
    figures_more: int = 0


def gist(words: str) -> str:
    """The last words of a position, as a cell has room for no more.

    >>> gist("The union, which met on Friday, called for the number of screeners to be raised to 600 a day")
    '… number of screeners to be raised to 600 a day'
    """
    every = words.strip(" .,;:").split()
    if len(every) <= _GIST:
        return whole_words(" ".join(every))
    return f"… {whole_words(' '.join(every[-_GIST:]))}"


def day_shown(line: PositionLine) -> str:
    """The day of a position as a reader writes it, or that none is shown."""
    return shown_day(line.on, line.published)


def shown_day(on: str | None, published: str | None) -> str:
    """The same for an ISO date or interval, and a day of publication."""
    if on:
        first, _, last = on.partition("/")
        return f"{written(first)} – {written(last)}" if last else written(first)
    return f"in print {written(published[:10])}" if published else "day not shown"


def carried_by(line: PositionLine) -> str:
    """How many outlets carry a position, and from how many origins; of a single outlet its name, "" where it is the
    voice itself."""
    if line.outlets > 1:
        return f"{counted(line.outlets, 'outlet')}, {counted(line.origins, 'origin')}"
    return "; ".join(dict.fromkeys(one.place for one in line.evidence if one.place != line.characterised_by))
