"""Furniture: what a single block of a page is, as far as its own words tell.

One rule after the other, the first with positive evidence decides; no evidence, no verdict. What depends on the
blocks around it is in context.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.document.extract.lexicon import fold, fold_line, fold_text, furniture, marks
from onrecord.document.extract.marks import (
    find_byline,
    find_credit_line,
    find_reporting,
    find_translation,
    is_list_byline,
)
from onrecord.document.extract.shape import (
    SHORT,
    count_words,
    ends_sentence,
    has_quotation,
    is_sentence,
    several_sentences,
)
from onrecord.document.extract.shown_dates import find_shown_dates, is_date_line
from onrecord.document.extract.signature import read_signature

_SYMBOLS: Final = re.compile(r"[\W_]+\Z")
_COUNT: Final = re.compile(r"[\d\s.,:/|+\u2013-]{1,14}\s*(?:[kKmM%])?(?:\s*/\s*\d+)?\Z")
_OF: Final = re.compile(r"(?:[^\W\d_]{1,14}\s)?\d{1,4}\s(?:of|/|von|sur|de|di|iz|\u0438\u0437)\s\d{1,4}\Z")
_TAG: Final = re.compile(r"(?:<[^<>]{1,300}>[\s.;]*)+\Z")
_LINK: Final = re.compile(r"(?:https?://|www\.)\S+\Z|\S+@\S+\.\w+\Z|(?:pic\.twitter\.com|t\.co)/\S+\Z")
# a host alone, or an address after the word for source; "4-5 minutes"
_HOST: Final = re.compile(r"(?:[a-z\d-]{2,40}\.){1,3}[a-z]{2,12}/?\Z")
_SOURCE_LINK: Final = re.compile(r"[^\W\d_]{3,12}\s?[:\uff1a]\s*(?:https?://|www\.)\S+\Z")
_MINUTES: Final = re.compile(
    r"\d{1,3}(?:\s?[\u2013-]\s?\d{1,3})?\s?min(?:ute|uten|uto|uti|utos|uut)?s?\.?\Z", re.IGNORECASE
)
_COURTESY: Final = re.compile(r"(?:courtesy|handout)\b", re.IGNORECASE)
_HANDLES: Final = re.compile(r"(?:[#@]\w+[\s,]*)+\Z")
_BARS: Final = re.compile(
    r"[^|\u2022\u00b7>\u203a]{1,50}(?:\s?[|\u2022\u00b7>\u203a]\s?[^|\u2022\u00b7>\u203a]{1,50}){2,14}"
)
_BAR: Final = re.compile(r"\s*[|\u2022\u00b7>\u203a]\s*|\s+[\u2013\u2014]\s+")
# an agency's number of a dispatch: "NW0412", "1841GMT", "XX-11-03-97"
_SLUG: Final = re.compile(r"[A-Z]{2,}\d{4,}|\d{4}(?:GMT|UTC|Z)|[A-Z]{2,}(?:-\d\d){3}")
_CODE: Final = re.compile(r"\b(?:window|document|var|function)\b[\w.]*\s*[=({]|\{\s*\"|@media\b|\}\s*\)\s*;")
_DESK: Final = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,90})[)\]]\s*\.?\Z")
_PHOTO_OF: Final = re.compile(r"\bphotos?/[A-Z]", re.IGNORECASE)
_PHOTOGRAPHER: Final = re.compile(r"[^\W\d_a-z]\S*(?:\s+\S+){0,3}\s*(?:/|\|)\s*[^\W\d_a-z][^/]{1,40}\Z")


PARAGRAPH: Final = 20  # words of a paragraph that one phrase of furniture does not condemn


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a block is and why; `keep` for words of a report."""

    label: str
    reason: str
    keep: bool = False


def judge_alone(text: str) -> Verdict | None:
    """The verdict on a block by its own words; None without positive evidence."""
    return None if len(text) > 600 else _judge_short(text)


@lru_cache(maxsize=4096)
def _judge_short(text: str) -> Verdict | None:
    if count_words(text) > SHORT:
        return None
    return _by_marks(text) or _by_form(text) or _by_lexicon(text) or _by_caption(text) or _by_promotion(text)


