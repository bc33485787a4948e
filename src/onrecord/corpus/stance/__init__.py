"""The stage `stance`: stance mentions and a codebook in, issues, positions and proposals out.

A position is read only where the words name a party and an issue; what is doubtful is left out. Without a codebook of
the user's the shipped one is taken that the record's stances are most about.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.drafts import read_drafts
from onrecord.corpus.stance.entries import Entry, known_sides, read_entries
from onrecord.corpus.stance.holders import Ranker
from onrecord.corpus.stance.judged import judged_offers, judged_positions
from onrecord.corpus.stance.likeness import Describer, likeness_of, shares_of_books
from onrecord.corpus.stance.matching import Matcher
from onrecord.corpus.stance.positions import gather_positions
from onrecord.corpus.stance.proposals import Scope, find_proposals
from onrecord.lexicons.codebooks import shipped_codebooks
from onrecord.records import Codebook, Issue, Known, Reading, Talks, make_id

VERSION = "stance/8"
Found = TypeVar("Found")
_SAMPLE = 80  # stances that the choice of a codebook rests on, about


@dataclass(frozen=True, slots=True)
class Models:
    """What weighs issues, by likeness, and holders, among the parties near."""

    describer: Describer
    ranker: Ranker


def take_positions(
    readings: Sequence[Reading],
    *,
    ground: Ground,
    codebook: Codebook | None,
    known: Mapping[str, Sequence[Known]],
    given: Collection[str],
    models: Models | None = None,
) -> Talks:
    """Earlier states of an article take no part. Without models rules and phrases alone decide."""
    latest = sorted((one for one in readings if one.article.id not in ground.superseded), key=_place)
    describer = models.describer if models is not None else None
    matcher = Matcher(codebook) if codebook is not None else choose_codebook(latest, describer)
    issues = _issues(matcher.codebook)
    likeness = likeness_of(matcher.codebook, describer) if describer is not None else None
    ranker = models.ranker if models is not None else None
    entries = known_sides(
        [
            entry
            for one in latest
            for entry in read_entries(one, ground=ground, matcher=matcher, likeness=likeness, ranker=ranker)
        ],
        ground,
    )
    entries = judged_positions(entries, codebook=matcher.codebook, ground=ground)
    positions = gather_positions(
        entries,
        ground=ground,
        issues=issues,
        known=known.get("positions", ()),
        given=given,
    )
    scope = Scope(positions, ground, matcher.codebook, [one.id for one in issues])
    own = _by_article(entries)
    drafts = [
        entry
        for one in latest
        for entry in read_drafts(one, own[one.article.id], ground=ground, matcher=matcher)
    ]
    offers = judged_offers([*entries, *drafts], codebook=matcher.codebook, ground=ground)
    proposals = find_proposals(offers, scope, known=known.get("proposals", ()), given=given)
    used = {one.issue for one in positions} | {term.issue for one in proposals for term in one.terms}
    named = tuple(one for one in sorted(issues, key=lambda one: one.id) if one.id in used)
    return Talks(issues=named, positions=positions, proposals=proposals)


def _by_article(entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    held: defaultdict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        held[one.mention.article].append(one)
    return held


def _place(reading: Reading) -> tuple[str, str, str]:
    """By publication and text: an id hangs on the folder that an article came from."""
    article = reading.article
    return article.published or "9999", article.text, article.id


@functools.cache
def _shipped_matchers() -> tuple[Matcher, ...]:
    return tuple(Matcher(one) for one in shipped_codebooks())


def choose_codebook(readings: Sequence[Reading], describer: Describer | None = None) -> Matcher:
    """The shipped codebook that the stances are most about; the first of equals.

    With a model that is the one whose issues their words are most like, all issues of all books weighed at once;
    without one, or where it has read nothing, the one of whose phrases most stances name any.
    """
    matchers = _shipped_matchers()
    ordered = sorted(readings, key=_place)
    gists = _sample([stance.gist for one in ordered for stance in one.stances if stance.gist])
    if describer is not None and gists:
        weights = shares_of_books([likeness_of(one.codebook, describer) for one in matchers], gists)
    else:
        spans = _sample(
            [
                (one.article.text, span)
                for one in ordered
                for stance in one.stances
                for span in stance.topic[:1]
            ]
        )
        weights = [sum(one.names_any(text, span) for text, span in spans) for one in matchers]
    return matchers[max(range(len(matchers)), key=lambda place: (weights[place], -place))]


def _sample(found: Sequence[Found]) -> Sequence[Found]:
    return found[:: max(1, len(found) // _SAMPLE)]


def _issues(codebook: Codebook) -> tuple[Issue, ...]:
    ids = {one.code: make_id("issue", one.code, one.name) for one in codebook.issues}
    return tuple(
        Issue(ids[one.code], one.name, one.code, ids[one.parent] if one.parent is not None else None)
        for one in codebook.issues
    )
