"""What must hold of every reading: its spans lie in the text, its evidence is the text. Faults out, as words.

The build refuses a reading with a fault; `verify` looks for them again in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.records import Attribution, Evidence, Reading, Span


def reading_faults(reading: Reading) -> Iterator[str]:
    """What is wrong with a reading, one line for each fault; the article's own id is not among the words."""
    article = reading.article
    size = len(article.text)
    yield from _twice("attribution", [one.id for one in reading.attributions])
    spans = {
        "block": [block.span for block in article.blocks],
        "mention": [mention.span for mention in reading.mentions],
        "date": [date.span for date in reading.dates],
        "stance": [
            span for one in reading.stances for span in (one.what, one.cue, *one.topic, *one.conditions)
        ],
        "event": [span for one in reading.events for span in (one.span, one.trigger)],
        "figure": [span for one in reading.figures for span in (one.span, one.of)],
        "attribution": [span for one in reading.attributions for span in _spans(one)],
    }
    for noun, found in spans.items():
        yield from (
            f"{noun} {span.start}-{span.end} lies outside the text" for span in found if span.end > size
        )
    yield from evidence_faults(reading_evidence(reading), article=article.id, text=article.text)


def reading_evidence(reading: Reading) -> Iterator[Evidence]:
    """All the evidence that a reading holds as such."""
    for shown in reading.article.shown:
        yield shown.evidence
    for one in reading.attributions:
        for evidence in (one.said_on_evidence, one.medium_evidence, one.addressee_evidence):
            if evidence is not None:
                yield evidence


def evidence_faults(evidence: Iterable[Evidence], *, article: str, text: str) -> Iterator[str]:
    """Evidence in this article that is not its text."""
    for one in evidence:
        if one.article == article and text[one.start : one.end] != one.exact:
            yield f"evidence {one.start}-{one.end} is not the text: {one.exact!r:.60}"


def _spans(attribution: Attribution) -> tuple[Span, ...]:
    return attribution.content + attribution.source + attribution.cue


def _twice(noun: str, ids: Iterable[str]) -> Iterator[str]:
    return (f"{noun} {one} stands twice" for one, count in Counter(ids).items() if count > 1)
