"""The stage `claims`: what voices contradict each other on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from onrecord.corpus.ground import Ground
from onrecord.records import Known, Reading, Talks

VERSION = "claims/1"


def find_disputes(
    readings: Sequence[Reading],
    *,
    ground: Ground,
    talks: Talks,
    known: Mapping[str, Sequence[Known]],
    given: Collection[str],
) -> Talks:
    return talks
