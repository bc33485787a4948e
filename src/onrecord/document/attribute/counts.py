"""Counts over an article's tokens, made once: words, verbs, names in any stretch, and who is heard in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.syntax import SUBJECTS, Syntax

_SPEECH = ("say", "deny", "ask", "think")  # the lexicon's groups of verbs that take what is said as a clause
FINITE = ("VBD", "VBZ", "VBP", "MD")


class Running:
    """How many of a row of flags are set in any stretch of it, in constant time."""

    def __init__(self, flags: Sequence[bool]) -> None:
        self._sums = [0]
        for flag in flags:
            self._sums.append(self._sums[-1] + flag)

    def __call__(self, first: int, end: int) -> int:
        return self._sums[end] - self._sums[first]


class Counts:
    """`speaks[i]`: token i is a verb of speech outside quotation marks. `said_by`: its subjects, by their heads."""

    def __init__(self, syntax: Syntax, lexicon: Lexicon) -> None:
        tokens = syntax.tokens
        self.speaks = _speech_verbs(syntax, lexicon)
        self.said_by = _speakers(syntax, self.speaks)
        self.words = Running([token.pos not in ("PUNCT", "SPACE") for token in tokens])
        self.quoted = Running([number >= 0 for number in syntax.quote_of])
        self.verbs = Running([token.pos == "VERB" for token in tokens])
        self.finite = Running([token.tag in FINITE for token in tokens])
        self.subjects = Running([token.dep in SUBJECTS for token in tokens])
        self.names = Running([token.pos == "PROPN" for token in tokens])
        self.numbers = Running([token.pos == "NUM" for token in tokens])
        self.says = Running(self.speaks)


def _speech_verbs(syntax: Syntax, lexicon: Lexicon) -> list[bool]:
    known = {lemma for lemma, frames in lexicon.verbs.items() if any(one.group in _SPEECH for one in frames)}
    return [
        token.pos == "VERB" and number < 0 and token.lemma.lower() in known
        for token, number in zip(syntax.tokens, syntax.quote_of, strict=True)
    ]


def _speakers(syntax: Syntax, speaks: Sequence[bool]) -> Counter[str]:
    subjects = (syntax.kid(i, "nsubj") for i, one in enumerate(speaks) if one)
    return Counter(syntax.tokens[subject].text.lower() for subject in subjects if subject is not None)
