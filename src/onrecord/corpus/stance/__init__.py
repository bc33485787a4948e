"""The stage `stance`: stance mentions in, positions by party and issue out, and proposals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.corpus.ground import Ground
from onrecord.records import Codebook, Known, Reading, Talks

VERSION = "stance/1"


def take_positions(
    readings: Sequence[Reading],
    *,
    ground: Ground,
    codebook: Codebook | None,
    known: Mapping[str, Sequence[Known]],
    given: Collection[str],
) -> Talks:
    return Talks()
