"""When, how and to whom a thing was said: phrases that hang on the cue, each kept as evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document.act_days import dates_in, is_day_of
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.attribute.sources import noun_phrase
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Date, DateMention, Evidence, Span

_IN = {"in", "at", "on", "during", "via", "through", "over", "by"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    said_on: Date | None = None
    said_on_evidence: Evidence | None = None
    medium: str | None = None
    medium_evidence: Evidence | None = None
    addressee_evidence: Evidence | None = None


def read_circumstances(
    article: Article, syntax: Syntax, draft: Draft, dates: Sequence[DateMention], lexicon: Lexicon
) -> Circumstances:
    cue = draft.cue_token
    if cue is None or syntax.tokens[cue].pos not in ("VERB", "AUX"):
        return Circumstances()
    medium = _medium(syntax, cue, draft, lexicon)
    addressee = _addressee(syntax, cue, draft, lexicon)
    when = draft.when or _said_on(article, syntax, cue, draft, dates)
    return Circumstances(
        said_on=when.date if when else None,
        said_on_evidence=article.evidence(when.span) if when else None,
        medium=medium.of(article.text) if medium else None,
        medium_evidence=article.evidence(medium) if medium else None,
        addressee_evidence=article.evidence(addressee) if addressee else None,
    )


def _free(span: Span | None, draft: Draft) -> bool:
    """Outside the content: what stands inside it belongs to what was said."""
    return span is not None and not any(span.overlaps(part) for part in (*draft.content, *draft.source))


def _said_on(
    article: Article, syntax: Syntax, cue: int, draft: Draft, dates: Sequence[DateMention]
) -> DateMention | None:
    """A time phrase among the cue's own dependents, or in a clause that opens its sentence."""
    first, last = syntax.sentence(cue)
    for one in dates_in(dates, syntax.tokens[first].start, syntax.tokens[last].end):
        if not _free(one.span, draft):
            continue
        # what the article does not date the evidence still tells: "on Thursday"
        if (
            syntax.adjoins(cue, one.span)
            if one.date is None
            else is_day_of(syntax, cue, one, article.published)
        ):
            return one
    return None


def _medium(syntax: Syntax, cue: int, draft: Draft, lexicon: Lexicon) -> Span | None:
    """ "in a post on X", "at a news conference", "on Telegram": from the preposition to the phrase's end."""
    for child in _adjuncts(syntax, cue):
        if syntax.tokens[child].text.lower() not in _IN:
            continue
        head = syntax.kid(child, "pobj")
        if head is None:
            continue
        token = syntax.tokens[head]
        if (
            token.lemma.lower() in lexicon.occasions
            or token.text.lower() in lexicon.occasions
            or token.text in lexicon.platforms
        ):
            phrase = noun_phrase(syntax, head)
            start = syntax.tokens[child].start
            if phrase and phrase.end > start and _free(whole := Span(start, phrase.end), draft):
                return whole
    return None


def _adjuncts(syntax: Syntax, cue: int) -> list[int]:
    """Prepositional phrases of the cue, and of the verb that it is joined to ("writing on X, he said")."""
    found = list(syntax.kids(cue, "prep"))
    for child in syntax.kids(cue, "advcl"):
        if syntax.tokens[child].tag == "VBG":
            found += syntax.kids(child, "prep")
    return found


def _addressee(syntax: Syntax, cue: int, draft: Draft, lexicon: Lexicon) -> Span | None:
    """ "told reporters", "said to the envoy", "the minister was told"."""
    lemma = syntax.tokens[cue].lemma.lower()
    head: int | None = None
    if lemma in lexicon.addressed:
        passive = syntax.kid(cue, "auxpass") is not None
        head = syntax.kid(cue, "nsubjpass") if passive else syntax.kid(cue, "dative", "dobj")
    elif lemma in lexicon.spoken_to:
        head = next(
            (k for k in syntax.kids(cue, "prep", "dative") if syntax.tokens[k].text.lower() == "to"), None
        )
    if head is not None and syntax.tokens[head].pos == "ADP":
        head = syntax.kid(head, "pobj")
    if head is None or not _can_listen(syntax, head, lexicon):
        return None
    phrase = noun_phrase(syntax, head)
    return phrase if phrase is not None and _free(phrase, draft) else None


def _can_listen(syntax: Syntax, head: int, lexicon: Lexicon) -> bool:
    token = syntax.tokens[head]
    if token.pos in ("PROPN", "PRON"):
        return token.entity not in ("DATE", "TIME", "MONEY", "PERCENT") and token.text.lower() not in (
            "it",
            "that",
            "this",
            "what",
            "which",
        )
    return token.lemma.lower() in lexicon.listeners
