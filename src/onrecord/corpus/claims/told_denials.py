"""Denials that an outlet tells in a few words and that no attribution holds: an article in, (voice, words) out.

"..., something Velm denies"; "Velm disputes that claim"; "Velm denies committing such crimes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.corpus.claims.patterns import denied_aside, denied_passively, denied_plainly
from onrecord.corpus.ground import Ground
from onrecord.records import Reading, Span


@dataclass(frozen=True, slots=True)
class ToldDenial:
    voice: str
    span: Span  # the words of the denial
    denied: Span | None  # what it denies; None: what was said before


def told_denials(reading: Reading, ground: Ground) -> Iterator[ToldDenial]:
    text = reading.article.text
    held = [
        span
        for one in reading.attributions
        if one.denial and ground.speaker(one.id) is not None
        for span in (*one.content, *one.cue)
    ]
    for block in reading.article.blocks:
        for pattern in (denied_aside(), denied_plainly(), denied_passively()):
            for found in pattern.finditer(text, block.span.start, block.span.end):
                span = Span(found.start("from"), found.end())
                voice = ground.actor_at(reading.article.id, Span(*found.span("who")))
                if voice is not None and not any(one.overlaps(span) for one in held):
                    yield ToldDenial(voice, span, _denied(found))


def _denied(found: re.Match[str]) -> Span | None:
    return Span(*found.span("what")) if found.groupdict().get("what") else None
