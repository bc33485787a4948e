"""Phrases without a name that can act or speak: "the US president", "a senior official", "the ministry".

A sheet, the names and the role finder in, phrases out. Part of the stage `mentions`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.document.mentions.role_phrase import Phrase
from onrecord.document.mentions.roles import Roles
from onrecord.document.mentions.sheet import Sheet, noun_lemma
from onrecord.lexicons.people import acts, bodies, people

_NOT_HEADS = ("compound", "amod", "nmod", "npadvmod", "attr", "quantmod", "oprd")


def find_nominals(sheet: Sheet, roles: Roles, taken: Collection[int]) -> Iterator[Phrase]:
    """The phrases around nouns that lie outside `taken` (tokens of names and of the roles that names carry)."""
    for noun, token in enumerate(sheet.tokens):
        if noun in taken or token.pos not in ("NOUN", "PROPN") or token.dep in _NOT_HEADS:
            continue
        if sheet.heads_phrase(noun) and _can_act(sheet, noun):
            phrase = roles.phrase(noun)
            if sheet.titled(noun):
                if sheet.is_subject(phrase.part, noun):
                    yield phrase
            elif (
                token.tag in ("NNS", "NNPS")
                or phrase.of
                or sheet.tokens[phrase.part[0]].pos in ("DET", "NUM")
            ):
                yield phrase  # a bare singular ("took office") points at nothing


def _can_act(sheet: Sheet, noun: int) -> bool:
    lemma = noun_lemma(sheet.tokens[noun])
    if lemma in bodies().documents:
        return False
    if lemma in people().heads or lemma in bodies().heads:
        return True
    if lemma in people().groups or sheet.tokens[noun].text.lower() in people().groups:
        return True
    if lemma in bodies().sites or lemma == "capital":
        return False  # "in Lima, the capital of Peru, the minister said"
    verb = sheet.subject_verb(noun)
    speaks = verb is not None and sheet.tokens[verb].lemma in acts().speech
    return speaks and sheet.tokens[noun].dep == "nsubj" and sheet.tokens[noun].pos == "NOUN"
