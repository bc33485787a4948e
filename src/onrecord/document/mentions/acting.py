"""Which names stand for an actor: people and bodies anywhere, states where they act, capitals only there.

"Lima rejects" is a state, "a hotel in Lima" a town, "Peruvian troops" neither. A sheet and a name in, a
verdict out. Part of the stage `mentions`.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.document.mentions.long_names import Name
from onrecord.document.mentions.sheet import Sheet, noun_lemma
from onrecord.lexicons.people import acts, is_given_name
from onrecord.lexicons.states import find_place, plural_demonyms

_MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "quantmod")
_ADDRESS = ("dobj", "dative", "iobj", "obj")


def stands_for_actor(sheet: Sheet, name: Name, states_named: frozenset[str]) -> bool:
    """`states_named` holds the codes of the states that the article names other than by their capitals."""
    if name.label == "PERSON":
        return True
    place = find_place(name.text)
    root = sheet.root(name.part)
    if name.label == "NORP":
        alone = sheet.tokens[root].dep not in _MODIFIERS and sheet.tokens[root].tag in ("NNPS", "NNP", "NNS")
        people = name.text in plural_demonyms() or sheet.tokens[root].tag in ("NNPS", "NNS")
        return alone and people and _acts(sheet, name, root)
    if name.label == "GPE":
        town = place is not None and place.sense in ("capital", "seat")
        if town and place and place.code and place.code not in states_named:
            return _speaks(sheet, root) and not is_given_name(name.text)
        return _acts(sheet, name, root) or (not town and _is_party(sheet, root))
    if name.label == "ORG":
        return sheet.tokens[root].dep not in _MODIFIERS or sheet.possessor(name.part) or place is not None
    return _speaks(sheet, root)


def acts_somewhere(sheet: Sheet, names: Sequence[Name]) -> frozenset[str]:
    """Names of no certain kind ("the Palm Palace") that speak in the article: they are bodies throughout it."""
    return frozenset(
        name.text
        for name in names
        if name.label not in ("PERSON", "ORG", "GPE", "NORP") and _speaks(sheet, sheet.root(name.part))
    )


def stands_as_body(sheet: Sheet, name: Name) -> bool:
    """Whether a name that speaks elsewhere in the article stands for the body here, not for its building."""
    before = sheet.tokens[name.part[0] - 1].text.lower() if name.part[0] else ""
    if before in ("the", "a"):
        before = sheet.tokens[name.part[0] - 2].text.lower() if name.part[0] > 1 else ""
    return before not in acts().place and sheet.tokens[sheet.root(name.part)].dep not in _MODIFIERS


def _speaks(sheet: Sheet, root: int) -> bool:
    verb = sheet.subject_verb(root)
    return verb is not None and sheet.tokens[verb].lemma in acts().speech | acts().spoken


def _acts(sheet: Sheet, name: Name, root: int) -> bool:
    """Subject of an act, owner of one, addressed, or party to one."""
    verb = sheet.subject_verb(root)
    if verb is not None:
        active = sheet.tokens[root].dep != "nsubjpass"
        return active and sheet.tokens[verb].lemma in acts().verbs
    if sheet.possessor(name.part):
        owned = sheet.tokens[sheet.tokens[root].head]
        return noun_lemma(owned) in acts().nouns
    return _is_addressed(sheet, root)


def _is_addressed(sheet: Sheet, root: int) -> bool:
    """ "told Lima", "urged Lima", "talks with Lima", "between Quito and Lima"."""
    root = _first_of_row(sheet, root)
    head = sheet.tokens[sheet.tokens[root].head]
    if sheet.tokens[root].dep in _ADDRESS:
        return head.lemma in acts().verbs
    if sheet.tokens[root].dep != "pobj":
        return False
    if head.text.lower() in acts().party:
        return True
    return head.text.lower() == "on" and sheet.tokens[head.head].lemma in (
        "call",
        "urge",
        "pressure",
        "impose",
    )


def _is_party(sheet: Sheet, root: int) -> bool:
    """Where a state's own name stands for it: not as a modifier, and not after a preposition of place."""
    root = _first_of_row(sheet, root)
    token = sheet.tokens[root]
    if token.dep in _MODIFIERS:
        return False
    preposition = sheet.tokens[token.head].text.lower() if token.dep == "pobj" else ""
    return preposition not in acts().place


def _first_of_row(sheet: Sheet, root: int) -> int:
    """ "Lima" in "Quito and Lima": what holds for the first holds for the others."""
    for _ in range(6):
        if sheet.tokens[root].dep != "conj" or sheet.tokens[root].head == root:
            break
        root = sheet.tokens[root].head
    return root
