"""`onrecord build`: pages in, a record out, and a summary of what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.output import note
from onrecord.cli.reading import opened
from onrecord.errors import WrongUsage
from onrecord.settings import Limits
from onrecord.views.summary import summarise

if TYPE_CHECKING:
    from onrecord.engine.build import Attributing, BuildOptions, BuildResult


@click.command(short_help="Build a record from saved pages, or add to one.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(exists=True))
@click.option(
    "--record",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The record to make, or to add to.",
)
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    metavar="N",
    type=click.IntRange(min=1),
    help="Read pages in this many processes.",
)
@click.option(
    "--attribution",
    default="learned",
    show_default=True,
    type=click.Choice(["learned", "rules"]),
    help="Who said what, and who stands where: weighed by the shipped models, or by rules alone, which learned from "
    "nobody's texts.",
)
@click.option(
    "--actors",
    "actor_list",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own list of actors (CSV), used before anything is guessed; the record keeps it.",
)
@click.option(
    "--codebook",
    metavar="NAME_OR_FILE",
    help="The issues to look for: one that ships (peace, industrial, trade, climate) or your own TOML file; the record "
    "keeps it. Without it the one that fits the pages best is taken.",
)
@click.option("--story", metavar="NAME", help="The story that these pages belong to.")
@click.option("--no-pages", is_flag=True, help="Keep hashes and cleaned text only, not the pages themselves.")
@click.option(
    "--max-page-bytes",
    default=Limits().page_bytes,
    show_default=True,
    metavar="N",
    type=click.IntRange(min=1),
    help="Do not read pages larger than this.",
)
@click.pass_context
def build(
    ctx: click.Context,
    inputs: tuple[str, ...],
    record: Path,
    jobs: int,
    attribution: Attributing,
    actor_list: Path | None,
    codebook: str | None,
    story: str | None,
    no_pages: bool,
    max_page_bytes: int,
) -> None:
    """Build a record from saved pages, or add to one.

    INPUT is a file or a folder of .html, .txt, .md, .json, .jsonl, .warc or .warc.gz. A second run adds what is
    new and reads again what changed; a run that was stopped goes on where it ended. A page that cannot be read is
    listed with the reason; the others go on. The exit status is 1 where no page could be read.

    Plain text may say in lines of their own, above or below its headline, whose it is and of when: "Outlet: NAME",
    "By NAME", "Published: 2026-03-10 09:12". `onrecord inspect PAGE` shows what was understood.

    \b
    Examples:
      onrecord build clippings/ --record story.db
      onrecord build monday.html wire.warc.gz --record story.db --story "Ferry strike"
      onrecord build archive/ --record story.db --jobs 4 --no-pages
      onrecord build clippings/ --record story.db --actors actors.csv
      onrecord build clippings/ --record story.db --codebook peace
    """
    from onrecord.acquire.actor_list import read_actor_list
    from onrecord.cli.summaries import print_next, print_summary, quoted
    from onrecord.engine.build import BuildOptions

    limits = Limits(page_bytes=max_page_bytes)
    options = BuildOptions(
        attribution=attribution,
        jobs=jobs,
        story=story,
        keep_pages=not no_pages,
        limits=limits,
        actors=None if actor_list is None else read_actor_list(actor_list),
        codebook=None if codebook is None else _codebook(codebook),
    )
    result = run(inputs, record, options)
    with opened(record) as held:
        summary = summarise(held)
    print_summary(summary, this_build=result)
    if not (result.read or result.known):
        note("nothing could be read")
        ctx.exit(1)
    print_next(f"onrecord brief {quoted(record)} -o brief.html", f"onrecord utterances {quoted(record)}")


def run(inputs: tuple[str, ...], record: Path, options: BuildOptions) -> BuildResult:
    """The build with its progress; stopped by hand, it says how to go on."""
    from onrecord.cli.progress import shown
    from onrecord.engine.build import build as build_record

    try:
        with shown() as progress:
            return build_record(inputs, record=record, options=options, progress=progress)
    except KeyboardInterrupt:
        note("stopped; what was read is kept, and the same command goes on from there")
        raise


def _codebook(given: str) -> tuple[str, str]:
    """Name and text of a codebook that ships or of the user's own. Raises `WrongUsage` where it cannot be used."""
    from onrecord.lexicons.codebooks import SHIPPED, read_codebook, shipped_text

    if given in SHIPPED:
        return given, shipped_text(given)
    path = Path(given)
    if not path.is_file():
        raise WrongUsage(f"{given}: no such codebook; name a TOML file, or one of {', '.join(SHIPPED)}")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{given}: is not UTF-8 text; save it as UTF-8") from error
    read_codebook(text, name=given)
    return path.name, text
