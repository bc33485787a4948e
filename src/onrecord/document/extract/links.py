"""Links: a portal's lists, titles of other pages between paragraphs, and what stands below a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.document.extract.judged import Judged, first_paragraph
from onrecord.document.extract.lexicon import fold, fold_text, marks
from onrecord.document.extract.shape import (
    capital_share,
    count_words,
    ends_sentence,
    is_headline,
    is_sentence,
    words,
)

_CUT: Final = re.compile(r"(?:\.\.\.|\u2026)\Z")
_BULLET: Final = re.compile(r"[-\u2013\u2014*\u2022\u00b7\u25aa]|\d{1,2}[.)]\s")
_CLAUSE: Final = re.compile(r"[^\W\d_a-z][\w.'-]*,?\s[^\W\d_A-Z]+s\s")
_SINGLE_QUOTES: Final = re.compile(r"(?<!\w)'[^']{2,40}'(?!\w)|\u2018[^\u2019]{2,40}\u2019(?!\w)")


def drop_linked(out: list[Judged]) -> None:
    """Blocks of an HTML page most of whose words are a link, and which are no sentence."""
    for position, one in enumerate(out):
        if one.open and one.block.linked and not is_sentence(one.text):
            out[position] = one.dropped("link to another page", "a link and no sentence")


def drop_link_list(out: list[Judged]) -> None:
    """A portal's list of links: titles, cut teasers and dated signatures, and no report between them."""
    start = len(out)
    while start > 0 and _listed(out[start - 1]):
        start -= 1
    tail = out[start:]
    signatures = sum(1 for one in tail if one.labelled("byline", "date line"))
    cut = sum(1 for one in tail if one.open and _CUT.search(one.text))
    if signatures + cut < 4 or max(signatures, cut) < 3:
        return
    for position in range(start, len(out)):
        if not out[position].labelled("byline", "date line", "separator"):
            out[position] = out[position].dropped(
                "list of links", "titles, cut teasers and dated signatures without a report"
            )


def _listed(one: Judged) -> bool:
    """A line as lists of links have them: a title, a cut teaser, a signature."""
    if not one.open:
        return True
    if _CUT.search(one.text):
        return count_words(one.text) <= 60
    return not is_sentence(one.text)


def drop_teasers(out: list[Judged]) -> None:
    """Titles of clips and other reports that stand between paragraphs like subheadings.

    Evidence is counted: one sign alone is no proof, three are.
    """
    begin = first_paragraph(out)
    clips = any(one.labelled("player text", "link to another page") for one in out[begin:])
    quotes_single = _quotes_in_single_marks(out)
    below = ""
    for position in range(len(out) - 1, begin, -1):
        one = out[position]
        if not one.open:
            continue
        if _could_be_teaser(one.text):
            signs = list(_signs(one.text, below))
            if clips:
                signs.insert(0, "the page sets clips or links between its paragraphs")
            if not quotes_single and _SINGLE_QUOTES.search(one.text):
                signs.append("quotes in a headline's marks")
            if len(signs) >= 3:
                out[position] = one.dropped("teaser", "; ".join(signs))
        if is_sentence(one.text):
            below = one.text[:2000]


def _could_be_teaser(text: str) -> bool:
    return (
        is_headline(text)
        and not ends_sentence(text)
        and count_words(text) >= 6
        and _BULLET.match(text) is None
    )


def _signs(text: str, below: str) -> Iterator[str]:
    """The signs of a teaser in a line's own words and in those of the paragraph below it."""
    folded = fold_text(text)
    if marks().video.search(folded):
        yield from ("worded as the title of a clip", "tells what its speakers do")
    if marks().calls.search(folded):
        yield from ("calls the reader", "to a clip or another page")
    if _CLAUSE.search(text) and capital_share(text) < 0.75:
        yield "a clause of its own, set like a sentence"
    if below and not _long_words(text) & _long_words(below):
        yield "no word in common with the paragraph below"


def _long_words(text: str) -> set[str]:
    return {fold(word) for word in words(text) if len(word) > 4}


def _quotes_in_single_marks(out: Sequence[Judged]) -> bool:
    """Whether the report itself quotes in single marks."""
    single = double = 0
    for one in out:
        if one.open and is_sentence(one.text):
            single += len(re.findall(r"(?<!\w)['\u2018](?=\w)", one.text))
            double += len(re.findall('["\u201c\u00ab]', one.text))
    return single > double


def drop_footer(out: list[Judged]) -> None:
    """Titles below the last paragraph, after a line that is the page's own and no report's."""
    last = max(
        (position for position, one in enumerate(out) if one.open and is_sentence(one.text)), default=len(out)
    )
    announced = False
    for position in range(last + 1, len(out)):
        one = out[position]
        announced = announced or not (one.open or one.labelled("caption", "count", "byline", "signature"))
        if announced and one.open and not is_sentence(one.text):
            out[position] = one.dropped("list of links", "a title below a line that announces links")
