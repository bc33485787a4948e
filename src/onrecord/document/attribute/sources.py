"""Whose words: the source's span for a cue, from its subject, agent, possessor or neighbourhood."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.document.syntax import Syntax
from onrecord.records import Span

_RELATIVE = {"who", "which", "that", "whom", "whose"}
_LONGEST_ASIDE = 6  # tokens of "(R-Kan.)"
_SAYS = {"say", "tell", "write", "add", "ask", "reply", "warn"}
_NAMING = ("NOUN", "PROPN")
_EMPTY = {"it", "there", "this", "that", "what"}


def subject_source(
    syntax: Syntax, verb: int, occasions: Collection[str] = (), *, agent: bool = True
) -> tuple[tuple[Span, ...], int | None]:
    """Spans and head token of a verb's logical subject; nothing where the words name none.

    `occasions` are nouns such as "post": in "he replied with a post accusing ..." it is he who accuses.
    """
    if agent and syntax.kid(verb, "auxpass") is not None:
        return _said_to_say(syntax, verb) or agent_source(syntax, verb)
    if (seen := _seen_saying(syntax, verb)) is not None:
        phrase = noun_phrase(syntax, seen, before=verb)
        return ((phrase,), seen) if phrase else ((), None)
    if is_behind_whom(syntax, verb) and syntax.kid(verb, "nsubj") is None:
        return _behind_whom(syntax, verb)
    subject = syntax.subject(verb)
    if subject is None:
        return (), None
    if syntax.tokens[verb].dep == "acl" and syntax.tokens[subject].lemma.lower() in occasions:
        return _author(syntax, subject)
    token = syntax.tokens[subject]
    if token.dep == "expl" or token.text.lower() == "there":
        return (), None
    if token.text.lower() in _RELATIVE and syntax.tokens[token.head].dep == "relcl":
        antecedent = syntax.tokens[token.head].head
        own = noun_phrase(syntax, antecedent, before=syntax.left[token.head])
        return tuple(span for span in (own, Span(token.start, token.end)) if span), antecedent
    phrase = noun_phrase(syntax, subject)
    return ((phrase,), subject) if phrase else ((), None)


def _behind_whom(syntax: Syntax, verb: int) -> tuple[tuple[Span, ...], int | None]:
    """ "Reis, whom the opposition accuses": who stands between the pronoun and the verb, where the parser has no
    subject."""
    pronoun = syntax.kid(verb, "dobj")
    if pronoun is None or not is_behind_whom(syntax, verb) or syntax.tokens[verb - 1].pos not in _NAMING:
        return (), None
    span = syntax.span(pronoun + 1, verb - 1)
    return ((span,), verb - 1) if span is not None else ((), None)


def is_behind_whom(syntax: Syntax, verb: int) -> bool:
    """Whether "whom" is the verb's object: what it refers to does not speak."""
    pronoun = syntax.kid(verb, "dobj")
    return pronoun is not None and pronoun < verb and syntax.tokens[pronoun].text.lower() == "whom"


def _said_to_say(syntax: Syntax, verb: int) -> tuple[tuple[Span, ...], int | None] | None:
    """ "Reis is reported to have said": the words are hers, whoever reports it."""
    said, subject = syntax.kid(verb, "xcomp"), syntax.kid(verb, "nsubjpass")
    if said is None or subject is None or syntax.tokens[said].lemma.lower() not in _SAYS:
        return None
    phrase = noun_phrase(syntax, subject)
    return ((phrase,), subject) if phrase else None


def _seen_saying(syntax: Syntax, verb: int) -> int | None:
    """ "uses footage of Ida Lund asking": the name right before a participle, after a preposition, is who speaks."""
    token = syntax.tokens[verb]
    before = syntax.tokens[verb - 1] if verb else token
    if (
        token.tag != "VBG"
        or before.pos != "PROPN"
        or before.dep != "pobj"
        or syntax.kid(verb, "nsubj") is not None
    ):
        return None
    return verb - 1 if syntax.tokens[before.head].text.lower() in ("of", "with") else None


