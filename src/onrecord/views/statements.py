"""Statements: a record and filters go in; each piece of reported speech comes out, with who, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Attribution, AttributionKind
from onrecord.views.days import days_of, iso_text
from onrecord.views.filters import Filters, Selection, select
from onrecord.views.holdings import Citation, Holdings, Readable


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution as a reader needs it. `source` is what the article itself calls the speaker."""

    id: str
    speaker: str | None
    speaker_id: str | None
    source: str
    said_on: str | None  # ISO date or interval
    medium: str | None
    addressee: str | None
    words: tuple[str, ...]
    kind: AttributionKind
    cue: str
    denial: bool
    confidence: float
    found_by: str
    via: str | None
    via_source: str | None  # who reports the source itself, by name or as the article calls it
    utterance: str | None
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    place: str  # the outlet, else the file's name
    page: str  # the page's path or URL


@dataclass(frozen=True, slots=True)
class Statements:
    """What fits, by day, and how many had no day to be filtered by."""

    rows: tuple[Statement, ...]
    undated: int


def list_statements(record: Readable, filters: Filters) -> Statements:
    """The attributions that fit the filters, by the day on which the words were said (else published)."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    selection: Selection = select(holdings, filters)
    rows = tuple(statement(holdings, one) for one in selection.attributions)
    return Statements(rows, selection.undated)


def statement(holdings: Holdings, attribution: Attribution) -> Statement:
    """One attribution with the names and words that its ids and spans stand for."""
    text = holdings.text(attribution.article)
    cited: Citation = holdings.every[attribution.article]
    return Statement(
        id=attribution.id,
        speaker=holdings.name(attribution.speaker),
        speaker_id=attribution.speaker,
        source=" … ".join(span.of(text) for span in attribution.source),
        said_on=iso_text(attribution.said_on) or None,
        medium=attribution.medium,
        addressee=holdings.name(attribution.addressee),
        words=tuple(span.of(text) for span in attribution.content),
        kind=attribution.kind,
        cue=" … ".join(span.of(text) for span in attribution.cue),
        denial=attribution.denial,
        confidence=attribution.confidence,
        found_by=attribution.found_by,
        via=attribution.via,
        via_source=_via(holdings, attribution),
        utterance=attribution.utterance,
        article=cited.article,
        title=cited.title,
        outlet=cited.outlet,
        published=cited.published if days_of(cited.published) else None,
        place=cited.place,
        page=cited.source,
    )


def _via(holdings: Holdings, attribution: Attribution) -> str | None:
    if attribution.via is None:
        return None
    outer = holdings.record.attribution(attribution.via)
    text = holdings.text(outer.article)
    return holdings.name(outer.speaker) or " … ".join(span.of(text) for span in outer.source) or None
