"""The stage `events`: an article and its parse in, what happened out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Article, Attribution, DateMention, EventMention, Parse

VERSION = "events/1"


def find_events(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[EventMention, ...]:
    return ()
