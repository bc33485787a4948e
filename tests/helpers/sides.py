"""Articles with stances by hand, for the tests of positions and disputes: words in, a reading and its ground out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.corpus.ground import Ground
from onrecord.records import (
    About,
    Actor,
    Evidence,
    Link,
    Origins,
    Reading,
    Rendering,
    Resolution,
    Ruling,
    Span,
    StanceMention,
    Utterance,
    Verb,
)
from told import Told, article, day


@dataclass
class Report(Told):
    """An article that is given its attributions and stances one by one."""

    stances: list[StanceMention] = field(default_factory=list)

    def holds(
        self,
        stance: str,
        what: str,
        *,
        cue: str,
        topic: str,
        holder: str | None = None,
        conditions: Iterable[str] = (),
        said: str | None = None,
        rule: str = "hand",
        on: str | None = None,
    ) -> None:
        """A stance in words that stand in the article; `said` is the id of the attribution it stands in."""
        span = self._span(what)
        self.stances.append(
            StanceMention(
                article=self.article.id,
                stance=stance,  # type: ignore[arg-type]
                cue=self._within(span, cue),
                what=span,
                topic=(self._within(span, topic),),
                holder=self._within(span, holder) if holder is not None else None,
                conditions=tuple(map(self._span, conditions)),
                attribution=said,
                date=day(on) if on is not None else None,
                found_by=f"hand/1/{rule}",
            )
        )

    def _within(self, span: Span, words: str) -> Span:
        start = self.article.text.index(words, span.start)
        return Span(start, start + len(words))

    @property
    def reading(self) -> Reading:
        return replace(super().reading, stances=tuple(self.stances))


def report(name: str, *paragraphs: str, **fields: Any) -> Report:
    fields.setdefault("outlet", f"The {name.title()}")
    fields.setdefault("published", "2031-05-06")
    return Report(article(name, *paragraphs, **fields))


def actor(name: str, *aliases: str, kind: str = "organisation", party: str | None = None) -> Actor:
    """Its id is its name; its mentions are found by `ground_of`."""
    return Actor(name, name, kind, (name, *aliases), (), party=party)  # type: ignore[arg-type]


def ground_of(
    actors: Iterable[Actor],
    *reports: Report,
    together: Iterable[Iterable[str]] = (),
    rulings: Iterable[Ruling] = (),
) -> Ground:
    """Actors are mentioned wherever their names stand; `together` are attributions of one utterance each."""
    held = tuple(replace(one, mentions=tuple(_mentions(one, reports))) for one in actors)
    links: list[Link] = [link for one in reports for link in one.links]
    utterances = [
        Utterance(f"u{n}", None, None, None, ids[0], tuple(Rendering(one, "verbatim") for one in ids), 1, 1)
        for n, ids in enumerate(map(list, together))
    ]
    articles = [one.article for one in reports]
    origins = Origins(origin=tuple((one.id, one.id) for one in articles))
    return Ground(
        articles,
        resolution=Resolution(held, tuple(links)),
        utterances=utterances,
        origins=origins,
        rulings=tuple(rulings),
    )


def no(
    about: About,
    claim: str,
    *words: tuple[Report, str],
    whose: tuple[Report, str] | None = None,
    others: tuple[Report, str] | None = None,
    verb: Verb = "reject",
    value: str | None = None,
) -> Ruling:
    """A person's decision that words of reports are none of what is claimed of them, or something else."""
    places, actor, other = (
        tuple(one.article.evidence(one._span(exact)) for one, exact in told)
        for told in (words, [whose] if whose else [], [others] if others else [])
    )
    return Ruling("judgement-1", verb, places, actor, other, value, about, claim)


def _mentions(one: Actor, reports: Iterable[Report]) -> Iterable[Evidence]:
    names = "|".join(map(re.escape, sorted(one.aliases, key=len, reverse=True)))
    for each in reports:
        for found in re.finditer(rf"\b(?:{names})\b", each.article.text):
            yield each.article.evidence(Span(*found.span()))
