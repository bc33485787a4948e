"""Gaps: the blocks that the finder of the body left out of it although they stand between two that it kept.

Rows of tables, nested lists, subheadings and short paragraphs get lost so. They are handed to the block model, which
drops what is furniture: in the midst of a report, what there is no evidence against is kept.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from onrecord.document.extract.blocks import RawBlock
from onrecord.document.extract.furniture import judge_alone
from onrecord.document.extract.lexicon import fold
from onrecord.document.extract.shape import count_words, is_sentence

LEAST: Final = (
    0.25  # of the page's running text that the body must hold to be believed; threads of comments hold more
)
LONG: Final = 20  # words of a lead that the body lacks
LEADS: Final = 2  # such paragraphs
MOST: Final = 40  # blocks in one gap; a longer one is another part of the page


def fill_gaps(raw: Sequence[RawBlock], page: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """The blocks of the body, those of the page that stand between them put in; both in page order."""
    at: dict[str, list[int]] = {}
    for position, block in enumerate(page):
        at.setdefault(fold(block.text), []).append(position)
    held = {fold(block.text) for block in raw}
    whole = "\n".join(sorted(held))
    out: list[RawBlock] = []
    last: int | None = None
    running = False
    for block in raw:
        here = next((one for one in at.get(fold(block.text), ()) if last is None or one > last), None)
        if here is not None:
            if last is not None and running and here - last <= MOST:
                out.extend(one for one in page[last + 1 : here] if _lost(one, held, whole))
            last = here
        # above the first paragraph stand bylines and dates, which are read elsewhere
        if not running and is_sentence(block.text):
            running = True
            if here is not None:
                out.extend(_leads(page[:here], held, whole))
        out.append(block)
    return tuple(out)


def _leads(above: Sequence[RawBlock], held: set[str], whole: str) -> Sequence[RawBlock]:
    """The running paragraphs right above the first one that the body has: the lead may stand in no element."""
    leads = itertools.takewhile(
        lambda block: (
            count_words(block.text) >= LONG
            and is_sentence(block.text)
            and _lost(block, held, whole)
            and judge_alone(block.text) is None
        ),
        reversed(above),
    )
    return list(itertools.islice(leads, LEADS))[::-1]


def _lost(block: RawBlock, held: set[str], whole: str) -> bool:
    folded = fold(block.text)
    return bool(folded) and not block.linked and folded not in held and folded not in whole


def trust(raw: Sequence[RawBlock], page: Sequence[RawBlock]) -> Sequence[RawBlock]:
    """The body's blocks; the whole page's where the body holds a small part of its running text.

    To lose a report is worse than to keep furniture of its page, which the block model looks at next.
    """
    held = "\n".join(fold(block.text) for block in raw)
    running = [
        block
        for block in page
        if not block.linked and is_sentence(block.text) and judge_alone(block.text) is None
    ]
    total = sum(count_words(block.text) for block in running)
    found = sum(count_words(block.text) for block in running if fold(block.text)[:200] in held)
    return raw if found >= LEAST * total else page
