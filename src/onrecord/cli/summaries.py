"""What is printed after a build: counts, failures with their reasons, what was carried most, what to run next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from onrecord.cli.layout import indented, print_trimmed
from onrecord.cli.output import clean, console, counted
from onrecord.records import Failure
from onrecord.views.brief import Brief, Line
from onrecord.views.days import written
from onrecord.views.positions import STANCE_WORDS
from onrecord.views.stands import day_shown
from onrecord.views.summary import Summary
from onrecord.views.unknowns import reason_of
from onrecord.views.wording import reported, shortened, shown

if TYPE_CHECKING:
    from onrecord.engine.build import BuildResult

_FAILURES = 10
_WORDS = 220


def print_summary(summary: Summary, *, this_build: BuildResult | None = None) -> None:
    """The record in numbers, then what could not be read."""
    out = console()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column()
    for number, label in _counts(summary, this_build):
        table.add_row(f"{number:,}", Text(label, style="dim"))
    print_trimmed(out, table)
    for failure in summary.failures[:_FAILURES]:
        indented(out, _failure(failure))
    if len(summary.failures) > _FAILURES:
        out.print(Text(f"and {len(summary.failures) - _FAILURES:,} more; the brief lists them", style="dim"))
    for hint in _hints(summary):
        indented(out, Text(hint, style="dim"))


def print_carried(brief: Brief, *, most: int) -> None:
    """The utterances that most origins carry, with their speakers."""
    out = console()
    for line in brief.lead[:most]:
        out.print()
        out.print(_who(line))
        indented(out, Text(clean(shortened(reported(line.cue, line.words), limit=_WORDS))))
        facts = f"{counted(line.outlets, 'outlet')}, {counted(line.origins, 'origin')}"
        if len(line.wordings) > 1:
            facts += f", {counted(len(line.wordings), 'wording')}"
        indented(out, Text(facts, style="dim"))


def print_state(brief: Brief, *, most: int) -> None:
    """The cells of the matrix that most independent reports carry, those that moved first."""
    out = console()
    cells = sorted(
        (brief.talks.grid.cells or {}).items(),
        key=lambda item: (not item[1].shifted, -item[1].origins, item[0]),
    )
    for (party, issue), cell in cells[:most]:
        stand = cell.lines[0]
        moved = " → moved" if cell.shifted else ""
        out.print()
        out.print(Text.assemble((clean(party), "bold"), f"  {clean(issue)}"))
        facts = f"{day_shown(stand.line)} · {counted(cell.origins, 'origin')}"
        indented(out, Text.assemble((f"{STANCE_WORDS[cell.stance]}{moved}", "bold"), (f"  {facts}", "dim")))
        indented(out, Text(clean(shortened(shown("direct", (stand.line.what,)), limit=_WORDS))))
        for condition in stand.line.conditions:
            quoted_words = clean(shortened(shown("direct", (condition,)), limit=_WORDS))
            indented(out, Text.assemble(("condition: ", "dim"), quoted_words))


def print_next(*commands: str) -> None:
    """`commands` as they can be pasted: the program by its path where its name alone is not found."""
    out = console()
    if shutil.which("onrecord") is None and Path(sys.argv[0]).name == "onrecord":
        commands = tuple(_with_path(one) for one in commands)
    out.print()
    for label, command in zip(("next:", *[""] * len(commands)), commands, strict=False):
        out.print(Text.assemble((f"{label:<5} ", "dim"), command), soft_wrap=True)


def _with_path(command: str) -> str:
    program = quoted(Path(os.path.relpath(sys.argv[0])))
    return f"{program}{command.removeprefix('onrecord')}" if command.startswith("onrecord ") else command


def quoted(path: Path) -> str:
    """A path as it can be pasted into a shell."""
    return shlex.quote(str(path))


def _counts(summary: Summary, this_build: BuildResult | None) -> list[tuple[int, str]]:
    kinds = f" ({summary.direct:,} direct, {summary.mixed:,} mixed, {summary.indirect:,} indirect)"
    done = ""
    if this_build is not None:
        done = f" ({this_build.read:,} read now, {this_build.known:,} known, {this_build.failed:,} failed)"
    counts = [
        (summary.pages, "page", done),
        (summary.articles, "article", ""),
        (summary.outlets, "outlet", ""),
        (summary.origins, "origin", ""),
        (summary.attributions, "attribution", kinds),
        (summary.utterances, "utterance", ""),
        (summary.actors, "actor", ""),
    ]
    # what the talks stages found, where they found something
    talks = (
        (summary.positions, "position"),
        (summary.proposals, "proposal"),
        (summary.disputes, "dispute"),
        (summary.events, "event"),
        (summary.figures, "figure"),
    )
    found = [(number, noun, "") for number, noun in talks if number]
    counts = [*counts, *found, (len(summary.failures), "failure", "")]
    return [(number, f"{noun}{'' if number == 1 else 's'}{more}") for number, noun, more in counts]


def _hints(summary: Summary) -> list[str]:
    """What a user may want to change before reading on."""
    missing = [f"{counted(summary.undated, 'article')} without a date"] if summary.undated else []
    missing += [f"{counted(summary.nameless, 'article')} without an outlet"] if summary.nameless else []
    hints = [f"{', '.join(missing)}: onrecord inspect shows what was read of a page"] if missing else []
    if summary.codebook:
        hints.append(f"issues by the codebook {summary.codebook!r}; --codebook takes another, or your own")
    return hints


def _failure(failure: Failure) -> Text:
    stage = (f"  {failure.stage}: ", "dim")
    return Text.assemble(clean(failure.page), stage, clean(reason_of(failure)))


def _who(line: Line) -> Text:
    text = Text(clean(line.speaker) or "unknown", style="bold")
    if not line.speaker and line.source:
        text.append(f" (“{clean(line.source)}”)", style="not bold")
    in_print = f", in print {written(line.published)}" if line.published else ""
    return text.append(f"  {line.said_on or f'date not shown{in_print}'}", style="not bold dim")
