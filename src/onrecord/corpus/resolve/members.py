"""Groups that are a body's members: "the employers" beside the Employers' Association speak for it.

Scenes with their phrases bound in; the ties of groups to bodies out. Only where one body of the article has the noun in
its name: of two nurses' unions neither is "the nurses". Part of the stage `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.corpus.resolve.parties import Tie
from onrecord.corpus.resolve.scene import Scene
from onrecord.lexicons.people import bodies

_ARTICLES = ("the ", "both ")
_WORDS = 2  # of the group's description: "the young doctors"


def find_members(scenes: Sequence[Scene]) -> Iterator[Tie]:
    for scene in scenes:
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
