"""Turns of an interview or transcript: paragraphs that begin with "Name:", where at least two do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.document.attribute.draft import Draft
from onrecord.document.syntax import Syntax
from onrecord.records import Block, Span

_OPENING = ('"', "“", "«", "„", "``")
_CLOSING = ('"', "”", "»", "''")
_LONGEST_NAME = 8  # tokens of "Name, office:"


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph with its name before a colon, and the paragraphs in which a quoted turn goes on; token numbers."""

    first: int
    colon: int
    end: int
    more: tuple[tuple[int, int], ...] = ()


def find_turns(syntax: Syntax, blocks: Sequence[Block]) -> Iterator[Draft]:
    turns = _read_turns(syntax, blocks)
    if len(turns) < 2:
        return
    for turn in turns:
        # not `syntax.span`: the opening mark of a quoted transcript is none of the name
        source = Span(syntax.tokens[turn.first].start, syntax.tokens[turn.colon - 1].end)
        content = [syntax.span(turn.colon + 1, turn.end - 1)]
        content += [syntax.span(first, end - 1) for first, end in turn.more]
        if content[0]:
            mark = syntax.tokens[turn.colon]
            yield Draft(
                tuple(span for span in content if span),
                (source,),
                (Span(mark.start, mark.end),),
                "turn",
                0.85,
                cue_token=turn.colon,
                source_token=turn.colon - 1,
            )


def _read_turns(syntax: Syntax, blocks: Sequence[Block]) -> list[_Turn]:
    turns: list[_Turn] = []
    runs = False  # a transcript in quotation marks: each paragraph opens them anew, the last one closes them
    for block in blocks:
        first, end = syntax.token_range(block.span)
        opened = first < end and syntax.tokens[first].text in _OPENING
        begin = first + opened
        colon = _colon(syntax, begin, end)
        if colon is not None:
            turns.append(_Turn(begin, colon, end))
        elif opened and runs:
            turns[-1] = replace(turns[-1], more=(*turns[-1].more, (first, end)))
        closed = first < end and syntax.tokens[end - 1].text in _CLOSING
        runs = opened and not closed and (colon is not None or runs)
    return turns


def _colon(syntax: Syntax, first: int, end: int) -> int | None:
    """The colon behind a name that opens a paragraph."""
    near = range(first, min(first + _LONGEST_NAME, end))
    colon = next((i for i in near if syntax.tokens[i].text == ":"), None)
    if colon is None or colon == first or colon + 1 >= end:
        return None
    named = all(
        syntax.tokens[i].pos == "PROPN" or syntax.tokens[i].text.isupper() for i in range(first, colon)
    )
    return colon if named else None
