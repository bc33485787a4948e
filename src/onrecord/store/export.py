"""Export: a record in, a folder of JSONL files out, as the export contract names them. Ordered by id."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from onrecord.errors import WrongUsage
from onrecord.records import (
    Actor,
    Article,
    Attribution,
    Date,
    Evidence,
    Failure,
    Judgement,
    Page,
    Reuse,
    Shown,
    Span,
    Utterance,
)
from onrecord.store.columns import evidence_object
from onrecord.store.packing import pack
from onrecord.store.record import Record
from onrecord.store.talks import rows_of

Row = dict[str, object]


def export(record: Record, folder: Path) -> None:
    """Write the record's files into `folder`, which is made where there is none.

    `WrongUsage` for a record whose build was interrupted: it holds articles nothing is concluded about.
    """
    if record.stale:
        raise WrongUsage(f"{record.path}: its build was interrupted; run `onrecord build` again, then export")
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in export_rows(record):
        with folder.joinpath(f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def export_rows(record: Record) -> Iterator[tuple[str, Iterable[Row]]]:
    """Each file's name and rows."""
    yield "pages", map(page_row, record.pages())
    yield "articles", map(article_row, record.articles())
    yield "reuses", map(reuse_row, record.reuses())
    yield "attributions", map(attribution_row, record.attributions(rejected=True))
    yield "actors", map(actor_row, record.actors())
    yield "utterances", map(utterance_row, record.utterances())
    for table, found in rows_of(record.talks()):
        yield table.name, map(pack, found)
    articles = {article.id for article in record.articles()}
    judgements = sorted(record.judgements(), key=lambda one: one.id)
    yield "judgements", (judgement_row(one, articles=articles) for one in judgements)
    yield "failures", map(failure_row, record.failures())


def page_row(page: Page) -> Row:
    return {
        "id": page.id,
        "source": page.source,
        "sha256": page.sha256,
        "media_type": page.media_type,
        "retrieved": page.retrieved,
    }


def article_row(article: Article) -> Row:
    return {
        "id": article.id,
        "page": article.page,
        "story": article.story,
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "updated": article.updated,
        "language": article.language,
        "translated": article.translated,
        "credits": list(article.credits),
        "text": article.text,
        "metadata_evidence": dict(_numbered(article.shown)),
        "origin": article.origin,
        "version_of": article.version_of,
        "first_seen": article.first_seen,
        "last_seen": article.last_seen,
    }


def reuse_row(reuse: Reuse) -> Row:
    return {
        "id": reuse.id,
        "article": reuse.article,
        "source_article": reuse.source_article,
        "direction": reuse.direction,
        "share": round(reuse.share, 2),
        "passages": [
            {"here": evidence_object(one.here), "there": evidence_object(one.there)} for one in reuse.passages
        ],
        "reasons": list(reuse.reasons),
    }


def attribution_row(attribution: Attribution) -> Row:
    return {
        "id": attribution.id,
        "article": attribution.article,
        "kind": attribution.kind,
        "content": _spans(attribution.content),
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "speaker": attribution.speaker,
        "addressee": attribution.addressee,
        "said_on": _date(attribution.said_on),
        "medium": attribution.medium,
        "said_on_evidence": _evidence(attribution.said_on_evidence),
        "medium_evidence": _evidence(attribution.medium_evidence),
        "addressee_evidence": _evidence(attribution.addressee_evidence),
        "via": attribution.via,
        "utterance": attribution.utterance,
        "denial": attribution.denial,
        "confidence": round(attribution.confidence, 2),
        "found_by": attribution.found_by,
        "rejected": attribution.rejected,
    }


def actor_row(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "wikidata": actor.wikidata,
        "party": actor.party,
        "roles": [
            {"title": role.title, "of": role.of, "evidence": evidence_object(role.evidence)}
            for role in actor.roles
        ],
        "mentions": list(map(evidence_object, actor.mentions)),
        "reasons": list(actor.reasons),
        "known_from": actor.known_from,
    }


def utterance_row(utterance: Utterance) -> Row:
    return {
        "id": utterance.id,
        "speaker": utterance.speaker,
        "said_on": _date(utterance.said_on),
        "medium": utterance.medium,
        "fullest": utterance.fullest,
        "renderings": [{"attribution": one.attribution, "kind": one.kind} for one in utterance.renderings],
        "outlets": utterance.outlets,
        "origins": utterance.origins,
        "known_from": utterance.known_from,
    }


def judgement_row(judgement: Judgement, *, articles: Collection[str]) -> Row:
    """`parts` says what each piece of the target is to the judgement: words, actor, or other (actor).

    Words that no article of the record holds any more are left out.
    """
    target = [one for one in judgement.target if one.evidence.article in articles]
    return {
        "id": judgement.id,
        "verb": judgement.verb,
        "about": judgement.about,
        "claim": judgement.claim,
        "target": [evidence_object(one.evidence) for one in target],
        "parts": [one.part for one in target],
        "value": judgement.value,
        "by": judgement.by,
        "at": judgement.at,
        "reason": judgement.reason,
        "undoes": judgement.undoes,
    }


def failure_row(failure: Failure) -> Row:
    return {"page": failure.page, "stage": failure.stage, "reason": failure.reason}


def _numbered(shown: Iterable[Shown]) -> Iterator[tuple[str, Row]]:
    """A field that was read from several places (three authors) is named authors, authors_2, authors_3."""
    counts: dict[str, int] = {}
    for one in shown:
        counts[one.field] = number = counts.get(one.field, 0) + 1
        yield one.field if number == 1 else f"{one.field}_{number}", evidence_object(one.evidence)


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _date(date: Date | None) -> Row | None:
    return None if date is None else {"start": date.start, "end": date.end, "precision": date.precision}


def _evidence(evidence: Evidence | None) -> Row | None:
    return None if evidence is None else evidence_object(evidence)
