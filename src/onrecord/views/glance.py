"""The first lines of a brief: what happened last, what comes next, where each main party stands, what is disputed.

A brief goes in; rows that stand further down in it come out, chosen by day and by how many reports carry them.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.views.brief import Brief
from onrecord.views.happened import Happening
from onrecord.views.stands import Contest, Grid, Square, Stand

_LATEST, _COMING, _PARTIES, _DISPUTES = 3, 3, 4, 2
_ENOUGH = 5  # words
_DAYS = 2  # the last ones on which something happened


@dataclass(frozen=True, slots=True)
class Standing:
    """A party's last position on one issue, where it is believed; of several issues the one on which the party itself
    is heard, then where it has moved, where the words say enough, where most reports carry it, and the latest."""

    party: str
    issue: str
    stand: Stand


@dataclass(frozen=True, slots=True)
class Glance:
    latest: tuple[Happening, ...]  # the last day first
    coming: tuple[Happening, ...]
    stands: tuple[Standing, ...]
    disputes: tuple[Contest, ...]

    def __bool__(self) -> bool:
        return bool(self.latest or self.coming or self.stands or self.disputes)


def at_a_glance(brief: Brief) -> Glance:
    dated = [one for one in brief.talks.happenings if one.day]
    done = [one for one in dated if not one.planned]
    days = sorted({one.day or "" for one in done})[-_DAYS:]
    latest = sorted((one for one in done if one.day in days), key=lambda one: (-one.origins, -one.outlets))
    last = (brief.facts.last or "")[:10]
    coming = [one for one in dated if one.planned and last and (one.day or "") > last]
    return Glance(
        latest=tuple(sorted(latest[:_LATEST], key=lambda one: one.day or "", reverse=True)),
        coming=tuple(coming[:_COMING]),
        stands=_stands(brief.talks.grid),
        disputes=brief.talks.disputes[:_DISPUTES],
    )


def _stands(grid: Grid) -> tuple[Standing, ...]:
    found = []
    for party in grid.parties[:_PARTIES]:
        cells = [(issue, cell) for issue in grid.issues if (cell := grid.at(party, issue)) is not None]
        sure = [(issue, cell) for issue, cell in cells if cell.lines[0].line.believed]
        if sure:
            issue, cell = max(sure, key=lambda pair: _weight(pair[1]))
            found.append(Standing(party, issue, cell.lines[0]))
    return tuple(found)


def _weight(cell: Square) -> tuple[bool, bool, bool, int, str]:
    """What the party itself says, what moved, what says enough; then what most reports carry, and the latest."""
    line = cell.lines[0].line
    return line.own, cell.shifted, len(line.what.split()) >= _ENOUGH, cell.origins, line.day
