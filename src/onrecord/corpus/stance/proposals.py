"""Proposals: explicit offers of one party gathered with their terms, and the positions that answer them.

A proposal is known by its proposer and its main issue; terms are what its proposer offers beside it in the same
breath, and what sentences that begin with "the plan", "the proposal" and the like say is in it.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.identity import apart, keep_ids
from onrecord.corpus.stance.entries import Entry
from onrecord.corpus.stance.matching import Matcher
from onrecord.lexicons import load_toml
from onrecord.records import Known, Position, Proposal, Reading, Span, Term

_ANSWERS = ("accepts", "accepts_with_conditions", "rejects", "questions")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|[\"”’)]|$)[^\n.!?]*)*[.!?]*")
_TERMS = 12


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """(a sentence on what a proposal holds, a word for a proposal, rules that put one forward)."""
    data = load_toml("proposals.toml")
    nouns = "|".join(data["nouns"])
    verbs = "|".join(map(re.escape, data["contains"]))
    contains = re.compile(rf"\b(?:{nouns})\b[^,.;]{{0,60}}\b(?:{verbs})\b", re.IGNORECASE)
    return contains, re.compile(rf"\b(?:{nouns})s?\b", re.IGNORECASE), frozenset(data["rules"])


@dataclass(frozen=True, slots=True)
class Scope:
    """What proposals are gathered over; `issues` are ids by place in the codebook."""

    positions: Sequence[Position]
    readings: Mapping[str, Reading]
    ground: Ground
    matcher: Matcher
    issues: Sequence[str]


def find_proposals(
    entries: Sequence[Entry], scope: Scope, *, known: Sequence[Known], given: Collection[str]
) -> tuple[Proposal, ...]:
    """Ordered by id."""
    groups = sorted(_groups(entries), key=lambda group: (scope.ground.order(group[0].what), group[0].issue))
    keys = [
        [f"{one.what.article}:{one.what.start}-{one.what.end} {scope.issues[one.issue]}" for one in group]
        for group in groups
    ]
    ids = keep_ids(apart(keys), prefix="proposal", known=known, given=given)
    made = [_proposal(identity, group, groups, scope) for identity, group in zip(ids, groups, strict=True)]
    return tuple(sorted(made, key=lambda one: one.id))


def _groups(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Explicit offers by proposer and issue; at least one of them names the thing or says that it was put forward."""
    rules = _patterns()[2]
    by_key: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
    for one in entries:
        if one.mention.stance == "offers" and one.mention.found_by.rsplit("/", 1)[-1] in rules:
            by_key[one.party, one.issue].append(one)
    return list(by_key.values())


def _proposal(
    identity: str, group: Sequence[Entry], groups: Sequence[Sequence[Entry]], scope: Scope
) -> Proposal:
    ground, issues = scope.ground, scope.issues
    first = min(group, key=lambda one: ground.order(one.what))
    named = max(
        group, key=lambda one: (bool(_patterns()[1].search(one.what.exact)), -abs(len(one.what.exact) - 80))
    )
    articles = dict.fromkeys(one.what.article or "" for one in group)
    # its own words first: no number of other terms may push them out, and by the first one's issue it is known again
    terms = [Term(issues[one.issue], one.what) for one in group]
    terms += [term for article in articles for term in _terms(scope.readings[article], scope.matcher, issues)]
    own_issue = issues[group[0].issue]
    others = [other for other in groups if other[0].issue == group[0].issue]
    answers = [
        one
        for one in scope.positions
        if one.issue == own_issue
        and one.party != first.party
        and one.stance in _ANSWERS
        and _answers(one)
        and first.party in _meant(one, others, ground)
    ]
    dates = [one.mention.date for one in group if one.mention.date is not None]
    return Proposal(
        id=identity,
        name=named.what,
        proposed_by=first.party,
        on=min(dates, key=lambda one: one.start) if dates else None,
        terms=tuple(_once(terms)[:_TERMS]),
        responses=tuple(one.id for one in sorted(answers, key=lambda one: _order(one, ground))),
        known_from=ground.known_from(one.what for one in group),
    )


