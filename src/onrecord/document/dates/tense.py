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
# "would be filed in Brevin, where the court sits, on Thursday": a clause between commas tells of another time
_ASIDE = re.compile(
    r",\s(?:where|which|who|whose|whom)\s[^,;.:]{1,70},(?=\s(?:on\s|at\s|by\s)?(?:\w{3,12}\son\s)?$)"
)
_DETERMINERS = frozenset("the a an its their his her these those".split())
# behind a "to" that is no infinitive's: names, plurals, nouns by their endings, articles, "by 21 to 4 against"
_NO_VERB = re.compile(
    r"(?:[A-Z0-9].*|.*(?:s|tion|sion|ment|ness|ance|ence|ity|ing)|the|an?|its|their|his|her|this|that|it"
    r"|against|for|in|on|at|of|with|by)$"
)
_REACH = 6  # words between a verb and what somebody is asked "to" do


def looks_ahead(text: str, start: int) -> bool:
    """Whether the nearest verb before a phrase, in its sentence, else the next one, speaks of what is to come."""
    if _TO_COME.match(text, start):
        return True
    before = _ASIDE.sub("", text[max(0, start - LOOK_BACK) : start])
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(before)]
    seen = _WORD.findall(before[ends[-1] if ends else 0 :])[::-1]
    marks = words()
    near = seen[1:] if seen[:1] == ["on"] else seen
    near = near[1:] if near and near[0] in marks.clock else near  # "until midnight on Friday"
    if near and near[0] in _EITHER:
        if near[0] == "from" and _first_past(near) in marks.pledging:
            return True  # "announced protests from Tuesday"
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


def _first_past(seen: Sequence[str]) -> str | None:
    """The nearest verb of the past."""
    return next((word for word in seen if word in words().past or word.endswith("ed")), None)


def _direction(seen: Sequence[str]) -> bool | None:
    """By the nearest word first: True ahead, False back, None where no word tells."""
    marks = words()
    for position, word in enumerate(seen):
        if word in marks.limits:
            return _runs(seen[:position], seen[position + 1 : position + 4])
        if word == "to" and position and _is_pledged(seen[position - 1], seen[position + 1 :]):
            return True
        if position and word in marks.starting and seen[position - 1] in marks.starting[word]:
            return marks.undone.isdisjoint(seen[position + 1 : position + 4])
        if _base_form(word, "".join(seen[position + 1 : position + 2])):
            return marks.undone.isdisjoint(seen[position + 1 : position + 4])
        counted = word.endswith("s") and not marks.counting.isdisjoint(seen[position + 1 : position + 2])
        if (word in marks.coming and not counted) or word.endswith(("'ll", "’ll")):
            return True
        if word == "to" and not marks.present.isdisjoint(seen[position + 1 : position + 2]):
            return True  # "is to brief parliament on Friday"
        if (
            word.endswith("ed")
            and position
            and not _DETERMINERS.isdisjoint(seen[position + 1 : position + 2])
        ):
            continue  # "the wounded captives"
        if word not in marks.overrun and not marks.limits.isdisjoint(seen[position + 1 : position + 2]):
            continue  # "the deadline set by the hosts"
        if word in marks.past or (word.endswith("ed") and len(word) > 4):
            # "will be published on", "are counted": the auxiliary stands before the participle
            before_it = seen[position + 1 : position + 4]
            if before_it[:1] == ["have"]:
                return False  # "should have ended on Friday"
            return any(one in marks.coming for one in before_it) or not marks.present.isdisjoint(
                before_it[:1]
            )
    return None


def _runs(behind: Sequence[str], before: Sequence[str]) -> bool | None:
    """ "The deadline set by the hosts, at noon on Sunday" is to come, "missed the deadline on Sunday" is over."""
    marks = words()
    over = not marks.overrun.isdisjoint(behind) or not marks.overrun.isdisjoint(before)
    return None if over else True


def _is_pledged(act: str, before: Sequence[str]) -> bool:
    """ "Had decided to send", "is ready to send", "asked both sides to send": an act that is yet to be done.

    "Voted to accept" is done with the vote.
    """
    marks = words()
    if _NO_VERB.match(act) or act in marks.settling:
        return False
    if before[:1] and before[0] in marks.pledging:
        return True
    held = next((place for place, word in enumerate(before[:_REACH]) if word in marks.asking), None)
    return held is not None and held > 0 and marks.undone.isdisjoint(before[:held])


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
