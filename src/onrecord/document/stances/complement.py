"""What a word of stance is about: a token and the shapes that its lexicon entry allows in, token ranges out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.syntax import Syntax

Range = tuple[int, int]  # first and last token, both included
_PARTIES = ("GPE", "NORP", "ORG", "PERSON")
_FINITE = (
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "shall",
    "should",
    "must",
    "do",
    "did",
    "have",
    "had",
)
_ASKED = ("on", "upon", "to", "with")
_RELATIVE = ("who", "which", "that", "whom")


def complement(syntax: Syntax, i: int, shapes: Sequence[str]) -> Range | None:
    """The object in the first shape that fits; None where the word has none of them."""
    for shape in shapes:
        found = _SHAPES[shape](syntax, i) if shape in _SHAPES else _preposition(syntax, i, shape)
        if found is not None:
            return found
    return None


def _object(syntax: Syntax, i: int) -> Range | None:
    passive = syntax.kid(i, "auxpass") is not None
    head = syntax.kid(i, "nsubjpass") if passive else syntax.kid(i, "dobj")
    if head is None and syntax.tokens[i].dep in ("acl", "amod") and syntax.tokens[i].tag == "VBN":
        head = syntax.tokens[i].head  # "the terms offered by the owners"
        return syntax.left[head], max(head, i)
    if head is None and not passive and syntax.tokens[i].dep == "conj":
        return None
    if head is None:
        return None
    if syntax.tokens[head].text.lower() in _RELATIVE and syntax.tokens[i].dep == "relcl":
        noun = syntax.tokens[i].head
        return syntax.left[noun], noun
    return syntax.reach(head)


def _clause(syntax: Syntax, i: int) -> Range | None:
    head = syntax.kid(i, "ccomp", "acl")
    if head is None or (_is_infinitive(syntax, head) and syntax.kid(head, "nsubj") is None):
        return None
    return syntax.reach(head)


def _subjunctive(syntax: Syntax, i: int) -> Range | None:
    """What is to be: "asked that the tickets be extended"."""
    head = syntax.kid(i, "ccomp")
    if head is None or not any(syntax.tokens[k].text.lower() == "that" for k in syntax.kids(head, "mark")):
        return None
    verb = syntax.kid(head, "auxpass", "aux")
    bare = syntax.tokens[head if verb is None else verb]
    wished = bare.text.lower() == "should"  # "asked that it should be extended"
    base = wished or (bare.text.lower() == bare.lemma.lower() and bare.text.lower() not in _FINITE)
    third = syntax.kid(head, "nsubj", "nsubjpass")
    if not base or third is None or (bare.tag == "VBP" and bare.text.lower() != "be"):
        return None
    return syntax.reach(head)


def _own_clause(syntax: Syntax, i: int) -> Range | None:
    """A clause on what the subject itself will do: "warned that it would walk out"."""
    head = syntax.kid(i, "ccomp")
    subject = syntax.kid(head, "nsubj") if head is not None else None
    if head is None or subject is None:
        return None
    own = syntax.tokens[subject].text.lower() in ("it", "they", "he", "she", "we", "i")
    will = any(syntax.tokens[k].lemma.lower() in ("will", "would", "be") for k in syntax.kids(head, "aux"))
    return syntax.reach(head) if own and will else None


def _to(syntax: Syntax, i: int) -> Range | None:
    for head in syntax.kids(i, "xcomp", "ccomp", "acl", "advcl"):
        if _is_infinitive(syntax, head):
            return syntax.reach(head)
    return _preposition(syntax, i, "to")


def _gerund(syntax: Syntax, i: int) -> Range | None:
    for head in syntax.kids(i, "xcomp", "ccomp", "pcomp", "dobj"):
        if syntax.tokens[head].tag == "VBG":
            return syntax.reach(head)
    return None


def _object_to(syntax: Syntax, i: int) -> Range | None:
    """Someone to do something: both are the object."""
    for head in syntax.kids(i, "xcomp", "ccomp", "advcl"):
        if head < i or not _is_infinitive(syntax, head):
            continue
        if syntax.kid(head, "nsubj") is not None or syntax.kid(i, "dobj", "dative", "prep") is not None:
            # what is to be done, without whom it is asked of
            to = next((k for k in range(i + 1, head) if _marks_infinitive(syntax, k)), head)
            return to, syntax.right[head]
    return None


def _on_to(syntax: Syntax, i: int) -> Range | None:
    """ "call on someone to do something", "appeal to", "plead with"."""
    prep = next(
        (k for k in syntax.kids(i, "prep", "dative") if syntax.tokens[k].text.lower() in _ASKED), None
    )
    if prep is None:
        return None
    last = max([syntax.right[prep], *(syntax.right[k] for k in syntax.kids(i, "xcomp", "advcl", "ccomp"))])
    to = next((k for k in range(prep, last + 1) if _marks_infinitive(syntax, k)), None)
    return (to, last) if to is not None else None


def _marks_infinitive(syntax: Syntax, i: int) -> bool:
    return syntax.tokens[i].text.lower() == "to" and syntax.tokens[i].dep == "aux"


def _whether(syntax: Syntax, i: int) -> Range | None:
    head = syntax.kid(i, "ccomp", "advcl", "pcomp", "acl")
    if head is None:
        return None
    openers = ("whether", "if", "how", "who", "what", "why", "where", "which", "when")
    first, last = syntax.reach(head)
    return (first, last) if syntax.tokens[first].text.lower() in openers else None


def _preposition(syntax: Syntax, i: int, word: str) -> Range | None:
    for prep in syntax.kids(i, "prep", "dative", "agent", "prt"):
        if syntax.tokens[prep].text.lower() == word and syntax.right[prep] > prep:
            return prep + 1, syntax.right[prep]
    if word == "for":  # "called for the rosters to be restored": the preposition marks a clause
        for head in syntax.kids(i, "ccomp", "advcl", "xcomp"):
            if any(syntax.tokens[k].text.lower() == "for" and k > i for k in syntax.kids(head, "mark")):
                return syntax.left[head] + 1, syntax.right[head]
    return None


def _compound(syntax: Syntax, i: int) -> Range | None:
    """What stands before the noun: "a thirty-day truce proposal"."""
    kids = [k for k in syntax.kids(i, "compound", "amod", "nmod") if syntax.tokens[k].entity not in _PARTIES]
    return (min(syntax.left[k] for k in kids), i) if kids else None


def _alone(syntax: Syntax, i: int) -> Range | None:
    return i, i


def _is_infinitive(syntax: Syntax, i: int) -> bool:
    return syntax.tokens[i].tag == "VB" and any(
        syntax.tokens[k].text.lower() == "to" for k in syntax.kids(i, "aux")
    )


_SHAPES = {
    "object": _object,
    "clause": _clause,
    "that": _clause,
    "clause-own": _own_clause,
    "to": _to,
    "ing": _gerund,
    "object-to": _object_to,
    "on-to": _on_to,
    "subjunctive": _subjunctive,
    "whether": _whether,
    "compound": _compound,
    "alone": _alone,
}
