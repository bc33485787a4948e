"""Long names of bodies: "Dock Workers' Federation", "Union of Deck and Harbour Workers". Part of the stage `mentions`.

A sheet and the names found so far in; the same with those that go on, or are made of several, whole out.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document.mentions.sheet import Range, Sheet
from onrecord.lexicons.people import bodies, people
from onrecord.lexicons.states import find_place

_NAMING = ("NOUN", "PROPN", "ADJ")
_PAIR = 2  # words
_LONGEST = 12  # tokens; longer runs of capitals are headings or noise


@dataclass(frozen=True, slots=True)
class Name:
    """A name without its titles; `label` is an OntoNotes label, "" where nothing tells."""

    part: Range
    text: str
    label: str


def of_many(sheet: Sheet, names: list[Name]) -> list[Name]:
    """Bodies named after their members: "Dock Workers' Federation", "People's Union"; names inside are dropped."""
    found = []
    for i, token in enumerate(sheet.tokens):
        if token.tag == "POS" and 0 < i < len(sheet.tokens) - 1 and _is_many(sheet, i - 1):
            start, end, (first, limit) = i - 1, i + 1, sheet.sentence(i)
            while end < limit and sheet.capital(end) and sheet.tokens[end].pos in ("NOUN", "PROPN", "ADJ"):
                end += 1
            while start > first and sheet.capital(start - 1) and sheet.tokens[start - 1].pos in _NAMING:
                start -= 1
            if end > i + 1 and sheet.tokens[end - 1].text.lower() in bodies().endings and not sheet.titled(i):
                found.append(Name((start, end), sheet.words((start, end)), "ORG"))
    inside = {i for name in found for i in range(*name.part)}
    return [*(name for name in names if not inside & set(range(*name.part))), *found]


def _is_many(sheet: Sheet, i: int) -> bool:
    """A capitalised plural that is no state's and nobody's name."""
    token = sheet.tokens[i]
    plural = token.tag in ("NNS", "NNPS") or token.text.lower() in people().groups or token.text.endswith("s")
    return sheet.capital(i) and plural and not find_place(token.text) and token.entity != "PERSON"


def extend(sheet: Sheet, names: list[Name]) -> list[Name]:
    """Bodies with their "of": "Union" + "of Deck Workers"; names inside the longer one are dropped."""
    extended: list[Name] = []
    for name in sorted(names, key=lambda one: one.part):
        if extended and name.part[0] < extended[-1].part[1]:
            continue
        end = name.part[1]
        words = sheet.words(name.part).split()
        opened = sheet.body_noun(name.part[0]) and len(words) > _PAIR and words[1] in ("of", "for")
        if name.label not in ("PERSON", "NORP") and (sheet.body_noun(end - 1) or opened):
            end = _body_end(sheet, name.part)
        part = (name.part[0], end)
        if (
            end == name.part[1]
            and end - part[0] == 1
            and sheet.body_noun(part[0])
            and not find_place(name.text)
        ):
            continue  # "the Union" alone is no name
        label = "ORG" if end > name.part[1] else name.label
        extended.append(Name(part, sheet.words(part), label))
    return extended


def _body_end(sheet: Sheet, part: Range) -> int:
    end, limit = part[1], sheet.sentence(part[0])[1]
    while end < limit and end - part[0] < _LONGEST and sheet.tokens[end].text in ("of", "for", "and", "&"):
        run = end + 1
        if run < limit and sheet.tokens[run].text == "the" and sheet.tokens[end].text in ("of", "for"):
            run += 1
        start = run
        while (
            run < limit and sheet.tokens[run].tag in ("NNP", "NNPS", "NNS", "NN", "JJ") and sheet.capital(run)
        ):
            run += 1
        titled = any(sheet.role_noun(i) for i in range(start, run))
        of_many = sheet.body_noun(part[0]) and end > part[0] + 1 and not titled
        joined = (
            sheet.tokens[end].text in ("of", "for") or sheet.tokens[run - 1].text.endswith("s") or of_many
        )
        if run == start or not joined or _is_agency(sheet, start, run):
            break
        end = run
    return end


def _is_agency(sheet: Sheet, start: int, end: int) -> bool:
    """ "The union for UPA": for which agency somebody writes is no part of a name."""
    text = sheet.tokens[start].text
    return end - start == 1 and text.isupper() and sheet.tokens[start - 1].text == "for"
