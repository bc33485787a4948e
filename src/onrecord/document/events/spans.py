"""The words that tell of an event: a trigger and its time in, the stretch of the clause out."""

from __future__ import annotations

from onrecord.document.datelines import after_dateline
from onrecord.document.events.reality import intended
from onrecord.document.events.times import Timed, Times
from onrecord.document.events.triggers import Trigger
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_AFTER, _BEFORE = 12, 3  # words between a clause and its time
_CLAUSES = ("ccomp", "advcl", "relcl", "parataxis", "conj", "acl", "csubj")


def _antecedent(syntax: Syntax, verb: int) -> int:
    """Where the noun phrase begins that a relative clause or participle belongs to, its chain of "of" and "in"."""
    noun = syntax.tokens[verb].head
    for _ in range(3):
        prep = syntax.tokens[noun].head
        if syntax.tokens[noun].dep != "pobj" or syntax.tokens[syntax.tokens[prep].head].pos not in (
            "NOUN",
            "PROPN",
        ):
            break
        noun = syntax.tokens[prep].head
    return syntax.left[noun]


def span_of(syntax: Syntax, times: Times, trigger: Trigger, timed: Timed | None) -> Span:
    """The clause of the event, stretched to its time where that is its own."""
    head = trigger.verb if trigger.verb is not None else trigger.token
    first, last = _clause(syntax, head, trigger.token)
    while first < trigger.token and syntax.tokens[first].end <= times.heading_end(head):
        first += 1
    if syntax.tokens[head].dep in ("relcl", "acl") and syntax.left[head] <= first:
        first = min(first, _antecedent(syntax, head))
    act = intended(syntax, head) if trigger.sense.needs == ("clause",) else None
    if act is not None:
        last = max(last, _clause(syntax, act, act)[1])
    if timed is not None and timed.phrase:
        start, end = syntax.token_range(timed.mention.span)
        if timed.on in trigger.heads or last < start <= last + _AFTER or end <= first <= end + _BEFORE:
            first, last = min(first, start), max(last, end - 1)
        if first and first == start and syntax.tokens[first - 1].dep == "prep":
            first -= 1  # "On Friday, ..."
    low, high = syntax.sentence(head)
    token = syntax.tokens[trigger.token]
    span = syntax.span(max(first, low), min(last, high)) or Span(token.start, token.end)
    start = after_dateline(syntax.text, span.start, span.end)
    if start < token.start:
        span = Span(start, span.end)
    return _without_loose_mark(syntax.text, span)


def _clause(syntax: Syntax, head: int, token: int) -> tuple[int, int]:
    """First and last token of a word's clause, without the clauses under it and the words that open it."""
    first, last = syntax.reach(head)
    for k in syntax.children[head]:
        child = syntax.tokens[k]
        apart = child.dep in _CLAUSES or child.dep == "cc"
        if k > head and (apart or child.dep == "punct"):
            last = min(last, syntax.left[k] - 1)
        elif k < head and apart:
            first = max(first, syntax.right[k] + 1)
        elif (
            k < head
            and syntax.left[k] == first
            and (child.dep in ("mark", "punct") or child.text.lower() == "to")
        ):
            first = syntax.right[k] + 1
    return min(first, token, head), max(last, token, head)


def _without_loose_mark(text: str, span: Span) -> Span:
    """Without a quotation mark at its end that closes what it does not open."""
    words = span.of(text)
    if words[-1] in '"”' and words.count('"') % 2 + words.count("”") - words.count("“"):
        return Span(span.start, span.start + len(words.rstrip('"”,.')))
    return span
