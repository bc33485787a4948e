"""Certain versions: several states of one page in, pairs (article, its earlier state) out. Pure.

Where the same file or address was read again and held something else, an article of the later state is a
later state of the article with which it shares most; one that shares next to nothing is another article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import Article

_RUN = 4  # words; shorter runs are common to articles that have nothing to do with each other
_LEAST_SHARED = 0.1  # of the runs of the shorter article

Pair = tuple[str, str]


def later_states(states: Sequence[Sequence[Article]]) -> tuple[Pair, ...]:
    """`states` are the articles of each state of one page, the earliest first."""
    return tuple(
        pair for i, later in enumerate(states[1:]) for pair in _match(earlier=states[i], later=later)
    )


def add_certain(found: Sequence[Pair], certain: Sequence[Pair]) -> tuple[Pair, ...]:
    """The versions that a stage found, corrected by the certain ones; no article is its own earlier state."""
    version_of = dict(certain)
    for article, earlier in found:
        if article not in version_of and article not in _chain(earlier, version_of):
            version_of[article] = earlier
    return tuple(sorted(version_of.items()))


def _match(*, earlier: Sequence[Article], later: Sequence[Article]) -> Iterator[Pair]:
    """Best pairs first, each article once; of equal pairs the one at the same position."""
    runs = {article.id: _runs(article) for article in (*earlier, *later)}
    pairs = sorted(
        (
            (
                -_shared(runs[new.id], runs[old.id]),
                abs(new.position - old.position),
                new.position,
                old.position,
            )
            for new in later
            for old in earlier
            if _shared(runs[new.id], runs[old.id]) >= _LEAST_SHARED or (new.title and new.title == old.title)
        ),
    )
    new_at = {article.position: article.id for article in later}
    old_at = {article.position: article.id for article in earlier}
    used_new: set[int] = set()
    used_old: set[int] = set()
    for _, _, new_position, old_position in pairs:
        if new_position not in used_new and old_position not in used_old:
            used_new.add(new_position)
            used_old.add(old_position)
            yield new_at[new_position], old_at[old_position]


def _runs(article: Article) -> frozenset[tuple[str, ...]]:
    words = article.text.casefold().split()
    size = min(_RUN, len(words))
    return frozenset(tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def _chain(article: str, version_of: dict[str, str]) -> set[str]:
    """The article and all its earlier states."""
    chain = {article}
    while (earlier := version_of.get(article)) is not None and earlier not in chain:
        chain.add(earlier)
        article = earlier
    return chain
