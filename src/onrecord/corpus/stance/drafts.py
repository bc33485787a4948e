"""Texts put forward, and what an article says is in them: a reading in, an entry of an offer for each term out.

"The outline, tabled by the mediator on Monday, provides for a freeze, a levy and a joint commission"; "under the plan
the duty would fall"; "Orsk proposed that the troops leave in two stages". All terms of one text in one place share the
cue of their mention: the words for the text. The party is "" where nothing tells whose it is.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.candidates import takes_part_in_talks
from onrecord.corpus.stance.entries import Entry
from onrecord.corpus.stance.makers import Makers
from onrecord.corpus.stance.matching import Matcher
from onrecord.corpus.stance.parts import Part, parts_on_issues
from onrecord.corpus.words import SENTENCE
from onrecord.lexicons import load_toml
from onrecord.records import Article, Date, Reading, Span, StanceMention

RULE = "drafts/1/draft"  # what found the mentions of such entries
NOBODY = ""
_TAIL = re.compile(
    r",? (?:according to|as seen by)\b|, (?:\w+ ){0,6}?(?:said|says|told|reported|warned|added)\b"
    r"|,? but\b|, (?:while|whereas|although|which)\b|[”\"] (?:said|says)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r", (?!(?:including|starting|beginning|rising|falling|counting)\b)\w+ing\b"
)  # "..., ending a walkout"
_CLAUSE = re.compile(r";")
_WHICH = re.compile(r"(?:which|who|what|whose|that (?:has|have|had|is|was|were|are))\b", re.IGNORECASE)
_ONWARD = re.compile(r"\b(?:would|(?:is|are) to|will)\b|^\W*It\b")
_QUOTED = re.compile(r"^\s*[“\"]")
_ANSWERS = ("accepts", "accepts_with_conditions", "rejects", "questions")
_NEGATED = re.compile(r"\b(?:not|never|nobody|no one|nothing|n[’']t)\b[^,;]{0,20}\Z", re.IGNORECASE)


_THE_TEXT = re.compile(
    r"(?:the|that|this|its|his|her|their) (?:[\w-]+ ){0,2}?(?:compromise|plan|proposal|deal|text|draft|offer)\b"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    subject: re.Pattern[str]  # "the outline, tabled on Monday by X, provides for ..."
    under: re.Pattern[str]  # "under the plan, ..."
    it: re.Pattern[str]  # "It proposes ..."
    of: re.Pattern[str]  # "her offer of 8 per cent", whoever takes it up
    proposing: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    data = load_toml("proposals.toml")["drafts"]
    nouns = "|".join(map(re.escape, sorted(data["nouns"], key=len, reverse=True)))
    holds = "|".join(map(re.escape, sorted(data["holds"], key=len, reverse=True)))
    would = rf"would (?!(?:{'|'.join(data['not_would'])})\b)"
    small = "the|a|an|its|his|her|their|that|which|who|said|says|of|to|for|in|on|by|with|from|and|at|is|was|has|had"
    words = rf"(?: (?!(?:{small})\b)[\w’'“”\"-]+){{0,5}}?"
    # "the new draft", "Orsk's own term sheet", "a plan of the mediator's"
    text = (
        rf"(?P<text>(?:\b(?:the|a|an|its|his|her|their|this|that)|\b[A-Z][\w-]*(?:['’]s)?){words}"
        rf" [“\"]?(?P<noun>{nouns})\b[”\"]?"
        rf"(?: (?:from|of|by) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,4}})?)"
    )
    in_it = r"(?:[^,.;]|[,.](?=\d))"
    aside = rf"(?P<aside>(?:, [^;]{{3,140}}?,| \([^)]{{3,80}}\)| (?:that|which) {in_it}{{3,90}}?(?= )|))"
    verb = (
        rf"(?P<verb>(?:(?:that|which|in which (?:he|she|it|they|the \w+)) )?(?:also )?(?:{holds}|{would})\b)"
    )
    return _Patterns(
        subject=re.compile(rf"{text}{aside} {verb}"),
        under=re.compile(
            rf"\b(?:[Uu]nder|[Aa]ccording to|[Ii]n accord(?:ance)? with) {text}{aside},? (?=\S)(?!said|says)"
        ),
        it=re.compile(rf"\s*(?P<text>It) (?P<verb>(?:also )?(?:{holds}|{would}|begins with)\b)"),
        of=re.compile(rf"{text} of (?=[^,;.]{{0,60}}?\d)"),
        proposing=re.compile(rf"\b(?:{'|'.join(data['proposing'])})\b", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class _Opening:
    text: Span  # the words for the text
    content: int  # where what is in it begins
    aside: Span | None
    party: str


def read_drafts(
    reading: Reading, entries: Iterable[Entry], *, ground: Ground, matcher: Matcher
) -> Iterator[Entry]:
    """`entries` are the article's; what stands behind an offer of theirs ("12 per cent and a cap of 50 hours") is read
    with them. In the order of the article, those last."""
    reader = _Reader(reading, ground, matcher)
    yield from reader.read()
    yield from reader.behind(entries)


class _Reader:
    def __init__(self, reading: Reading, ground: Ground, matcher: Matcher) -> None:
        self._reading, self._ground, self._matcher = reading, ground, matcher
        self._text = reading.article.text
        self._makers = Makers(reading, ground)
        self._answers = [one.cue for one in reading.stances if one.stance in _ANSWERS]
        self._said = [one.cue[0] for one in reading.attributions if one.cue]

    def read(self) -> Iterator[Entry]:
        before: _Opening | None = None
        for block in self._reading.article.blocks:
            for found in SENTENCE.finditer(self._text, block.span.start, block.span.end):
                sentence = Span(*found.span())
                opening = self._opening(sentence, before) or self._onward(sentence, before)
                if opening is not None:
                    yield from self._entries(opening, sentence)
                else:
                    yield from self._mentioned(sentence)
                    opening = self._named(sentence)
                before = opening
        yield from self._proposed()

    def _opening(self, sentence: Span, before: _Opening | None) -> _Opening | None:
        """A sentence on what a text holds."""
        known = _patterns()
        if known.it.match(self._text, sentence.start, sentence.end) and before is not None:
            found = known.it.match(self._text, sentence.start, sentence.end)
            return found and _Opening(before.text, found.end(), before.aside, before.party)
        for pattern in (known.under, known.subject):
            found = pattern.search(self._text, sentence.start, sentence.end)
            if found is None or (pattern is known.subject and not self._is_subject(found, sentence)):
                continue
            if _NEGATED.search(self._text, sentence.start, found.end()):
                continue
            text = Span(*found.span("text"))
            aside = Span(*found.span("aside")) if found["aside"] else None
            party = self._makers.of(text, aside)
            return _Opening(text, found.end(), aside, party or NOBODY)
        return None

    def _is_subject(self, found: re.Match[str], sentence: Span) -> bool:
        """No preposition's object, but for "in a draft that raises ..."."""
        relative = found["verb"].split()[0] in ("that", "which", "in")
        lead = self._text[sentence.start : found.start("text")].rstrip().rpartition(" ")[2].lower()
        return relative or lead not in _prepositions()

    def _onward(self, sentence: Span, before: _Opening | None) -> _Opening | None:
        """What goes on saying what is in it: "The cost would be split"."""
        if before is None or before.content < 0 or "\n" in self._text[before.content : sentence.start]:
            return None
        words = sentence.of(self._text)
        spoken = any(sentence.contains(one) for one in (*self._said, *self._answers))
        if spoken or _QUOTED.match(words) or not _ONWARD.search(words):
            return None
        return _Opening(before.text, sentence.start, before.aside, before.party)

    def _named(self, sentence: Span) -> _Opening | None:
        """A sentence that tells who put a text forward: what follows may be on what is in it."""
        act = self._makers.act_in(sentence)
        return None if act is None else _Opening(act.text, -1, None, act.party)

    def _mentioned(self, sentence: Span) -> Iterator[Entry]:
        """ "Accepted the ministry's offer of 8 per cent": what was offered, whoever speaks of it."""
        for found in _patterns().of.finditer(self._text, sentence.start, sentence.end):
            text = Span(*found.span("text"))
            party = self._makers.owner(text)
            if party is None:
                continue
            end = _end(self._text, found.end(), sentence.end)
            stop = self._text.find(",", found.end(), end)
            content = Span(found.end(), stop if stop > 0 else end)
            parts = parts_on_issues(self._text, content, self._matcher, named=text)
            yield from (self._entry(one, text, party, self._day(text)) for one in parts)

    def _entries(self, opening: _Opening, sentence: Span) -> Iterator[Entry]:
        start = max(opening.content, sentence.start)
        end = _end(self._text, start, sentence.end)
        if end - start < 4:
            return
        content = Span(start, end)
        if any(content.contains(cue) for cue in self._answers):
            return  # where somebody stands on it is no part of it
        day = self._day(opening.aside or opening.text)
        for one in parts_on_issues(self._text, content, self._matcher, named=opening.text):
            yield self._entry(one, opening.text, opening.party, day)

    def _proposed(self) -> Iterator[Entry]:
        """ "Orsk proposed that ...": what somebody who is known is reported to propose."""
        for one in self._reading.attributions:
            if not one.cue or not one.content or one.denial:
                continue
            cue = one.cue[-1]
            speaker = self._ground.speaker(one.id)
            if speaker is None or not _patterns().proposing.fullmatch(_last(cue.of(self._text))):
                continue
            if _NEGATED.search(self._text, max(0, cue.start - 30), cue.end):
                continue
            if not takes_part_in_talks(speaker, self._ground):
                continue
            sentence = sentence_at(self._reading.article, cue.start)
            start = one.content[0].start
            content = Span(start, _end(self._text, start, sentence.end, then=True))
            if _WHICH.match(self._text, start) or _THE_TEXT.match(self._text, start, content.end):
                continue  # "the compromise that ended it" says nothing of what was in it
            first = min((one.start for one in one.source if one.start < cue.start), default=cue.start)
            name = Span(min(first, content.start), max(cue.end, content.end))
            for part in parts_on_issues(self._text, content, self._matcher):
                yield self._entry(part, name, self._ground.party(speaker), one.said_on)

    def behind(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Of an offer that is read by a rule what its sentence goes on to say, on other issues."""
        by_mention: defaultdict[StanceMention, list[Entry]] = defaultdict(list)
        for one in entries:
            if is_offer(one.mention):
                by_mention[one.mention].append(one)
        for mention, same in by_mention.items():
            sentence = sentence_at(self._reading.article, mention.cue.start)
            start = mention.topic[0].start
            content = Span(start, _end(self._text, start, sentence.end, then=True))
            held = {one.issue for one in same}
            for part in parts_on_issues(self._text, content, self._matcher):
                if part.issue not in held:
                    yield replace(
                        same[0],
                        issue=part.issue,
                        what=self._reading.article.evidence(part.span),
                        reason=part.reason,
                    )

    def _day(self, near: Span) -> Date | None:
        """When it was put forward, as an event in its own words tells."""
        told = [
            one.date for one in self._reading.events if one.date is not None and near.contains(one.trigger)
        ]
        return min(told, key=lambda one: one.start, default=None)

    def _entry(self, part: Part, text: Span, party: str, day: Date | None) -> Entry:
        article = self._reading.article
        mention = StanceMention(
            article=article.id,
            stance="offers",
            cue=text,
            what=part.span,
            topic=(part.span,),
            holder=None,
            conditions=(),
            attribution=None,
            date=day,
            found_by=RULE,
        )
        return Entry(
            mention=mention,
            party=party,
            voice=f"article:{article.id}",
            issue=part.issue,
            what=article.evidence(part.span),
            conditions=(),
            reason=part.reason,
        )


def sentence_at(article: Article, place: int) -> Span:
    """The sentence of an article that a place lies in."""
    for block in article.blocks:
        if block.span.start <= place < block.span.end:
            for found in SENTENCE.finditer(article.text, block.span.start, block.span.end):
                if found.start() <= place < found.end():
                    return Span(*found.span())
    return Span(place, len(article.text))


def is_offer(mention: StanceMention) -> bool:
    """By a rule that says that something was put forward."""
    rule = mention.found_by.rsplit("/", 1)[-1].removesuffix("-learned")
    return mention.stance == "offers" and rule in _rules()


@functools.cache
def _rules() -> frozenset[str]:
    return frozenset(load_toml("proposals.toml")["rules"])


def _last(words: str) -> str:
    """The verb of a cue, with a particle: "has put forward" -> "put forward"."""
    split = words.casefold().split()
    return " ".join(split[-2:] if split[-1:] == ["forward"] else split[-1:])


def _end(text: str, start: int, end: int, *, then: bool = False) -> int:
    """Where what is in it ends: before who says so, and before what is set against it; `then`: and before what came of
    it."""
    patterns = (_TAIL, _THEN, _CLAUSE) if then else (_TAIL,)
    found = [one.start() for pattern in patterns if (one := pattern.search(text, start + 1, end))]
    return min(found, default=end)


@functools.cache
def _prepositions() -> frozenset[str]:
    return frozenset(
        "of on to for in with about against over under from by at into than as after before".split()
    )


def names_text(words: str) -> bool:
    """They name a text by a noun for it."""
    return _noun().search(words) is not None


@functools.cache
def _noun() -> re.Pattern[str]:
    nouns: Sequence[str] = load_toml("proposals.toml")["drafts"]["nouns"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})s?\b", re.IGNORECASE)
