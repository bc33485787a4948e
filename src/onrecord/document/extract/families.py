"""Families: an HTML page's tree -> the groups of alike elements that may each be one of several reports on it.

Reports stand in siblings of one form, or one below the other under headings of one level.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.document.extract.clocks import clock_in
from onrecord.document.extract.markup import Element, texts_of
from onrecord.document.extract.shape import is_sentence

_FORMS: Final = frozenset(("article", "section", "div", "li", "tr", "p"))
BOLD: Final = "bold"
TIMED: Final = "timed"
RULED: Final = "ruled"
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "dt", BOLD, TIMED, RULED)
_STEM: Final = re.compile(r"[A-Za-z]+")
MOST: Final = 400  # reports on one page
Members = Sequence[Sequence[Element]]


def families(tree: Element) -> Iterator[Members]:
    """The groups, those of the outermost elements first; each member is the elements of one report."""
    alike: defaultdict[tuple[Element, str, str], list[Element]] = defaultdict(list)
    for element in tree.iter(*_FORMS):
        parent = element.getparent()
        if parent is not None:
            # "post-880 post sticky" and "post-874 post" are of one form
            stem = _STEM.match(element.get("class") or "")
            alike[parent, element.tag, stem.group() if stem else ""].append(element)
    articles = [one for one in tree.iter("article") if next(one.iterancestors("article"), None) is None]
    for members in (articles, *alike.values()):
        if 2 <= len(members) <= MOST:
            # an advertisement between two reports may be of their form
            told = [[one] for one in members if _runs(one)]
            if len(told) > 1 and len(told) * 3 >= len(members) * 2:
                yield told
    for parent in list(tree.iter()):
        if isinstance(parent.tag, str):
            yield from _under_headings(parent)


def _runs(element: Element) -> bool:
    return any(is_sentence(line) for line in texts_of(element))


def _is_bold(element: Element) -> bool:
    """Whether a paragraph is set in bold throughout, as a title is where a page has no headings."""
    if element.tag not in ("p", "div") or (element.text or "").strip() or len(element) != 1:
        return False
    inner = element[0]
    return (
        inner.tag in ("b", "strong")
        and not (inner.tail or "").strip()
        and len("".join(inner.itertext())) <= 220
    )


def _heads(child: Element, level: str) -> bool:
    """Whether a child begins what a level stands for: a heading of it, a title in bold, a time, what a rule parts."""
    if level == BOLD:
        return _is_bold(child)
    if level == TIMED:
        return isinstance(child.tag, str) and clock_in(_short_text(child)) is not None
    if level == RULED:
        before = child.getprevious()
        return before is None or before.tag == "hr"
    return bool(child.tag == level)


def _short_text(element: Element) -> str:
    """The element's words where they are few; nothing for others, and for those that hold blocks of text."""
    text = " ".join(itertools.islice(texts_of(element), 3))
    return text if len(text) <= 80 else ""


def _under_headings(parent: Element) -> Iterator[Members]:
    """The children of an element, cut at its headings of one level."""
    for level in _HEADINGS:
        at = [position for position, child in enumerate(parent) if _heads(child, level)]
        if 2 <= len(at) <= MOST:
            children = list(parent)
            yield [children[start:stop] for start, stop in zip(at, [*at[1:], len(children)], strict=True)]
