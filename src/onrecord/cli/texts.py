"""The lists of a record as text for a terminal of 80 columns or more, or a pipe.

Fixed labels are dim; what comes from the sources is not, and is never read as markup.
"""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from onrecord.cli.layout import indented, print_trimmed
from onrecord.cli.output import clean, console, counted
from onrecord.views.actors import ActorLine, Actors
from onrecord.views.days import days_of, weekday
from onrecord.views.evidence import voices_line
from onrecord.views.reasons import Reasons
from onrecord.views.sources import OriginLine, Sources, Taken
from onrecord.views.statements import Statement, Statements
from onrecord.views.timeline import Entry, EventLine, Timeline
from onrecord.views.utterances import UtteranceLine, Utterances
from onrecord.views.wording import cue_shown, reported, shortened, shown

NO_DAY = "date not shown"
_WORDS_IN_A_LINE = 140


def undated_line(number: int, what: str) -> str:
    """How many were left out by --since or --until because no day is known."""
    return f"{counted(number, what)} without a known day left out by --since or --until"


def print_statements(found: Statements) -> None:
    out = console()
    for row in found.rows:
        out.print(_heading(row.speaker, row.source, (row.said_on or NO_DAY, row.medium, _to(row.addressee))))
        indented(out, Text(_words(row)))
        indented(out, _cited(row))
        indented(out, Text(" · ".join(_how(row)), style="dim"))
        out.print()
    _close(out, counted(len(found.rows), "statement"), undated=found.undated, what="statement")


def print_utterances(found: Utterances) -> None:
    out = console()
    for row in found.rows:
        head = row.renderings[0].statement
        out.print(_heading(row.speaker, head.source, (row.said_on or NO_DAY, row.medium)))
        weight = f"{counted(row.outlets, 'outlet')}, {counted(row.origins, 'origin')}"
        indented(out, Text(weight, style="dim"))
        indented(out, Text(_words(head)))
        for label, text in _renderings(row):
            indented(out, text, label=f"    {label:<12}")
        out.print()
    _close(out, counted(len(found.rows), "utterance"), undated=found.undated, what="statement")


def print_sources(found: Sources) -> None:
    out = console()
    for row in found.rows:
        tree = Tree(_source(row.place, row.title, row.published), guide_style="dim")
        for label, value in _about(row):
            tree.add(Text.assemble((f"{label}: ", "dim"), clean(value)))
        for taken in row.taken:
            source = _source(taken.source.place, taken.source.title, taken.source.published)
            tree.add(Text.assemble(("passages ", "dim"), _taken(taken, source)))
        for one in row.derived:
            branch = tree.add(_source(one.place, one.title, one.published))
            for taken in one.taken:
                branch.add(_taken(taken, Text(clean(taken.source.place), style="italic")))
        for one in row.entries:
            title = Text.assemble(
                ("entry of the same live page: ", "dim"), _source(one.place, one.title, one.published)
            )
            branch = tree.add(title)
            for taken in one.taken:
                branch.add(_taken(taken, Text(clean(taken.source.place), style="italic")))
        for version in row.versions:
            tree.add(Text(f"earlier state: {version.published or version.first_seen}", style="dim"))
        print_trimmed(out, tree)
    if found.rows:
        out.print()
    _close(out, counted(len(found.rows), "origin"), undated=found.undated, what="article")


def print_actors(found: Actors) -> None:
    out = console()
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("actor", ratio=3, overflow="fold")
    table.add_column("kind")
    for heading in ("said", "outlets", "named"):
        table.add_column(heading, justify="right")
    table.add_column("also", ratio=3, overflow="fold")
    for row in found.rows:
        also = "; ".join(_also(row))
        numbers = (f"{row.utterances:,}", f"{row.outlets:,}", f"{row.mentions:,}")
        table.add_row(Text(clean(row.name)), row.kind, *numbers, Text(clean(also), style="dim"))
    if found.rows:
        print_trimmed(out, table)
        out.print()
    _close(out, counted(len(found.rows), "actor"), undated=found.undated, what="statement")


def print_reasons(found: Reasons) -> None:
    """By article: the words with those around them, and the reason."""
    out = console()
    out.print(Text.assemble((clean(found.name), "bold"), (f"  {found.id}", "dim")))
    for (outlet, published, article), rows in groupby(
        found.rows, key=lambda row: (row.outlet, row.published, row.place.split(":")[0])
    ):
        out.print()
        heading = " · ".join(part for part in (clean(outlet), clean(published), article) if part)
        out.print(Text(heading, style="dim"))
        for row in rows:
            around = (clean(row.before.split("\n")[-1]), clean(row.after.split("\n")[0]))
            line = Text.assemble(
                (f"{around[0]} ", "dim"), (clean(row.words), "bold"), (f" {around[1]}", "dim")
            )
            indented(out, line, label="  ")
            indented(out, Text(f"{row.reason}  [{row.place.split(':')[1]}]", style="italic"), label="    ")
    out.print()
    _close(out, counted(len(found.rows), "mention"), undated=0, what="mention")


