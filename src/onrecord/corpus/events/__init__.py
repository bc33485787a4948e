"""The stage `events`: event mentions in, events joined over outlets out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.corpus.ground import Ground
from onrecord.records import Event, Known, Reading

VERSION = "merge-events/1"


def merge_events(
    readings: Sequence[Reading],
    *,
    ground: Ground,
    known: Sequence[Known] = (),
    given: Collection[str] = (),
) -> tuple[Event, ...]:
    return ()
