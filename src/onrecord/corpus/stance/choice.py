"""Which issues a stance is about: phrases of the codebook in its words, what they refer to, and a model's likeness.

Without a model the phrases alone decide. With one, what it sees is weighed against them; where no issue is believed,
or the stance itself is not, there is none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.likeness import Floats, Likeness
from onrecord.corpus.stance.matching import Matcher, Named
from onrecord.corpus.stance.referents import Referents
from onrecord.records import Reading, Span, StanceMention

_ISSUES = 4  # of one object at most: "a pay rise, shorter shifts and more staff"
_LEAST = 0.46  # belief that stance, issue and party are all right
_BESIDE = 0.25  # share of an issue that is joined to the likeliest one ("and", a comma)


@dataclass(frozen=True, slots=True)
class Choice:
    """An issue by its place in the codebook, why, and how far it is believed that stance and issue are right.

    Where no model weighed it `belief` is None.
    """

    issue: int
    reason: str
    belief: float | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to an issue's log odds; fitted on the dev_ and fit_ stories of benchmarks/talks."""

    likeness: float = 0.43  # times the log of the model's share
    strong: float = 0.88  # a phrase of the codebook in the stance's object
    weak: float = 0.0
    rest: float = 0.38  # a phrase in what hangs on it behind the object
    referred: float = 1.09  # what the object refers to
    around: float = 0.66  # a phrase anywhere in the stance's words
    weak_around: float = 1.38
    paragraph: float = 0.61  # each phrase in the paragraph
    headline: float = 0.42
    # to the log odds that all of it is right: those of the issue and of the holder, and a voice that is the outlet's
    issue: float = 0.44
    holder: float = 0.2
    narrated: float = -0.48
    start: float = -1.02


_WEIGHTS = Weights()


class Chooser:
    """Over one article."""

    def __init__(self, reading: Reading, ground: Ground, matcher: Matcher, likeness: Likeness | None) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._ground, self._matcher, self._likeness = ground, matcher, likeness
        self._referents = Referents(reading, matcher, ground)
        self._found: dict[Span, list[Named]] = {}
        blocks = reading.article.blocks
        self._headline = self._named(blocks[0].span) if blocks and blocks[0].kind == "headline" else []

    def choose(self, mention: StanceMention, holder: float | None = None) -> list[Choice]:
        """Issues with the reasons; nothing where none is known, or where too little is believed.

        `holder` is how far it is believed whose the stance is.
        """
        if self._likeness is None or not mention.gist:
            return [replace(one, belief=holder) for one in self._by_phrases(mention)]
        return self._weighed(mention, self._likeness.shares(mention.gist), holder)

    def _by_phrases(self, mention: StanceMention) -> list[Choice]:
        for span in mention.topic:
            named = self._named(span)
            for strong in (True, False) if span is mention.topic[0] else (True,):
                of_kind = [one for one in named if one.strong == strong]
                if of_kind:
                    return [Choice(one.issue, self._phrase(one)) for one in _main(self._text, of_kind)]
        referred = self._referents.of(mention, mention.topic[0])
        return [Choice(*referred)] if referred is not None else []

    def _weighed(self, mention: StanceMention, shares: Floats, holder: float | None) -> list[Choice]:
        odds = _WEIGHTS.likeness * np.log(np.maximum(shares, 1e-4))
        why: dict[int, str] = {}
        named = self._named(mention.topic[0])
        around = self._named(mention.what)
        rest = [one for span in mention.topic[1:] for one in self._named(span)]
        signs = (
            (named, _WEIGHTS.strong, _WEIGHTS.weak),
            (rest, _WEIGHTS.rest, 0.0),
            (around, _WEIGHTS.around, _WEIGHTS.weak_around),
            (self._headline, _WEIGHTS.headline, 0.0),
        )
        for found, strong, weak in signs:
            for issue, is_strong in {(one.issue, one.strong) for one in found}:
                odds[issue] += strong if is_strong else weak
            for one in found:
                why.setdefault(one.issue, self._phrase(one))
        for one in self._paragraph(mention):
            odds[one.issue] += _WEIGHTS.paragraph
        referred = self._referents.of(mention, mention.topic[0])
        if referred is not None:
            odds[referred[0]] += _WEIGHTS.referred
            why.setdefault(*referred)
        beliefs = np.exp(odds - odds.max())
        beliefs /= beliefs.sum()
        best = int(beliefs.argmax())
        if _belief(mention, float(beliefs[best]), holder) < _LEAST:
            return []
        joined = (
            {one.issue for one in _main(self._text, [one for one in named if one.strong])}
            if any(one.strong for one in named)
            else set()
        )
        kept = [best, *(one for one in sorted(joined - {best}) if beliefs[one] >= _BESIDE)]
        return [
            Choice(one, self._reason(one, shares, why), _belief(mention, float(beliefs[one]), holder))
            for one in kept
        ]

    def _paragraph(self, mention: StanceMention) -> list[Named]:
        blocks = self._reading.article.blocks
        own = next((one.span for one in blocks if one.span.contains(mention.cue)), mention.what)
        return [one for one in self._named(own) if one.strong]

    def _reason(self, issue: int, shares: Floats, why: dict[int, str]) -> str:
        name = self._matcher.codebook.issues[issue].name
        likeness = f"like what is said of {name} ({shares[issue]:.2f})"
        return f"{why[issue]}, {likeness}" if issue in why else likeness

    def _named(self, span: Span) -> list[Named]:
        """Phrases of the codebook in these words, outside names of bodies and people."""
        if span not in self._found:
            article = self._reading.article.id
            self._found[span] = [
                one
                for one in self._matcher.find(self._text, span)
                if not self._ground.within_name(article, one.span)
            ]
        return self._found[span]

    def _phrase(self, named: Named) -> str:
        return f"“{named.span.of(self._text)}”"


def _belief(mention: StanceMention, issue: float, holder: float | None) -> float:
    """That stance, issue and party are right, where issue and party have these shares."""
    odds = _WEIGHTS.start + _WEIGHTS.issue * _log_odds(issue) + mention.weight
    if holder is not None:
        odds += _WEIGHTS.holder * _log_odds(holder)
    if mention.attribution is None:
        odds += _WEIGHTS.narrated
    return 1 / (1 + math.exp(-odds))


def _log_odds(share: float) -> float:
    return math.log((share + 1e-3) / (1 - share + 1e-3))


def _main(text: str, named: Sequence[Named]) -> list[Named]:
    """The first issue named, and those that are joined to it by "and", "or" or a comma.

    Whose a thing is ("the mediator's pay figures") is not what it is.
    """
    own = [one for one in named if text[one.span.end : one.span.end + 2] not in ("'s", "’s")] or list(named)
    kept = [own[0]]
    for one in own[1:]:
        between = text[kept[-1].span.end : one.span.start].lower()
        joined = len(between) < 60 and any(word in between for word in (" and ", ",", " or ", " as well as "))
        if joined and one.issue not in {other.issue for other in kept} and len(kept) < _ISSUES:
            kept.append(one)
    return kept
