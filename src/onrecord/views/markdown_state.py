"""The state of the talks in Markdown: what is new, the matrix with its words, moves, proposals, disputes, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.views.days import written
from onrecord.views.disputes import DisputeLine
from onrecord.views.evidence import Quoted, voices_line
from onrecord.views.glance import Glance
from onrecord.views.happened import Group as Quantity
from onrecord.views.happened import Happening, Value
from onrecord.views.markdown_words import counted, escaped, escaped_inside, refs
from onrecord.views.matrix import ALL, LEGEND
from onrecord.views.positions import DOUBTED, STANCE_WORDS, PositionLine
from onrecord.views.stands import (
    SIDE_WORDS,
    Column,
    Contest,
    Grid,
    Move,
    News,
    Put,
    Stand,
    State,
    Voice,
    carried_by,
    day_shown,
    shown_day,
)
from onrecord.views.wording import out_of, shortened, shown

_WORDS = 320


def glance(found: Glance) -> Iterator[str]:
    """What happened last, what comes next, where each main party stands, what is disputed; nothing where nothing is."""
    if not found:
        return
    yield from ("## In short", "")
    for one in found.latest:
        yield f"- _{one.on}{_voices(one)}:_ {_quoted(one.words)}{refs(one.notes)}"
    for one in found.coming:
        yield f"- _planned for {one.on}{_voices(one)}:_ {_quoted(one.words)}{refs(one.notes)}"
    for each in found.stands:
        line = each.stand.line
        stance = f"_{STANCE_WORDS[line.stance]}_ ({escaped_inside(each.issue)})"
        said = f"{_quotation(line.words)}{_conditions(line)}{refs(each.stand.notes)}"
        yield f"- **{escaped(each.party)}** {stance}: {said}"
    for contest in found.disputes:
        yield f"- _disputed:_ {_disputed(contest.line)} _(dispute {contest.number})_"
    yield ""


def news(state: State) -> Iterator[str]:
    """Moves and new positions since the day; nothing where no day is asked for."""
    if state.news is None:
        return
    yield from (f"## New since {written(state.news.since)}", "")
    yield from _moves(state)
    yield from _fresh(state.news)
    fresh = [one for one in state.disputes if one.new]
    for one in fresh:
        yield f"- _dispute {one.number}, below:_ {_disputed(one.line)}"
    if not (state.moves or state.news.fresh or fresh):
        yield "_no new position, move or dispute_"
    yield ""


def _fresh(found: News) -> Iterator[str]:
    for one in found.fresh:
        issues = ", ".join(map(escaped_inside, one.issues))
        line = one.stand.line
        yield f"- **{escaped(line.party)}** _{STANCE_WORDS[line.stance]}_ ({issues}): {_said(one.stand)}"
    facts = [f"{counted(found.more, 'more new position')} not shown"] if found.more else []
    facts += [f"{counted(found.held, 'position')} on which nothing moved"] if found.held else []
    facts += [f"{counted(found.undated, 'position')} without a known day"] if found.undated else []
    if facts:
        yield f"- _{' · '.join(facts)}_"


def state_of_talks(state: State) -> Iterator[str]:
    """The matrix and under it the words of each cell; then what moved, was proposed and is disputed."""
    yield from ("## State of the talks", "")
    yield from _grid(state.grid)
    if state.moves and state.news is None:
        yield from ("## What moved", "")
        yield from _moves(state)
    yield from _proposals(state)
    yield from _disputes(state)


def _grid(grid: Grid) -> Iterator[str]:
    if not grid.parties:
        yield from ("_no positions_", "")
        return
    yield f"| | {' | '.join(escaped(one) for one in grid.issues)} |"
    yield f"|---|{'---|' * len(grid.issues)}"
    for party in grid.parties:
        cells = [grid.at(party, issue) for issue in grid.issues]
        labels = (
            f"_{one.label}{', new' if one.new else ''}_ {escaped_inside(one.gist)}" if one else ""
            for one in cells
        )
        yield f"| **{escaped(party)}** | {' | '.join(labels)} |"
    yield from ("", f"_{LEGEND}_", "")
    if grid.more:
        yield from (f"_{grid.more}: `{ALL}`_", "")
    for party in grid.parties:
        yield from (f"### {escaped(party)}", "")
        for issue in grid.issues:
            cell = grid.at(party, issue)
            if cell is not None:
                yield f"- {escaped(issue)}"
                for one in cell.lines:
                    yield f"  - _{STANCE_WORDS[one.line.stance]}{_moved(one)}:_ {_said(one)}"
                if cell.more:
                    yield f"  - _{counted(cell.more, 'more position')} not shown_"
        yield ""


def _moved(one: Stand) -> str:
    return " →" if one.line.shifted else ""


def _said(one: Stand) -> str:
    """Words, conditions, notes; then day and voice."""
    line = one.line
    weight = f" · {each}" if (each := escaped_inside(carried_by(line))) else ""
    if not line.believed:
        weight += f" · {DOUBTED}"
    day = day_shown(line)
    if line.own:
        facts = f"_{day}{weight}_"
    else:
        voice = escaped_inside(line.characterised_by)
        facts = f"_{day} · according to_ {voice}{f' _{weight.lstrip()}_' if weight else ''}"
    return f"{_quotation(line.words)}{_conditions(line)}{refs(one.notes)} {facts}"


def _conditions(line: PositionLine) -> str:
    return "".join(f" _condition:_ {_quoted(each)}" for each in line.conditions)


def _quotation(one: Quoted) -> str:
    """In quotation marks; where their sentence is shown the words stand out in it."""
    if not (one.before or one.behind):
        return _quoted(one.words)
    opening, closing = one.marks
    before, behind = escaped_inside(f"{opening}{one.before}."), escaped_inside(f".{one.behind}{closing}")
    return f"{before[:-1]}**{escaped_inside(shortened(one.words, limit=_WORDS))}**{behind[1:]}"


def _quoted(words: str) -> str:
    """In quotation marks, with the words' own marks as they are."""
    return escaped(shown("direct", (shortened(words, limit=_WORDS),)))


