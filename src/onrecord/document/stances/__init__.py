"""The stage `stances`: an article, its parse and its attributions in, words that show where somebody stands out.

Verbs, adjectives and nouns of stance with their objects (lexicons/stances.toml), what speakers say has to be or
will not be, and the conditions tied to it. Negation, questions, hopes and hypotheticals are told apart by the parse.
Which issue it is about is left to the stage `stance`, as codebooks change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.document.attribute.sources import noun_phrase
from onrecord.document.quotes import find_quotations
from onrecord.document.stances.build import VERSION, Builder
from onrecord.document.stances.complement import complement
from onrecord.document.stances.hits import Hit, find_hits
from onrecord.document.stances.idioms import find_idioms
from onrecord.document.stances.leanings import Reader, read_leanings
from onrecord.document.stances.learned import weigh
from onrecord.document.stances.lexicon import Lexicon, lexicon
from onrecord.document.stances.speech import Speech
from onrecord.document.stances.spoken import find_commitments, find_spoken, find_verdicts
from onrecord.document.stances.unclaimed import is_unclaimed
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, DateMention, Parse, Span, StanceMention

__all__ = ["VERSION", "find_stances"]


def find_stances(
    article: Article,
    parse: Parse,
    *,
    dates: Sequence[DateMention],
    attributions: Sequence[Attribution],
    reader: Reader | None = None,
) -> tuple[StanceMention, ...]:
    """In the order of the text; several at one word where several voices hold them."""
    syntax, words = Syntax(article.text, parse, find_quotations(article.text)), lexicon()
    speech = Speech(syntax, attributions)
    hits = list(find_hits(syntax, words))
    at = {hit.token for hit in hits}
    hits += [hit for hit in find_idioms(syntax, words) if hit.token not in at]
    told = {hit.token for hit in hits}
    hits += [
        hit for hit in find_commitments(syntax, words) if hit.token not in told or hit.rule == "will-harm"
    ]
    for one in speech.contents:
        hits += find_verdicts(syntax, words, one.bounds)
        hits += [hit for hit in find_spoken(syntax, words, one.bounds) if hit.token not in told]
    builder = Builder(article, syntax, words, speech, dates)
    found: dict[tuple[Span, str, Span | None], StanceMention] = {}
    chosen: Iterable[Hit] = _apart(syntax, words, hits)
    if reader is not None:
        ruled = list(chosen)
        known = {syntax.tokens[hit.token].sentence for hit in ruled}
        chosen = weigh(syntax, speech, ruled, read_leanings(article, syntax, reader, known))
    for hit in (one for one in chosen if not is_unclaimed(syntax, words, one)):
        for one_holder in _each_holder(syntax, hit):
            mention = builder.mention(one_holder)
            if mention is not None:
                found.setdefault((mention.cue, mention.stance, mention.holder), mention)
    return tuple(_outside_conditions([found[key] for key in sorted(found, key=_place)]))


def _outside_conditions(mentions: Sequence[StanceMention]) -> Iterator[StanceMention]:
    """Without those that stand in another's condition: what is asked for is not done."""
    conditions = [(one, condition) for one in mentions for condition in one.conditions]
    for one in mentions:
        if not any(other is not one and condition.contains(one.cue) for other, condition in conditions):
            yield one


def _place(key: tuple[Span, str, Span | None]) -> tuple[Span, str, int]:
    cue, stance, holder = key
    return cue, stance, holder.start if holder is not None else -1


def _each_holder(syntax: Syntax, hit: Hit) -> Iterator[Hit]:
    """One for each of several who hold it together ("the union and the ministry signed")."""
    yield hit
    if hit.holder_token is None:
        return
    for k in syntax.kids(hit.holder_token, "conj"):
        phrase = noun_phrase(syntax, k) if syntax.tokens[k].pos in ("PROPN", "NOUN") else None
        if phrase is not None:
            yield replace(hit, holder=phrase, holder_token=k)


def _apart(syntax: Syntax, words: Lexicon, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Without those that only lead to another one ("agreed to drop the demand": the demand is dropped)."""
    tokens = {hit.token for hit in hits}
    for hit in hits:
        lemma = syntax.tokens[hit.token].lemma.lower()
        against = _asked_against(syntax, words, hit)
        if against is not None:
            yield against
            continue
        if lemma in words.irrealis.through and any(
            k in tokens and syntax.tokens[k].head == hit.token and syntax.tokens[k].dep in ("xcomp", "ccomp")
            for k in range(hit.topic[0], hit.topic[1] + 1)
        ):
            continue
        yield hit


def _asked_against(syntax: Syntax, words: Lexicon, hit: Hit) -> Hit | None:
    """Who urges others to reject a thing rejects it."""
    if hit.stance != "demands":
        return None
    for k in range(hit.topic[0], min(hit.topic[1], hit.topic[0] + 3) + 1):
        senses = words.verbs.get(syntax.tokens[k].lemma.lower(), ())
        refuses = bool(senses) and senses[0].stance == "rejects" and syntax.tokens[k].tag == "VB"
        if refuses and complement(syntax, k, senses[0].shapes) is not None:
            return replace(hit, stance="rejects", topic=(k, hit.topic[1]), rule=f"{hit.rule}-reject")
    return None
