"""`onrecord brief`: a record in, one page for a reader out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli.options import filtered, record_argument
from onrecord.cli.output import spare_pages, write_page
from onrecord.cli.reading import opened
from onrecord.errors import WrongUsage
from onrecord.views.filters import Filters

if TYPE_CHECKING:
    from onrecord.views.brief import Brief

Layout = Literal["md", "html", "docx"]
_BY_NAME: dict[str, Layout] = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "md",
    "": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}


@click.command(short_help="Write the brief, a source under every line.")
@record_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "docx"]),
    help="Markdown, HTML or Word; without it, by the name of the output, else Markdown.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file instead of standard output.",
)
@click.option(
    "--full",
    is_flag=True,
    help="Leave nothing out; without it, a brief shows what most reports carry and counts the rest.",
)
@filtered
def brief(record: Path, form: Layout | None, output: Path | None, full: bool, filters: Filters) -> None:
    """Write the brief: where the parties stand, what moved, what is disputed, who said what; a note under every line.

    With --since, what is new since that day stands first. The HTML page stands on its own: no script, nothing
    loaded from elsewhere, fit for phones and for paper. A Word file needs -o.

    \b
    Examples:
      onrecord brief story.db -o brief.html
      onrecord brief story.db --since 2031-05-03 -o brief.docx
      onrecord brief story.db --format md | less
      onrecord brief story.db --by "Haddad" -o haddad.md
    """
    layout = form or _by_name(output)
    if layout == "docx" and output is None:
        raise WrongUsage("a Word file is not for the terminal; name it with -o brief.docx")
    from onrecord.views.brief import FULL, make_brief

    with opened(record) as held:
        spare_pages(output, held)
        made = make_brief(held, filters, room=FULL if full else None, on_paper=layout != "html")
    page = _laid_out(made, layout)
    if output is not None:
        write_page(output, page)
    elif isinstance(page, str):
        click.echo(page, nl=False)


def _by_name(output: Path | None) -> Layout:
    if output is None:
        return "md"
    layout = _BY_NAME.get(output.suffix.lower())
    if layout is None:
        raise WrongUsage(f"{output}: name it .md, .html or .docx, or say which with --format")
    return layout


def _laid_out(made: Brief, layout: Layout) -> str | bytes:
    if layout == "docx":
        from onrecord.views.docx import render_docx

        return render_docx(made)
    if layout == "html":
        from onrecord.views.html import render_html

        return render_html(made)
    from onrecord.views.markdown import render_markdown

    return render_markdown(made)
