"""Codebooks: a TOML file in, its issues out. Four ship, by kind of talks; a user may bring another.

The form of a codebook is told in docs/codebooks.md, and at the head of codebook_peace.toml.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

from onrecord.errors import WrongUsage
from onrecord.records import Codebook, CodebookIssue

SHIPPED = ("peace", "industrial", "trade", "climate")
_FIELDS = {"code", "name", "phrases", "weak", "unless", "examples", "parent"}


@functools.cache
def shipped_codebooks() -> tuple[Codebook, ...]:
    return tuple(read_codebook(shipped_text(name), name=name) for name in SHIPPED)


def shipped_text(name: str) -> str:
    """The file of a codebook that ships, to be read or to start one's own from."""
    return resources.files(__package__).joinpath(f"codebook_{name}.toml").read_text(encoding="utf-8")


def read_codebook(text: str, *, name: str) -> Codebook:
    """Raises `WrongUsage` that names the codebook and says what is wrong with it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUsage(f"{name}: is no TOML ({error}); see docs/codebooks.md for an example") from error
    rows = data.get("issues")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise WrongUsage(f"{name}: lists no issues; begin each with a line [[issues]]")
    issues = tuple(_issue(row, place=f"{name}, issue {number}") for number, row in enumerate(rows, 1))
    codes = [issue.code for issue in issues]
    for code in codes:
        if codes.count(code) > 1:
            raise WrongUsage(f"{name}: the code {code!r} stands twice; give each issue one of its own")
    for issue in issues:
        if issue.parent is not None and issue.parent not in codes:
            raise WrongUsage(
                f"{name}: the parent {issue.parent!r} of {issue.code!r} is no code of this codebook"
            )
    title = data.get("title", name)
    return Codebook(name, title if isinstance(title, str) else name, issues)


def _issue(row: Mapping[str, Any], *, place: str) -> CodebookIssue:
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        raise WrongUsage(f"{place}: {unknown[0]!r} is no field; there are {', '.join(sorted(_FIELDS))}")
    for field in ("code", "name"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise WrongUsage(f'{place}: has no {field}; write {field} = "..."')
    for field in ("phrases", "weak", "unless", "examples"):
        values = row.get(field, [])
        if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
            raise WrongUsage(f'{place}: {field} is a list of words: {field} = ["...", "..."]')
    if not row.get("phrases"):
        raise WrongUsage(f'{place}: has no phrases to know it by; write phrases = ["..."]')
    parent = row.get("parent")
    if parent is not None and not isinstance(parent, str):
        raise WrongUsage(f"{place}: parent is the code of another issue")
    return CodebookIssue(
        code=row["code"].strip(),
        name=row["name"].strip(),
        phrases=tuple(row["phrases"]),
        weak=tuple(row.get("weak", ())),
        unless=tuple(row.get("unless", ())),
        examples=tuple(row.get("examples", ())),
        parent=parent,
    )