def _moves(state: State) -> Iterator[str]:
    for one in state.moves:
        yield from _move(one)
    if state.moves_more:
        yield f"- _{counted(state.moves_more, 'earlier move')} not shown; `onrecord shifts` lists all_"
    if state.moves:
        yield ""


def _move(one: Move) -> Iterator[str]:
    yield f"- **{escaped(one.party)}**, {escaped(one.issue)}"
    for label, stand in (("before", one.before), ("after", one.after)):
        yield f"  - _{label}: {STANCE_WORDS[stand.line.stance]}_ {_said(stand)}"


def _proposals(state: State) -> Iterator[str]:
    if not state.proposals and not state.proposals_more:
        return
    yield from ("## Proposals", "")
    for one in state.proposals:
        yield from _proposal(one)
    if state.proposals_more:
        yield from (
            f"_{counted(state.proposals_more, 'more proposal')} not shown; `onrecord proposals` lists all_",
            "",
        )


def _proposal(one: Put) -> Iterator[str]:
    line = one.line
    who = f"**{escaped(line.proposed_by)}**" if line.proposed_by else "_not known by whom_"
    day = shown_day(line.on, line.published)
    yield f"- {_quotation(line.words)}{refs(one.notes)} _put forward by_ {who} _({day})_"
    for term, notes in one.terms:
        yield f"  - _term_ ({escaped_inside(term.issue)}): {_quotation(term.words)}{refs(notes)}"
    if one.terms_more:
        yield f"  - _{counted(one.terms_more, 'more term')} not shown_"
    for stand in one.answers:
        yield f"  - **{escaped(stand.line.party)}** _{STANCE_WORDS[stand.line.stance]}_ {_said(stand)}"
    if one.answers_more:
        yield f"  - _{counted(one.answers_more, 'more answer')} not shown_"
    yield ""


