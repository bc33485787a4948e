"""Keys of actors within one run: what decides that two mentions are one actor. Part of the stage `resolve`.

A key is a tuple of strings that begins with its sort: ("state", "UA"), ("office", "FR", "Elysee"),
("alliance", "NATO"), ("place", "sant aurel"), ("body", "general staff", "state", "UA") for a part of another
actor, ("organisation", "atlantic council"), ("person", "7"), ("surname", "", "reis") for a person of whom
only that is known, and, within one article, ("local", article, "union") for a body, ("unnamed", article, start)
and ("group", article, words).
"""

from __future__ import annotations

import re

from onrecord.corpus.resolve.spelling import fold, spell
from onrecord.lexicons.people import bodies, people
from onrecord.lexicons.states import find_place
from onrecord.records import ActorKind

Key = tuple[str, ...]

_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_JOINING = frozenset({"of", "for", "and", "in", "on", "at", "to"})
_REVERSED = re.compile(r"^(ministry|department|office|bank|army|institute|federation|union) (?:of|for) (.+)$")
_PERSONAL = frozenset({"person", "surname"})
_KINDS: dict[str, ActorKind] = {
    "state": "state",
    "person": "person",
    "surname": "person",
    "unnamed": "unnamed",
    "group": "group",
}


def kind_of(key: Key) -> ActorKind:
    return _KINDS.get(key[0], "organisation")


def place_key(name: str) -> Key | None:
    """The state, office or alliance that a name of the tables stands for, also by its capital or a demonym."""
    place = find_place(name)
    if place is None:
        return None
    if place.sense in ("alliance", "seat"):
        return ("alliance", place.name)
    if place.sense == "office":
        return ("office", place.code or "", place.name)
    return ("state", place.code or "")


def why_place(name: str) -> str:
    """What a name is to the actor, where the table of places has it."""
    place = find_place(name)
    if place is None:
        return "the same words"
    return f"by the table of places: {place.sense} of {place.code or place.name}"


def organisation_key(name: str, owner: Key | None = None) -> Key:
    """A body of a state or of another actor by its words and whose it is; any other organisation by its words."""
    if owner is None and (place := place_key(name)):
        return place
    words, state = _without_place(name)
    owner = owner or state
    core = " ".join(word for word in words if not _is_empty(word))
    if found := _REVERSED.match(core):
        core = f"{found[2]} {found[1]}"
    core = people().same.get(core, core)
    if owner and _is_body(core):
        return ("body", core, *owner)
    usual = (bodies().spellings.get(word, word) for word in fold(name.replace("&", " ")).split())
    telling = [
        word for words in usual for word in words.split() if not _is_empty(word) and word not in _JOINING
    ]
    return ("organisation", " ".join(sorted(telling)) or fold(name))  # "Association of X", "X Association"


def _is_empty(word: str) -> bool:
    """Whether a word of a body's name does not tell which body it is."""
    return word in _DETERMINERS or word in bodies().legal


def surname_key(name: str, *, article: str) -> Key:
    """A person of whom only a surname is known: one in the record where `article` is "", else one in the article."""
    return ("surname", article, fold(name) if article else spell(name).surname)


def apart(key: Key, judgement: str) -> Key:
    """The key of what a judgement takes away from an actor: of the same sort."""
    return ("organisation", " ".join(key[1:]), judgement) if key[0] == "body" else (*key, judgement)


def is_person(key: Key | None) -> bool:
    return key is not None and key[0] in _PERSONAL


def may_be_person(key: Key | None) -> bool:
    """Whether "he" or "she" may stand for it."""
    return key is not None and (key[0] in _PERSONAL or (key[0] == "unnamed" and key[-1] == "person"))


def may_be_it(key: Key | None) -> bool:
    """Whether "it" may stand for it."""
    return key is not None and key[0] in (
        "state",
        "office",
        "alliance",
        "body",
        "organisation",
        "local",
        "place",
    )


def owner_of(key: Key) -> Key | None:
    """The actor of which a body is a body."""
    if key[0] == "body":
        return key[2:] or None
    return ("state", key[1]) if key[0] == "office" and key[1] else None


def is_government(core: str) -> bool:
    """Whether the words of a body name a part of a government."""
    government = bodies().government
    return core in government or core.rsplit(" ", 1)[-1] in government


def _is_body(core: str) -> bool:
    return (bool(core) and core.rsplit(" ", 1)[-1] in bodies().heads) or is_government(core)


def _without_place(name: str) -> tuple[list[str], Key | None]:
    """The folded words of an organisation's name without its state ("Russian Armed Forces", "... of Ukraine")."""
    words = name.split()
    for length in (3, 2, 1):
        if len(words) > length and (key := _state(" ".join(words[:length]))):
            return fold(" ".join(words[length:])).split(), key
        tied = len(words) > length + 1 and words[-length - 1].lower() in ("of", "the")
        if tied and (key := _state(" ".join(words[-length:]))):
            return re.sub(r"\s(of|the|of the)$", "", fold(" ".join(words[:-length]))).split(), key
    return fold(name).split(), None


def _state(words: str) -> Key | None:
    place = find_place(words)
    return ("state", place.code) if place and place.code and place.sense in ("state", "demonym") else None
