"""Header: what stands above a report's first paragraph — menus, section names, masthead, signature — and which
line of it is the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.document.extract.furniture import is_furniture_date
from onrecord.document.extract.judged import HEADLINE, INTERFACE, Judged, first_paragraph, next_open
from onrecord.document.extract.lexicon import fold, furniture, marks
from onrecord.document.extract.marks import find_name_line, is_capitalised, is_house, is_name
from onrecord.document.extract.outlets import find_labelled, find_masthead
from onrecord.document.extract.shape import (
    capital_share,
    count_words,
    ends_sentence,
    has_quotation,
    is_headline,
    is_sentence,
    several_sentences,
    words,
)
from onrecord.document.extract.signature import read_signature

# what a list of several reports sets above each: its number, its address
_ENTRY: Final = re.compile(r"(?:#?\d{1,4}[.)]?|\(\d{1,3}\)|https?://\S+)\Z")
_NUMBER: Final = re.compile(r"\A\d{1,3}\W+")
MENU: Final = 6  # words that a line of a menu has at most


def drop_signatures(out: list[Judged]) -> None:
    """A bare name in one run of lines with the date line above the report: its author."""
    for position in range(first_paragraph(out)):
        one = out[position]
        beside = [out[other] for other in (position - 1, position + 1) if 0 <= other < len(out)]
        dated = any(other.labelled("date line") and other.block.group == one.block.group for other in beside)
        if one.open and dated and is_name(one.text) and find_masthead(one.text) is None:
            out[position] = one.dropped("signature", "a bare name beside the date line")


def drop_name_lines(out: list[Judged]) -> None:
    """Lines above the report that say whose it is: "Outlet: NAME"; a name with a place, a role or a date."""
    for position in range(first_paragraph(out)):
        one = out[position]
        if one.open and find_labelled(one.text):
            out[position] = one.dropped("masthead", "the name of the outlet behind a word for it")
            continue
        if one.labelled("byline") or not (one.open or one.labelled("date line", "navigation")):
            continue
        signature = read_signature(one.text)
        if find_name_line(one.text) or (signature and signature.authors):
            out[position] = one.dropped("byline", "a name with a place, a role or a date beside it")


def drop_masthead(out: list[Judged]) -> None:
    """The first line of a page, a house's name with a title somewhere below."""
    stop = first_paragraph(out)
    top = next((position for position in range(stop) if not out[position].labelled(*INTERFACE)), stop)
    if top >= stop or not out[top].open:
        return
    named = find_masthead(out[top].text)
    if named is None and not _named_again(out, top, stop):
        return
    if any(one.open and count_words(one.text) >= 4 for one in out[top + 1 : stop]):
        reason = (
            "the name of the outlet on top"
            if named
            else "a name on top that lines of the page's own say again"
        )
        out[top] = out[top].dropped("masthead", reason)


def _named_again(out: Sequence[Judged], top: int, stop: int) -> bool:
    """Whether a short capitalised line on top stands again in a line of the page's own, a copyright or an offer."""
    name = out[top].text
    if not 1 <= count_words(name) <= 5 or len(name) < 5 or not is_capitalised(name) or ends_sentence(name):
        return False
    return any(
        not one.open and not one.kept and fold(name) in fold(one.text) and fold(name) != fold(one.text)
        for one in out[stop:]
    )


def _drop_contents(out: list[Judged], stop: int) -> None:
    """Titles above the first report that stand again below, two of them or more: a table of contents."""
    later: dict[str, int] = {}
    for position, one in enumerate(out):
        later[fold(one.text)] = position
    again = [
        position
        for position in range(stop)
        if out[position].open and later.get(_NUMBER.sub("", fold(out[position].text)), -1) > position
    ]
    if len(again) >= 2:
        for position in again:
            out[position] = out[position].dropped("navigation", "a title that stands again below")


def find_header(out: list[Judged]) -> None:
    """Menus, section names and dates above the first paragraph are dropped, the headline is marked."""
    stop = first_paragraph(out)
    _drop_contents(out, stop)
    interface = [position for position in range(stop) if out[position].labelled(*INTERFACE)]
    runs = {out[position].block.group for position in interface}
    headline = _headline_position(out, stop)
    if headline is not None:
        _sign(out, headline, stop)
    for position in range(stop):
        one = out[position]
        if not one.open or position == headline:
            continue
        if fold(one.text) in furniture().sections:
            out[position] = one.dropped("section name", "the name of a section above the headline")
        elif is_furniture_date(one.text):
            out[position] = one.dropped("date line", "a short line with a date above the report")
        elif (
            count_words(one.text) <= MENU
            and not ends_sentence(one.text)
            and (
                # in the run of lines of a known menu line, or between two of them
                one.block.group in runs or (interface and interface[0] < position < interface[-1])
            )
        ):
            out[position] = one.dropped("navigation", "a short line among those of a menu")
        elif (
            headline is not None
            and position < headline
            and one.block.heading is None
            and count_words(one.text) <= MENU
            and not ends_sentence(one.text)
        ):
            out[position] = one.dropped("layout", "above the headline")
    if headline is not None:
        out[headline] = replace(out[headline], verdict=HEADLINE)


