"""Names that run on from whose a title is: "the minister of trade of Ruritania Ana Reis", in machine translations.

A sheet and a piece of text that the model takes for one name in, that piece or the two names in it out. Part of the
stage `mentions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.document.mentions.sheet import Range, Sheet
from onrecord.lexicons.people import bodies, given_gender, people

_TITLE = 5  # tokens: a title with its field ("minister of foreign affairs") before "of"


def apart(sheet: Sheet, part: Range, label: str) -> Iterator[tuple[Range, str]]:
    """ "The minister of trade of Ruritania Ana Reis": whose the title is, then the name, with nothing between them."""
    last = sheet.tokens[part[1] - 1].text.lower()
    for start in range(part[0] + 1, part[1] - 1):
        if given_gender(sheet.tokens[start].text) is None or last in bodies().endings | bodies().sites:
            continue
        owner = (part[0], start)
        whole = sheet.tokens[start - 1].text.lower() in people().particles or given_gender(sheet.words(owner))
        if not whole and _is_owner_of_title(sheet, owner):
            yield owner, "ORG" if sheet.body_noun(start - 1) else "GPE"
            yield (start, part[1]), "PERSON"
            return
    yield part, label


def _is_owner_of_title(sheet: Sheet, part: Range) -> bool:
    """ "of" stands before a name, and a title before that."""
    of = part[0] - 1
    while of > 0 and (sheet.tokens[of].text.lower() == "the" or sheet.body_noun(of)):
        of -= 1
    if of < 1 or sheet.tokens[of].text not in ("of", "for"):
        return False
    for i in sheet.left(of, _TITLE):
        if sheet.role_noun(i):
            return True
        if sheet.tokens[i].pos in ("VERB", "AUX", "PUNCT"):
            return False
    return False
