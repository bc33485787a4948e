"""Actors: a record and filters go in; those who speak or act come out, with how often, in how many outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from onrecord.errors import UnknownId
from onrecord.records import Actor, ActorKind, Attribution
from onrecord.views.filters import Filters, find_actors, select
from onrecord.views.holdings import Holdings, Readable


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor with what the record holds of it; `roles` as the sources put them, the most frequent first."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    party: str | None
    roles: tuple[str, ...]
    statements: int
    utterances: int
    outlets: int  # distinct, that report words of the actor
    mentions: int
    known_from: str


@dataclass(frozen=True, slots=True)
class Actors:
    rows: tuple[ActorLine, ...]
    undated: int


def list_actors(record: Readable, filters: Filters) -> Actors:
    """Actors by number of utterances, then mentions. With filters, those that speak in what fits.

    `by` may fit several actors here: all of them are listed.
    """
    holdings = Holdings(record, all_versions=filters.all_versions)
    selection = select(holdings, replace(filters, by=None))
    chosen: Collection[Actor] = holdings.actors.values()
    if filters.by is not None:
        chosen = find_actors(holdings, filters.by)
        if not chosen:
            raise UnknownId(f"no actor of this record goes by {filters.by!r}")
    rows = speaking(holdings, chosen, selection.attributions)
    narrowed = replace(filters, by=None, all_versions=False) != Filters()
    return Actors(tuple(row for row in rows if row.statements or not narrowed), selection.undated)


def speaking(
    holdings: Holdings, actors: Iterable[Actor], attributions: Iterable[Attribution]
) -> tuple[ActorLine, ...]:
    """A line for each actor, counted over these attributions; who says most first."""
    said: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        if one.speaker:
            said[one.speaker].append(one)
    rows = [_line(holdings, actor, said.get(actor.id, [])) for actor in actors]
    return tuple(
        sorted(rows, key=lambda row: (-row.utterances, -row.statements, -row.mentions, row.name, row.id))
    )


def _line(holdings: Holdings, actor: Actor, said: list[Attribution]) -> ActorLine:
    return ActorLine(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        aliases=tuple(alias for alias in actor.aliases if alias != actor.name),
        party=holdings.name(actor.party),
        roles=_roles(holdings, actor),
        statements=len(said),
        utterances=len({one.utterance or one.id for one in said}),
        outlets=len({holdings.every[one.article].counted_as for one in said}),
        mentions=sum(1 for one in actor.mentions if one.article in holdings.citations),
        known_from=actor.known_from,
    )


def _roles(holdings: Holdings, actor: Actor) -> tuple[str, ...]:
    """Title and whose, as in "spokeswoman (Dockers' Union)"; each once, in the order of the record."""
    worded: dict[str, None] = {}
    for role in actor.roles:
        of = holdings.name(role.of)
        worded.setdefault(f"{role.title} ({of})" if of else role.title)
    return tuple(worded)
