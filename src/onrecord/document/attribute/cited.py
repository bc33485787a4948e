"""Chains within one sentence: "according to local media, citing a source", "the agency said, quoting a diplomat".

The source that is cited speaks through the one that cites it: a second attribution with the same content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.document.attribute.complements import tidy
from onrecord.document.attribute.draft import Draft, cut_out
from onrecord.document.attribute.sources import noun_phrase
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_CITING = {"citing", "quoting"}


def with_cited(syntax: Syntax, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and for each "citing X" behind a cue one with X as the source of that cue's content."""
    by_sentence: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        if draft.cue_token is not None and draft.source:
            by_sentence.setdefault(syntax.tokens[draft.cue_token].sentence, []).append(number)
    out = list(drafts)
    links: set[int] = set()
    for i, source, head in _citations(syntax):
        before = [n for n in by_sentence.get(syntax.tokens[i].sentence, ()) if (drafts[n].cue_token or 0) < i]
        if not before:
            continue
        number = max(before, key=lambda n: drafts[n].cue_token or 0)
        cue = Span(syntax.tokens[i].start, syntax.tokens[i].end)
        hole = Span(cue.start, source.end)
        content = tuple(
            piece for span in out[number].content for piece in tidy(syntax, cut_out(span, [hole]))
        )
        if content and not any(piece.overlaps(hole) for piece in content):
            links.add(i)
            out[number] = replace(out[number], content=content)
            cites_for = out[number].cue_token
            out.append(
                Draft(
                    content,
                    (source,),
                    (cue,),
                    "citing",
                    0.7,
                    cue_token=i,
                    source_token=head,
                    cites_for=cites_for,
                )
            )
    return [draft for draft in out if draft.cue_token not in links or draft.rule == "citing"]


def _citations(syntax: Syntax) -> Iterator[tuple[int, Span, int]]:
    for i, token in enumerate(syntax.tokens):
        if token.text.lower() in _CITING and syntax.quote_of[i] < 0:
            head = syntax.kid(i, "dobj")
            source = noun_phrase(syntax, head) if head is not None else None
            if source is not None and head is not None:
                yield i, source, head
