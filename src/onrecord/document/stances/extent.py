"""How far the words of a stance reach: its object, what the parser tore off the object, and the whole that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.datelines import after_dateline
from onrecord.document.stances.hits import Hit
from onrecord.document.stances.lexicon import Asides
from onrecord.document.syntax import Syntax
from onrecord.records import Span

_FAR = 14  # tokens behind an object that may still belong to it
_MORE = 14  # tokens by which words are carried on so that they do not end on one that waits for another
# what cannot be cut without leaving half of it: a word before what it opens, and before what it is said of
_OPENS = ("pobj", "pcomp", "dobj", "attr", "acomp", "oprd", "prt", "xcomp", "neg")
_LEADS = (
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "quantmod",
    "nmod",
    "aux",
    "auxpass",
    "mark",
    "case",
    "neg",
)


def topic_of(syntax: Syntax, hit: Hit, conditions: Sequence[Span], asides: Asides) -> Span | None:
    """The object up to the first condition in it."""
    first, last = hit.topic
    span = syntax.span(first, _own_end(syntax, first, last, asides))
    if span is None:
        return None
    for one in conditions:
        if span.start < one.start < span.end:
            span = Span(span.start, one.start)
        elif one.start <= span.start and one.end >= span.end:
            return None
    return span


def _own_end(syntax: Syntax, first: int, last: int, asides: Asides) -> int:
    """Before a clause of circumstance, or a relative clause behind a comma: they tell of other things."""
    for k in range(first + 2, last):
        token = syntax.tokens[k]
        word = token.text.lower()
        aside = word in asides.relatives and syntax.tokens[k - 1].text == ","
        if aside or (
            word in asides.circumstance and token.dep in ("mark", "advmod", "prep") and token.head != k
        ):
            return k - 1
    return last


def rest_of(syntax: Syntax, hit: Hit, topic: Span, conditions: Sequence[Span]) -> tuple[Span, ...]:
    """What else hangs on the word of stance after its object: where the parser tore an object apart."""
    last = min(syntax.right[hit.token], hit.topic[1] + _FAR)
    joined = (k for k in syntax.kids(hit.token, "cc") if k > hit.topic[1])
    last = min((last, *(k - 1 for k in joined)))  # what it is joined to has an object of its own
    span = syntax.span(hit.topic[1] + 1, last) if hit.topic[0] > hit.token else None
    if span is None or any(one.overlaps(span) for one in conditions) or span.start < topic.end:
        return ()
    return (span,)


def words_of(syntax: Syntax, hit: Hit, topic: Span, bounds: tuple[int, int]) -> Span:
    """From the holder or the word of stance to the end of the object, inside the reported words or the sentence."""
    token = syntax.tokens[hit.token]
    start, end = min(token.start, topic.start), max(token.end, topic.end)
    low, high = syntax.tokens[bounds[0]].start, syntax.tokens[bounds[1]].end
    if hit.holder is not None and low <= hit.holder.start < start and start - hit.holder.end < 80:
        start = hit.holder.start
    words = Span(max(start, min(low, token.start)), min(end, max(high, token.end)))
    first = after_dateline(syntax.text, words.start, words.end)
    return _whole(syntax, Span(first, words.end) if first <= token.start else words, bounds[1])


def _whole(syntax: Syntax, words: Span, most: int) -> Span:
    """Carried on where they end on a word that waits for another: "the losses are", "no plan for"."""
    first, end = syntax.token_range(words)
    last = end - 1
    waited = _waited(syntax, first, last)
    while last < waited <= end + _MORE:
        last, waited = waited, _waited(syntax, first, waited)
    added = syntax.tokens[end : last + 1]
    if not 0 < len(added) <= _MORE or last > most or any(one.pos == "PUNCT" for one in added):
        return words
    return Span(words.start, syntax.tokens[last].end)


def _waited(syntax: Syntax, first: int, last: int) -> int:
    """The furthest word that one of these opens or leads to; the last of them if none does."""
    tokens = syntax.tokens
    far = last
    for i in range(first, last + 1):
        if tokens[i].head > far and tokens[i].dep in _LEADS:
            far = tokens[i].head
        far = max((far, *syntax.kids(i, *_OPENS)))
    return far
