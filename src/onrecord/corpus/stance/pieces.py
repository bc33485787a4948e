"""What one place of an article puts forward, and which places are of one proposal: entries in, groups of pieces out.

A piece is what one sentence offers, or what an article says is in one text. Pieces of one party are one proposal where
they share an amount or words on an issue; where their amounts on it differ they are two.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.amounts import Amount, amounts, differ, same_amount
from onrecord.corpus.stance.drafts import NOBODY, RULE, is_offer, names_text, sentence_at
from onrecord.corpus.stance.entries import Entry
from onrecord.corpus.words import find_words, function_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import Article, Codebook, Date, Span

_BACK = 100  # proposals of a party that are looked through
_FOLLOWS = 1500  # characters behind an offer in which "the plan" may be what was offered
_DEFINITE = re.compile(r"(?:the|this|that|its|his|her|their|it)\b", re.IGNORECASE)
_FINE = ("minute", "hour", "part_of_day", "day")


@dataclass(frozen=True, slots=True)
class Piece:
    """`name` are the words for it, `terms` at least one; `drafted`: read off what a text is said to hold."""

    article: str
    party: str  # NOBODY where nothing tells
    name: Span
    sentence: Span
    terms: tuple[Entry, ...]
    drafted: bool

    @property
    def day(self) -> Date | None:
        told = [one.mention.date for one in self.terms if one.mention.date is not None]
        return min(told, key=lambda one: one.start, default=None)

    def issues(self) -> frozenset[int]:
        return frozenset(one.issue for one in self.terms)


def read_pieces(entries: Iterable[Entry], ground: Ground) -> list[Piece]:
    """In the order of publication and place."""
    offered: defaultdict[tuple[str, Span, str], list[Entry]] = defaultdict(list)
    drafted: defaultdict[tuple[str, Span, str], list[Entry]] = defaultdict(list)
    for one in entries:
        article = one.what.article or ""
        if one.mention.found_by == RULE:
            drafted[article, one.mention.cue, one.party].append(one)
        elif is_offer(one.mention):
            at = sentence_at(ground.articles[article], one.mention.cue.start)
            offered[article, at, one.party].append(one)
    drafts = [_draft(key, terms, ground.articles[key[0]]) for key, terms in drafted.items()]
    pieces = list(drafts)
    for (article, at, party), terms in offered.items():
        place = next((n for n, one in enumerate(pieces) if one.drafted and _tells(one, article, at)), None)
        if place is None:
            named = max(terms, key=lambda one: (names_text(one.what.exact), -abs(len(one.what.exact) - 80)))
            pieces.append(Piece(article, party, named.what.span, at, tuple(terms), drafted=False))
        else:
            pieces[place] = _with(pieces[place], terms, party, ground)
    return sorted(pieces, key=lambda one: (ground.order(one.terms[0].what), one.name))


def _draft(key: tuple[str, Span, str], terms: Sequence[Entry], article: Article) -> Piece:
    return Piece(
        key[0], key[2], key[1], sentence_at(article, terms[0].what.start), tuple(terms), drafted=True
    )


def _tells(draft: Piece, article: str, sentence: Span) -> bool:
    return draft.article == article and any(sentence.contains(one.what.span) for one in draft.terms)


def _with(draft: Piece, terms: Sequence[Entry], party: str, ground: Ground) -> Piece:
    """With what the sentence is read to offer besides; and with its party, where no other is known and it is nobody's
    that stands there for the text itself."""
    held = draft.issues()
    more = tuple(one for one in terms if one.issue not in held)
    days = [one.mention.date for one in terms if one.mention.date is not None]
    kept = draft.terms
    if days and draft.day is None:
        kept = tuple(replace(one, mention=replace(one.mention, date=days[0])) for one in kept)
    text = ground.articles[draft.article].text
    holders = [one.mention.holder.of(text) for one in terms if one.mention.holder is not None]
    itself = any(one.casefold() == "it" or names_text(one) for one in holders)
    whose = party if draft.party == NOBODY and not itself else draft.party
    return replace(draft, party=whose, terms=(*kept, *(() if itself else more)))


class Gathering:
    """Pieces into proposals."""

    def __init__(self, ground: Ground, codebook: Codebook) -> None:
        self._ground = ground
        self._names = [
            _stems(" ".join((one.name, one.code, *one.phrases, *one.weak))) for one in codebook.issues
        ]

    def groups(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        groups: list[list[Piece]] = []
        owners: list[str] = []
        for piece in pieces:
            able = (piece.party, NOBODY) if piece.party != NOBODY else None
            near = [n for n, owner in enumerate(owners) if able is None or owner in able][-_BACK:][::-1]
            into = next((n for n in near if self._introduces(groups[n], piece)), None)
            if into is None:
                into = next((n for n in near if self._same(groups[n], piece)), None)
            if into is None:
                groups.append([piece])
                owners.append(piece.party)
            else:
                groups[into].append(piece)
                owners[into] = whose(groups[into])
        return groups

    def _introduces(self, group: Sequence[Piece], piece: Piece) -> bool:
        """ "Orsk put forward a plan", and then what "the plan" holds."""
        last = group[-1]
        text = self._ground.articles[piece.article].text
        if last.article != piece.article or not piece.drafted or last.sentence == piece.sentence:
            return False
        if not 0 <= piece.name.start - last.name.start <= _FOLLOWS:
            return False
        definite = _DEFINITE.match(piece.name.of(text)) is not None
        known = piece.party == whose(group) or (piece.party == NOBODY and not last.drafted)
        return definite and known and not _conflict(group, piece)

    def _numbered(self, pieces: Iterable[Piece]) -> frozenset[str]:
        """ "The second draft" is not the first."""
        words = (one.name.of(self._ground.articles[one.article].text) for one in pieces)
        return frozenset(each.lower() for name in words for each in _ordinal().findall(name))

    def _same(self, group: Sequence[Piece], piece: Piece) -> bool:
        parties = {whose(group), piece.party}
        counted = [self._numbered(group), self._numbered((piece,))]
        if all(counted) and not counted[0] & counted[1]:
            return False
        if len(parties - {NOBODY}) > 1 or _conflict(group, piece):
            return False
        if NOBODY in parties:
            return _shared(group, piece)
        return _shared(group, piece) or self._alike(group, piece)

    def _alike(self, group: Sequence[Piece], piece: Piece) -> bool:
        """Words on an issue that both have, beyond its name and phrases; or one of them says nothing beyond them."""
        for issue in piece.issues():
            here = [one for one in piece.terms if one.issue == issue]
            there = [one for other in group for one in other.terms if one.issue == issue]
            if here and there:
                own, others = self._beyond(here), self._beyond(there)
                if own & others or not own or not others:
                    return True
        return False

    def _beyond(self, terms: Iterable[Entry]) -> frozenset[str]:
        """No names: whose it is and with whom tells nothing of what it is."""
        found: set[str] = set()
        for one in terms:
            words = " ".join(word for word in one.what.exact.split() if word[:1].islower())
            found |= _stems(words) - self._names[one.issue] - _putting()
        return frozenset(found)


@functools.cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(load_toml('proposals.toml')['drafts']['ordinals'])})\b", re.IGNORECASE
    )


def whose(group: Iterable[Piece]) -> str:
    return next((one.party for one in group if one.party != NOBODY), NOBODY)


def amounts_on(pieces: Iterable[Piece], issue: int) -> frozenset[Amount]:
    return frozenset(
        each
        for piece in pieces
        for one in piece.terms
        if one.issue == issue
        for each in amounts(one.what.exact)
    )


def conflict(one: Collection[Piece], other: Collection[Piece]) -> bool:
    """Their amounts differ on an issue."""
    issues = {issue for piece in one for issue in piece.issues()}
    return any(differ(amounts_on(one, issue), amounts_on(other, issue)) for issue in issues)


def _conflict(group: Sequence[Piece], piece: Piece) -> bool:
    return conflict((piece,), group)


def _shared(group: Sequence[Piece], piece: Piece) -> bool:
    return any(same_amount(amounts_on(group, issue), amounts_on((piece,), issue)) for issue in piece.issues())


def fine_day(piece: Piece, ground: Ground) -> str:
    """When it was put forward; where nothing tells, when it was published."""
    if piece.day is not None and piece.day.precision in _FINE:
        return piece.day.start[:10]
    return (ground.articles[piece.article].published or "")[:10]


def _stems(words: str) -> frozenset[str]:
    folded = find_words(words).folded
    return frozenset(stem(one) for one in folded if one not in function_words() and not one[0].isdigit())


@functools.cache
def _putting() -> frozenset[str]:
    """Words for the act and for the text, which every proposal has."""
    data = load_toml("proposals.toml")
    return frozenset(
        stem(word)
        for words in (
            data["nouns"],
            data["drafts"]["nouns"],
            data["drafts"]["put"],
            data["drafts"]["proposing"],
        )
        for each in words
        for word in find_words(each).folded
    )
