"""The commands of the record's upper half: positions and their matrix, shifts, proposals, disputes, issues."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import click

from onrecord.cli.options import Form, filtered, formatted, record_argument
from onrecord.cli.output import note, print_csv, print_json, spare_pages, write_page
from onrecord.cli.reading import opened
from onrecord.lexicons.codebooks import SHIPPED, shipped_text
from onrecord.views.disputes import Disputes, list_disputes
from onrecord.views.filters import Filters
from onrecord.views.issues import IssueLine, Suggestion, list_issues, suggest_issues
from onrecord.views.positions import Matrix, PositionLine, Shift, list_positions, list_shifts, make_matrix
from onrecord.views.proposals import Proposals, list_proposals

_issue = click.option("--issue", metavar="ISSUE", help="Only this issue: its code, or part of its name.")


@click.command(short_help="List what each party demands, offers, accepts or rejects.")
@record_argument
@click.option("--matrix", is_flag=True, help="Parties by issues, each cell the last sure stance.")
@click.option(
    "--format",
    "layout",
    type=click.Choice(["text", "md", "html"]),
    default="text",
    show_default=True,
    help="Of the matrix.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the matrix into this file.",
)
@click.option(
    "--full", is_flag=True, help="All parties and issues in the matrix, not only those most told of."
)
@click.option("--sure", is_flag=True, help="Only what is not read with doubt.")
@_issue
@filtered
@formatted
def positions(
    record: Path,
    filters: Filters,
    form: Form,
    matrix: bool,
    layout: Literal["text", "md", "html"],
    output: Path | None,
    full: bool,
    sure: bool,
    issue: str | None,
) -> None:
    """List what each party demands, offers, accepts (on what conditions), rejects, questions, threatens or concedes.

    A stance stands beside the words that show it and the voice that characterises it so: the party itself, another
    actor, or the outlet. Days are those on which it was taken, else of publication. --by finds the party or the voice.

    \b
    Examples:
      onrecord positions story.db
      onrecord positions story.db --by "Harbour Union" --issue Pay
      onrecord positions story.db --sure
      onrecord positions story.db --matrix
      onrecord positions story.db --matrix --format html -o matrix.html
    """
    if not matrix and (layout != "text" or output is not None):
        raise click.UsageError("--format and -o are for the matrix; add --matrix")
    if full and not matrix:
        raise click.UsageError("--full is for the matrix; add --matrix")
    if matrix and form != "text":
        raise click.UsageError("--json and --csv list positions one a row; leave --matrix out")
    with opened(record) as held:
        spare_pages(output, held)
        found = list_positions(held, filters, issue=issue)
    if sure:
        found = dataclasses.replace(found, rows=tuple(line for line in found.rows if line.believed))
    if matrix:
        made = make_matrix(found.rows, parties=None, issues=None) if full else make_matrix(found.rows)
        _print_matrix(made, layout, output, record)
    elif form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_POSITION_HEADER, map(_position_row, found.rows))
    else:
        from onrecord.cli.talks_texts import print_positions

        print_positions(found)
        return
    _note_undated(found.undated)


def _print_matrix(made: Matrix, layout: str, output: Path | None, record: Path) -> None:
    from onrecord.cli.talks_texts import print_matrix
    from onrecord.views.html import render_matrix
    from onrecord.views.matrix import matrix_markdown

    if layout == "text":
        if output is not None:
            raise click.UsageError("-o writes --format md or html")
        print_matrix(made)
        return
    text = matrix_markdown(made) if layout == "md" else render_matrix(made, title=record.stem)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_page(output, text)


@click.command(short_help="List where a party's stance moved.")
@record_argument
@_issue
@filtered
@formatted
def shifts(record: Path, filters: Filters, form: Form, issue: str | None) -> None:
    """List where a party's stance on an issue differs from the one before, with the words of both.

    \b
    Examples:
      onrecord shifts story.db
      onrecord shifts story.db --since 2031-05-02 --json
    """
    with opened(record) as held:
        found = list_shifts(held, filters, issue=issue)
    if form == "json":
        print_json(found)
    elif form == "csv":
        print_csv(_SHIFT_HEADER, map(_shift_row, found))
    else:
        from onrecord.cli.talks_texts import print_shifts

        print_shifts(found)


@click.command(short_help="List what was put forward, with terms and answers.")
@record_argument
@filtered
@formatted
def proposals(record: Path, filters: Filters, form: Form) -> None:
    """List proposals: by whom and when, what sources say is in them, and how each party answered.

    \b
    Examples:
      onrecord proposals story.db
      onrecord proposals story.db --by "Haddad" --json
    """
    with opened(record) as held:
        found = list_proposals(held, filters)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_PROPOSAL_HEADER, _proposal_rows(found))
    else:
        from onrecord.cli.talks_texts import print_proposals

        print_proposals(found)
        return
    _note_undated(found.undated)


@click.command(short_help="List what is disputed: who asserts, who denies.")
@record_argument
@filtered
@formatted
def disputes(record: Path, filters: Filters, form: Form) -> None:
    """List what sources contradict each other on, side by side. Nothing here says who is right.

    A dispute is of fact, of a figure, or of what an act was (one calls acceptance what another calls rejection).
    Its reasons say which words were taken for a contradiction.

    \b
    Examples:
      onrecord disputes story.db
      onrecord disputes story.db --about "cutter" --json
    """
    with opened(record) as held:
        found = list_disputes(held, filters)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_DISPUTE_HEADER, _dispute_rows(found))
    else:
        from onrecord.cli.talks_texts import print_disputes

        print_disputes(found)
        return
    _note_undated(found.undated)


@click.command(short_help="List the issues, or phrases that fit none.")
@record_argument
@click.option("--suggest", is_flag=True, help="List phrases that recur in stances and fit no issue.")
@click.option(
    "--codebook",
    metavar="NAME",
    type=click.Choice(SHIPPED),
    help="Print a codebook that ships, to start your own from: " + ", ".join(SHIPPED) + ".",
)
@formatted
def issues(record: Path, suggest: bool, codebook: str | None, form: Form) -> None:
    """List the issues of the codebook that the record's positions are on.

    \b
    Examples:
      onrecord issues story.db
      onrecord issues story.db --suggest
      onrecord issues story.db --codebook peace > mine.toml
    """
    if codebook is not None:
        click.echo(shipped_text(codebook), nl=False)
        return
    with opened(record) as held:
        rows: tuple[Any, ...] = suggest_issues(held) if suggest else list_issues(held)
    header = [one.name for one in dataclasses.fields(Suggestion if suggest else IssueLine)]
    if form == "json":
        print_json(rows)
    elif form == "csv":
        print_csv(header, map(dataclasses.asdict, rows))
    else:
        from onrecord.cli.talks_texts import print_rows

        print_rows(header, rows)


def _note_undated(number: int) -> None:
    if number:
        note(f"{number} without a known day left out by --since or --until")


_PROPOSAL_HEADER = (
    *(
        "proposal",
        "name",
        "proposed_by",
        "on",
        "published",
        "version_of",
        "row",
        "issue",
        "party",
        "stance",
        "words",
        "conditions",
    ),
    "place",
)


def _proposal_rows(found: Proposals) -> Iterator[dict[str, Any]]:
    """A row for each term and each answer."""
    for one in found.rows:
        own = {
            **dict.fromkeys(_PROPOSAL_HEADER),
            **{"proposal": one.id, "name": one.name, "proposed_by": one.proposed_by},
            **{"on": one.on, "published": one.published, "version_of": one.version_of},
        }
        yield {**own, "row": "proposal", "words": one.name, "place": one.words.place}
        for term in one.terms:
            yield {
                **own,
                "row": "term",
                "issue": term.issue,
                "words": term.words.words,
                "place": term.words.place,
            }
        for line in one.responses:
            said = {
                "party": line.party,
                "stance": line.stance,
                "words": line.what,
                "conditions": line.conditions,
            }
            yield {**own, **said, "row": "answer", "issue": line.issue, "place": line.evidence[0].place}


_DISPUTE_HEADER = (
    "dispute",
    "kind",
    "claim",
    "stance",
    "by",
    "value",
    "words",
    "place",
    "outlets",
    "origins",
    "reasons",
)


def _dispute_rows(found: Disputes) -> Iterator[dict[str, Any]]:
    """A row for each side's words."""
    for one in found.rows:
        for side in one.sides:
            for words in side.evidence:
                yield {
                    **{"dispute": one.id, "kind": one.kind, "claim": one.claim, "reasons": one.reasons},
                    **{"stance": side.stance, "by": side.by, "value": side.value, "words": words.words},
                    **{"place": words.place, "outlets": side.outlets, "origins": side.origins},
                }


_POSITION_FIELDS = tuple(
    one.name for one in dataclasses.fields(PositionLine) if one.name not in ("words", "evidence", "reports")
)
_POSITION_HEADER = (*_POSITION_FIELDS, "before", "behind", "articles", "places")


def _position_row(line: PositionLine) -> dict[str, Any]:
    row = {name: getattr(line, name) for name in _POSITION_FIELDS}
    return {
        **row,
        "before": line.words.before,
        "behind": line.words.behind,
        "articles": [one.article for one in line.evidence],
        "places": [one.place for one in line.evidence],
    }


_SIDE = ("stance", "on", "published", "what", "conditions", "characterised_by", "id")
_SHIFT_HEADER = ("party", "issue", *(f"{when}_{name}" for when in ("before", "after") for name in _SIDE))


def _shift_row(shift: Shift) -> dict[str, Any]:
    return {"party": shift.party, "issue": shift.issue, **dict(_sides(shift))}


def _sides(shift: Shift) -> Iterator[tuple[str, Any]]:
    for when, line in (("before", shift.before), ("after", shift.after)):
        for name in _SIDE:
            yield f"{when}_{name}", getattr(line, name)
