"""`onrecord brief`: a record in, one page for a reader out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from onrecord.cli.options import filtered, record_argument
from onrecord.cli.output import write_page
from onrecord.cli.reading import opened
from onrecord.errors import WrongUsage
from onrecord.views.filters import Filters

_FORMS = (".md", ".markdown", ".txt", ".html", ".htm", "")


@click.command(short_help="Write the brief, a source under every line.")
@record_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html"]),
    help="Markdown or HTML; without it, by the name of the output, else Markdown.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file instead of standard output.",
)
@filtered
def brief(record: Path, form: Literal["md", "html"] | None, output: Path | None, filters: Filters) -> None:
    """Write the brief: who said what, with a footnote to its source for every line.

    The HTML page stands on its own: no script, nothing loaded from elsewhere, fit for phones and for paper.

    \b
    Examples:
      onrecord brief story.db -o brief.html
      onrecord brief story.db --format md | less
      onrecord brief story.db --since 2031-05-03 --by "Haddad" -o haddad.md
    """
    if form is None and output is not None and output.suffix.lower() not in _FORMS:
        raise WrongUsage(f"{output}: name it .md or .html, or say which with --format")
    from onrecord.views.brief import make_brief

    with opened(record) as held:
        made = make_brief(held, filters)
    if form == "html" or (form is None and output is not None and output.suffix.lower() in (".html", ".htm")):
        from onrecord.views.html import render_html

        text = render_html(made)
    else:
        from onrecord.views.markdown import render_markdown

        text = render_markdown(made)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_page(output, text)
