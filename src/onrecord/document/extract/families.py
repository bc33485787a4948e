"""Families: an HTML page's tree -> the groups of alike elements that may each be one of several reports on it.

Reports stand in siblings of one form, or one below the other under headings of one level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.document.extract.markup import Element, texts_of
from onrecord.document.extract.shape import is_sentence

_FORMS: Final = frozenset(("article", "section", "div", "li", "tr", "p"))
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "dt")
MOST: Final = 400  # reports on one page
Members = Sequence[Sequence[Element]]


def families(tree: Element) -> Iterator[Members]:
    """The groups, those of the outermost elements first; each member is the elements of one report."""
    alike: defaultdict[tuple[Element, str, str], list[Element]] = defaultdict(list)
    for element in tree.iter(*_FORMS):
        parent = element.getparent()
        if parent is not None:
            alike[parent, element.tag, element.get("class") or ""].append(element)
    for members in alike.values():
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


def _under_headings(parent: Element) -> Iterator[Members]:
    """The children of an element, cut at its headings of one level."""
    for level in _HEADINGS:
        at = [position for position, child in enumerate(parent) if child.tag == level]
        if 2 <= len(at) <= MOST:
            children = list(parent)
            yield [children[start:stop] for start, stop in zip(at, [*at[1:], len(children)], strict=True)]
