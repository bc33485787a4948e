"""A stance mention with its party, its voice and its issue: what positions are gathered from."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.candidates import takes_part_in_talks
from onrecord.corpus.stance.choice import Chooser
from onrecord.corpus.stance.holders import Holders, Ranker, is_cue_of
from onrecord.corpus.stance.likeness import Likeness
from onrecord.corpus.stance.matching import Matcher
from onrecord.lexicons import load_toml
from onrecord.lexicons.people import people
from onrecord.records import Actor, ActorRole, Evidence, Reading, StanceMention

_OF = re.compile(r"\b(?:of|in|at|from|with|for|on|who|that|close|familiar)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """`reason` says how the issue was read, `belief` how far stance, issue and party are believed."""

    mention: StanceMention
    party: str
    voice: str
    issue: int  # place in the codebook
    what: Evidence
    conditions: tuple[Evidence, ...]
    reason: str
    belief: float | None = None


def read_entries(
    reading: Reading,
    *,
    ground: Ground,
    matcher: Matcher,
    likeness: Likeness | None = None,
    ranker: Ranker | None = None,
) -> Iterator[Entry]:
    """Those mentions whose holder and issue are known."""
    chooser = Chooser(reading, ground, matcher, likeness)
    reports = {one.id: one for one in reading.attributions}
    holders = Holders(reading, ground, ranker)
    for mention in reading.stances:
        reported = reports.get(mention.attribution or "")
        held = holders.find(mention)
        if held is None or not takes_part_in_talks(held.actor, ground):
            continue
        voice = ground.voice(mention.article, mention.attribution)
        if voice is None and held.ruled and reported is not None and is_cue_of(mention, reported):
            voice = held.actor  # the words name who demanded; a speaker is never guessed
        if _in_headline(mention, reading):
            voice = f"article:{mention.article}"  # a headline is the outlet's word for it
        if voice is None:
            continue
        choices = chooser.choose(mention, held.belief)
        if choices:
            holders.note(mention, held.actor)
        for choice in choices:
            yield Entry(
                mention=mention,
                party=ground.party(held.actor),
                voice=voice,
                issue=choice.issue,
                what=reading.article.evidence(mention.what),
                conditions=tuple(map(reading.article.evidence, mention.conditions)),
                reason=choice.reason if held.belief is None else f"{choice.reason}, holder {held.belief:.2f}",
                belief=choice.belief,
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
    Nor are "officials", who are no more than a voice.
    """
    read = Counter(one.party for one in entries)

    def may_be(actor: Actor) -> bool:
        if actor.kind in ("group", "unnamed"):
            return _head_noun(actor.name) not in _voices()
        if actor.kind != "person":
            return True
        if any(_bystander(role.title) or _is_learning(role, ground) for role in actor.roles):
            return False
        return read[actor.id] > 1 or " " not in actor.name or any(role.of is not None for role in actor.roles)

    parties = {party: ground.actor(party) for party in read}
    return [one for one in entries if may_be(parties[one.party])]


@functools.cache
def _voices() -> frozenset[str]:
    return frozenset(load_toml("stances.toml")["bystanders"]["voices"])


def _head_noun(name: str) -> str:
    """ "Two senior officials in the ministry": the officials."""
    return (_OF.split(name.casefold(), maxsplit=1)[0].split() or [""])[-1]


def _is_learning(role: ActorRole, ground: Ground) -> bool:
    """Of a university or an institute: who speaks for none of the sides."""
    body = ground.actor(role.of).name if role.of is not None else ""
    return not people().learning.isdisjoint(body.casefold().split())


def _bystander(title: str) -> bool:
    """Of one who speaks of the talks for nobody: an analyst, a professor."""
    words = title.casefold()
    return any(
        re.search(rf"\b{re.escape(one)}s?\b", words)
        for one in load_toml("stances.toml")["bystanders"]["titles"]
    )
