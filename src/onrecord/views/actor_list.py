"""The list of actors: a record in, the rows out that a person can correct and give to the next build.

Only actors with names are listed: a source without one, or a group, is known within one article alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Actor
from onrecord.views.holdings import Holdings, Readable

_NAMED = ("person", "organisation", "state")


@dataclass(frozen=True, slots=True)
class ListedLine:
    name: str
    aliases: tuple[str, ...]
    kind: str
    party: str | None
    wikidata: str | None


def list_for_correction(record: Readable) -> tuple[ListedLine, ...]:
    """By number of mentions, then name."""
    holdings = Holdings(record, all_versions=True)
    named = [one for one in holdings.actors.values() if _is_named(one)]
    return tuple(
        ListedLine(
            name=one.name,
            aliases=tuple(alias for alias in one.aliases if alias != one.name and "|" not in alias),
            kind=one.kind,
            party=holdings.name(one.party),
            wikidata=one.wikidata,
        )
        for one in sorted(named, key=lambda one: (-len(one.mentions), one.name, one.id))
    )


def _is_named(actor: Actor) -> bool:
    if actor.kind not in _NAMED:
        return False
    return bool(actor.aliases) or any(mention.exact == actor.name for mention in actor.mentions)
