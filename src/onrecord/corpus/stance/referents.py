"""What "the plan", "the offer" or "it" stands for where a stance is taken on it: the issue that the article last
tied to such a word, else the issue of its headline.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right

from onrecord.corpus.stance.matching import Matcher
from onrecord.lexicons import load_toml
from onrecord.records import Reading, Span, StanceMention

_NEAR = 40  # characters between an issue's name and the word that stands for the whole


@functools.cache
def _whole() -> re.Pattern[str]:
    words = load_toml("stances.toml")["whole"]["words"]
    return re.compile(r"\b(?:" + "|".join(words) + r")s?\b", re.IGNORECASE)


class Referents:
    """Over one article."""

    def __init__(self, reading: Reading, matcher: Matcher) -> None:
        self._text = reading.article.text
        self._named: list[tuple[int, int, str]] | None = None
        self._headline: tuple[int, str] | None = None
        self._matcher = matcher
        self._reading = reading

    def of(self, mention: StanceMention) -> tuple[int, str] | None:
        """(issue, reason); None where the object is no such word, or nothing tells what it is."""
        words = " ".join(span.of(self._text) for span in mention.topic)
        if not _whole().search(words):
            return None
        named = self._tied()
        at = bisect_right(named, (mention.what.start, 1 << 30, ""))
        if at:
            _, issue, phrase = named[at - 1]
            return issue, f"refers to “{phrase}”"
        return self._headline

    def _tied(self) -> list[tuple[int, int, str]]:
        """Places where an issue is named beside a word for the whole ("a truce proposal", "the plan for a truce")."""
        if self._named is None:
            whole = Span(0, len(self._text))
            found = [one for one in self._matcher.find(self._text, whole) if one.strong]
            self._named = []
            for one in found:
                around = self._text[max(0, one.span.start - _NEAR) : one.span.end + _NEAR]
                if _whole().search(around.replace("\n", " ")):
                    self._named.append((one.span.start, one.issue, one.span.of(self._text)))
            blocks = self._reading.article.blocks
            head = blocks[0].span if blocks else whole
            titled = [one for one in found if head.contains(one.span)]
            if titled:
                self._headline = titled[0].issue, f"the headline's “{titled[0].span.of(self._text)}”"
        return self._named
