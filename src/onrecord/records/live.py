"""Live pages: which articles are entries of one, so that they count as one report.

An outlet's nine entries of one morning are not nine independent reports of what they tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_FEWEST = 3  # times of day
_DAYS = 2  # of one live page: over midnight


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """An article, by what tells whether it is an entry of a live page."""

    article: str
    page: str
    outlet: str | None
    published: str | None
    version_of: str | None = None  # the article of which it is a later state


def one_report(entries: Iterable[LiveEntry]) -> Mapping[str, str]:
    """For each entry of a live page the article that stands for them all, by id; other articles are not there.

    A page is live where all that it holds is of one outlet and published at a time of day, three or more of these
    different, within two days. (An outlet that is not known is one for each page.) The first entry stands for all,
    in its first state, so that a page that was read twice is still one report.
    """
    held = list(entries)
    before = {one.article: one.version_of for one in held if one.version_of}
    by_page: defaultdict[str, list[LiveEntry]] = defaultdict(list)
    for one in held:
        by_page[one.page].append(one)
    found: dict[str, str] = {}
    for page in filter(_is_live, by_page.values()):
        first = min(page, key=lambda one: (one.published or "", one.article)).article
        found.update((one.article, first) for one in page)
    # the first entry of a later reading is a later state of an entry of the page as it was read before
    return {article: found.get(_first(one, before), _first(one, before)) for article, one in found.items()}


def _is_live(page: list[LiveEntry]) -> bool:
    times = [one.published for one in page if one.published and "T" in one.published]
    days = {one[:10] for one in times}
    one_outlet = len({one.outlet for one in page}) == 1
    return len(times) == len(page) and len(set(times)) >= _FEWEST and len(days) <= _DAYS and one_outlet


def _first(article: str, before: Mapping[str, str]) -> str:
    seen = {article}
    while (earlier := before.get(article, article)) not in seen:
        article = earlier
        seen.add(article)
    return article
