"""Propositions that can be set against each other: reported contents and the outlets' own sentences, as word stems."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from onrecord.corpus.claims.negation import compounds, denied, opposites, stem_of
from onrecord.corpus.claims.patterns import (
    elliptic,
    flat_retort,
    in_spite,
    it_was,
    named_act,
    opposing,
    others_claim,
    report_untrue,
    retort,
)
from onrecord.corpus.claims.told_denials import ToldDenial, told_denials
from onrecord.corpus.ground import Ground
from onrecord.corpus.words import SENTENCE, Words, find_words, function_words
from onrecord.lexicons import load_toml
from onrecord.records import Attribution, Evidence, Reading, Span

_LEAST_STEMS = 3
_LEAST_SAID = 2  # of what somebody says: it may be answered
_LEAST_DENIED = 1
_BEFORE = 40  # characters before a statement in which "contrary to" may stand
_ASIDE_FROM = 10  # characters of a content that stand before what the outlet says of it
_ASIDE = 200  # characters between a content and its cue
_TO = re.compile(
    r"(?:(?:them|him|her|it|us|me|you)\s+)?to\s+[a-z]|\W*let\b", re.IGNORECASE
)  # what somebody is to do
_FOR = re.compile(r"(?:for|on|upon|to)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\s+(?=(?:but|because|since|while|whereas|although|though|after|when|who|which)\b)|[;:.]\s+|,?\s+and\s+(?=that\b)"
    r"|,\s+and\s+",
    re.IGNORECASE,
)
_IS_UNTRUE = re.compile(r" (?:is|was|are|were) (?=\w+$|(?:not|an?|\w+ly) \w+$)")
_REASON = ("because", "since", "as")
_OPENING = 60  # characters of a statement in which a colon may end what tells against what it stands
_ARTICLES = (
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "any",
    "all",
    "such",
    "its",
    "his",
    "her",
    "their",
)


@dataclass(frozen=True, slots=True)
class Item:
    """`voice` says it, "" where nobody knows who; `party` is the voice's, None for an outlet.

    `negated`: it holds an odd number of negations.
    """

    evidence: Evidence
    voice: str
    party: str | None
    stems: frozenset[str]
    attribution: str | None = None  # None: in an outlet's own sentence
    plain: frozenset[str] = frozenset()  # stems of words without a capital: no names
    joined: frozenset[str] = frozenset()  # verbs with their particles ("walkout" for "walked out")
    real: frozenset[str] = frozenset()  # both, of those of its clauses that are factual and not negated
    echo: frozenset[str] = frozenset()  # what its negation falls on
    named: frozenset[str] = frozenset()  # the sides that it names
    negated: bool = False
    denial: bool = False
    denied_by: str | None = None  # the attribution by which it is denied in the same breath
    bare: bool = False  # a denial that does not say of what ("denied it")
    answers: bool = False  # calls false what was said before, without saying it again
    against: bool = False  # the words before it set it against what was said before
    in_spite: bool = False  # what is said beside it is said in spite of it
    elliptic: bool = False  # says only that it was so, or not ("it has not")
    it_was: str | None = None  # the side that it puts in another's place ("it was the company that")
    answering: bool = False  # its cue is one of an answer
    insists: bool = False  # or of insisting
    blames: bool = False  # an accusation
    called: bool = False  # says what a thing was, rather than what happened
    wished: bool = False  # of what is wanted: nothing to deny
    factual: bool = True  # nor of what may or will be

    @property
    def key(self) -> str:
        return f"{self.evidence.article}:{self.evidence.start}-{self.evidence.end}"


def read_items(readings: Sequence[Reading], *, ground: Ground) -> tuple[Item, ...]:
    """In a fixed order: by publication and place."""
    found = [
        item
        for reading in readings
        for item in _with_leads(reading.article.text, _of_article(reading, ground))
    ]
    return tuple(sorted(found, key=lambda one: (ground.order(one.evidence), one.evidence.end, one.denial)))


def _of_article(reading: Reading, ground: Ground) -> Iterator[Item]:
    text = reading.article.text
    denials = list(told_denials(reading, ground))
    contents = [told.span for told in denials]
    for one in reading.attributions:
        contents += [*one.content, *one.cue]
        voice = ground.speaker(one.id) or (_outlet(reading) if _is_impersonal(one, text) else "")
        spans = [_without(text, span, denials) for span in _spans(one, text)]
        item = _item(reading, spans, voice, ground, one)
        if item is not None:
            yield item
            yield from _of_another(reading, one, item, ground)
    for told in denials:
        yield _told(reading, told, ground)
    contents.sort()
    starts = [one.start for one in contents]
    reach = list(accumulate((one.end for one in contents), max))  # how far those up to each go
    for block in reading.article.blocks:
        for found in SENTENCE.finditer(text, block.span.start, block.span.end):
            span = _trimmed(text, Span(*found.span()))
            if span is None:
                continue
            before = bisect_left(starts, span.end)
            if before and reach[before - 1] > span.start:
                continue
            item = _item(reading, [span], _outlet(reading), ground, None)
            if item is not None:
                yield item


def _of_another(reading: Reading, attribution: Attribution, denial: Item, ground: Ground) -> Iterator[Item]:
    """ "Denied the union's claim that wages had fallen": what the union claims."""
    text, content = reading.article.text, attribution.content[0]
    found = others_claim().match(text, content.start, content.end) if denial.denial else None
    if found is None:
        return
    whose = next(one for one in ("owner", "source", "namesake") if found[one])
    voice = ground.actor_at(reading.article.id, Span(*found.span(whose)))
    if voice is None or voice == denial.voice or ground.party(voice) == denial.party:
        return
    said = _IS_UNTRUE.split(found["what"])[0]
    item = _item(reading, [Span(found.start("what"), found.start("what") + len(said))], voice, ground, None)
    if item is not None:
        yield replace(item, denied_by=attribution.id)


def _with_leads(text: str, items: Iterable[Item]) -> Iterator[Item]:
    """With what stands between each statement and the one before it, in its paragraph, looked at."""
    end = 0
    for item in sorted(items, key=lambda one: (one.evidence.start, one.evidence.end)):
        if item.attribution is None:
            yield item
            continue
        start = item.evidence.start
        opening = item.evidence.exact[:_OPENING].rpartition(":")[0]
        lead = _lead(text[min(end, start) : start]) + opening
        end = max(end, item.evidence.end)
        yield replace(item, against=opposing().search(lead) is not None)


def _lead(between: str) -> str:
    """Of the words between two statements what stands in the second one's paragraph; where that begins with others, its
    first sentence."""
    *before, paragraph = between.split("\n")
    first = SENTENCE.match(paragraph)
    return first.group() if before and first is not None else paragraph


def _outlet(reading: Reading) -> str:
    return f"article:{reading.article.id}"


def _is_impersonal(attribution: Attribution, text: str) -> bool:
    cue = " ".join(span.of(text) for span in attribution.cue)
    return not attribution.source and cue.lower() in _marks("impersonal")


def _item(
    reading: Reading, spans: Sequence[Span], voice: str, ground: Ground, attribution: Attribution | None
) -> Item | None:
    """None where its words are too few to tell of what they are."""
    text = reading.article.text
    span = Span(spans[0].start, spans[-1].end)
    words = [find_words(text, one.start, one.end) for one in spans]
    folded = [word for one in words for word in one.folded]
    stance = _of_stance(reading, attribution)
    wished = stance or any(one in _marks("wished") for one in folded)
    real = [
        find_words(clause).folded
        for one in spans
        for clause in _CLAUSE.split(one.of(text))
        if _is_real(clause, stance=stance)
    ]
    item = Item(
        evidence=reading.article.evidence(span),
        voice=voice,
        party=None if not voice or voice.startswith("article:") else ground.party(voice),
        stems=_stems(folded),
        attribution=attribution.id if attribution is not None else None,
        plain=_stems(
            word for one in words for word, high in zip(one.folded, one.capital, strict=True) if not high
        ),
        joined=frozenset(compounds(folded)),
        real=frozenset(word for one in real for word in (*_stems(one), *compounds(one))),
        it_was=_other_one(reading, span, ground),
        named=frozenset(map(ground.party, ground.actors_in(reading.article.id, span))),
        negated=_is_negated(folded),
        wished=wished,
        factual=not wished and not _is_unreal(words),
    )
    if attribution is None:
        item = replace(item, answers=flat_retort().match(item.evidence.exact) is not None)
    said = item if attribution is None else _said(item, folded, attribution, spans, reading)
    least = _LEAST_SAID if voice and (attribution is not None or voice != _outlet(reading)) else _LEAST_STEMS
    return said if len(said.stems) >= least or _tells(said) else None


def _said(
    item: Item, folded: Sequence[str], attribution: Attribution, spans: Sequence[Span], reading: Reading
) -> Item:
    """With what only somebody's words can do: deny, answer, blame, call."""
    text, words = reading.article.text, item.evidence.exact
    untrue = report_untrue().search(words)
    stems = _stems(find_words(untrue["claim"]).folded) if untrue is not None else item.stems
    denial = attribution.denial or untrue is not None
    bare = denial and (not stems or " ".join(one for one in folded if one not in _ARTICLES) in _bare())
    cues = _cue_words(attribution, text)
    said = min((*attribution.source, *attribution.cue, *attribution.content), key=lambda span: span.start)
    whole = _whole(attribution, item.evidence.span) if bare else item.evidence.span
    return replace(
        item,
        evidence=reading.article.evidence(whole),
        stems=stems,
        # "denied it: we did not ask": the negation is the denial's own
        negated=item.negated and not (denial and (attribution.kind != "indirect" or untrue is not None)),
        echo=frozenset(
            word
            for one in spans
            for clause in _CLAUSE.split(one.of(text))
            if not _is_unreal([find_words(clause)])
            for word in denied(clause)
        ),
        denial=denial,
        bare=bare,
        answers=retort().search(words) is not None,
        in_spite=in_spite().search(text, max(0, said.start - _BEFORE), said.start) is not None,
        elliptic=elliptic().fullmatch(words) is not None,
        answering=any(one in load_toml("claims.toml")["answering"]["cues"] for one in cues),
        insists=any(one in load_toml("claims.toml")["answering"]["insisting"] for one in cues),
        blames=any(one in load_toml("claims.toml")["blame"]["verbs"] for one in cues),
        called=any(one in _marks("characterising") for one in cues),
    )


