"""Live: a page of dated entries, newest or oldest first -> each entry as a report of its own.

Entries of an HTML page are siblings of one form that each show a time and running text and hold most of the page's;
those of a plain page begin with a bare clock time on a line, in order down the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from onrecord.document.extract.blocks import RawBlock, read_blocks
from onrecord.document.extract.boxes import sizes_of
from onrecord.document.extract.clocks import clock_in, clock_of, moment_on, split_clocks
from onrecord.document.extract.context import judge
from onrecord.document.extract.draft import Draft, Finding
from onrecord.document.extract.families import families
from onrecord.document.extract.findings import findings_of
from onrecord.document.extract.furniture import Verdict, judge_alone
from onrecord.document.extract.judged import HEADLINE, PARAGRAPH, Judged, is_paragraph
from onrecord.document.extract.marks import find_dateline, find_name_line, is_house, is_name
from onrecord.document.extract.markup import Element, entry_blocks, texts_of
from onrecord.document.extract.places import Places
from onrecord.document.extract.plain import Reading, page_block, piece_of
from onrecord.document.extract.shape import count_words, ends_sentence, is_headline, is_sentence
from onrecord.document.extract.shown_dates import find_shown_dates, parse_date
from onrecord.records import PageBlock

_WITHIN: Final = re.compile(r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d:.])")
# "all times GMT+3" in the head of a page
_ZONE: Final = re.compile(
    r"\btimes?\s+(?:are\s+)?(?:in\s+)?(?P<zone>(?:GMT|UTC)(?:[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{3,4})\b"
)
ENTRY: Final = "the time of the entry"
HEAD: Final = 6  # blocks of an entry that its signature is looked for in
FEWEST: Final = 3  # entries that make a live page
LED: Final = 0.9  # of a plain page's running text that stands below its first time
SHARE: Final = 0.6  # of the page's running text that stands in them


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry's blocks, the moments that its `time` elements give, and its words of running text."""

    blocks: tuple[RawBlock, ...]
    moments: tuple[str, ...]
    running: int
    paragraphs: int
    linked: bool  # its heading leads to another page
    titled: bool  # with a first-level heading
    headed: bool  # a heading stands above its text
    signed: bool  # shows a date or a byline
    dated: bool
    clock: bool  # begins with a bare clock time


def find_clocks(blocks: Sequence[RawBlock]) -> tuple[int, ...]:
    """Where the entries of a plain live page begin; nothing for other pages."""
    at = [position for position, block in enumerate(blocks) if clock_of(block.text)]
    if len(at) < FEWEST or at[0] > 40:
        return ()
    times = [clock_of(blocks[position].text) or (0, 0) for position in at]
    rising = all(one <= two for one, two in pairwise(times))
    falling = all(one >= two for one, two in pairwise(times))
    told = all(
        any(is_sentence(block.text) for block in blocks[one + 1 : two])
        for one, two in pairwise((*at, len(blocks)))
    )
    return tuple(at) if (rising or falling) and told else ()


def find_entries(tree: Element, *, brief: bool = False) -> tuple[Entry, ...]:
    """The entries of an HTML page that holds several reports; nothing for other pages.

    `brief` tells that the page calls itself a collection of short reports, which need no date of their own.
    """
    total = sum(count_words(line) for line in texts_of(tree) if is_sentence(line))
    words = sizes_of(tree)
    for members in families(tree):
        if sum(words[element].words for one in members for element in one) < SHARE * total:
            continue
        entries = [_entry(one) for one in members]
        running = sum(one.running for one in entries)
        if running < SHARE * total or not all(one.running for one in entries):
            continue
        if _is_live(entries) or _are_reports(entries, brief=brief):
            return tuple(entries)
    return ()


def _is_live(entries: Sequence[Entry]) -> bool:
    """Whether the entries are of a live page: each shows a time, and they do not only lead to other pages."""
    return (
        len(entries) >= FEWEST
        and all(one.moments or one.clock for one in entries)
        and not any(one.titled for one in entries)
        and not all(one.linked for one in entries)
    )


