"""The stage `align`: attributions in, utterances out. Renderings of one act of saying form one utterance.

Candidates come from inverted indexes, bonds from each pair alone, groups from the bonds, the surest first:
what was copied and what has the same words; then parts that one article gives one after the other; then what is
alike in other words (another translation, a paraphrase), which never joins statements that an article tells
apart. The result does not depend on the order of the readings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from onrecord.corpus.align.candidates import find_pairs
from onrecord.corpus.align.copied import find_copies
from onrecord.corpus.align.groups import Families, Groups
from onrecord.corpus.align.neighbours import find_parts
from onrecord.corpus.align.sameness import Bond, bond, weigh
from onrecord.corpus.align.summary import summarise
from onrecord.corpus.align.wordings import Wording, read_wordings
from onrecord.corpus.carriers import Carriers
from onrecord.corpus.identity import keep_ids
from onrecord.records import Known, Link, Origins, Reading, Utterance

VERSION = "align/2"


def align(
    readings: Iterable[Reading],
    *,
    links: Sequence[Link],
    origins: Origins,
    known: Sequence[Known] = (),
    given: Collection[str] = (),
) -> tuple[Utterance, ...]:
    """Every attribution in exactly one utterance, ordered by id.

    `links` give the speakers, `origins` the copied passages; `known` and `given` as for `keep_ids`.
    """
    readings = tuple(readings)
    wordings = read_wordings(readings, links)
    weights = weigh(wordings)
    bonds = [one for a, b in find_pairs(wordings) if (one := bond(a, b, wordings, weights)) is not None]
    same = [*find_copies(wordings, origins), *(one for one in bonds if one.sure)]
    parts = list(find_parts(wordings))
    groups = Groups(wordings)
    groups.join(same)
    groups.join_parts(parts)
    groups.join_alike(one for one in bonds if not one.sure)
    found = [[wordings[place] for place in group] for group in groups.all()]
    families = _families(wordings, [*same, *parts])
    ids = keep_ids(
        [[one.key for one in group] for group in found], prefix="utterance", known=known, given=given
    )
    carriers = Carriers(origins, (one.article for one in readings))
    made = [
        summarise(group, identity, carriers=carriers, families=families)
        for group, identity in zip(found, ids, strict=True)
    ]
    return tuple(sorted(made, key=lambda one: one.id))


def _families(wordings: Sequence[Wording], bonds: Iterable[Bond]) -> Families:
    families = Families()
    for one in bonds:
        families.join(wordings[one.here].key, wordings[one.there].key)
    return families
