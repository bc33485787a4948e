"""Parts of one statement in one article: wordings of one speaker that follow each other closely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from onrecord.corpus.align.sameness import Bond, may_be_one
from onrecord.corpus.align.wordings import Wording

PARAGRAPHS = 2  # lines on which the next part may begin: blocks are set apart by one empty line


def find_parts(wordings: Sequence[Wording]) -> Iterator[Bond]:
    """Bonds of quotations that an article gives as parts of one statement.

    They follow each other with nobody else's words between them, in one paragraph or the next, and either the
    second goes on from the first by its cue ("she added") and brings no date or medium that the first has not,
    or both name the same medium and day. A pronoun as source is not enough: people say several things a day.
    """
    order = sorted(
        range(len(wordings)), key=lambda place: (wordings[place].article.id, wordings[place].start)
    )
    for _, places in groupby(order, key=lambda place: wordings[place].article.id):
        for here, there in pairwise(places):
            if _goes_on(wordings[here], wordings[there]):
                yield Bond(min(here, there), max(here, there), False, 1.0)


def _goes_on(one: Wording, other: Wording) -> bool:
    if one.speaker is None or one.speaker != other.speaker or not one.quoted or not other.quoted:
        return False
    if not may_be_one(one, other) or one.attribution.denial != other.attribution.denial:
        return False
    media = {one.attribution.medium, other.attribution.medium}
    if len(media - {None}) > 1:
        return False
    if None not in media and one.attribution.said_on is not None:
        return True
    return other.follows_on and not _opens_anew(one, other) and other.paragraph - one.paragraph <= PARAGRAPHS


def _opens_anew(one: Wording, other: Wording) -> bool:
    here, there = one.attribution, other.attribution
    return (there.said_on is not None and here.said_on is None) or (
        there.medium is not None and here.medium is None
    )
