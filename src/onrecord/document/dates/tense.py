"""Which way a time lies from its publication: the words of tense around a phrase in, ahead or not out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.document.dates.lexicon import words

LOOK_BACK = 90  # characters in which a verb tells whether a day is past or to come
LEADING = 4  # words before a phrase that leads its sentence
_EITHER = ("from", "through", "before")  # "a truce from Friday" lies ahead, "ran from Friday" behind
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’]?\s|\n")
_TO_COME = re.compile(r"\w{3,12}['’]s(?: [\w-]{1,20}){1,3} (?:will|would)\b")  # "Tuesday's walkout would"
_WORD = re.compile(r"[A-Za-z'’]+")


def looks_ahead(text: str, start: int) -> bool:
    """Whether the nearest verb before a phrase, in its sentence, else the next one, speaks of what is to come."""
    if _TO_COME.match(text, start):
        return True
    before = text[max(0, start - LOOK_BACK) : start]
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(before)]
    seen = _WORD.findall(before[ends[-1] if ends else 0 :])[::-1]
    marks = words()
    near = seen[1:] if seen[:1] == ["on"] else seen
    near = near[1:] if near and near[0] in marks.clock else near  # "until midnight on Friday"
    if near and near[0] in _EITHER:
        return _direction(near) is not False
    if near and near[0] in marks.directly:
        return not _over(near)
    found = _direction(seen)
    if found is None and len(seen) <= LEADING:
        after = text[start : start + LOOK_BACK]
        stop = _SENTENCE_ENDS.search(after)
        found = _next_direction(_WORD.findall(after[: stop.start() if stop else None]))
    return bool(found)


def _over(near: Sequence[str]) -> bool:
    """ "Held out until Friday" and "had been fixed for Friday" are over; "was put off until Friday" is not."""
    lasted = near[0] in ("until", "till") and not words().lasting.isdisjoint(near[1:4])
    return lasted or (near[0] in ("until", "till", "for") and "had" in near[1:5])


def _direction(seen: Sequence[str]) -> bool | None:
    """By the nearest word first: True ahead, False back, None where no word tells."""
    marks = words()
    for position, word in enumerate(seen):
        if _base_form(word, "".join(seen[position + 1 : position + 2])):
            return marks.undone.isdisjoint(seen[position + 1 : position + 4])
        counted = word.endswith("s") and not marks.counting.isdisjoint(seen[position + 1 : position + 2])
        if (word in marks.coming and not counted) or word.endswith(("'ll", "’ll")):
            return True
        if word == "to" and not marks.present.isdisjoint(seen[position + 1 : position + 2]):
            return True  # "is to brief parliament on Friday"
        if word in marks.past or (word.endswith("ed") and len(word) > 4):
            # "will be published on", "are counted": the auxiliary stands before the participle
            before_it = seen[position + 1 : position + 4]
            if before_it[:1] == ["have"]:
                return False  # "should have ended on Friday"
            return any(one in marks.coming for one in before_it) or not marks.present.isdisjoint(
                before_it[:1]
            )
    return None


def _base_form(word: str, before: str) -> bool:
    """A verb without an ending, by the word before it where it may be a noun."""
    marks = words()
    if before == "to":
        return word in marks.base or word in marks.nominal or word in marks.plural
    plural = before.endswith("s") and before.isalpha()
    return word in marks.base or (plural and word in marks.plural)


def _next_direction(following: Sequence[str]) -> bool | None:
    """Of a phrase that leads its sentence ("On Friday ministers will vote"): the first word that tells."""
    marks = words()
    for word in following:
        if word in marks.coming or word.endswith(("'ll", "’ll")):
            return True
        if word in marks.past or (word.endswith("ed") and len(word) > 4):
            return False
    return None
