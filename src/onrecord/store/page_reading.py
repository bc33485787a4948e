"""`PageReading`: everything that the document stages made of one page, as the store takes it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.records import Attribution, Extraction, Failure, Reading


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page's articles, in order, each with what was found in it.

    `whole` is False where a stage broke down: the page is to be read again by the next build.
    """

    extraction: Extraction
    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...] = ()
    whole: bool = True

    @property
    def digest(self) -> str:
        return reading_digest(self.extraction.charset, self.readings)


def reading_digest(charset: str, readings: Iterable[Reading]) -> str:
    """The same for the same evidence, whatever was concluded from it."""
    digest = hashlib.sha256(charset.encode())
    for reading in readings:
        digest.update(repr(_bare(reading)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _bare(reading: Reading) -> Reading:
    article = replace(reading.article, story=None, origin=None, version_of=None, first_seen="", last_seen="")
    return replace(reading, article=article, attributions=tuple(map(bare_attribution, reading.attributions)))


def bare_attribution(attribution: Attribution) -> Attribution:
    """Without the conclusions of the corpus stages."""
    return replace(attribution, speaker=None, addressee=None, utterance=None, rejected=False)
