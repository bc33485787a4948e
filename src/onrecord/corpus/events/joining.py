"""Reports of one event, joined: reports in their order in, groups out.

First those of one family on one day that share two of their rarest features or are word for word the same, and of
which none speaks against the other; then a report that stands alone goes to the one group of its family and day that
holds all its words and more. Then those that tell no day, or a stretch of days, go to the one group with which they
share most features and whose day they can mean; places, sides and numbers that exclude each other keep them out. Of
those that find none, those with a stretch of days are joined among themselves, and those without any day are left out.
Each step looks up what reports share, so the cost grows with their number, never with that of their pairs.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

from onrecord.corpus.align.dates import fine
from onrecord.corpus.events.features import Report
from onrecord.records import Date

Pair = tuple[str, str]
_FEATURES = 9  # of a report's, the rarest, make its keys: 36 pairs at most
_NEAR = 10  # days between an event and the publication of an article that names no day
_POSTINGS = 200  # groups looked at for one key
_SHARED = 2
_ONCE = ("strike", "meeting", "vote", "release")  # kinds of which a day of a story seldom has two
_MEMBERS = 50  # of a group that are asked whether another report can be of it
# kinds of which two reports of one event may name either; one that stands in two joins those of both
_FAMILIES = {
    "visit": ("meeting",),
    "acceptance": ("deal", "assent"),
    "vote": ("vote", "assent"),
    "explosion": ("attack",),
    "capture": ("attack",),
    "lockout": ("strike",),
    "offer": ("text",),
}


def join(reports: Sequence[Report], days: Mapping[str, Date]) -> list[list[Report]]:
    """Groups of reports of one event. `days` are the dates of reports by the place of their words."""
    rarity = Counter(feature for one in reports for feature in one.features)
    pairs = {one.key: _pairs(one, rarity) for one in reports}
    dated = [one for one in reports if _one_day(days.get(one.key))]
    groups = _gathered(_absorbed(_united(dated, days, pairs), days), days)
    index = _Index(groups, days, pairs)
    alone: list[Report] = []
    for one in reports:
        if not _one_day(days.get(one.key)):
            place = index.find(one, days.get(one.key))
            if place is not None:
                groups[place].append(one)
            elif one.key in days:
                alone.append(one)
    return groups + _united(alone, days, pairs)


def _one_day(date: Date | None) -> bool:
    return date is not None and fine(date) and date.start[:10] == date.end[:10]


def _families(report: Report) -> tuple[str, ...]:
    return _FAMILIES.get(report.kind, (report.kind,))


def _pairs(report: Report, rarity: Counter[str]) -> tuple[Pair, ...]:
    rarest = sorted(report.features, key=lambda one: (one in report.words, rarity[one], one))[:_FEATURES]
    exact = " ".join(report.evidence.exact.split())  # one text in two outlets
    return (*((one, other) for one, other in combinations(sorted(rarest), 2)), ("exact", exact))


def _united(
    reports: Sequence[Report], days: Mapping[str, Date], pairs: Mapping[str, tuple[Pair, ...]]
) -> list[list[Report]]:
    """Connected by a shared pair of features, in one family and on one date."""
    parent = list(range(len(reports)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    first: dict[tuple[str, str, Pair], int] = {}
    for place, one in enumerate(reports):
        on = f"{days[one.key].start[:10]}/{days[one.key].end[:10]}"
        for family, pair in product(_families(one), pairs[one.key]):
            held = first.setdefault((on, family, pair), place)
            if not one.against(reports[held]):
                low, high = sorted((root(held), root(place)))
                parent[high] = low
    groups: defaultdict[int, list[Report]] = defaultdict(list)
    for place, one in enumerate(reports):
        groups[root(place)].append(one)
    return list(groups.values())


def _absorbed(groups: list[list[Report]], days: Mapping[str, Date]) -> list[list[Report]]:
    """Those of one report whose every word one other group of its family and day holds go to that group."""
    cores = [frozenset(word for one in group for word in one.core) for group in groups]
    holding: defaultdict[tuple[str, str, str], list[int]] = defaultdict(
        list
    )  # by day, family and word of a core
    for place, group in enumerate(groups):
        for family in {family for one in group for family in _families(one)}:
            for word in cores[place]:
                holding[_day(group, days), family, word].append(place)
    into: dict[int, int] = {}
    for place, group in enumerate(groups):
        if len(group) > 1 or not cores[place]:
            continue
        one, day = group[0], _day(group, days)
        near: set[int] = set()
        for family in _families(one):
            near.update(
                min((holding[day, family, word] for word in sorted(cores[place])), key=len)[:_POSTINGS]
            )
        held = [
            other
            for other in sorted(near - {place})
            if cores[place] < cores[other]
            and not any(one.against(their) for their in groups[other][:_MEMBERS])
        ]
        if len(held) == 1 and held[0] not in into:
            into[place] = held[0]
    for place, other in into.items():
        groups[other].extend(groups[place])
    return [group for place, group in enumerate(groups) if place not in into]


def _gathered(groups: list[list[Report]], days: Mapping[str, Date]) -> list[list[Report]]:
    """Those told with the bare word for them are the one event of their kind and day, where there is only one."""
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        alike[_day(group, days), group[0].kind].append(place)
    into: dict[int, int] = {}
    for (_, kind), places in alike.items():
        bare = [place for place in places if all(one.bare for one in groups[place])]
        others = [place for place in places if place not in bare]
        if kind in _ONCE and bare and len(others) <= 1:
            first = others[0] if others else bare[0]
            into.update((place, first) for place in bare if place != first)
    for place, other in into.items():
        groups[other].extend(groups[place])
    return [group for place, group in enumerate(groups) if place not in into]


def _day(group: Sequence[Report], days: Mapping[str, Date]) -> str:
    return days[group[0].key].start[:10]


class _Index:
    """Groups of a known day by what their reports share."""

    def __init__(
        self,
        groups: Sequence[Sequence[Report]],
        days: Mapping[str, Date],
        pairs: Mapping[str, tuple[Pair, ...]],
    ) -> None:
        self._pairs = pairs
        self._days = [days[group[0].key].start[:10] for group in groups]
        self._groups = groups
        self._features = [frozenset(f for one in group for f in one.features) for group in groups]
        self._at: defaultdict[tuple[str, Pair], list[int]] = defaultdict(list)
        for place, group in enumerate(groups):
            for key in {
                (family, pair) for one in group for family in _families(one) for pair in pairs[one.key]
            }:
                self._at[key].append(place)

    def find(self, report: Report, date: Date | None) -> int | None:
        """The group that shares most with a report and whose day it can mean; None where two days are as likely."""
        shared: dict[int, int] = {}  # 0 for those that it cannot belong to
        for family, pair in product(_families(report), self._pairs[report.key]):
            for place in self._at.get((family, pair), ())[:_POSTINGS]:
                if place not in shared:
                    fits = _can_mean(report, date, self._days[place]) and _fits(report, self._groups[place])
                    shared[place] = len(self._features[place] & report.features) if fits else 0
        least = _SHARED if date is not None or report.hint.names_day else _SHARED + 1
        best = max(shared.values(), default=0)
        found = [place for place, count in shared.items() if count == best >= least]
        return found[0] if len(found) == 1 else None


def _fits(report: Report, group: Sequence[Report]) -> bool:
    """No place, side or number against it; of a word given the side has to be told."""
    some = group[:_MEMBERS]
    if report.gives_word and not any(report.sides & one.parties for one in some):
        return False
    return not any(report.against(one) or report.excludes(one) for one in some)


def _can_mean(report: Report, date: Date | None, day: str) -> bool:
    if date is not None:
        return date.start[:10] <= day <= date.end[:10]
    if not report.hint.fits(day):
        return False
    published = (report.article.published or "")[:10]
    if len(published) < 10:
        return True
    away = (dt.date.fromisoformat(day) - dt.date.fromisoformat(published)).days
    return -_NEAR <= away <= (_NEAR if report.mention.planned else 0)
