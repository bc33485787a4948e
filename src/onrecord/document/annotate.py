"""The stage `annotate`: an article in, its parse out. Blocks are parsed apart and their tokens joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.records import Article, Parse, Token

VERSION = "annotate/1"


class Parser(Protocol):
    """What a model adapter offers: the tokens of each text, all offsets from 0."""

    version: str

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]: ...


def annotate(article: Article, parser: Parser) -> Parse:
    """The parse of the whole article; offsets are offsets in `article.text`."""
    tokens: list[Token] = []
    sentences = 0
    texts = [block.span.of(article.text) for block in article.blocks]
    for block, found in zip(article.blocks, parser.parse(texts), strict=True):
        first = len(tokens)
        tokens += [
            replace(
                token,
                start=token.start + block.span.start,
                end=token.end + block.span.start,
                head=token.head + first,
                sentence=token.sentence + sentences,
            )
            for token in found
        ]
        if found:
            sentences = tokens[-1].sentence + 1
    return join(tokens)


def join(tokens: Sequence[Token]) -> Parse:
    """A parse of tokens whose heads and sentence numbers are already right."""
    children: list[list[int]] = [[] for _ in tokens]
    bounds: list[list[int]] = []
    for position, token in enumerate(tokens):
        if token.head != position:
            children[token.head].append(position)
        if token.sentence == len(bounds):
            bounds.append([position, position + 1])
        else:
            bounds[-1][1] = position + 1
    return Parse(
        tokens=tuple(tokens),
        sentences=tuple((first, last) for first, last in bounds),
        children=tuple(map(tuple, children)),
    )
