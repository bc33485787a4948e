"""Records as plain JSON values and back, led by the types of their fields.

Spans are [start, end]; evidence, dates and other records are objects; tuples are lists.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from onrecord.records import Evidence, Span
from onrecord.store.columns import evidence_object

Record = TypeVar("Record")


def pack(value: object) -> Any:
    """A record, or a part of one, as JSON values."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Evidence):
        return evidence_object(value)
    if isinstance(value, tuple):
        return [pack(one) for one in value]
    if is_dataclass(value):
        return {one.name: pack(getattr(value, one.name)) for one in fields(value)}
    return value


def unpack(kind: type[Record], packed: Mapping[str, Any]) -> Record:
    """The record of this kind that was packed. Raises `TypeError`, `ValueError` on values that fit no field."""
    hints = field_types(kind)
    if unknown := sorted(packed.keys() - hints.keys()):
        raise TypeError(f"{kind.__name__} has no field {unknown[0]!r}")
    return kind(**{name: unpack_value(hints[name], value) for name, value in packed.items()})


def field_types(kind: type[Any]) -> dict[str, Any]:
    return _field_types(cast(Hashable, kind))


@functools.cache
def _field_types(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def unpack_value(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(wanted)
    if origin is Literal:
        return value
    if origin in (Union, types.UnionType):
        return unpack_value(next(one for one in get_args(wanted) if one is not types.NoneType), value)
    if origin is tuple:
        inner = get_args(wanted)[0]
        return tuple(unpack_value(inner, one) for one in value)
    if wanted is Span:
        return Span(*value)
    if is_dataclass(wanted) and isinstance(wanted, type):
        return unpack(wanted, value)
    if wanted is float:
        return float(value)
    if wanted is bool:
        return bool(value)
    return value
