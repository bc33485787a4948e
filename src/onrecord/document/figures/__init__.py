"""The stage `figures`: an article and its parse in, numbers with their units out.

A number is found in the letters; whether it measures anything, what it measures and out of what is read off the
parse. What does not count or measure (dates, ages, labels, scores) is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.document.figures.context import mention
from onrecord.document.figures.lexicon import lexicon
from onrecord.document.figures.numbers import find_numbers
from onrecord.document.figures.refusals import Dated
from onrecord.document.figures.scene import Scene
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, DateMention, FigureMention, Parse

VERSION = "figures/8"


def find_figures(
    article: Article,
    parse: Parse,
    *,
    dates: Sequence[DateMention],
    attributions: Sequence[Attribution],
) -> tuple[FigureMention, ...]:
    """In the order of the text, none over another."""
    words = lexicon()
    numbers = find_numbers(article.text, words)
    if not numbers or not parse.tokens:
        return ()
    syntax = Syntax(article.text, parse, ())
    scene = Scene(article, syntax, words, Dated(dates), dates, attributions)
    found: list[FigureMention] = []
    for number, following in zip(numbers, (*numbers[1:], None), strict=True):
        one = mention(scene, number, following, found)
        if one is not None:
            found.append(replace(one, found_by=VERSION))
    return tuple(found)
