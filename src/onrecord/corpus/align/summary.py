"""A group of renderings as an utterance: the fullest wording, the kind of each rendering, who carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.corpus.align.dates import most_precise
from onrecord.corpus.align.groups import Families
from onrecord.corpus.align.sameness import SAME_RUNS
from onrecord.corpus.align.wordings import Wording, share_within
from onrecord.corpus.reuse.direction import name_of
from onrecord.corpus.reuse.trace import Trace
from onrecord.records import Article, Origins, Rendering, RenderingKind, Span, Utterance

TRANSLATED = 0.75


class Carriers:
    """Counts the outlets and the independent reports that carry an utterance.

    `outlets`: distinct outlets; an unknown outlet counts as one per page, the states of one article as one.
    `origins`: the independent reports that carry the words. A rendering inside a copied passage counts for the
    article that the passage comes from, any other for its own article; so ten outlets with one agency's text
    are one. (That the words themselves go back to one speaker, however many report them, is what makes them
    one utterance; who counts evidence for a claim counts the utterance once.)
    """

    def __init__(self, origins: Origins) -> None:
        self._trace = Trace(origins)
        self._before = dict(origins.version_of)

    def count(self, group: Sequence[Wording]) -> tuple[int, int]:
        outlets = {self._outlet(one.article, group) for one in group}
        reports = {self._first_state(self._origin(one)) for one in group}
        return len(outlets), len(reports)

    def _origin(self, one: Wording) -> str:
        spans = one.attribution.content
        if not spans:
            return one.article.id
        hull = Span(min(span.start for span in spans), max(span.end for span in spans))
        return self._trace.origin(one.article.id, hull)

    def _outlet(self, article: Article, group: Sequence[Wording]) -> tuple[str, str]:
        name = name_of(article.outlet)
        if name is not None:
            return ("outlet", name)
        first = self._first_state(article.id)
        pages = {one.article.id: one.article.page for one in group}
        return ("page", pages.get(first, article.page if first == article.id else first))

    def _first_state(self, article: str) -> str:
        while article in self._before:
            article = self._before[article]
        return article


def summarise(
    group: Sequence[Wording], identity: str, *, carriers: Carriers, families: Families
) -> Utterance:
    """`group` in the order of publication."""
    fullest = min(group, key=lambda one: (-_size(one), one.edited, -len(one.words), one.order))
    outlets, origins = carriers.count(group)
    known = Counter(one.speaker for one in group if one.speaker is not None)
    return Utterance(
        id=identity,
        speaker=_most_frequent(known),
        said_on=most_precise(one.attribution.said_on for one in group if one.attribution.said_on is not None),
        medium=_most_frequent(Counter(m for one in group if (m := one.attribution.medium) is not None)),
        fullest=fullest.key,
        renderings=tuple(Rendering(one.key, kind_of(one, fullest, families)) for one in group),
        outlets=outlets,
        origins=origins,
        known_from=min((one.article.first_seen for one in group if one.article.first_seen), default=""),
    )


def _size(one: Wording) -> float:
    """Quoted words; those of a translated article count for less, as the speaker did not choose them."""
    return len(one.quoted) * (1.0 if one.article.translated is None else TRANSLATED)


def kind_of(one: Wording, fullest: Wording, families: Families) -> RenderingKind:
    """How a rendering gives the words of the fullest one.

    Another part of the same language version is cut, as it shows less than the whole, and so is a quotation
    with the same words that an editor's brackets mark as changed; one that no shared words tie to the fullest
    is a variant.
    """
    if one.words == fullest.words or (one.quoted and one.quoted == fullest.quoted):
        return "cut" if one.edited and not fullest.edited else "verbatim"
    if not one.quoted:
        return "paraphrase"
    if share_within(one, fullest) >= SAME_RUNS or families.root(one.key) == families.root(fullest.key):
        return "cut"
    mostly_reworded = 2 * len(one.quoted_stems) < len(one.stems)
    return "paraphrase" if mostly_reworded else "variant"


def _most_frequent(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda one: (-counts[one], one)) if counts else None
