"""The stage `reuse`: articles in, copied passages, origins and versions out. Quotations are masked.

Sharing a speaker's words is not copying, so only words outside quotations count, without the headline:
candidates by fingerprints of runs of words, then the exact passages, then who took from whom. An article goes
back to another as a whole where at least WHOLE of its words stand in passages of that one. The result does not
depend on the order of the articles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.corpus.reuse.candidates import find_pairs, winnow
from onrecord.corpus.reuse.direction import Carrier, Taking, carrier_of, judge
from onrecord.corpus.reuse.memory import Memory, Sketch, key_of
from onrecord.corpus.reuse.pairs import Pair, compare
from onrecord.corpus.reuse.passages import PAIR_WORTH, PLENTY, prove
from onrecord.corpus.reuse.roots import Step, chain_versions, find_roots
from onrecord.corpus.reuse.texts import Texts
from onrecord.corpus.reuse.times import same_clock
from onrecord.records import Article, Origins, Passage, Reuse, Span, make_id

VERSION = "reuse/1"
WHOLE = 0.5  # share of an article's words from which it goes back to another as a whole
# two states of one article: most of one stands in the other, and at least half of the other in it
VERSION_MOST, VERSION_LEAST = 0.7, 0.5
SAME_WORDS = "the same words outside quotations"
LATER_STATE = "a later state of the same article"


def find_origins(
    articles: Sequence[Article],
    *,
    quotations: Mapping[str, Sequence[Span]],
    memory: Memory | None = None,
) -> Origins:
    """Copies and origins of a record's articles; the same with a memory of an earlier run as without.

    `quotations`: the quotations of each article by its id, with their marks. An article's `version_of`, where
    it is filled, is a later state that is certain (the page was read again), and is kept.
    """
    ordered = sorted(articles, key=_stands_first)
    carriers, pairs = _find_pairs(ordered, Texts(ordered, quotations), memory or Memory())
    version_of = _versions(pairs, carriers)
    steps: list[Step] = []
    reuses: list[Reuse] = []
    for pair in pairs:
        taking = _taking(pair, carriers, version_of)
        taken = pair if taking.taker == 0 else pair.turned()
        reuses.append(_reuse(taken, taking, ordered))
        if taken.share_here >= WHOLE:
            steps.append(Step(taken.here, taken.there, (float(taking.known), taken.share_here)))
    roots = find_roots(len(ordered), steps, version_of)
    return Origins(
        reuses=tuple(sorted(reuses, key=lambda one: one.id)),
        origin=tuple(sorted((one.id, ordered[root].id) for one, root in zip(ordered, roots, strict=True))),
        version_of=tuple(
            sorted((ordered[later].id, ordered[before].id) for later, before in version_of.items())
        ),
    )


def _find_pairs(
    articles: Sequence[Article], texts: Texts, memory: Memory
) -> tuple[list[Carrier], list[Pair]]:
    """The articles with their sizes, and the pairs of which one was made from the other."""
    keys = [key_of(one) for one in articles]
    sketches: list[Sketch] = []
    for place, key in enumerate(keys):
        sketch = memory.sketch(key)
        if sketch is None:
            sketch = Sketch(texts[place].size, winnow(texts[place]))
            memory.add_sketch(key, sketch)
        sketches.append(sketch)
    carriers = [carrier_of(one, sketch.size) for one, sketch in zip(articles, sketches, strict=True)]
    candidates, prints = find_pairs([sketch.prints for sketch in sketches])
    pairs: list[Pair] = []
    for a, b in candidates:
        if not memory.knows(keys[a], keys[b]):
            memory.add_match(keys[a], keys[b], compare(texts[a], texts[b]))
        match = memory.match(keys[a], keys[b])
        # two articles of one outlet share its own formulas and background sentences: there it takes plenty
        least = PLENTY if _one_outlet(carriers[a], carriers[b]) else PAIR_WORTH
        if match is not None and prove(match.worths, match.runs, prints, least=least):
            pairs.append(Pair(a, b, match.passages, match.share_here, match.share_there))
    return carriers, pairs


def _stands_first(article: Article) -> tuple[str, str]:
    """The earlier first; those without a time last."""
    return (same_clock(article.published) or "9999", article.id)


def _versions(pairs: Sequence[Pair], carriers: Sequence[Carrier]) -> dict[int, int]:
    """Later states: the certain ones, and of one outlet, alike in both directions, known to be of different times."""
    order = [same_clock(one.article.updated or one.article.published) for one in carriers]
    alike = [
        (pair.here, pair.there)
        for pair in pairs
        if max(pair.share_here, pair.share_there) >= VERSION_MOST
        and min(pair.share_here, pair.share_there) >= VERSION_LEAST
        and _one_outlet(carriers[pair.here], carriers[pair.there])
        and carriers[pair.here].article.page != carriers[pair.there].article.page
    ]
    index = {one.article.id: place for place, one in enumerate(carriers)}
    certain = {
        place: index[one.article.version_of]
        for place, one in enumerate(carriers)
        if one.article.version_of is not None and one.article.version_of in index
    }
    return chain_versions(alike, order) | certain


def _one_outlet(one: Carrier, other: Carrier) -> bool:
    return one.outlet is not None and one.outlet == other.outlet


def _taking(pair: Pair, carriers: Sequence[Carrier], version_of: Mapping[int, int]) -> Taking:
    for taker, (one, other) in enumerate(((pair.here, pair.there), (pair.there, pair.here))):
        if version_of.get(one) == other:
            return Taking(taker, True, (LATER_STATE,))
    return judge(carriers[pair.here], carriers[pair.there], shares=(pair.share_here, pair.share_there))


def _reuse(pair: Pair, taking: Taking, articles: Sequence[Article]) -> Reuse:
    here, there = articles[pair.here], articles[pair.there]
    return Reuse(
        id=make_id("reuse", *sorted((here.id, there.id))),
        article=here.id,
        source_article=there.id,
        direction="known" if taking.known else "unknown",
        share=round(pair.share_here, 2),
        passages=tuple(Passage(here.evidence(a), there.evidence(b)) for a, b in pair.passages),
        reasons=(SAME_WORDS, *taking.reasons),
    )
