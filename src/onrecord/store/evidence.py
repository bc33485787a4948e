"""Writing what the document stages found in one page: a `PageReading` in, rows out.

Rows of an earlier reading that still hold are kept as they are, so that the conclusions which rest on them
outlive a re-reading; what no longer holds goes, and takes its conclusions along.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.records import Article, Attribution, Reading, Span
from onrecord.store.columns import (
    blocks_to_json,
    date_columns,
    evidence_to_json,
    roles_to_json,
    shown_to_json,
    spans_to_json,
    strings_to_json,
    to_json,
    words_of,
)
from onrecord.store.packing import pack
from onrecord.store.page_reading import PageReading

_ARTICLE = (
    *("id", "page", "position", "text", "blocks", "outlet", "title", "authors", "published", "updated"),
    *("language", "translated", "credits", "metadata_evidence"),
)
_ATTRIBUTION = (
    *("id", "article", "position", "kind", "content", "source", "cue"),
    *("content_words", "source_words", "cue_words", "confidence", "found_by", "denial", "via"),
    *("said_on_start", "said_on_end", "said_on_precision", "said_on_evidence"),
    *("medium", "medium_evidence", "addressee_evidence"),
)


def replace_reading(
    database: sqlite3.Connection, page_id: str, reading: PageReading, *, read_by: str, blocks: bool
) -> None:
    """`blocks` False keeps no furniture of the page."""
    digest = reading.digest
    earlier = database.execute("SELECT reading_sha256 FROM pages WHERE id = ?", (page_id,)).fetchone()
    database.execute(
        "UPDATE pages SET charset = ?, read_by = ?, reading_sha256 = ? WHERE id = ?",
        (reading.extraction.charset, read_by if reading.whole else None, digest, page_id),
    )
    database.execute("DELETE FROM failures WHERE page = ?", (page_id,))
    database.executemany(
        "INSERT INTO failures (source, page, stage, reason) VALUES (?, ?, ?, ?)",
        [(one.page, page_id, one.stage, one.reason) for one in reading.failures],
    )
    _replace_blocks(database, page_id, reading if blocks else None)
    if earlier["reading_sha256"] != digest:
        _delete_others(database, "articles", "page", page_id, [one.article.id for one in reading.readings])
        for one in reading.readings:
            _replace_article(database, one)


def _replace_blocks(database: sqlite3.Connection, page_id: str, reading: PageReading | None) -> None:
    database.execute("DELETE FROM page_blocks WHERE page = ?", (page_id,))
    if reading is None:
        return
    database.executemany(
        """INSERT INTO page_blocks (page, position, text, label, reason, article, start, end)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (page_id, position, block.text, block.label, block.reason, block.article, *_ends(block.span))
            for position, block in enumerate(reading.extraction.blocks)
        ],
    )


def _replace_article(database: sqlite3.Connection, reading: Reading) -> None:
    article = reading.article
    database.execute(_upsert("articles", _ARTICLE), _article_row(article))
    for table in ("mentions", "date_mentions"):
        database.execute(f"DELETE FROM {table} WHERE article = ?", (article.id,))
    database.executemany(
        f"INSERT INTO mentions VALUES ({', '.join('?' * 16)})",
        [
            (
                *(
                    article.id,
                    position,
                    *_ends(one.span),
                    one.span.of(article.text),
                    one.form,
                    one.label,
                    one.head,
                ),
                *(one.name, one.gender, one.number, roles_to_json(one), one.sentence, one.block),
                *(one.subject, one.quoted),
            )
            for position, one in enumerate(reading.mentions)
        ],
    )
    database.executemany(
        f"INSERT INTO date_mentions VALUES ({', '.join('?' * 8)})",
        [
            (article.id, position, *_ends(one.span), one.span.of(article.text), *date_columns(one.date))
            for position, one in enumerate(reading.dates)
        ],
    )
    _replace_found(database, reading)
    _delete_others(database, "attributions", "article", article.id, [one.id for one in reading.attributions])
    database.executemany(
        _upsert("attributions", _ATTRIBUTION),
        [_attribution_row(one, position, article.text) for position, one in enumerate(reading.attributions)],
    )


def _replace_found(database: sqlite3.Connection, reading: Reading) -> None:
    """What was found for the record's upper half, each as JSON beside its words."""
    article = reading.article
    found: dict[str, Sequence[tuple[Span, object]]] = {
        "stance_mentions": [(one.what, one) for one in reading.stances],
        "event_mentions": [(one.span, one) for one in reading.events],
        "figure_mentions": [(one.span, one) for one in reading.figures],
    }
    for table, rows in found.items():
        database.execute(f"DELETE FROM {table} WHERE article = ?", (article.id,))
        database.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?)",
            [
                (article.id, position, span.of(article.text), to_json(pack(one)))
                for position, (span, one) in enumerate(rows)
            ],
        )


def _article_row(article: Article) -> Sequence[object]:
    return (
        *(article.id, article.page, article.position, article.text, blocks_to_json(article.blocks)),
        *(
            article.outlet,
            article.title,
            strings_to_json(article.authors),
            article.published,
            article.updated,
        ),
        *(
            article.language,
            article.translated,
            strings_to_json(article.credits),
            shown_to_json(article.shown),
        ),
    )


def _attribution_row(attribution: Attribution, position: int, text: str) -> Sequence[object]:
    parts = (attribution.content, attribution.source, attribution.cue)
    return (
        *(attribution.id, attribution.article, position, attribution.kind),
        *(spans_to_json(part) for part in parts),
        *(words_of(part, text) for part in parts),
        *(attribution.confidence, attribution.found_by, attribution.denial, attribution.via),
        *(*date_columns(attribution.said_on), evidence_to_json(attribution.said_on_evidence)),
        *(attribution.medium, evidence_to_json(attribution.medium_evidence)),
        evidence_to_json(attribution.addressee_evidence),
    )


def _delete_others(
    database: sqlite3.Connection, table: str, column: str, value: str, keep: Iterable[str]
) -> None:
    kept = set(keep)
    found = database.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,)).fetchall()
    gone = [(row["id"],) for row in found if row["id"] not in kept]
    database.executemany(f"DELETE FROM {table} WHERE id = ?", gone)


def _upsert(table: str, columns: Sequence[str]) -> str:
    """A row of that id is brought up to date rather than replaced: conclusions point at it."""
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT ({columns[0]}) DO UPDATE SET {changes}"
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
