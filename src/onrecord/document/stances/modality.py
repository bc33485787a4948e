"""Whether a word of stance is said of its subject: denied, asked, hoped, possible, or under a condition.

A token of a parse in, `Modality` out. What is only embedded under "hopes that", "urged X to", "if" or "whether"
says nothing of where its own subject stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document.stances.lexicon import Irrealis
from onrecord.document.syntax import Syntax

_STEPS = 8
_CLAUSAL = (
    "xcomp",
    "ccomp",
    "pcomp",
    "acl",
    "advcl",
    "relcl",
    "conj",
    "oprd",
    "acomp",
    "attr",
    "prep",
    "csubj",
)
_WH = ("how", "why", "what", "whom", "where")
_BELIEFS = (
    "believe",
    "think",
    "expect",
    "predict",
    "doubt",
    "fear",
    "suspect",
    "hope",
    "wish",
    "assume",
    "speculate",
)


@dataclass(frozen=True, slots=True)
class Modality:
    real: bool  # said of the subject at all
    negated: bool
    over: bool  # "no longer": what was so has ended
    would: bool  # or "could"
    asked: bool  # stands in a question


def modality(syntax: Syntax, i: int, words: Irrealis, *, possible: bool = False) -> Modality:
    """`possible`: what may be counts too."""
    asked = _asked(syntax, i)
    negated, over = _negation(syntax, i)
    helpers = {syntax.tokens[k].text.lower() for k in _auxiliaries(syntax, i)}
    would = not helpers.isdisjoint(("would", "'d", "could"))
    real = not asked and not _blocked(syntax, i, words, negated=negated or possible)
    return Modality(real, negated, over, would, asked)


def _asked(syntax: Syntax, i: int) -> bool:
    """A question mark behind it, in the sentence and inside the quotation marks that it stands in, if any."""
    last = syntax.sentence(i)[1]
    return any(
        syntax.tokens[k].text == "?" and syntax.quote_of[k] == syntax.quote_of[i] for k in range(i, last + 1)
    )


def _auxiliaries(syntax: Syntax, i: int) -> list[int]:
    """Of the word itself, of the copula that carries it, or shared with the verb that it is joined to."""
    found = list(syntax.kids(i, "aux", "auxpass"))
    token = syntax.tokens[i]
    if token.dep in ("acomp", "attr", "oprd") and syntax.tokens[token.head].pos in ("AUX", "VERB"):
        found += list(syntax.kids(token.head, "aux", "auxpass"))
    if not found and token.dep == "conj" and syntax.kid(i, "nsubj", "nsubjpass") is None:
        found += list(syntax.kids(token.head, "aux"))
    return found


def _negation(syntax: Syntax, i: int) -> tuple[bool, bool]:
    """(negated, "no longer"), read off the word, its copula, and a "no" or "neither" on its subject."""
    token = syntax.tokens[i]
    places = [i]
    if token.dep in ("acomp", "attr", "oprd"):
        places.append(token.head)
    negated = over = False
    for place in places:
        for k in syntax.children[place]:
            text = syntax.tokens[k].text.lower()
            behind = k > place + 1 or (k > place and syntax.tokens[place].pos == "VERB")
            if behind and text == "not":
                continue  # "is offering not a peace but a truce": a contrast
            if syntax.tokens[k].dep == "neg" or text in ("never", "nor", "neither", "hardly"):
                negated = True
            if text == "longer" and k and syntax.tokens[k - 1].text.lower() in ("no", "any"):
                over = True
    subject = syntax.kid(places[-1], "nsubj", "nsubjpass")
    if subject is not None and any(
        syntax.tokens[k].text.lower() in ("no", "neither", "nobody", "none")
        for k in (subject, *syntax.children[subject])
    ):
        negated = True
    return negated and not over, over


def _blocked(syntax: Syntax, i: int, words: Irrealis, *, negated: bool) -> bool:
    helpers = {syntax.tokens[k].text.lower() for k in _auxiliaries(syntax, i)}
    if not negated and not helpers.isdisjoint(words.modals):
        return True  # what may be is not so; what may not be is refused
    if not helpers.isdisjoint(("must", "should", "ought")) or _is_for_nothing(syntax, i):
        return True
    for _ in range(_STEPS):
        token = syntax.tokens[i]
        if any(syntax.tokens[k].text.lower() in words.marks for k in syntax.kids(i, "mark", "advmod")):
            return True
        relative = token.dep == "relcl"  # "rosters, where the union insists on ..." is no question
        if any(
            syntax.tokens[k].text.lower() in _WH
            and not (relative and syntax.tokens[k].text.lower() == "where")
            for k in syntax.kids(i, "advmod", "dobj", "attr", "pobj")
        ):
            return True
        head = token.head
        if head == i or token.dep not in _CLAUSAL:
            return False
        if _blocks(syntax, i, head, words):
            return True
        i = head
    return False


def _is_for_nothing(syntax: Syntax, i: int) -> bool:
    """ "No reason to accept", however the parser hangs it: that it is refused, set phrases tell."""
    if i < 2 or syntax.tokens[i - 1].text.lower() != "to" or syntax.tokens[i - 2].pos != "NOUN":
        return False
    return any(syntax.tokens[k].text.lower() == "no" for k in syntax.kids(i - 2, "det"))


def _blocks(syntax: Syntax, i: int, head: int, words: Irrealis) -> bool:
    """Whether what governs a clause keeps it from being said."""
    token, governor = syntax.tokens[i], syntax.tokens[head]
    lemma = governor.lemma.lower()
    infinitive = _infinitive(syntax, i)
    if token.dep in ("acl", "advcl") and infinitive:
        return token.dep == "acl"  # "a chance to accept"; "flew home to demand" is real
    if token.dep in ("xcomp", "ccomp", "pcomp"):
        if governor.pos == "ADJ" and lemma in words.adjectives:
            return True
        # the lemmatiser makes "hop" of "hopes"
        governs = {lemma, f"{lemma}e"} & words.governors
        wished = infinitive or (
            token.tag == "VB" and syntax.kid(i, "aux") is None
        )  # "told X that it would not" is said
        if governs and (wished or not governs.isdisjoint(_BELIEFS)):
            return True
        if infinitive and any(syntax.tokens[k].text.lower() == "yet" for k in syntax.children[head]):
            return True  # "has yet to accept"
        if syntax.negated(head) and lemma not in ("be", "have", "do"):
            return True
    return False


def _infinitive(syntax: Syntax, i: int) -> bool:
    if syntax.tokens[i].pos == "ADJ" or syntax.tokens[i].dep in ("acomp", "attr"):
        return False
    return any(syntax.tokens[k].text.lower() == "to" for k in syntax.kids(i, "aux"))
