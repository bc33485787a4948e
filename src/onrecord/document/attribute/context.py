"""What the other candidates say of one: scores of a first look in, numbers for a second look out.

Whether a candidate is right hangs on its rivals (other bounds, other sources, other cues of the same words) and
on what stands around it or inside it. Candidates far apart do not see each other, so the work grows with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.document.attribute.draft import Draft

CONTEXT = (
    "first_look", "best_of_cue", "sum_of_source", "sum_of_content", "sum_of_cue", "rank_of_cue", "best_rival",
    "best_rival_of_source", "best_around", "best_inside", "best_touching", "believed_share", "best_near",
    "best_other_source", "sum_of_rivals", "candidates",
)  # fmt: skip

_RIVAL = 0.3  # contents that share more than this tell of one thing
_CLOSE = 0.5
_NEAR = 600  # letters
_SLICE = 384  # candidates that are looked at together, with half as many on either side

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def surroundings(drafts: Sequence[Draft], scores: Sequence[float]) -> Floats:
    """A row of CONTEXT for each draft."""
    found = np.zeros((len(drafts), len(CONTEXT)))
    order = sorted(range(len(drafts)), key=lambda n: (drafts[n].content[0], n))
    for wide, own in _slices(len(order)):
        seen = [order[k] for k in wide]
        rows = _compare([drafts[n] for n in seen], np.array([scores[n] for n in seen]))
        for k in own:
            found[order[k]] = rows[k - wide.start]
    return found


def _slices(size: int) -> Iterator[tuple[range, range]]:
    for start in range(0, size, _SLICE):
        own = range(start, min(start + _SLICE, size))
        yield range(max(0, start - _SLICE // 2), min(size, own.stop + _SLICE // 2)), own


def _compare(drafts: Sequence[Draft], scores: Floats) -> Floats:
    """Every draft against every other one."""
    see = _relations(drafts)
    itself = np.eye(len(drafts), dtype=bool)
    kept = np.clip(scores, 1e-6, 1 - 1e-6)
    size = np.full(len(drafts), float(len(drafts)))

    def best(which: Flags) -> Floats:
        found: Floats = np.where(which, scores, 0.0).max(axis=1, initial=0.0)
        return found

    columns = (
        np.log(kept / (1 - kept)),
        best(see.same_cue & ~itself),
        (see.same_cue & see.same_source) @ scores,
        (see.same_cue & see.same_content) @ scores,
        see.same_cue @ scores,
        (see.same_cue & (scores > scores[:, None])).sum(axis=1),
        best(see.rival),
        best(see.rival & see.same_source),
        best(see.around),
        best(see.inside),
        best(see.touching),
        (scores > _CLOSE).sum() / (size + 1),
        best(see.near),
        best(see.same_content & ~see.same_source),
        see.close @ scores,
        size,
    )
    return np.stack(columns, axis=1)


@dataclass(frozen=True, slots=True)
class _Relations:
    """How each draft (row) stands to each other one (column); from `rival` to `near` only those of other cues count."""

    same_cue: Flags
    same_source: Flags
    same_content: Flags
    rival: Flags  # tells of one thing
    around: Flags  # its content holds the cue
    inside: Flags  # its cue lies in the content
    touching: Flags  # the contents share a little
    near: Flags  # the contents share nothing, and are not far apart
    close: Flags  # the contents share half


def _relations(drafts: Sequence[Draft]) -> _Relations:
    start = np.array([draft.content[0].start for draft in drafts])
    end = np.array([draft.content[-1].end for draft in drafts])
    length = np.array([sum(map(len, draft.content)) for draft in drafts])
    cue = np.array([draft.cue[0].start if draft.cue else -1 for draft in drafts])
    shared = np.maximum(0, np.minimum.outer(end, end) - np.maximum.outer(start, start))
    overlap = shared / np.maximum(1, np.add.outer(length, length) - shared)
    # a draft without a cue has one of its own
    same_cue = _equal(
        [(-1, n) if draft.cue_token is None else draft.cue_token for n, draft in enumerate(drafts)]
    )
    return _Relations(
        same_cue=same_cue,
        same_source=_equal([draft.source for draft in drafts]),
        same_content=_equal([draft.content for draft in drafts]),
        rival=~same_cue & (overlap >= _RIVAL),
        around=~same_cue & (start <= cue[:, None]) & (end > cue[:, None]) & (cue >= 0)[:, None],
        inside=~same_cue & (cue >= start[:, None]) & (cue < end[:, None]),
        touching=~same_cue & (shared > 0) & (overlap < _RIVAL),
        near=~same_cue & (abs(np.subtract.outer(start, start)) < _NEAR) & (shared == 0),
        close=(shared > 0) & (overlap >= _CLOSE),
    )


def _equal(values: Sequence[object]) -> Flags:
    numbers: dict[object, int] = {}
    codes = np.array([numbers.setdefault(value, len(numbers)) for value in values])
    found: Flags = codes[:, None] == codes
    return found
