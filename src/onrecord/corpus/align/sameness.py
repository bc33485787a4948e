"""Whether two wordings render one utterance, decided on the pair alone.

Words that match in runs speak for one utterance by themselves when they are many; the fewer they are, the more
must agree besides: the speaker, the date, the days of publication. Thresholds are stated here, not learned. On
22 articles of two stories (of all pairs of quotations by one speaker in two articles, without shared runs)
different statements shared at most 4 content words at .41 of the shorter one's weight, translations of one 4 to 11
at .47 and more, but for one at .31; a gold set of alignments has to replace these figures.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from onrecord.corpus.align.dates import days_apart, fine, overlap, printed_before
from onrecord.corpus.align.wordings import Wording, share_within

SAME_RUNS = 0.8  # share of the shorter quotation's words in shared runs: it is cut from the other
ABOUT = 0.8  # share of a short rendering's content words, quoted or not, that the longer one has too
HALF_RUNS = 0.5  # of two translations, so much in shared runs makes up for a date that is not known
LONG = 6  # words of a quotation that stand for themselves
LONG_UNNAMED = 8  # the same, where one of the two has no known speaker
SAME_RUNS_UNNAMED = 0.9
NEAR = 3.0  # days between the publications of two articles on one occasion, where no date of saying is shown
# content words that two translations share, weighted by rarity, of the one with less: the more words, the less
VARIANT = 0.6
VARIANT_WORDS = 3
LOOSE_VARIANT = 0.42
LOOSE_VARIANT_WORDS = 5
IN_ORDER = 0.7  # of these, how many come in one order
SHORT_VARIANT, SHORT = 0.95, 4  # quotations of so few content words share nearly all, and their day is known
PARAPHRASE = 0.7
PARAPHRASE_WORDS = 4
# the same, where neither a date of saying nor the days of publication tell that the occasion may be one
VARIANT_WORDS_UNDATED = 4
PARAPHRASE_WORDS_UNDATED = 6


class Closeness(IntEnum):
    """How close in time two renderings are known to be."""

    FAR = 0
    UNKNOWN = 1
    NEAR = 2
    SAME_DAY = 3


@dataclass(frozen=True, slots=True)
class Bond:
    """That two wordings are one utterance. `sure`: by their words; else by likeness. `score` orders bonds."""

    here: int
    there: int
    sure: bool
    score: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a content word tells: rare ones more. `holders` counts the wordings that have each stem."""

    total: int
    holders: Mapping[str, int]

    def of(self, stems: Sequence[str] | set[str]) -> float:
        return math.fsum(self._weight(stem) for stem in sorted(set(stems)))

    def _weight(self, stem: str) -> float:
        return math.log((self.total + 10) / (self.holders.get(stem, 0) + 1)) + 0.1


def weigh(wordings: Sequence[Wording]) -> Weights:
    return Weights(len(wordings), Counter(stem for one in wordings for stem in set(one.stems)))


def bond(here: int, there: int, wordings: Sequence[Wording], weights: Weights) -> Bond | None:
    """The bond of a pair, or None."""
    one, other = wordings[here], wordings[there]
    if not may_be_one(one, other) or one.attribution.denial != other.attribution.denial:
        return None
    if (score := _same_words(one, other)) is not None:
        return Bond(here, there, True, score)
    if one.speaker is None or other.speaker is None or _numbers_differ(one, other):
        return None
    likeness = _translated(one, other, weights) if one.quoted and other.quoted else None
    likeness = likeness if likeness is not None else _reworded(one, other, weights)
    return None if likeness is None else Bond(here, there, False, likeness)


def _numbers_differ(one: Wording, other: Wording) -> bool:
    """ "Asked for $97", "could accept $90": of two wordings of one saying one may leave a number out, not both."""
    here, there = ({stem for stem in each.stems if stem[:1].isdigit()} for each in (one, other))
    return bool(here - there and there - here)


def may_be_one(one: Wording, other: Wording) -> bool:
    """No known speaker, date or day of publication speaks against it."""
    if one.speaker is not None and other.speaker is not None and one.speaker != other.speaker:
        return False
    here, there = one.attribution.said_on, other.attribution.said_on
    if here is not None and there is not None:
        return overlap(here, there)
    return not printed_before(one.article.published, there) and not printed_before(
        other.article.published, here
    )


