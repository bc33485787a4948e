"""`onrecord demo`: the example that ships with the program, built, summed up and written as a brief."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

STORY = "Caldeiro Harbour and the Merrow Bank"
_CARRIED = 2
_CELLS = 2


@click.command(short_help="Build the bundled example, and its brief.")
@click.option(
    "-o",
    "--output",
    default="onrecord-demo",
    show_default=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the record and the brief.",
)
def demo(output: Path) -> None:
    """Build the bundled example: an invented fisheries dispute in the reports of invented outlets.

    Makes a folder with the record (story.db) and the brief (brief.html), and prints a short summary. The issues of
    its matrix come from a codebook of its own.

    \b
    Examples:
      onrecord demo
      onrecord demo -o /tmp/demo
    """
    from onrecord.cli.build import run
    from onrecord.cli.output import console
    from onrecord.cli.reading import opened
    from onrecord.cli.summaries import print_carried, print_next, print_state, print_summary, quoted
    from onrecord.engine.build import BuildOptions
    from onrecord.views.brief import make_brief
    from onrecord.views.filters import Filters
    from onrecord.views.html import render_html
    from onrecord.views.summary import summarise

    output.mkdir(parents=True, exist_ok=True)
    record, page = output / "story.db", output / "brief.html"
    example = files("onrecord") / "demo"
    codebook = ("codebook.toml", (example / "codebook.toml").read_text(encoding="utf-8"))
    with as_file(example / "pages") as pages:
        result = run((str(pages),), record, BuildOptions(story=STORY, codebook=codebook))
    with opened(record) as held:
        summary = summarise(held)
        brief = make_brief(held, Filters())
    page.write_text(render_html(brief), encoding="utf-8")
    console().print(f"{STORY} (invented)\n", style="bold")
    print_summary(summary, this_build=result)
    print_state(brief, most=_CELLS)
    print_carried(brief, most=_CARRIED)
    print_next(
        f"open {quoted(page)} in a browser",
        f"onrecord positions {quoted(record)} --matrix",
        f"onrecord utterances {quoted(record)}",
    )
