"""The group of all commands: one clean line for every error that is reported on purpose, never a traceback."""

from __future__ import annotations

from typing import Any

import click

import onrecord
from onrecord.cli.brief import brief
from onrecord.cli.build import build
from onrecord.cli.care import diff, export, forget, verify
from onrecord.cli.demo import demo
from onrecord.cli.figures import figures
from onrecord.cli.inspect import inspect
from onrecord.cli.judge import judge
from onrecord.cli.lists import actors, sources, statements, timeline, utterances
from onrecord.cli.talks import disputes, issues, positions, proposals, shifts
from onrecord.errors import OnrecordError, WrongUsage


class Commands(click.Group):
    """Commands in the order in which a reader needs them, and errors as click reports them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except WrongUsage as error:
            raise click.UsageError(str(error)) from error
        except OnrecordError as error:
            raise click.ClickException(str(error)) from error
        except (PermissionError, FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
            raise click.FileError(str(error.filename), hint=error.strerror) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(onrecord.__version__, prog_name="onrecord", help="Show the version and exit.")
def main() -> None:
    """A sourced record of a running story: who said what, when and to whom, from a folder of news reports.

    Every line that onrecord prints can be checked against the exact words it came from.

    \b
    Examples:
      onrecord demo
      onrecord build clippings/ --record story.db
      onrecord brief story.db -o brief.html
    """


for command in (
    demo,
    build,
    brief,
    statements,
    utterances,
    sources,
    actors,
    positions,
    shifts,
    proposals,
    disputes,
    issues,
    timeline,
    figures,
    judge,
    inspect,
    export,
    verify,
    diff,
    forget,
):
    main.add_command(command)
