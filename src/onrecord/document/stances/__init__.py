"""The stage `stances`: an article and its parse in, where somebody stands out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Article, Attribution, DateMention, Parse, StanceMention

VERSION = "stances/1"


def find_stances(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[StanceMention, ...]:
    return ()
