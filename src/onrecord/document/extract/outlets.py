"""Outlets: whose report it is, as far as a line says so by itself: masthead, copyright, "in the NAME article", or
the host of the page's own address. What a speaker "told NAME" proves nothing."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from onrecord.document.extract.lexicon import fold_text, marks
from onrecord.document.extract.marks import Named, is_capitalised, is_house
from onrecord.document.extract.shape import count_words, ends_sentence
from onrecord.records import Span

_HOST: Final = re.compile(
    r"https?://(?:(?:www|m|news|en|english|edition|amp)\.)*(?P<label>[\w-]+)(?:\.[\w-]+){1,2}(?:[:/?#]|\Z)",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*\Z")  # "Gazeta Nowa (translated from the Polish)"
_LONGEST_LABELLED: Final = 12  # words of a line that names an outlet behind a word for it
_SMALL: Final = r"(?:of|the|de|del|da|do|la|le|du|and|y|e)"
# up to six words in a row that begin with a capital; small words may stand between
_NAME_RUN: Final = re.compile(
    rf"[^\W\d_a-z][\w'\u2019.-]*(?: (?:{_SMALL} )?[^\W\d_a-z][\w'\u2019.-]*){{0,5}}"
)


def find_masthead(text: str) -> Named | None:
    """The outlet that the first line of a page is: a short name of capitalised words, one of which is a house's."""
    if count_words(text) > 5 or ends_sentence(text) or not is_capitalised(text) or not is_house(text):
        return None
    return Named(text, Span(0, len(text)))


def find_labelled(text: str) -> Named | None:
    """The outlet that a line names behind a word for it: "Outlet: NAME"."""
    match = marks().outlet_label.match(fold_text(text))
    if match is None or count_words(text) > _LONGEST_LABELLED:
        return None
    name = _BRACKET.sub("", text[match.end() :]).rstrip()
    if not is_capitalised(name):
        return None
    return Named(name, Span(match.end(), match.end() + len(name)))


def find_outlet(text: str) -> Named | None:
    """The outlet that a line names as its own place: copyright line, "Read more at X", "is in the X article"."""
    folded = fold_text(text)
    if count_words(text) <= 40:
        owner = _copyright_owner(text, folded)
        if owner:
            return owner
        match = marks().read_at.search(folded)
        if match and _names_a_house(text[match.start("name") : match.end("name")]):
            return Named(text[match.start("name") : match.end("name")], Span(*match.span("name")))
    match = marks().report_of.search(folded, max(0, len(folded) - 160))
    span = _strip_article(text, *match.span("name")) if match else None
    if span and is_capitalised(span.of(text)):
        return Named(span.of(text), span)
    # the sentence that leads from a summary to the report stands at the end of its block
    tail = max(0, len(folded) - 160)
    for match in marks().named_in.finditer(folded, tail):
        span = _strip_article(text, *match.span("name"))
        if span and is_capitalised(span.of(text)) and text[match.end() :].strip(" .\"'\u201d\u00bb)") == "":
            return Named(span.of(text), span)
    return None


def _names_a_house(name: str) -> bool:
    """Whether words after "read more at" can be a name: "our podcast" is none."""
    return is_capitalised(name) and fold_text(name).split()[0] not in ("our", "this", "your")


def find_house_at(address: str, text: str) -> Named | None:
    """The name in a text that spells the host of the page's own address: "Harbour Herald", harbourherald.example."""
    host = _HOST.match(address)
    if host is None:
        return None
    label = host["label"].lower().replace("-", "")
    if len(label) < 5:
        return None
    for match in _NAME_RUN.finditer(text[:200_000]):
        parts = list(re.finditer(r"\S+", match.group()))
        for first in range(len(parts)):
            for last in range(first, len(parts)):
                start, end = parts[first].start(), parts[last].end()
                name = re.sub(r"['\u2019]s\Z", "", match.group()[start:end].rstrip(".,"))
                if re.sub(r"[\W_]+", "", _plain(name)) == label:
                    return Named(name, Span(match.start() + start, match.start() + start + len(name)))
    return None


def _plain(name: str) -> str:
    """Lower case without accents, as hosts write names."""
    return "".join(
        char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char)
    )


def _strip_article(text: str, start: int, end: int) -> Span | None:
    raw = text[start:end]
    clean = raw.strip(" \"'\u201c\u201d\u00ab\u00bb\u2018\u2019")
    offset = raw.find(clean) if clean else 0
    return Span(start + offset, start + offset + len(clean)) if clean else None


def _copyright_owner(text: str, folded: str) -> Named | None:
    match = marks().copyright.search(folded)
    if match is None or match.start() > 40:
        return None
    tail = marks().legal_tail.search(folded)
    end = tail.start() if tail else len(text)
    if end <= match.end():
        return None
    rest = text[match.end() : end]
    lead = re.match(
        r"[\s\u00a9:,]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-\u2013]\s*\d{4})?)?[\s,:]*(?:by\s+)?", rest, re.IGNORECASE
    )
    start = match.end() + (lead.end() if lead else 0)
    name = re.split(r"[.,|;]\s|\s(?:is|are|was)\s|\d{4}", text[start:end])[0].strip(" .,|\u2013\u2014-\u00a9")
    if not name or count_words(name) > 7 or not is_capitalised(name):
        return None
    offset = text.find(name, start)
    return Named(name, Span(offset, offset + len(name)))
