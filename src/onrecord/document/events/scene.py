"""What the finders of events look at: one article with its parse, its times and its speech."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.document.events.lexicon import Lexicon
from onrecord.document.events.times import Timed, Times
from onrecord.document.stances.speech import Speech
from onrecord.document.syntax import Syntax
from onrecord.records import Article


@dataclass(frozen=True, slots=True)
class Scene:
    article: Article
    syntax: Syntax
    words: Lexicon
    times: Times
    speech: Speech


def past(scene: Scene, timed: Timed) -> bool:
    """A known day that is not after the publication."""
    date = timed.mention.date
    return date is not None and date.start[:10] <= (scene.article.published or "9999")[:10]
