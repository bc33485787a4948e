"""The stage `figures`: an article and its parse in, numbers with their units out."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Article, Attribution, DateMention, FigureMention, Parse

VERSION = "figures/1"


def find_figures(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[FigureMention, ...]:
    return ()
