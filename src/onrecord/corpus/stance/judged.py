"""Entries as people decide: without what is no position or no proposal, with the party, stance or day they give.

Part of the stage `stance`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from onrecord.corpus.ground import Ground
from onrecord.corpus.ruled import Places, parties_of, position_claim, rulings_on
from onrecord.corpus.stance.drafts import NOBODY
from onrecord.corpus.stance.entries import Entry
from onrecord.records import Codebook, Date, Ruling, Stance


def judged_positions(entries: Sequence[Entry], *, codebook: Codebook, ground: Ground) -> list[Entry]:
    """In their order. Each ruling is about what those before it have left, as it was when it was made."""
    rulings = rulings_on(ground.rulings, "position")
    if not rulings:
        return list(entries)
    places = Places(one.what for one in entries)
    left: dict[int, Entry] = dict(enumerate(entries))
    for ruling in rulings:
        parties = parties_of(ruling, ground)

        def claimed(place: int, ruling: Ruling = ruling, parties: frozenset[str] = parties) -> bool:
            one = left.get(place)
            return (
                one is not None
                and one.party in parties
                and position_claim(one.mention.stance, codebook.issues[one.issue].code) == ruling.claim
            )

        for place in places.ruled(ruling, claimed):
            if ruling.verb == "reject":
                del left[place]
            else:
                left[place] = _amended(left[place], ruling, ground)
    return list(left.values())


def judged_offers(entries: Sequence[Entry], *, codebook: Codebook, ground: Ground) -> list[Entry]:
    """Without those that are no proposal: where one of the ruling's issue is none, so is what stands beside it."""
    gone: set[int] = set()
    rulings = rulings_on(ground.rulings, "proposal")
    places = Places(one.what for one in entries) if rulings else Places(())
    for ruling in rulings:
        parties = (parties_of(ruling, ground) if ruling.actor else frozenset()) | {NOBODY}

        def claimed(place: int, ruling: Ruling = ruling, parties: frozenset[str] = parties) -> bool:
            return entries[place].party in parties and _code(entries[place], codebook) == ruling.claim

        def beside(place: int, parties: frozenset[str] = parties) -> bool:
            return entries[place].party in parties

        ruled = places.ruled(ruling, claimed)
        gone |= ruled | (places.ruled(ruling, beside) if ruled else set())
    return [one for place, one in enumerate(entries) if place not in gone]


def _code(entry: Entry, codebook: Codebook) -> str:
    return codebook.issues[entry.issue].code


def _amended(entry: Entry, ruling: Ruling, ground: Ground) -> Entry:
    """What a person gives is no longer weighed."""
    told = replace(entry, reason=f"judged ({ruling.judgement})", belief=1.0)
    if ruling.verb == "party":
        parties = sorted(parties_of(ruling, ground, other=True))
        return replace(told, party=parties[0]) if parties else entry
    if ruling.verb == "stance":
        return replace(told, mention=replace(entry.mention, stance=cast(Stance, ruling.value)))
    if ruling.verb == "day":
        day = None if ruling.value is None else Date(ruling.value, ruling.value, "day")
        return replace(told, mention=replace(entry.mention, date=day))
    return entry
