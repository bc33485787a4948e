"""A stance mention with its party, its voice and its issue: what positions are gathered from."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.choice import Chooser
from onrecord.corpus.stance.likeness import Likeness
from onrecord.corpus.stance.matching import Matcher
from onrecord.lexicons import load_toml
from onrecord.records import Actor, Attribution, Evidence, Reading, StanceMention

_SHORT = 4  # words of a phrase for a document
_OWN_SIDE = ("it", "they")
_PEOPLE = ("he", "she", "him", "her", "you", "who", "those", "others", "nobody", "everybody")


@dataclass(frozen=True, slots=True)
class Entry:
    """`reason` says how the issue was read, `belief` how far it is believed (None: no model weighed it)."""

    mention: StanceMention
    party: str
    voice: str
    issue: int  # place in the codebook
    what: Evidence
    conditions: tuple[Evidence, ...]
    reason: str
    belief: float | None = None


def read_entries(
    reading: Reading, *, ground: Ground, matcher: Matcher, likeness: Likeness | None = None
) -> Iterator[Entry]:
    """Those mentions whose holder and issue are known."""
    chooser = Chooser(reading, ground, matcher, likeness)
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
        for choice in chooser.choose(mention):
            authors.note(mention, holder)
            yield Entry(
                mention=mention,
                party=ground.party(holder),
                voice=voice,
                issue=choice.issue,
                what=reading.article.evidence(mention.what),
                conditions=tuple(map(reading.article.evidence, mention.conditions)),
                reason=choice.reason,
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
        # "it would not sign", said of nobody else, "her members will not", "the date stands": the speaker's own side
        nobody = named is None or ground.actor(named).kind in ("group", "unnamed")
        own = (named is None and _is_thing(words)) or (nobody and _own_side().fullmatch(words) is not None)
        return (ground.speaker(reported.id) or named) if own else named
    return named or ground.speaker(reported.id)


def _is_thing(words: str) -> bool:
    """No name and no person: what a speaker says of it is where the speaker stands."""
    first, *rest = words.split()
    named = any(one[:1].isupper() for one in rest) or (first[:1].isupper() and not rest and len(first) > 3)
    return words.casefold() in _OWN_SIDE or not (named or words.casefold() in _PEOPLE)


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