def _same_day(one: Wording, other: Wording) -> bool:
    """Both dates known to the day; `may_be_one` has seen that they agree."""
    return fine(one.attribution.said_on) and fine(other.attribution.said_on)


def _closeness(one: Wording, other: Wording) -> Closeness:
    if _same_day(one, other):
        return Closeness.SAME_DAY
    if one.article.id == other.article.id:
        return Closeness.NEAR
    apart = days_apart(one.article.published, other.article.published)
    if apart is None:
        return Closeness.UNKNOWN
    return Closeness.NEAR if apart <= NEAR else Closeness.FAR


def _same_words(one: Wording, other: Wording) -> float | None:
    """How much of the shorter quotation stands in the longer one, where that is enough."""
    short, long = sorted((one, other), key=lambda wording: (len(wording.quoted), wording.key))
    if not short.quoted:
        return None
    size, told = len(short.quoted), _told(short, long)
    share = share_within(short, long)
    if size >= LONG_UNNAMED and share >= SAME_RUNS_UNNAMED and told >= 3:
        return share
    if one.speaker is None or other.speaker is None:
        return None
    if size >= LONG and share >= SAME_RUNS and told >= 3:
        return share
    # a few words: all of them, and the fewer of them tell something, the more must agree besides
    least = {Closeness.SAME_DAY: 1, Closeness.NEAR: 3}.get(_closeness(one, other), 4)
    return 0.5 + min(told, 4) / 10 if share == 1.0 and told >= least else None


def _told(short: Wording, long: Wording) -> int:
    """Content words that speak for a quotation out of a longer one: also those about it, where the longer has them."""
    about = set(short.stems)
    known = about & set(long.stems)
    quoted = len(set(short.quoted_stems))
    return max(quoted, len(known)) if len(known) >= ABOUT * len(about) else quoted


def _translated(one: Wording, other: Wording, weights: Weights) -> float | None:
    """Likeness of two quotations that may be two translations."""
    here, there = set(one.quoted_stems), set(other.quoted_stems)
    common = here & there
    close = _closeness(one, other)
    if not common or close == Closeness.FAR:
        return None
    share = weights.of(common) / min(weights.of(here), weights.of(there))
    near = close >= Closeness.NEAR
    half = max(share_within(one, other), share_within(other, one)) >= HALF_RUNS
    if len(common) >= (VARIANT_WORDS if near or half else VARIANT_WORDS_UNDATED) and share >= VARIANT:
        return share
    if len(common) >= LOOSE_VARIANT_WORDS and share >= LOOSE_VARIANT:
        ordered = _in_order([stem for stem in one.quoted_stems if stem in common], other.quoted_stems)
        return share if ordered >= IN_ORDER * len(common) else None
    short = close == Closeness.SAME_DAY and max(len(here), len(there)) <= SHORT
    return share if short and len(common) >= 2 and share >= SHORT_VARIANT else None


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest common subsequence, of at most 100 words each."""
    one, other = one[:100], other[:100]
    row = [0] * (len(other) + 1)
    for word in one:
        before = row
        row = [0]
        for place, also in enumerate(other):
            row.append(before[place] + 1 if word == also else max(before[place + 1], row[-1]))
    return row[-1]


def _reworded(one: Wording, other: Wording, weights: Weights) -> float | None:
    """Likeness of a paraphrase to a wording, where it is clear: nearly all that it says, the other says."""
    close = _closeness(one, other)
    if close == Closeness.FAR:
        return None
    if one.quoted and other.quoted and "mixed" not in (one.attribution.kind, other.attribution.kind):
        return None
    short, long = sorted((set(one.stems), set(other.stems)), key=lambda stems: (len(stems), sorted(stems)))
    common = short & long
    if len(common) < (PARAPHRASE_WORDS if close >= Closeness.NEAR else PARAPHRASE_WORDS_UNDATED):
        return None
    share = weights.of(common) / weights.of(short)
    return share if share >= PARAPHRASE else None
