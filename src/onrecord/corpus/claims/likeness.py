"""How much two items say of the same thing: it only finds candidates; the tests of the other modules decide."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.corpus.claims.items import Item

_COMMON = 60  # items: a word of more than so many finds no candidates


class Likeness:
    """How much two items say of the same thing: shared stems, weighed by how rare they are."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        counts = Counter(one for item in items for one in item.stems)
        self._weight = {one: math.log(1 + len(items) / count) for one, count in counts.items()}
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            for one in item.stems:
                if counts[one] <= _COMMON:
                    self._holders[one].append(place)

    def candidates(self, place: int) -> list[int]:
        """Items that share at least two of the rarer stems, or the only one that there is."""
        stems = self._items[place].stems
        shared = Counter(other for one in stems for other in self._holders.get(one, ()))
        least = min(2, len(stems))
        return sorted(other for other, count in shared.items() if count >= least and other != place)

    def of(self, one: Item, other: Item) -> float:
        """Weight of the shared stems by that of the smaller item's, 0 to 1."""
        shared = sum(self._weight[stem] for stem in one.stems & other.stems)
        smaller = min(sum(self._weight[stem] for stem in item.stems) for item in (one, other))
        return shared / smaller if smaller else 0.0

    def within(self, one: Item, other: Item) -> float:
        """How much of what the first says the second says too, 0 to 1."""
        whole = sum(self._weight[stem] for stem in one.stems)
        return sum(self._weight[stem] for stem in one.stems & other.stems) / whole if whole else 0.0
