"""An article as the reading of its figures needs it, and a number with what was read around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.document.figures.lexicon import Bound, Lexicon
from onrecord.document.figures.measured import Measured
from onrecord.document.figures.numbers import Number
from onrecord.document.figures.refusals import Dated
from onrecord.document.figures.units import Unit
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, DateMention

LOOK_BACK = 40  # characters before a number in which its qualifier stands


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the reading of its figures needs it."""

    article: Article
    syntax: Syntax
    words: Lexicon
    dated: Dated
    dates: Sequence[DateMention]
    attributions: Sequence[Attribution]

    @property
    def text(self) -> str:
        return self.article.text


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`start` and `end` take the number in."""

    start: int
    end: int
    words: str | None
    bound: Bound | None


@dataclass(frozen=True, slots=True)
class Place:
    """A number with what was read around it; `tokens` are the first and the last of number and unit."""

    number: Number
    unit: Unit
    qualifier: Qualifier
    what: Measured
    tokens: tuple[int, int]
