"""The summary: a record goes in; how much it holds, and what could not be read, come out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.records import AttributionKind, Failure
from onrecord.views.holdings import Holdings, Readable

KINDS: tuple[AttributionKind, ...] = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the latest versions of the articles, as everywhere in views."""

    pages: int
    articles: int
    outlets: int
    origins: int
    direct: int
    mixed: int
    indirect: int
    actors: int
    utterances: int
    failures: tuple[Failure, ...]
    positions: int = 0
    proposals: int = 0
    disputes: int = 0
    events: int = 0
    figures: int = 0

    @property
    def attributions(self) -> int:
        return self.direct + self.mixed + self.indirect


def summarise(record: Readable) -> Summary:
    holdings = Holdings(record)
    cited = holdings.citations
    attributions = [one for one in record.attributions() if one.article in cited]
    kinds = Counter(one.kind for one in attributions)
    talks = record.talks()
    return Summary(
        pages=sum(1 for _ in record.pages()),
        articles=len(cited),
        outlets=len({one.counted_as for one in cited.values()}),
        origins=len({one.origin for one in cited.values()}),
        direct=kinds["direct"],
        mixed=kinds["mixed"],
        indirect=kinds["indirect"],
        actors=len(holdings.actors),
        utterances=len({one.utterance for one in attributions if one.utterance}),
        failures=tuple(record.failures()),
        positions=len(talks.positions),
        proposals=len(talks.proposals),
        disputes=len(talks.disputes),
        events=len(talks.events),
        figures=len(talks.figures),
    )
