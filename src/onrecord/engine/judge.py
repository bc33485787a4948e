"""Judge: a person's decision in, written down as pointing at words, and the conclusions drawn anew.

Only the corpus stages run; no page is read. Ids name what is decided about; they are turned into words at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.corpus.judgements import anchor
from onrecord.engine.conclude import conclude
from onrecord.engine.judged_readings import Claimed, claimed
from onrecord.engine.lock import only_builder
from onrecord.engine.progress import SILENT, Progress
from onrecord.engine.stages import Stages
from onrecord.engine.standard import STANDARD
from onrecord.errors import UnknownId, WrongUsage
from onrecord.records import Actor, Anchor, Evidence, Judgement, Part, Span, Verb, make_id
from onrecord.store.connection import open_to_read
from onrecord.store.judged import in_force
from onrecord.store.record import Record
from onrecord.store.writer import Writer

_ANCHORS = 3  # words that stand for an actor; one found again is enough
_AMENDS: tuple[Verb, ...] = ("party", "stance", "day")
_PLACE = re.compile(r"(article-[0-9a-f]+):(\d+)-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decides. Actors and judgements are ids; `words` attribution ids or places (ARTICLE:START-END).

    merge: `other` is `actor`. split: `words`, or all that is spelt `value`, are not `actor`. rename: `actor` is
    called `value`. speaker: `actor` (None: nobody known) says `words`. reject: `words` is no attribution, or `row`
    (the id of a position, proposal, dispute, event or figure) none of its kind. party: the position `row` is that of
    `other`. stance: it is `value`. day: it was taken on `value` (ISO 8601; None: not known). undo: `undoes` is taken
    back.
    """

    verb: Verb
    actor: str | None = None
    other: str | None = None
    words: tuple[str, ...] = ()
    row: str | None = None
    value: str | None = None
    undoes: str | None = None
    by: str | None = None
    at: str | None = None  # ISO 8601
    reason: str | None = None


def judge(
    record: Path, decision: Decision, *, progress: Progress = SILENT, stages: Stages = STANDARD
) -> Judgement:
    """Write the decision down and draw the conclusions anew. Raises `UnknownId`, `WrongUsage`, `NotARecord`."""
    open_to_read(record).close()  # nothing is made where there is no record
    with only_builder(record), Writer(record) as writer:
        judgement = _judgement(writer.view(), decision)
        writer.add_judgement(judgement)
        conclude(writer, stages=stages, tell=progress.conclude)
    return judgement


def _judgement(view: Record, decision: Decision) -> Judgement:
    _check(view, decision)
    read = None if decision.row is None else _read(view, decision.row, decision)
    target = (*(() if read is None else _rests_on(view, read)), *_target(view, decision))
    value = decision.value
    if decision.verb == "merge" and decision.actor:
        value = view.actor(decision.actor).name
    if decision.verb == "speaker" and decision.actor:
        value = view.actor(decision.actor).name
    places = [f"{one.part} {one.evidence.article}:{one.evidence.start}" for one in target]
    number = str(len(view.judgements()))
    parts = (
        decision.verb,
        *places,
        (read.claim if read else "") + (value or ""),
        decision.undoes or "",
        decision.at or "",
        number,
    )
    return Judgement(
        id=make_id("judgement", *parts),
        verb=decision.verb,
        target=target,
        value=value,
        by=decision.by,
        at=decision.at,
        reason=decision.reason,
        undoes=decision.undoes,
        about=None if read is None else read.about,
        claim=None if read is None else read.claim,
    )


def _check(view: Record, decision: Decision) -> None:
    if decision.verb == "merge" and decision.actor == decision.other:
        raise WrongUsage("the two are one actor already")
    if decision.verb == "undo":
        judgements = {one.id: one for one in view.judgements()}
        if decision.undoes not in judgements:
            raise UnknownId(
                f"{view.path}: holds no judgement {decision.undoes!r}; `onrecord judge {view.path} list` shows them"
            )
        taken_back = {one.undoes for one in judgements.values()}
        standing = {one.id for one in in_force(tuple(judgements.values()))}
        if judgements[decision.undoes].verb != "undo" and decision.undoes not in standing:
            raise WrongUsage(f"{decision.undoes} is taken back already")
        if judgements[decision.undoes].verb == "undo" and decision.undoes in taken_back:
            raise WrongUsage(f"{decision.undoes} is taken back already")
    if decision.verb == "split" and decision.value is not None:
        actor = view.actor(decision.actor or "")
        if decision.value not in (actor.name, *actor.aliases):
            names = ", ".join(dict.fromkeys((actor.name, *actor.aliases)))
            raise WrongUsage(f"{actor.name} is nowhere spelt {decision.value!r}; spellings: {names}")


