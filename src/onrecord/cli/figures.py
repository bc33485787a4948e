"""The command `figures`: numbers, what they measure, and which of them can be compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from onrecord.cli.options import Form, filtered, formatted, record_argument
from onrecord.cli.output import note, print_csv, print_json
from onrecord.cli.reading import opened
from onrecord.views.figures import FigureLine, Figures, list_figures
from onrecord.views.filters import Filters


@click.command(short_help="List numbers, and which of them can be compared.")
@record_argument
@click.option("--unit", metavar="UNIT", help="Only this unit: percent, EUR, people, km, day, or a noun.")
@filtered
@formatted
def figures(record: Path, filters: Filters, form: Form, unit: str | None) -> None:
    """List the numbers that the reports give: of what, out of what, as of when, according to whom.

    Numbers of one quantity, unit and denominator stand together and can be compared. Others stand alone, with the
    reason why they cannot: half of a region is not half of what was lost of it. Days are those as of which a number
    is given, else of publication.

    \b
    Examples:
      onrecord figures story.db
      onrecord figures story.db --unit percent --about "turnout"
      onrecord figures story.db --csv > figures.csv
    """
    with opened(record) as held:
        found = list_figures(held, filters, unit=unit)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_HEADER, _rows(found))
    else:
        from onrecord.cli.figures_texts import print_figures

        print_figures(found)
        return
    if found.undated:
        from onrecord.cli.texts import undated_line

        note(undated_line(found.undated, "figure"))


_OWN = tuple(one.name for one in dataclasses.fields(FigureLine) if one.name != "evidence")
_CITED = ("article", "start", "end", "outlet", "place", "title", "published", "page")
_HEADER = (*_OWN, "in_words", *_CITED)


def _rows(found: Figures) -> Iterator[dict[str, Any]]:
    for line in found.rows:
        own = {name: getattr(line, name) for name in _OWN}
        cited = {name: getattr(line.evidence, name) for name in _CITED}
        yield {**own, **cited, "in_words": line.evidence.words}
