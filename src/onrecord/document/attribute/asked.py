"""What stands in a question put to somebody: "asked whether she would accept it" reports no acceptance of hers.

A parse and the place of a cue in, whether what the cue reports is only asked. Part of the stage `attribute`.
"""

from __future__ import annotations

from onrecord.document.attribute.lexicon import Lexicon
from onrecord.document.syntax import Syntax

_STEPS = 6
_MARKS = ("if", "whether")
_EMBEDDED = ("ccomp", "pcomp", "advcl", "xcomp", "conj", "acl")


def is_asked(syntax: Syntax, cue: int | None, lexicon: Lexicon) -> bool:
    """The cue, or a verb above it, is marked by "if" or "whether" and hangs on a verb of asking, at most through a
    preposition ("pressed on whether he would")."""
    if cue is None:
        return False
    i = cue
    for _ in range(_STEPS):
        token = syntax.tokens[i]
        if token.head == i or token.dep not in _EMBEDDED:
            return False
        governor = token.head
        if syntax.tokens[governor].pos == "ADP":
            governor = syntax.tokens[governor].head
        marked = any(syntax.tokens[k].text.lower() in _MARKS for k in syntax.kids(i, "mark", "advmod"))
        if marked and governor != i:
            return syntax.tokens[governor].lemma.lower() in lexicon.asked
        i = token.head
    return False
