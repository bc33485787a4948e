"""Which bodies called union, alliance or front are political parties: all readings in, their keys out.

"The union" of an article about a strike is not the governing Civic Union. A body is a party where words of parliaments
and governments stand beside its name. Part of the stage `resolve`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.corpus.resolve.keys import Key, organisation_key
from onrecord.lexicons.people import bodies
from onrecord.records import Reading

_BESIDE = 70  # characters on each side of the name, inside its sentence
_WORD = re.compile(r"[^\W\d_]+")


def find_parties(readings: Sequence[Reading]) -> frozenset[Key]:
    """Those whose name ends with a noun for unions and stands among such words at least as often as among those of
    labour."""
    political: Counter[Key] = Counter()
    for reading in readings:
        text = reading.article.text
        for one in reading.mentions:
            if one.form != "name" or not one.name or one.label == "PERSON":
                continue
            last = one.name.rsplit(" ", 1)[-1].lower()
            if " " not in one.name or last not in bodies().kin["union"]:
                continue
            near = set(_beside(text, one.span.start, one.span.end))
            votes = len(near & bodies().political) - len(near & bodies().labour)
            political[organisation_key(one.name)] += votes
    return frozenset(key for key, votes in political.items() if votes > 0)


def _beside(text: str, start: int, end: int) -> Iterable[str]:
    before = re.split(r"[.!?\n]\s", text[max(start - _BESIDE, 0) : start])[-1]
    behind = re.split(r"[.!?\n]\s", text[end : end + _BESIDE])[0]
    return (word.lower() for word in _WORD.findall(f"{before} {behind}"))
