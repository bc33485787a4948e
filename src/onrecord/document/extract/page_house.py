"""The house of an HTML page: its outlet as the page names it — beside the headline in the page's title, in the link
that leads to its front page, in its copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.document.extract.draft import Finding
from onrecord.document.extract.furniture import judge_alone
from onrecord.document.extract.headline import beside
from onrecord.document.extract.lexicon import fold, furniture
from onrecord.document.extract.markup import Element, Line
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.outlets import find_outlet
from onrecord.document.extract.places import Places
from onrecord.document.extract.shape import count_words, ends_sentence

_FRONT: Final = re.compile(r"(?:https?://[^/?#]+)?(?:/|\./|/?(?:index|default)\.\w{3,5})?\Z")
_TITLE: Final = re.compile(r"<title[^<>]{0,200}>([^<]{1,600})</title", re.IGNORECASE)
LOOKED_AT: Final = 60  # links from the top of the page


def front_names(tree: Element) -> tuple[str, ...]:
    """The names in links to the site's front page, in order: the outlet's, where they are no "Home"."""
    found: list[str] = []
    for number, link in enumerate(tree.iter("a")):
        if number >= LOOKED_AT:
            break
        href = (link.get("href") or "").strip()
        if not href or not _FRONT.match(href):
            continue
        name = normalise("".join(link.itertext()))
        if name and name not in found and _could_be_house(name):
            found.append(name)
    return tuple(found)


def _could_be_house(name: str) -> bool:
    if not 1 <= count_words(name) <= 6 or len(name) > 60 or ends_sentence(name):
        return False
    known = fold(name) in furniture().sections or judge_alone(name) is not None
    return not known and not name[0].islower()


def page_title(page: str) -> str | None:
    """The words of the page's `title` element."""
    match = _TITLE.search(page)
    return normalise(match.group(1)) if match else None


def houses_of_page(
    lines: Sequence[Line], title: str | None, names: Sequence[str], places: Places
) -> Iterator[Finding]:
    """The outlet in the page's title beside the headline, in a link to the front page, in the copyright line."""
    match = _TITLE.search(places.text)
    if match and title:
        name = beside(normalise(match.group(1)), normalise(title))
        span = places.find(name, start=match.start(1), end=match.end(1)) if name else None
        if name and span:
            yield Finding("outlet", name, span)
    # a link's name that the page's title holds too is surer than one alone
    whole = fold(normalise(match.group(1))) if match else ""
    for name in sorted(names, key=lambda one: fold(one) not in whole):
        span = places.find(name, start=match.end() if match else 0, end=len(places.text))
        if span:
            yield Finding("outlet", name, span)
            break
    for line in reversed(lines):
        named = find_outlet(line.text)
        if named and re.search(r"\u00a9|\(c\)|copyright", line.text, re.IGNORECASE):
            at = places.text.rfind(named.name)
            span = places.raw(at, at + len(named.name)) if at >= 0 else None
            if span:
                yield Finding("outlet", named.name, span)
                return
