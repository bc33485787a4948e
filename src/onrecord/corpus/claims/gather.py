"""Opposed items gathered into disputes: one for each claim, with everybody who asserts, denies or hedges it.

What others repeat is not asserted anew: an utterance is one assertion, however many outlets carry it.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.claims.characterisations import CLASH
from onrecord.corpus.claims.denials import unverified
from onrecord.corpus.claims.items import Item
from onrecord.corpus.claims.likeness import Likeness
from onrecord.corpus.claims.near import Opposed
from onrecord.corpus.claims.negation import compounds, stem_of
from onrecord.corpus.claims.patterns import judging
from onrecord.corpus.ground import Ground
from onrecord.corpus.words import find_words
from onrecord.lexicons import load_toml
from onrecord.records import Claim, Dispute, DisputeKind, Evidence, Side, SideStance, make_id

_BEHIND = 400  # characters behind a claim in which an outlet says that it could not check it
_AT_ONCE = 40  # characters between a bare denial and the denier's own words
_RIGHT_BEHIND = 3
_MARKS = ("“", '"', "‘", "'", "«", "—", "–", "-")
_SAME = 0.6  # of the weight of the shorter wording, to be the same part of an utterance
_LIKE = 0.4  # of two statements that one voice made and one side denied
_SHORT = 16  # words of a statement that only says what a thing is
_IS_A = re.compile(
    r"(?!\W*(?:that )?there\b)"
    r"[“\"‘'«]?(?:[^,.;]{0,40}, ){0,2}(?:[\w’'-]+ ){0,4}(?:is|was|were|are) [“\"‘']?(?:an?|the) ",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:is|was|were|are|been|be|amounted to|meant)\s+(?:an?|any)\s+[\w-]+[.,\"”]*$", re.IGNORECASE
)

_IS_NO = re.compile(r"(?<!\bthere )\b(?:is|was|are|were|['’]s) (?:no|not an?|not the) \w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contest:
    """One claim with the items on either side, before it gets an id."""

    asserted: tuple[Item, ...]
    denied: tuple[Item, ...]
    hedged: tuple[Item, ...]
    reasons: tuple[str, ...]


def gather_contests(
    items: Sequence[Item], opposed: Iterable[Opposed], likeness: Likeness, ground: Ground
) -> list[Contest]:
    """Pairs that share an item, or an utterance, are of one claim; who carries the same words carries it too."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    pairs = list(opposed)
    for pair in pairs:
        ends = sorted((find(_unit(items[pair.denied], ground)), find(_unit(items[pair.denier], ground))))
        root[ends[1]] = ends[0]
    for one, other in _again(pairs, items, likeness):
        ends = sorted((find(_unit(items[one], ground)), find(_unit(items[other], ground))))
        root[ends[1]] = ends[0]
    groups: defaultdict[str, list[Opposed]] = defaultdict(list)
    for pair in pairs:
        groups[find(_unit(items[pair.denied], ground))].append(pair)
    carriers = _Carriers(items, likeness, ground)
    return [_contest(carriers, group) for group in groups.values()]


def _again(pairs: Sequence[Opposed], items: Sequence[Item], likeness: Likeness) -> Iterator[tuple[int, int]]:
    """What one voice said more than once, in like words, and one side denied each time."""
    said: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for pair in pairs:
        told = said[items[pair.denied].voice, items[pair.denier].party]
        alike = (one for one in told if likeness.of(items[one], items[pair.denied]) >= _LIKE)
        yield from ((one, pair.denied) for one in alike)
        told.append(pair.denied)


def _unit(item: Item, ground: Ground) -> str:
    return ground.utterance_of.get(item.attribution or "", item.key)


class _Carriers:
    """The items that render one utterance in nearly the same words."""

    def __init__(self, items: Sequence[Item], likeness: Likeness, ground: Ground) -> None:
        self.items = items
        self._likeness = likeness
        self._ground = ground
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            self._of[_unit(item, ground)].append(place)
        self._unverified = [
            item for item in items if item.attribution is None and unverified().search(item.evidence.exact)
        ]

    def of(self, places: Iterable[int]) -> tuple[Item, ...]:
        found = {
            other
            for place in places
            for other in self._of[_unit(self.items[place], self._ground)]
            if other == place or self._same(place, other)
        }
        return tuple(self.items[place] for place in sorted(found))

    def in_own_words(self, places: Iterable[int], *, against: Iterable[int]) -> set[int]:
        """With the quotation that follows at once on "denied it", of nobody who asserts what is denied."""
        asserting = {self.items[place].party or self.items[place].voice for place in against}
        out = set(places)
        for place in places:
            one, behind = self.items[place], self.items[place + 1 : place + 2]
            if (one.bare or one.answers) and behind and _goes_on(one, behind[0], asserting):
                out.add(place + 1)
        return out

    def hedges(self, sides: Sequence[Item]) -> tuple[Item, ...]:
        """What an outlet says of a claim just before it that it could not check."""
        return tuple(
            item
            for item in self._unverified
            if any(
                item.evidence.article == side.evidence.article
                and 0 <= item.evidence.start - side.evidence.end <= _BEHIND
                for side in sides
            )
        )

    def _same(self, place: int, other: int) -> bool:
        one, said = self.items[place], self.items[other]
        return one.denial == said.denial and self._likeness.of(one, said) >= _SAME


