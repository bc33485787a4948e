"""A stance mention with its party, its voice and its issue: what positions are gathered from."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.matching import Matcher, Named
from onrecord.corpus.stance.referents import Referents
from onrecord.lexicons import load_toml
from onrecord.records import Actor, Attribution, Evidence, Reading, StanceMention

_SHORT = 4  # words of a phrase for a document
_OWN_SIDE = ("it", "they")
_ISSUES = 4  # of one object at most: "a pay rise, shorter shifts and more staff"


@dataclass(frozen=True, slots=True)
class Entry:
    """`reason` says how the issue was read."""

    mention: StanceMention
    party: str
    voice: str
    issue: int  # place in the codebook
    what: Evidence
    conditions: tuple[Evidence, ...]
    reason: str


def read_entries(reading: Reading, *, ground: Ground, matcher: Matcher) -> Iterator[Entry]:
    """Those mentions whose holder and issue are known."""
    referents = Referents(reading, matcher, ground)
    reports = {one.id: one for one in reading.attributions}
    authors = Authors(reading, ground)
    for mention in reading.stances:
        reported = reports.get(mention.attribution or "")
        holder = _holder(mention, reported, ground) or authors.of(mention)
        voice = ground.voice(mention.article, mention.attribution)
        if voice is None and holder is not None and reported is not None and _is_itself(mention, reported):
            voice = holder
        if _in_headline(mention, reading):
            voice = f"article:{mention.article}"  # a headline is the outlet's word for it
        if holder is None or voice is None or not _takes_part(holder, ground):
            continue
        for issue, reason in _issues(mention, matcher, referents, ground):
            authors.note(mention, holder)
            yield Entry(
                mention=mention,
                party=ground.party(holder),
                voice=voice,
                issue=issue,
                what=reading.article.evidence(mention.what),
                conditions=tuple(map(reading.article.evidence, mention.conditions)),
                reason=reason,
            )


def _in_headline(mention: StanceMention, reading: Reading) -> bool:
    """In a headline's own words, outside quotation marks."""
    blocks = reading.article.blocks
    if not blocks or blocks[0].kind != "headline" or not blocks[0].span.contains(mention.cue):
        return False
    before = reading.article.text[blocks[0].span.start : mention.cue.start]
    return not any(mark in before for mark in '“"‘')


def known_sides(entries: Sequence[Entry], ground: Ground) -> list[Entry]:
    """Without people of no known side who are read only once: a passer-by is no party to the talks.

    Who holds an office of somebody's, or goes by one name alone (a state that was taken for a person), may be one.
    """
    read = Counter(one.party for one in entries)

    def may_be(actor: Actor) -> bool:
        if any(_bystander(role.title) for role in actor.roles):
            return False
        return read[actor.id] > 1 or " " not in actor.name or any(role.of is not None for role in actor.roles)

    parties = {party: ground.actor(party) for party in read}
    return [one for one in entries if parties[one.party].kind != "person" or may_be(parties[one.party])]


def _bystander(title: str) -> bool:
    """Of one who speaks of the talks for nobody: an analyst, a professor."""
    words = title.casefold()
    return any(
        re.search(rf"\b{re.escape(one)}s?\b", words)
        for one in load_toml("stances.toml")["bystanders"]["titles"]
    )


class Authors:
    """Whose "the paper" or "the draft" is that proposes something: who put one forward before it in the article."""

    def __init__(self, reading: Reading, ground: Ground) -> None:
        self._text = reading.article.text
        self._ground = ground
        self._last: str | None = None

    def note(self, mention: StanceMention, holder: str) -> None:
        if mention.stance == "offers" and _document().search(mention.what.of(self._text)):
            self._last = holder

    def of(self, mention: StanceMention) -> str | None:
        """None where the holder is no such document."""
        if mention.holder is None or mention.stance not in ("offers", "demands"):
            return None
        words = mention.holder.of(self._text)
        return self._last if len(words.split()) <= _SHORT and _document().search(words) else None


@functools.cache
def _document() -> re.Pattern[str]:
    """Things that are written and put forward."""
    nouns = "|".join(load_toml("proposals.toml")["nouns"])
    return re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)


def _holder(mention: StanceMention, reported: Attribution | None, ground: Ground) -> str | None:
    """The speaker where the words are the speaker's own, or report them; else who the words name."""
    named = ground.actor_at(mention.article, mention.holder) if mention.holder is not None else None
    if reported is None or (mention.holder is not None and "/noun-" in mention.found_by):
        return named  # whose proposal it is, its own words say
    if mention.holder is not None and not _is_itself(mention, reported):
        words = mention.holder.of(ground.articles[mention.article].text)
        # "it would not sign", said of nobody else, "her members will not": the speaker's own side
        nobody = named is None or ground.actor(named).kind in ("group", "unnamed")
        own = (named is None and words.casefold() in _OWN_SIDE) or (
            nobody and _own_side().fullmatch(words) is not None
        )
        return (ground.speaker(reported.id) or named) if own else named
    return named or ground.speaker(reported.id)


@functools.cache
def _own_side() -> re.Pattern[str]:
    """ "Her members", "our government"."""
    nouns = "|".join(load_toml("stances.toml")["own-side"]["nouns"])
    return re.compile(rf"(?:its|their|his|her|our|my)\s+(?:own\s+)?(?:[\d,.]+\s+)?(?:{nouns})", re.IGNORECASE)


def _is_itself(mention: StanceMention, reported: Attribution) -> bool:
    """The word of stance is the attribution's cue: "demanded that ..."."""
    return any(cue.overlaps(mention.cue) for cue in reported.cue)


def _takes_part(actor: str, ground: Ground) -> bool:
    """A side of the talks can be named: experts and unnamed sources without a party take no position."""
    held = ground.actor(ground.party(actor))
    return held.kind in ("state", "organisation", "person") or (
        held.kind == "group" and len(held.mentions) > 2
    )


def _issues(
    mention: StanceMention, matcher: Matcher, referents: Referents, ground: Ground
) -> list[tuple[int, str]]:
    text = ground.articles[mention.article].text
    for span in mention.topic:
        named = [one for one in matcher.find(text, span) if not ground.within_name(mention.article, one.span)]
        for strong in (True, False) if span is mention.topic[0] else (True,):
            of_kind = [one for one in named if one.strong == strong]
            if of_kind:
                return [(one.issue, f"“{one.span.of(text)}”") for one in _main(text, of_kind)]
    referred = referents.of(mention, mention.topic[0])
    return [referred] if referred is not None else []


def _main(text: str, named: Sequence[Named]) -> list[Named]:
    """The first issue named, and those that are joined to it by "and", "or" or a comma.

    Whose a thing is ("the mediator's pay figures") is not what it is.
    """
    own = [one for one in named if text[one.span.end : one.span.end + 2] not in ("'s", "’s")] or named
    kept = [own[0]]
    for one in own[1:]:
        between = text[kept[-1].span.end : one.span.start].lower()
        joined = len(between) < 60 and any(word in between for word in (" and ", ",", " or ", " as well as "))
        if joined and one.issue not in {other.issue for other in kept} and len(kept) < _ISSUES:
            kept.append(one)
    return kept
