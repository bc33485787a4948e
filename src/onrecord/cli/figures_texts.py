"""Figures as text for a terminal of 80 columns or more, or a pipe."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from onrecord.cli.layout import indented
from onrecord.cli.output import clean, console, counted
from onrecord.cli.texts import NO_DAY, undated_line
from onrecord.views.figures import FigureLine, Figures
from onrecord.views.wording import out_of


def print_figures(found: Figures) -> None:
    """Those of one quantity under one heading, then those that stand alone."""
    out = console()
    alone = False
    for group in found.groups():
        if group[0].comparable is None and not alone:
            out.print(Text("not comparable with any other", style="bold dim"))
            alone = True
        if group[0].comparable is not None:
            out.print(_heading(group))
        for line in group:
            _print_line(out, line)
        if not alone:
            out.print()
    if alone:
        out.print()
    out.print(Text(counted(len(found.rows), "figure"), style="dim"))
    if found.undated:
        out.print(Text(undated_line(found.undated, "figure"), style="dim"))


def _heading(group: Sequence[FigureLine]) -> Text:
    """What is measured and out of what, in the words of the first."""
    line = group[0]
    text = Text(clean(line.of), style="bold")
    if line.denominator and line.denominator != line.of:
        lead, whole = out_of(line.denominator)
        text.append(f" {lead} ", style="not bold dim").append(clean(whole))
    same = f"  {clean(line.unit)} · {counted(len(group), 'figure')} to compare"
    return text.append(same, style="not bold dim")


def _print_line(out: Console, line: FigureLine) -> None:
    facts = (line.unit or "no unit", line.as_of or NO_DAY, f"according to {line.by}")
    head = Text.assemble((clean(line.words), "bold"), (f"  {' · '.join(map(clean, facts))}", "dim"))
    indented(out, head)
    if line.evidence.words != line.words:
        indented(out, Text(f"“{clean(line.evidence.words)}”"), label="    ")
    if line.denominator:
        lead, whole = out_of(line.denominator)
        indented(out, Text.assemble((f"{lead} ", "dim"), clean(whole)), label="    ")
    place = line.evidence
    title = f": {clean(place.title)}" if place.title else ""
    cited = Text.assemble(
        (clean(place.place), "italic"), title, (f" ({place.published or 'no date'})", "dim")
    )
    indented(out, cited, label="    ")
    for reason in line.not_compared:
        others = "others not compared" if line.comparable else "not compared"
        indented(out, Text(f"{others}: {clean(reason)}", style="dim"), label="    ")
