"""What the upper corpus stages stand on: whose words are at a place, for whom they speak, who carries them.

The articles of the record and what `resolve`, `align` and `reuse` concluded, in; answers out.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.corpus.carriers import Carriers
from onrecord.corpus.resolve.spelling import bare_name
from onrecord.lexicons.people import bodies
from onrecord.records import Actor, Article, Evidence, Origins, Resolution, Ruling, Span, Utterance

_LONGEST = 200  # characters of a mention, about
_PLACING = re.compile(r"\b(?:in|at|near|with|for|against|on|about|over|to)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BODIES = (
    "delegation|cabinet|government|team|side|negotiators|members|leaders|army|navy|generals|forces|officials|"
    "ministry|ministers|envoys"
)
_BODY = re.compile(
    rf"(?P<owner>.+?)['’]s? (?:[\w-]+ )?(?:{_BODIES})|(?:the )?(?:{_BODIES}) of (?:the )?(?P<of>.+)",
    re.IGNORECASE,
)
# "Transmark, the part-privatised operator, ..."
_APPOSITION = re.compile(r"(?: \([A-Z]+\))?, (?:the|a|an|its|which is [a-z]+) ([a-z][\w -]{2,60})[,.;]")
_AFTER_HEAD = re.compile(r" (?:of|for|in|at|on|to|with|by|that|which|who|where|from)\b")
_LISTS = re.compile(r"\b(?:and|or)\b")
_THE_BODY = re.compile(r"the ([a-z][\w-]{3,})", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\W*(?:the|a|an)\b\s+|\W+", re.IGNORECASE)


class Ground:
    """Look-ups over one state of the record; `articles` are those that the readings are of."""

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        resolution: Resolution,
        utterances: Iterable[Utterance],
        origins: Origins,
        rulings: Sequence[Ruling] = (),
    ) -> None:
        self.rulings = tuple(rulings)  # what people have decided
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
        self._by_name = _unique_names(resolution.actors)
        self._descriptions: dict[str, frozenset[str]] = {}
        self._parties: dict[str, str] = {}
        self._carriers = Carriers(origins, self.articles.values())
        earlier = {before for _, before in origins.version_of}
        self.superseded = frozenset(earlier)  # articles of which the record holds a later state

    def is_outlet(self, actor: str) -> bool:
        """Whether somebody is an outlet of the record: near what it reports, and seldom a side of it."""
        return bare_name(self.actor(actor).name) in self._outlets

    @functools.cached_property
    def _outlets(self) -> frozenset[str]:
        return frozenset(bare_name(one.outlet) for one in self.articles.values() if one.outlet)

    def actor_at(self, article: str, span: Span) -> str | None:
        """The actor that a phrase stands for.

        A name that begins the phrase and owns nothing is its head ("A. B. of the union"); else the mention that
        covers most of it, of two alike the later ("the union's chair"); else the one actor of the phrase's name.
        """
        text = self.articles[article].text
        places = [one for one in self._overlapping(article, span) if one[0] >= span.start - 4]
        leading = [one for one in places if one[0] <= _after_article(text, span) and not _owns(text, one[1])]
        if leading:
            return self._whose(text, span, places) or max(leading, key=lambda one: one[1])[2]
        first = _after_article(text, span)
        # "grocers in the union", "the owners of Corvana's trawlers": neither is the phrase's head
        places = [
            one
            for one in places
            if not _placed(text, span.start, one[0]) and (one[0] <= first or not _owns(text, one[1]))
        ]
        if places:
            return max(places, key=lambda one: (min(one[1], span.end) - max(one[0], span.start), one[1]))[2]
        words = span.of(text)
        return self._by_name.get(_bare(words)) or self._called(article, span.start, words)

    def _called(self, article: str, before: int, words: str) -> str | None:
        """ "The union", "the operator": the body named before it in the article that has the noun in its name or is
        called so beside it; of several the one named last, where it is alone in the paragraph or the one before."""
        found = _THE_BODY.fullmatch(words.strip())
        if found is None:
            return None
        noun = found[1].casefold()
        nouns = _kin().get(noun, frozenset({noun})) | {noun}
        named = {
            self.party(actor): end
            for start, end, actor in self._places.get(article, [])
            if start < before and self._is_called(actor, noun, nouns)
        }
        if len(named) < 2:
            return next(iter(named), None)
        text = self.articles[article].text
        near = [one for one, end in named.items() if text.count("\n\n", end, before) <= 1]
        return near[0] if len(near) == 1 else None

    def _is_called(self, actor: str, noun: str, nouns: frozenset[str]) -> bool:
        held = self.actors[actor]
        if held.kind not in ("organisation", "state"):
            return False
        if any(noun in name.casefold().split() for name in held.aliases if name[:1].isupper()):
            return True
        return held.name[:1].isupper() and not nouns.isdisjoint(self._described(actor))

    def _described(self, actor: str) -> frozenset[str]:
        """What articles call it beside its name: "Transmark, the part-privatised operator"."""
        if actor not in self._descriptions:
            beside = (
                _APPOSITION.match(self.articles[one.article].text, one.end)
                for one in self.actors[actor].mentions
                if one.article in self.articles
            )
            # the head of what stands beside it, and of no list: "the union and the council"
            heads = {
                _AFTER_HEAD.split(found[1].casefold(), maxsplit=1)[0].split()[-1]
                for found in beside
                if found is not None and not _LISTS.search(found[1])
            }
            self._descriptions[actor] = frozenset(heads)
        return self._descriptions[actor]

    def actors_in(self, article: str, span: Span) -> frozenset[str]:
        """The actors that words mention."""
        return frozenset(actor for _, _, actor in self._overlapping(article, span))

    def named(self, words: str) -> str | None:
        """The one actor that goes by a name."""
        return self._by_name.get(_bare(words))

    def places_of(self, article: str) -> list[tuple[Span, str]]:
        """All places of an article that mention actors, in order."""
        return [(Span(start, end), actor) for start, end, actor in self._places.get(article, [])]

    def places_in(self, article: str, span: Span) -> list[tuple[Span, str]]:
        """Where the words mention actors."""
        return [(Span(start, end), actor) for start, end, actor in self._overlapping(article, span)]

    def within_name(self, article: str, span: Span) -> bool:
        """The words are a part of what an actor is called ("staff" of the Union of Ground Staff)."""
        return any(
            start <= span.start and span.end <= end and end - start > len(span)
            for start, end, _ in self._overlapping(article, span)
        )

    def _whose(self, text: str, span: Span, places: list[tuple[int, int, str]]) -> str | None:
        """ "Its members", "her delegation": the one who has them, where they are nobody of their own."""
        if not _POSSESSED.match(text, span.start, span.end):
            return None
        longest = max(places, key=lambda one: one[1])
        held = self.actors[longest[2]]
        if held.party is not None or held.kind not in ("group", "unnamed"):
            return None
        owners = [one for one in places if one[0] == span.start and one[2] != longest[2]]
        return min(owners, key=lambda one: one[1])[2] if owners else None

    def _overlapping(self, article: str, span: Span) -> list[tuple[int, int, str]]:
        places = self._places.get(article, [])
        first = bisect_left(places, (max(0, span.start - _LONGEST),))
        last = bisect_left(places, (span.end,))
        return [one for one in places[first:last] if one[1] > span.start]

    def speaker(self, attribution: str) -> str | None:
        return self._speakers.get(attribution)

    def voice(self, article: str, attribution: str | None) -> str | None:
        """Who says what stands in an attribution; the outlet outside any; None where the speaker is unknown."""
        return f"article:{article}" if attribution is None else self.speaker(attribution)

    def party(self, actor: str) -> str:
        """The side that an actor speaks for, followed to its end; itself where it speaks for nobody."""
        if actor not in self._parties:
            self._parties[actor] = self._party(actor)
        return self._parties[actor]

    def _party(self, actor: str) -> str:
        seen = {actor}
        while (held := self.actors.get(actor)) is not None and held.party and held.party not in seen:
            actor = held.party
            seen.add(actor)
        return self._body_of(actor) or self._named_body(actor) or actor

    def _body_of(self, actor: str) -> str | None:
        """Whose delegation, cabinet or army a nameless body is, by its own words."""
        held = self.actors.get(actor)
        if held is None or held.kind == "person":
            return None
        found = _BODY.fullmatch(held.name.strip())
        owner = self._by_name.get(_bare(found["owner"] or found["of"])) if found else None
        if owner is None or owner == actor:
            return None
        party = self.actors[owner].party
        return party or owner

    def _named_body(self, actor: str) -> str | None:
        """Which named body "the union" is: the only one of its kin that its articles name."""
        held = self.actors.get(actor)
        found = _THE_BODY.fullmatch(held.name.strip()) if held is not None and held.kind != "person" else None
        kin = _kin().get(found[1].casefold()) if found is not None else None
        if held is None or found is None or kin is None:
            return None
        named = {
            other
            for article in {one.article or "" for one in held.mentions}
            for _, _, other in self._places.get(article, [])
            if other != actor
            and (self._is_kin(other, kin) or self._is_called(other, found[1].casefold(), kin))
        }
        only = named.pop() if len(named) == 1 else None
        return None if only is None else self.actors[only].party or only

    def _is_kin(self, actor: str, kin: frozenset[str]) -> bool:
        held = self.actors[actor]
        words = [word.casefold().strip("'’") for word in held.name.split()]
        named = (
            held.kind == "organisation" and held.name[:1].isupper() and len(words) > 1 and words[0] != "the"
        )
        return named and not kin.isdisjoint(words) and bodies().owners.isdisjoint(words)

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


@functools.cache
def _kin() -> dict[str, frozenset[str]]:
    """Each noun with those that the names of such bodies may have."""
    return {noun: nouns for nouns in bodies().kin.values() for noun in nouns}


def _unique_names(actors: Iterable[Actor]) -> dict[str, str]:
    """Names that only one actor goes by."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            held[_bare(name)].add(actor.id)
    return {name: next(iter(ids)) for name, ids in held.items() if len(ids) == 1 and name}


def _bare(name: str) -> str:
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words).strip("\"“”'")


def _after_article(text: str, span: Span) -> int:
    """Where a phrase's words begin behind marks and an article."""
    found = _ARTICLE.match(text, span.start, span.end)
    return found.end() if found is not None else span.start


def _placed(text: str, start: int, at: int) -> bool:
    """A preposition of place or company stands before it: "grocers in the union" are not the union."""
    return _PLACING.search(text, start, at) is not None


def _owns(text: str, end: int) -> bool:
    """A possessive follows: the name is not the head."""
    return text[end : end + 2] in ("'s", "’s") or (
        text[end : end + 1] in ("'", "’") and text[end - 1 : end] == "s"
    )
