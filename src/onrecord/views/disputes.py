"""Disputes: a record and filters go in; who asserts, denies or hedges what, out: no verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.lexicons import load_toml
from onrecord.records import Dispute, DisputeKind, Figure, Side, SideStance, Talks
from onrecord.views.days import days_of
from onrecord.views.evidence import Fitting, Quoted, figure_voice_name, quoted, voice_name
from onrecord.views.filters import Filters, find_actor
from onrecord.views.holdings import Holdings, Readable


@dataclass(frozen=True, slots=True)
class SideLine:
    """One voice on one side. `value` is the number or the stance that it gives."""

    stance: SideStance
    by: str
    value: str | None
    outlets: int
    origins: int
    evidence: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """`claim` is the fullest wording of what is disputed, in a source's words; of figures what they are of.

    `claims` are the same, where there are several, one by one; `values` the numbers or stances that the sides give.
    """

    id: str
    kind: DisputeKind
    claim: str
    sides: tuple[SideLine, ...]
    reasons: tuple[str, ...]
    claims: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def origins(self) -> int:
        return sum(side.origins for side in self.sides)


@dataclass(frozen=True, slots=True)
class Disputes:
    rows: tuple[DisputeLine, ...]  # those with most independent reports first
    undated: int


def list_disputes(record: Readable, filters: Filters) -> Disputes:
    """The disputes that fit; --by finds those in which somebody is a voice."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    talks = record.talks()
    actor = None if filters.by is None else find_actor(holdings, filters.by).id
    fitting = Fitting(holdings, filters)
    rows = []
    for one in talks.disputes:
        if actor is not None and all(side.by != actor for side in one.sides):
            continue
        line = _line(holdings, one, talks)
        days = [day for side in line.sides for each in side.evidence if (day := days_of(each.published))]
        shown = fitting.evidence(each for side in one.sides for each in side.evidence)
        if shown and fitting.day((min(days)[0], max(days)[1]) if days else None):
            rows.append(line)
    rows.sort(key=lambda line: (-line.origins, line.kind, line.claim, line.id))
    return Disputes(tuple(rows), fitting.undated)


def _line(holdings: Holdings, one: Dispute, talks: Talks) -> DisputeLine:
    claims = [claim for claim in talks.claims if claim.id in one.claims]
    figures = [figure for figure in talks.figures if figure.id in one.figures]
    # of figures what they are of; where those words tell nothing by themselves, as the sides have it
    said = [each for side in one.sides for each in side.evidence]
    of = [figure.of for figure in figures if _tells(figure.of.exact)]
    what = [claim.what for claim in claims] or of or said or [figure.of for figure in figures]
    named = tuple(dict.fromkeys(" ".join(each.exact.split()) for each in what[:2]))
    return DisputeLine(
        id=one.id,
        kind=one.kind,
        claim=" / ".join(named),
        sides=tuple(_side(holdings, side, figures) for side in one.sides),
        reasons=(*one.reasons, *_bases(figures)),
        claims=named,
        values=tuple(dict.fromkeys(side.value for side in one.sides if side.value and one.kind == "figure")),
    )


def _tells(words: str) -> bool:
    """More than a pronoun, or whose it is ("its members"), or a verb of saying that was taken for it."""
    lists = load_toml("function_words.toml")
    bare = {*lists["closed"], *lists["reporting"]}
    split = words.casefold().split()
    return split[:1] not in (["its"], ["their"], ["his"], ["her"]) and any(one not in bare for one in split)


def _bases(figures: Sequence[Figure]) -> tuple[str, ...]:
    """Values on different bases can both hold."""
    apart = any(reason.startswith("counted on another basis") for one in figures for reason in one.reasons)
    return ("not on one basis: the words say of a value what it counts",) if apart else ()


def _voice(holdings: Holdings, side: Side, figures: Sequence[Figure]) -> str:
    """Of a number that somebody unnamed gives, the words for who that is, too."""
    for one in figures:
        if one.holder is not None and any(
            each.article == one.evidence.article and each.start <= one.evidence.start < each.end
            for each in side.evidence
        ):
            return figure_voice_name(holdings, one)
    return voice_name(holdings, side.by)


def _side(holdings: Holdings, side: Side, figures: Sequence[Figure]) -> SideLine:
    return SideLine(
        stance=side.stance,
        by=_voice(holdings, side, figures),
        value=side.value,
        outlets=side.outlets,
        origins=side.origins,
        evidence=tuple(quoted(holdings, each, in_sentence=True) for each in side.evidence),
    )
