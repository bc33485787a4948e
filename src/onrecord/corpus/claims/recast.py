"""Statements that are not what their words alone make them: items in, the same in the same order out.

Who withdraws a report does not assert it ("its story did not meet our standards"). Who drops a demand has done
something, which may be denied, though a demand itself cannot.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.corpus.claims.items import Item
from onrecord.lexicons import load_toml
from onrecord.records import Article, Evidence

_STOP = re.compile(r"[.!?][”\"’)]*\s|\n")


def recast(items: Sequence[Item], articles: Mapping[str, Article]) -> tuple[Item, ...]:
    return tuple(_recast(one, articles[one.evidence.article or ""].text) for one in items)


def _recast(item: Item, text: str) -> Item:
    if not item.denial and _retracting().search(_sentence(text, item.evidence)) is not None:
        return replace(item, factual=False, real=frozenset())
    if item.wished and not item.denial and _dropping().search(item.evidence.exact) is not None:
        return replace(item, wished=False, factual=True)
    return item


def _sentence(text: str, words: Evidence) -> str:
    """The words with the rest of their sentence before them, and at most that behind them."""
    start = max(
        (found.end() for found in _STOP.finditer(text, max(0, words.start - 300), words.start)), default=0
    )
    start = start or max(0, words.start - 300)
    behind = _STOP.search(text, max(words.start, words.end - 2))
    return text[start : behind.start() if behind is not None else len(text)]


@functools.cache
def _retracting() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_toml('claims.toml')['retracting'])})\b", re.IGNORECASE)


@functools.cache
def _dropping() -> re.Pattern[str]:
    data = load_toml("claims.toml")["dropping"]
    return re.compile(
        rf"\b(?:{'|'.join(data['verbs'])}) (?:its|his|her|their|the|all) (?:[\w-]+ )?(?:{'|'.join(data['nouns'])})\b",
        re.IGNORECASE,
    )
