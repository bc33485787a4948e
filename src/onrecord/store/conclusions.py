"""Writing what the corpus stages conclude: `Conclusions` in, rows out. Only rows that differ are touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from onrecord.records import NO_TALKS, Actor, Evidence, Link, Origins, Reuse, Talks, Utterance
from onrecord.store.columns import date_columns, evidence_to_json, strings_to_json
from onrecord.store.record import Record
from onrecord.store.talks import Table, rows_of

Row = TypeVar("Row")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Conclusions:
    """Everything that the corpus stages conclude from one state of the readings."""

    origins: Origins
    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
    utterances: tuple[Utterance, ...]
    rejections: tuple[tuple[str, str], ...] = ()  # (attribution, judgement)
    talks: Talks = NO_TALKS


def replace_conclusions(database: sqlite3.Connection, before: Record, after: Conclusions) -> None:
    """`before` looks through `database`; all differences are taken before anything is written."""
    database.execute("PRAGMA defer_foreign_keys = ON")  # a position may follow one that is written later
    actors = _difference(map(_undated, before.actors()), map(_undated, after.actors), _id)
    utterances = _difference(map(_undated, before.utterances()), map(_undated, after.utterances), _id)
    links = _difference(before.links(), after.links, lambda link: (link.attribution, link.part))
    reuses = _difference(before.reuses(), after.origins.reuses, _id)
    drawn = before.talks()
    talks = [
        (table, *_difference(getattr(drawn, table.name), rows, _id)) for table, rows in rows_of(after.talks)
    ]
    _give(database, [one.id for one in after.actors] + [one.id for one in after.utterances])
    _give(database, [row.id for _, rows in rows_of(after.talks) for row in rows])
    _replace_actors(database, *actors)
    _replace_links(database, *links)
    _replace_utterances(database, *utterances)
    _replace_reuses(database, *reuses)
    _replace_talks(database, talks)
    _replace_pairs(database, "article_origins", after.origins.origin)
    _replace_pairs(database, "article_versions", after.origins.version_of)
    _replace_pairs(database, "rejections", after.rejections)
    _date(database)


def _difference(
    before: Iterable[Row], after: Iterable[Row], key: Callable[[Row], Key]
) -> tuple[list[Key], list[Row]]:
    """The keys of the rows to take away, and the rows to write."""
    wanted = {key(row): row for row in after}
    gone: list[Key] = []
    same: set[Key] = set()
    for row in before:
        place = key(row)
        if place not in wanted:
            gone.append(place)
        elif wanted[place] == row:
            same.add(place)
    return gone, [row for place, row in wanted.items() if place not in same]


def _id(row: Any) -> str:
    return str(row.id)


Dated = TypeVar("Dated", Actor, Utterance)


def _undated(row: Dated) -> Dated:
    """`known_from` is the store's to fill."""
    return replace(row, known_from="")


def _give(database: sqlite3.Connection, ids: Sequence[str]) -> None:
    database.executemany(
        "INSERT INTO given_ids (id) VALUES (?) ON CONFLICT (id) DO NOTHING", [(one,) for one in ids]
    )


