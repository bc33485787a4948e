"""Whether a clause tells of what was done, of a plan, or of nothing: a verb of a parse in, a `Reality` out.

Negation, questions, conditions and what is only wished, asked for or possible tell of nothing.
"""

from __future__ import annotations

from typing import Literal

from onrecord.document.events.lexicon import Plans
from onrecord.document.syntax import Syntax

Reality = Literal["done", "planned"]
_STEPS = 8
_UP = (
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "relcl",
    "conj",
    "pcomp",
    "oprd",
    "acomp",
    "attr",
    "csubj",
    "dep",
    "prep",
)
_FINITE = ("VBD", "VBZ", "VBP")


def reality(syntax: Syntax, i: int, plans: Plans) -> Reality | None:
    """How the clause of a verb is told; None where it is not told at all."""
    if _asked(syntax, i) or _negated(syntax, i):
        return None
    own = _own(syntax, i, plans)
    if own is None:
        return None
    for _ in range(_STEPS):
        token = syntax.tokens[i]
        if _marked(syntax, i, plans):
            return None
        if token.head == i or token.dep not in _UP or _stands_alone(syntax, i):
            return own
        above = _above(syntax, i, plans)
        if above is None:
            return None
        if above == "planned" or (_begun(syntax, i, plans) and _own(syntax, token.head, plans) == "planned"):
            own = "planned"
        i = token.head
    return own


def _stands_alone(syntax: Syntax, i: int) -> bool:
    """A clause closed by a colon or semicolon is governed by nothing behind it ("They set out terms: duties fall")."""
    token = syntax.tokens[i]
    if token.dep != "ccomp" or token.head < i:
        return False
    return any(syntax.tokens[k].text in (":", ";") for k in range(syntax.right[i], token.head))


def _begun(syntax: Syntax, i: int, plans: Plans) -> bool:
    """ "Will begin to collect": what is begun is as far off as its beginning."""
    token = syntax.tokens[i]
    return token.dep == "xcomp" and syntax.tokens[token.head].lemma.lower() in plans.done


def _own(syntax: Syntax, i: int, plans: Plans) -> Reality | None:
    """By its own auxiliaries and form; an infinitive is what its governor makes of it."""
    auxiliaries = _auxiliaries(syntax, i)
    lemmas = {syntax.tokens[k].lemma.lower() for k in auxiliaries}
    texts = {syntax.tokens[k].text.lower() for k in auxiliaries}
    if not plans.auxiliaries.isdisjoint(lemmas | texts):
        return "planned"
    if "would" in lemmas | texts or "'d" in texts:
        return "planned" if _reported(syntax, i) else None
    if not plans.modals.isdisjoint(lemmas | texts):
        return None
    if "to" in texts and syntax.tokens[i].dep not in ("xcomp", "ccomp", "acl", "advcl", "conj", "oprd"):
        return None
    return "done"


def _auxiliaries(syntax: Syntax, i: int) -> list[int]:
    """Its own, or those shared with the verb to which it is joined."""
    found = list(syntax.kids(i, "aux", "auxpass"))
    for _ in range(3):
        token = syntax.tokens[i]
        if (
            found
            or token.dep != "conj"
            or token.tag in _FINITE
            or syntax.kid(i, "nsubj", "nsubjpass") is not None
        ):
            break
        i = token.head
        found = list(syntax.kids(i, "aux", "auxpass"))
    return found


def _reported(syntax: Syntax, i: int) -> bool:
    """ "said it would sign": the future of what is told in the past, without a condition of its own."""
    token = syntax.tokens[i]
    conditional = any(
        syntax.tokens[m].text.lower() == "if" for k in syntax.kids(i, "advcl") for m in syntax.kids(k, "mark")
    )
    return not conditional and token.dep in ("ccomp", "conj")


def conditional(syntax: Syntax, i: int, *, averted: bool) -> bool:
    """A plan with a condition ("will sign provided that") is none yet. With "unless" it stands until it is averted
    (`averted`), but a word that is to be given ("will reject it unless") does not."""
    marks = ("if",) if averted else ("if", "unless")
    for _ in range(3):
        for k in syntax.kids(i, "advcl", "prep"):
            first = {syntax.tokens[m].text.lower() for m in syntax.kids(k, "mark")}
            if not first.isdisjoint(marks) or syntax.tokens[k].text.lower() in ("provided", "providing"):
                return True
        token = syntax.tokens[i]
        if token.dep not in ("xcomp", "ccomp", "conj") or token.head == i:
            break
        i = token.head
    return False


def intended(syntax: Syntax, i: int) -> int | None:
    """The verb of what is made known as to be done: "announced that the levy would be put off"."""
    for k in syntax.kids(i, "ccomp"):
        ahead = any(
            syntax.tokens[m].text.lower() in ("will", "would", "shall") for m in syntax.kids(k, "aux")
        )
        if k > i and ahead and syntax.kid(k, "neg") is None:
            return k
    return None


def _asked(syntax: Syntax, i: int) -> bool:
    _, last = syntax.sentence(i)
    return any(syntax.tokens[k].text == "?" for k in range(max(i, last - 3), last + 1))


def _negated(syntax: Syntax, i: int) -> bool:
    for k in syntax.children[i]:
        token = syntax.tokens[k]
        if token.dep == "neg" or token.text.lower() in ("never", "nor", "neither", "not", "almost", "nearly"):
            return True
        if token.dep in ("nsubj", "nsubjpass", "dobj") and any(
            syntax.tokens[m].text.lower() in ("no", "not", "neither", "nobody", "none")
            for m in (k, *syntax.children[k], syntax.left[k])
        ):
            return True
    return False


def _marked(syntax: Syntax, i: int, plans: Plans) -> bool:
    return any(syntax.tokens[k].text.lower() in plans.marks for k in syntax.kids(i, "mark")) or (
        syntax.tokens[i].dep == "pcomp"
        and syntax.tokens[syntax.tokens[i].head].text.lower()
        in ("without", "before", "against", "from", "for", "of", "about")
    )


def _above(syntax: Syntax, i: int, plans: Plans) -> Reality | None:
    """What the governor of a clause makes of it."""
    token = syntax.tokens[i]
    governor = syntax.tokens[token.head]
    lemma = governor.lemma.lower()
    infinitive = any(syntax.tokens[k].text.lower() == "to" for k in syntax.kids(i, "aux"))
    if token.dep in ("relcl", "conj", "dep", "prep"):
        return "done"
    if _negated(syntax, token.head) and token.dep in ("xcomp", "ccomp", "acl"):
        return None
    if infinitive:
        if lemma in plans.done:
            return "done"
        if any(syntax.tokens[k].text.lower() == "have" for k in syntax.kids(i, "aux")):
            return None  # "was to have been voted on": it was not
        past = any(syntax.tokens[k].text.lower() == "had" for k in syntax.kids(token.head, "aux", "auxpass"))
        if past and lemma not in ("agree", "decide", "vow", "promise", "pledge", "vote"):
            return None  # "had been due to end": overtaken
        if lemma in plans.governors or (
            token.dep == "acl" and lemma in ("decision", "plan", "agreement", "vote", "deal")
        ):
            return "planned"
        return None
    void = lemma in plans.void or f"{lemma}e" in plans.void  # "hoped" is read as a form of "hop" now and then
    if token.dep in ("xcomp", "ccomp", "pcomp", "csubj") and void:
        return (
            "done"
            if token.dep == "ccomp" and token.tag == "VBD" and lemma in ("claim", "insist", "believe")
            else None
        )
    return "done"
