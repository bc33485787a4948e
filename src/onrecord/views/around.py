"""Words and what stands around them: a span of an article goes in; the rest of its sentence comes out, cut to size.

A few words ("a US-backed proposal") tell a reader nothing without the sentence that they stand in.
"""

from __future__ import annotations

from onrecord.records import Article, Span
from onrecord.views.sentences import sentence_ends
from onrecord.views.wording import GAP, one_line

_ENOUGH = 14  # words that stand for themselves
_BEFORE, _BEHIND = 22, 14  # words of the sentence that are shown around those that do not
_FAR = 900  # characters that are looked through on either side
_WIDE = 220  # characters of the rest on either side, where words are not set apart by spaces


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
    if sum(map(len, before)) > _WIDE or sum(map(len, behind)) > _WIDE:
        return "", ""
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
    for closed, opened in sentence_ends(text, start, end):
        if opened <= span.start:
            start = opened
        elif closed >= span.end:
            end = closed
            break
    return Span(start, max(end, span.end))
