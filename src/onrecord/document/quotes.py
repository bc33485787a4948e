"""Quotations of a text: which stretches stand inside quotation marks. Text in, spans out; linear.

Marks are read by paragraph, so an unbalanced one never costs more than its paragraph. A paragraph may end
inside a quotation that the next one takes up with a new opening mark and no closing one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Span

# opening mark -> the marks that close it. German low marks close with what opens an English quotation.
PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "‘": "’", "‚": "‘’"}
STRAIGHT = {'"', "'", "''"}
SINGLE = {"'", "‘", "’", "‚"}
_MARK = re.compile("``|''|[\"'“”„«»‹›「」『』‘’‚]")
_DASH_LEAD = re.compile(r"[—–―-]\s+(?=\w)")
_DASH_TURN = re.compile(r"[,.!?…]\s+[—–―-]\s+")
_ORPHAN_CLOSE = re.compile(r"""[,.!?…]["”»]""")
_OPENING = re.compile(r"""(?:^|[\s(])["“«„](?=\w)""")
_WORD = re.compile(r"\w")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.’'-]* $")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` with the marks, `inner` without; `continues`: the paragraph ends before it is closed."""

    span: Span
    inner: Span
    continues: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order; paragraphs are set apart by line ends."""
    found: list[Quotation] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        found += _dash_speech(text, start, end) or _in_paragraph(text, start, end)
        start = end + 1
    return tuple(one for one in found if not _is_nickname(text, one))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    closers: tuple[str, ...] = ()
    doubles = _holds_doubles(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if sign in SINGLE and (doubles or not _single_mark(text, mark, start, end, opened)):
            continue
        if opened is None:
            if _can_open(text, mark, end) or _turned(text, mark, start, end):
                opened, closers = mark, _closers(sign)
        elif (sign in closers and _can_close(text, mark, start, end)) or _ends(text, mark, opened, end):
            if one := _quotation(opened, mark.start(), mark.end()):
                yield one
            opened = None
        elif sign == opened.group() and sign not in STRAIGHT and sign in "“„«" and _can_open(text, mark, end):
            # the first mark was never closed: a stray one, unless it opened the paragraph
            opened = opened if opened.start() == start else mark
    if opened is not None and (_taken_up(text, opened, end) or _runs_on(text, opened, start, end)):
        inner_end = end - (len(text[start:end]) - len(text[start:end].rstrip()))
        if one := _quotation(opened, inner_end, inner_end, continues=True):
            yield one


def _dash_speech(text: str, start: int, end: int) -> list[Quotation]:
    """Speech set with dashes, as in Russian, French or Spanish: "— Words, — said A. — More words."

    Read only where the paragraph begins with a dash and shows where the speech ends: a second dash after
    punctuation, or a closing mark that nothing opened.
    """
    lead = _DASH_LEAD.match(text, start, end)
    if lead is None:
        return []
    begin = lead.end()
    orphan = _ORPHAN_CLOSE.search(text, begin, end)
    if orphan and not _OPENING.search(text, begin, orphan.start()):
        return _spoken(begin, orphan.start() + 1)
    turns = [mark.span() for mark in _DASH_TURN.finditer(text, begin, end)]
    if not turns:
        return []
    found = _spoken(begin, turns[0][0] + 1)
    for (_, after), following in zip(turns[1::2], [*turns[2::2], (end, end)], strict=False):
        found += _spoken(after, min(following[0] + 1, end))
    return found


def _spoken(start: int, end: int) -> list[Quotation]:
    return [Quotation(Span(start, end), Span(start, end))] if end > start else []


def _closers(sign: str) -> tuple[str, ...]:
    if sign in ("``", "''"):
        return ("''",)
    # a straight mark opens what a curly one may close, and the other way round: scrapers mix them
    return tuple({'"': '"”', "“": '”"', "”": '”"'}.get(sign, PAIRS.get(sign, sign)))


def _holds_doubles(text: str, start: int, end: int) -> bool:
    """Double marks in the paragraph: its single ones are apostrophes or quotations within quotations."""
    return any(mark in text[start:end] for mark in ('"', "“", "”", "„", "«", "「", "''"))


def _single_mark(text: str, mark: re.Match[str], start: int, end: int, opened: re.Match[str] | None) -> bool:
    """A single mark that stands where a quotation begins or ends, rather than an apostrophe."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if opened is None:
        return not before.isalnum() and after.isalnum() and mark.group() != "’"
    return not after.isalnum() and not before.isspace()


def _can_open(text: str, mark: re.Match[str], end: int) -> bool:
    sign = mark.group()
    if sign in ("”", "’", "›", "」", "』"):
        return False
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1] if mark.start() else " "
    if sign in STRAIGHT:
        return not after.isspace() and not (before.isalnum() and not after.isalnum())
    return not after.isspace()


def _turned(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A closing mark that stands where only an opening one can: a slip of a scraper, or Swedish and Finnish use."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return mark.group() == "”" and (before.isspace() or before == "(") and after.isalnum()


def _ends(text: str, mark: re.Match[str], opened: re.Match[str], end: int) -> bool:
    """An opening mark that stands where only a closing one can: `“Mostly so.“`"""
    after = text[mark.end()] if mark.end() < end else " "
    return (
        mark.group() == opened.group() == "“" and not text[mark.start() - 1].isspace() and not after.isalnum()
    )


def _is_nickname(text: str, quotation: Quotation) -> bool:
    """`Marcia "Cia" Price`: one or two words with capitals inside a name say nothing."""
    span, words = quotation.span, quotation.inner.of(text).split()
    if len(words) > 2 or not all(word[:1].isupper() and word[-1:].isalnum() for word in words):
        return False
    return bool(_NAME_BEFORE.search(text[max(0, span.start - 30) : span.start])) and bool(
        _NAME_AFTER.match(text, span.end)
    )


def _can_close(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() not in STRAIGHT:
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    # a straight mark before a word and after a space opens; inches (6'2") are followed by no space either
    return not (before.isspace() and after.isalnum())


def _taken_up(text: str, opened: re.Match[str], end: int) -> bool:
    """The next paragraph begins with the same opening mark: one speaker goes on."""
    following = text[end : end + 8].lstrip("\n ")
    return opened.group() not in SINGLE and following.startswith(opened.group())


def _runs_on(text: str, opened: re.Match[str], start: int, end: int) -> bool:
    """An unclosed quotation runs to the paragraph's end where it has room for a sentence."""
    if opened.group() in SINGLE:
        return False
    return len(_WORD.findall(text, opened.end(), end)) >= 12


def _quotation(
    opened: re.Match[str], inner_end: int, outer_end: int, *, continues: bool = False
) -> Quotation | None:
    if inner_end <= opened.end():
        return None
    return Quotation(Span(opened.start(), outer_end), Span(opened.end(), inner_end), continues)
