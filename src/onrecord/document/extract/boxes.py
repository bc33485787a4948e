"""Boxes: an HTML page's tree -> the tree without the boxes that stand in and around its report, and what they said.

A box is known by what it is for and not by where a site puts it: it is named for it, it begins with a line that
announces it, or it holds a form or a button and little else. One that holds the headline or much of the page stays.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from onrecord.document.extract.furniture import judge_alone
from onrecord.document.extract.lexicon import any_of, fold_line, fold_text, furniture, read_lexicon
from onrecord.document.extract.markup import Element, texts_of
from onrecord.document.extract.normalise import normalise
from onrecord.document.extract.shape import count_words, is_sentence
from onrecord.records import PageBlock

_BOXES: Final = frozenset(
    "div section aside form ul ol table details dialog footer nav address amp-consent amp-ad".split()
)
_UNSHOWN: Final = frozenset("script style noscript template".split())
_CONTROLS: Final = frozenset("button input select textarea form".split())
_INLINE: Final = frozenset("span strong em b i a small font u".split())
_NAME: Final = re.compile(r"[a-z]+|[A-Z]+[a-z]*")
_ANNOUNCED: Final = (
    "advertisement",
    "newsletter or subscription line",
    "link to another page",
    "legal or cookie line",
)
SMALL: Final = 60  # words of a box that its first line or a button tells
LONG: Final = 25  # words of a paragraph that no advertisement has many of
REPORT: Final = 4  # such paragraphs in a named box that make it a part of the report
MOST: Final = 40  # elements of a paragraph that are looked at for links set into it
PART: Final = 3  # a named box holds at most one third of the page's words


@dataclass(frozen=True, slots=True)
class _Boxes:
    names: Mapping[str, str]
    heads: frozenset[str]
    counted: re.Pattern[str]


@cache
def _known() -> _Boxes:
    read = read_lexicon("page_boxes.toml")
    return _Boxes(
        names={word: label for label, words in read["names"].items() for word in words},
        heads=frozenset(fold_line(head) for head in read["comments"]["heads"]),
        counted=re.compile(rf"\A\W*\d+\s+{any_of(read['comments']['counted'])}(?!\w)"),
    )


@dataclass(frozen=True, slots=True)
class _Size:
    """What an element holds: its words, whether a first-level heading, whether a control."""

    words: int
    titled: bool
    controls: bool


def take_boxes(tree: Element) -> tuple[PageBlock, ...]:
    """Take the boxes out of the tree; their lines, as blocks that are dropped."""
    _split_at_inserts(tree)
    sizes = sizes_of(tree)
    total = sizes[tree].words
    out: list[PageBlock] = []
    for element in _outermost(tree, sizes, total):
        label, reason = _box(element, sizes[element], total) or ("", "")
        out.extend(PageBlock(line, label, reason, None) for line in texts_of(element))
        # emptied and not removed: joining the words around many boxes would cost more than linear time
        element.clear(keep_tail=True)
    return tuple(out)


def _outermost(tree: Element, sizes: Mapping[Element, _Size], total: int) -> list[Element]:
    """The boxes that lie in no other box."""
    found: list[Element] = []
    stack = [tree]
    while stack:
        element = stack.pop()
        if element is not tree and element.tag in _BOXES and _box(element, sizes[element], total):
            found.append(element)
        else:
            stack.extend(
                child
                for child in reversed(element)
                if isinstance(child.tag, str) and child.tag not in _UNSHOWN
            )
    return found


def _box(element: Element, size: _Size, total: int) -> tuple[str, str] | None:
    """The label of a box and why it is one; None for other elements."""
    if size.titled or not size.words or size.words * 10 >= total * 9:
        return None
    first = _first_line(element)
    if heads_comments(first) and element.tag in ("div", "section", "ol", "ul", "aside"):
        return "comment", f"a box that begins with \u201c{first[:60]}\u201d"
    label = next((_known().names[name] for name in _names_of(element) if name in _known().names), None)
    if label == "comment" or (label and size.words * PART <= total and not _holds_report(element)):
        return label, "a box that the page names for it"
    if size.words > SMALL or size.words * PART > total or _holds_paragraph(element):
        return None
    verdict = judge_alone(first) if count_words(first) <= 12 else None
    if verdict is not None and verdict.label in _ANNOUNCED and not is_sentence(first):
        return verdict.label, f"a box that begins with \u201c{first[:60]}\u201d"
    if size.controls:
        return "form", "a box with a form or a button and little else"
    return None


def _names_of(element: Element) -> Iterator[str]:
    for key in ("class", "id"):
        for match in _NAME.finditer(element.get(key) or ""):
            yield match.group().lower()
    if element.tag in ("amp-ad", "amp-consent"):
        yield "ads" if element.tag == "amp-ad" else "consent"


def heads_comments(line: str) -> bool:
    """Whether a line heads a thread of readers' comments."""
    return 0 < len(line) <= 120 and (
        fold_line(line) in _known().heads or _known().counted.match(fold_text(line)) is not None
    )