def _author(syntax: Syntax, occasion: int) -> tuple[tuple[Span, ...], int | None]:
    """Whose post, letter or speech: its possessor, or the subject of the verb that it hangs on."""
    source, head = possessor_source(syntax, occasion)
    i, steps = occasion, 0
    while not source and steps < 4 and syntax.tokens[i].head != i:
        i, steps = syntax.tokens[i].head, steps + 1
        if syntax.tokens[i].pos == "VERB":
            return subject_source(syntax, i)
    if source:
        return source, head
    phrase = noun_phrase(syntax, occasion)
    return ((phrase,), occasion) if phrase else ((), None)


def agent_source(syntax: Syntax, verb: int) -> tuple[tuple[Span, ...], int | None]:
    """ "was told by X": the agent of a passive."""
    by = syntax.kid(verb, "agent")
    head = syntax.kid(by, "pobj") if by is not None else None
    phrase = noun_phrase(syntax, head) if head is not None else None
    return ((phrase,), head) if phrase else ((), None)


def noun_phrase(syntax: Syntax, head: int, *, before: int | None = None) -> Span | None:
    """A noun with what belongs to it, appositions included, up to a relative or participial clause."""
    first, last = syntax.reach(head)
    if before is not None:
        last = min(last, before - 1)
    for child in syntax.children[head]:
        if child > head and _ends_phrase(syntax, child):
            last = min(last, syntax.left[child] - 1)
    last = _breaks_off(syntax, head, max(last, head))
    if syntax.quote_of[head] < 0:  # a source outside quotation marks does not run into them
        while first < head and syntax.quote_of[first] >= 0:
            first += 1
        quoted = (i for i in range(head + 1, last + 1) if syntax.quote_of[i] >= 0)
        inside = next((i for i in quoted if last - i > 6 or syntax.tokens[i - 1].text == ","), None)
        last = inside - 1 if inside is not None else last
    return syntax.span(first, last)


def _breaks_off(syntax: Syntax, head: int, last: int) -> int:
    """Where a phrase ends that the parse drew too long: at a relative pronoun, a finite verb or a long aside."""
    for k in range(head + 1, last + 1):
        token = syntax.tokens[k]
        aside = token.text == "(" and k + _LONGEST_ASIDE < last
        if aside or token.tag in ("WDT", "WP", "VBD", "VBZ", "MD"):
            return max(head, k - 1)
    return last


def _ends_phrase(syntax: Syntax, child: int) -> bool:
    """A clause, a time, or a prepositional phrase set off by a comma ("Reis, at a meeting in ...")."""
    token = syntax.tokens[child]
    if token.dep in ("relcl", "acl", "advcl", "parataxis", "npadvmod"):
        return True
    if token.dep != "prep":
        return False
    after_comma = syntax.tokens[child - 1].text == ","
    return after_comma or any(syntax.tokens[k].entity in ("DATE", "TIME") for k in syntax.kids(child, "pobj"))


def possessor_source(syntax: Syntax, noun: int) -> tuple[tuple[Span, ...], int | None]:
    """ "his demand", "the ministry's claim", "a statement by the union": possessor, or by, from, of."""
    owner = syntax.kid(noun, "poss")
    if owner is not None:
        first, last = syntax.reach(owner)
        mark = syntax.kid(owner, "case")
        phrase = syntax.span(first, mark - 1 if mark is not None else last)
        return ((phrase,), owner) if phrase else ((), None)
    for prep in syntax.kids(noun, "prep", "agent"):
        if syntax.tokens[prep].text.lower() in ("by", "from"):
            head = syntax.kid(prep, "pobj")
            phrase = noun_phrase(syntax, head) if head is not None else None
            if phrase:
                return (phrase,), head
    return (), None


def is_empty(syntax: Syntax, head: int | None) -> bool:
    """A subject that stands for no one: an expletive or a bare demonstrative."""
    return head is None or (syntax.tokens[head].text.lower() in _EMPTY and syntax.tokens[head].dep != "poss")