def _goes_on(one: Item, other: Item, asserting: Collection[str]) -> bool:
    """In quotation marks, close behind by the same side, right behind "denied it" by anybody who may speak for it."""
    if one.evidence.article != other.evidence.article or other.evidence.exact[:1] not in _MARKS:
        return False
    gap = other.evidence.start - one.evidence.end
    same = one.party is not None and one.party == other.party
    speaks = one.bare and bool(other.voice) and (other.party or other.voice) not in asserting
    return (same and 0 <= gap <= _AT_ONCE) or (speaks and 0 <= gap <= _RIGHT_BEHIND)


def _contest(carriers: _Carriers, group: Sequence[Opposed]) -> Contest:
    kept, replies = _one_way(carriers.items, group)
    denied = {pair.denied for pair in kept}
    deniers = {pair.denier for pair in kept}
    asserted = carriers.of({*(denied - deniers or denied), *replies})
    sides = {_side_of(item) for item in asserted}
    answers = tuple(
        item
        for item in carriers.of(carriers.in_own_words(deniers, against=denied))
        if _side_of(item) not in sides
    )
    return Contest(
        asserted=asserted,
        denied=answers,
        hedged=carriers.hedges((*asserted, *answers)),
        reasons=tuple(dict.fromkeys(pair.reason for pair in kept)),
    )


def _one_way(items: Sequence[Item], group: Sequence[Opposed]) -> tuple[list[Opposed], set[int]]:
    """Of the pairs of one claim those in which nobody changes sides; and what its asserters answer to a denial.

    What a third voice says against a denier is another matter.
    """
    asserting: set[str] = set()
    denying: set[str] = set()
    kept: list[Opposed] = []
    replies: set[int] = set()
    for pair in group:
        said, denier = _side_of(items[pair.denied]), _side_of(items[pair.denier])
        if said in denying and denier in asserting:
            replies.add(pair.denier)
        elif said not in denying and denier not in asserting:
            asserting.add(said)
            denying.add(denier)
            kept.append(pair)
    return kept, replies


def _side_of(item: Item) -> str:
    return item.party or item.voice


def make_dispute(
    contest: Contest, *, ground: Ground, claim: str, identity: str
) -> tuple[Claim, Dispute] | None:
    """None where fewer than two sides are left."""
    sides = [
        side
        for stance, held in (
            ("asserts", contest.asserted),
            ("denies", contest.denied),
            ("hedges", contest.hedged),
        )
        for side in _sides(held, stance, ground)  # type: ignore[arg-type]
    ]
    stances = {side.stance for side in sides}
    if not {"asserts"} < stances or (not contest.denied and stances == {"asserts", "hedges"}):
        return None
    evidence = tuple(dict.fromkeys(item.evidence for item in contest.asserted))
    fullest = max(evidence, key=lambda one: (len(one.exact), one.exact))
    attributions = tuple(
        sorted({item.attribution for item in contest.asserted if item.attribution is not None})
    )
    every = (*evidence, *(item.evidence for item in contest.denied))
    known = ground.known_from(every)
    return (
        Claim(claim, fullest, attributions, evidence, known),
        Dispute(identity, _kind(contest), (claim,), (), tuple(sides), contest.reasons, known),
    )


def _kind(contest: Contest) -> DisputeKind:
    """What an act was ("denied that the letter was an order") is a matter of characterisation."""
    named = any(
        (item.denial and _CALLED.search(item.evidence.exact))
        or _IS_NO.search(item.evidence.exact)
        or _judges(item)
        or (item.called and not item.answers)
        for item in contest.denied
    )
    yielded = any(item.answers or _yielding().search(item.evidence.exact) for item in contest.denied)
    answered = any(item.answers or item.bare for item in contest.denied)
    told = any(
        item.called
        or (answered and _judges(item))
        or (yielded and _yielding().search(item.evidence.exact))
        or (_IS_A.match(item.evidence.exact) and len(item.evidence.exact.split()) <= _SHORT)
        for item in contest.asserted
    )
    return "characterisation" if named or told or CLASH in contest.reasons else "fact"


@functools.cache
def _yielding() -> re.Pattern[str]:
    active = r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )"  # "was refused it": nobody is said to have yielded or not
    return re.compile(rf"{active}\b(?:{'|'.join(load_toml('claims.toml')['yielding'])})\b", re.IGNORECASE)


def _judges(item: Item) -> bool:
    """Names an act by a word that judges it ("a climbdown"), as what it denies or in few words."""
    found = judging().search(item.evidence.exact)
    if found is None:
        return False
    folded = find_words(found.group()).folded
    named = {*map(stem_of, folded), *compounds(folded)}
    return item.denial or not named.isdisjoint(item.echo) or len(item.evidence.exact.split()) <= _SHORT


def _sides(items: Sequence[Item], stance: SideStance, ground: Ground) -> list[Side]:
    by_voice: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_voice[item.voice].append(item)
    return [
        side_of(stance, voice, [one.evidence for one in held], [one.attribution for one in held], ground)
        for voice, held in by_voice.items()
    ]


def side_of(
    stance: SideStance,
    voice: str,
    evidence: Iterable[Evidence],
    attributions: Iterable[str | None],
    ground: Ground,
    *,
    value: str | None = None,
) -> Side:
    kept = tuple(dict.fromkeys(evidence))
    outlets, origins = ground.count(kept)
    said = tuple(sorted({one for one in attributions if one is not None}))
    return Side(stance, voice, kept, said, outlets, origins, value)


def fresh_claim(evidence: Evidence) -> str:
    """A key by which a claim that was never seen before is known."""
    return make_id("claim", f"{evidence.article}:{evidence.start}-{evidence.end}")
