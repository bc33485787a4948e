"""Whether a speaker denies a content. A draft with its cue in, yes or no out.

A denial says of a statement that it is untrue: "denied that", "dismissed reports that", "rejected the accusation",
"does not believe that". To assert a negative ("insisted it had not", "said there was no truth in it") is no denial of
that content, nor is to refuse what was asked for ("denied the request", "rejected the offer").
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.document.attribute.complements import is_clause
from onrecord.document.attribute.draft import Draft
from onrecord.document.attribute.speech import is_speech
from onrecord.document.syntax import SUBJECTS, Syntax
from onrecord.lexicons import load_toml

_OBJECTS = ("dobj", "nsubjpass", "ccomp", "xcomp", "dative", "attr")
_STEPS = 4  # up from a cue to the verb that governs it


@dataclass(frozen=True, slots=True)
class _Words:
    """Lemmas; what each group is for stands beside it in lexicons/denials.toml."""

    denying: frozenset[str]
    rejecting: frozenset[str]
    disputing: frozenset[str]
    beliefs: frozenset[str]
    nouns: frozenset[str]
    statements: frozenset[str]
    clausal: frozenset[str]
    untrue: frozenset[str]
    granted: frozenset[str]
    deciders: frozenset[str]
    undecided: frozenset[str]
    nobody: frozenset[str]


@functools.cache
def _words() -> _Words:
    data = load_toml("denials.toml")
    return _Words(**{name: frozenset(words) for name, words in data.items()})


def denies(syntax: Syntax, draft: Draft) -> bool:
    """Whether the source of the draft is reported to deny its content."""
    i = draft.cue_token
    if i is None or _answers(syntax, draft):
        return False
    token, words = syntax.tokens[i], _words()
    if token.pos == "NOUN":
        return token.lemma.lower() in words.nouns and not _negative(syntax, i)
    if token.pos not in ("VERB", "AUX"):
        return False
    lemma = token.lemma.lower()
    if lemma in words.beliefs:
        return syntax.negated(i) and any(is_clause(syntax, k) for k in syntax.kids(i, "ccomp"))
    objects = list(_objects(syntax, i, draft))
    denied = (
        (lemma in words.denying and not _granted(syntax, i))
        or (lemma in words.disputing and bool(objects))
        or (lemma in words.rejecting and _untrue(syntax, i, objects))
    )
    return denied and not _undone(syntax, i)


def _granted(syntax: Syntax, i: int) -> bool:
    """ "denied the request", "denied them a visa": something is not given."""
    things = [*syntax.kids(i, "dobj", "nsubjpass", "oprd")]
    received = syntax.kid(i, "dative") is not None and bool(things)
    return received or any(_is(syntax, k, _words().granted) for k in things)


def _answers(syntax: Syntax, draft: Draft) -> bool:
    """`She denied the charge: "I was at home."`: what is quoted is what she says, not what she denies."""
    first, _ = syntax.token_range(draft.content[0])
    number = syntax.quote_of[first] if first < len(syntax.tokens) else -1
    if number < 0:
        return False
    return is_speech(syntax, syntax.quotations[number])


def _objects(syntax: Syntax, i: int, draft: Draft) -> Iterator[int]:
    """The heads of what is denied, where they stand in the content: objects, and what a relative clause belongs to."""
    token = syntax.tokens[i]
    heads = list(syntax.kids(i, *_OBJECTS))
    heads += [k for prep in syntax.kids(i, "prep", "prt") for k in syntax.kids(prep, "pobj")]
    if token.dep in ("relcl", "acl") and syntax.kid(i, "dobj") is None:
        heads.append(token.head)
    for k in heads:
        if any(span.start <= syntax.tokens[k].start < span.end for span in draft.content):
            yield k
            yield from syntax.kids(k, "conj")


def _untrue(syntax: Syntax, i: int, objects: list[int]) -> bool:
    """The object is a statement, or is called untrue ("dismissed it as false"), and the subject is no court."""
    words = _words()
    subject = syntax.subject(i)
    if subject is not None and _is(syntax, subject, words.deciders):
        return False
    called = any(
        _is(syntax, k, words.untrue)
        for prep in syntax.kids(i, "prep")
        if syntax.tokens[prep].text.lower() == "as"
        for k in (*syntax.kids(prep, "pobj", "amod", "pcomp"), *_conjoined(syntax, prep))
    )
    return called or any(
        _is(syntax, k, words.statements)
        or (syntax.tokens[k].dep == "ccomp" and is_clause(syntax, k))
        or (
            _is(syntax, k, words.clausal)
            and any(is_clause(syntax, c) for c in syntax.kids(k, "acl", "ccomp"))
        )
        for k in objects
    )


def _conjoined(syntax: Syntax, prep: int) -> Iterator[int]:
    for k in syntax.kids(prep, "pobj", "amod"):
        yield from syntax.kids(k, "conj", "amod")


def _undone(syntax: Syntax, i: int) -> bool:
    """ "did not deny", "neither confirmed nor denied", "refused to deny", "nobody denies": nothing is denied."""
    k = i
    for _ in range(_STEPS):
        if _negative(syntax, k):
            return True
        token = syntax.tokens[k]
        if token.head == k or token.dep not in ("conj", "xcomp", "pcomp", "prep", "ccomp"):
            return False
        if token.dep == "conj" and any(
            syntax.tokens[c].text.lower() == "nor" for c in syntax.kids(token.head, "cc")
        ):
            return True
        if token.dep == "ccomp" and syntax.kid(k, *SUBJECTS) is not None:
            return False
        joined = token.dep == "conj"
        k = token.head
        if not joined and syntax.tokens[k].lemma.lower() in _words().undecided:
            return True
        if joined and syntax.kid(i, *SUBJECTS) is not None:
            return False
        if joined and not any(syntax.tokens[c].text.lower() in ("or", "nor") for c in syntax.kids(k, "cc")):
            return False
    return False


def _negative(syntax: Syntax, i: int) -> bool:
    """Negated, or with a subject or determiner that names no one ("no denial", "nobody denies")."""
    if syntax.negated(i) or any(syntax.tokens[k].text.lower() == "no" for k in syntax.kids(i, "det")):
        return True
    subject = next(syntax.kids(i, "nsubj"), None)
    if subject is None:
        return False
    first = syntax.tokens[syntax.left[subject]]
    return bool({syntax.tokens[subject].text.lower(), first.text.lower()} & _words().nobody)


def _is(syntax: Syntax, i: int, words: frozenset[str]) -> bool:
    token = syntax.tokens[i]
    return token.lemma.lower() in words or token.text.lower() in words
