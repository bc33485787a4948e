"""Positions, shifts and the matrix as text for a terminal of 80 columns or more, or a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.layout import indented, print_trimmed
from onrecord.cli.output import clean, console, counted
from onrecord.views.disputes import Disputes
from onrecord.views.evidence import Quoted
from onrecord.views.matrix import ALL, LEGEND, cell_label, left_out
from onrecord.views.plain import printable
from onrecord.views.positions import DOUBTED, STANCE_WORDS, Matrix, PositionLine, Positions, Shift
from onrecord.views.proposals import Proposals


def print_positions(found: Positions) -> None:
    """By party and issue."""
    out = console()
    for party, lines in groupby(found.rows, key=lambda line: line.party):
        out.print(Text(clean(party), style="bold"))
        for issue, same in groupby(lines, key=lambda line: line.issue):
            out.print(Text(f"  {clean(issue)}", style="italic"))
            for line in same:
                _print_position(out, line)
        out.print()
    _close(out, counted(len(found.rows), "position"), found.undated)


def _print_position(out: Console, line: PositionLine) -> None:
    mark = " → moved" if line.shifted else ""
    head = Text.assemble((f"{STANCE_WORDS[line.stance]}{mark}", "bold"), (f"  {_when(line)}", "dim"))
    indented(out, head, label="    ")
    indented(out, quotation(line.words), label="      ")
    for condition in line.conditions:
        indented(out, Text.assemble(("condition: ", "dim"), f"“{clean(condition)}”"), label="      ")
    indented(out, _cited(line.evidence), label="      ")
    carried = f" · {counted(line.outlets, 'outlet')}, {counted(line.origins, 'origin')}"
    weight = carried if line.outlets > 1 else ""
    alone = {one.place for one in line.evidence} == {line.characterised_by}
    by = "the outlet" if line.by_outlet and alone else clean(line.characterised_by)
    voice = "" if line.own else f" · according to {by}"
    doubt = "" if line.believed else f" · {DOUBTED}"
    facts = f"{voice}{weight}{doubt}".removeprefix(" · ")
    if facts:
        indented(out, Text(facts, style="dim"), label="      ")


def _when(line: PositionLine) -> str:
    if line.on:
        return line.on
    return f"in print {line.published}" if line.published else "day not shown"


def _cited(evidence: Sequence[Quoted]) -> Text:
    places = dict.fromkeys(clean(one.place) for one in evidence)
    return Text("; ".join(places), style="italic")


def quotation(one: Quoted) -> Text:
    """The words in quotation marks; where their sentence is shown they stand out in it, in a pipe between stars."""
    if not (one.before or one.behind):
        return Text(f"“{clean(one.words)}”")
    words = clean(one.words) if console().is_terminal else f"*{clean(one.words)}*"
    opening, closing = one.marks
    before, behind = (printable(one.before), "dim"), (printable(one.behind), "dim")
    return Text.assemble(opening, before, (words, "bold"), behind, closing)


def print_shifts(found: Sequence[Shift]) -> None:
    out = console()
    for shift in found:
        out.print(Text.assemble((clean(shift.party), "bold"), (f"  {clean(shift.issue)}", "italic")))
        for line in (shift.before, shift.after):
            label = "before" if line is shift.before else "after"
            head = Text.assemble((STANCE_WORDS[line.stance], "bold"), (f"  {_when(line)}", "dim"))
            indented(out, head, label=f"  {label:<8}")
            indented(out, quotation(line.words), label=" " * 10)
            for condition in line.conditions:
                indented(out, Text.assemble(("condition: ", "dim"), f"“{clean(condition)}”"), label=" " * 10)
            indented(out, _cited(line.evidence), label=" " * 10)
        out.print()
    out.print(Text(counted(len(found), "shift"), style="dim"))


def print_matrix(matrix: Matrix) -> None:
    """As many issues beside each other as the terminal has room for, the rest below."""
    out = console()
    if not matrix.parties:
        out.print(Text("no positions", style="dim"))
        return
    across = max(2, (out.width - 20) // 16)
    for start in range(0, len(matrix.issues), across):
        issues = matrix.issues[start : start + across]
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        table.add_column("", max_width=22, overflow="fold")
        for issue in issues:
            table.add_column(clean(issue), overflow="fold")
        for party in matrix.parties:
            cells = [matrix.cells.get((party, issue)) for issue in issues]
            labels = [cell_label(one) if one else "" for one in cells]
            if any(cells):
                table.add_row(Text(clean(party), style="bold"), *map(Text, labels))
        print_trimmed(out, table)
        out.print()
    out.print(Text(LEGEND, style="dim"))
    if more := left_out(matrix.parties_more, matrix.issues_more):
        out.print(Text(f"{more}: {ALL}", style="dim"))


def print_proposals(found: Proposals) -> None:
    out = console()
    for one in found.rows:
        who = clean(one.proposed_by) or "unknown"
        day = one.on or (f"in print {one.published[:10]}" if one.published else "day not shown")
        out.print(Text.assemble((who, "bold"), (f"  {day}", "dim")))
        indented(out, quotation(one.words))
        indented(out, Text(clean(one.words.place), style="italic"))
        if one.earlier is not None:
            indented(
                out, Text.assemble(("with other amounts than ", "dim"), quotation(one.earlier)), label="    "
            )
        for term in one.terms:
            words = Text.assemble((f"{clean(term.issue)}: ", "italic"), quotation(term.words))
            indented(out, words, label="    term    ")
        for line in one.responses:
            answer = f" {STANCE_WORDS[line.stance]} "
            said = Text.assemble((clean(line.party), "bold"), answer, quotation(line.words))
            indented(out, said, label="    answer  ")
            for condition in line.conditions:
                indented(out, Text.assemble(("condition: ", "dim"), f"“{clean(condition)}”"), label=" " * 12)
        out.print()
    _close(out, counted(len(found.rows), "proposal"), found.undated)


def print_disputes(found: Disputes) -> None:
    out = console()
    for one in found.rows:
        claims = Text(" / ", style="dim").join(Text(f"“{clean(each)}”", style="bold") for each in one.claims)
        values = f" ({' / '.join(map(clean, one.values))})" if one.values else ""
        out.print(Text.assemble((f"{one.kind}: ", "dim"), claims, (values, "dim")))
        for side in one.sides:
            value = f" {clean(side.value)}" if side.value else ""
            head = Text.assemble((side.stance.replace("_", " "), "bold"), value, "  ", clean(side.by))
            head.append(
                f"  {counted(side.outlets, 'outlet')}, {counted(side.origins, 'origin')}", style="dim"
            )
            indented(out, head, label="  ")
            for words in side.evidence:
                line = Text.assemble(quotation(words), (f" ({clean(words.place)})", "dim"))
                indented(out, line, label="    ")
        indented(out, Text("; ".join(map(clean, one.reasons)), style="dim"), label="  ")
        out.print()
    _close(out, counted(len(found.rows), "dispute"), found.undated)


def print_rows(header: Sequence[str], rows: Sequence[object]) -> None:
    """A plain table of records."""
    out = console()
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        values = (getattr(row, name) for name in header)
        table.add_row(*(Text("" if value is None else clean(str(value))) for value in values))
    if rows:
        print_trimmed(out, table)
    else:
        out.print(Text("none", style="dim"))


def _close(out: Console, total: str, undated: int) -> None:
    out.print(Text(total, style="dim"))
    if undated:
        out.print(Text(f"{undated} without a known day left out by --since or --until", style="dim"))