def _first_line(element: Element) -> str:
    return next((line for line in texts_of(element)), "")


def _holds_paragraph(element: Element) -> bool:
    """Whether running text of some length lies in the box that no control or link of it explains."""
    return any(count_words(line) >= LONG and judge_alone(line) is None for line in texts_of(element))


def _holds_report(element: Element) -> bool:
    """Whether paragraphs stand in a named box as in a report: some sites name the boxes around their text for the
    advertisements or the sharing in it."""
    long = (line for line in texts_of(element) if count_words(line) >= LONG and judge_alone(line) is None)
    return sum(1 for _ in itertools.islice(filter(is_sentence, long), REPORT)) == REPORT


def sizes_of(tree: Element) -> dict[Element, _Size]:
    """The size of every element, from the leaves up; nothing recurses, as a page decides how deep it nests."""
    sizes: dict[Element, _Size] = {}
    stack: list[tuple[Element, bool]] = [(tree, False)]
    while stack:
        element, closing = stack.pop()
        if not isinstance(element.tag, str) or element.tag in _UNSHOWN:
            sizes[element] = _Size(0, titled=False, controls=False)
        elif closing:
            inside = [sizes[child] for child in element]
            sizes[element] = _Size(
                count_words(element.text or "")
                + sum(one.words for one in inside)
                + sum(count_words(child.tail or "") for child in element),
                titled=element.tag == "h1" or any(one.titled for one in inside),
                controls=element.tag in _CONTROLS or any(one.controls for one in inside),
            )
        else:
            stack.append((element, True))
            stack.extend((child, False) for child in element)
    return sizes


def _split_at_inserts(tree: Element) -> None:
    """A paragraph with a link to another page set into it becomes the pieces before and after."""
    announce = next(
        group.pattern
        for group in furniture().groups
        if group.label == "link to another page" and group.pattern.pattern.endswith(r"\s-\s)(?=\S)")
    )
    for paragraph in list(tree.iter("p")):
        for child in list(paragraph)[:MOST]:
            text = normalise("".join(child.itertext())) if child.tag in _INLINE else ""
            linked = child.tag == "a" or next(child.iter("a"), None) is not None
            if not linked or count_words(text) > 30 or announce.match(fold_text(text)) is None:
                continue
            if (
                not (paragraph.text or "").strip()
                and paragraph[0] is child
                and not (child.tail or "").strip()
            ):
                continue
            rest = paragraph.makeelement("p", {})
            rest.text = child.tail
            child.tail = None
            for after in list(child.itersiblings()):
                rest.append(after)
            paragraph.remove(child)
            rest.tail, paragraph.tail = paragraph.tail, None
            paragraph.addnext(rest)
            paragraph = rest