def _sign(out: list[Judged], headline: int, stop: int) -> None:
    """Names and houses that stand alone between headline and report, or above the headline beside a date."""
    signs = ("byline", "date line", "signature", "masthead")
    for position in range(stop):
        one = out[position]
        if position == headline or not one.open:
            continue
        below = headline < position
        beside = any(
            out[other].labelled(*signs) for other in (position - 1, position + 1) if 0 <= other < len(out)
        )
        dated = any(other.labelled(*signs, "about the page") for other in out[headline + 1 : stop])
        alone = position == headline + 1 and position + 1 == stop
        house = find_masthead(one.text) or (
            beside and one.text.startswith("The ") and count_words(one.text) <= 4 and is_capitalised(one.text)
        )
        if house and (beside or (below and dated) or position + 1 == headline):
            out[position] = one.dropped("masthead", "the name of a house beside the headline")
        elif below and (dated or alone) and _is_person(one.text) and not is_house(one.text):
            out[position] = one.dropped("signature", "a bare name between headline and report")


def _is_person(text: str) -> bool:
    """Whether a line is a person's name and nothing else, in a name's capitals or in capitals throughout."""
    name = text.title() if text.isupper() and " " in text else text
    return is_name(name) and count_words(name) <= 4 and fold(name.split()[0]) not in marks().lede


def _headline_position(out: Sequence[Judged], stop: int) -> int | None:
    """The last title after which nothing but its signature, date, pictures and standfirst come."""
    lines = [position for position in range(stop) if _could_be(out[position])]
    marked = [position for position in lines if out[position].block.heading == 1]
    if marked:
        return marked[0]
    menus = _menus(out)
    good = [
        position
        for position in lines
        if count_words(out[position].text) >= (MENU if out[position].block.group in menus else 4)
    ]
    begin = _settled_from(out, stop)
    settled = [position for position in good if position >= begin]
    if settled:
        return settled[0]
    if good:
        return good[-1]
    alone = len(lines) == 1 and out[lines[0]].block.group not in menus
    if alone and len(out) > lines[0] + 1 and lines[0] >= begin:
        return lines[0]
    return _sentence_headline(out, stop)


def _could_be(one: Judged) -> bool:
    return (
        one.open
        and is_headline(one.text)
        and fold(one.text) not in furniture().sections
        and not is_furniture_date(one.text)
    )


def _menus(out: Sequence[Judged]) -> frozenset[int]:
    """The runs of short lines at least two of which are a page's interface."""
    known = Counter(one.block.group for one in out if one.labelled(*INTERFACE))
    texts = {one.block.group for one in out if is_sentence(one.text)}
    return frozenset(group for group, count in known.items() if count >= 2 and group not in texts)


def _settled_from(out: Sequence[Judged], stop: int) -> int:
    """The first position below which no line of a menu comes before the first paragraph."""
    for position in range(stop - 1, -1, -1):
        one = out[position]
        if one.labelled("navigation", "record field") or _ENTRY.match(one.text):
            return position + 1
        if one.open and count_words(one.text) < 4 and not is_furniture_date(one.text):
            return position
    return 0


def _sentence_headline(out: Sequence[Judged], stop: int) -> int | None:
    """A headline set with a full stop: the first block, far shorter than the next, in a headline's words or
    capitals."""
    position = next_open(out, -1)
    after = next_open(out, position) if position is not None else None
    if position is None or after is None or position > stop:
        return None
    text = out[position].text
    if not 3 <= count_words(text) <= 24 or len(text) > 200 or several_sentences(text):
        return None
    long = [word for word in words(text)[1:] if len(word) > 3]
    if len(long) >= 2 and capital_share(text) >= 0.75:
        return position
    short = count_words(text) <= 14 and count_words(out[after].text) >= 20
    plain = {fold(word) for word in words(text)} & marks().lede
    return position if short and not plain and len(long) >= 2 and not has_quotation(text[:1]) else None
