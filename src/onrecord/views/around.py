"""Words and what stands around them: a span of an article goes in; the rest of its sentence comes out, cut to size.

A few words ("a US-backed proposal") tell a reader nothing without the sentence that they stand in.
"""

from __future__ import annotations

import re

from onrecord.records import Article, Span
from onrecord.views.wording import GAP, one_line

_ENOUGH = 14  # words that stand for themselves
_BEFORE, _BEHIND = 22, 14  # words of the sentence that are shown around those that do not
_FAR = 900  # characters that are looked through on either side
_TITLE = 6  # characters of "Prof", at most
_END = re.compile(r"[.!?…][”’»\"')\]]*\s+(?=[“‘«\"'(\[]?[A-Z0-9])")
_NO_END = re.compile(r"(?:\b(?:[A-Z]|[A-Z][a-z]|Gen|Gov|Sen|Rep|Col|Mrs|Rev|Prof|Capt|No)|\.[A-Za-z])$")


def around(article: Article, span: Span) -> tuple[str, str]:
    """What stands before and behind the words in their sentence, each on one line; "" where they say enough.

    Longer rests are cut between words, and the gap is shown.
    """
    text = article.text
    if len(span.of(text).split()) > _ENOUGH:
        return "", ""
    block = next((one.span for one in article.blocks if one.span.contains(span)), None)
    if block is None:
        return "", ""
    sentence = _sentence(text, block, span)
    before, behind = text[sentence.start : span.start].split(), text[span.end : sentence.end].split()
    if not any(character.isalnum() for word in (*before, *behind) for character in word):
        return "", ""
    if len(before) > _BEFORE:
        before = [GAP, *before[-_BEFORE:]]
    if len(behind) > _BEHIND:
        behind = [*behind[:_BEHIND], GAP]
    return _joined(before, text[max(span.start - 1, 0) : span.start + 1], last=True), _joined(
        behind, text[max(span.end - 1, 0) : span.end + 1], last=False
    )


def _joined(words: list[str], touching: str, *, last: bool) -> str:
    """On one line, with a space towards the words unless there is none in the text."""
    line = one_line(" ".join(words))
    if not line or not any(map(str.isspace, touching)):
        return line
    return f"{line} " if last else f" {line}"


def _sentence(text: str, block: Span, span: Span) -> Span:
    start, end = max(block.start, span.start - _FAR), min(block.end, span.end + _FAR)
    first = start
    for found in _END.finditer(text, first, end):
        if _NO_END.search(text, max(found.start() - _TITLE, first), found.start()):
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end - 1:
            end = found.start() + len(found.group().rstrip())
            break
    return Span(start, max(end, span.end))
