"""Turns of an interview or transcript: paragraphs that begin with "Name:", where at least two do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.document.attribute.draft import Draft
from onrecord.document.syntax import Syntax
from onrecord.records import Block, Span

_OPENING = ('"', "“", "«", "„", "``")
_LONGEST_NAME = 8  # tokens of "Name, office:"


def find_turns(syntax: Syntax, blocks: Sequence[Block]) -> Iterator[Draft]:
    found = []
    for block in blocks:
        first, end = syntax.token_range(block.span)
        first += first < end and syntax.tokens[first].text in _OPENING  # a transcript that is quoted
        colon = next(
            (i for i in range(first, min(first + _LONGEST_NAME, end)) if syntax.tokens[i].text == ":"), None
        )
        if colon is None or colon == first or colon + 1 >= end:
            continue
        if all(
            syntax.tokens[i].pos == "PROPN" or syntax.tokens[i].text.isupper() for i in range(first, colon)
        ):
            found.append((first, colon, end))
    if len(found) < 2:
        return
    for first, colon, end in found:
        # not `syntax.span`: the opening mark of a quoted transcript is none of the name
        source = Span(syntax.tokens[first].start, syntax.tokens[colon - 1].end)
        content = syntax.span(colon + 1, end - 1)
        if content:
            mark = syntax.tokens[colon]
            yield Draft(
                (content,),
                (source,),
                (Span(mark.start, mark.end),),
                "turn",
                0.85,
                cue_token=colon,
                source_token=colon - 1,
            )
