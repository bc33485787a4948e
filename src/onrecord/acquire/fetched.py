"""A page and its bytes, as every reader of inputs hands them over, and the failure that stands in their place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from onrecord.records import Failure, Page, make_id

STAGE = "acquire"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page with its bytes, unread so far."""

    page: Page
    content: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies: `source` as the user gave it, `location` to know it again, `seen` and `retrieved` when."""

    source: str
    location: str
    seen: str
    retrieved: str | None = None


def fetched(place: Place, content: bytes, *, media_type: str) -> Fetched:
    """The page that lies at `place`; its id derives from where it was named and what it holds."""
    sha256 = hashlib.sha256(content).hexdigest()
    page = Page(
        id=make_id("page", place.source, sha256),
        source=place.source,
        location=place.location,
        sha256=sha256,
        media_type=media_type,
        retrieved=place.retrieved,
        seen=place.retrieved or place.seen,
    )
    return Fetched(page, content)


def failure(source: str, reason: str) -> Failure:
    return Failure(page=source, stage=STAGE, reason=reason)


def modified(path: Path) -> str:
    """The file's time of modification: ISO 8601, UTC, seconds."""
    return utc_seconds(datetime.fromtimestamp(path.stat().st_mtime, UTC))


def utc_seconds(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_moment(shown: str | None) -> str | None:
    """An ISO 8601 time with its offset as UTC seconds; None where it is no such time."""
    if not shown:
        return None
    try:
        moment = datetime.fromisoformat(shown.strip())
    except ValueError:
        return None
    return utc_seconds(moment) if moment.tzinfo else None
