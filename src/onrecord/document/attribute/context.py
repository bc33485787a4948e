"""What the other candidates say of one: scores of a first look in, numbers for a second look out.

Whether a candidate is right hangs on its rivals (other bounds, other sources, other cues of the same words) and
on what stands around it or inside it. Candidates far apart do not see each other, so the work grows with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    start = np.array([draft.content[0].start for draft in drafts])
    end = np.array([draft.content[-1].end for draft in drafts])
    length = np.array([sum(map(len, draft.content)) for draft in drafts])
    cue_place = np.array([draft.cue[0].start if draft.cue else -1 for draft in drafts])
    same_source = _equal([draft.source for draft in drafts])
    same_content = _equal([draft.content for draft in drafts])
    # a draft without a cue has one of its own
    same_cue = _equal(
        [(-1, n) if draft.cue_token is None else draft.cue_token for n, draft in enumerate(drafts)]
    )
    shared = np.maximum(0, np.minimum.outer(end, end) - np.maximum.outer(start, start))
    overlap = shared / np.maximum(1, np.add.outer(length, length) - shared)
    other_cue, itself = ~same_cue, np.eye(len(drafts), dtype=bool)
    rival = other_cue & (overlap >= _RIVAL)
    around = (
        other_cue & (start <= cue_place[:, None]) & (end > cue_place[:, None]) & (cue_place >= 0)[:, None]
    )
    inside = other_cue & (cue_place >= start[:, None]) & (cue_place < end[:, None])
    touching = other_cue & (shared > 0) & (overlap < _RIVAL)
    near = other_cue & (abs(np.subtract.outer(start, start)) < _NEAR) & (shared == 0)
    kept = np.clip(scores, 1e-6, 1 - 1e-6)

    def best(which: npt.NDArray[np.bool_]) -> Floats:
        found: Floats = np.where(which, scores, 0.0).max(axis=1, initial=0.0)
        return found

    def total(which: npt.NDArray[np.bool_]) -> Floats:
        return which @ scores

    size = np.full(len(drafts), float(len(drafts)))
    columns = (
        np.log(kept / (1 - kept)),
        best(same_cue & ~itself),
        total(same_cue & same_source),
        total(same_cue & same_content),
        total(same_cue),
        (same_cue & (scores > scores[:, None])).sum(axis=1),
        best(rival),
        best(rival & same_source),
        best(around),
        best(inside),
        best(touching),
        (scores > _CLOSE).sum() / (size + 1),
        best(near),
        best(same_content & ~same_source),
        total((shared > 0) & (overlap >= _CLOSE)),
        size,
    )
    return np.stack(columns, axis=1)


def _equal(values: Sequence[object]) -> npt.NDArray[np.bool_]:
    numbers: dict[object, int] = {}
    codes = np.array([numbers.setdefault(value, len(numbers)) for value in values])
    found: npt.NDArray[np.bool_] = codes[:, None] == codes
    return found
