"""`onrecord judge`: a person's decision on actors, statements and what was read from them; and the list of all."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args

import click

from onrecord.cli.options import Form, formatted, record_argument
from onrecord.cli.output import clean, counted, print_csv, print_json
from onrecord.cli.reading import opened
from onrecord.records import About, Stance, Verb
from onrecord.views.filters import find_actor
from onrecord.views.holdings import Holdings
from onrecord.views.judgements import JudgementLine, list_judgements

_READINGS = tuple(f"{one}-" for one in get_args(About))  # ids of what is read from statements


@click.group(short_help="Correct who is who, who said what, and what is none.")
@record_argument
@click.pass_context
def judge(ctx: click.Context, record: Path) -> None:
    """Decide who is who, who said what, and what is no statement, position, proposal, dispute, event or figure.

    A judgement wins over the program, now and in every later build. It is kept with its time and reason, points
    at words of the articles, and can be taken back. ACTOR is a name, part of one, or an id, as `onrecord actors`
    shows them; STATEMENT is an attribution's id, as `onrecord statements --json` shows it. The lists of positions,
    proposals, disputes, events (`timeline`) and figures show theirs with --json or --csv.

    \b
    Examples:
      onrecord judge story.db merge "Ana Reis" "A. M. Reis" --reason "same office"
      onrecord judge story.db speaker attribution-0c8e43a1b2d4f596 "Ana Reis"
      onrecord judge story.db reject position-3f2a9c81d07b4e65 --reason "she quotes her rival"
      onrecord judge story.db stance position-9d04e1b7c25a8f36 accepts_with_conditions
      onrecord judge story.db list
      onrecord judge story.db undo judgement-5b0d1c9a7e3f2468
    """
    ctx.obj = record


def _decided(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every decision has."""
    for option in (
        click.option("--reason", metavar="TEXT", help="Why, for whoever reads the record later."),
        click.option("--by-whom", "by", metavar="NAME", help="Who decides; not recorded unless given."),
        click.pass_obj,
    ):
        command = option(command)
    return command


@judge.command(short_help="Two actors are one.")
@click.argument("actor")
@click.argument("other")
@_decided
def merge(record: Path, actor: str, other: str, **said: str | None) -> None:
    """ACTOR and OTHER are one actor, which goes by ACTOR's name.

    \b
    Examples:
      onrecord judge story.db merge "Ana Reis" "A. M. Reis"
    """
    _judge(record, "merge", actor=_actor(record, actor), other=_actor(record, other), **said)


@judge.command(short_help="Words do not belong to an actor.")
@click.argument("actor")
@click.argument("words", nargs=-1, required=True)
@_decided
def split(record: Path, actor: str, words: tuple[str, ...], **said: str | None) -> None:
    """WORDS do not stand for ACTOR but for somebody else, who becomes an actor of their own.

    WORDS are a spelling ("A. Reis": wherever it stands, also in pages to come), or places of single mentions
    (ARTICLE:START-END, as `onrecord actors --why` shows them), or statements whose source names the actor.

    \b
    Examples:
      onrecord judge story.db split "Ana Reis" "A. Reis"
      onrecord judge story.db split "Ana Reis" article-9d1e2c3b4a5f6071:204-208
    """
    spellings = [word for word in words if not word.startswith(("article-", "attribution-"))]
    if len(spellings) > 1 or (spellings and len(words) > 1):
        raise click.UsageError("give one spelling, or places and statements")
    chosen: dict[str, Any] = {"value": spellings[0]} if spellings else {"words": words}
    _judge(record, "split", actor=_actor(record, actor), **chosen, **said)


@judge.command(short_help="Give an actor another name.")
@click.argument("actor")
@click.argument("name")
@_decided
def rename(record: Path, actor: str, name: str, **said: str | None) -> None:
    """ACTOR is shown under NAME.

    \b
    Examples:
      onrecord judge story.db rename "the union" "Union of Deck Workers"
    """
    if not name.strip():
        raise click.UsageError("the name is empty")
    _judge(record, "rename", actor=_actor(record, actor), value=" ".join(name.split()), **said)


@judge.command(short_help="Say who speaks in a statement.")
@click.argument("statement")
@click.argument("actor", required=False)
@click.option("--unknown", is_flag=True, help="Nobody known speaks.")
@_decided
def speaker(record: Path, statement: str, actor: str | None, unknown: bool, **said: str | None) -> None:
    """In STATEMENT it is ACTOR who speaks, or with --unknown nobody known.

    \b
    Examples:
      onrecord judge story.db speaker attribution-0c8e43a1b2d4f596 "Ana Reis"
      onrecord judge story.db speaker attribution-0c8e43a1b2d4f596 --unknown
    """
    if unknown == (actor is not None):
        raise click.UsageError("give the actor, or --unknown")
    whom = None if actor is None else _actor(record, actor)
    _judge(record, "speaker", words=(statement,), actor=whom, **said)


