"""Quotations that answer: not the words of the one who asked.

`X was asked by Y whether it was true.` and then a paragraph `"It was."`: X answers. `"Who?" Y asked.` and then
`"Nobody."`: somebody does. `And what would Y say? "Nothing."`: not Y, but `Would she go? "Never."`: she.
Drafts in, drafts parted at the answer out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.attribute.sources import noun_phrase
from onrecord.document.syntax import Syntax
from onrecord.records import Block, Span

_ENDS = (".", "?", "!")
_ASKS = ("ask", "question", "enquire", "inquire", "wonder")


def part_answers(syntax: Syntax, blocks: Sequence[Block], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the answers to their questions, and those as drafts of their own."""
    return [part for draft in drafts for part in _parts(syntax, blocks, draft)]


def asked_by(syntax: Syntax, draft: Draft) -> tuple[Span, ...] | None:
    """Who is to answer the question that a draft ends with, nobody where it does not tell; None where it asks none."""
    if draft.cue_token is None or not _asks(syntax, draft.cue_token):
        return None
    if not draft.content or not _is_question(syntax, draft.content[-1]):
        return None
    asked = _asked(syntax, draft.cue_token)
    return () if asked is None else (asked,)


def _parts(syntax: Syntax, blocks: Sequence[Block], draft: Draft) -> Iterator[Draft]:
    place = _answer(syntax, blocks, draft)
    if place is None or draft.cue_token is None:
        yield draft
        return
    kept, answers = draft.content[:place], draft.content[place:]
    if any(_quoted(syntax, span) for span in kept) or _asks(syntax, draft.cue_token):
        yield replace(draft, content=kept)
    asked = _asked(syntax, draft.cue_token)
    for span in answers:
        source = () if asked is None else (asked,)
        yield Draft((span,), source, (), "quote-alone", 0.3)
        asked = None  # whose the next turn is, is not told


def _answer(syntax: Syntax, blocks: Sequence[Block], draft: Draft) -> int | None:
    """The place of the first piece of content that answers: after a question mark, or a paragraph after a question."""
    if draft.cue_token is None:
        return None
    cue = syntax.tokens[draft.cue_token]
    if cue.text.lower() in lexicon().replies:
        return None  # "Her answer? ..." asks nothing
    home = next((block.span for block in blocks if block.span.start <= cue.start < block.span.end), None)
    for place, span in enumerate(draft.content):
        if span.start < cue.end or not _quoted(syntax, span) or home is None:
            continue
        if _question_between(syntax, draft.cue_token, span) and not _of_pronoun(syntax, draft):
            return place
        later = span.start >= home.end and place > 0
        if later and _asks(syntax, draft.cue_token) and _is_question(syntax, draft.content[place - 1]):
            return place
    return None


def _question_between(syntax: Syntax, cue: int, span: Span) -> bool:
    """The cue's own sentence, outside quotation marks, is a question that ends before a quotation."""
    first, _ = syntax.token_range(span)
    ends = (syntax.tokens[i].text for i in range(cue, first) if syntax.quote_of[i] < 0)
    return next((text for text in ends if text in _ENDS), None) == "?"


def _of_pronoun(syntax: Syntax, draft: Draft) -> bool:
    """ "Does she regret it?": who is spoken of so is who answers."""
    head = draft.source_token
    return head is not None and syntax.tokens[head].pos == "PRON"


def _is_question(syntax: Syntax, span: Span) -> bool:
    words = span.of(syntax.text).rstrip("\"'”’» ")
    return words.endswith("?") or not _quoted(syntax, span)


def _quoted(syntax: Syntax, span: Span) -> bool:
    first, end = syntax.token_range(span)
    return first < end and syntax.quote_of[first] >= 0


def _asks(syntax: Syntax, cue: int) -> bool:
    return syntax.tokens[cue].lemma.lower() in _ASKS


def _asked(syntax: Syntax, cue: int) -> Span | None:
    """Who is asked, by the subject of a passive."""
    subject = syntax.kid(cue, "nsubjpass")
    return noun_phrase(syntax, subject) if subject is not None else None