def _by_form(text: str) -> Verdict | None:
    if _SYMBOLS.match(text):
        return Verdict("symbol", "no words")
    if _COUNT.match(text) or _OF.match(text):
        return Verdict("count", "a bare number")
    if _TAG.match(text):
        return Verdict("markup", "a tag left over")
    if _MINUTES.match(text):
        return Verdict("about the page", "how long the report takes to read")
    if _LINK.match(text) or _HOST.match(text) or _SOURCE_LINK.match(text):
        return Verdict("link", "a bare address")
    if _HANDLES.match(text):
        return Verdict("tags", "handles or hashtags only")
    if _BARS.fullmatch(text) and not ends_sentence(text) and count_words(text) <= 24:
        return Verdict("navigation", "items with bars between them")
    if not any(char.islower() for char in text) and count_words(text) <= 8 and _SLUG.search(text):
        return Verdict("wire slug", "an agency's number of the dispatch")
    if _CODE.search(text) and not ends_sentence(text):
        return Verdict("code", "a script left over")
    return None


def separator(text: str) -> bool:
    """Whether a line is one sign over and over: =====, * * *, _____."""
    signs = text.replace(" ", "")
    return len(signs) >= 3 and len(set(signs)) == 1 and not signs[0].isalnum()


def _by_marks(text: str) -> Verdict | None:
    if separator(text):
        return Verdict("separator", "a line of signs")
    if is_date_line(text):
        return Verdict("date line", "dates and their labels only")
    signature = read_signature(text)
    if signature and signature.sure:
        label = "byline" if signature.authors else "date line"
        return Verdict(label, "a house or an author with a date, and nothing else")
    if is_list_byline(text):
        return Verdict("byline", "a name after the word for author, with a date")
    if (
        find_byline(text)
        and not ends_sentence(text.rstrip("."))
        and (not text.endswith(".") or count_words(text) <= 6)
    ):
        return Verdict("byline", "names after the word for author")
    if find_translation(text):
        return Verdict("translation note", "says who translated")
    if any(find_reporting(text)) or (marks().reporting.match(fold_text(text)) and text.startswith("(")):
        return Verdict("credit", "names reporters or editors")
    if find_credit_line(text):
        return Verdict("credit", "names where the report comes from")
    return None


def _by_lexicon(text: str) -> Verdict | None:
    known = furniture()
    items = _BAR.split(text) if len(text) <= 160 else []
    if 2 <= len(items) <= 8 and all(count_words(item) <= 4 for item in items):
        found = next((item for item in items if fold_line(item) in known.lines), None)
        if found:
            return Verdict("navigation", f"items in a row, one of them \u201c{found}\u201d")
    for key in (fold(text), fold_line(text)):
        if key in known.lines:
            return Verdict(known.lines[key], f"\u201c{key}\u201d is a line of page furniture")
    folded = fold_text(text)
    count = count_words(text)
    if is_sentence(text) and (has_quotation(text) or marks().speech.search(folded)):
        return None
    # one such phrase in a paragraph of two sentences and more may be what the report is about
    told = count >= PARAGRAPH and several_sentences(text) and is_sentence(text)
    hits = (
        sum(len(set(group.pattern.findall(folded))) for group in known.groups if count <= group.words)
        if told
        else 2
    )
    if hits < 2:
        return None
    for group in known.groups:
        if count <= group.words and (match := group.pattern.search(folded)):
            return Verdict(group.label, f"the words \u201c{match.group().strip()[:60]}\u201d")
    if (
        folded.startswith(("\u00a9", "(c) ", "copyright \u00a9", "copyright 2", "copyright (c)"))
        and count <= 40
    ):
        return Verdict("legal or cookie line", "a copyright line")
    return None


def _by_caption(text: str) -> Verdict | None:
    folded = fold_text(text)
    known = marks()
    if known.caption_start.match(folded):
        return Verdict("caption", "marked as a caption")
    if known.photo_start.match(folded) and count_words(text) <= 40:
        return Verdict("caption", "begins with a picture credit")
    if known.photo_end.search(folded[-130:]):
        return Verdict("caption", "ends with a picture credit")
    bracket = _DESK.search(text)
    if bracket is None:
        return None
    inner = bracket["inner"]
    if _COURTESY.match(inner) or known.photo_start.match(fold_text(inner)) or _PHOTO_OF.search(inner):
        return Verdict("caption", "ends with a picture credit in brackets")
    if _PHOTOGRAPHER.match(inner) and (
        known.desks.search(fold_text(inner)) or not ends_sentence(text[: bracket.start()].rstrip())
    ):
        return Verdict("caption", "ends with photographer and agency in brackets")
    return None


def _by_promotion(text: str) -> Verdict | None:
    found = {match.group() for match in marks().promotion.finditer(fold_text(text))}
    if len(found) >= 2 and not has_quotation(text):
        return Verdict("advertisement", "the wording of an offer: " + ", ".join(sorted(found)))
    return None


def is_furniture_date(text: str) -> bool:
    """Whether a short line that is no sentence holds a full date: a date line with words beside it."""
    return count_words(text) <= 20 and not ends_sentence(text) and bool(find_shown_dates(text))
