"""The stage `claims`: what voices contradict each other on, over all articles.

Explicit denials first, then the same words negated, answers that call a statement false, one act called acceptance
by one voice and rejection by another, and figures of one quantity that differ. Every dispute says which tests it
passed; what was not contradicted in words is none. No voice is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.corpus.claims.characterisations import CLASH, find_clashes, find_named
from onrecord.corpus.claims.denials import find_opposed
from onrecord.corpus.claims.figures import figure_disputes
from onrecord.corpus.claims.gather import fresh_claim, gather_contests, make_dispute, side_of
from onrecord.corpus.claims.items import read_items
from onrecord.corpus.claims.judged import figures_not_rejected, not_rejected
from onrecord.corpus.claims.likeness import Likeness
from onrecord.corpus.claims.recast import recast
from onrecord.corpus.ground import Ground
from onrecord.corpus.identity import apart, keep_ids
from onrecord.records import Claim, Dispute, Known, Position, Reading, Talks

VERSION = "claims/6"


def find_disputes(
    readings: Sequence[Reading],
    *,
    ground: Ground,
    talks: Talks,
    known: Mapping[str, Sequence[Known]],
    given: Collection[str],
) -> Talks:
    """`talks` with its claims and disputes, both by id."""
    latest = [one for one in readings if one.article.id not in ground.superseded]
    found = [*_of_facts(latest, ground), *_of_characterisation(talks.positions, ground)]
    found.sort(key=lambda pair: (ground.order(pair[0][0].what), pair[1].kind))
    # two disputes of one and the same words are one
    once = list({(pair[1].kind, pair[1].claims): pair for pair in reversed(found)}.values())[::-1]
    claims, disputes = _named(not_rejected(once, ground), known, given)
    own = known.get("disputes", ())
    numbers = figure_disputes(latest, talks.figures, ground=ground, known=own, given=given)
    standing = figures_not_rejected(numbers, talks.figures, ground)
    both = sorted((*disputes, *standing), key=lambda one: one.id)
    return replace(talks, claims=claims, disputes=tuple(both))


Found = tuple[tuple[Claim, ...], Dispute]


def _of_facts(readings: Sequence[Reading], ground: Ground) -> Iterator[Found]:
    items = recast(read_items(readings, ground=ground), ground.articles)
    likeness = Likeness(items)
    opposed = (*find_opposed(items, likeness), *find_named(items))
    contests = gather_contests(items, opposed, likeness, ground)
    for contest in contests:
        made = make_dispute(
            contest, ground=ground, claim=fresh_claim(contest.asserted[0].evidence), identity=""
        )
        if made is not None:
            yield (made[0],), made[1]


def _of_characterisation(positions: Sequence[Position], ground: Ground) -> Iterator[Found]:
    for accepting, rejecting in find_clashes(positions, ground):
        claims = tuple(
            Claim(
                fresh_claim(group[0].what),
                group[0].what,
                tuple(sorted({said for one in group for said in one.attributions})),
                tuple(dict.fromkeys(evidence for one in group for evidence in one.evidence)),
                ground.known_from(one.what for one in group),
            )
            for group in (accepting, rejecting)
        )
        sides = tuple(
            side_of("asserts", one.characterised_by, one.evidence, one.attributions, ground, value=one.stance)
            for one in (*accepting, *rejecting)
        )
        known = ground.known_from(one.what for one in (*accepting, *rejecting))
        yield (
            claims,
            Dispute("", "characterisation", tuple(one.id for one in claims), (), sides, (CLASH,), known),
        )


def _named(
    found: Sequence[Found], known: Mapping[str, Sequence[Known]], given: Collection[str]
) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    """The rows under ids that last."""
    claims: dict[str, Claim] = {}
    for group, _ in found:
        for one in group:
            claims.setdefault(one.id, one)
    places = [[f"{e.article}:{e.start}-{e.end}" for e in one.evidence] for one in claims.values()]
    ids = keep_ids(apart(places), prefix="claim", known=known.get("claims", ()), given=given)
    named = dict(zip(claims, ids, strict=True))
    rows = [replace(one, claims=tuple(named[claim] for claim in one.claims)) for _, one in found]
    keys = apart([[*one.claims, *one.figures] for one in rows])
    own = keep_ids(keys, prefix="dispute", known=known.get("disputes", ()), given=given)
    disputes = [replace(one, id=identity) for one, identity in zip(rows, own, strict=True)]
    return (
        tuple(sorted((replace(one, id=named[key]) for key, one in claims.items()), key=lambda one: one.id)),
        tuple(sorted(disputes, key=lambda one: one.id)),
    )
