"""The words around a pronoun and the names before it: an article's text and its mentions in, what stands there out.

Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.records import Mention

_POSSESSIVE_ENDINGS = ("'", "’")
# behind "her" where it is an object and no owner: "reminded her that"
_OBJECT_ENDS = re.compile(
    r"[,.;:]| (?:that|to|of|about|for|if|whether|on|in|at|from|with|by|as|and|why|how|what|not|when|again)\b"
)
_AS_FOR, _CLOSE = re.compile(r"\b[Aa]s for (?:the )?(?:\w+\.? )?\Z"), 30
_ASKED = re.compile(
    r"(?:^|[\n.!?”\"’'] ?)(?:When )?(?:[Aa]sked|Pressed|Questioned|Challenged|Quizzed)\b[^.!?“”\n]*\Z"
)
_OPENING = 200  # characters of a sentence's beginning


def is_object(text: str, pronoun: Mention) -> bool:
    """ "Reminded her that": not "her lawyer"."""
    return pronoun.head == "him" or (
        pronoun.head == "her" and _OBJECT_ENDS.match(text, pronoun.span.end) is not None
    )


def is_owner(text: str, one: Mention) -> bool:
    """ "X's words"."""
    return text.startswith(_POSSESSIVE_ENDINGS, one.span.end)


def opens_as_owner(text: str, one: Mention) -> bool:
    """ "X's words came as he ...", at the head of a sentence."""
    before = text[max(one.span.start - 3, 0) : one.span.start].rstrip(" ")
    opens = not before or before[-1] in '\n.!?”"'
    return opens and is_owner(text, one)


def is_answer(text: str, first: Mention, pronoun: Mention) -> bool:
    """ "Asked whether X would go, she said ...": who answers is nobody in the question."""
    opening = text[max(first.span.start - _OPENING, 0) : first.span.start]
    return _ASKED.search(opening) is not None and "," in text[first.span.end : pronoun.span.start]


def topic_of(text: str, candidates: Sequence[Mention]) -> Mention | None:
    """ "As for X, he ..."."""
    return next(
        (one for one in candidates if _AS_FOR.search(text, max(one.span.start - _CLOSE, 0), one.span.start)),
        None,
    )
