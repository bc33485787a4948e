"""Words of stance of which nobody says that they are so.

"Would not confirm reports that the movement had dropped its demand", "abstain rather than vote against the duties",
"stopped short of opposing them", "nobody who wants peace": a hit in, whether to leave it out. The parse tells, whatever
a model makes of the words. Part of the stage `stances`.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.document.stances.hits import Hit
from onrecord.document.stances.lexicon import Lexicon
from onrecord.document.syntax import Syntax

_STEPS = 8
_NEAR = 4  # words between "rather than" and the word of stance
_CONTRASTS = frozenset({("rather", "than"), ("instead", "of")})
_CLAUSES = ("acl", "relcl", "ccomp")


def is_unclaimed(syntax: Syntax, words: Lexicon, hit: Hit) -> bool:
    return (
        _is_unconfirmed(syntax, words, hit.token)
        or _is_contrast(syntax, hit.token)
        or _stops_short(syntax, hit.token)
        or _is_nobodys(syntax, words, hit)
        or _is_of_an_account(syntax, words, hit)
        or _stays(syntax, words, hit)
        or _is_hoped(syntax, words, hit.token)
        or (hit.stance == "demands" and _is_asserted(syntax, hit.token))
        or _is_imagined(syntax, words, hit.token)
        or (hit.rule == "learned" and _is_only_seen(syntax, words, hit))
        or (hit.rule == "learned" and _is_supposed(syntax, words, hit.token))
        or (hit.rule in ("learned", "will-not") and _says_nothing(syntax, words, hit.token))
    )


def _is_unconfirmed(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """In a clause on reports that somebody denies, or will not or cannot confirm."""
    for _ in range(_STEPS):
        head = syntax.tokens[i].head
        if head == i:
            return False
        if (
            syntax.tokens[i].dep in _CLAUSES
            and syntax.tokens[head].lemma.lower() in words.unclaimed.accounts
            and _is_left_open(syntax, words, syntax.tokens[head].head)
        ):
            return True
        i = head
    return False


def _is_left_open(syntax: Syntax, words: Lexicon, verb: int) -> bool:
    lemma = syntax.tokens[verb].lemma.lower()
    if lemma in words.unclaimed.denying:
        return True
    if lemma not in words.unclaimed.confirming:
        return False
    governor = syntax.tokens[verb].head
    declined = syntax.tokens[governor].lemma.lower() in ("decline", "refuse", "fail")
    return syntax.negated(verb) or (syntax.tokens[verb].dep == "xcomp" and declined)


def _is_contrast(syntax: Syntax, i: int) -> bool:
    """ "Abstain rather than vote against it"."""
    first = max(syntax.sentence(i)[0], i - _NEAR)
    told = [syntax.tokens[k].text.lower() for k in range(first, i)]
    return not _CONTRASTS.isdisjoint(pairwise(told))


def _stops_short(syntax: Syntax, i: int) -> bool:
    """ "Stopped short of opposing": neither the stopping nor the opposing."""
    first = max(syntax.sentence(i)[0], i - _NEAR)
    told = [syntax.tokens[k].lemma.lower() for k in range(first, min(i + 3, len(syntax.tokens)))]
    return "stop" in told and ("short", "of") in pairwise(told)


def _is_nobodys(syntax: Syntax, words: Lexicon, hit: Hit) -> bool:
    """ "Nobody who wants peace ...", "the world will see who wants the war", and, where a model has decided on the
    stance, "neither side has agreed"."""
    if hit.holder_token is None:
        return False
    head = syntax.tokens[hit.holder_token]
    if head.text.lower() in words.unclaimed.nobody:
        return True
    free = head.text.lower() == "who" and syntax.tokens[hit.token].dep in ("ccomp", "pcomp", "csubj", "advcl")
    if free:
        return True
    none = any(
        syntax.tokens[k].text.lower() in ("neither", "no") for k in syntax.kids(hit.holder_token, "det")
    )
    return none and "learned" in hit.rule


def _is_of_an_account(syntax: Syntax, words: Lexicon, hit: Hit) -> bool:
    """ "Rejected that explanation": a denial, and no stance on what the talks are about."""
    if hit.stance != "rejects" or syntax.tokens[hit.token].lemma.lower() not in words.unclaimed.denying:
        return False
    thing = syntax.kid(hit.token, "dobj", "nsubjpass")
    return thing is not None and syntax.tokens[thing].lemma.lower() in words.unclaimed.accounts


def _stays(syntax: Syntax, words: Lexicon, hit: Hit) -> bool:
    """ "Did not plan to recall its team", and "ordered its team to return": what is done, and no demand or refusal."""
    verb = syntax.tokens[hit.token].lemma.lower()
    leaves = any(
        syntax.tokens[k].lemma.lower() in words.unclaimed.leaving
        for k in syntax.kids(hit.token, "xcomp", "ccomp", "advcl")
    )
    return leaves and verb in words.unclaimed.moving


def _is_supposed(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """ "If he had wanted to keep them, he might have said so": in a clause of what was not."""
    for _ in range(_STEPS):
        marks = {syntax.tokens[k].text.lower() for k in syntax.kids(i, "mark", "advmod")}
        past = any(syntax.tokens[k].text.lower() == "had" for k in syntax.kids(i, "aux"))
        if past and not marks.isdisjoint(words.irrealis.marks):
            return True
        if syntax.tokens[i].head == i:
            return False
        i = syntax.tokens[i].head
    return False


def _is_imagined(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """ "Suppose the union refused it.": a sentence that asks to think of what is not so."""
    first = syntax.sentence(i)[0]
    opening = syntax.tokens[
        first + 1 if syntax.quote_of[first] >= 0 and first + 1 < len(syntax.tokens) else first
    ]
    return opening.lemma.lower() in words.unclaimed.imagining and opening.tag in ("VB", "VBP")


def _is_only_seen(syntax: Syntax, words: Lexicon, hit: Hit) -> bool:
    """Where only a model sees a stance: what somebody expects or thinks will be, and a demand in what is called
    something ("called the duties a wall")."""
    verb = syntax.tokens[hit.token]
    if verb.lemma.lower() == "call":
        asks = syntax.kid(hit.token, "prep", "prt", "xcomp") is not None
        return hit.stance == "demands" and not asks
    held = (verb, syntax.tokens[verb.head])
    return any(one.lemma.lower() in words.unclaimed.expecting and one.pos == "VERB" for one in held)


def _is_asserted(syntax: Syntax, i: int) -> bool:
    """ "Insists that the money goes to depots": what is so, not what has to be ("that it be paid", "must be paid")."""
    clause = syntax.kid(i, "ccomp") if syntax.tokens[i].lemma.lower() == "insist" else None
    if clause is None or syntax.tokens[clause].tag not in ("VBZ", "VBD"):
        return False
    return syntax.kid(clause, "aux", "auxpass") is None


def _is_hoped(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """ "Expressed hope for the union's agreement", "awaits its acceptance": a noun of stance that is not there yet."""
    governor = syntax.tokens[i].head
    if syntax.tokens[i].pos != "NOUN" or syntax.tokens[i].dep not in ("pobj", "dobj"):
        return False
    if syntax.tokens[governor].pos == "ADP":
        governor = syntax.tokens[governor].head
    return syntax.tokens[governor].lemma.lower() in words.hoping


def _says_nothing(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """ "Has yet to respond", "could not confirm", "declined to rule out": where only a model sees a stance."""
    verb = syntax.tokens[i].lemma.lower()
    inside = {syntax.tokens[k].lemma.lower() for k in syntax.kids(i, "xcomp")}
    if verb in ("decline", "refuse", "have"):
        yet = any(syntax.tokens[k].text.lower() == "yet" for k in syntax.children[i])
        return not inside.isdisjoint(words.unsaid | words.unclaimed.confirming) and (verb != "have" or yet)
    return verb in words.unsaid | words.unclaimed.confirming and syntax.negated(i)
