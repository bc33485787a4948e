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
from onrecord.document.extract.context import find_repeated_lines, judge
from onrecord.document.extract.furniture import Verdict, separator
from onrecord.document.extract.judged import HEADLINE, PARAGRAPH, Judged
from onrecord.document.extract.lexicon import fold, fold_text, marks
from onrecord.document.extract.marks import find_closing_credit, find_dateline
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
SIGNED: Final = ("byline", "date line", "signature")
REPORT: Final = 120  # words of text without a headline that pass for a report of their own


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the page; `report` counts the page's reports from 0, None for what belongs to none."""

    judged: tuple[Judged, ...]
    report: int | None


def split_page(blocks: Sequence[RawBlock]) -> tuple[Section, ...]:
    """The page's sections in order; every block is in one of them."""
    script = main_script(" ".join(block.text for block in blocks)[:4000])
    repeated = find_repeated_lines(blocks)
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
        for position, part in enumerate(_at_headlines(stretch, script=script, repeated=repeated)):
            parts.append((part, strong or position > 0 or _opens_report(part)))
    return tuple(_number(parts))


def _stretches(blocks: Sequence[RawBlock]) -> Iterator[tuple[list[RawBlock], bool]]:
    """Runs of blocks between separator lines, and whether the line above is one that parts reports."""
    run: list[RawBlock] = []
    strong = True
    for block in blocks:
        if separator(block.text) and run and _underlines(block, run[-1]):
            run[-1] = replace(run[-1], heading=2)
            run.append(block)
            continue
        if separator(block.text):
            if run:
                yield run, strong
            yield [block], False
            strong, run = len(block.text.replace(" ", "")) >= STRONG, []
            continue
        run.append(block)
    if run:
        yield run, strong


def _underlines(line: RawBlock, above: RawBlock) -> bool:
    """Whether a line of signs is set right below a title and about as long."""
    if line.span is None or above.span is None or line.span.start - above.span.end > 2:
        return False
    return is_headline(above.text) and abs(len(line.text.replace(" ", "")) - len(above.text)) <= 3


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


def _at_headlines(
    stretch: Sequence[RawBlock], *, script: str | None, repeated: frozenset[str]
) -> Iterator[tuple[Judged, ...]]:
    """A stretch judged, and cut where another report begins: a title with a signature of its own above or below it.

    Each part is judged anew: what stands above a paragraph in the midst of the stretch is the head of its report.
    """
    judged = judge(stretch, script=script, repeated=repeated)
    cuts = list(_cuts(judged))
    if not cuts:
        yield judged
        return
    yield judge(stretch[: cuts[0][0]], script=script, repeated=repeated)
    ends = [start for start, _ in cuts[1:]] + [len(stretch)]
    for (start, title), end in zip(cuts, ends, strict=True):
        part = list(stretch[start:end])
        part[title - start] = replace(part[title - start], heading=1)
        yield judge(part, script=script, repeated=repeated)


def _cuts(judged: tuple[Judged, ...]) -> Iterator[tuple[int, int]]:
    """Where reports begin within a stretch, and where their titles stand."""
    # paragraphs above each position
    above = list(accumulate((_is_running(one) for one in judged), initial=0))
    start = 0
    for position in range(1, len(judged)):
        cut = _begins_report(judged, position)
        if cut is None or cut <= start:
            continue
        fewest = 1 if _signed_around(judged, position) else 2
        if above[cut] - above[start] < fewest or above[-1] - above[position] < fewest:
            continue
        yield cut, position
        start = cut


def _begins_report(judged: tuple[Judged, ...], position: int) -> int | None:
    """Where the report begins whose title stands at a position; None where no report does."""
    one = judged[position]
    if not (one.labelled("subheading", "paragraph", "headline") and _is_title(one.text)):
        return None
    first = _gap_above(judged, position)
    if _closes_with_credit(judged, position):
        return position
    for after in judged[position + 1 : position + 5]:
        if after.labelled(*SIGNED) or find_dateline(after.text):
            return first
        if after.labelled("paragraph") and is_sentence(after.text):
            break
    below = next((after for after in judged[position + 1 : position + 5] if _is_running(after)), None)
    return first if first < position and below is not None else None


def _closes_with_credit(judged: tuple[Judged, ...], position: int) -> bool:
    """Whether the report above a title and the paragraph below it end with the house in brackets: items of a digest."""
    if position + 1 >= len(judged) or not judged[position - 1].kept or not judged[position + 1].kept:
        return False
    title = judged[position].text
    if title.endswith((")", "]")) or title.startswith(("-", "*", "\u2022", "\u2013", "\u2014")):
        return False  # a list of links, each with its house
    above, below = judged[position - 1].text, judged[position + 1].text
    return count_words(below) >= 12 and bool(find_closing_credit(above)) and bool(find_closing_credit(below))


def _is_title(text: str) -> bool:
    if not is_headline(text) or count_words(text) < 3:
        return False
    return not ends_sentence(text) or capital_share(text) >= 0.75 or text.endswith("?")


def _gap_above(judged: tuple[Judged, ...], position: int) -> int:
    """The first of the lines between the last paragraph and a title that sign the report below: a house, a date."""
    first = position
    for before in range(position - 1, max(-1, position - 7), -1):
        one = judged[before]
        leads_on = one.labelled("credit") and one.text.endswith(":")
        if leads_on or one.labelled("date line", "byline", "masthead", "signature"):
            first = before
        elif _is_running(one) or (one.labelled("credit") and not leads_on):
            break
    return first


def _signed_around(judged: tuple[Judged, ...], position: int) -> bool:
    """Whether a byline or a date stands beside the title, which is more than a dateline in running text."""
    below = judged[position + 1 : position + 5]
    stop = next((place for place, one in enumerate(below) if _is_running(one)), len(below))
    if _closes_with_credit(judged, position):
        return True
    return any(one.labelled(*SIGNED) for one in below[:stop]) or _gap_above(judged, position) < position


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


def _is_running(one: Judged) -> bool:
    # "... a new lift. (Cape Sentinel)" ends a sentence and credits a house
    return one.labelled(PARAGRAPH.label, "subheading") and (
        (is_sentence(one.text) and one.labelled(PARAGRAPH.label)) or bool(find_closing_credit(one.text))
    )


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
