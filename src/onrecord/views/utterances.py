"""Utterances: a record and filters go in; each act of saying comes out once, with all of its renderings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.records import Attribution, RenderingKind, Utterance
from onrecord.views.days import iso_text
from onrecord.views.filters import Filters, select
from onrecord.views.holdings import Holdings, Readable
from onrecord.views.statements import Statement, statement


@dataclass(frozen=True, slots=True)
class RenderingLine:
    """One outlet's wording of an utterance."""

    kind: RenderingKind
    statement: Statement


@dataclass(frozen=True, slots=True)
class UtteranceLine:
    """One act of saying; its renderings with the fullest first."""

    id: str
    speaker: str | None
    speaker_id: str | None
    said_on: str | None
    medium: str | None
    outlets: int
    origins: int
    known_from: str
    renderings: tuple[RenderingLine, ...]


@dataclass(frozen=True, slots=True)
class Utterances:
    """What fits, by number of origins, then of outlets; and how many statements had no day to go by."""

    rows: tuple[UtteranceLine, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """An utterance of the record with those of its attributions that may be shown, the fullest first."""

    utterance: Utterance
    renderings: tuple[tuple[RenderingKind, Attribution], ...]


def list_utterances(record: Readable, filters: Filters) -> Utterances:
    """The utterances of which some rendering fits, with every rendering, the most carried first."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    selection = select(holdings, filters)
    rows = tuple(_line(holdings, one) for one in weigh(holdings, selection.attributions))
    return Utterances(rows, selection.undated)


def weigh(holdings: Holdings, wanted: Iterable[Attribution]) -> tuple[Weighed, ...]:
    """The utterances that these attributions render, by origins, then outlets, then in the order given."""
    wanted_by: dict[str, int] = {}
    for place, one in enumerate(wanted):
        if one.utterance:
            wanted_by.setdefault(one.utterance, place)
    utterances = [one for one in holdings.record.utterances() if one.id in wanted_by]
    rendering_ids = {rendering.attribution for one in utterances for rendering in one.renderings}
    held = {
        one.id: one
        for one in holdings.record.attributions()
        if one.id in rendering_ids and one.article in holdings.citations
    }
    utterances.sort(key=lambda one: (-one.origins, -one.outlets, wanted_by[one.id], one.id))
    return tuple(Weighed(one, _renderings(one, held)) for one in utterances)


def _renderings(
    utterance: Utterance, held: dict[str, Attribution]
) -> tuple[tuple[RenderingKind, Attribution], ...]:
    shown: Sequence[tuple[RenderingKind, Attribution]] = [
        (one.kind, held[one.attribution]) for one in utterance.renderings if one.attribution in held
    ]
    return tuple(sorted(shown, key=lambda pair: pair[1].id != utterance.fullest))


def _line(holdings: Holdings, weighed: Weighed) -> UtteranceLine:
    utterance = weighed.utterance
    return UtteranceLine(
        id=utterance.id,
        speaker=holdings.name(utterance.speaker),
        speaker_id=utterance.speaker,
        said_on=iso_text(utterance.said_on) or None,
        medium=utterance.medium,
        outlets=utterance.outlets,
        origins=utterance.origins,
        known_from=utterance.known_from,
        renderings=tuple(RenderingLine(kind, statement(holdings, one)) for kind, one in weighed.renderings),
    )
