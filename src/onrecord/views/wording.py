"""Wording: the words of an attribution go in; how to show them, and what another wording left out, come out.

Words are only ever cut (which is shown), never changed; what is put around them is a pair of quotation marks
where the source reports direct speech, and an ellipsis in square brackets where a view shortens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from onrecord.records import AttributionKind

Mark = Literal["", "source", "cue", "content", "condition", "cut", "changed", "gap"]
GAP = "[…]"

_OPENING = "“„«‹‘‚\"'「『"
_CLOSING = "”“»›’\"'」』"
_CLOSER_INSIDE = re.compile(r"[”»」』\"]")
_WORD = re.compile(r"(?:\.{3,}|…|(?:(?!\.{3}|…)\S)+)\s*")
_NO_LETTERS = re.compile(r"[\W_]+")
# the matching of words takes quadratic time at worst: longer wordings stand side by side without marks
_WORDS_COMPARED = 400
# of a wording that shares fewer of its words, two or more in a row, marks would tell nothing
_ALIKE = 0.4
_RUN = 2
# of another wording single words that are not there tell nothing, a run of them was left out
_LEFT_OUT = 4
# a longer run of words that an outlet left out is told by its number of words
_CUT_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and its mark: source, cue, content, condition; cut or changed; a gap of ours; or none."""

    text: str
    mark: Mark = ""


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def shown(kind: AttributionKind, pieces: Iterable[str]) -> str:
    """Pieces of content as one line; those of direct speech each in a pair of typographic quotation marks."""
    lines = (one_line(piece) for piece in pieces)
    return " ".join(_in_marks(line) if kind == "direct" else line for line in lines if line)


def cue_shown(kind: AttributionKind, cue: str, *, denial: bool) -> str:
    """The words that report something, where the content alone would mislead: "refused", "has not said".

    Direct speech stands for itself, unless its speaker denies it.
    """
    return one_line(cue) if denial or kind != "direct" else ""


def reported(cue: str, words: str) -> str:
    """A content behind the words that report it, on one line of plain text."""
    return f"{cue} — {words}" if cue else words


def shortened(text: str, *, limit: int) -> str:
    """At most `limit` code points of a text, cut between words, with the gap shown."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    return f"{head[: max(head.rfind(' '), limit // 2)].rstrip()} {GAP}"


def compared(fullest: str, wording: str, *, replaced: bool) -> tuple[Piece, ...]:
    """A wording laid over the fullest one: what it cut, and what it words otherwise.

    `replaced`: show the words in whose place others stand, too.

    Case, punctuation and brackets make no difference. A wording that is too long, or too unlike the fullest,
    comes back without marks.
    """
    old, new = _WORD.findall(fullest), _WORD.findall(wording)
    if max(len(old), len(new)) > _WORDS_COMPARED:
        return (Piece(wording),)
    if not old or not new:
        return (Piece(wording),)
    matcher = SequenceMatcher(
        None, [_key(word) for word in old], [_key(word) for word in new], autojunk=False
    )
    alike = sum(block.size for block in matcher.get_matching_blocks() if block.size >= min(_RUN, len(new)))
    if alike < len(new) * _ALIKE:
        return (Piece(wording),)
    pieces: list[Piece] = []
    for verb, i1, i2, j1, j2 in matcher.get_opcodes():
        if replaced or (verb == "delete" and i2 - i1 >= _LEFT_OUT):
            pieces += [_cut(old[i1:i2])] * (verb in ("delete", "replace"))
        if verb != "delete":
            pieces.append(Piece("".join(new[j1:j2]).strip(), "" if verb == "equal" else "changed"))
    return tuple(pieces)


def word_key(text: str) -> tuple[str, ...]:
    """The words of a text without case and punctuation: two wordings with one key are the same."""
    return tuple(key for word in text.split() if (key := _NO_LETTERS.sub("", word).casefold()))


def _in_marks(line: str) -> str:
    """A line in one pair of marks; in its own where it mixes them in a way that is better left alone."""
    opened = line[0] in _OPENING
    bare = line[1:] if opened else line
    # an apostrophe at the end closes nothing unless something was opened
    if bare and bare[-1] in _CLOSING and (opened or bare[-1] not in "'’"):
        bare = bare[:-1]
    # the comma before the closing mark belongs to the sentence that reports
    bare = bare.strip().removesuffix(",")
    if not bare or _CLOSER_INSIDE.search(bare):
        return line
    return f"“{bare}”"


def _cut(words: Sequence[str]) -> Piece:
    if len(words) > _CUT_SHOWN:
        return Piece(f"[{len(words)} words]", "cut")
    return Piece("".join(words).strip(), "cut")


def _key(word: str) -> str:
    return _NO_LETTERS.sub("", word).casefold() or word.strip()


_RATE = re.compile(r"(?:an?|per|each|every)\s+(?P<unit>\S.*)", re.IGNORECASE | re.DOTALL)


def out_of(denominator: str) -> tuple[str, str]:
    """How a denominator is led in, and its words: "out of" a whole, "per" what a rate is by ("a week")."""
    found = _RATE.fullmatch(denominator)
    return ("per", found["unit"]) if found is not None else ("out of", denominator)
