"""What is not known: a selection goes in; the gaps that a reader has to know of come out, counted and listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.records import Failure
from onrecord.views.days import days_of, days_of_date
from onrecord.views.filters import Selection
from onrecord.views.holdings import Citation
from onrecord.views.notes import Notes

# reported speech is found in these languages only
LANGUAGES_READ = ("en",)


@dataclass(frozen=True, slots=True)
class Gap:
    """Statements that lack something: how many, and the notes of those that the brief shows."""

    count: int
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Gaps of a brief. `languages` are pairs of a language tag (None: not known) and a number of articles."""

    speakers: Gap
    days: Gap
    no_outlet: tuple[Citation, ...]
    no_day: tuple[Citation, ...]
    machine_translated: tuple[Citation, ...]
    languages: tuple[tuple[str | None, int], ...]


def reason_of(failure: Failure) -> str:
    """Why the page failed, without the page's own name before it."""
    return failure.reason.removeprefix(f"{failure.page}: ")


def list_unknowns(selection: Selection, notes: Notes) -> Unknowns:
    cited = selection.citations
    unread = Counter(one.language for one in cited if not _read(one.language))
    speakers = [one.id for one in selection.attributions if one.speaker is None]
    days = [one.id for one in selection.attributions if days_of_date(one.said_on) is None]
    return Unknowns(
        speakers=_gap(speakers, notes),
        days=_gap(days, notes),
        no_outlet=tuple(one for one in cited if one.outlet is None),
        no_day=tuple(one for one in cited if days_of(one.published) is None),
        machine_translated=tuple(one for one in cited if one.translated == "machine"),
        languages=tuple(sorted(unread.items(), key=lambda item: (-item[1], item[0] or ""))),
    )


def _read(language: str | None) -> bool:
    return (language or "").split("-")[0].lower() in LANGUAGES_READ


def _gap(attributions: list[str], notes: Notes) -> Gap:
    numbers = (notes.known(one) for one in attributions)
    return Gap(len(attributions), tuple(sorted(number for number in numbers if number is not None)))
