"""The summary: a record goes in; how much it holds, and what could not be read, come out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.lexicons.codebooks import shipped_codebooks
from onrecord.records import Failure, Talks
from onrecord.views.days import days_of
from onrecord.views.holdings import Holdings, Readable


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
    undated: int = 0  # articles that show no date
    nameless: int = 0  # articles whose outlet is not known
    codebook: str | None = None  # of those that ship the one whose issues the positions are on

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
        origins=len({holdings.live.get(one.origin, one.origin) for one in cited.values()}),
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
        undated=sum(1 for one in cited.values() if not days_of(one.published)),
        nameless=sum(1 for one in cited.values() if one.outlet is None),
        codebook=_codebook(talks),
    )


def _codebook(talks: Talks) -> str | None:
    """The shipped codebook that has all these issues; None for a user's own, and where several have them."""
    wanted = {(one.code, one.name) for one in talks.issues}
    fitting = [
        one.name for one in shipped_codebooks() if wanted <= {(each.code, each.name) for each in one.issues}
    ]
    return fitting[0] if wanted and len(fitting) == 1 else None
