"""What a model sees of a candidate's content and of its source: extent, bounds, grammar, and their place by the cue."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.attribute.counts import Counts, Running
from onrecord.document.attribute.cue_features import POS, Part
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.records import Span, Token

CONTENT_NUMBERS = (
    "words", "share", "pieces", "quoted", "verbs", "finite", "subjects", "names", "says_inside", "numbers",
    "opens_quoted", "closes_quoted", "quotations", "finished", "to_end", "from_start", "after_cue", "distance",
    "sentences", "capital", "crosses", "next_comma",
)  # fmt: skip
CONTENT_KEYS = ("content_head", "content_form", "content_opens")
SOURCE_NUMBERS = (
    "source_given", "source_words", "source_before", "source_distance", "source_pos", "source_entity",
    "source_plural", "source_person", "source_article", "source_heard", "source_other", "source_same_sentence",
    "source_relative", "source_quoted", "source_subject",
)  # fmt: skip
SOURCE_KEYS = ("source", "source_form")

_CLOSE = ".?!"
_HEAD_REACH = 60  # tokens
_FIRST = ("i", "we", "me", "us", "my", "our")
_SECOND = ("you", "your")
_PLURAL = ("they", "we", "those", "some", "many", "others")
_ENTITIES = {"": 0, "PERSON": 1, "ORG": 2, "NORP": 3, "GPE": 4}
_OTHER_ENTITY = 5
_ARTICLES = {"the": 1, "a": 2, "an": 2}


def content_features(syntax: Syntax, counts: Counts, i: int | None, content: Sequence[Span]) -> Part:
    """Of a content and the head token of its cue, where it has one."""
    ranges = [syntax.token_range(span) for span in content]
    first, end = ranges[0][0], max(ranges[-1][1], ranges[0][0] + 1)
    words = _total(counts.words, ranges)
    sentence_first, sentence_last = syntax.sentence(i if i is not None else first)
    running = (counts.verbs, counts.finite, counts.subjects, counts.names, counts.says, counts.numbers)
    numbers = (
        words,
        words / max(1, counts.words(sentence_first, sentence_last + 1)),
        len(content),
        _total(counts.quoted, ranges) / max(1, sum(b - a for a, b in ranges)),
        *[_total(count, ranges) for count in running],
        *_bounds(syntax, i, first, end),
    )
    tokens = syntax.tokens
    head, opening = tokens[_head(syntax, first, end)], tokens[first]
    keys = (
        f"{head.lemma.lower() if head.pos != 'PROPN' else ''} {head.pos}",
        f"{head.pos} {head.dep} {head.tag}",
        opening.text.lower() if opening.pos not in ("NOUN", "PROPN", "NUM") else opening.pos,
    )
    return tuple(map(float, numbers)), keys


def _total(count: Running, ranges: Sequence[tuple[int, int]]) -> int:
    """Most contents are of one piece."""
    return count(*ranges[0]) if len(ranges) == 1 else sum(count(first, end) for first, end in ranges)


def _bounds(syntax: Syntax, i: int | None, first: int, end: int) -> tuple[float, ...]:
    """How a content begins and ends, and how it lies by its cue and in its sentence."""
    tokens, quote_of, last = syntax.tokens, syntax.quote_of, end - 1
    sentence_first, sentence_last = syntax.sentence(i if i is not None else first)
    closing = tokens[last].text if tokens[last].text[-1:] in _CLOSE else tokens[max(last - 1, 0)].text
    return (
        quote_of[first] >= 0,
        quote_of[last] >= 0,
        len({quote_of[k] for k in (first, last, (first + last) // 2)} - {-1}),
        closing[-1:] in _CLOSE,
        sentence_last - last,
        first - sentence_first,
        i is not None and first > i,
        min(abs(first - i), abs(last - i)) if i is not None else 0,
        tokens[last].sentence - tokens[first].sentence,
        tokens[first].text[:1].isupper() or tokens[min(first + 1, last)].text[:1].isupper(),
        i is not None and first < i < last,
        end < len(tokens) and tokens[end].text == ",",
    )


def _head(syntax: Syntax, first: int, end: int) -> int:
    """The first token of a stretch that hangs on none of its others, looked for near the beginning."""
    tokens = syntax.tokens
    near = range(first, min(end, first + _HEAD_REACH))
    return next((k for k in near if not first <= tokens[k].head < end or tokens[k].head == k), first)


def source_features(
    syntax: Syntax, counts: Counts, i: int | None, source: Sequence[Span], head: int | None
) -> Part:
    """Of a source with its head token, and the head token of the cue."""
    if not source:
        return (0.0,) * len(SOURCE_NUMBERS), ("-",) * len(SOURCE_KEYS)
    first, end = syntax.token_range(source[0])
    head = min(head if head is not None else end - 1, len(syntax.tokens) - 1)
    token, opening = syntax.tokens[head], syntax.tokens[min(first, len(syntax.tokens) - 1)]
    word, anchor = token.text.lower(), i if i is not None else head
    own = syntax.subject(i) if i is not None and syntax.tokens[i].pos in ("VERB", "AUX") else None
    numbers = (
        True,
        sum(counts.words(*syntax.token_range(span)) for span in source),
        head < anchor,
        abs(head - anchor),
        POS.get(token.pos, 0),
        _ENTITIES.get(token.entity, _OTHER_ENTITY),
        token.tag in ("NNS", "NNPS") or word in _PLURAL,
        _person(word),
        _ARTICLES.get(opening.text.lower(), 0),
        counts.said_by[word],
        own is not None and own != head,
        token.sentence == syntax.tokens[anchor].sentence,
        len(source) > 1 or word in ("who", "which", "that"),
        syntax.quote_of[head] >= 0,
        token.dep in SUBJECTS,
    )
    return tuple(map(float, numbers)), (_common(token), f"{token.pos} {token.dep} {token.entity}")


def _person(word: str) -> int:
    return 1 if word in _FIRST else 2 if word in _SECOND else 3


def _common(token: Token) -> str:
    """The word itself, but for names, of which only the part of speech is told."""
    return token.lemma.lower() if token.pos in ("NOUN", "PRON", "DET", "ADJ", "ADV") else token.pos
