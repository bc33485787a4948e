"""Who speaks for a body without its name: "the employers" beside the Employers' Association, "a spokesman said" behind
what the ministry said.

Scenes with their phrases bound in; the ties of groups and spokesmen to bodies out. Of two nurses' unions of an article
neither is "the nurses". Part of the stage `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.corpus.resolve.keys import is_person, may_be_it
from onrecord.corpus.resolve.parties import Tie
from onrecord.corpus.resolve.scene import Scene
from onrecord.lexicons.people import bodies

_SPEAKING = ("spokesman", "spokeswoman", "spokesperson")
_NEAR = 8  # mentions before it
_ARTICLES = ("the ", "both ")
_WORDS = 2  # of the group's description: "the young doctors"


def find_members(scenes: Sequence[Scene]) -> Iterator[Tie]:
    for scene in scenes:
        yield from _spokesmen(scene)
        named = {key for key in scene.keys.values() if key[0] == "organisation"}
        if not named:
            continue
        for one in scene.mentions:
            key = scene.keys.get(one.span)
            if key is None or key[0] != "group" or one.form != "nominal":
                continue
            words = key[2].split()
            opens = scene.text(one).lower().startswith(_ARTICLES)
            if not opens or len(words) > _WORDS:
                continue
            fitting = [body for body in named if words[-1] in body[1].split() and _has_members(body)]
            if len(fitting) == 1:
                yield Tie(key, "of", fitting[0])


def _has_members(body: tuple[str, ...]) -> bool:
    """A union, an association, a council: a body that is called after those who make it up."""
    return not bodies().gatherings.isdisjoint(body[1].split())


def _spokesmen(scene: Scene) -> Iterator[Tie]:
    """ "The office denied it. ..., a spokesman said": of the body that is the last subject before, in the same sentence
    or in the one before."""
    for place, one in enumerate(scene.mentions):
        key = scene.keys.get(one.span)
        if one.head not in _SPEAKING or one.form != "nominal" or key is None or key[0] != "unnamed":
            continue
        if any(role.of is not None for role in one.roles) or len(scene.text(one).split()) > _WORDS:
            continue  # whose spokesman, the words say
        for before in reversed(scene.mentions[max(place - _NEAR, 0) : place]):
            if one.sentence - before.sentence > 1:
                break
            body = scene.keys.get(before.span)
            if before.subject and not before.quoted and body is not None and not is_person(body):
                if may_be_it(body):
                    yield Tie(key, "spokesman", body)
                break
