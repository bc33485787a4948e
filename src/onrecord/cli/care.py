"""The commands that take care of a record: export, verify, diff, forget."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import record_argument
from onrecord.cli.output import clean, counted, note
from onrecord.cli.reading import opened

_RECORD = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="Write all rows as JSON lines.")
@record_argument
@click.option(
    "--to",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to; it is made where there is none.",
)
def export(record: Path, folder: Path) -> None:
    """Write all that a record holds as JSON lines, one file for each kind of row.

    \b
    Examples:
      onrecord export story.db --to export/
    """
    from onrecord.store.export import export as export_record

    with opened(record) as held:
        export_record(held, folder)
    note(f"written: {folder}")


@click.command(short_help="Check every page hash and every span.")
@record_argument
@click.pass_context
def verify(ctx: click.Context, record: Path) -> None:
    """Check every page hash and every span of a record against the texts.

    Prints one line for each fault, the first on standard error too; the exit status is then 1.

    \b
    Examples:
      onrecord verify story.db
    """
    from onrecord import open as open_record
    from onrecord.engine.verify import verify as faults_of

    with open_record(record) as held:
        faults = faults_of(held)
        pages = 0 if faults else sum(1 for _ in held.pages())
    for fault in faults:
        click.echo(clean(fault))
    if faults:
        note(f"{record}: {counted(len(faults), 'fault')}; the first: {clean(faults[0])}")
        ctx.exit(1)
    click.echo(f"{record}: {counted(pages, 'page')} and every span fit")


@click.command(short_help="Print in what two records differ.")
@click.argument("a", metavar="A", type=_RECORD)
@click.argument("b", metavar="B", type=_RECORD)
@click.pass_context
def diff(ctx: click.Context, a: Path, b: Path) -> None:
    """Print in what two records differ, whatever the order in which they were built.

    Prints nothing, with exit status 0, where they hold the same; exit status 1 where they differ.

    \b
    Examples:
      onrecord diff monday.db tuesday.db
    """
    from onrecord.store.diff import diff as differences_of

    with opened(a) as one, opened(b) as other:
        differences = differences_of(one, other)
    for line in differences:
        click.echo(clean(line))
    if differences:
        ctx.exit(1)


@click.command(short_help="Remove a page for good.")
@record_argument
@click.argument("page")
def forget(record: Path, page: str) -> None:
    """Remove a page from a record for good: its bytes, its articles, and what rested on it alone.

    PAGE is the path or address from which it was built, or the page's id. This cannot be undone.

    \b
    Examples:
      onrecord forget story.db clippings/monday.html
      onrecord forget story.db https://outlet.example/monday
    """
    from onrecord.engine.forget import forget as forget_page

    removed = forget_page(record, page)
    for one in removed:
        click.echo(f"forgotten: {clean(one.source)} ({one.id})")
        if Path(one.location).exists():
            click.echo("the file still lies there; a build that is given it reads it again", err=True)
    if not removed:
        click.echo(f"forgotten: the failure of {clean(page)}; the record held nothing else of it")
