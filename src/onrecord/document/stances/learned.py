"""The learned profile of stances: hits of the rules and the leanings of a model in, hits that both allow out.

A hit that the model sees no stance in is dropped; one in whose words it reads another stance takes that; a leaning
without a hit becomes one, its holder read off the parse. Part of the stage `stances`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.document.attribute.sources import noun_phrase, possessor_source
from onrecord.document.stances.complement import Range
from onrecord.document.stances.hits import Hit, subject_of
from onrecord.document.stances.leanings import Leaning, Leanings, plain
from onrecord.document.stances.speech import Speech
from onrecord.document.syntax import Syntax
from onrecord.records import Span, Stance

_DOUBTED = 0.05  # a hit in whose words the model sees less of its stance is dropped
_SURE = 0.3  # of a leaning that no rule knows
_OBLIGING = frozenset(("must", "should", "ought", "need", "needs", "has", "have", "needed"))
_VERBS, _NOUNS = ("VERB", "AUX"), ("NOUN", "ADJ", "PROPN")
_STEPS = 6  # up the parse to a verb with a subject
# Of the changes that the model made in 35 marked stories of benchmarks/talks these were wrong more often than right.
_WORDS_KNOW: frozenset[tuple[Stance, Stance]] = frozenset(
    {
        ("accepts", "threatens"),
        ("accepts", "offers"),
        ("concedes", "demands"),
        ("concedes", "threatens"),
        ("demands", "concedes"),
        ("threatens", "demands"),
    }
)
# Of the stances that only the model sees in another's object these were wrong more often than right, in those stories.
_OBJECTS: frozenset[tuple[Stance, Stance]] = frozenset(
    {
        ("accepts", "offers"),
        ("accepts", "threatens"),
        ("accepts_with_conditions", "offers"),
        ("accepts_with_conditions", "threatens"),
        ("concedes", "demands"),
        ("concedes", "rejects"),
        ("rejects", "threatens"),
        ("rejects", "offers"),
        ("threatens", "offers"),
    }
)
_YES: frozenset[Stance] = frozenset({"accepts", "accepts_with_conditions", "concedes"})
_NO: frozenset[Stance] = frozenset({"rejects"})
_NAMES = ("GPE", "NORP", "ORG", "PERSON")

# What the model's share of the stance adds to the log odds that a position is right, and what it takes away that no
# rule knows of the stance, or that a rule reads another one; fitted on the dev_ and fit_ stories of benchmarks/talks.
_SHARE, _ALONE, _CHANGED = 0.89, -0.61, -0.74


def weigh(syntax: Syntax, speech: Speech, hits: Sequence[Hit], leanings: Leanings) -> Iterator[Hit]:
    """The hits that stay, with the model's belief and vector, and those that only the model sees."""
    found = list(leanings.find(syntax))
    at = {i: one for one in found for i in range(one.tokens[0], one.tokens[1] + 1)}
    known: set[Leaning] = set()
    for hit in hits:
        leaning = at.get(hit.token)
        if leaning is not None:
            known.add(leaning)
            yield _agreed(hit, leaning, named=_is_attribute(syntax, hit))
            continue
        words = (min(hit.token, hit.topic[0]), max(hit.token, hit.topic[1]))
        doubtful = leanings.leaning(words, hit.stance)
        if doubtful.share >= _DOUBTED:
            yield replace(hit, weight=_SHARE * doubtful.share, gist=doubtful.gist)
    for leaning in found:
        if leaning not in known and leaning.share >= _SURE:
            own = _hit(syntax, speech, leaning)
            if own is not None and not _is_told(own, hits):
                yield own


def _is_told(own: Hit, hits: Sequence[Hit]) -> bool:
    """It stands in the object of a stance that words tell, as another one: "dropped [his demand that ...]"."""
    return any(
        (hit.stance, own.stance) in _OBJECTS and hit.topic[0] <= own.token <= hit.topic[1] for hit in hits
    )


