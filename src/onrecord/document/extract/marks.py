"""Marks: what a line shows about a report — authors, credits, outlet, translation — each with its exact place.

Spans lie in the line. Nothing is read from running text but what stands there in a fixed form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.document.extract.lexicon import fold, fold_text, marks
from onrecord.document.extract.shape import SHORT, count_words, ends_sentence
from onrecord.document.extract.shown_dates import find_shown_dates, is_day, words_beside
from onrecord.records import Span

_NAME_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019.-])*")
_DATELINE: Final = re.compile(
    r"\A(?P<place>[^\W\d_][\w .'\u2019/-]{1,40}?(?:,\s[\w .'\u2019-]{1,40}?){0,3})\s*\((?P<name>[^()]{2,40})\)\s*"
    r"(?:[\u2014\u2013]|--?)\s*(?=\S)"
)
_BRACKET: Final = re.compile(r"(?P<open>[(\[])(?P<name>[^()\[\]]{2,80})[)\]]\s*\.?\Z")
_BYLINE_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*\.?")
# signs after which a byline says something else
_PART: Final = re.compile(r"[|\u2013\u2014\u2022\u00b7(]|\s-\s")
_SPLIT: Final = re.compile(r"\s*(?:,|;|/|&|\s(?:and|und|et|y|e|en|og|och|и|та|ve)\s)\s*")
_BEFORE_DATE: Final = re.compile(r"\s(?:on|in|at|am|le|el|il|em|op)\s*\Z")
# where a name ends on a line that shows more than it
_NAME_END: Final = re.compile(
    r"\s*[,|\u00b7\u2022]\s*|\s+(?:in|aus|\u00e0|en|desde|da|uit)\s+(?=[^\W\d_a-z])|\s+at\s+(?=the\s)|\s*\("
)
_CLOCK: Final = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:.%])")
_ENDS: Final = re.compile(r"[\s.,:;!|]+\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A name and where it stands."""

    name: str
    span: Span


def find_byline(text: str) -> tuple[Named, ...]:
    """The people whom a line names as authors: "By X and Y", "Von X, Korrespondent"; nothing for other lines."""
    if len(text) > 160:
        return ()
    known = marks()
    folded = fold_text(text)
    start = known.byline.match(folded)
    if start is None:
        return ()
    end = _end_of_names(text, start.end())
    return tuple(_people(text, start.end(), end)) if end else ()


def find_name_line(text: str) -> tuple[Named, ...]:
    """The people of a line above a report that has no word for author: a name, then where, what or when.

    "NAME in Place", "NAME, reporter | Wed 3 May", "NAME \u00b7 3 May 2025", "Posted 3 May 2025 by NAME".
    """
    if len(text) > 140 or ends_sentence(text):
        return ()
    dates = find_shown_dates(text)
    if dates:
        match = marks().dated.search(fold_text(text), dates[-1].span.end)
        name = _ENDS.sub("", text[match.end() :]) if match else ""
        if match and name and count_words(name) <= 4 and "," not in name:
            return (Named(name, Span(match.end(), match.end() + len(name))),)
    cut = _NAME_END.search(text)
    if cut is None or not is_name(text[: cut.start()]) or is_house(text[: cut.start()]):
        return ()
    rest = text[cut.end() :]
    at = cut.group().strip()
    place = (at in marks().after and is_capitalised(rest.split(",")[0].split(" and ")[0])) or (
        at == "at" and count_words(rest) <= 4
    )
    role = any(fold(word) in marks().roles for word in rest.split()[:5])
    clock = _CLOCK.search(rest) is not None and count_words(rest) <= 6
    day = bool(dates) or clock or (rest.split() and is_day(rest.split()[0]))
    if not (place or role or day or (cut.group().strip() in "|\u00b7\u2022" and count_words(rest) <= 8)):
        return ()
    first = Named(text[: cut.start()], Span(0, cut.start()))
    join = re.search(r"\s(?:and|und|et|y|e)\s+", rest)
    other = rest[join.end() :] if join and place else ""
    end = _NAME_END.search(other)
    name = other[: end.start()] if end else other
    if not name or not is_name(name) or is_house(name) or join is None:
        return (first,)
    start = cut.end() + join.end()
    return (first, Named(name, Span(start, start + len(name))))


