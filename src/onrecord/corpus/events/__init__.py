"""The stage `events`: event mentions in, events joined over outlets out.

An event is kept where at least one report tells when it was or is to be; reports that do not join it by what they
share with it. It is a plan only where no report tells it as done.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from onrecord.corpus.align.dates import most_precise
from onrecord.corpus.events.anchors import anchors, dates_of
from onrecord.corpus.events.features import Report, acts, report
from onrecord.corpus.events.joining import join
from onrecord.corpus.ground import Ground
from onrecord.corpus.identity import keep_ids
from onrecord.records import Date, Event, Known, Reading

VERSION = "merge-events/4"
_LONGEST = 31  # days
_LONG = 220  # characters: of the wordings the fullest that is still one line


def merge_events(
    readings: Sequence[Reading],
    *,
    ground: Ground,
    known: Sequence[Known] = (),
    given: Collection[str] = (),
) -> tuple[Event, ...]:
    """Ordered by id. Earlier states of an article take no part."""
    latest = [one for one in readings if one.article.id not in ground.superseded]
    reports = [report(mention, one.article, ground, one.figures) for one in latest for mention in one.events]
    reports.sort(key=lambda one: ground.order(one.evidence))
    days = dates_of(reports, anchors(latest, ground))
    groups = [
        sorted(group, key=lambda one: ground.order(one.evidence))
        for group in join(reports, days)
        if not _background(group, days)
    ]
    groups.sort(key=lambda group: ground.order(group[0].evidence))
    ids = keep_ids([[one.key for one in group] for group in groups], prefix="event", known=known, given=given)
    made = (_event(identity, group, ground, days) for identity, group in zip(ids, groups, strict=True))
    return tuple(sorted(made, key=lambda one: one.id))


def _background(group: Sequence[Report], days: dict[str, Date]) -> bool:
    """What one article alone tells of, and only by its month ("drivers dismissed in August") or, below its lead,
    through another's mouth, where it is hardly more than a word given: no news of the story. Nor what all tell of
    by a year or a season alone ("in 2021 it imposed duties")."""
    if all(one.key in days and _coarse(days[one.key]) for one in group):
        return True
    if len({one.article.id for one in group}) > 1:
        return False
    if all(one.kind in acts() and one.mention.attribution is not None and not one.leads for one in group):
        return True
    return all(days[one.key].precision == "month" for one in group if one.key in days)


def _coarse(date: Date) -> bool:
    """Longer than a month."""
    return (dt.date.fromisoformat(date.end[:10]) - dt.date.fromisoformat(date.start[:10])).days >= _LONGEST


def _event(identity: str, group: Sequence[Report], ground: Ground, days: dict[str, Date]) -> Event:
    evidence = tuple(one.evidence for one in group)
    outlets, origins = ground.count(evidence)
    types = Counter(one.mention.type for one in group)
    modes = Counter(one.mention.mode for one in group if one.mention.mode is not None)
    actors = _most(one.actors for one in group)
    return Event(
        id=identity,
        on=most_precise(days[one.key] for one in group if one.key in days),
        planned=all(one.mention.planned for one in group),
        type=min(types, key=lambda one: (-types[one], one)),
        mode=min(modes, key=lambda one: (-modes[one], one)) if modes else None,
        actors=actors,
        recipients=tuple(one for one in _most(one.recipients for one in group) if one not in actors),
        place=_place(group),
        what=min(group, key=lambda one: _rank(one, days)).evidence,
        articles=tuple(dict.fromkeys(one.article.id for one in group)),
        outlets=outlets,
        origins=origins,
        evidence=evidence,
        known_from=ground.known_from(evidence),
        by=_voices(group, ground),
    )


def _voices(group: Sequence[Report], ground: Ground) -> tuple[str, ...]:
    """Those in whose words it stands; none where an outlet tells it in its own. Of an unknown one, the outlet's."""
    if any(one.mention.attribution is None for one in group):
        return ()
    said = (
        ground.voice(one.article.id, one.mention.attribution) or f"article:{one.article.id}" for one in group
    )
    return tuple(dict.fromkeys(said))


def _most(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All that are named, those named by most reports first, then in the order of the reports."""
    held = [one for each in lists for one in each]
    counts = Counter(held)
    order = {one: place for place, one in reversed(list(enumerate(held)))}
    return tuple(sorted(counts, key=lambda one: (-counts[one], order[one])))


def _rank(one: Report, days: dict[str, Date]) -> tuple[bool, bool, bool, bool, int]:
    """The wording that is shown: dated, told as done, in the outlet's own words, by a day and not by days counted
    from another one, full but of one line."""
    size = len(one.evidence.exact)
    return (
        one.key not in days,
        one.mention.planned,
        one.mention.attribution is not None,
        one.hint.counts,
        -size if size <= _LONG else size,
    )


def _place(group: Sequence[Report]) -> str | None:
    named = Counter(one.mention.place.of(one.article.text) for one in group if one.mention.place is not None)
    return min(named, key=lambda one: (-named[one], one)) if named else None
