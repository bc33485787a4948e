"""Ids of corpus-level rows: groups in, ids out. An id never changes once given and is never given twice.

A group keeps the id of the earlier group with which it shares most members; where two earlier groups
became one, the id given first stays. A new group's id derives from its first member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from onrecord.records import Known, make_id


def keep_ids(
    groups: Sequence[Sequence[str]], *, prefix: str, known: Sequence[Known] = (), given: Collection[str] = ()
) -> tuple[str, ...]:
    """An id for each group of member keys (first member first, no group empty, no member in two groups).

    `known` lists the groups that stood before, oldest first; `given` every id ever given, also of groups
    that are gone.
    """
    age = {one.id: position for position, one in enumerate(known)}
    holder = {member: one.id for one in known for member in one.members}
    shares = Counter(
        (holder[member], position)
        for position, group in enumerate(groups)
        for member in group
        if member in holder
    )
    ids: dict[int, str] = {}
    used: set[str] = set()
    # most shared members first; of two claims of one size on one group, the older id wins
    for (old, position), _ in sorted(
        shares.items(), key=lambda item: (-item[1], age[item[0][0]], item[0][1])
    ):
        if old not in used and position not in ids:
            ids[position] = old
            used.add(old)
    ids = _prefer_oldest(ids, shares, age)
    taken = set(given) | {one.id for one in known}
    for position, group in enumerate(groups):
        if position not in ids:
            ids[position] = _new_id(prefix, group[0], taken)
            taken.add(ids[position])
    return tuple(ids[position] for position in range(len(groups)))


def apart(groups: Sequence[Sequence[str]]) -> list[list[str]]:
    """Groups fit for `keep_ids`: a key of several is the first one's; one left empty has its first, told apart."""
    seen: set[str] = set()
    out: list[list[str]] = []
    for group in groups:
        own = [key for key in dict.fromkeys(group) if key not in seen]
        out.append(own or [f"{group[0]} again {len(out)}"])
        seen.update(own)
    return out


def _prefer_oldest(
    ids: dict[int, str], shares: Counter[tuple[str, int]], age: dict[str, int]
) -> dict[int, str]:
    """Where earlier groups were joined in one, and the oldest of them went to no other group, its id stays."""
    out = dict(ids)
    for position, current in ids.items():
        joined = [
            old
            for (old, place) in shares
            if place == position and (old == current or old not in out.values())
        ]
        out[position] = min(joined, key=age.__getitem__)
    return out


def _new_id(prefix: str, member: str, taken: Collection[str]) -> str:
    candidate, turn = make_id(prefix, member), 1
    while candidate in taken:
        turn += 1
        candidate = make_id(prefix, member, str(turn))
    return candidate
