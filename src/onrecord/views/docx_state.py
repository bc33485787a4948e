"""The state of the talks in Word: what is new, the matrix and its words, moves, proposals, disputes, figures."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.views.days import written
from onrecord.views.disputes import DisputeLine
from onrecord.views.docx_paper import Paper, Run, label, name, note, words
from onrecord.views.evidence import Quoted, voices_line
from onrecord.views.glance import Glance
from onrecord.views.happened import Happening
from onrecord.views.markdown_words import counted
from onrecord.views.matrix import ALL, LEGEND
from onrecord.views.positions import DOUBTED, STANCE_WORDS, PositionLine
from onrecord.views.stands import (
    SIDE_WORDS,
    Contest,
    Grid,
    Put,
    Square,
    Stand,
    State,
    Voice,
    carried_by,
    day_shown,
    shown_day,
)
from onrecord.views.wording import out_of


def add_glance(paper: Paper, found: Glance) -> None:
    """What happened last, what comes next, where each main party stands, what is disputed."""
    if not found:
        return
    paper.heading("In short")
    dated = [("", one) for one in found.latest] + [("planned for ", one) for one in found.coming]
    for before, one in dated:
        by = f", {voices_line(one.according_to)}" if one.according_to else ""
        paper.line(
            label(f"{before}{one.on}{by}  "), words(one.words), *_numbers(one.notes), style="List Bullet"
        )
    for each in found.stands:
        issue = label(f"  {each.issue}  ")
        line = each.stand.line
        said = (*_quotation(line.words), *_conditions(line), *_numbers(each.stand.notes))
        paper.line(name(each.party), _stance(each.stand), issue, *said, style="List Bullet")
    for contest in found.disputes:
        paper.line(label(f"dispute {contest.number}  "), *_disputed(contest.line), style="List Bullet")


def add_news(paper: Paper, state: State) -> None:
    if state.news is None:
        return
    paper.heading(f"New since {written(state.news.since)}")
    _moves(paper, state)
    for one in state.news.fresh:
        issues = label(f"  {', '.join(one.issues)}")
        paper.line(name(one.stand.line.party), _stance(one.stand), issues, keep=True)
        _said(paper, one.stand)
    fresh = [one for one in state.disputes if one.new]
    for dispute in fresh:
        paper.line(label(f"dispute {dispute.number}, below  "), *_disputed(dispute.line))
    if not (state.moves or state.news.fresh or fresh):
        paper.line(label("no new position, move or dispute"))
    facts = [f"{counted(state.news.more, 'more new position')} not shown"] if state.news.more else []
    facts += [f"{counted(state.news.held, 'position')} on which nothing moved"] if state.news.held else []
    facts += [f"{counted(state.news.undated, 'position')} without a known day"] if state.news.undated else []
    if facts:
        paper.line(label(" · ".join(facts)))


def add_state(paper: Paper, state: State) -> None:
    paper.heading("State of the talks")
    _grid(paper, state.grid)
    if state.moves and state.news is None:
        paper.heading("What moved")
        _moves(paper, state)
    if state.proposals:
        paper.heading("Proposals")
        for put in state.proposals:
            _proposal(paper, put)
    if state.proposals_more:
        paper.line(label(f"{counted(state.proposals_more, 'more proposal')} not shown"))
    if state.disputes:
        paper.heading("Disputes")
        for contest in state.disputes:
            _dispute(paper, contest)
    if state.disputes_more:
        paper.line(label(f"{counted(state.disputes_more, 'more dispute')} not shown"))


def _grid(paper: Paper, grid: Grid) -> None:
    if not grid.parties:
        paper.line(label("no positions"))
        return
    rows: list[list[tuple[Run, ...]]] = []
    for party in grid.parties:
        cells = [grid.at(party, issue) for issue in grid.issues]
        labels = [_square(one) if one else () for one in cells]
        rows.append([(words(party, bold=True, small=True),), *labels])
    paper.table([(), *((label(issue, bold=True),) for issue in grid.issues)], rows)
    paper.line(label(LEGEND))
    if grid.more:
        paper.line(label(f"{grid.more}: {ALL}"))
    for party in grid.parties:
        paper.heading(party, level=2, ours=False)
        for issue in grid.issues:
            cell = grid.at(party, issue)
            for number, one in enumerate(cell.lines if cell else ()):
                paper.line(label(f"{issue}  " if number == 0 else "  "), _stance(one), keep=True)
                _said(paper, one)
            if cell and cell.more:
                paper.line(label(f"{counted(cell.more, 'more position')} not shown"))


def _square(one: Square) -> tuple[Run, ...]:
    return label(one.label + (", new" if one.new else "") + "  "), words(one.gist, small=True)


def _stance(one: Stand) -> Run:
    return label(f"  {STANCE_WORDS[one.line.stance]}{' →' if one.line.shifted else ''}", bold=True)


def _said(paper: Paper, one: Stand) -> None:
    """Words, conditions, notes; then day and voice."""
    line = one.line
    paper.line(*_quotation(line.words), *_conditions(line), *_numbers(one.notes), style="Quote", keep=True)
    weight = f" · {each}" if (each := carried_by(line)) else ""
    if not line.believed:
        weight += f" · {DOUBTED}"
    voice = (
        [] if line.own else [label(" · according to "), words(line.characterised_by, italic=True, small=True)]
    )
    paper.line(label(day_shown(line)), *voice, label(weight), after=True)


def _conditions(line: PositionLine) -> tuple[Run, ...]:
    return tuple(run for each in line.conditions for run in (label("  condition  "), words(each)))


def _quotation(one: Quoted) -> tuple[Run, ...]:
    """Words; where their sentence is shown they stand out in it."""
    if not (one.before or one.behind):
        return (words(one.words),)
    return words(one.before), words(one.words, bold=True), words(one.behind)


def _numbers(numbers: Iterable[int]) -> tuple[Run, ...]:
    return tuple(note(number) for number in numbers)


def _moves(paper: Paper, state: State) -> None:
    for one in state.moves:
        paper.line(name(one.party), label(f"  {one.issue}"), keep=True)
        for when, stand in (("before", one.before), ("after", one.after)):
            paper.line(label(when), _stance(stand), keep=True)
            _said(paper, stand)
    if state.moves_more:
        paper.line(label(f"{counted(state.moves_more, 'earlier move')} not shown"))


def _proposal(paper: Paper, one: Put) -> None:
    line = one.line
    paper.line(*_quotation(line.words), *_numbers(one.notes), keep=True)
    who = (
        words(line.proposed_by, italic=True, small=True) if line.proposed_by else label("somebody not known")
    )
    day = shown_day(line.on, line.published)
    paper.line(label("put forward by "), who, label(f" · {day}"))
    for term, notes in one.terms:
        paper.line(
            label(f"term, {term.issue}  "), *_quotation(term.words), *_numbers(notes), style="List Bullet"
        )
    if one.terms_more:
        paper.line(label(f"{counted(one.terms_more, 'more term')} not shown"))
    for stand in one.answers:
        paper.line(label("answer  "), name(stand.line.party), _stance(stand), keep=True)
        _said(paper, stand)
    if one.answers_more:
        paper.line(label(f"{counted(one.answers_more, 'more answer')} not shown"))


def _dispute(paper: Paper, one: Contest) -> None:
    new = " · new" if one.new else ""
    paper.line(label(f"{one.number}  of {one.line.kind}{new}  "), *_disputed(one.line, bold=True), keep=True)
    header = [
        (label(f"{SIDE_WORDS[side.stance]} {side.value or ''}".strip(), bold=True),) for side in one.columns
    ]
    rows = [
        [_voice(side.voices[row]) if row < len(side.voices) else () for side in one.columns]
        for row in range(max(len(side.voices) for side in one.columns))
    ]
    paper.table(header, rows)
    more = [f"{counted(side.more, 'more voice')} on one side not shown" for side in one.columns if side.more]
    paper.line(label(f"set side by side for: {' · '.join((*one.line.reasons, *more))}"), after=True)


def _disputed(line: DisputeLine, *, bold: bool = False) -> tuple[Run, ...]:
    """What is disputed in the sources' words, and the numbers that stand against each other."""
    parted = [run for one in line.claims for run in (label("  /  "), words(one, bold=bold))][1:]
    return (*parted, label(f"  ({' / '.join(line.values)})" if line.values else ""))


