"""Options that several commands share: the record to read, the filters, and the form of the output."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import click

from onrecord.views.days import days_of
from onrecord.views.filters import Filters

Command = Callable[..., Any]
Form = Literal["text", "json", "csv"]


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day, month or year in ISO 8601."""
    if value is not None and (days_of(value) is None or len(value) > len("2031-05-03")):
        raise click.BadParameter(f"{value!r} is no date; write it as 2031-05-03, 2031-05 or 2031", ctx, param)
    return value


def record_argument(command: Command) -> Command:
    """The record file that a command reads."""
    return click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))(command)


def filtered(command: Command) -> Command:
    """The filters of every view, handed to the command as one `filters`."""

    @click.option("--by", metavar="ACTOR", help="Only what this actor said: a name, part of one, or an id.")
    @click.option("--about", metavar="WORDS", help="Only statements that hold all these words.")
    @click.option("--outlet", metavar="NAME", help="Only articles of outlets whose name holds this.")
    @click.option("--since", metavar="DATE", callback=_day, help="Only from this day, month or year on.")
    @click.option(
        "--until", metavar="DATE", callback=_day, help="Only up to this day, month or year, included."
    )
    @click.option("--story", metavar="NAME", help="Only the articles of this story.")
    @click.option(
        "--all-versions", is_flag=True, help="Earlier states of articles too, not the latest alone."
    )
    @functools.wraps(command)
    def with_filters(
        *args: Any,
        by: str | None,
        about: str | None,
        outlet: str | None,
        since: str | None,
        until: str | None,
        story: str | None,
        all_versions: bool,
        **rest: Any,
    ) -> Any:
        filters = Filters(
            by=by,
            about=about,
            outlet=outlet,
            since=since,
            until=until,
            story=story,
            all_versions=all_versions,
        )
        return command(*args, filters=filters, **rest)

    return with_filters


def formatted(command: Command) -> Command:
    """`--json` and `--csv`, handed to the command as one `form`."""

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
    @click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values with a header line.")
    @functools.wraps(command)
    def with_form(*args: Any, as_json: bool, as_csv: bool, **rest: Any) -> Any:
        if as_json and as_csv:
            raise click.UsageError("--json and --csv exclude each other; give one of them")
        form: Form = "json" if as_json else "csv" if as_csv else "text"
        return command(*args, form=form, **rest)

    return with_form