def print_timeline(found: Timeline) -> None:
    out = console()
    for on, entries in groupby(found.rows, key=lambda entry: entry.on):
        rows = list(entries)
        named = f"  {weekday(on)}" if on and any(one.until in (None, on) for one in rows) else ""
        out.print(Text(f"{on}{named}" if on else "day not known", style="bold"))
        for entry in rows:
            indented(out, _entry(entry), label=f"  {entry.lane:<11}")
        out.print()
    _close(out, counted(len(found.rows), "entry", "entries"), undated=found.undated, what="statement")


def _also(row: ActorLine) -> list[str]:
    """The first role, the party, and names that are more than a part of the one shown."""
    others = {name.casefold(): name for name in row.aliases if name.casefold() not in row.name.casefold()}
    told = row.party in (None, row.name) or any(f"({row.party})" in role for role in row.roles[:1])
    return [*row.roles[:1], *([] if told else [f"for {row.party}"]), *list(others.values())[:3]]


def _heading(speaker: str | None, source: str, facts: tuple[str | None, ...]) -> Text:
    """Who, then when, by what medium and to whom, as far as known."""
    text = Text(clean(speaker) or "unknown", style="bold")
    if not speaker and clean(source):
        text.append(f" (“{clean(source)}”)", style="not bold")
    rest = " · ".join(clean(fact) for fact in facts if fact)
    return text.append(f"  {rest}", style="not bold dim") if rest else text


def _to(addressee: str | None) -> str | None:
    return f"to {addressee}" if addressee else None


def _cited(row: Statement) -> Text:
    return _source(row.place, row.title, row.published)


def _source(place: str, title: str | None, published: str | None) -> Text:
    day = published if days_of(published) else None
    text = Text(clean(place), style="italic")
    if clean(title):
        text.append(f": {clean(title)}", style="not italic")
    return text.append(f" ({day or 'no date'})", style="not italic dim")


def _how(row: Statement) -> list[str]:
    cue = [f"cue “{clean(row.cue)}”"] if row.cue else []
    denial = ["denial"] if row.denial else []
    return [row.kind, *denial, *cue, f"confidence {row.confidence:.2f}", f"found by {clean(row.found_by)}"]


def _renderings(row: UtteranceLine) -> list[tuple[str, Text]]:
    """Each rendering's kind, with its outlet, and its words where they differ from the fullest ones."""
    first, *rest = row.renderings
    said = _words(first.statement)
    lines = [("fullest", Text(clean(first.statement.place), style="italic"))]
    for one in rest:
        words = _words(one.statement)
        text = Text(clean(one.statement.place), style="italic")
        if words != said:
            text.append(f": {words}", style="not italic")
        lines.append((one.kind, text))
    return lines


def _words(said: Statement) -> str:
    """What was said, behind the words that report it where it is not the speaker's own."""
    cue = cue_shown(said.kind, said.cue, denial=said.denial)
    return clean(reported(cue, shown(said.kind, said.words)))


def _about(row: OriginLine) -> list[tuple[str, str]]:
    facts = [("credits", ", ".join(row.credits)), ("translated", row.translated or "")]
    return [(label, value) for label, value in facts if value]


def _taken(one: Taken, source: Text) -> Text:
    """From where, how much, and why it is thought so."""
    where = "shared with " if one.direction == "unknown" else "taken from "
    facts = "; ".join([f"{one.share:.0%} of its words outside quotations", *one.reasons])
    return Text.assemble((where, "dim"), source, (f" · {clean(facts)}", "dim"))


def _entry(entry: Entry) -> Text:
    stretch = (f" (to {entry.until})", "dim") if entry.until != entry.on else ""
    if entry.event is not None:
        return _event(entry.event, clean(entry.place)).append_text(Text.assemble(stretch))
    if entry.statement is None:
        title = f": {clean(entry.title)}" if entry.title else ""
        return Text.assemble((clean(entry.place), "italic"), title, stretch)
    said = entry.statement
    words = shortened(_words(said), limit=_WORDS_IN_A_LINE)
    who = clean(said.speaker) or "unknown"
    return Text.assemble((who, "bold"), f": {words}", (f" ({clean(entry.place)})", "dim"), stretch)


def _event(event: EventLine, place: str) -> Text:
    """Type, whether it is only a plan, the words, in whose mouth they are, and how many report it."""
    what = event.type + (f" {event.mode}" if event.mode else "") + (", planned" if event.planned else "")
    weight = f"{counted(event.outlets, 'outlet')}, {counted(event.origins, 'origin')}"
    words = shortened(clean(event.words), limit=_WORDS_IN_A_LINE)
    said = f"{clean(voices_line(event.according_to))}; " if event.according_to else ""
    return Text.assemble((f"{what} ", "dim"), words, (f" ({said}{place}; {weight})", "dim"))


def _close(out: Console, total: str, *, undated: int, what: str) -> None:
    out.print(Text(total, style="dim"))
    if undated:
        out.print(Text(undated_line(undated, what), style="dim"))
