"""Markdown: the decoded page -> drafts of its articles: headings and link syntax read, the rest as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from onrecord.document.extract.blocks import RawBlock, read_blocks
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.plain import Reading, read_raw

_HEADING: Final = re.compile(r"(#{1,6})\s+(?P<text>.+?)\s*#*\Z")
_UNDERLINE: Final = re.compile(r"(?:=+|-+)\Z")
_IMAGE: Final = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK: Final = re.compile(r"\[([^\[\]]+)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_ADDRESS: Final = re.compile(r"<(https?://[^<>\s]+)>")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1")
_EMPHASIS: Final = re.compile(
    r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)"
)
_LEAD: Final = re.compile(r"(?:>\s?)+|(?:[*+-]|\d{1,3}[.)])\s+")
_FRONT: Final = re.compile(r"\A\ufeff?---\s*\r?\n(?:.{0,2000}\r?\n){0,60}?---\s*\r?\n")


def read_markdown(page: str) -> Reading:
    """The articles of a Markdown page; a front matter of fields stands apart from the text."""
    front = _FRONT.match(page)
    start = front.end() if front else 0
    return read_raw(tuple(_read(read_blocks(page, start=start))), page)


def _read(blocks: tuple[RawBlock, ...]) -> Iterator[RawBlock]:
    out: list[RawBlock] = []
    for block in blocks:
        if _UNDERLINE.match(block.text) and out and out[-1].group == block.group and out[-1].heading is None:
            # a line of = or - right below a line makes it a heading
            out[-1] = replace(out[-1], heading=1 if block.text.startswith("=") else 2)
            continue
        heading = _HEADING.match(block.text)
        text = plain(heading["text"] if heading else block.text)
        if text:
            out.append(replace(block, text=text, heading=len(heading.group(1)) if heading else None))
    yield from out


def plain(text: str) -> str:
    """The words of a line of Markdown."""
    text = _IMAGE.sub(r"\1", text)
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    text = _STRONG.sub(r"\2", text)
    return normalise(_EMPHASIS.sub(lambda match: match.group(1) or match.group(2), text))
