"""Rows of the record file in, records out: one function for each table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Row

from onrecord.records import (
    Actor,
    ActorRole,
    Article,
    Attribution,
    DateMention,
    Evidence,
    Failure,
    Judgement,
    Link,
    Listed,
    Mention,
    Page,
    PageBlock,
    Passage,
    Rendering,
    Reuse,
    Span,
    Utterance,
)
from onrecord.store.columns import (
    anchors_from_json,
    blocks_from_json,
    date_of,
    evidence_from_json,
    roles_from_json,
    shown_from_json,
    spans_from_json,
    strings_from_json,
    sure_evidence,
)


def page_of(row: Row) -> Page:
    return Page(
        id=row["id"],
        source=row["source"],
        location=row["location"],
        sha256=row["sha256"],
        media_type=row["media_type"],
        retrieved=row["retrieved"],
        seen=row["first_seen"],
    )


def page_block_of(row: Row) -> PageBlock:
    span = None if row["start"] is None else Span(row["start"], row["end"])
    return PageBlock(row["text"], row["label"], row["reason"], row["article"], span)


def article_of(row: Row) -> Article:
    return Article(
        id=row["id"],
        page=row["page"],
        position=row["position"],
        text=row["text"],
        blocks=blocks_from_json(row["blocks"]),
        outlet=row["outlet"],
        title=row["title"],
        authors=strings_from_json(row["authors"]),
        published=row["published"],
        updated=row["updated"],
        language=row["language"],
        translated=row["translated"],
        credits=strings_from_json(row["credits"]),
        shown=shown_from_json(row["metadata_evidence"]),
        story=row["story"],
        origin=row["origin"],
        version_of=row["version_of"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
    )


def mention_of(row: Row) -> Mention:
    return Mention(
        article=row["article"],
        span=Span(row["start"], row["end"]),
        form=row["form"],
        label=row["label"],
        head=row["head"],
        name=row["name"],
        gender=row["gender"],
        number=row["grammatical_number"],
        roles=roles_from_json(row["roles"]),
        sentence=row["sentence"],
        block=row["block"],
        subject=bool(row["subject"]),
        quoted=bool(row["quoted"]),
    )


def date_mention_of(row: Row) -> DateMention:
    return DateMention(
        Span(row["start"], row["end"]), date_of(row["date_start"], row["date_end"], row["date_precision"])
    )


def attribution_of(row: Row) -> Attribution:
    return Attribution(
        id=row["id"],
        article=row["article"],
        kind=row["kind"],
        content=spans_from_json(row["content"]),
        source=spans_from_json(row["source"]),
        cue=spans_from_json(row["cue"]),
        confidence=row["confidence"],
        found_by=row["found_by"],
        denial=bool(row["denial"]),
        via=row["via"],
        said_on=date_of(row["said_on_start"], row["said_on_end"], row["said_on_precision"]),
        said_on_evidence=evidence_from_json(row["said_on_evidence"]),
        medium=row["medium"],
        medium_evidence=evidence_from_json(row["medium_evidence"]),
        addressee_evidence=evidence_from_json(row["addressee_evidence"]),
        speaker=row["speaker"],
        addressee=row["addressee"],
        utterance=row["utterance"],
        rejected=row["rejected"] is not None,
    )


def actor_of(row: Row, *, aliases: Iterable[Row], roles: Iterable[Row], mentions: Sequence[Row]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(one["alias"] for one in aliases),
        mentions=tuple(
            Evidence(one["start"], one["end"], one["words"], article=one["article"]) for one in mentions
        ),
        roles=tuple(
            ActorRole(one["title"], one["of_actor"], sure_evidence(one["evidence"])) for one in roles
        ),
        party=row["party"],
        wikidata=row["wikidata"],
        known_from=row["known_from"],
        reasons=tuple(one["reason"] for one in mentions) if any(one["reason"] for one in mentions) else (),
    )


def judgement_of(row: Row) -> Judgement:
    return Judgement(
        id=row["id"],
        verb=row["verb"],
        target=anchors_from_json(row["target"], row["anchors"]),
        value=row["value"],
        by=row["by"],
        at=row["at"],
        reason=row["reason"],
        undoes=row["undoes"],
        about=row["about"],
        claim=row["claim"],
    )


def listed_of(row: Row) -> Listed:
    return Listed(row["name"], strings_from_json(row["aliases"]), row["kind"], row["party"], row["wikidata"])


def utterance_of(row: Row, *, renderings: tuple[Rendering, ...]) -> Utterance:
    """`renderings` is not empty; its first stands in where the fullest one was removed since."""
    return Utterance(
        id=row["id"],
        speaker=row["speaker"],
        said_on=date_of(row["said_on_start"], row["said_on_end"], row["said_on_precision"]),
        medium=row["medium"],
        fullest=row["fullest"] or renderings[0].attribution,
        renderings=renderings,
        outlets=row["outlets"],
        origins=row["origins"],
        known_from=row["known_from"],
    )


def reuse_of(row: Row, *, passages: Iterable[Row]) -> Reuse:
    return Reuse(
        id=row["id"],
        article=row["article"],
        source_article=row["source_article"],
        direction=row["direction"],
        share=row["share"],
        passages=tuple(Passage(sure_evidence(one["here"]), sure_evidence(one["there"])) for one in passages),
        reasons=strings_from_json(row["reasons"]),
    )


def link_of(row: Row) -> Link:
    return Link(row["attribution"], row["part"], row["actor"], row["reason"])


def failure_of(row: Row) -> Failure:
    return Failure(row["source"], row["stage"], row["reason"])
