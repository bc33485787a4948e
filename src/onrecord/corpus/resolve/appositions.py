"""Phrases beside a name, between commas: "Ana Reis, a geologist, ...", "Its parent, Haxter Ports, ...".

A phrase without a name and its scene in, the key of the name that it is an apposition of out. Part of the stage
`resolve`.
"""

from __future__ import annotations

import re

from onrecord.corpus.resolve.keys import Key, is_person, may_be_it
from onrecord.corpus.resolve.scene import Scene
from onrecord.lexicons.people import bodies, people
from onrecord.records import Mention

_CLOSE = 4  # mentions: the name of which a phrase is an apposition is no further back
_APPOSED = re.compile(r", (an? [^,.;:“”\n]{1,60} and )?")
_OPENED = re.compile(r"(?: (?:who|that) [^,.;:“”\n]{1,60})?, (?:[A-Z][a-z]+\.? )?")
_CLOSED = re.compile(r"(?: (?:of|at|in|for|from|on|to)\b[^,.;:“”\n]{1,80})?[,.]")
# the end of an apposition, and not of one of the members of a list
_BODY_CLOSED = re.compile(
    r"(?: (?:of|at|in|for|from|on|to|that|which)\b[^,.;:“”\n]{1,80})?(?:[.;]|,(?! (?:and|or|the|an?)\b))"
)
_STOP = 3  # characters: a full stop, a space and a quotation mark


def apposed_name(scene: Scene, mention: Mention) -> Key | None:
    """ "Ana Reis, a geologist and the minister's sister, ...": the person named right before."""
    if mention.number == "plural" or mention.head not in people().heads:
        return None
    text = scene.reading.article.text
    place = scene.position[mention.span]
    for before in reversed(scene.mentions[max(place - _CLOSE, 0) : place]):
        if before.form != "name" or before.sentence != mention.sentence or before.quoted:
            continue
        key = scene.keys.get(before.span)
        apposed = _APPOSED.fullmatch(text, before.span.end, mention.span.start)
        definite = scene.text(mention).lower().startswith("the ") and apposed and not apposed[1]
        closed = _CLOSED.match(text, mention.span.end)
        return key if apposed and closed and is_person(key) and not (definite and mention.subject) else None
    return None


def name_after(scene: Scene, mention: Mention) -> Key | None:
    """ "The man who holds it, Ana Reis, ...": the person named right after, whole between commas."""
    if mention.number == "plural" or mention.head not in people().heads or mention.quoted:
        return None
    text = scene.reading.article.text
    place = scene.position[mention.span]
    for after in scene.mentions[place + 1 : place + 1 + _CLOSE]:
        if after.form != "name" or after.sentence != mention.sentence:
            continue
        apposed = _OPENED.fullmatch(text, mention.span.end, after.span.start)
        closed = text[after.span.end : after.span.end + 1] in (",", ".")
        key = scene.keys.get(after.span)
        return key if apposed and closed and is_person(key) else None
    return None


def apposed_body(scene: Scene, mention: Mention) -> Key | None:
    """ "Haxter Ports, the operator, ...", "Its parent, Haxter Ports, ...": the body named right beside."""
    if mention.number == "plural" or mention.head not in bodies().heads | bodies().owned:
        return None
    text = scene.reading.article.text
    place, span = scene.position[mention.span], mention.span
    near = scene.mentions[max(place - _CLOSE, 0) : place + 1 + _CLOSE]
    for name in (one for one in near if one.form == "name" and one.sentence == mention.sentence):
        opens = text[max(name.span.start - _STOP, 0) : name.span.start].strip(' “"')[-1:] in (
            "",
            ".",
            "\n",
        )
        before = text[name.span.end : span.start] == ", " and (opens or not mention.subject)
        after = text[span.end : name.span.start] == ", "
        end = span.end if before else name.span.end
        key = scene.keys.get(name.span)
        if (before or after) and _BODY_CLOSED.match(text, end) and may_be_it(key):
            return key
    return None