def _are_reports(entries: Sequence[Entry], *, brief: bool) -> bool:
    """Whether the entries are reports: each has a headline of its own and is signed, and their text is no teaser."""
    if len(entries) < 2 or not all(one.headed and (one.signed or brief) for one in entries):
        return False
    # a list of teasers links its titles and tells one sentence of each
    whole = all(one.paragraphs > 1 for one in entries)
    return whole or not any(one.linked for one in entries)


def _entry(elements: Sequence[Element]) -> Entry:
    blocks = split_clocks([block for element in elements for block in entry_blocks(element)])
    moments = tuple(
        one.get("datetime") or ""
        for element in elements
        for one in element.iter("time")
        if parse_date(one.get("datetime") or "")
    )
    running = [block for block in blocks if is_sentence(block.text)]
    heads = [one for element in elements for one in element.iter("h1", "h2", "h3", "h4")]
    linked = any(
        not (link.get("href") or "#").startswith("#")
        for one in heads
        for link in (*one.iter("a"), *one.iterancestors("a"))
    )
    top = [block for block in blocks[:HEAD] if count_words(block.text) <= 12]
    first = next((place for place, block in enumerate(blocks) if is_sentence(block.text)), len(blocks))
    return Entry(
        blocks=blocks,
        moments=moments,
        running=sum(count_words(block.text) for block in running),
        paragraphs=len(running),
        linked=linked,
        titled=any(one.tag == "h1" for one in heads),
        headed=any(block.heading and count_words(block.text) >= 2 for block in blocks[:first])
        or (first > 0 and is_headline(blocks[0].text) and not ends_sentence(blocks[0].text)),
        signed=bool(moments) or any(_signs(block.text) for block in blocks[:HEAD]),
        dated=bool(moments) or any(find_shown_dates(block.text) or clock_in(block.text) for block in top),
        clock=any(clock_in(block.text) for block in top[:2]),
    )


def _signs(text: str) -> bool:
    verdict = judge_alone(text)
    if find_dateline(text) and not clock_of(text):
        return True
    return verdict is not None and verdict.label in ("byline", "date line")


def read_entries(
    entries: Sequence[Entry], shared: Sequence[Finding], page: str, places: Places, *, day: str | None
) -> Reading:
    """Each entry as a report: what the page shows for all, its own time, author and heading; `day` is that of
    clock times."""
    drafts: list[Draft] = []
    blocks: list[PageBlock] = []
    cursor = 0
    for entry in entries:
        placed: list[RawBlock] = []
        for block in entry.blocks:
            span = places.find(block.text, start=cursor)
            cursor = places.read(span.end) if span else cursor
            # the title of a report may be a link to a page of its own
            placed.append(replace(block, span=span, linked=block.linked and not block.heading))
        judged = judge_entry(placed)
        found = [*_moment_of(entry, judged, places, day), *findings_of(judged, page), *shared]
        number = _keep(judged, found, drafts)
        blocks.extend(page_block(one, number) for one in judged)
    return Reading(tuple(drafts), tuple(blocks))


def _moment_of(entry: Entry, judged: Sequence[Judged], places: Places, day: str | None) -> Iterator[Finding]:
    """When an entry was published: what its `time` element means, or its clock time on the page's day."""
    moment = parse_date(entry.moments[0]) if entry.moments else None
    if moment:
        span = places.find(entry.moments[0], end=len(places.text))
        yield Finding("published", moment, span, shown=entry.moments[0])
        yield from _updated(judged, moment)
        return
    at = next((one for one in judged[:HEAD] if clock_in(one.text) and not find_shown_dates(one.text)), None)
    told = moment_on(day, clock_in(at.text) or "") if day and at else None
    if at and told:
        yield Finding("published", told, at.block.span, shown=at.text)


