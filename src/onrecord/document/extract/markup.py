"""Markup: an HTML page's elements -> how deep they nest, the lines that a reader sees, the blocks of the report's
tree. Nothing here recurses: a page decides how deep it nests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import trafilatura

from onrecord.document.extract.blocks import RawBlock, goes_on
from onrecord.document.extract.normalise import normalise
from onrecord.errors import UnreadablePage

Element = Any  # of lxml, which comes without types
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{0,4000}>")
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
# elements that close themselves, or whose end is often left out: neither adds to the depth
_FLAT: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option "
    "optgroup colgroup rp rt body html head".split()
)
# of trafilatura's tree
_BLOCKS: Final = frozenset("p head item quote row div table list lb code ab graphic figure".split())
# of HTML
_PAGE_BLOCKS: Final = frozenset(
    "address article aside blockquote body br button center dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section select table tbody td tfoot th thead "
    "time title tr ul".split()
)
_SILENT: Final = frozenset("script style noscript template svg head iframe object textarea".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page as a reader sees it."""

    text: str
    heading: int | None
    moment: str | None  # the datetime attribute of a `time` element


def nesting(page: str) -> int:
    """How deep the elements of a page nest, counted without parsing it."""
    depth = deepest = 0
    for match in _TAG.finditer(page):
        name = match.group(2).lower()
        if name in _FLAT or match.group().endswith("/>"):
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def as_document(page: str) -> str:
    """The page as parsers of text take it: without an XML declaration, which names the charset it no longer is in."""
    page = _DECLARATION.sub("", page).replace("\0", "")
    # a fragment is taken for a page's body
    return page if "<html" in page[:2000].lower() else f"<html><body>{page}</body></html>"


def parse(page: str) -> Element:
    """The page's tree. Raises UnreadablePage where there is none."""
    tree = trafilatura.load_html(as_document(page))
    if tree is None:
        raise UnreadablePage("the page is no HTML that can be read")
    return tree


def main_cell(body: Element) -> Element | None:
    """The cell that holds most of the words of a page laid out as a table; None for other pages."""
    total = len(" ".join(body.itertext()))
    cells = [cell for cell in body.iter("cell") if len(" ".join(cell.itertext())) * 10 >= total * 6]
    return cells[-1] if cells else None


def blocks_of(body: Element) -> Iterator[RawBlock]:
    """The blocks of trafilatura's tree, in order."""
    for group, (text, heading, linked) in enumerate(_walk(body, _BLOCKS, frozenset())):
        clean = normalise(text)
        if clean:
            yield RawBlock(clean, None, group, heading=heading, linked=linked * 10 >= len(text.strip()) * 6)


def texts_of(element: Element) -> Iterator[str]:
    """The lines that stand in an element, read only as far as they are asked for."""
    for text, _, _ in _walk(element, _PAGE_BLOCKS, _SILENT):
        if clean := normalise(text):
            yield clean


def entry_blocks(element: Element) -> Iterator[RawBlock]:
    """The blocks of one entry of a live page, its pictures' captions and buttons left out."""
    silent = _SILENT | {"figcaption", "button"}
    for group, (text, heading, linked) in enumerate(_walk(element, _PAGE_BLOCKS, silent)):
        clean = normalise(text)
        if clean:
            yield RawBlock(clean, None, group, heading=heading, linked=linked * 10 >= len(text.strip()) * 6)


def page_blocks(tree: Element) -> tuple[RawBlock, ...]:
    """The blocks of the page's running part, a table's row as one; captions, buttons, menus and asides left out."""
    silent = _SILENT | {"figcaption", "button", "nav", "header", "footer", "aside", "form", "time", "address"}
    found: list[RawBlock] = []
    for group, (text, heading, linked) in enumerate(_walk(tree, _PAGE_BLOCKS - {"td", "th"}, silent)):
        clean = normalise(text)
        if clean:
            found.append(
                RawBlock(clean, None, group, heading=heading, linked=linked * 10 >= len(text.strip()) * 6)
            )
    return tuple(found)


def lines_of(tree: Element) -> Iterator[Line]:
    """The lines of the page as a reader sees them; a line of a `time` element carries its moment."""
    moments = _moments(tree)
    for text, heading, _ in _walk(tree, _PAGE_BLOCKS, _SILENT):
        clean = normalise(text)
        if clean:
            yield Line(clean, heading, moments.get(clean))


def _moments(tree: Element) -> dict[str, str]:
    """What the `time` elements show, and the moment that each means."""
    moments: dict[str, str] = {}
    for element in tree.iter("time"):
        moment, text = element.get("datetime"), normalise("".join(element.itertext()))
        if moment and text:
            moments.setdefault(text, moment)
    return moments


def _walk(
    root: Element, blocks: frozenset[str], silent: frozenset[str]
) -> Iterator[tuple[str, int | None, int]]:
    """The words between block elements, with the level of the heading that they are in and how many are links.

    Not recursive: a page decides how deep it nests.
    """
    words: list[str] = []
    linked = heading = 0
    links = skipped = 0
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if (
            tag in ("lb", "br")
            and not closing
            and words
            and goes_on("".join(words).rstrip(), (element.tail or "").lstrip())
        ):
            words.append(" ")
        elif tag in ("lb", "br") and closing and words and words[-1] == " ":
            pass
        elif tag in blocks and words:
            if (text := "".join(words)).strip():
                yield text, heading or None, linked
            words, linked = [], 0
        if closing:
            heading = 0 if _level(element) else heading
            links -= tag in ("a", "ref")
            skipped -= tag in silent
            if element is not root and element.tail and not skipped:
                words.append(element.tail)
                linked += len(element.tail) if links else 0
            continue
        heading = _level(element) or heading
        if tag in ("cell", "td", "th") and words:
            words.append(" ")
        links += tag in ("a", "ref")
        skipped += tag in silent
        if element.text and not skipped and tag:
            words.append(element.text)
            linked += len(element.text) if links else 0
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    if "".join(words).strip():
        yield "".join(words), heading or None, linked


def _level(element: Element) -> int:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == "head":
        rend = element.get("rend") or "h2"
        return int(rend[1]) if rend[1:].isdigit() else 2
    return int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
