"""Claims that somebody denies: items in, pairs of (denial, what it denies) out, each with the tests that it passed.

A denial either repeats what it denies ("denied that ...", or the same words with a negation) or answers the statement
before it ("That is a lie"). Likeness of words only finds candidates; the tests decide.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from onrecord.corpus.claims.items import Item
from onrecord.corpus.claims.likeness import Likeness
from onrecord.corpus.claims.near import CLOSE, ITEMS, STEMS, Opposed, apart, before, distance
from onrecord.corpus.claims.patterns import none_such
from onrecord.corpus.claims.replies import reply
from onrecord.corpus.words import find_words
from onrecord.lexicons import load_toml

_DENIED = 0.5  # of the weight of the denial's words: an explicit denial names what it denies
_NEGATED = 0.7  # of either's words: the same words with a negation have to be nearly all the same
_NEAR = 700  # characters that an answer may stand after what it answers
_FOLLOWING = 300  # and a statement that words set against what is before it
_SHARED = 2
_SUCH = re.compile(r"\b(?:any|no) such\b|\banything of the (?:kind|sort)\b", re.IGNORECASE)


def find_opposed(items: Sequence[Item], likeness: Likeness) -> Iterator[Opposed]:
    for place, item in enumerate(items):
        if item.wished:
            continue  # "did not think that anybody should": nothing is denied
        if item.denied_by is not None:
            yield from _named_claim(place, items)
        if item.bare:
            yield from _bare(place, items)
        elif item.denial:
            yield from _explicit(place, items, likeness) or _such(place, items) or _accused(place, items)
        elif item.attribution is None:
            yield from _answered(place, items) if item.answers else ()
        else:
            yield from (
                _answered(place, items)
                or _echoed(place, items)
                or _none_such(place, items)
                or reply(place, items)
                or _set_against(place, items)
                or _contrary(place, items, likeness)
                or _blamed(place, items)
            )


def _bare(place: int, items: Sequence[Item]) -> list[Opposed]:
    answered = _repeated(place, items)
    if answered is not None:
        return [Opposed(answered, place, "an explicit denial of the same words")]
    answered = before(place, items, CLOSE)
    reason = "an explicit denial of the statement before it"
    return [Opposed(answered, place, reason)] if answered is not None else []


def _repeated(place: int, items: Sequence[Item]) -> int | None:
    """ "Denies that he was refused anything": the nearest statement of another side with that very word, where all that
    is denied is told by a word that is a negation elsewhere."""
    one = items[place]
    denied = one.evidence.exact.partition(" that ")[2]
    words = {word for word in find_words(denied).folded if word in load_toml("claims.toml")["untruths"]}
    for other in range(place - 1, max(-1, place - ITEMS), -1):
        said = items[other]
        if said.evidence.article != one.evidence.article or distance(said, one) > _NEAR:
            return None
        if words & set(find_words(said.evidence.exact).folded) and apart(one, said) and not said.denial:
            return other
    return None


def _named_claim(place: int, items: Sequence[Item]) -> list[Opposed]:
    """A claim whose owner the denial names."""
    near = range(max(0, place - ITEMS), min(len(items), place + ITEMS + 1))
    denial = next((one for one in near if items[one].attribution == items[place].denied_by), None)
    reason = "an explicit denial that says whose claim it denies"
    return [Opposed(place, denial, reason)] if denial is not None else []


def _set_against(place: int, items: Sequence[Item]) -> list[Opposed]:
    """ "The ministry begged to differ": its statement against the one before."""
    one = items[place]
    found = before(place, items, _FOLLOWING, part=True) if one.against and one.factual else None
    if found is None or items[found].attribution is None:
        return []
    reason = "set against the statement before it by the words between them"
    return [Opposed(found, place, reason)]


def _blamed(place: int, items: Sequence[Item]) -> list[Opposed]:
    """Two who blame each other, close by."""
    one = items[place]
    for other in range(place - 1, max(-1, place - ITEMS), -1):
        said = items[other]
        near = said.evidence.article == one.evidence.article and distance(said, one) <= _NEAR
        if (
            near
            and one.blames
            and said.blames
            and apart(one, said)
            and one.party in said.named
            and said.party in one.named
        ):
            return [Opposed(other, place, "each of the two blames the other")]
    return []


def _such(place: int, items: Sequence[Item]) -> list[Opposed]:
    """ "Denied that any such call had taken place": of the statement before it."""
    return _bare(place, items) if _SUCH.search(items[place].evidence.exact) else []


def _explicit(place: int, items: Sequence[Item], likeness: Likeness) -> list[Opposed]:
    """An attribution whose cue denies: whoever else says the same thing asserts what it denies."""
    one, found = items[place], []
    for other in likeness.candidates(place):
        said = items[other]
        if said.denial or said.negated != one.negated or not apart(one, said):
            continue
        if not said.factual and not _presupposed(one, said):
            continue
        if len(one.stems) < _SHARED and said.evidence.article != one.evidence.article:
            continue  # one word is too little over articles
        enough = min(_SHARED, len(one.stems))
        if len(one.stems & said.stems) >= enough and likeness.within(one, said) >= _DENIED:
            found.append(Opposed(other, place, "an explicit denial of the same words"))
    return found


def _presupposed(denial: Item, said: Item) -> bool:
    """ "Once the mines that the rebels laid are cleared", and at once their denial: all of its words."""
    near = said.evidence.article == denial.evidence.article and distance(said, denial) <= CLOSE
    return near and denial.stems <= said.stems and len(denial.stems) >= _SHARED


def _accused(place: int, items: Sequence[Item]) -> list[Opposed]:
    """The nearest statement around a denial in which another side names the one who denies."""
    one = items[place]
    near = [
        other
        for other in range(max(0, place - ITEMS), min(len(items), place + ITEMS + 1))
        if other != place and _names_denier(items[other], one)
    ]
    nearest = min(near, key=lambda other: (distance(items[other], one), other), default=None)
    reason = "an explicit denial beside a statement that names the one who denies"
    return [Opposed(nearest, place, reason)] if nearest is not None else []


def _names_denier(said: Item, denial: Item) -> bool:
    if said.evidence.article != denial.evidence.article or said.denial or said.negated or not said.factual:
        return False
    if said.attribution is None:
        return False  # an outlet's background names many
    if denial.party is None or denial.party not in said.named or not apart(denial, said):
        return False
    return distance(said, denial) <= _NEAR and (said.blames or bool(said.plain & denial.plain))


def _contrary(place: int, items: Sequence[Item], likeness: Likeness) -> list[Opposed]:
    one = items[place]
    if not one.factual or not one.negated:
        return []
    found = []
    for other in likeness.candidates(place):
        said = items[other]
        if said.negated or said.denial or not said.factual or not apart(one, said):
            continue
        alike = min(likeness.within(one, said), likeness.within(said, one))
        if len(one.stems & said.stems) >= STEMS and alike >= _NEGATED:
            found.append(Opposed(other, place, "the same words, one of them negated"))
    return found


def _answered(place: int, items: Sequence[Item]) -> list[Opposed]:
    """The nearest statement before a retort, in its article, by another side.

    What repeats a word ("no such plan exists") answers a statement that has it.
    """
    one = items[place]
    repeats = _phrase().search(one.evidence.exact) is not None
    if not one.answers and not repeats:
        return []
    found = before(place, items, _NEAR, sharing=None if one.answers else one.stems)
    reason = "answers the statement before it and calls it false"
    return [Opposed(found, place, reason)] if found is not None else []


def _echoed(place: int, items: Sequence[Item]) -> list[Opposed]:
    """ "There was no walkout": a statement says there was, right before, of the one who answers, or set against it."""
    one = items[place]
    if not one.echo:
        return []
    found = before(place, items, _NEAR, sharing=one.echo)
    if found is None:
        return []
    said = items[found]
    at_once = one.against or one.evidence.start - said.evidence.end <= CLOSE
    named = one.party is not None and one.party in said.named
    if not named and not (at_once and said.attribution is not None):
        return []
    return [Opposed(found, place, "says close behind a statement that the same is not so")]


def _none_such(place: int, items: Sequence[Item]) -> list[Opposed]:
    """ "There is no such letter", "nobody touched anything": of the statement close before it, whatever its words."""
    one = items[place]
    flat = none_such().search(one.evidence.exact)
    if flat is None or not one.factual or not (one.negated or one.echo):
        return []
    such = (
        flat.group().lower().endswith("such")
    )  # "no such promise": of what was said to be promised, if only that
    found = before(place, items, _FOLLOWING, part=True)
    if found is None or items[found].attribution is None or not (such or items[found].factual):
        return []
    return [Opposed(found, place, "says close behind a statement that there was no such thing")]


@functools.cache
def _phrase() -> re.Pattern[str]:
    phrases = load_toml("claims.toml")["retorts"]["phrases"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@functools.cache
def unverified() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_toml("claims.toml")["unverified"])), re.IGNORECASE)
