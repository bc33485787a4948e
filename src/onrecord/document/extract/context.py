"""Context: the blocks of one section -> a verdict for each, from its own words and from what stands around it.

The rules run in a fixed order and each sees what those before it found: a menu line tells its neighbours, a
caption its double. What no rule has evidence against is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.furniture import judge_alone
from onrecord.document.extract.header import drop_masthead, drop_signatures, find_header
from onrecord.document.extract.judged import PARAGRAPH, SUBHEADING, Judged, first_paragraph
from onrecord.document.extract.links import drop_footer, drop_link_list, drop_linked, drop_teasers
from onrecord.document.extract.pictures import drop_caption_below_headline, drop_captions, drop_player_titles
from onrecord.document.extract.shape import (
    capital_share,
    count_words,
    ends_sentence,
    has_quotation,
    is_headline,
    is_sentence,
    main_script,
    several_sentences,
)


def judge(blocks: Sequence[RawBlock], *, script: str | None) -> tuple[Judged, ...]:
    """A verdict for each block of a section; `script` is the one that the page is mostly in."""
    out = [Judged(block, judge_alone(block.text)) for block in blocks]
    _open_notes_within(out)
    _drop_other_script(out, script)
    drop_linked(out)
    drop_link_list(out)
    drop_captions(out)
    drop_signatures(out)
    drop_masthead(out)
    find_header(out)
    drop_caption_below_headline(out)
    drop_player_titles(out)
    drop_teasers(out)
    drop_footer(out)
    _keep_rest(out)
    return tuple(out)


def _open_notes_within(out: list[Judged]) -> None:
    """A sentence on translation in the midst of a report is on its subject, not about the report."""
    above = list(accumulate((one.open and is_sentence(one.text) for one in out), initial=0))
    for position, one in enumerate(out):
        within = above[position] > 3 and above[-1] - above[position] > 3
        if within and one.labelled("translation note") and is_sentence(one.text):
            out[position] = replace(one, verdict=None)


def _drop_other_script(out: list[Judged], script: str | None) -> None:
    if script is None:
        return
    for position, one in enumerate(out):
        if not one.open or len(one.text) > 200 or count_words(one.text) > 10:
            continue
        if ends_sentence(one.text) or has_quotation(one.text):
            continue
        other = main_script(one.text)
        if other is not None and other != script:
            reason = f"a short line in {other.title()} on a page in {script.title()}"
            out[position] = one.dropped("other script", reason)


def _keep_rest(out: list[Judged]) -> None:
    begin = first_paragraph(out)
    for position, one in enumerate(out):
        if one.open:
            inside = 0 < position < len(out) - 1 and position != begin
            heading = one.block.heading is not None or (inside and _is_subheading(one.text))
            out[position] = replace(one, verdict=SUBHEADING if heading else PARAGRAPH)


def _is_subheading(text: str) -> bool:
    """A title between paragraphs; one that ends with a mark must be short and in a headline's capitals."""
    if not is_headline(text):
        return False
    if not ends_sentence(text):
        return True
    asks = text.endswith("?") and count_words(text) <= 14
    return asks and not several_sentences(text) and capital_share(text) >= 0.75