def _order(position: Position, ground: Ground) -> tuple[object, ...]:
    """By place and words; ids depend on the order of builds."""
    return ground.order(position.what), position.what.end, position.stance, ground.actor(position.party).name


def _answers(position: Position) -> bool:
    """The position is on something that was put forward: its words name it, or it was read so."""
    named = _patterns()[1]
    return bool(named.search(position.what.exact)) or any("refers to" in one for one in position.reasons)


def _meant(position: Position, groups: Sequence[Sequence[Entry]], ground: Ground) -> frozenset[str]:
    """Whose proposal on the issue a position answers: whose its words name, else the only one that its articles tell
    of, else the only one there is; nobody's where it may be several."""
    proposers = {group[0].party for group in groups} - {position.party}
    words = [(one.article or "", one.span) for one in position.evidence]
    owners = {party for article, span in words for party in _owners(article, span, ground)}
    named = {ground.party(actor) for article, span in words for actor in ground.actors_in(article, span)}
    if meant := (owners & proposers) or (named & proposers):
        return frozenset(meant)
    articles = {one.article for one in position.evidence}
    told = {group[0].party for group in groups if any(one.what.article in articles for one in group)}
    only = (told & proposers) or proposers
    return frozenset(only) if len(only) == 1 else frozenset()


def _owners(article: str, span: Span, ground: Ground) -> Iterator[str]:
    """Whose a proposal is by the words right before or behind it: "the US proposal", "the plan of Orsk"."""
    text, noun = ground.articles[article].text, _patterns()[1].pattern
    behind = re.compile(rf"(?:['’]s?)?(?:\s+[\w-]+){{0,3}}?\s+{noun}", re.IGNORECASE)
    before = re.compile(
        rf"{noun}\s+(?:of|by|from|put forward by|made by|tabled by)\s+(?:the\s+)?\Z", re.IGNORECASE
    )
    for place, actor in ground.places_in(article, span):
        if behind.match(text, place.end, span.end) or before.search(text, span.start, place.start):
            yield ground.party(actor)
    # a name that is no mention of its own: "the US proposal"
    for found in re.finditer(rf"\b([A-Z][\w.’'-]*)\s+(?:[\w-]+\s+){{0,2}}?(?i:{noun})", span.of(text)):
        if (owner := ground.named(found[1])) is not None:
            yield ground.party(owner)


def _terms(reading: Reading, matcher: Matcher, issues: Sequence[str]) -> Iterator[Term]:
    """Clauses that a sentence on the proposal's content ties to an issue."""
    text = reading.article.text
    for block in reading.article.blocks:
        for sentence in _SENTENCE.finditer(text, block.span.start, block.span.end):
            opening = _patterns()[0].search(sentence.group())
            if opening is None:
                continue
            start = sentence.start() + opening.end()
            for part in _parts(text, start, sentence.end()):
                found = matcher.find(text, part)
                strong = [one for one in found if one.strong]
                if strong:
                    yield Term(issues[strong[0].issue], reading.article.evidence(part))


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """What commas and semicolons set apart, trimmed."""
    at = start
    for found in [*re.finditer(r"[;,](?=\s)|\band\b(?=\s+(?:the|a|an|that|to)\b)", text[start:end]), None]:
        stop = end if found is None else start + found.start()
        piece = text[at:stop]
        left = at + len(piece) - len(piece.lstrip(" ,;"))
        right = at + len(piece.rstrip(" ,;.\n"))
        if right - left > 3:
            yield Span(left, right)
        at = stop + (len(found.group()) if found is not None else 0)


def _once(terms: Sequence[Term]) -> list[Term]:
    """One term for an issue and wording."""
    kept: dict[tuple[str, str], Term] = {}
    for one in terms:
        kept.setdefault((one.issue, " ".join(one.what.exact.lower().split())), one)
    return list(kept.values())