def judge_entry(blocks: Sequence[RawBlock]) -> list[Judged]:
    """A verdict for each block of an entry: a heading is its headline only where it stands above its text."""
    judged = list(judge(blocks, script=None))
    headed = False
    for position, one in enumerate(judged):
        above = not any(is_paragraph(other.text) for other in judged[:position] if other.kept)
        if one.labelled("byline") or (one.open is False and not one.kept):
            continue
        if clock_of(one.text) or (above and _WITHIN.search(one.text) and count_words(one.text) <= 4):
            judged[position] = one.dropped("date line", ENTRY)
        elif above and one.kept and find_name_line(one.text):
            judged[position] = one.dropped("byline", "a name with a place, a role or a date beside it")
        elif (
            above
            and one.kept
            and one.block.heading is None
            and clock_in(one.text)
            and not is_sentence(one.text)
        ):
            judged[position] = one.dropped("date line", ENTRY)
        elif (
            above and one.kept and is_name(one.text) and not is_house(one.text) and one.block.heading is None
        ):
            judged[position] = one.dropped("signature", "a bare name above the entry")
        elif one.verdict == HEADLINE and one.block.heading is None and ends_sentence(one.text):
            # an entry that opens with a short sentence has no headline
            judged[position] = replace(one, verdict=PARAGRAPH)
        elif one.verdict == HEADLINE or (above and one.block.heading and one.kept):
            verdict = Verdict("subheading", "a heading", keep=True) if headed else HEADLINE
            judged[position], headed = replace(one, verdict=verdict), True
    return judged


def _updated(judged: Sequence[Judged], moment: str) -> list[Finding]:
    """ "Updated 20:09" in an entry is a time of the entry's day."""
    for one in judged:
        match = _WITHIN.search(one.text) if one.labelled("date line") and clock_of(one.text) is None else None
        stamp = match and f"{moment[:10]}T{int(match['hour']):02d}:{match['minute']}{moment[19:]}"
        if match and stamp and stamp[:16] > moment[:16]:
            return [Finding("updated", stamp, one.block.span, shown=one.text)]
    return []


def _keep(judged: Sequence[Judged], found: Sequence[Finding], drafts: list[Draft]) -> int | None:
    """Add the entry's draft where it says something; the number of its report."""
    pieces = tuple(piece_of(one) for one in judged if one.kept)
    if not any(piece.kind == "paragraph" for piece in pieces):
        return None
    drafts.append(Draft(pieces, tuple(found)))
    return len(drafts) - 1


def read_live_text(page: str) -> Reading | None:
    """The entries of a plain live page as reports, with the date and outlet that its head shows; None for others."""
    blocks = read_blocks(page)
    at = find_clocks(blocks)
    if not at:
        # times that lead their paragraphs: a live page where nearly all its text is told so, else a chronology
        blocks = split_clocks(blocks)
        at = find_clocks(blocks)
        led = sum(
            count_words(block.text) for block in blocks[at[0] if at else 0 :] if is_sentence(block.text)
        )
        total = sum(count_words(block.text) for block in blocks if is_sentence(block.text))
        if led < LED * total:
            return None
    if not at:
        return None
    head = list(judge(blocks[: at[0]], script=None))
    shown = findings_of(head, page)
    day = next((one for one in shown if one.field == "published"), None)
    zone = next((match for one in head if (match := _ZONE.search(one.text))), None)
    shared = [one for one in shown if one.field in ("outlet", "language")]
    drafts: list[Draft] = []
    # a head with a report of its own is kept, a headline with its standfirst leads to the entries only
    number = (
        _keep(head, shown, drafts) if sum(one.kept and is_sentence(one.text) for one in head) > 2 else None
    )
    if number is None:
        head = [one.dropped("layout", "the head of a live page") if one.kept else one for one in head]
    out = [page_block(one, number) for one in head]
    for start, stop in pairwise((*at, len(blocks))):
        judged = judge_entry(blocks[start:stop])
        found = [*shared, *findings_of(judged, page)]
        moment = moment_on(day.value, blocks[start].text, zone["zone"] if zone else None) if day else None
        if moment:
            found.append(Finding("published", moment, blocks[start].span))
        number = _keep(judged, found, drafts)
        out.extend(page_block(one, number) for one in judged)
    return Reading(tuple(drafts), tuple(out)) if drafts else None