def _is_attribute(syntax: Syntax, hit: Hit) -> bool:
    """ "The truce proposed by Orsk": the word only says whose the thing is."""
    token = syntax.tokens[hit.token]
    return hit.stance == "offers" and token.tag == "VBN" and token.dep in ("acl", "amod")


def _agreed(hit: Hit, leaning: Leaning, *, named: bool) -> Hit:
    if plain(leaning.stance) == plain(hit.stance):
        return replace(hit, weight=_SHARE * leaning.share, gist=leaning.gist)
    weight = _SHARE * leaning.share + _CHANGED
    known = named or (hit.stance, leaning.stance) in _WORDS_KNOW
    if known or _are_opposed(hit.stance, leaning.stance):
        return replace(hit, weight=weight, gist=leaning.gist)
    return replace(hit, stance=leaning.stance, rule=f"{hit.rule}-learned", weight=weight, gist=leaning.gist)


def _are_opposed(one: Stance, other: Stance) -> bool:
    """A yes by the words and a no by the model, or the other way round: of twelve such in the marked stories the words
    were right in nine."""
    return {one, other} & _NO != set() and {one, other} & _YES != set()


def _hit(syntax: Syntax, speech: Speech, leaning: Leaning) -> Hit | None:
    """None where nobody is named and nobody speaks."""
    head = _head(syntax, leaning.tokens)
    said = speech.at(head)
    if said is not None and leaning.stance == "demands" and _obliges(syntax, head):
        holder, owner = None, None  # what has to be is the speaker's demand, whoever is to do it
    else:
        holder, owner = _holder(syntax, head, said.bounds[0] if said is not None else 0)
    if holder is None and said is None and speech.cued(head) is None:
        return None
    return Hit(
        token=head,
        stance=leaning.stance,
        topic=leaning.tokens,
        holder=holder,
        holder_token=owner,
        rule="learned",
        weight=_SHARE * leaning.share + _ALONE,
        gist=leaning.gist,
    )


def _head(syntax: Syntax, tokens: Range) -> int:
    """The word that the others hang on; of several the first verb."""
    first, last = tokens
    tops = [
        i
        for i in range(first, last + 1)
        if syntax.tokens[i].head == i or not first <= syntax.tokens[i].head <= last
    ]
    return min(
        tops, key=lambda i: (syntax.tokens[i].pos not in _VERBS, syntax.tokens[i].pos not in _NOUNS, i)
    )


def _holder(syntax: Syntax, head: int, start: int) -> tuple[Span | None, int | None]:
    """Whose the thing is, else the subject of the verb that it is or hangs on, from the token `start` on."""
    if syntax.tokens[head].pos not in _VERBS:
        spans, owner = possessor_source(syntax, head)
        if spans:
            return spans[0], owner
    verb = head
    for _ in range(_STEPS):
        if syntax.tokens[verb].pos in _VERBS:
            holder, owner = _subject(syntax, verb)
            inside = owner is None or owner >= start
            if start or (holder is not None and inside):
                return (holder, owner) if inside else (None, None)
        if syntax.tokens[verb].head == verb:
            break
        verb = syntax.tokens[verb].head
    return None, None


def _subject(syntax: Syntax, verb: int) -> tuple[Span | None, int | None]:
    holder, owner = subject_of(syntax, verb)
    head = syntax.tokens[verb].head
    if holder is None and syntax.tokens[verb].dep == "acl" and syntax.tokens[head].entity in _NAMES:
        return noun_phrase(syntax, head), head  # "Ines Damm, the chair, called for ..." read as a participle
    return holder, owner


def _obliges(syntax: Syntax, head: int) -> bool:
    """ "Must go", "has to go", "ought to be gone"."""
    words = {syntax.tokens[k].text.lower() for k in syntax.kids(head, "aux", "auxpass")}
    return not _OBLIGING.isdisjoint(words | {syntax.tokens[head].text.lower()})
