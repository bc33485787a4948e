"""The commands that list what a record holds: statements, utterances, sources, actors, timeline."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from onrecord.cli.options import Form, filtered, formatted, record_argument
from onrecord.cli.output import note, print_csv, print_json, write_page
from onrecord.cli.reading import opened
from onrecord.views.actor_list import ListedLine, list_for_correction
from onrecord.views.actors import ActorLine, list_actors
from onrecord.views.filters import Filters
from onrecord.views.reasons import Reason, list_reasons
from onrecord.views.sources import Beneath, OriginLine, Sources, list_sources
from onrecord.views.statements import Statement, list_statements
from onrecord.views.timeline import Entry, Timeline, list_timeline
from onrecord.views.utterances import UtteranceLine, Utterances, list_utterances


@click.command(short_help="List who said what, with outlet and article.")
@record_argument
@filtered
@formatted
def statements(record: Path, filters: Filters, form: Form) -> None:
    """List who said what: each piece of reported speech, with its outlet and article.

    Days are those on which the words were said, else of the article's publication.

    \b
    Examples:
      onrecord statements story.db
      onrecord statements story.db --by "Haddad" --since 2031-05-02
      onrecord statements story.db --about "night allowance" --csv > statements.csv
    """
    with opened(record) as held:
        found = list_statements(held, filters)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_names(Statement), (dataclasses.asdict(row) for row in found.rows))
    else:
        from onrecord.cli.texts import print_statements

        print_statements(found)
        return
    _note_undated(found.undated, "statement")


@click.command(short_help="List acts of saying with each outlet's wording.")
@record_argument
@filtered
@formatted
def utterances(record: Path, filters: Filters, form: Form) -> None:
    """List acts of saying, the most widely carried first, with the wording of each outlet.

    An utterance is shown with all of its renderings if one of them fits the filters.

    \b
    Examples:
      onrecord utterances story.db
      onrecord utterances story.db --by "Haddad" --json
    """
    with opened(record) as held:
        found = list_utterances(held, filters)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_utterance_header(), _utterance_rows(found))
    else:
        from onrecord.cli.texts import print_utterances

        print_utterances(found)
        return
    _note_undated(found.undated, "statement")


@click.command(short_help="List origins, and what goes back to each.")
@record_argument
@filtered
@formatted
def sources(record: Path, filters: Filters, form: Form) -> None:
    """List the origins of the reports, and which articles go back to each.

    \b
    Examples:
      onrecord sources story.db
      onrecord sources story.db --about "night allowance"
      onrecord sources story.db --csv > sources.csv
    """
    with opened(record) as held:
        found = list_sources(held, filters)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_SOURCE_HEADER, _source_rows(found))
    else:
        from onrecord.cli.texts import print_sources

        print_sources(found)
        return
    _note_undated(found.undated, "article")


@click.command(short_help="List who speaks and acts.")
@record_argument
@click.option("--why", metavar="ACTOR", help="The words that stand for this actor, each with the reason.")
@click.option(
    "--list",
    "as_list",
    is_flag=True,
    help="Print the named actors as CSV, to be corrected and given to `build --actors`.",
)
@filtered
@formatted
def actors(record: Path, filters: Filters, form: Form, why: str | None, as_list: bool) -> None:
    """List persons, organisations, states and groups, those who are quoted most first.

    \b
    Examples:
      onrecord actors story.db
      onrecord actors story.db --by "Haddad" --json
      onrecord actors story.db --why "Haddad"
      onrecord actors story.db --list > actors.csv
    """
    if as_list and (why is not None or filters != Filters() or form != "text"):
        raise click.UsageError("--list prints all named actors as CSV; it takes no other option")
    if as_list:
        with opened(record) as held:
            listed = list_for_correction(held)
        print_csv(_names(ListedLine), (dataclasses.asdict(row) for row in listed))
        return
    if why is not None:
        _print_reasons(record, why, filters, form)
        return
    with opened(record) as held:
        found = list_actors(held, filters)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_names(ActorLine), (dataclasses.asdict(row) for row in found.rows))
    else:
        from onrecord.cli.texts import print_actors

        print_actors(found)
        return
    _note_undated(found.undated, "statement")


def _print_reasons(record: Path, actor: str, filters: Filters, form: Form) -> None:
    if replace(filters, all_versions=False) != Filters():
        raise click.UsageError("--why takes no filters but --all-versions")
    with opened(record) as held:
        found = list_reasons(held, actor, filters)
    if form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_names(Reason), (dataclasses.asdict(row) for row in found.rows))
    else:
        from onrecord.cli.texts import print_reasons

        print_reasons(found)


@click.command(short_help="List by day what happened, was said and was published.")
@record_argument
@filtered
@click.option(
    "--picture",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it as an SVG picture.",
)
@formatted
def timeline(record: Path, filters: Filters, picture: Path | None, form: Form) -> None:
    """List by day what happened or is planned, what is reported to have been said, and what was published.

    An event stands once, in the words of one report, with the number of outlets and origins that report it; a
    plan is marked. Its day is its own, not that of the saying or of the article. What has no known day stands
    last, in a group of its own.

    \b
    Examples:
      onrecord timeline story.db
      onrecord timeline story.db --since 2031-05-02 --until 2031-05-04
      onrecord timeline story.db --json
      onrecord timeline story.db --picture timeline.svg
    """
    with opened(record) as held:
        found = list_timeline(held, filters)
    if picture is not None:
        from onrecord.views.picture import render_picture

        write_page(picture, render_picture(found))
    elif form == "json":
        print_json(found.rows)
    elif form == "csv":
        print_csv(_TIMELINE_HEADER, _timeline_rows(found))
    else:
        from onrecord.cli.texts import print_timeline

        print_timeline(found)
        return
    _note_undated(found.undated, "statement")


def _names(kind: type[Any]) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


def _note_undated(number: int, what: str) -> None:
    if number:
        from onrecord.cli.texts import undated_line

        note(undated_line(number, what))


def _utterance_header() -> list[str]:
    own = [name for name in _names(UtteranceLine) if name not in ("id", "renderings")]
    rest = [name for name in _names(Statement) if name not in ("id", "utterance", *own)]
    return ["utterance", *own, "rendering", "attribution", *rest]


def _utterance_rows(found: Utterances) -> Iterator[dict[str, Any]]:
    """One row for each rendering, the utterance's own fields repeated."""
    for row in found.rows:
        for rendering in row.renderings:
            said = dataclasses.asdict(rendering.statement)
            own = {name: getattr(row, name) for name in _names(UtteranceLine) if name != "renderings"}
            ids = {"utterance": row.id, "rendering": rendering.kind, "attribution": rendering.statement.id}
            yield {**said, **own, **ids}


