"""The matrix of parties by issues as Markdown: a table, and under it the words behind each cell."""

from __future__ import annotations

from onrecord.views.markdown_words import escaped
from onrecord.views.positions import DOUBTED, STANCE_WORDS, Cell, Matrix, PositionLine

LEGEND = (
    "→ the stance moved · ≠ voices differ on it · the number counts independent reports · a position is told by the "
    "party itself where no voice is named · “in print” is the day of the article, where none tells that of the act"
)


def cell_label(cell: Cell) -> str:
    """The last stance with its marks and the number of independent reports."""
    marks = f"{' →' if cell.shifted else ''}{' ≠' if cell.contested else ''}"
    return f"{STANCE_WORDS[cell.last.stance]}{marks} ({cell.origins})"


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
