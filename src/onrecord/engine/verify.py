"""Verify: a record in, everything out that no longer fits: page hashes, spans, evidence, ids, the search index.

What was read is checked against a digest that was taken when it was written, so a change of any word, span
or field of the evidence is found, whoever made it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256

from onrecord.document.extract.decode import decode
from onrecord.engine.checks import evidence_faults, reading_evidence, reading_faults
from onrecord.errors import OnrecordError
from onrecord.records import Evidence, Page, Reading
from onrecord.store.page_reading import reading_digest
from onrecord.store.record import Record
from onrecord.store.talks import rows_of


def verify(record: Record, *, tell: Callable[[str], None] = lambda source: None) -> tuple[str, ...]:
    """One line for each fault, none where all holds. `tell` hears the source of each page as it is checked."""
    return tuple(_faults(record, tell))


def _faults(record: Record, tell: Callable[[str], None]) -> Iterator[str]:
    faults = tuple(record.file_faults())
    yield from faults
    if faults:
        return  # a damaged file: what else it says cannot be relied on
    for page in record.pages():
        tell(page.source)
        yield from _readable(f"page {page.id} ({page.source})", _page_faults(record, page))
    yield from _readable("conclusions", _conclusion_faults(record))


def _readable(what: str, faults: Iterator[str]) -> Iterator[str]:
    """The faults, and one more where a row is so damaged that no record can be made of it."""
    try:
        yield from faults
    except (ValueError, TypeError, LookupError, zlib.error, OnrecordError) as error:
        yield f"{what}: cannot be read back ({type(error).__name__}: {error})"


def _page_faults(record: Record, page: Page) -> Iterator[str]:
    content = record.content(page.id)
    readings = record.readings_of(page.id)
    if content is not None and sha256(content).hexdigest() != page.sha256:
        yield f"page {page.id} ({page.source}): its bytes are not those that were read"
        return
    if reading_digest(record.charset(page.id), readings) != record.digest(page.id):
        yield f"page {page.id} ({page.source}): what was read from it has been changed"
    for reading in readings:
        yield from (f"article {reading.article.id}: {fault}" for fault in reading_faults(reading))
    if content is not None:
        decoded = decode(content, media_type=page.media_type, charset=record.charset(page.id)).text
        yield from (
            f"page {page.id} ({page.source}): {fault}" for fault in _decoded_faults(page, readings, decoded)
        )


def _decoded_faults(page: Page, readings: tuple[Reading, ...], decoded: str) -> Iterator[str]:
    for reading in readings:
        for one in reading_evidence(reading):
            if one.page == page.id and decoded[one.start : one.end] != one.exact:
                yield f"evidence {one.start}-{one.end} is not on the page: {one.exact!r:.60}"
        for block in reading.article.blocks:
            if block.page_span is not None and block.page_span.end > len(decoded):
                yield f"block {block.span.start}-{block.span.end} lies outside the page"


def _conclusion_faults(record: Record) -> Iterator[str]:
    """Evidence of actors, reuses and the upper half that is not the text of its article."""
    for actor in record.actors():
        evidence = (*actor.mentions, *(role.evidence for role in actor.roles))
        yield from _misplaced(record, f"actor {actor.id}", evidence)
    for reuse in record.reuses():
        evidence = tuple(side for passage in reuse.passages for side in (passage.here, passage.there))
        yield from _misplaced(record, f"reuse {reuse.id}", evidence)
    for table, rows in rows_of(record.talks()):
        for row in rows:
            yield from _misplaced(record, f"{table.name} {row.id}", tuple(_evidence_in(row)))


def _evidence_in(value: object) -> Iterator[Evidence]:
    """All evidence that a row holds, however deep: a term's in a proposal, a side's in a dispute."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _evidence_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _evidence_in(getattr(value, field.name))


def _misplaced(record: Record, what: str, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for article in sorted({one.article for one in evidence if one.article is not None}):
        text = record.article(article).text
        yield from (f"{what}: {fault}" for fault in evidence_faults(evidence, article=article, text=text))