_SOURCE_HEADER = (
    "origin",
    "article",
    "outlet",
    "title",
    "published",
    "credits",
    "page",
    "source_article",
    "share",
    "direction",
    "reasons",
    "versions",
)


def _source_rows(found: Sources) -> Iterator[dict[str, Any]]:
    """A row for each origin, each article that goes back to one and each entry of a live page; several where it takes
    from several."""
    for row in found.rows:
        versions = tuple(version.article for version in row.versions)
        both: tuple[OriginLine | Beneath, ...] = (row, *row.derived, *row.entries)
        for one in both:
            own = {**dict.fromkeys(_SOURCE_HEADER), **_fields(one), "origin": row.article}
            own["versions"] = versions if one is row else ()
            yield from (
                {**own, **_fields(taken), "source_article": taken.source.article} for taken in one.taken
            )
            if not one.taken:
                yield own


def _fields(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _SOURCE_HEADER if name in _names(type(row))}


_TIMELINE_HEADER = (
    "on",
    "until",
    "lane",
    "outlet",
    "title",
    "article",
    "attribution",
    "speaker",
    "words",
    "kind",
    "event",
    "type",
    "mode",
    "planned",
    "actors",
    "recipients",
    "at",
    "according_to",
    "outlets",
    "origins",
)


_OF_EVENTS = ("type", "mode", "planned", "actors", "recipients", "at", "according_to", "outlets", "origins")


def _timeline_rows(found: Timeline) -> Iterator[dict[str, Any]]:
    for entry in found.rows:
        yield {**dict.fromkeys(_TIMELINE_HEADER), **_entry(entry)}


def _entry(entry: Entry) -> dict[str, Any]:
    own = {name: getattr(entry, name) for name in _TIMELINE_HEADER[:6]}
    if entry.event is not None:
        one = entry.event
        return {
            **own,
            "event": one.id,
            "words": one.words,
            **{name: getattr(one, name) for name in _OF_EVENTS},
        }
    if entry.statement is None:
        return own
    said = entry.statement
    return {**own, "attribution": said.id, "speaker": said.speaker, "words": said.words, "kind": said.kind}
