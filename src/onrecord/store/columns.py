"""How spans, evidence and dates lie in columns: short JSON that a person can read, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.records import Anchor, Block, Date, Evidence, Mention, Role, Shown, Span

_encode = json.JSONEncoder(ensure_ascii=False).encode  # one encoder: `json.dumps` makes one for each call
Dated = tuple[str | None, str | None, str | None]


def to_json(value: object) -> str:
    return _encode(value)


def strings_to_json(values: Iterable[str]) -> str:
    return to_json(list(values))


def strings_from_json(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def spans_to_json(spans: Iterable[Span]) -> str:
    return to_json([[span.start, span.end] for span in spans])


def spans_from_json(column: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(column))


def evidence_object(evidence: Evidence) -> dict[str, object]:
    """As the export contract writes it."""
    where = {"page": evidence.page} if evidence.article is None else {"article": evidence.article}
    return {**where, "start": evidence.start, "end": evidence.end, "exact": evidence.exact}


def evidence_to_json(evidence: Evidence | None) -> str | None:
    return None if evidence is None else to_json(evidence_object(evidence))


def evidence_from_json(column: str | None) -> Evidence | None:
    return None if column is None else Evidence(**json.loads(column))


def sure_evidence(column: str) -> Evidence:
    return Evidence(**json.loads(column))


def anchors_to_json(target: Iterable[Anchor]) -> tuple[str, str]:
    """The evidence, and what finds it again."""
    return to_json([evidence_object(one.evidence) for one in target]), to_json(
        [[one.part, one.sha256, one.location, one.before, one.after] for one in target]
    )


def anchors_from_json(target: str, anchors: str) -> tuple[Anchor, ...]:
    return tuple(
        Anchor(part, Evidence(**evidence), sha256, location, before, after)
        for evidence, (part, sha256, location, before, after) in zip(
            json.loads(target), json.loads(anchors), strict=True
        )
    )


def date_columns(date: Date | None) -> Dated:
    return (None, None, None) if date is None else (date.start, date.end, date.precision)


def date_of(start: str | None, end: str | None, precision: Any) -> Date | None:
    return None if start is None or end is None else Date(start, end, precision)


def blocks_to_json(blocks: Iterable[Block]) -> str:
    return to_json(
        [[block.span.start, block.span.end, block.kind, _pair(block.page_span)] for block in blocks]
    )


def blocks_from_json(column: str) -> tuple[Block, ...]:
    return tuple(Block(Span(start, end), kind, _span(page)) for start, end, kind, page in json.loads(column))


def shown_to_json(shown: Iterable[Shown]) -> str:
    return to_json([[one.field, evidence_object(one.evidence)] for one in shown])


def shown_from_json(column: str) -> tuple[Shown, ...]:
    return tuple(Shown(field, Evidence(**evidence)) for field, evidence in json.loads(column))


def roles_to_json(mention: Mention) -> str:
    return to_json([[role.title, _pair(role.span), _pair(role.of), role.of_text] for role in mention.roles])


def roles_from_json(column: str) -> tuple[Role, ...]:
    return tuple(
        Role(title, Span(*span), _span(of), of_text) for title, span, of, of_text in json.loads(column)
    )


def words_of(spans: Sequence[Span], text: str) -> str:
    """What the spans cover, for search and for reading with any tool."""
    return " … ".join(span.of(text) for span in spans)


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else Span(pair[0], pair[1])