def _target(view: Record, decision: Decision) -> Iterator[Anchor]:
    for name in decision.words:
        yield from _words(view, name, decision)
    if decision.actor:
        spelt = decision.value if decision.verb == "split" else None
        yield from _stand_for(view, view.actor(decision.actor), "actor", but=spelt, not_at=decision.words)
    if decision.other:
        yield from _stand_for(view, view.actor(decision.other), "other")


def _read(view: Record, row: str, decision: Decision) -> Claimed:
    """What was read, that is now rejected or amended."""
    read = claimed(view, row)
    if read is None:
        raise UnknownId(f"{view.path}: {row!r} is no id of anything that can be rejected")
    if decision.verb in _AMENDS and read.about != "position":
        raise WrongUsage(f"{row} is no position; only positions have a {decision.verb}")
    if decision.verb == "party" and decision.other == read.party:
        raise WrongUsage("the position is that actor's already")
    return read


def _rests_on(view: Record, read: Claimed) -> Iterator[Anchor]:
    """The words of what was read, and those that stand for whose it was."""
    for one in read.words:
        yield _anchor(view, "words", one)
    if read.party is not None:
        yield from _stand_for(view, view.actor(read.party), "actor")


def _words(view: Record, name: str, decision: Decision) -> Iterator[Anchor]:
    """The words that a person points at: an attribution's content, its source's mention for a split, or a place."""
    if found := _PLACE.fullmatch(name):
        article = view.article(found[1])
        start, end = int(found[2]), int(found[3])
        if not 0 <= start < end <= len(article.text):
            raise WrongUsage(f"{name} lies outside the article")
        yield _anchor(view, "words", article.evidence(Span(start, end)))
        return
    attribution = view.attribution(name)
    article = view.article(attribution.article)
    if decision.verb != "split":
        for span in attribution.content:
            yield _anchor(view, "words", article.evidence(span))
        return
    actor = view.actor(decision.actor or "")
    heads = [
        one
        for one in actor.mentions
        if one.article == article.id and any(one.span.overlaps(span) for span in attribution.source)
    ]
    if not heads:
        raise WrongUsage(
            f"{name}: {actor.name} is not named in its source; `onrecord judge {view.path} speaker` says who speaks"
        )
    for one in heads:
        yield _anchor(view, "words", one)


def _stand_for(
    view: Record, actor: Actor, part: Part, *, but: str | None = None, not_at: Sequence[str] = ()
) -> Iterator[Anchor]:
    """A few of an actor's mentions, one an article: the name by which it goes, else another, else any words."""
    names = {actor.name: 0} | {alias: 1 for alias in actor.aliases if alias != actor.name}
    usable = [
        one
        for one in actor.mentions
        if not (but and one.exact.endswith(but)) and f"{one.article}:{one.start}-{one.end}" not in not_at
    ]
    ranked = sorted(
        usable or actor.mentions, key=lambda one: (_rank(one.exact, names), one.article or "", one.start)
    )
    best = _rank(ranked[0].exact, names)
    chosen: dict[str | None, Evidence] = {}
    for one in ranked:
        if _rank(one.exact, names) == best and len(chosen) < _ANCHORS:
            chosen.setdefault(one.article, one)
    for one in chosen.values():
        yield _anchor(view, part, one)


def _rank(exact: str, names: dict[str, int]) -> tuple[int, int]:
    """Names first, the longer ones first."""
    return (names[exact], -len(exact.split())) if exact in names else (2, 0)


def _anchor(view: Record, part: Part, evidence: Evidence) -> Anchor:
    article = view.article(evidence.article or "")
    return anchor(part, evidence, article=article, page=view.page(article.page))
