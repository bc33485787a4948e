"""What the upper corpus stages stand on: whose words are at a place, for whom they speak, who carries them.

The articles of the record and what `resolve`, `align` and `reuse` concluded, in; answers out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from onrecord.corpus.carriers import Carriers
from onrecord.records import Actor, Article, Evidence, Origins, Resolution, Span, Utterance


class Ground:
    """Look-ups over one state of the record; `articles` are those that the readings are of."""

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        resolution: Resolution,
        utterances: Iterable[Utterance],
        origins: Origins,
    ) -> None:
        self.articles = {one.id: one for one in articles}
        self.actors = {one.id: one for one in resolution.actors}
        self.utterance_of = {one.attribution: unit.id for unit in utterances for one in unit.renderings}
        self._speakers = {
            one.attribution: one.actor for one in resolution.links if one.part == "speaker" and one.actor
        }
        self._places: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for actor in resolution.actors:
            for mention in actor.mentions:
                if mention.article is not None:
                    self._places[mention.article].append((mention.start, mention.end, actor.id))
        for places in self._places.values():
            places.sort()
        self._carriers = Carriers(origins)
        earlier = {before for _, before in origins.version_of}
        self.superseded = frozenset(earlier)  # articles of which the record holds a later state

    def actor_at(self, article: str, span: Span) -> str | None:
        """The actor that a phrase stands for: of the mentions in it the one that covers most of it.

        Of two that cover as much, the one that ends it (the head of a noun phrase stands last).
        """
        places = self._places.get(article, [])
        best: tuple[int, int, str] | None = None
        for start, end, actor in places[bisect_left(places, (max(0, span.start - 200),)) :]:
            if start >= span.end:
                break
            shared = min(end, span.end) - max(start, span.start)
            if shared > 0 and start >= span.start - 4 and (best is None or (shared, end) > best[:2]):
                best = (shared, end, actor)
        return best[2] if best is not None else None

    def speaker(self, attribution: str) -> str | None:
        return self._speakers.get(attribution)

    def voice(self, article: str, attribution: str | None) -> str | None:
        """Who says what stands in an attribution; the outlet outside any; None where the speaker is unknown."""
        return f"article:{article}" if attribution is None else self.speaker(attribution)

    def party(self, actor: str) -> str:
        """The side that an actor speaks for, followed to its end; itself where it speaks for nobody."""
        seen = {actor}
        while (held := self.actors.get(actor)) is not None and held.party and held.party not in seen:
            actor = held.party
            seen.add(actor)
        return actor

    def actor(self, actor: str) -> Actor:
        return self.actors[actor]

    def count(self, evidence: Iterable[Evidence]) -> tuple[int, int]:
        """(outlets, origins) that carry the evidence."""
        return self._carriers.count(
            (self.articles[one.article], one.span) for one in evidence if one.article is not None
        )

    def report(self, evidence: Evidence) -> str:
        """The article that words first stand in: equal for evidence that one piece of reporting gave."""
        return self._carriers.report(evidence.article or "", evidence.span)

    def order(self, evidence: Evidence) -> tuple[str, str, str, int]:
        """By publication, then text and place: the same whatever the folder that articles came from."""
        article = self.articles[evidence.article or ""]
        return article.published or "9999", article.text, article.id, evidence.start

    def known_from(self, evidence: Iterable[Evidence]) -> str:
        seen = (self.articles[one.article].first_seen for one in evidence if one.article is not None)
        return min((one for one in seen if one), default="")
