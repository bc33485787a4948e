"""A group of renderings as an utterance: the fullest wording, the kind of each rendering, who carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.corpus.align.dates import most_precise
from onrecord.corpus.align.groups import Families
from onrecord.corpus.align.sameness import SAME_RUNS
from onrecord.corpus.align.wordings import Wording, share_within
from onrecord.corpus.carriers import Carriers
from onrecord.records import Rendering, RenderingKind, Span, Utterance

TRANSLATED = 0.75


def summarise(
    group: Sequence[Wording], identity: str, *, carriers: Carriers, families: Families
) -> Utterance:
    """`group` in the order of publication."""
    fullest = min(group, key=lambda one: (-_size(one), one.edited, -len(one.words), one.order))
    # that the words go back to one speaker, however many report them, is what makes them one utterance
    outlets, origins = carriers.count((one.article, _hull(one)) for one in group)
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


def _hull(one: Wording) -> Span | None:
    spans = one.attribution.content
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


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