def _other_one(reading: Reading, span: Span, ground: Ground) -> str | None:
    found = it_was().match(reading.article.text, span.start, span.end)
    voice = ground.actor_at(reading.article.id, Span(*found.span("who"))) if found is not None else None
    return ground.party(voice) if voice is not None else None


def _tells(item: Item) -> bool:
    """ "That is a lie", "there was no walkout", "denied it": few words, and yet they contradict."""
    words = item.evidence.exact
    acts = any(named_act(name).search(words) for name in ("acceptance", "rejection"))
    denies = (
        item.bare
        or item.answers
        or item.elliptic
        or any(word in opposites() for word in find_words(words).folded)
        or bool(item.echo)
        or (item.denial and len(item.stems) >= _LEAST_DENIED)
    )
    return item.answers or (item.attribution is not None and (denies or acts))


def _is_negated(folded: Sequence[str]) -> bool:
    negations = sum(one in _marks("negations") for one in folded)
    return (negations + any(one in _marks("untruths") for one in folded)) % 2 == 1


def _told(reading: Reading, told: ToldDenial, ground: Ground) -> Item:
    words = find_words(told.denied.of(reading.article.text)).folded if told.denied is not None else ()
    return Item(
        evidence=reading.article.evidence(told.span),
        voice=told.voice,
        party=ground.party(told.voice),
        stems=_stems(words),
        plain=_stems(words),
        denial=True,
        bare=told.denied is None,
    )


