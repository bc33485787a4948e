"""Live pages: which articles are entries of one, so that they count as one report.

An outlet's nine entries of one morning are not nine independent reports of what they tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, by what tells whether it is an entry of a live page. `page` is any name of its page."""

    article: str
    page: str
    outlet: str | None
    published: str | None


def first_entries(entries: Iterable[Entry]) -> Mapping[str, str]:
    """For each entry of a live page the page's first one, by article id; articles of other pages are not there.

    A page is live where it holds three articles or more of one outlet, each published at a time of day of its own.
    """
    by_page: defaultdict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        by_page[one.page].append(one)
    found: dict[str, str] = {}
    for held in by_page.values():
        times = {one.published for one in held if one.published and "T" in one.published}
        if len(held) >= _FEWEST and len(times) == len(held) and len({one.outlet for one in held}) == 1:
            first = min(held, key=lambda one: (one.published or "", one.article)).article
            found.update((one.article, first) for one in held)
    return found
