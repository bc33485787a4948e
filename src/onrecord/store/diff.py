"""Diff: two records in, the lines in which their content differs out.

The ids of conclusions may differ between two records of the same pages (they depend on the order of builds),
so an actor is known here by its first mention, an utterance by its fullest rendering, and what the upper stages
conclude by the words that it rests on.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from onrecord.records import Evidence, Talks
from onrecord.store.export import Row, export_rows
from onrecord.store.record import Record
from onrecord.store.talks import place_of

_WORDS = 60  # of a value that is shown


def diff(a: Record, b: Record) -> tuple[str, ...]:
    """One line for each row or field that differs; none where the records say the same.

    `< table row` stands only in `a`, `> table row` only in `b`, `table row: field: value in a | value in b`.
    """
    tables_a, tables_b = dict(_tables(a)), dict(_tables(b))
    return tuple(line for name in tables_a for line in _differ(name, tables_a[name], tables_b[name]))


def _tables(record: Record) -> Iterator[tuple[str, Mapping[str, Row]]]:
    names = _names(record)
    for table, rows in export_rows(record):
        if table == "failures":
            failures = Counter(json.dumps(row, ensure_ascii=False) for row in rows)
            yield table, {row: {"times": times} for row, times in failures.items()}
        else:
            yield table, {str(row["id"]): row for row in (_renamed(one, names) for one in rows)}


def _names(record: Record) -> dict[str, str]:
    """For the id of each conclusion a name that follows from the evidence alone."""
    names = {}
    for actor in record.actors():
        places = [f"{one.article}:{one.start}-{one.end}" for one in actor.mentions]
        names[actor.id] = f"actor {actor.name!r} of {min(places, default='nowhere')}"
    for utterance in record.utterances():
        first = min((one.attribution for one in utterance.renderings), default=utterance.fullest)
        names[utterance.id] = f"utterance of {first}"
    names.update(_talks_names(record.talks(), names))
    return names


def _talks_names(talks: Talks, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Rows of the upper half by who is in them and their first words; issues and figures have lasting ids."""
    for position in talks.positions:
        party, voice = (names.get(one, one) for one in (position.party, position.characterised_by))
        where = f"{_first(position.evidence)} {position.stance} {position.issue}"
        yield position.id, f"position of {party}, told by {voice}: {where}"
    for proposal in talks.proposals:
        by = names.get(proposal.proposed_by or "", "nobody known")
        where = f"{place_of(proposal.name)} {proposal.terms[0].issue}"
        yield proposal.id, f"proposal of {by}: {where}"
    claims = {claim.id: f"claim {_first(claim.evidence)}" for claim in talks.claims}
    yield from claims.items()
    for dispute in talks.disputes:
        what = ", ".join(sorted((*(claims[one] for one in dispute.claims), *dispute.figures)))
        yield dispute.id, f"dispute ({dispute.kind}) of {what}"
    for event in talks.events:
        yield event.id, f"event {event.type} {_first(event.evidence)}"


def _first(evidence: Iterable[Evidence]) -> str:
    return min(map(place_of, evidence))


def _renamed(row: Row, names: Mapping[str, str]) -> Row:
    return {field: _rename(value, names) for field, value in row.items()}


def _rename(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list):
        return [_rename(one, names) for one in value]
    if isinstance(value, dict):
        return {field: _rename(one, names) for field, one in value.items()}
    return value


def _differ(table: str, a: Mapping[str, Row], b: Mapping[str, Row]) -> Iterator[str]:
    for name in sorted(a.keys() | b.keys()):
        if name not in b:
            yield f"< {table} {name}{_label(a[name])}"
        elif name not in a:
            yield f"> {table} {name}{_label(b[name])}"
        else:
            yield from _fields(table, name, a[name], b[name])


def _fields(table: str, name: str, a: Row, b: Row) -> Iterator[str]:
    for field in a:
        if a[field] != b[field]:
            yield f"{table} {name}: {field}: {_shown(a[field], b[field])}"


def _shown(a: object, b: object) -> str:
    """The two values, long ones from a little before the place where they part."""
    one, other = (json.dumps(value, ensure_ascii=False) for value in (a, b))
    start = next(
        (i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other))
    )
    start = 0 if max(len(one), len(other)) <= _WORDS else max(start - _WORDS // 3, 0)
    return " | ".join(_cut(text, start) for text in (one, other))


def _cut(text: str, start: int) -> str:
    end = start + _WORDS
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _label(row: Row) -> str:
    """What helps a reader to know the row."""
    for field in ("title", "source", "name"):
        value = row.get(field)
        if isinstance(value, str):
            return f" ({value[:_WORDS]})"
    return ""
