"""Sections: the judged blocks of a plain page -> the reports that it holds, each with its own blocks.

A page may be one report, or several with separators, repeated advertisements and lists of links between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.context import judge
from onrecord.document.extract.furniture import Verdict, separator
from onrecord.document.extract.judged import HEADLINE, PARAGRAPH, Judged
from onrecord.document.extract.lexicon import fold, fold_text, marks
from onrecord.document.extract.marks import find_dateline
from onrecord.document.extract.repeats import find_repeats
from onrecord.document.extract.shape import (
    capital_share,
    count_words,
    ends_sentence,
    is_headline,
    is_sentence,
    main_script,
)

STRONG: Final = 8  # signs of a line that parts reports; shorter ones part chapters
BLURB: Final = 25  # words that a report has at least
REPORT: Final = 120  # words of text without a headline that pass for a report of their own


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the page; `report` counts the page's reports from 0, None for what belongs to none."""

    judged: tuple[Judged, ...]
    report: int | None


def split_page(blocks: Sequence[RawBlock]) -> tuple[Section, ...]:
    """The page's sections in order; every block is in one of them."""
    script = main_script(" ".join(block.text for block in blocks)[:4000])
    stretches = list(_stretches(blocks))
    seen = Counter(_key(stretch) for stretch, _ in stretches if not separator(stretch[0].text))
    parts: list[tuple[tuple[Judged, ...], bool]] = []
    for stretch, strong in stretches:
        if len(seen) > 1 and _is_advertisement(stretch, times=seen[_key(stretch)]):
            parts.append(
                (_all(stretch, "advertisement", "the same words stand on the page more than once"), strong)
            )
            continue
        if separator(stretch[0].text):
            parts.append((_all(stretch, "separator", "a line of signs"), strong))
            continue
        judged = judge(stretch, script=script)
        for position, part in enumerate(_at_headlines(judged)):
            parts.append((part, strong or position > 0 or _opens_report(part)))
    return tuple(_number(parts))


def _stretches(blocks: Sequence[RawBlock]) -> Iterator[tuple[list[RawBlock], bool]]:
    """Runs of blocks between separator lines, and whether the line above is one that parts reports."""
    run: list[RawBlock] = []
    strong = True
    for block in blocks:
        if separator(block.text):
            if run:
                yield run, strong
            yield [block], False
            strong, run = len(block.text.replace(" ", "")) >= STRONG, []
            continue
        run.append(block)
    if run:
        yield run, strong


def _key(stretch: Sequence[RawBlock]) -> str:
    return "\n".join(fold(block.text) for block in stretch)


def _is_advertisement(stretch: Sequence[RawBlock], *, times: int) -> bool:
    """Whether a stretch that stands on the page several times is an offer; a report of some length may be doubled."""
    if times < 2 or sum(count_words(block.text) for block in stretch) > 100:
        return False
    offers = any(marks().promotion.search(fold_text(block.text)) for block in stretch)
    return offers or len(stretch) == 1 or times > 2


def _all(stretch: Sequence[RawBlock], label: str, reason: str) -> tuple[Judged, ...]:
    return tuple(Judged(block, Verdict(label, reason)) for block in stretch)


def _at_headlines(judged: tuple[Judged, ...]) -> Iterator[tuple[Judged, ...]]:
    """A section cut where another report begins: a title with a byline, a date or a dateline of its own below it."""
    # paragraphs above each position
    above = list(accumulate((_is_running(one) for one in judged), initial=0))
    start = 0
    for position in range(1, len(judged)):
        if above[position] - above[start] < 2 or above[-1] - above[position] < 2:
            continue
        if _begins_report(judged, position):
            yield _headed(judged[start:position], headed=start > 0)
            start = position
    yield _headed(judged[start:], headed=start > 0)


def _begins_report(judged: tuple[Judged, ...], position: int) -> bool:
    one = judged[position]
    if not (one.labelled("subheading", "paragraph") and is_headline(one.text) and count_words(one.text) >= 4):
        return False
    if ends_sentence(one.text) and capital_share(one.text) < 0.75:
        return False
    for after in judged[position + 1 : position + 4]:
        if after.labelled("byline", "date line") or find_dateline(after.text):
            return True
        if after.labelled("paragraph"):
            return False
    return False


def _opens_report(judged: tuple[Judged, ...]) -> bool:
    """Whether a stretch begins as reports do: a title, then a byline, a date or a dateline."""
    at = next((position for position, one in enumerate(judged) if one.verdict == HEADLINE), None)
    if at is None or any(one.kept for one in judged[:at]):
        return False
    for after in judged[at + 1 : at + 4]:
        if after.labelled("byline", "date line", "signature") or find_dateline(after.text):
            return True
        if after.labelled("paragraph"):
            return False
    return False


def _headed(judged: tuple[Judged, ...], *, headed: bool) -> tuple[Judged, ...]:
    return (replace(judged[0], verdict=HEADLINE), *judged[1:]) if headed else judged


def _is_running(one: Judged) -> bool:
    return one.labelled(PARAGRAPH.label) and is_sentence(one.text)


def _number(parts: Sequence[tuple[tuple[Judged, ...], bool]]) -> Iterator[Section]:
    """Each part with its report: a new one, the one before (a stretch that goes on with it), or none."""
    report = -1
    for judged, strong in parts:
        kept = [one for one in judged if one.kept]
        size = sum(count_words(one.text) for one in kept)
        paragraphs = sum(_is_running(one) for one in judged)
        headed = any(one.verdict == HEADLINE for one in kept)
        if not kept or not paragraphs:
            yield Section(_dropped(judged), None)
        elif report < 0 or (strong and headed and size >= BLURB) or (strong and size >= REPORT):
            report += 1
            yield Section(judged, report)
        elif strong and not headed and paragraphs == 1 and size < BLURB * 2:
            yield Section(_dropped(judged), None)
        else:
            yield Section(_unheaded(judged), report)


def _dropped(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    reason = "a stretch of the page without a report"
    return tuple(one.dropped("no report", reason) if one.open or one.kept else one for one in judged)


def _unheaded(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """A stretch that goes on with the report before: its title is a subheading of that."""
    subheading = Verdict("subheading", "a title in a later stretch of the report", keep=True)
    return tuple(replace(one, verdict=subheading) if one.verdict == HEADLINE else one for one in judged)


def drop_repeats(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """The blocks of one report, those that say again what an earlier one said dropped."""
    kept = [position for position, one in enumerate(judged) if one.kept]
    repeats = find_repeats([judged[position].text for position in kept])
    out = list(judged)
    for place, earlier in repeats.items():
        reason = f"says again what block {kept[earlier] + 1} of the report says"
        out[kept[place]] = out[kept[place]].dropped("repeated", reason)
    return tuple(out)
