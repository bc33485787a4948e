"""Judgements: a record in, people's decisions out as lines, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from onrecord.records import About, Judgement, Part, Verb
from onrecord.store.judged import in_force


class Judged(Protocol):
    def judgements(self) -> tuple[Judgement, ...]: ...


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """`words` are what it is about, `actor` and `other` the names that stand for whom.

    `about` is what was read from the words, and `claim` what was claimed of them; None where a statement or an actor
    is judged.
    """

    id: str
    verb: Verb
    about: About | None
    claim: str | None
    words: tuple[str, ...]
    actor: tuple[str, ...]
    other: tuple[str, ...]
    value: str | None
    by: str | None
    at: str | None
    reason: str | None
    undoes: str | None
    in_force: bool


def list_judgements(record: Judged) -> tuple[JudgementLine, ...]:
    judgements = record.judgements()
    standing = {one.id for one in in_force(judgements)}
    return tuple(
        JudgementLine(
            id=one.id,
            verb=one.verb,
            about=one.about,
            claim=one.claim,
            words=_exact(one, "words"),
            actor=_exact(one, "actor"),
            other=_exact(one, "other"),
            value=one.value,
            by=one.by,
            at=one.at,
            reason=one.reason,
            undoes=one.undoes,
            in_force=one.id in standing,
        )
        for one in judgements
    )


def _exact(judgement: Judgement, part: Part) -> tuple[str, ...]:
    words: Iterable[str] = (one.evidence.exact for one in judgement.target if one.part == part)
    return tuple(dict.fromkeys(words))
