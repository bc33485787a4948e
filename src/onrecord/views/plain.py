"""Plain text: words of a page go in; the same words without anything that a terminal or a page would obey come out.

Pages are hostile input: control characters could drive a terminal, marks of writing direction could show words
in another order than they stand in.
"""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")


def printable(text: str) -> str:
    """The text with controls and line ends as spaces, and without marks that turn the direction of writing."""
    return _DIRECTIONS.sub("", _CONTROLS.sub(" ", text))


def language_tag(tag: str | None) -> str | None:
    """The tag, where it has the form of a BCP 47 tag."""
    return tag if tag and _TAG.fullmatch(tag) else None
