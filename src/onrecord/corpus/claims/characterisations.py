"""One act of a party called acceptance by one voice and rejection by another.

Positions of one day in whose words the same thing is accepted and rejected; and statements close to each other of which
one calls an answer a yes and the other a no.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.corpus.claims.items import Item
from onrecord.corpus.claims.near import Opposed, apart
from onrecord.corpus.claims.patterns import named_act, told_act
from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.drafts import sentence_at
from onrecord.corpus.words import find_words, function_words, stem
from onrecord.records import Evidence, Position

CLASH = "one act called acceptance by one voice and rejection by another"
_FOR = ("accepts", "accepts_with_conditions")
_AGAINST = ("rejects",)
_PAST = re.compile(
    r"\b(?:until (?:then|now|this|last)|had (?:\w+ )?(?:earlier|previously|long|first|until)"
    r"|previously|no longer|so far)\b",
    re.IGNORECASE,
)
_WOULD = ("would", "could", "will", "if", "might")
_BEFORE = 30  # characters before a position in which a modal may stand
_NEAR = 500  # characters between two names for one answer
_ITEMS = 6
_DAYS = 1  # apart at most, to be of one act


def find_clashes(
    positions: Sequence[Position], ground: Ground
) -> Iterator[tuple[tuple[Position, ...], tuple[Position, ...]]]:
    """(those that call it acceptance, those that call it rejection), for each party, issue and day."""
    lines: defaultdict[tuple[str, str], list[Position]] = defaultdict(list)
    for one in sorted(positions, key=lambda one: _order(one, ground)):
        if one.stance in (*_FOR, *_AGAINST) and _named(one):
            lines[one.party, one.issue].append(one)
    for line in lines.values():
        line.sort(key=lambda one: _day(one, ground))
        for day in sorted({_day(one, ground) for one in line}):
            of_day = [one for one in line if _near(day, _day(one, ground))]
            accepting, rejecting = _sides([one for one in of_day if not _halved(one, of_day, ground)], ground)
            if any(
                _other_voices(a, b, ground) and _of_one_thing(a, b, ground)
                for a in accepting
                for b in rejecting
            ):
                yield accepting, rejecting
                break


def _sides(
    positions: Sequence[Position], ground: Ground
) -> tuple[tuple[Position, ...], tuple[Position, ...]]:
    """Those that call it acceptance and rejection; a voice that calls it both, or a side that does, is on neither."""
    accepting = [one for one in positions if one.stance in _FOR]
    rejecting = [one for one in positions if one.stance in _AGAINST]
    both = {_voice(one, ground) for one in accepting} & {_voice(one, ground) for one in rejecting}
    return (
        tuple(one for one in accepting if _voice(one, ground) not in both),
        tuple(one for one in rejecting if _voice(one, ground) not in both),
    )


def _voice(position: Position, ground: Ground) -> str:
    voice = position.characterised_by
    return voice if voice.startswith("article:") else ground.party(voice)


def _halved(position: Position, others: Sequence[Position], ground: Ground) -> bool:
    """One half of a sentence whose other half is of the other side: "accepts the truce, rejects the date"."""
    against = _AGAINST if position.stance in _FOR else _FOR
    told = {_sentence(one, ground) for other in others if other.stance in against for one in other.evidence}
    return any(_sentence(one, ground) in told for one in position.evidence)


def _sentence(evidence: Evidence, ground: Ground) -> tuple[str, int]:
    """A sentence by its article and place; the same words in a copy are another's."""
    article = ground.articles[evidence.article or ""]
    return article.id, sentence_at(article, evidence.start).start


def _order(position: Position, ground: Ground) -> tuple[object, ...]:
    """By place and words; ids depend on the order of builds."""
    one = position.what
    return ground.order(one), one.end, position.issue, position.stance, ground.actor(position.party).name


def _day(position: Position, ground: Ground) -> str:
    if position.on is not None:
        return position.on.start[:10]
    published = (ground.articles[one.article or ""].published or "" for one in position.evidence)
    return min((one[:10] for one in published if one), default="")


def _near(day: str, other: str) -> bool:
    if not day or not other or len(day) < 10 or len(other) < 10:
        return False
    return 0 <= (dt.date.fromisoformat(other) - dt.date.fromisoformat(day)).days <= _DAYS


def _other_voices(one: Position, other: Position, ground: Ground) -> bool:
    """Two voices, at least one of them not the party's own: a party that says yes and no has moved."""
    if one.characterised_by == other.characterised_by:
        return False
    return not (_own(one, ground) and _own(other, ground))


def _of_one_thing(one: Position, other: Position, ground: Ground) -> bool:
    """Their words name the same thing besides the party, and none of them says what would be."""
    if one.what.article == other.what.article and one.what.span.overlaps(other.what.span):
        return False  # "stopped short of accepting": one act, read twice
    stems = []
    for what in (one.what, other.what):
        text = ground.articles[what.article or ""].text
        words = find_words(text, max(0, what.start - _BEFORE), what.end)
        if any(word in _WOULD for word in words.folded):
            return False
        stems.append({stem(word) for word in find_words(what.exact).folded if word not in function_words()})
    party = {stem(word) for word in find_words(ground.actor(one.party).name).folded}
    return not (stems[0] & stems[1]) <= party


def _own(position: Position, ground: Ground) -> bool:
    voice = position.characterised_by
    return not voice.startswith("article:") and ground.party(voice) == position.party


def _named(position: Position) -> bool:
    """Its issue stands in its own words: what "it" refers to is too weak a ground for a dispute."""
    if any(_PAST.search(one.exact) for one in position.evidence):
        return False  # what it held before clashes with nothing
    return any("refers to" not in reason and "headline" not in reason for reason in position.reasons)


def find_named(items: Sequence[Item]) -> Iterator[Opposed]:
    """ "That is a yes", and "it is a refusal in a better suit" beside it, by another side."""
    for place, item in enumerate(items):
        for other in range(place + 1, min(place + _ITEMS, len(items))):
            said = items[other]
            near = said.evidence.article == item.evidence.article
            if not near or said.evidence.start - item.evidence.end > _NEAR:
                break
            if apart(item, said) and _clash(item, said):
                yield Opposed(place, other, CLASH)


def _clash(one: Item, other: Item) -> bool:
    """One of acceptance, one of rejection, neither negated; at least one says what the answer was ("a flat no")."""
    if not (one.factual and other.factual) or one.echo or other.echo or one.denial or other.denial:
        return False
    acts = (_act(one), _act(other))
    told = [act or _verb(item) for act, item in zip(acts, (one, other), strict=True)]
    return any(acts) and told[0] * told[1] < 0


def _act(item: Item) -> int:
    """1 where it names an acceptance, -1 a rejection, 0 neither or both; so `_verb` of verbs."""
    words = item.evidence.exact
    return bool(named_act("acceptance").search(words)) - bool(named_act("rejection").search(words))


def _verb(item: Item) -> int:
    words = item.evidence.exact
    return bool(told_act("accepts").search(words)) - bool(told_act("rejects").search(words))
