"""Text laid out for a terminal: folded and set in, without spaces at the ends of lines."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree


def indented(out: Console, what: Text, *, label: str = "  ") -> None:
    """A text folded to the width of the terminal, its lines set in under the end of the label."""
    folded = what.wrap(out, max(20, out.width - len(label)))
    for place, line in enumerate(folded):
        line.rstrip()
        start = label if place == 0 else " " * len(label)
        out.print(Text.assemble((start, "dim"), line), soft_wrap=True)


def print_trimmed(out: Console, what: Table | Tree) -> None:
    """A table or tree without the spaces that rich adds at the ends of lines."""
    with out.capture() as captured:
        out.print(what)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))
