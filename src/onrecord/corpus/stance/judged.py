"""Entries without what people say is no position, or no proposal. Part of the stage `stance`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onrecord.corpus.ground import Ground
from onrecord.corpus.rejected import Found, position_claim, rejected
from onrecord.corpus.stance.entries import Entry
from onrecord.records import Codebook


def not_rejected(
    entries: Sequence[Entry], about: Literal["position", "proposal"], *, codebook: Codebook, ground: Ground
) -> list[Entry]:
    """Those that stand, in their order."""

    def claim(entry: Entry) -> str:
        code = codebook.issues[entry.issue].code
        return position_claim(entry.mention.stance, code) if about == "position" else code

    found = [Found(one.what, claim(one), one.party) for one in entries] if ground.rulings else []
    gone = rejected(found, ground.rulings, about, ground=ground)
    return [one for place, one in enumerate(entries) if place not in gone]
