"""What a model sees of a candidate: numbers, and keys (words and labels) for which it holds measured rates.

Only forms and grammar: no names of people, places or outlets, so that nothing hangs on one story.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document.attribute.candidates import Candidate
from onrecord.document.attribute.counts import Counts
from onrecord.document.attribute.cue_features import CUE_NUMBERS, CueFeatures, Part
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.span_features import (
    CONTENT_NUMBERS,
    SOURCE_NUMBERS,
    content_features,
    source_features,
)
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Span

_RIVALRY = (
    "ruled", "ruled_cue", "ruled_content", "ruled_source", "rivals", "content_rank", "rival_sources", "overlaps",
)  # fmt: skip
NUMBERS = (*CUE_NUMBERS, *CONTENT_NUMBERS, *SOURCE_NUMBERS, *_RIVALRY)
KEYS = (
    "cue", "cue_shape", "shape", "cue_form", "governor", "source", "source_form", "content_head", "cue_source",
    "content_opens", "cue_particle", "cue_voice", "rule_source", "after", "shape_form", "cue_content", "group_shape",
    # of these the rate at which the cue reports anything, rather than the candidate is right
    "any_cue", "any_particle", "any_voice", "any_governor", "any_group",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate as a model sees it, after NUMBERS and KEYS."""

    numbers: tuple[float, ...]
    keys: tuple[str, ...]


def describe(
    article: Article, syntax: Syntax, lexicon: Lexicon, candidates: Sequence[Candidate]
) -> list[Row]:
    """A row for each candidate, in their order."""
    view = _View(article, syntax, lexicon, candidates)
    return [view.row(candidate) for candidate in candidates]


class _View:
    """Cues, contents and sources are each described once, and used for all candidates that share them."""

    def __init__(
        self, article: Article, syntax: Syntax, lexicon: Lexicon, candidates: Sequence[Candidate]
    ) -> None:
        self._syntax = syntax
        self._counts = Counts(syntax, lexicon)
        self._cue_features = CueFeatures(article, syntax, lexicon, self._counts)
        by_cue: dict[int | None, list[Candidate]] = {}
        for one in candidates:
            by_cue.setdefault(one.draft.cue_token, []).append(one)
        self._rivals = {cue: _Rivals(rivals) for cue, rivals in by_cue.items()}
        ruled = [piece for one in candidates if one.ruled for piece in one.draft.content]
        self._rule_starts = sorted(piece.start for piece in ruled)
        self._rule_ends = sorted(piece.end for piece in ruled)
        self._cues: dict[int, Part] = {}
        self._contents: dict[tuple[int | None, tuple[Span, ...]], Part] = {}
        self._sources: dict[tuple[int | None, tuple[Span, ...]], Part] = {}

    def row(self, candidate: Candidate) -> Row:
        draft = candidate.draft
        cue, content, source = self._cue(candidate), self._content(candidate), self._source(candidate)
        numbers = (
            *cue[0],
            *content[0],
            *source[0],
            candidate.ruled,
            *self._rivals[draft.cue_token].numbers(candidate),
            self._overlaps(draft.content),
        )
        return Row(numbers, _keys(candidate, cue[1], content[1], source[1]))

    def _cue(self, candidate: Candidate) -> Part:
        i = candidate.draft.cue_token
        if i is None:
            return self._cue_features.without(candidate.draft.content)
        if i not in self._cues:
            self._cues[i] = self._cue_features.of(i)
        return self._cues[i]

    def _content(self, candidate: Candidate) -> Part:
        place = (candidate.draft.cue_token, candidate.draft.content)
        if place not in self._contents:
            self._contents[place] = content_features(self._syntax, self._counts, *place)
        return self._contents[place]

    def _source(self, candidate: Candidate) -> Part:
        place = (candidate.draft.cue_token, candidate.draft.source)
        if place not in self._sources:
            head = candidate.draft.source_token
            self._sources[place] = source_features(self._syntax, self._counts, *place, head)
        return self._sources[place]

    def _overlaps(self, content: tuple[Span, ...]) -> float:
        """How many of the rules' contents begin before this one's end and end after its start."""
        started = bisect_left(self._rule_starts, content[-1].end)
        return float(started - bisect_right(self._rule_ends, content[0].start))


class _Rivals:
    """The candidates of one cue: what the rules say of it, how many there are, how long their contents."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._ruled = max(one.ruled for one in candidates)
        self._ruled_contents = {one.draft.content for one in candidates if one.ruled}
        self._ruled_sources = {one.draft.source for one in candidates if one.ruled}
        self._lengths = sorted({sum(map(len, one.draft.content)) for one in candidates})
        self._sources = len({one.draft.source for one in candidates})

    def numbers(self, candidate: Candidate) -> tuple[float, ...]:
        length = sum(map(len, candidate.draft.content))
        return (
            self._ruled,
            float(candidate.draft.content in self._ruled_contents),
            float(candidate.draft.source in self._ruled_sources),
            float(len(self._lengths)),
            bisect_left(self._lengths, length) / len(self._lengths),
            float(self._sources),
        )


def _keys(
    candidate: Candidate, cue: Sequence[str], content: Sequence[str], source: Sequence[str]
) -> tuple[str, ...]:
    """In the order of KEYS; `cue`, `content` and `source` come in the orders of their own."""
    lemma, form, governor, particle, voice, group, after = cue
    head, head_form, opens = content
    word, source_form = source
    shape = candidate.shape
    return (
        lemma,
        f"{lemma} {shape}",
        shape,
        form,
        governor,
        word,
        source_form,
        head,
        f"{lemma} {source_form}",
        opens,
        f"{particle} {shape}",
        voice,
        f"{candidate.draft.rule} {source_form if word == '-' else word}",
        after,
        f"{shape} {form}",
        f"{lemma} {head_form}",
        f"{group} {shape}",
        lemma,
        particle,
        voice,
        f"{governor} {lemma}",
        f"{group} {form}",
    )
