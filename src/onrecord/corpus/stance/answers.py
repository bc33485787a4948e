"""Which positions answer a proposal: the pieces of each proposal and the positions in, ids of positions out.

An answer is by another party, not earlier, and on the same thing: its words stand beside the proposal's, name its
owner, give its amount, or say "the draft" where that is the one told of last.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.amounts import amounts, differ, same_amount
from onrecord.corpus.stance.drafts import sentence_at
from onrecord.corpus.stance.pieces import Piece, amounts_on, fine_day, whose
from onrecord.corpus.words import find_words, function_words, stem
from onrecord.lexicons import load_toml
from onrecord.records import Codebook, Evidence, Position, Span

STANCES = ("accepts", "accepts_with_conditions", "rejects", "questions")
_NEAR = 220  # characters between a pronoun and what it stands for, where it begins its sentence
_LIKE = 5  # letters that a name and its demonym share
_BACK = 3000  # characters between the words for a text and where it was told of


# "any rise above 6.5 per cent": a bound is not what was offered
_BOUND = re.compile(
    r"\b(?:above|beyond|below|under|over|exceeding|(?:more|less|fewer) than|at least)\s+\S*\d\S*",
    re.IGNORECASE,
)


# "opposed splitting the draft": what is to be done with it
_DOING = re.compile(
    r"\b(?!(?:reject|accept|welcom|oppos|back|refus|dismiss|embrac|endors|support|question|criticis)ing)\w+ing $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    noun: re.Pattern[str]  # a word for a proposal
    behind: re.Pattern[str]  # right behind the name of whose it is: "'s new plan"
    before: re.Pattern[str]  # right before it: "the plan of"
    named: re.Pattern[str]  # a name with the noun: "the US proposal"
    definite: re.Pattern[str]  # "the cheese offer", and not "any offer"


@functools.cache
def _patterns() -> _Patterns:
    data = load_toml("proposals.toml")
    nouns = "|".join(sorted({*data["drafts"]["nouns"], "terms"} - {"bill"}, key=len, reverse=True))
    noun = rf"\b(?:{nouns})s?\b"
    return _Patterns(
        noun=re.compile(noun, re.IGNORECASE),
        behind=re.compile(rf"(?:['’]s?)?(?:\s+[\w-]+){{0,3}}?\s+{noun}", re.IGNORECASE),
        before=re.compile(
            rf"{noun}\s+(?:of|by|from|put forward by|made by|tabled by)\s+(?:the\s+)?(?:[\w-]+\s+)?\Z",
            re.IGNORECASE,
        ),
        named=re.compile(
            r"\b(?!(?:The|A|An|This|That|Its|His|Her|Their)\b)([A-Z][\w.’'-]*)\s+(?:[\w-]+\s+){0,2}?"
            rf"(?i:{noun})"
        ),
        definite=re.compile(
            r"\b(?:the|this|that|these|those|its|his|her|their|all|both|[A-Z][\w-]*(?:['’]s)?)"
            rf"(?P<more>(?: (?!(?:of|a|an|any|no|the|this|that|its|his|her|their)\b)[\w’'-]+){{0,4}}?) (?i:{noun})"
        ),
    )


class Answers:
    """Over all proposals of a record; `issues` are ids by place in the codebook."""

    def __init__(
        self, groups: Sequence[Sequence[Piece]], ground: Ground, codebook: Codebook, issues: Sequence[str]
    ) -> None:
        self._groups, self._ground, self._codebook, self._issues = groups, ground, codebook, issues
        self._owners = [whose(group) for group in groups]
        self._on: defaultdict[str, set[int]] = defaultdict(set)  # by issue
        self._in: defaultdict[str, set[int]] = defaultdict(set)  # by article
        for n, group in enumerate(groups):
            for piece in group:
                self._in[piece.article].add(n)
                for term in piece.terms:
                    self._on[issues[term.issue]].add(n)
        self._days = [min((fine_day(one, ground) for one in group), default="") for group in groups]

    def of(self, position: Position) -> frozenset[int]:
        """The places of the proposals that it answers."""
        if position.stance not in STANCES:
            return frozenset()
        near = self._on[position.issue].union(*(self._in[one.article or ""] for one in position.evidence))
        able = [n for n in sorted(near) if self._may(position, n)]
        return frozenset(n for one in position.evidence for n in self._answered(position, one, able))

    def _may(self, position: Position, n: int) -> bool:
        if position.party == self._owners[n]:
            return False
        on = position.on
        day = (
            on.end[:10]
            if on is not None
            else max((self._published(one) for one in position.evidence), default="")
        )
        return not day or not self._days[n] or day >= self._days[n]

    def _published(self, evidence: Evidence) -> str:
        return (self._ground.articles[evidence.article or ""].published or "")[:10]

    def _answered(self, position: Position, one: Evidence, able: Sequence[int]) -> Iterator[int]:
        article = self._ground.articles[one.article or ""]
        sentence = sentence_at(article, one.start)
        fits = [n for n in able if self._fits(position, one, n)]
        beside = [
            n
            for n in fits
            if any(self._beside(piece, article.id, sentence, one.span) for piece in self._groups[n])
        ]
        if beside:
            yield from beside
            return
        words = one.exact
        on_it = [n for n in fits if self._on_issue(position, n)]
        owners = set(self._named_owners(article.id, one.span))
        if owned := [n for n in on_it if self._owners[n] in owners]:
            yield from owned[-1:]
            return
        if owners & set(self._owners):
            return  # it is on a text of somebody's, and that is another
        same = [n for n in on_it if self._gives_amount(position, words, n)]
        if same:
            yield from same[-1:]
            return
        found = _patterns().definite.search(words)
        if found is not None and not _DOING.search(words[: found.start()]):
            if (demonym := self._demonym(words)) is not None:
                yield from [n for n in fits if self._is_of(demonym, n)][-1:]
            else:
                said = [n for n in fits if self._says(found["more"], n)]
                yield from self._told_last(article.id, one, said)
        elif any("refers to" in reason for reason in position.reasons):
            yield from self._right_before(article.id, one, sentence, on_it)

    def _demonym(self, words: str) -> str | None:
        """ "The Qasiri text": of somebody who goes by another name."""
        found = _patterns().named.search(words)
        return found[1] if found is not None and self._ground.named(found[1]) is None else None

    def _is_of(self, demonym: str, n: int) -> bool:
        owner = self._ground.actors.get(self._owners[n])
        return owner is not None and any(one[:_LIKE] == demonym[:_LIKE] for one in owner.aliases)

    def _says(self, modifiers: str, n: int) -> bool:
        """What stands before "offer" is in it too: "the cheese offer"."""
        told = {
            stem(word)
            for piece in self._groups[n]
            for span in (piece.name, *(one.what.span for one in piece.terms))
            for word in find_words(span.of(self._ground.articles[piece.article].text)).folded
        }
        words = {stem(one) for one in find_words(modifiers).folded if one not in function_words()}
        named = {stem(one) for issue in self._issue_names(n) for one in find_words(issue).folded}
        return {one for one in words if not one[0].isdigit()} <= told | named | _plain()

    def _issue_names(self, n: int) -> list[str]:
        return [self._codebook.issues[term.issue].name for piece in self._groups[n] for term in piece.terms]

    def _right_before(self, article: str, one: Evidence, sentence: Span, fits: Sequence[int]) -> list[int]:
        """ "Orsk has rejected that": told of in the sentence before, or earlier in its own."""
        text = self._ground.articles[article].text
        opening = text[sentence.start : one.start]
        first = sentence.start if ";" in opening or "," in opening else sentence.start - _NEAR
        near = [
            (piece.terms[-1].what.start, n)
            for n in fits
            for piece in self._groups[n]
            if piece.article == article and first <= piece.terms[-1].what.start < one.start
        ]
        return [max(near)[1]] if near else []

    def _told_last(self, article: str, one: Evidence, fits: Sequence[int]) -> list[int]:
        """The proposal that its article tells of last before it, else the only one that it may be."""
        near = [
            (piece.name.start, n)
            for n in fits
            for piece in self._groups[n]
            if piece.article == article and 0 <= one.start - piece.name.start <= _BACK
        ]
        if near:
            return [max(near)[1]]
        named = self._named(article, one.span)
        of_named = [n for n in fits if self._owners[n] in named]
        told = [n for n in fits if any(piece.article == article for piece in self._groups[n])]
        texts = [n for n in fits if any(piece.drafted and len(piece.terms) > 1 for piece in self._groups[n])]
        only = of_named or told or texts or list(fits)
        return only if len(only) == 1 else []

    def _fits(self, position: Position, one: Evidence, n: int) -> bool:
        """No amount of its words differs from that of the proposal on the issue."""
        issue = self._issues.index(position.issue)
        return not differ(amounts(one.exact), amounts_on(self._groups[n], issue))

    def _on_issue(self, position: Position, n: int) -> bool:
        """Its issue is among the terms."""
        return n in self._on[position.issue]

    def _gives_amount(self, position: Position, words: str, n: int) -> bool:
        issue = self._issues.index(position.issue)
        return same_amount(amounts(_BOUND.sub("", words)), amounts_on(self._groups[n], issue))

    def _beside(self, piece: Piece, article: str, sentence: Span, words: Span) -> bool:
        """In one sentence: the words are on the very text ("accepted the ministry's offer of 8 per cent"), or follow on
        it ("..., which she called an insult")."""
        if piece.article != article or not sentence.contains(piece.terms[0].what.span):
            return False
        return words.contains(piece.terms[0].what.span)

    def _named(self, article: str, span: Span) -> frozenset[str]:
        return frozenset(map(self._ground.party, self._ground.actors_in(article, span)))

    def _named_owners(self, article: str, span: Span) -> Iterator[str]:
        """Whose a proposal is by the words right before or behind it: "the US proposal", "the plan of Orsk"."""
        text, known = self._ground.articles[article].text, _patterns()
        for place, actor in self._ground.places_in(article, span):
            if known.behind.match(text, place.end, span.end) or known.before.search(
                text, span.start, place.start
            ):
                yield self._ground.party(actor)
        # a name that is no mention of its own
        for found in known.named.finditer(span.of(text)):
            if (owner := self._ground.named(found[1])) is not None:
                yield self._ground.party(owner)


@functools.cache
def _plain() -> frozenset[str]:
    data = load_toml("proposals.toml")["drafts"]
    words = (*data["plain"], *data["ordinals"])
    return frozenset(stem(one) for word in words for one in find_words(word).folded)
