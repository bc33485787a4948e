"""Which of two articles took its words from the other: by credit, time or containment; or it stays unknown."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.corpus.reuse.times import after
from onrecord.corpus.words import fold
from onrecord.records import Article

# An abridged copy has next to nothing of its own, and the text that it is cut from clearly more.
ABRIDGED, FULLER = 0.9, 1.25
_PIECES = re.compile(r"\w+")
_EMPTY = frozenset({"the", "news", "agency", "com"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article among others, with its number of words outside quotations, its outlet and whom it credits besides."""

    article: Article
    size: int
    outlet: str | None
    credits: frozenset[str]


def carrier_of(article: Article, size: int) -> Carrier:
    """The names are told once: an article of a large record stands in many pairs."""
    outlet = name_of(article.outlet)
    names = {name for credit in article.credits if (name := name_of(credit))}
    return Carrier(article, size, outlet, frozenset(names - {outlet}))


@functools.lru_cache(maxsize=50_000)
def name_of(outlet: str | None) -> str | None:
    """One form for the spellings of an outlet's name: no article, no "news agency"."""
    pieces = [fold(one) for one in _PIECES.findall(outlet or "")]
    return "".join(one for one in pieces if one not in _EMPTY) or "".join(pieces) or None


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes from whom: positions 0 and 1 of the pair; why, in fixed phrases; `known` False: only ordered."""

    taker: int
    known: bool
    reasons: tuple[str, ...]


def judge(one: Carrier, other: Carrier, *, shares: tuple[float, float]) -> Taking:
    """The direction of a pair. `shares`: how much of each, in words outside quotations, stands in the other.

    Signs in the order in which they are believed: one names the other as its source; one was published later;
    one credits an agency and the other none; one has hardly anything that the other, longer one has not. The
    first that tells decides, and those that agree with it are named too. Where none tells, the pair is ordered
    by how much of each stands in the other, so that the fuller text stands as the source, then by place.
    """
    pair = (one, other)
    signs = [
        ("credits the other's outlet", [_credits(pair[i], pair[1 - i]) for i in (0, 1)]),
        ("published later", [_later(pair[i], pair[1 - i]) for i in (0, 1)]),
        ("credits an agency, the other does not", [_agency(pair[i], pair[1 - i]) for i in (0, 1)]),
        ("hardly anything of its own", [_abridged(pair[i], pair[1 - i], shares[i]) for i in (0, 1)]),
    ]
    told = [(reason, told.index(True)) for reason, told in signs if sum(told) == 1]
    common = ("both credit the same agency",) if one.credits & other.credits else ()
    if told:
        taker = told[0][1]
        return Taking(taker, True, tuple(reason for reason, side in told if side == taker) + common)
    return Taking(0 if shares[0] > shares[1] else 1, False, common)


def _credits(one: Carrier, other: Carrier) -> bool:
    return other.outlet is not None and other.outlet in one.credits


def _later(one: Carrier, other: Carrier) -> bool:
    return after(one.article.published, other.article.published)


def _agency(one: Carrier, other: Carrier) -> bool:
    return bool(one.credits) and not other.article.credits and not _credits(one, other)


def _abridged(one: Carrier, other: Carrier, share: float) -> bool:
    return share >= ABRIDGED and other.size >= FULLER * one.size
