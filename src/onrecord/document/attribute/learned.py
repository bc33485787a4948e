"""The learned profile: a model's confidence in every candidate, and the choice of those that go together.

The model comes as an argument; models/trees.py has the one that is shipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.document.attribute.candidates import LONG_QUOTATION, Candidate
from onrecord.document.attribute.context import CONTEXT, Floats, surroundings
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.features import KEYS, NUMBERS, describe
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.speech import is_speech
from onrecord.document.quotes import Quotation
from onrecord.document.syntax import Syntax
from onrecord.errors import OnrecordError
from onrecord.records import Article, Span


class Weighed(Protocol):
    """Candidates after a first look."""

    @property
    def scores(self) -> Sequence[float]:
        """How good each candidate looks by itself, 0 to 1."""

    def again(self, places: Sequence[int], context: Floats) -> list[float]:
        """How good those at these places are beside the others, with what `context` tells of them, 0 to 1."""


class Scorer(Protocol):
    """A model that weighs candidates by what `features` tells of them."""

    @property
    def version(self) -> str: ...
    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the numbers, keys and numbers of context that it was made for."""

    @property
    def known(self) -> frozenset[str]:
        """Nouns and adjectives that may be cues, as "lemma POS"."""

    @property
    def barred(self) -> frozenset[str]:
        """Verbs that are no cues, as "lemma POS"."""

    @property
    def threshold(self) -> float:
        """Candidates with a lower score are dropped."""

    @property
    def least(self) -> float:
        """Candidates that the first look scores lower are not looked at again."""

    def score(self, numbers: Sequence[Sequence[float]], keys: Sequence[Sequence[str]]) -> Weighed:
        """A first look at candidates, each by itself."""

    def confidence(self, score: float) -> float:
        """How often candidates chosen with such a score are right."""


# Forms that political news seldom has, so that a model learns little of them: turns of an interview, and names set
# below a quotation. What the rules find of them stays, with at least this score.
_KEPT = {"turn": 0.5, "signature": 0.85}
_DOUBTED = 0.08  # the score up to which a quotation's source is left open
_SURE = 0.65  # of a rule's weight
_MOST_QUOTATIONS = 8  # of one piece of content
_STRETCH = 256  # letters
_SAME = 0.3  # two contents that share more than this of their letters tell of one attribution


class UnfitModel(OnrecordError):
    """A model that was made for other features than this version computes."""


def choose(
    article: Article, syntax: Syntax, lexicon: Lexicon, candidates: Sequence[Candidate], scorer: Scorer
) -> list[Draft]:
    """The drafts that the model believes, the surest first, no two of them telling of one attribution."""
    if scorer.columns != (*NUMBERS, *KEYS, *CONTEXT):
        raise UnfitModel(f"{scorer.version} does not fit this version of onrecord; train it anew")
    rows = describe(article, syntax, lexicon, candidates)
    weighed = scorer.score([row.numbers for row in rows], [row.keys for row in rows])
    kept = [
        one.draft.rule in _KEPT or one.draft.rule == "quote-alone" or _ruled(one.draft) for one in candidates
    ]
    void = [syntax.unsaid(one.draft.cue_token, lexicon.void_when_negated) for one in candidates]
    left = [n for n, score in enumerate(weighed.scores) if (score > scorer.least or kept[n]) and not void[n]]
    drafts = [candidates[n].draft for n in left]
    scores = weighed.again(left, surroundings(drafts, [weighed.scores[n] for n in left]))
    scores = [max(score, _KEPT.get(draft.rule, 0.0)) for draft, score in zip(drafts, scores, strict=True)]
    chosen = pick(drafts, scores, threshold=scorer.threshold)
    chosen += _unread(syntax, drafts, scores, chosen)
    return [
        replace(
            drafts[k],
            weight=scorer.confidence(scores[k]),
            rule=candidates[left[k]].shape,
        )
        for k in chosen
    ]


def _unread(
    syntax: Syntax, drafts: Sequence[Draft], scores: Sequence[float], chosen: Sequence[int]
) -> list[int]:
    """For each quotation of some length that no chosen draft touches, the best one that holds it, if any.

    Where not even that is half believed, the quotation is kept without a source.
    """
    read = {number for k in chosen for piece in drafts[k].content for number in _quotations(syntax, piece)}
    holders: dict[int, list[int]] = {}
    for k, draft in enumerate(drafts):
        for piece in draft.content:
            for number in _quotations(syntax, piece):
                if number not in read and _holds(piece, syntax.quotations[number].span):
                    holders.setdefault(number, []).append(k)
    said = {number: own for number, own in holders.items() if _is_said(syntax, syntax.quotations[number])}
    return sorted({_best(drafts, scores, own) for own in said.values()})


def _best(drafts: Sequence[Draft], scores: Sequence[float], places: Sequence[int]) -> int:
    """Of the drafts that hold a quotation: one that the rules are sure of, unless the model knows a better speaker."""
    known = max((scores[k] for k in places if drafts[k].source), default=0.0)

    def worth(k: int) -> float:
        if not drafts[k].source:
            return min(scores[k], _DOUBTED) + _DOUBTED
        doubted = known > scores[k] + _DOUBTED
        return scores[k] if doubted or not _ruled(drafts[k]) else max(scores[k], drafts[k].weight / 2)

    return max(places, key=lambda k: (worth(k), k))


def _ruled(draft: Draft) -> bool:
    """What the rules are sure of: a quotation that the model would leave without a source gets theirs."""
    return bool(draft.source) and draft.weight >= _SURE


def _is_said(syntax: Syntax, quotation: Quotation) -> bool:
    """Too long for a title or a name."""
    return is_speech(syntax, quotation) or len(quotation.inner.of(syntax.text).split()) >= LONG_QUOTATION


def _quotations(syntax: Syntax, piece: Span) -> range:
    """The numbers of the first quotations that a content touches."""
    first, end = syntax.token_range(piece)
    number = next((syntax.quote_of[k] for k in range(first, end) if syntax.quote_of[k] >= 0), None)
    if number is None:
        return range(0)
    last = number
    while last + 1 < len(syntax.quotations) and last < number + _MOST_QUOTATIONS:
        if syntax.quotations[last + 1].span.start >= piece.end:
            break
        last += 1
    return range(number, last + 1)


def _holds(piece: Span, quotation: Span) -> bool:
    return piece.start <= quotation.start + 1 and quotation.end - 1 <= piece.end


def pick(drafts: Sequence[Draft], scores: Sequence[float], *, threshold: float) -> list[int]:
    """Places of the drafts that are kept: by falling score, each that tells something of its own."""
    order = sorted((n for n, score in enumerate(scores) if score >= threshold), key=lambda n: (-scores[n], n))
    kept: list[int] = []
    near: dict[int, list[int]] = {}  # those kept, by the stretches of text that their contents touch
    for n in order:
        places = sorted({place for span in drafts[n].content for place in _places(span)})
        rivals = {m for place in places for m in near.get(place, ())}
        if not any(_rival(drafts[n], drafts[m]) for m in rivals):
            kept.append(n)
            for place in places:
                near.setdefault(place, []).append(n)
    return kept


def _places(span: Span) -> range:
    return range(span.start // _STRETCH, span.end // _STRETCH + 1)


def _rival(one: Draft, other: Draft) -> bool:
    shared = _shared(one.content, other.content)
    if not shared:
        return False
    together = sum(map(len, one.content)) + sum(map(len, other.content)) - shared
    same_cue = one.cue_token is not None and one.cue_token == other.cue_token
    return same_cue or shared >= _SAME * together


def _shared(one: Iterable[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
