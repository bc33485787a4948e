"""Statements that contradict the one right before them by their form, or by an opposite word: items in, pairs out.

"The company says that it has paid. It has not, the union says"; "it was the company that walked out"; "the road is
open", "it is closed"; "an ultimatum", "an invitation". Place is part of every test: nobody else speaks in between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.corpus.claims.items import Item
from onrecord.corpus.claims.near import CLOSE, ITEMS, Opposed, apart
from onrecord.corpus.claims.negation import opposites
from onrecord.corpus.claims.patterns import judging
from onrecord.corpus.words import find_words

_AGAIN = re.compile(
    r"\W*(?:that )?(?:he|she|it|they|these|those|there|one|some|all of (?:it|them)"
    r"|(?:this|that)(?= (?:is|was|had|has|would)\b))\b",
    re.IGNORECASE,
)
_OWN = frozenset("its our ours we my i us".split())  # of whoever speaks: not what the other spoke of
_TAKES_UP = re.compile(r"\b(?:it|them|one|so|that)\W*$", re.IGNORECASE)
_ONE_WAS = re.compile(r"\W*(?:that )?(?:one|some) (?:was|were|is|are|has|had|have)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:merely|simply|nothing but|nothing more than|no more than|only)\b", re.IGNORECASE)
_IS_A = re.compile(
    r"\W*(?:it|this|that|they) (?:is|was|are|were|had been|has been) (?:(?:just|only|merely|simply) )?an? ",
    re.IGNORECASE,
)
_SHORT = 14  # words of a statement that says one thing of one thing
_FEW = 2  # words of one who is blamed, where nothing says for what


def reply(place: int, items: Sequence[Item]) -> list[Opposed]:
    one = items[place]
    found = _right_before(place, items)
    if found is None or not one.factual:
        return []
    said = items[found]
    tests = (
        (_has_not, "an answer to the statement right before it"),
        (_was_another, "each says that it was the other"),
        (_is_opposite, "right behind a statement, an opposite word of the same thing"),
        (_is_no_such_act, "one names an act by a word that judges it, the other by one that does not"),
        (_in_spite, "said in spite of the other's claim"),
    )
    return [Opposed(found, place, reason) for test, reason in tests if test(said, one)][:1]


def _right_before(place: int, items: Sequence[Item]) -> int | None:
    """The statement before it, in its article and close, where it is of another side that is known."""
    one = items[place]
    for other in range(place - 1, max(-1, place - ITEMS), -1):
        said = items[other]
        if said.evidence.article != one.evidence.article or one.evidence.start - said.evidence.end > CLOSE:
            return None
        if said.attribution is None or said.evidence.end > one.evidence.start:
            continue
        if said.voice and not apart(one, said):
            continue
        heard = said.voice and not said.denial and not said.wished and (said.factual or said.real)
        return other if heard else None
    return None


def _has_not(said: Item, one: Item) -> bool:
    """ "It has not"; "insists that one was"; "answers that nobody has seen them"."""
    if one.negated:
        if one.echo and not one.echo.isdisjoint(said.echo):
            return False
        taken_up = _TAKES_UP.search(one.evidence.exact) is not None or not one.plain.isdisjoint(said.plain)
        return not said.negated and (one.elliptic or (one.answering and taken_up))
    if not said.negated:
        return False
    again = not said.echo.isdisjoint(one.real)  # "nobody was told", "they were told in March"
    return again or one.elliptic or (one.insists and _ONE_WAS.match(one.evidence.exact) is not None)


def _was_another(said: Item, one: Item) -> bool:
    """ "Orsk fired first", "it was Velm": each names the other, and only that one."""
    if said.party is None or one.party is None or said.negated or one.negated:
        return False
    if one.party not in said.named or said.party in said.named:
        return False
    blamed = one.blames and said.party in one.named and len(one.evidence.exact.split()) <= _FEW
    return blamed or one.it_was == said.party


def _is_opposite(said: Item, one: Item) -> bool:
    """Of one thing, in few words: a word that both say, or a pronoun."""
    if said.negated or one.negated or max(len(each.evidence.exact.split()) for each in (said, one)) > _SHORT:
        return False
    words = [find_words(each.evidence.exact).folded for each in (said, one)]
    sides = [{group for word in each for group in opposites().get(word, ())} for each in words]
    found = {(pair, side) for pair, side in sides[0] if (pair, 1 - side) in sides[1]}
    found -= {(pair, 1 - side) for pair, side in found} | (sides[0] & sides[1])
    if not found:
        return False
    if not _OWN.isdisjoint(words[1]):
        return False
    again = _AGAIN.match(one.evidence.exact) is not None and one.party not in one.named
    return again or not one.plain.isdisjoint(said.plain)


def _is_no_such_act(said: Item, one: Item) -> bool:
    """ "They have capitulated", "it is a pause"; both say what a thing was, of one thing."""
    names = [each.called or _IS_A.match(each.evidence.exact) is not None for each in (said, one)]
    judged = [judging().search(each.evidence.exact) is not None for each in (said, one)]
    if said.negated or one.negated or judged[0] == judged[1]:
        return False
    again = _AGAIN.match(one.evidence.exact) is not None or not one.plain.isdisjoint(said.plain)
    if judged[0] and _ONLY.search(one.evidence.exact) is not None and one.party in said.named:
        return True  # "it had merely asked for a break"
    return names[1] and again and (names[0] or judged[0])


def _in_spite(said: Item, one: Item) -> bool:
    return said.in_spite
