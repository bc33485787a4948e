"""Which attribution a word of the text belongs to: the reported words that hold it, or whose cue it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document.syntax import Syntax
from onrecord.records import Attribution

_CIRCUMSTANCE = ("after", "as", "when", "while", "because", "although", "though")
_FIRST_PERSON = ("we", "i", "us", "our", "my", "me", "ours")


@dataclass(frozen=True, slots=True)
class Content:
    """One span of an attribution's content as tokens (first, last)."""

    attribution: Attribution
    bounds: tuple[int, int]


class Speech:
    """The attributions of one article over its parse."""

    def __init__(self, syntax: Syntax, attributions: Sequence[Attribution]) -> None:
        self._syntax = syntax
        self.contents: list[Content] = []
        self._cues: dict[int, Attribution] = {}
        self._at: dict[int, Content] = {}
        for one in attributions:
            for span in one.cue:
                first, end = syntax.token_range(span)
                self._cues.update(dict.fromkeys(range(first, end), one))
            for span in one.content:
                first, end = syntax.token_range(span)
                if end > first:
                    self.contents.append(Content(one, (first, _own_end(syntax, first, end - 1))))
        # the narrowest content that holds a token is the one whose speaker says it
        for content in sorted(self.contents, key=lambda one: one.bounds[0] - one.bounds[1]):
            first, last = content.bounds
            self._at.update(dict.fromkeys(range(first, last + 1), content))

    def at(self, token: int) -> Content | None:
        return self._at.get(token)

    def cued(self, token: int) -> Attribution | None:
        return self._cues.get(token)

    def own(self, token: int | None) -> bool:
        """A first person in reported words: the speaker's own side."""
        text = self._syntax.tokens[token].text if token is not None else ""
        return text.lower() in _FIRST_PERSON and text != "US"


def _own_end(syntax: Syntax, first: int, last: int) -> int:
    """Where what somebody agrees "to do" ends: what it was done after, or while, the outlet tells."""
    if syntax.tokens[first].text.lower() != "to":
        return last
    for k in range(first + 2, last):
        token = syntax.tokens[k]
        if token.text.lower() not in _CIRCUMSTANCE or token.dep not in ("mark", "advmod", "prep"):
            continue
        clause = syntax.kid(k, "pcomp") if token.dep == "prep" else token.head
        if clause is not None and clause > k and syntax.kid(clause, "nsubj", "nsubjpass") is not None:
            return k - 1
    return last
