"""What a verb of an event is done to: a verb of a parse in, the head of its object out."""

from __future__ import annotations

from onrecord.document.syntax import Syntax

TIMES = ("DATE", "TIME")


def object_of(syntax: Syntax, i: int) -> int | None:
    """The object, the subject of a passive, or the noun that a participle hangs on."""
    found = syntax.kid(i, "dobj")
    if found is None:
        found = syntax.kid(i, "nsubjpass")
    if syntax.tokens[i].dep == "relcl" and (
        found is None or syntax.tokens[found].text.lower() in ("that", "which", "who", "whom")
    ):
        if found is not None and syntax.tokens[found].dep == "nsubjpass":
            return syntax.tokens[i].head  # "the paper, which was put to both sides"
        subject = syntax.kid(i, "nsubj")  # "the screeners it dismissed", "the figures that he had proposed"
        if subject is not None and syntax.tokens[subject].text.lower() not in ("that", "which", "who"):
            return syntax.tokens[i].head
    if found is None and syntax.tokens[i].dep != "acl":
        named = syntax.kid(i, "oprd")  # "appointed Ruo as envoy" may be read so
        if named is not None and syntax.tokens[named].pos == "PROPN":
            return named
    if found is None and syntax.tokens[i].dep == "acl" and syntax.tokens[i].tag == "VBN":
        return syntax.tokens[i].head
    bare = syntax.tokens[i].tag == "VBN" and syntax.kid(i, "nsubj", "aux", "mark") is None
    if found is None and syntax.tokens[i].dep == "advcl" and bare:  # "Arrested on Sunday, he was freed"
        return syntax.kid(syntax.tokens[i].head, "nsubj", "nsubjpass")
    if found is None and syntax.tokens[i].dep == "conj" and syntax.tokens[i].tag == "VBN":
        head = syntax.tokens[i].head
        if syntax.kid(i, "nsubj") is None and syntax.kid(head, "auxpass") is not None:
            return syntax.kid(head, "nsubjpass")
    if found is None and syntax.tokens[i].dep == "oprd":  # "the text was declared adopted"
        return syntax.kid(syntax.tokens[i].head, "nsubjpass")
    if found is None and syntax.tokens[i].tag == "VBN" and syntax.kid(i, "agent") is not None:
        return syntax.kid(i, "nsubj")  # "The draft put forward by the hosts would ..." is read as a clause
    return found if found is not None else _behind_time(syntax, i)


def _behind_time(syntax: Syntax, i: int) -> int | None:
    """ "Put forward on Friday a set of terms that ...": a long object behind the day, which the parse may give to
    another verb."""
    _, last = syntax.sentence(i)
    k = i + 1
    while k <= last and (syntax.tokens[k].entity in TIMES or _leads_time(syntax, i, k)):
        k += 1
    if (
        k > last
        or syntax.tokens[k - 1].entity not in TIMES
        or syntax.tokens[k].pos not in ("DET", "NUM", "ADJ", "NOUN")
    ):
        return None
    while syntax.tokens[k].head > k and syntax.tokens[k].pos in ("DET", "NUM", "ADJ", "NOUN", "PROPN"):
        head = syntax.tokens[k].head
        if syntax.tokens[head].pos not in ("ADJ", "NUM", "NOUN", "PROPN"):
            break
        k = head
    return k if syntax.tokens[k].pos in ("NOUN", "PROPN") else None


def _leads_time(syntax: Syntax, verb: int, k: int) -> bool:
    """A particle of the verb, or a preposition, between it and its day."""
    token = syntax.tokens[k]
    return (
        token.dep in ("prt", "advmod", "prep") and token.head == verb and token.pos in ("ADP", "ADV", "PART")
    )
