"""`onrecord inspect`: a page in; block by block, what was kept for which article, what was dropped, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.output import clean, console, write_page
from onrecord.errors import WrongUsage

if TYPE_CHECKING:
    from onrecord.views.inspection import InspectedArticle, InspectedBlock, Inspection


@click.command(short_help="Show what is kept and dropped of a page, and why.")
@click.argument("page", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--html",
    "output",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write it as a self-contained page instead.",
)
@click.pass_context
def inspect(ctx: click.Context, page: str, output: Path | None) -> None:
    """Show a page block by block: what is kept for which article, what is dropped, and why.

    PAGE is a file as `build` takes it; nothing is stored. The exit status is 1 where no article is found.

    \b
    Examples:
      onrecord inspect clippings/monday.html
      onrecord inspect clippings/monday.html --html kept.html
    """
    found = tuple(_inspect(page))
    if output is not None:
        from onrecord.views.html import render_inspection

        if output.resolve() == Path(page).resolve():
            raise WrongUsage(f"{output}: is the page itself; give another name")
        write_page(output, render_inspection(found))
    else:
        for one in found:
            _print(one)
    if not any(one.articles for one in found):
        ctx.exit(1)


def _inspect(page: str) -> list[Inspection]:
    from onrecord.acquire import gather
    from onrecord.document.extract import extract
    from onrecord.errors import UnreadablePage
    from onrecord.records import Failure
    from onrecord.settings import Limits
    from onrecord.views.inspection import Inspection, inspection
    from onrecord.views.unknowns import reason_of

    found: list[Inspection] = []
    for one in gather([page], limits=Limits()):
        if isinstance(one, Failure):
            found.append(Inspection(one.page, None, (), (), reason_of(one)))
            continue
        try:
            made = extract(one.page, one.content, limits=Limits())
        except UnreadablePage as error:
            reason = str(error).removeprefix(f"{one.page.source}: ")
            found.append(Inspection(one.page.source, None, (), (), reason))
        else:
            found.append(inspection(one.page.source, made))
    return found


def _print(found: Inspection) -> None:
    from rich.text import Text

    out = console()
    read_as = f"  read as {found.charset}" if found.charset else ""
    out.print(Text.assemble((clean(found.page), "bold"), (read_as, "dim")))
    if found.failure:
        out.print(Text(f"no article: {clean(found.failure)}"), soft_wrap=True)
    for article in found.articles:
        _print_article(article)
    out.print()
    for block in found.blocks:
        _print_block(block)


def _print_article(article: InspectedArticle) -> None:
    from rich.text import Text

    from onrecord.cli.layout import indented

    facts = (
        article.outlet or "outlet not shown",
        ", ".join(article.authors),
        article.published or "date not shown",
        f"updated {article.updated}" if article.updated else "",
        article.language or "",
        f"{article.translated} translation" if article.translated else "",
        f"credits {', '.join(article.credits)}" if article.credits else "",
        f"{article.words:,} words",
    )
    out = console()
    indented(out, Text(clean(article.title) or "no headline"), label=f"article {article.number:<3}")
    indented(out, Text(" · ".join(clean(fact) for fact in facts if fact), style="dim"), label=" " * 11)
    for shown in article.shown:
        words = f"{shown.field} from the words \u201c{clean(shown.words)[:120]}\u201d"
        indented(out, Text(words, style="dim"), label=" " * 11)


def _print_block(block: InspectedBlock) -> None:
    from rich.text import Text

    from onrecord.cli.layout import indented

    dropped = block.article is None
    mark = "-" if dropped else f"+ {block.article}"
    reason = f": {clean(block.reason)}" if block.reason else ""
    out = console()
    out.print(Text(f"{mark} {block.label}{reason}", style="dim" if dropped else "green"))
    indented(out, Text(clean(block.text), style="dim" if dropped else ""), label="    ")
