"""What "the plan", "the offer" or "it" stands for where a stance is taken on it: the issue that the article last
tied to such a word, else the issue of its headline.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.matching import Matcher, Named
from onrecord.lexicons import load_toml
from onrecord.records import Reading, Span, StanceMention

_BACK = 400  # characters that a pronoun may stand behind what it stands for
_NEAR = 40  # characters between an issue's name and the word that stands for the whole
_LONG = 120  # characters of an issue's name, about
_FAR, _LAST = 12_000, 40  # characters back, and places of the noun there, that are looked at


@functools.cache
def _whole() -> re.Pattern[str]:
    words = load_toml("stances.toml")["whole"]["words"]
    return re.compile(r"\b(?:" + "|".join(words) + r")s?\b", re.IGNORECASE)


_PRONOUNS = ("it", "this", "that", "these", "those", "them", "so")
_LONGEST = 7  # words of an object that may stand for the whole


_DEFINITE = re.compile(
    r"(?:the|that|this|these|those|its|their|his|her|such)\s+(?:[\w-]+\s+){0,2}?([\w-]{4,})", re.IGNORECASE
)


def _definite(words: str) -> str | None:
    """The noun of a short definite phrase ("the pause", "their demand")."""
    found = _DEFINITE.fullmatch(words.strip('.,;"”’ '))
    return found.group(1) if found is not None else None


def _stands_for_whole(words: str) -> bool:
    """A pronoun, or a short phrase whose noun is a word for the whole."""
    split = words.casefold().split()
    if len(split) == 1:
        return split[0] in _PRONOUNS or bool(_whole().fullmatch(split[0]))
    return len(split) <= _LONGEST and any(
        _whole().fullmatch(word.strip(',.”"’')) and word not in _PRONOUNS for word in split
    )


@functools.cache
def _held() -> frozenset[str]:
    return frozenset(load_toml("stances.toml")["whole"]["held"])


@functools.cache
def _leaves() -> re.Pattern[str]:
    words = load_toml("stances.toml")["whole"]
    verbs, whole = "|".join(words["leaving"]), "|".join(words["words"])
    return re.compile(
        rf"\b(?:{verbs})\b(?:\W+\w+){{0,4}}?\W+(?:{whole}|talks|table|room|session)s?\b|\bwalk(?:ing)? (?:out|away)\b",
        re.IGNORECASE,
    )


class Referents:
    """Over one article."""

    def __init__(self, reading: Reading, matcher: Matcher, ground: Ground) -> None:
        self._text = reading.article.text
        self._named: list[tuple[int, int, str]] | None = None
        self._strong: list[Named] = []
        self._headline: tuple[int, str] | None = None
        self._matcher = matcher
        self._ground = ground
        self._reading = reading

    def of(self, mention: StanceMention, topic: Span) -> tuple[int, str] | None:
        """(issue, reason); None where the object is no such word, or nothing tells what it is."""
        words = topic.of(self._text)
        if mention.stance == "threatens":
            # a threat to walk out, or not to sign the thing, is on the talks themselves
            return self._talks() if _leaves().search(words) else None
        noun = _definite(words)
        if noun is not None and noun.casefold() in _held():
            return None  # "its demand": what stands behind it says of what
        if noun is not None:
            again = self._named_with(noun, mention.what.start)
            if again is not None:
                return again
        if not _stands_for_whole(words):
            return None
        if words.casefold() in _PRONOUNS:
            return self._last(mention.cue.start)
        named = self._tied()
        at = bisect_right(named, (mention.what.start, 1 << 30, ""))
        if at:
            _, issue, phrase = named[at - 1]
            return issue, f"refers to “{phrase}”"
        return self._headline

    def _last(self, before: int) -> tuple[int, str] | None:
        """The issue named last before a pronoun, not far from it."""
        self._tied()
        near = self._strong_between(before - _BACK, before)
        return (near[-1].issue, f"refers to “{near[-1].span.of(self._text)}”") if near else None

    def _strong_between(self, start: int, end: int) -> Sequence[Named]:
        """Those that begin there."""
        first = bisect_left(self._strong, start, key=lambda one: one.span.start)
        return self._strong[first : bisect_left(self._strong, end, key=lambda one: one.span.start)]

    def _named_with(self, noun: str, before: int) -> tuple[int, str] | None:
        """ "the pause", after "a pause in drilling": the issue that stood beside the noun before."""
        self._tied()
        pattern = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
        places = list(pattern.finditer(self._text, max(before - _FAR, 0), before))
        for found in reversed(places[-_LAST:]):
            near = [
                one
                for one in self._strong_between(found.start() - _NEAR - _LONG, found.end() + _NEAR + 1)
                if abs(one.span.start - found.end()) <= _NEAR or abs(found.start() - one.span.end) <= _NEAR
            ]
            if near:
                nearest = min(near, key=lambda one: abs(one.span.start - found.start()))
                return nearest.issue, f"refers to “{nearest.span.of(self._text)}”"
        return None

    def _talks(self) -> tuple[int, str] | None:
        places = [n for n, issue in enumerate(self._matcher.codebook.issues) if issue.code == "Talks"]
        return (places[0], "a threat to the talks") if places else None

    def _tied(self) -> list[tuple[int, int, str]]:
        """Places where an issue is named beside a word for the whole ("a truce proposal", "the plan for a truce")."""
        if self._named is None:
            whole = Span(0, len(self._text))
            # "the text" is never the talks: it is on what they are about
            talks = {n for n, issue in enumerate(self._matcher.codebook.issues) if issue.code == "Talks"}
            found = [
                one
                for one in self._matcher.find(self._text, whole)
                if one.strong
                and one.issue not in talks
                and not self._ground.within_name(self._reading.article.id, one.span)
            ]
            self._named = []
            self._strong = found
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
