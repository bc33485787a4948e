"""Who acts, on whom, and where: a verb or a noun of an event in, spans of noun phrases out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.document.attribute.sources import is_empty, noun_phrase, subject_source
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_NAMED_PLACES = ("GPE", "LOC", "FAC")
_AMOUNTS = ("MONEY", "PERCENT", "QUANTITY", "CARDINAL")  # kinds of entities that are nobody
_MOST = 4  # of the members of a list


def actors_of_verb(syntax: Syntax, verb: int) -> tuple[Span, ...]:
    _, head = subject_source(syntax, verb)
    return () if is_empty(syntax, head) else members(syntax, head)


def recipients_of_verb(syntax: Syntax, verb: int) -> tuple[Span, ...]:
    """Objects, the subject of a passive, and those met or talked with."""
    found: list[Span] = []
    for k in syntax.kids(verb, "dobj", "nsubjpass", "dative"):
        if syntax.tokens[k].entity not in _AMOUNTS:  # "offered 6 per cent and the minister said"
            found += members(syntax, k)
    for prep in syntax.kids(verb, "prep"):
        if syntax.tokens[prep].text.lower() in ("with", "against", "on", "to"):
            for k in syntax.kids(prep, "pobj"):
                if syntax.tokens[k].entity not in _AMOUNTS:
                    found += members(syntax, k)
    return tuple(dict.fromkeys(found))[:_MOST]


def owner_and_target(syntax: Syntax, verb: int) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Who acts, and on whom, in "its measures against Orsk were adopted": who has them, and against whom they are."""
    passive = syntax.kid(verb, "nsubjpass")
    owner = syntax.kid(passive, "poss") if passive is not None else None
    if passive is None or owner is None or syntax.kid(verb, "agent") is not None:
        return None
    against = [
        m
        for k in syntax.kids(passive, "prep")
        if syntax.tokens[k].text.lower() == "against"
        for m in syntax.kids(k, "pobj")
    ]
    return members(syntax, owner), tuple(span for k in against for span in members(syntax, k))


def actors_of_noun(syntax: Syntax, noun: int) -> tuple[Span, ...]:
    """Possessor, and those after by, of, between, with."""
    found: list[Span] = []
    for k in syntax.kids(noun, "poss"):
        if syntax.tokens[k].entity not in ("DATE", "TIME"):
            found += members(syntax, k)
    for prep in syntax.kids(noun, "prep", "agent"):
        if syntax.tokens[prep].text.lower() in ("by", "between", "with", "of", "from"):
            for k in syntax.kids(prep, "pobj"):
                found += members(syntax, k)
    return tuple(dict.fromkeys(found))[:_MOST]


def members(syntax: Syntax, head: int | None) -> tuple[Span, ...]:
    """A noun phrase, or each of those joined by "and"."""
    if head is None:
        return ()
    found: list[Span] = []
    for k in _joined(syntax, head):
        after = [m for one in (k, *syntax.kids(k, "appos")) for m in syntax.kids(one, "cc", "conj") if m > k]
        span = noun_phrase(syntax, k, before=min(syntax.left[m] for m in after) if after else None)
        if span is not None and syntax.tokens[k].entity not in ("DATE", "TIME"):
            found.append(span)
    return tuple(found[:_MOST])


def _joined(syntax: Syntax, head: int) -> Iterator[int]:
    """A noun and those joined to it, or to the name beside it ("his envoy Ruo and the premier")."""
    k: int | None = head
    for _ in range(_MOST):
        if k is None:
            return
        yield k
        k = next((m for one in (k, *syntax.kids(k, "appos")) for m in syntax.kids(one, "conj")), None)


def place(syntax: Syntax, heads: Sequence[int], prepositions: frozenset[str]) -> Span | None:
    """A named place after a preposition in the clause."""
    for head in heads:
        for prep in _prepositions(syntax, head):
            if syntax.tokens[prep].text.lower() not in prepositions:
                continue
            for k in syntax.kids(prep, "pobj"):
                if syntax.tokens[k].entity in _NAMED_PLACES:
                    return _name(syntax, k)
    return None


def _prepositions(syntax: Syntax, head: int) -> Iterator[int]:
    """Of the word, and of its object and of its subject."""
    for k in syntax.children[head]:
        if syntax.tokens[k].dep == "prep":
            yield k
            for noun in syntax.kids(k, "pobj"):
                yield from syntax.kids(noun, "prep")
    for k in syntax.kids(head, "dobj", "nsubj", "nsubjpass"):
        yield from syntax.kids(k, "prep")


def _name(syntax: Syntax, k: int) -> Span:
    """The named entity that a word stands in, without its article."""
    first = k
    while (
        first
        and not syntax.tokens[first].entity_begins
        and syntax.tokens[first - 1].entity == syntax.tokens[k].entity
    ):
        first -= 1
    last = k
    while (
        last + 1 < len(syntax.tokens)
        and syntax.tokens[last + 1].entity
        and not syntax.tokens[last + 1].entity_begins
    ):
        last += 1
    if syntax.tokens[first].text.lower() == "the" and first < k:
        first += 1
    return Span(syntax.tokens[first].start, syntax.tokens[last].end)