def _voice(one: Voice) -> tuple[Run, ...]:
    weight = f"  {counted(one.line.outlets, 'outlet')}, {counted(one.line.origins, 'origin')}"
    said = _quotation(one.said) if one.said else ()
    return (name(one.line.by), words("  "), *said, *_numbers(one.notes), label(weight))


def happening(paper: Paper, one: Happening) -> None:
    """An event: the source's words, then what the program reads in them."""
    facts = [one.type.lower()]
    facts += [voices_line(one.according_to)] if one.according_to else []
    facts += [f"by {', '.join(one.actors)}"] if one.actors else []
    facts += [f"to {', '.join(one.recipients)}"] if one.recipients else []
    facts += [f"in {one.place}"] if one.place else []
    facts.append(f"{counted(one.outlets, 'outlet')}, {counted(one.origins, 'origin')}")
    when, read = label(f"{one.told}  "), label(f"  {' · '.join(facts)}")
    paper.line(when, words(one.words), *_numbers(one.notes), read, style="List Bullet")


def _out_of(denominator: str | None) -> tuple[Run, ...]:
    lead, whole = out_of(denominator or "")
    return (label("per "), words(whole)) if lead == "per" else (words(whole or "—"),)


def add_figures(paper: Paper, state: State) -> None:
    if not state.figures and not state.figures_more:
        return
    paper.heading("Figures")
    for one in state.figures:
        reasons = f": {'; '.join(one.reasons)}" if one.reasons else ""
        paper.line(label(f"{one.head}{reasons}"), keep=True)
        rows = [
            [
                (words(value.words, bold=True), *_numbers(value.notes)),
                (words(value.of), label(f"  as of {value.as_of}" if value.as_of else "")),
                _out_of(value.denominator),
                (words(", ".join(value.by), small=True),),
            ]
            for value in one.values
        ]
        heads = ("value", "of", "out of", "according to")
        paper.table([(label(head, bold=True),) for head in heads], rows)
    if state.figures_more:
        more = counted(state.figures_more, "other number")
        paper.line(label(f"{more} not shown"))
