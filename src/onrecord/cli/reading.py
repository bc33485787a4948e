"""Opening a record for a command: a path goes in, the open record comes out, with a note where it is not finished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.output import note

if TYPE_CHECKING:
    from onrecord.store.record import Record


@contextmanager
def opened(path: Path) -> Iterator[Record]:
    """The record at `path`. Raises NotARecord for a file that is none."""
    from onrecord import open as open_record

    with open_record(path) as record:
        if record.stale:
            note(
                f"note: the last build of {path.name} was interrupted; speakers, utterances and origins are not "
                "up to date until the same build has run again"
            )
        yield record