def _replace_actors(database: sqlite3.Connection, gone: Sequence[str], written: Sequence[Actor]) -> None:
    _delete(database, "actors", gone)
    database.executemany(
        """INSERT INTO actors (id, name, kind, wikidata, party, known_from) VALUES (?, ?, ?, ?, ?, '')
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
            wikidata = excluded.wikidata, party = excluded.party""",
        [(one.id, one.name, one.kind, one.wikidata, one.party) for one in written],
    )
    for table in ("actor_aliases", "actor_roles", "actor_mentions"):
        database.executemany(f"DELETE FROM {table} WHERE actor = ?", [(one.id,) for one in written])
    database.executemany(
        "INSERT INTO actor_aliases VALUES (?, ?, ?)",
        [(one.id, position, alias) for one in written for position, alias in enumerate(one.aliases)],
    )
    database.executemany(
        "INSERT INTO actor_roles VALUES (?, ?, ?, ?, ?, ?)",
        [
            (one.id, position, role.title, role.of, role.evidence.article, evidence_to_json(role.evidence))
            for one in written
            for position, role in enumerate(one.roles)
        ],
    )
    database.executemany(
        """INSERT INTO actor_mentions (actor, position, article, start, end, words, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (
            (one.id, position, mention.article, mention.start, mention.end, mention.exact, reason)
            for one in written
            for position, (mention, reason) in enumerate(_reasoned(one))
        ),
    )


def _reasoned(actor: Actor) -> Iterable[tuple[Evidence, str]]:
    """Each mention with its reason, "" where none is told."""
    return zip(actor.mentions, actor.reasons or ("",) * len(actor.mentions), strict=True)


def _replace_links(
    database: sqlite3.Connection, gone: Sequence[tuple[str, str]], written: Sequence[Link]
) -> None:
    database.executemany("DELETE FROM links WHERE attribution = ? AND part = ?", gone)
    database.executemany(
        """INSERT INTO links (attribution, part, actor, reason) VALUES (?, ?, ?, ?)
        ON CONFLICT (attribution, part) DO UPDATE SET actor = excluded.actor, reason = excluded.reason""",
        [(one.attribution, one.part, one.actor, one.reason) for one in written],
    )


def _replace_utterances(
    database: sqlite3.Connection, gone: Sequence[str], written: Sequence[Utterance]
) -> None:
    _delete(database, "utterances", gone)
    database.executemany("DELETE FROM renderings WHERE utterance = ?", [(one.id,) for one in written])
    database.executemany(
        """INSERT INTO utterances (id, speaker, said_on_start, said_on_end, said_on_precision, medium,
            fullest, outlets, origins, known_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')
        ON CONFLICT (id) DO UPDATE SET speaker = excluded.speaker, said_on_start = excluded.said_on_start,
            said_on_end = excluded.said_on_end, said_on_precision = excluded.said_on_precision,
            medium = excluded.medium, fullest = excluded.fullest, outlets = excluded.outlets,
            origins = excluded.origins""",
        [
            (
                one.id,
                one.speaker,
                *date_columns(one.said_on),
                one.medium,
                one.fullest,
                one.outlets,
                one.origins,
            )
            for one in written
        ],
    )
    database.executemany(
        "INSERT INTO renderings (utterance, position, attribution, kind) VALUES (?, ?, ?, ?)",
        [
            (one.id, position, rendering.attribution, rendering.kind)
            for one in written
            for position, rendering in enumerate(one.renderings)
        ],
    )
    # what a re-reading left without any rendering
    database.execute("DELETE FROM utterances WHERE id NOT IN (SELECT utterance FROM renderings)")


def _replace_reuses(database: sqlite3.Connection, gone: Sequence[str], written: Sequence[Reuse]) -> None:
    _delete(database, "reuses", [*gone, *(one.id for one in written)])
    database.executemany(
        """INSERT INTO reuses (id, article, source_article, direction, share, reasons)
        VALUES (?, ?, ?, ?, ?, ?)""",
        [
            (one.id, one.article, one.source_article, one.direction, one.share, strings_to_json(one.reasons))
            for one in written
        ],
    )
    database.executemany(
        "INSERT INTO reuse_passages (reuse, position, here, there) VALUES (?, ?, ?, ?)",
        [
            (one.id, position, evidence_to_json(passage.here), evidence_to_json(passage.there))
            for one in written
            for position, passage in enumerate(one.passages)
        ],
    )


def _replace_talks(
    database: sqlite3.Connection, changes: Sequence[tuple[Table[Any], Sequence[str], Sequence[Any]]]
) -> None:
    for table, gone, _ in reversed(changes):
        table.delete(database, gone)
    for table, _, written in changes:
        table.write(database, written)


def _replace_pairs(database: sqlite3.Connection, table: str, pairs: Iterable[tuple[str, str]]) -> None:
    database.execute(f"DELETE FROM {table}")
    database.executemany(f"INSERT INTO {table} VALUES (?, ?)", pairs)


def _delete(database: sqlite3.Connection, table: str, ids: Sequence[str]) -> None:
    database.executemany(f"DELETE FROM {table} WHERE id = ?", [(one,) for one in ids])


def _date(database: sqlite3.Connection) -> None:
    """`known_from`: when the earliest article that a row rests on was first seen."""
    database.execute(
        """UPDATE actors SET known_from = coalesce((
            SELECT min(pages.first_seen) FROM actor_mentions
            JOIN articles ON articles.id = actor_mentions.article
            JOIN pages ON pages.id = articles.page
            WHERE actor_mentions.actor = actors.id), '')"""
    )
    database.execute(
        """UPDATE utterances SET known_from = coalesce((
            SELECT min(pages.first_seen) FROM renderings
            JOIN attributions ON attributions.id = renderings.attribution
            JOIN articles ON articles.id = attributions.article
            JOIN pages ON pages.id = articles.page
            WHERE renderings.utterance = utterances.id), '')"""
    )
