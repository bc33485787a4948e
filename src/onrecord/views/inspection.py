"""Inspection: a page's source and what `extract` made of it go in; its blocks, kept or dropped and why, come out."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Extraction


@dataclass(frozen=True, slots=True)
class InspectedBlock:
    """A block of the page. `article` counts the page's articles from 1; None: dropped."""

    article: int | None
    label: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class InspectedField:
    """A field of an article's metadata and the exact words that it was read from."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class InspectedArticle:
    """An article that the page holds, as far as the page shows what it is. Numbered from 1."""

    number: int
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    language: str | None
    translated: str | None
    credits: tuple[str, ...]
    words: int
    shown: tuple[InspectedField, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """One page; `failure` says why it yields no article."""

    page: str
    charset: str | None
    articles: tuple[InspectedArticle, ...]
    blocks: tuple[InspectedBlock, ...]
    failure: str | None = None


def inspection(source: str, extraction: Extraction) -> Inspection:
    """One page, block by block."""
    articles = tuple(
        InspectedArticle(
            number=article.position + 1,
            title=article.title,
            outlet=article.outlet,
            authors=article.authors,
            published=article.published,
            updated=article.updated,
            language=article.language,
            translated=article.translated,
            credits=article.credits,
            words=len(article.text.split()),
            # the headline is read where it stands, and seen there
            shown=tuple(
                InspectedField(one.field, one.evidence.exact) for one in article.shown if one.field != "title"
            ),
        )
        for article in extraction.articles
    )
    blocks = tuple(
        InspectedBlock(
            None if block.article is None else block.article + 1, block.label, block.reason, block.text
        )
        for block in extraction.blocks
    )
    return Inspection(source, extraction.charset, articles, blocks)
