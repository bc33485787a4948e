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


@dataclass(frozen=True, slots=True)
class _Patterns:
    holds: re.Pattern[str]  # a sentence on what a proposal holds
    noun: re.Pattern[str]  # a word for a proposal
    behind: re.Pattern[str]  # right behind the name of whose it is: "'s new plan"
    before: re.Pattern[str]  # right before it: "the plan of"
    named: re.Pattern[str]  # a name with the noun: "the US proposal"
    rules: frozenset[str]  # that put one forward


@functools.cache
def _patterns() -> _Patterns:
    data = load_toml("proposals.toml")
    nouns, verbs = "|".join(data["nouns"]), "|".join(map(re.escape, data["contains"]))
    noun = rf"\b(?:{nouns})s?\b"
    return _Patterns(
        holds=re.compile(rf"\b(?:{nouns})\b[^,.;]{{0,60}}\b(?:{verbs})\b", re.IGNORECASE),
        noun=re.compile(noun, re.IGNORECASE),
        behind=re.compile(rf"(?:['’]s?)?(?:\s+[\w-]+){{0,3}}?\s+{noun}", re.IGNORECASE),
        before=re.compile(
            rf"{noun}\s+(?:of|by|from|put forward by|made by|tabled by)\s+(?:the\s+)?\Z", re.IGNORECASE
        ),
        named=re.compile(
            r"\b(?!(?:The|A|An|This|That|Its|His|Her|Their)\b)([A-Z][\w.’'-]*)\s+(?:[\w-]+\s+){0,2}?"
            rf"(?i:{noun})"
        ),
        rules=frozenset(data["rules"]),
    )


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
    answered = _answered(groups, scope)
    made = [_proposal(identity, group, answered, scope) for identity, group in zip(ids, groups, strict=True)]
    return tuple(sorted(made, key=lambda one: one.id))


def _groups(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Explicit offers by proposer and issue; at least one of them names the thing or says that it was put forward."""
    rules = _patterns().rules
    by_key: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
    for one in entries:
        if one.mention.stance == "offers" and one.mention.found_by.rsplit("/", 1)[-1] in rules:
            by_key[one.party, one.issue].append(one)
    return list(by_key.values())


def _proposal(
    identity: str, group: Sequence[Entry], answered: Mapping[tuple[str, str], frozenset[str]], scope: Scope
) -> Proposal:
    ground, issues = scope.ground, scope.issues
    first = min(group, key=lambda one: ground.order(one.what))
    named = max(
        group, key=lambda one: (bool(_patterns().noun.search(one.what.exact)), -abs(len(one.what.exact) - 80))
    )
    articles = dict.fromkeys(one.what.article or "" for one in group)
    # its own words first: no number of other terms may push them out, and by the first one's issue it is known again
    terms = [Term(issues[one.issue], one.what) for one in group]
    terms += [term for article in articles for term in _terms(scope.readings[article], scope.matcher, issues)]
    mine = answered.get((first.party, issues[group[0].issue]), frozenset())
    answers = [one for one in scope.positions if one.id in mine]
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
    named = _patterns().noun
    return bool(named.search(position.what.exact)) or any("refers to" in one for one in position.reasons)


def _answered(groups: Sequence[Sequence[Entry]], scope: Scope) -> Mapping[tuple[str, str], frozenset[str]]:
    """(party, issue) of each proposal -> the positions that answer it."""
    proposers: defaultdict[str, dict[str, set[str]]] = defaultdict(
        dict
    )  # by issue: the articles of each party's
    for group in groups:
        articles = {one.what.article or "" for one in group}
        proposers[scope.issues[group[0].issue]].setdefault(group[0].party, set()).update(articles)
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in scope.positions:
        others = {party: told for party, told in proposers.get(one.issue, {}).items() if party != one.party}
        if others and one.stance in _ANSWERS and _answers(one):
            for party in _meant(one, others, scope.ground):
                found[party, one.issue].add(one.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _meant(position: Position, proposers: Mapping[str, Collection[str]], ground: Ground) -> frozenset[str]:
    """Whose proposal on the issue a position answers: of those whom its words name as having one, else of those whom
    they name; else the only one that its articles tell of, or that there is; nobody's where it may be several.

    `proposers` are the parties, with the articles that tell of their proposals.
    """
    words = [(one.article or "", one.span) for one in position.evidence]
    owners = {party for article, span in words for party in _owners(article, span, ground)}
    named = {ground.party(actor) for article, span in words for actor in ground.actors_in(article, span)}
    if meant := (owners & proposers.keys()) or (named & proposers.keys()):
        return frozenset(meant)
    articles = {article for article, _ in words}
    told = {party for party, own in proposers.items() if not articles.isdisjoint(own)}
    only = told or proposers.keys()
    return frozenset(only) if len(only) == 1 else frozenset()


def _owners(article: str, span: Span, ground: Ground) -> Iterator[str]:
    """Whose a proposal is by the words right before or behind it: "the US proposal", "the plan of Orsk"."""
    text, known = ground.articles[article].text, _patterns()
    for place, actor in ground.places_in(article, span):
        if known.behind.match(text, place.end, span.end) or known.before.search(
            text, span.start, place.start
        ):
            yield ground.party(actor)
    # a name that is no mention of its own
    for found in known.named.finditer(span.of(text)):
        if (owner := ground.named(found[1])) is not None:
            yield ground.party(owner)


def _terms(reading: Reading, matcher: Matcher, issues: Sequence[str]) -> Iterator[Term]:
    """Clauses that a sentence on the proposal's content ties to an issue."""
    text = reading.article.text
    answers = [one.cue for one in reading.stances if one.stance in _ANSWERS]
    for block in reading.article.blocks:
        for sentence in _SENTENCE.finditer(text, block.span.start, block.span.end):
            opening = _patterns().holds.search(sentence.group())
            if opening is None:
                continue
            whole = Span(sentence.start(), sentence.end())
            if any(whole.contains(cue) for cue in answers):
                continue  # where somebody stands on it is no part of it
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
