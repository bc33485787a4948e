"""Filters: what the user wants to see goes in; the articles and attributions that fit come out.

The day of an attribution is the day on which the words were said, else the day of the article's publication.
An attribution of no known day is left out once days are asked for, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import UnknownId, WrongUsage
from onrecord.records import Actor, Attribution
from onrecord.views.days import days_of, days_of_date
from onrecord.views.holdings import Citation, Holdings

_NAMES_IN_A_MESSAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show; None shows all. Days are ISO dates, months or years, both ends included."""

    by: str | None = None  # an actor's name, alias (or part of one) or id
    about: str | None = None  # words to find in what was said
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    all_versions: bool = False

    @property
    def of_statements(self) -> bool:
        """True where only articles that hold a fitting attribution are wanted."""
        return self.by is not None or self.about is not None


@dataclass(frozen=True, slots=True)
class Selection:
    """What fits the filters, attributions by day (unknown last), article and place."""

    attributions: tuple[Attribution, ...]
    citations: tuple[Citation, ...]  # by day of publication (unknown last), outlet, id
    undated: int  # attributions left out because they have no day
    undated_articles: int


def select(holdings: Holdings, filters: Filters) -> Selection:
    """The articles and attributions that fit the filters.

    Raises UnknownId where nothing goes by the name given, WrongUsage where a name fits several actors.
    """
    window = _window(filters)
    held = [one for one in holdings.citations.values() if _fits_article(one, filters)]
    _need_outlet(holdings, filters)
    places = {one.article: one for one in held}
    found = [one for one in holdings.record.attributions() if one.article in places]
    if filters.by is not None:
        speaker = find_actor(holdings, filters.by).id
        found = [one for one in found if one.speaker == speaker]
    if filters.about is not None:
        hits = frozenset(holdings.record.search(filters.about))
        found = [one for one in found if one.id in hits]
    days = {one.id: day_of(one, places[one.article]) for one in found}
    shown = [one for one in found if window is None or _within(days[one.id], window)]
    undated = sum(1 for one in found if days[one.id] is None) if window else 0
    if filters.of_statements:
        carrying = {one.article for one in shown}
        held = [one for one in held if one.article in carrying]
    elif window:
        undated_articles = sum(1 for one in held if days_of(one.published) is None)
        held = [one for one in held if _within(days_of(one.published), window)]
        return Selection(_by_day(shown, days, places), _by_publication(held), undated, undated_articles)
    return Selection(_by_day(shown, days, places), _by_publication(held), undated, 0)


def day_of(attribution: Attribution, citation: Citation) -> tuple[str, str] | None:
    """First and last day on which the words may have been said: as reported, else the day of publication."""
    return days_of_date(attribution.said_on) or days_of(citation.published)


def need_known(holdings: Holdings, filters: Filters) -> None:
    """Raises UnknownId where no article has the outlet or story that is asked for."""
    _need_outlet(holdings, filters)


def within_window(days: tuple[str, str] | None, filters: Filters) -> bool:
    """Whether a first and last day lie in --since and --until; unknown days only where none are asked for."""
    window = _window(filters)
    return window is None or _within(days, window)


def find_actor(holdings: Holdings, wanted: str) -> Actor:
    """The one actor of this id, name, alias or part of one."""
    found = find_actors(holdings, wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownId(
            f"no actor of this record goes by {wanted!r}; `onrecord actors` lists those that it knows"
        )
    listed = ", ".join(f"{one.name} ({one.id})" for one in found[:_NAMES_IN_A_MESSAGE])
    more = f" and {len(found) - _NAMES_IN_A_MESSAGE} more" if len(found) > _NAMES_IN_A_MESSAGE else ""
    raise WrongUsage(f"{wanted!r} fits {len(found)} actors: {listed}{more}; give more of the name, or the id")


def find_actors(holdings: Holdings, wanted: str) -> tuple[Actor, ...]:
    """Actors of this id; else those that go by exactly this name; else those with a name that contains it."""
    if wanted in holdings.actors:
        return (holdings.actors[wanted],)
    folded = " ".join(wanted.split()).casefold()
    names = {
        one.id: {name.casefold() for name in (one.name, *one.aliases)} for one in holdings.actors.values()
    }
    exact = tuple(one for one in holdings.actors.values() if folded in names[one.id])
    if exact or not folded:
        return exact
    return tuple(one for one in holdings.actors.values() if any(folded in name for name in names[one.id]))


def _fits_article(citation: Citation, filters: Filters) -> bool:
    if filters.story is not None and (citation.story or "").casefold() != filters.story.casefold():
        return False
    return filters.outlet is None or filters.outlet.casefold() in (citation.outlet or "").casefold()


def _need_outlet(holdings: Holdings, filters: Filters) -> None:
    """A story or outlet that no article has is a slip of the pen, not an empty answer."""
    for given, field in ((filters.outlet, "outlet"), (filters.story, "story")):
        if given is None:
            continue
        known = sorted({value for one in holdings.citations.values() if (value := getattr(one, field))})
        if not any(given.casefold() in value.casefold() for value in known):
            listed = ", ".join(known[:_NAMES_IN_A_MESSAGE]) or "none"
            raise UnknownId(f"no article of this record has the {field} {given!r}; known: {listed}")


def _window(filters: Filters) -> tuple[str, str] | None:
    if filters.since is None and filters.until is None:
        return None
    since, until = days_of(filters.since or "0001-01-01"), days_of(filters.until or "9999-12-31")
    if since is None or until is None:
        raise WrongUsage("days are written as 2031-05-03, 2031-05 or 2031")
    if since[0] > until[1]:
        raise WrongUsage(f"the days end ({filters.until}) before they begin ({filters.since})")
    return since[0], until[1]


def _within(days: tuple[str, str] | None, window: tuple[str, str]) -> bool:
    return days is not None and days[1] >= window[0] and days[0] <= window[1]


def _by_day(
    attributions: Iterable[Attribution],
    days: Mapping[str, tuple[str, str] | None],
    places: Mapping[str, Citation],
) -> tuple[Attribution, ...]:
    def place(one: Attribution) -> tuple[object, ...]:
        day = days[one.id]
        # the id last: it hangs on the folder that pages came from
        spans = one.content, one.cue, one.source
        return day is None, day or ("", ""), places[one.article].order, spans, one.kind, one.id

    return tuple(sorted(attributions, key=place))


def _by_publication(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    def place(one: Citation) -> tuple[bool, str, tuple[str, str, int, str]]:
        day = days_of(one.published)
        return day is None, (one.published or "") if day else "", one.order

    return tuple(sorted(citations, key=place))