def find_byline_house(text: str) -> Named | None:
    """The outlet for which the authors of a byline write: "By X and Y, NAME" where NAME is that of a house."""
    authors = find_byline(text)
    if not authors:
        return None
    start = authors[-1].span.end
    end = min((date.span.start for date in find_shown_dates(text)), default=len(text))
    lead = re.match(r"\s*[,|/(\u2013\u2014-]\s*", text[start:end])
    name = _ENDS.sub("", text[start + lead.end() : end].rstrip(") ")) if lead else ""
    house = is_house(name) or re.match(r"The [^\W\d_a-z]", name)
    if not lead or not name or count_words(name) > 5 or not house or not is_capitalised(name):
        return None
    return Named(name, Span(start + lead.end(), start + lead.end() + len(name)))


def is_name(text: str) -> bool:
    """Whether a line is two to four capitalised words and nothing else: it could be a person's name."""
    parts = text.split()
    return (
        2 <= len(parts) <= 5
        and len(text) <= 50
        and sum(part[0].isupper() for part in parts) >= 2
        and all(
            (part[0].isupper() and not part.isupper() and _NAME_WORD.fullmatch(part))
            or fold(part) in marks().particles
            for part in parts
        )
    )


def is_list_byline(text: str) -> bool:
    """Whether a line is how a portal signs a teaser: a byline with date, time and counts in one."""
    return (
        len(text) <= 120
        and marks().byline.match(fold_text(text)) is not None
        and bool(find_shown_dates(text))
        and not ends_sentence(text)
    )


def _end_of_names(text: str, start: int) -> int | None:
    """Where the names end; None where what stands there are no names."""
    known = marks()
    dates = find_shown_dates(text)
    end = min((date.span.start for date in dates), default=len(text))
    names, last, piece = 0, start, None
    for match in _BYLINE_WORD.finditer(text, start, end):
        word, between = match.group(), text[last : match.start()]
        if names and _PART.search(between):
            return last
        low = fold(word)
        piece = last if names and "," in between else piece
        if low in known.roles:
            # "Labour Correspondent" goes whole, back to the comma before it
            return last if piece is None else piece
        if dates and end - match.end() <= 2 and is_day(word):
            return last if names else None
        small = low in known.particles or low in known.joins
        if names and word == "The" and "," in between:
            return last
        if names and low in known.after and not small:
            return last
        if not word[0].isupper() and not _caseless(word) and not small:
            return last if names and "," in between else None
        names += low not in known.joins
        last = match.end()
        if names > 14:
            return None
    return last if names else None


def _caseless(word: str) -> bool:
    return word[0].isalpha() and word[0].lower() == word[0].upper()


def _people(text: str, start: int, end: int) -> Iterator[Named]:
    known = marks()
    for piece_start, piece in _pieces(text, start, end):
        name = _ENDS.sub("", piece)
        low = {fold(word) for word in name.split()}
        if (
            not name
            or "_" in name  # a member's name on a board
            or low & known.roles
            or (start < piece_start and is_house(name))
            or not any(_NAME_WORD.match(word) for word in name.split())
        ):
            continue
        yield Named(name, Span(piece_start, piece_start + len(name)))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in (*_SPLIT.finditer(text, start, end), None):
        stop = match.start() if match else end
        if stop > start:
            piece = text[start:stop]
            left = len(piece) - len(piece.lstrip(" \u00a0|:-"))
            yield start + left, piece[left:]
        if match:
            start = match.end()


def find_dateline(text: str) -> Named | None:
    """The agency of a dateline, "LISBON, May 3 (Agency) —"."""
    match = _DATELINE.match(text[:200])
    if match is None:
        return None
    place = match["place"]
    if (
        not is_capitalised(place.split(",")[0])
        or not is_capitalised(match["name"])
        or count_words(match["name"]) > 4
    ):
        return None
    return Named(match["name"].strip(), _stripped(match, "name"))


def find_closing_credit(text: str) -> tuple[Named, ...]:
    """Houses that a bracket at the end of a text credits: "(Agencies)", "(with material from X)"."""
    match = _BRACKET.search(text[-100:])
    if match is None:
        return ()
    start = max(0, len(text) - 100) + match.start("name")
    inner = match["name"]
    lead = marks().credit.match(fold_text(inner))
    if lead:
        return tuple(_houses(text, start + lead.end(), start + len(inner)))
    found = tuple(_houses(text, start, start + len(inner)))
    before = text[: start - 1].rstrip()
    if fold(inner) in marks().no_credit:
        return ()
    # "... said the lawyer (Agencies)." could be an aside; a bracket after a full stop, or alone, is a credit
    if found and (not before or (ends_sentence(before) and not text.rstrip().endswith("."))):
        return found if all(is_capitalised(one.name) and count_words(one.name) <= 4 for one in found) else ()
    return ()


