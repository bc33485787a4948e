"""The matrix of parties by issues as Markdown: a table, and under it the words behind each cell."""

from __future__ import annotations

from onrecord.views.markdown_words import escaped
from onrecord.views.positions import DOUBTED, STANCE_WORDS, Cell, Matrix, PositionLine

LEGEND = (
    "→ the stance moved · ≠ voices differ on it · the number counts independent reports · a position is told by the "
    "party itself where no voice is named · “in print” is the day of the article, where none tells that of the act · "
    "a line read with doubt, or told of the party by others, is shown in a cell only where there is no other; the "
    "number counts those too"
)
ALL = "onrecord positions --matrix --full"  # shows them all


def cell_label(cell: Cell) -> str:
    """The last stance with its marks and the number of independent reports."""
    marks = f"{' →' if cell.shifted else ''}{' ≠' if cell.contested else ''}"
    who = f", {cell.speaker}" if cell.speaker else ""
    return f"{STANCE_WORDS[cell.last.stance]}{marks}{who} ({cell.origins})"


def left_out(parties: int, issues: int) -> str:
    """What a matrix has no room for: "2 parties and 1 issue more"; "" where it has room for all."""
    told = [f"{parties} {'party' if parties == 1 else 'parties'}"] if parties else []
    told += [f"{issues} {'issue' if issues == 1 else 'issues'}"] if issues else []
    return f"{' and '.join(told)} more, with fewer reports" if told else ""


def matrix_markdown(matrix: Matrix) -> str:
    """A table, and under it each cell's positions with their words."""
    if not matrix.parties:
        return "_no positions_\n"
    lines = [f"| | {' | '.join(map(escaped, matrix.issues))} |", f"|---|{'---|' * len(matrix.issues)}"]
    for party in matrix.parties:
        cells = [matrix.cells.get((party, issue)) for issue in matrix.issues]
        shown = [f"_{cell_label(cell)}_" if cell else "" for cell in cells]
        lines.append(f"| **{escaped(party)}** | {' | '.join(shown)} |")
    lines += ["", f"_{LEGEND}_", ""]
    if more := left_out(matrix.parties_more, matrix.issues_more):
        lines += [f"_{more}: `{ALL}`_", ""]
    for party in matrix.parties:
        for issue in matrix.issues:
            cell = matrix.cells.get((party, issue))
            if cell:
                lines += [f"**{escaped(party)}**, {escaped(issue)}", ""]
                lines += [_markdown_line(line) for line in cell.lines]
                lines.append("")
    return "\n".join(lines)


def _markdown_line(line: PositionLine) -> str:
    where = "; ".join(dict.fromkeys(escaped(one.place) for one in line.evidence))
    voice = "the party itself" if line.own else escaped(line.characterised_by)
    conditions = "".join(f" — _condition:_ “{escaped(one)}”" for one in line.conditions)
    day = line.on or (f"in print {line.published}" if line.published else "day not shown")
    doubt = "" if line.believed else f", {DOUBTED}"
    stance = f"_{STANCE_WORDS[line.stance]}_ ({day}{doubt})"
    return f"- {stance} “{escaped(line.what)}”{conditions} — _according to_ {voice}; {where}"
