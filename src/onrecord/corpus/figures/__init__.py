"""The stage `figures`: figure mentions in, figures out, with which of them can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.corpus.ground import Ground
from onrecord.records import Figure, Reading

VERSION = "compare-figures/1"


def compare_figures(
    readings: Sequence[Reading],
    *,
    ground: Ground,
) -> tuple[Figure, ...]:
    return ()
