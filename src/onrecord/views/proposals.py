"""Proposals: a record and filters go in; what was put forward, its terms and the answers, out."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Proposal, Talks
from onrecord.views.days import days_of, days_of_date, iso_text
from onrecord.views.evidence import Fitting, Quoted, quoted
from onrecord.views.filters import Filters, find_actor
from onrecord.views.holdings import Holdings, Readable
from onrecord.views.positions import Lookup, PositionLine, position_line


@dataclass(frozen=True, slots=True)
class TermLine:
    issue: str
    words: Quoted


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """`name` is what a source calls it; `version_of` and `earlier` are id and name of the proposal that it changes."""

    id: str
    name: str
    proposed_by: str | None
    on: str | None
    published: str | None
    words: Quoted
    terms: tuple[TermLine, ...]
    responses: tuple[PositionLine, ...]  # by party and day
    version_of: str | None = None
    earlier: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    rows: tuple[ProposalLine, ...]  # those with most answers and terms first
    undated: int


def list_proposals(record: Readable, filters: Filters) -> Proposals:
    """The proposals that fit; --by finds those that somebody made."""
    holdings = Holdings(record, all_versions=filters.all_versions)
    talks = record.talks()
    lookup = Lookup(holdings, talks)
    actor = None if filters.by is None else find_actor(holdings, filters.by).id
    fitting = Fitting(holdings, filters)
    rows = []
    for one in talks.proposals:
        if actor is not None and one.proposed_by != actor:
            continue
        if fitting.evidence((one.name, *(term.what for term in one.terms))):
            line = _line(holdings, one, talks, lookup)
            if fitting.day(days_of_date(one.on) or days_of(line.published)):
                rows.append(line)
    rows.sort(key=lambda line: (-len(line.responses), -len(line.terms), line.name, line.id))
    return Proposals(tuple(rows), fitting.undated)


def _line(holdings: Holdings, one: Proposal, talks: Talks, lookup: Lookup) -> ProposalLine:
    answers = {position.id: position for position in talks.positions if position.id in one.responses}
    responses = [position_line(holdings, position, lookup) for position in answers.values()]
    responses.sort(key=lambda line: (line.party, line.day or "9999", line.what, line.id))
    words = quoted(holdings, one.name, in_sentence=True)
    terms = [
        TermLine(lookup.issues[term.issue].name, quoted(holdings, term.what, in_sentence=True))
        for term in one.terms
    ]
    told = [words, *(term.words for term in terms)]
    before = next((other for other in talks.proposals if other.id == one.version_of), None)
    return ProposalLine(
        id=one.id,
        name=words.words,
        proposed_by=holdings.name(one.proposed_by),
        on=iso_text(one.on) or None,
        published=min((each.published for each in told if each.published), default=None),
        words=words,
        terms=tuple(terms),
        responses=tuple(responses),
        version_of=one.version_of,
        earlier=quoted(holdings, before.name, in_sentence=True) if before is not None else None,
    )
