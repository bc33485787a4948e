"""Context: the blocks of one section -> a verdict for each, from its own words and from what stands around it.

The rules run in a fixed order and each sees what those before it found: a menu line tells its neighbours, a
caption its double. What no rule has evidence against is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.boxes import heads_comments
from onrecord.document.extract.furniture import judge_alone
from onrecord.document.extract.header import drop_masthead, drop_name_lines, drop_signatures, find_header
from onrecord.document.extract.judged import PARAGRAPH, SUBHEADING, Judged, first_paragraph
from onrecord.document.extract.lexicon import fold
from onrecord.document.extract.links import drop_footer, drop_link_list, drop_linked, drop_teasers
from onrecord.document.extract.marks import Named, find_byline, find_closing_credit, find_name_line
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
from onrecord.records import Span

# "fenlander: what was the price"; "is the paper's deputy editor"
_COMMENT: Final = re.compile(r"[^\W_][\w .'\u2019-]{0,30}:\s")
# "Subject: ..." of a mail, "LENGTH: ..." of an archive's record
_FIELD: Final = re.compile(
    r"(?P<label>[A-Z][A-Z-]{2,}(?: [A-Z-]{2,})?|From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|List-[A-Z]\w+)\s?:\s*(?=\S)"
)
_ABOUT: Final = re.compile(
    r"\s+(?:is|was|covers|writes|reports|edits|has\s+(?:been|written|covered)|joined|lives|teaches)\s"
)


def judge(
    blocks: Sequence[RawBlock], *, script: str | None, repeated: frozenset[str] = frozenset()
) -> tuple[Judged, ...]:
    """A verdict for each block of a section; `script` is the one that the page is mostly in, `repeated` holds the
    short lines that it shows more than once."""
    out = [Judged(block, judge_alone(block.text)) for block in blocks]
    _drop_fields(out)
    _drop_columns(out)
    _drop_repeated(out, repeated)
    _open_notes_within(out)
    _drop_other_script(out, script)
    drop_linked(out)
    drop_link_list(out)
    drop_captions(out)
    drop_signatures(out)
    drop_name_lines(out)
    drop_masthead(out)
    find_header(out)
    drop_caption_below_headline(out)
    drop_player_titles(out)
    drop_teasers(out)
    drop_footer(out)
    _drop_comments(out)
    _drop_author_notes(out)
    _keep_rest(out)
    return tuple(out)


def _drop_fields(out: list[Judged]) -> None:
    """Fields of a mail or of an archive's record, "LENGTH: 88 words", several in a row; a transcript has none."""
    found = {position: match for position, one in enumerate(out) if (match := _FIELD.match(one.text))}
    spoken = sum(1 for position in found if ends_sentence(out[position].text))
    if spoken * 2 > len(found):
        return
    for position, match in found.items():
        one = out[position]
        beside = [
            found[other]["label"]
            for other in (position - 2, position - 1, position + 1, position + 2)
            if other in found
        ]
        short = count_words(one.text) <= 14 and not ends_sentence(one.text)
        if one.open and short and any(label != match["label"] for label in beside):
            out[position] = one.dropped("record field", "a field of a mail or record among others")


def find_repeated_lines(blocks: Sequence[RawBlock]) -> frozenset[str]:
    """Short lines, no sentences, that stand on a page more than once: its buttons, its members' names."""
    counts = Counter(
        fold(block.text)
        for block in blocks
        if count_words(block.text) <= 3 and not ends_sentence(block.text) and not block.text.endswith(":")
    )
    return frozenset(line for line, count in counts.items() if line and count > 1)


def _drop_repeated(out: list[Judged], repeated: frozenset[str]) -> None:
    """A short line that the page shows again elsewhere, beside another line of its own."""
    at = [position for position, one in enumerate(out) if one.open and fold(one.text) in repeated]
    own = {position for position, one in enumerate(out) if not one.open} | set(at)
    for position in at:
        if position - 1 in own or position + 1 in own:
            out[position] = out[position].dropped("repeated line", "a short line that the page shows again")


def _drop_columns(out: list[Judged]) -> None:
    """A row of a menu: short items without figures, set apart by wide gaps."""
    for position, one in enumerate(out):
        if not one.open or one.block.columns < 2 or ends_sentence(one.text) or has_quotation(one.text):
            continue
        short = count_words(one.text) <= 4 * one.block.columns and not any(
            char.isdigit() for char in one.text
        )
        if short and (one.block.columns >= 3 or judge_alone(" | ".join(one.text.split(" ", 1)))):
            out[position] = one.dropped("navigation", "short items with wide gaps between them")


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


def _drop_comments(out: list[Judged]) -> None:
    """What stands below a line that heads a thread of comments, where the rest of the page is such a thread."""
    head = next(
        (
            position
            for position in range(len(out) - 1, first_paragraph(out), -1)
            if heads_comments(out[position].text) and out[position].labelled("share or follow line", "count")
        ),
        None,
    )
    if head is None:
        return
    below = [position for position in range(head + 1, len(out)) if out[position].open]
    signed = [position for position in below if _COMMENT.match(out[position].text)]
    if signed and len(signed) * 2 >= len(below):
        for position in below:
            out[position] = out[position].dropped("comment", "below the head of a thread of comments")


def _drop_author_notes(out: list[Judged]) -> None:
    """Who the author is, said below the report in the third person."""
    names = {
        named.name
        for one in out
        if one.labelled("byline", "signature")
        for named in (
            find_byline(one.text) or find_name_line(one.text) or (Named(one.text, Span(0, len(one.text))),)
        )
    }
    for position in range(len(out) - 1, first_paragraph(out), -1):
        one = out[position]
        if not one.open:
            continue
        name = next((name for name in sorted(names) if one.text.startswith(name)), None)
        if name is None or count_words(one.text) > 45 or _ABOUT.match(one.text[len(name) :]) is None:
            return
        out[position] = one.dropped("about the author", "says of the author who that is, below the report")


def _keep_rest(out: list[Judged]) -> None:
    begin = first_paragraph(out)
    for position, one in enumerate(out):
        if one.open:
            inside = 0 < position < len(out) - 1 and position != begin
            heading = one.block.heading is not None or (inside and _is_subheading(one.text))
            out[position] = replace(one, verdict=SUBHEADING if heading else PARAGRAPH)


def _is_subheading(text: str) -> bool:
    """A title between paragraphs; one that ends with a mark must be short and in a headline's capitals."""
    if not is_headline(text) or (several_sentences(text) and find_closing_credit(text)):
        return False
    if not ends_sentence(text):
        return True
    asks = text.endswith("?") and count_words(text) <= 14
    return asks and not several_sentences(text) and capital_share(text) >= 0.75