@judge.command(short_help="Say that a statement, position, dispute, event ... is none.")
@click.argument("wrong", metavar="ID")
@_decided
def reject(record: Path, wrong: str, **said: str | None) -> None:
    """What goes by ID is wrong: it is shown nowhere, and nothing follows from it.

    ID is that of a statement, which is then no reported speech (the export marks it as rejected); or of a position,
    proposal, dispute, event or figure, as `onrecord positions`, `proposals`, `disputes`, `timeline` and `figures`
    show it with --json. Its words are then no such stance of this party on this issue, do not contradict each
    other, tell of no such event, are not this number. Other words, and what else is read from these, stand.

    \b
    Examples:
      onrecord judge story.db reject attribution-0c8e43a1b2d4f596 --reason "a ship's name"
      onrecord judge story.db reject position-3f2a9c81d07b4e65 --reason "she quotes her rival"
      onrecord judge story.db reject dispute-b81c07d2e94f3a56 --reason "of two different days"
    """
    chosen: dict[str, Any] = {"row": wrong} if wrong.startswith(_READINGS) else {"words": (wrong,)}
    _judge(record, "reject", **chosen, **said)


@judge.command(short_help="Say whose a position is.")
@click.argument("position")
@click.argument("actor")
@_decided
def party(record: Path, position: str, actor: str, **said: str | None) -> None:
    """POSITION is that of the party of ACTOR.

    \b
    Examples:
      onrecord judge story.db party position-3f2a9c81d07b4e65 "Harbour Union"
    """
    _judge(record, "party", row=position, other=_actor(record, actor), **said)


@judge.command(short_help="Say which stance a position is.")
@click.argument("position")
@click.argument("stance", type=click.Choice(get_args(Stance)))
@_decided
def stance(record: Path, position: str, stance: Stance, **said: str | None) -> None:
    """In POSITION the party takes this stance on the issue.

    \b
    Examples:
      onrecord judge story.db stance position-3f2a9c81d07b4e65 accepts_with_conditions
    """
    _judge(record, "stance", row=position, value=stance, **said)


@judge.command(short_help="Say on which day a position was taken.")
@click.argument("position")
@click.argument("day", metavar="DAY|unknown")
@_decided
def day(record: Path, position: str, day: str, **said: str | None) -> None:
    """POSITION was taken on this day (YYYY-MM-DD), or on an unknown one.

    \b
    Examples:
      onrecord judge story.db day position-3f2a9c81d07b4e65 2031-05-02
      onrecord judge story.db day position-3f2a9c81d07b4e65 unknown
    """
    _judge(record, "day", row=position, value=None if day == "unknown" else _iso(day), **said)


@judge.command(short_help="Take a judgement back.")
@click.argument("judgement")
@_decided
def undo(record: Path, judgement: str, **said: str | None) -> None:
    """JUDGEMENT no longer holds. It stays in the list; what took it back can itself be taken back.

    \b
    Examples:
      onrecord judge story.db undo judgement-5b0d1c9a7e3f2468
    """
    _judge(record, "undo", undoes=judgement, **said)


@judge.command("list", short_help="Show all judgements.")
@formatted
@click.pass_obj
def list_(record: Path, form: Form) -> None:
    """Show all judgements in the order in which they were made, also those that were taken back.

    \b
    Examples:
      onrecord judge story.db list
      onrecord judge story.db list --json
    """
    with opened(record) as held:
        found = list_judgements(held)
    if form == "json":
        print_json(found)
    elif form == "csv":
        names = [field.name for field in dataclasses.fields(JudgementLine)]
        print_csv(names, (dataclasses.asdict(row) for row in found))
    else:
        for row in found:
            click.echo(_line(row))
        click.echo(counted(len(found), "judgement"))


def _iso(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as problem:
        raise click.UsageError(f"{day!r} is no day; give one as 2031-05-02, or unknown") from problem


def _actor(record: Path, wanted: str) -> str:
    with opened(record) as held:
        return find_actor(Holdings(held), wanted).id


def _judge(record: Path, verb: Verb, **decided: Any) -> None:
    from onrecord.engine.judge import Decision
    from onrecord.engine.judge import judge as judge_record

    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    judgement = judge_record(record, Decision(verb=verb, at=at, **decided))
    with opened(record) as held:
        line = next(one for one in list_judgements(held) if one.id == judgement.id)
    click.echo(_line(line))


def _line(row: JudgementLine) -> str:
    """What was decided, in fixed words around those of the articles, with its id."""
    words, actor, other = (_quoted(part) for part in (row.words, row.actor, row.other))
    value = f"“{clean(row.value)}”" if row.value else ""
    said = {
        "merge": f"{other} is {actor}",
        "split": f"{words or value} is not {actor}",
        "rename": f"{actor} is shown as {value}",
        "speaker": f"{words} is said by {value or 'nobody known'}",
        "reject": f"{words} is no {_read(row)}",
        "party": f"{words} is {other}’s position, not {actor}’s ({clean(row.claim)})",
        "stance": f"{words} is read as {value}, not as {_read(row)}",
        "day": f"the day of {words} is {value or 'not known'} ({_read(row)})",
        "undo": f"{row.undoes} is taken back",
    }[row.verb]
    facts = [
        row.at,
        f"by {row.by}" if row.by else None,
        row.reason,
        None if row.in_force or row.verb == "undo" else "taken back",
    ]
    rest = "; ".join(clean(fact) for fact in facts if fact)
    return f"{row.id}  {row.verb}: {said} ({rest})" if rest else f"{row.id}  {row.verb}: {said}"


def _read(row: JudgementLine) -> str:
    """What was read from the words."""
    if row.about is None:
        return "statement"
    whose = f" of {_quoted(row.actor[:1])}" if row.actor else ""
    return f"{row.about} ({clean(row.claim)}){whose}"


def _quoted(words: tuple[str, ...]) -> str:
    return " / ".join(f"“{clean(one)}”" for one in words)