def _disputes(state: State) -> Iterator[str]:
    if not state.disputes:
        return
    yield from ("## Disputes", "")
    for one in state.disputes:
        yield from _dispute(one)
    if state.disputes_more:
        yield from (
            f"_{counted(state.disputes_more, 'more dispute')} not shown; `onrecord disputes` lists all_",
            "",
        )


def _dispute(one: Contest) -> Iterator[str]:
    new = " · new" if one.new else ""
    yield from (f"### {one.number}\\. {_disputed(one.line)}", "")
    heads = [_side(column) for column in one.columns]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in range(max(len(column.voices) for column in one.columns)):
        yield f"| {' | '.join(_cell(column.voices, row) for column in one.columns)} |"
    more = [
        f"{counted(column.more, 'more voice')} on one side not shown" for column in one.columns if column.more
    ]
    reasons = [escaped_inside(reason) for reason in one.line.reasons]
    yield from ("", f"_a dispute of {one.line.kind}{new} · {' · '.join([*reasons, *more])}_", "")


def _disputed(line: DisputeLine) -> str:
    """What is disputed in the sources' words, and the numbers that stand against each other."""
    values = f" _({escaped_inside(' / '.join(line.values))})_" if line.values else ""
    return f"{' _/_ '.join(map(_quoted, line.claims))}{values}"


def _side(column: Column) -> str:
    value = f" {escaped(column.value)}" if column.value else ""
    return f"_{SIDE_WORDS[column.stance]}_{value}"


def _cell(voices: Sequence[Voice], row: int) -> str:
    if row >= len(voices):
        return ""
    one = voices[row]
    weight = f"{counted(one.line.outlets, 'outlet')}, {counted(one.line.origins, 'origin')}"
    said = _quotation(one.said) if one.said else ""
    return f"**{escaped(one.line.by)}**: {said}{refs(one.notes)} _({weight})_"


def _voices(one: Happening) -> str:
    return f", {escaped_inside(voices_line(one.according_to))}" if one.according_to else ""


def happening(one: Happening) -> str:
    """An event on one line: the source's words, then what the program reads in them."""
    facts = ["planned"] if one.planned else []
    facts += [escaped_inside(voices_line(one.according_to))] if one.according_to else []
    facts += [f"by {', '.join(map(escaped_inside, one.actors))}"] if one.actors else []
    facts += [f"to {', '.join(map(escaped_inside, one.recipients))}"] if one.recipients else []
    facts += [f"in {escaped_inside(one.place)}"] if one.place else []
    facts.append(f"{counted(one.outlets, 'outlet')}, {counted(one.origins, 'origin')}")
    return f"{_quoted(one.words)}{refs(one.notes)} _({one.type}; {'; '.join(facts)})_"


def figures(state: State) -> Iterator[str]:
    if not state.figures and not state.figures_more:
        return
    yield from ("## Figures", "")
    for one in state.figures:
        yield from _quantity(one)
    if state.figures_more:
        more = counted(state.figures_more, "other number")
        yield f"- _{more} not shown; `onrecord figures` lists all_"
    yield ""


def _quantity(one: Quantity) -> Iterator[str]:
    head = one.head
    reasons = f": {'; '.join(map(escaped_inside, one.reasons))}" if one.reasons else ""
    yield f"- _{head}{reasons}_"
    for value in one.values:
        yield f"  - {_value(value)}"
    if one.more:
        yield f"  - _{counted(one.more, 'more value')} not shown_"


def _value(one: Value) -> str:
    lead, whole = out_of(one.denominator or "")
    out = f" _{lead}_ {_quoted(whole)}" if whole else ""
    day = f" _as of {one.as_of}_" if one.as_of else ""
    by = ", ".join(map(escaped_inside, one.by))
    where = "; ".join(map(escaped_inside, one.places))
    facts = f"_of_ {_quoted(one.of)}{out}{day} _according to_ {by} _·_ {where}"
    return f"**{_quoted(one.words)}** {facts}{refs(one.notes)}"
