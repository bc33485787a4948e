"""Blocks: the decoded page's plain text -> the paragraphs, headings and lines that it is made of.

Three ways of setting paragraphs are told apart: a blank line between them, one on each line, and lines broken at
a fixed width.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.document.extract.normalise import normalise
from onrecord.records import Span

_LINE: Final = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK: Final = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_GAP: Final = re.compile(r"[ \u00a0]{2,}|\t+")
# one sign over and over: a rule between parts, never part of a paragraph
_RULE: Final = re.compile(r"([^\w\s])(?:\s*\1){2,}\s*\Z")
_ENDS_SENTENCE: Final = re.compile(r"""[.!?\u2026:][\"'\u2019\u201d\u00bb)\]]*\Z""")
WIDEST: Final = 120  # of a line that was broken at a fixed width
NARROWEST: Final = 40
RUNNING: Final = 3  # sentences broken at one width that show that lines are


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block before it is judged: its clean words, where it stands, and the run of lines that it belongs to.

    `group` counts runs of lines with no blank line between them; `heading` is the level that markup gave it,
    `linked` tells that most of its words are a link.
    """

    text: str
    span: Span | None
    group: int
    heading: int | None = None
    linked: bool = False
    columns: int = 1  # stretches of the line set apart by wide gaps


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    group: int
    indented: bool
    width: int  # as set, with its indentation
    columns: int


def read_blocks(text: str, *, start: int = 0, end: int | None = None) -> tuple[RawBlock, ...]:
    """The blocks of `text`, plain text, between `start` and `end`, in order."""
    lines = tuple(_lines(text, start, len(text) if end is None else end))
    return tuple(_joined(lines, _wrap_width(lines)))


def _lines(text: str, begin: int, stop: int) -> Iterator[_Line]:
    group, last, ruled = 0, 0, False
    for match in _LINE.finditer(text, begin, stop):
        raw = match.group()
        clean = normalise(raw)
        if not clean:
            continue
        # more than one line break since the last line that held words: a blank line
        rule = _RULE.match(clean) is not None
        if last and (rule or ruled or len(_BREAK.findall(text, last, match.start())) > 1):
            group += 1
        ruled = rule
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.start() + len(raw.rstrip())
        indented = raw.startswith(("  ", "\t", "\u00a0\u00a0", "\u3000"))
        width = len(raw.expandtabs(8).rstrip())
        columns = len(_GAP.split(raw.strip())) if len(raw) <= 400 else 1
        yield _Line(start, end, clean, group, indented, width, columns)
        last = match.end()


def _wrap_width(lines: tuple[_Line, ...]) -> int | None:
    """The width at which the lines were broken; None where a line is a paragraph.

    In broken text, lines that another follows in their run are nearly as wide as the widest, and most of them
    end within a sentence.
    """
    pairs = [
        (line, after)
        for line, after in itertools.pairwise(lines)
        if line.group == after.group and not after.indented
    ]
    return _even_width([line for line, _ in pairs], lines) or _running_width(pairs)


def _running_width(pairs: Sequence[tuple[_Line, _Line]]) -> int | None:
    """The width at which sentences are broken on a page that is also made of short lines: a digest, a mail.

    A line that begins with a small letter below one that ends no sentence goes on with it; all such are about as
    wide, which verse and lists are not.
    """
    broken = [
        line.width
        for line, after in pairs
        if after.text[:1].islower() and not _ENDS_SENTENCE.search(line.text) and len(line.text) >= NARROWEST
    ]
    if len(broken) < RUNNING or not NARROWEST <= max(broken) <= WIDEST:
        return None
    even = sum(1 for one in broken if one >= max(broken) - 20)
    return max(broken) if even * 10 >= len(broken) * 9 else None


def _even_width(inner: Sequence[_Line], lines: tuple[_Line, ...]) -> int | None:
    if len(inner) < 4:
        return None
    widths = sorted(line.width for line in inner)
    width = widths[-1]
    if not NARROWEST <= width <= WIDEST or max(line.width for line in lines) > WIDEST:
        return None
    filled = sum(1 for one in widths if one >= width - 20)
    within = sum(1 for line in inner if not _ENDS_SENTENCE.search(line.text))
    if filled * 10 < len(inner) * 7 or within * 10 < len(inner) * 6:
        return None
    return width


def _joined(lines: tuple[_Line, ...], width: int | None) -> Iterator[RawBlock]:
    run: list[_Line] = []
    for line in lines:
        if run and not _runs_on(run[-1], line, width):
            yield _block(run)
            run = []
        run.append(line)
    if run:
        yield _block(run)


def goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the one before in whatever width, as in verse: a comma, then a small letter."""
    return before.endswith((",", ";", ":", "\u2014", "\u2013")) and line[:1].islower()


def _runs_on(before: _Line, line: _Line, width: int | None) -> bool:
    """Whether `line` goes on with the paragraph: its first word would not have fitted on the line before."""
    if line.group != before.group or (line.indented and not before.indented):
        return False
    if goes_on(before.text, line.text):
        return True
    if width is None:
        return False
    return before.width + 1 + len(line.text.split(" ", 1)[0]) > width


def _block(run: list[_Line]) -> RawBlock:
    parts = [run[0].text]
    for before, line in itertools.pairwise(run):
        # a word broken or compounded at the end of a line: the hyphen stays, as it may be its own
        parts.append("" if before.text.endswith("-") and line.text[:1].islower() else " ")
        parts.append(line.text)
    columns = run[0].columns if len(run) == 1 else 1
    return RawBlock("".join(parts), Span(run[0].start, run[-1].end), run[0].group, columns=columns)