def find_credit_line(text: str) -> tuple[Named, ...]:
    """Houses that a line of its own credits: "Source: X", "First published by X", "(Agencies)"."""
    if count_words(text) > 24:
        return ()
    match = marks().credit.match(fold_text(text))
    if match and re.match(r"https?:|www\.", text[match.end() :]):
        return ()
    if match is None and (contributed := marks().contributed.search(fold_text(text))):
        # one word alone is an agency's name; two are a person's
        named = _houses(text, 0, contributed.start())
        return tuple(
            one for one in named if is_house(one.name) or (one.name[0].isupper() and " " not in one.name)
        )
    if match is None:
        alone = find_closing_credit(text) if text.startswith(("(", "[")) else ()
        return alone if all(is_house(one.name) for one in alone) else ()
    colon = text[: match.end()].rstrip().endswith((":", "-", "\u2013", "\u2014"))
    end = len(text.rstrip(" .)]"))
    found = tuple(_houses(text, match.end(), end)) if end > match.end() else ()
    right = all(
        (is_capitalised(one.name) or (colon and count_words(one.name) == 1)) and count_words(one.name) <= 6
        for one in found
    )
    return found if right and (colon or not _reads_on(text, found)) else ()


def _reads_on(text: str, found: tuple[Named, ...]) -> bool:
    """Whether words that are no name stand after the credit: a sentence that only begins like one."""
    rest = text[found[-1].span.end :] if found else text
    return count_words(_drop_date(rest)) > 3


def _drop_date(text: str) -> str:
    dates = find_shown_dates(text)
    return " ".join(words_beside(text, dates))


def find_reporting(text: str) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The people and the houses of a signature, "(Reporting by X in Y; Editing by Z)"; editors are left out."""
    if count_words(text) > SHORT:
        return (), ()
    match = marks().reporting.match(fold_text(text))
    if match is None:
        return (), ()
    end = next(
        (position for position in (text.find(";"), text.find(")"), text.find(". ")) if position > 0),
        len(text),
    )
    people: list[Named] = []
    houses: list[Named] = []
    lead = fold_text(text[: match.end()])
    if "edit" in lead or "redak" in lead:
        return (), ()
    for start, piece in _pieces(text, match.end(), end):
        name = _ENDS.sub("", re.split(r"\s(?:in|from|at|aus|à|en|desde|da)\s", piece)[0])
        if name and is_capitalised(name):
            (houses if is_house(name) else people).append(Named(name, Span(start, start + len(name))))
    return tuple(people), tuple(houses)


def _houses(text: str, start: int, end: int) -> Iterator[Named]:
    for piece_start, piece in _pieces(text, start, end):
        cut = find_shown_dates(piece)
        name = _ENDS.sub("", _BEFORE_DATE.sub("", piece[: cut[0].span.start]) if cut else piece)
        name = re.sub(r"\A(?:the\s+)?(?=[A-Z])", "", name) if name.startswith("the ") else name
        offset = piece.find(name) if name else 0
        lead = marks().credit.match(fold_text(name))
        if lead and lead.end() < len(name):
            name, offset = name[lead.end() :], offset + lead.end()
        if name and not name.isdigit():
            yield Named(name, Span(piece_start + offset, piece_start + offset + len(name)))


def is_house(name: str) -> bool:
    """Whether a word of the name, or its form, makes it that of an agency or outlet and not of a person."""
    known = marks()
    parts = [fold(word) for word in re.split(r"[\s-]+", name) if word]
    return any(part in known.houses or part.endswith(known.house_ends) for part in parts) or (
        len(parts) == 1 and name.isupper() and len(name) <= 5
    )


def is_capitalised(name: str) -> bool:
    """Whether every word but small ones begins with a capital, a digit or a letter without case."""
    known = marks()
    parts = name.split()
    return bool(parts) and all(
        not part[0].islower()
        or fold(part) in known.particles | known.joins | {"of", "the", "for"}
        or "." in part
        for part in parts
    )


def _stripped(match: re.Match[str], group: str) -> Span:
    start, end = match.span(group)
    raw = match[group]
    return Span(start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip()))


def find_translation(text: str) -> Literal["machine", "human"] | None:
    """Whether a line says that a machine or a person translated the report; None for other lines."""
    if count_words(text) > 45:
        return None
    folded = fold_text(text)
    known = marks()
    if known.machine.search(folded):
        return "machine"
    if count_words(text) <= 16 and known.translating.search(folded) and known.machines.search(folded):
        return "machine"
    match = marks().human.match(folded)
    if match is None or count_words(text) > 16:
        return None
    rest = text[match.end() :].strip()
    colon = ":" in text[: match.end()]
    return (
        "human"
        if rest and (rest[0].isupper() or _caseless(rest)) and (colon or count_words(rest) <= 10)
        else None
    )