def _is_real(clause: str, *, stance: bool) -> bool:
    """Of a demand only the reason that is given for it tells what is so."""
    words = find_words(clause)
    if stance and (not words.folded or words.folded[0] not in _REASON):
        return False
    return not _is_unreal([words]) and not _is_negated(words.folded)


def _is_unreal(words: Iterable[Words]) -> bool:
    """Of what is wanted, or may or will be; "May" is the month."""
    return any(
        (word in _marks("open") and not (word == "may" and high)) or word in _marks("wished")
        for one in words
        for word, high in zip(one.folded, one.capital, strict=True)
    )


def _of_stance(reading: Reading, attribution: Attribution | None) -> bool:
    """What is demanded, offered or threatened is no claim of what is so: the cue is a word of stance."""
    if attribution is None:
        return False
    text = reading.article.text
    cues = _cue_words(attribution, text)
    if any(one in _marks("characterising") for one in cues) and not _FOR.match(
        text, attribution.content[0].start
    ):
        return False  # "called it an attack", not "called for one"
    if any(one in _marks("wished") for one in cues) or _TO.match(text, attribution.content[0].start):
        return True
    return not any(one in _marks("asserting") for one in cues) and any(
        stance.stance not in ("questions", "rejects")
        and not stance.found_by.endswith("/learned")  # by its words alone: "repeated his accusation" is none
        and cue.overlaps(stance.cue)
        for stance in reading.stances
        for cue in attribution.cue
    )


def _cue_words(attribution: Attribution | None, text: str) -> list[str]:
    spans = attribution.cue if attribution is not None else ()
    return [word for cue in spans for word in find_words(text, cue.start, cue.end).folded]


def _stems(folded: Iterable[str]) -> frozenset[str]:
    return frozenset(
        stem_of(one) for one in folded if one not in function_words() and one not in _marks("all")
    )


@functools.cache
def _bare() -> frozenset[str]:
    return frozenset(load_toml("claims.toml")["retorts"]["pronouns"])


@functools.cache
def _marks(name: str) -> frozenset[str]:
    """Words that turn a proposition round, or soften it."""
    data = load_toml("claims.toml")
    return frozenset(
        data["negations"] + data["untruths"] + data["polar"] + data["hedges"] if name == "all" else data[name]
    )


def _spans(attribution: Attribution, text: str) -> list[Span]:
    """The content in its first paragraph."""
    stop = text.find("\n", attribution.content[0].start)
    spans = [span for span in attribution.content if stop < 0 or span.end <= stop]
    return spans or [attribution.content[0]]


def _without(text: str, content: Span, denials: Sequence[ToldDenial]) -> Span:
    """ "The harbour was mined, a charge Velm denies": without what the outlet says of it."""
    within = (one.span.start for one in denials if content.start + _ASIDE_FROM < one.span.start < content.end)
    end = min(within, default=content.end)
    while end < content.end and text[end - 1] in " ,":
        end -= 1
    return Span(content.start, end)


def _whole(attribution: Attribution, content: Span) -> Span:
    """With source and cue, where the content alone ("it") tells a reader nothing."""
    parts = [content, *attribution.cue, *attribution.source]
    near = [one for one in parts if abs(one.start - content.start) < _ASIDE]
    return Span(min(one.start for one in near), max(one.end for one in near))


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if end > start else None
