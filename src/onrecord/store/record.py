"""`Record`, the read-only view of one record file: ids in, typed records out, ordered by id.

The conclusion fields (speaker, utterance, origin ...) are filled. Nothing here writes.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from onrecord.records import (
    Actor,
    Article,
    Attribution,
    EventMention,
    Failure,
    FigureMention,
    Judgement,
    Known,
    Link,
    Listed,
    Page,
    PageBlock,
    Reading,
    Rendering,
    Reuse,
    StanceMention,
    Talks,
    Utterance,
)
from onrecord.store import rows
from onrecord.store.packing import unpack
from onrecord.store.record_file import RecordFile
from onrecord.store.talks import CLAIMS, DISPUTES, EVENTS, POSITIONS, PROPOSALS, known_rows, read_talks

Found = TypeVar("Found", StanceMention, EventMention, FigureMention)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each kind a record holds."""

    pages: int
    articles: int
    attributions: int
    actors: int
    utterances: int
    reuses: int
    failures: int


class Record(RecordFile):
    """One record file, open for reading; a context manager. `UnknownId` names what was asked for."""

    def counts(self) -> Counts:
        return Counts(
            **{
                one.name: self._all(f"SELECT count(*) FROM {one.name}").fetchone()[0]
                for one in fields(Counts)
            }
        )

    # evidence ---------------------------------------------------------------------------------------

    def pages(self) -> Iterator[Page]:
        """Every page that was read, also earlier states of it.

        >>> [page.source for page in record.pages()]
        ['monday.txt', 'tuesday.txt']
        """
        return map(rows.page_of, self._all("SELECT * FROM pages ORDER BY id"))

    def page(self, page_id: str) -> Page:
        return rows.page_of(self._known("SELECT * FROM pages WHERE id = ?", page_id, "page"))

    def find_pages(self, name: str) -> tuple[Page, ...]:
        """The pages with this id, source or location, in the order of reading."""
        query = "SELECT * FROM pages WHERE id = ? OR source = ? OR location = ? ORDER BY number"
        return tuple(map(rows.page_of, self._all(query, name, name, name)))

    def articles(self, *, latest: bool = False) -> Iterator[Article]:
        """All articles, or (`latest`) only those of which no later state was read.

        >>> for article in record.articles():
        ...     print(article.published, article.outlet, "-", article.title)
        2031-05-05 Vell Courier - Ferry crews to stop
        2031-05-06 Sørø Post - Boats stand still from Friday
        """
        where = f"WHERE articles.id NOT IN ({_SUPERSEDED})" if latest else ""
        return map(rows.article_of, self._all(f"{_ARTICLES} {where} ORDER BY articles.id"))

    def article(self, article_id: str) -> Article:
        return rows.article_of(self._known(f"{_ARTICLES} WHERE articles.id = ?", article_id, "article"))

    def articles_of(self, page_id: str) -> tuple[Article, ...]:
        """The page's articles in their order."""
        query = f"{_ARTICLES} WHERE articles.page = ? ORDER BY articles.position"
        return tuple(map(rows.article_of, self._all(query, page_id)))

    def superseded(self) -> frozenset[str]:
        """The articles of which a later state was read."""
        return frozenset(row[0] for row in self._all(_SUPERSEDED))

    def attributions(self, *, latest: bool = False, rejected: bool = False) -> Iterator[Attribution]:
        """All attributions, or (`latest`) only those in articles of which no later state was read.

        With `rejected` also those that a judgement says are none.

        >>> for attribution in record.attributions():
        ...     article = record.article(attribution.article)
        ...     words = [span.of(article.text) for span in attribution.content]
        ...     print(article.outlet, attribution.kind, words)
        Vell Courier direct ['“We will stop on Friday,”']
        Sørø Post direct ['“We will stop on Friday,”']
        """
        wanted = [f"attributions.article NOT IN ({_SUPERSEDED})"] if latest else []
        wanted += [] if rejected else ["rejections.attribution IS NULL"]
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        query = f"{_ATTRIBUTIONS} {where} ORDER BY attributions.id"
        return map(rows.attribution_of, self._all(query))

    def attribution(self, attribution_id: str) -> Attribution:
        query = f"{_ATTRIBUTIONS} WHERE attributions.id = ?"
        return rows.attribution_of(self._known(query, attribution_id, "attribution"))

    def attributions_of(self, article_id: str) -> tuple[Attribution, ...]:
        """The article's attributions in their order."""
        query = f"{_ATTRIBUTIONS} WHERE attributions.article = ? ORDER BY attributions.position"
        return tuple(map(rows.attribution_of, self._all(query, article_id)))

    def reading(self, article_id: str) -> Reading:
        """An article with its mentions, dates and attributions, each in their order."""
        return self._reading(self.article(article_id))

    def readings(self) -> Iterator[Reading]:
        """Every article with what was found in it.

        >>> [len(reading.mentions) for reading in record.readings()]
        [2, 1]
        """
        return map(self._reading, self.articles())

    def readings_of(self, page_id: str) -> tuple[Reading, ...]:
        """The page's articles in their order."""
        return tuple(map(self._reading, self.articles_of(page_id)))

    def _reading(self, article: Article) -> Reading:
        mentions = self._all("SELECT * FROM mentions WHERE article = ? ORDER BY position", article.id)
        dates = self._all("SELECT * FROM date_mentions WHERE article = ? ORDER BY position", article.id)
        return Reading(
            article=article,
            mentions=tuple(map(rows.mention_of, mentions)),
            dates=tuple(map(rows.date_mention_of, dates)),
            attributions=self.attributions_of(article.id),
            stances=tuple(self._found("stance_mentions", StanceMention, article.id)),
            events=tuple(self._found("event_mentions", EventMention, article.id)),
            figures=tuple(self._found("figure_mentions", FigureMention, article.id)),
        )

    def _found(self, table: str, kind: type[Found], article_id: str) -> Iterator[Found]:
        query = f"SELECT found FROM {table} WHERE article = ? ORDER BY position"
        return (unpack(kind, json.loads(row["found"])) for row in self._all(query, article_id))

    def blocks(self, page_id: str) -> tuple[PageBlock, ...]:
        """The page block by block, as `inspect` shows it; none in a record built without pages."""
        query = "SELECT * FROM page_blocks WHERE page = ? ORDER BY position"
        return tuple(map(rows.page_block_of, self._all(query, page_id)))

    def content(self, page_id: str) -> bytes | None:
        """The page's bytes; None in a record built without them."""
        row = self._one("SELECT zlib FROM page_contents WHERE page = ?", page_id)
        return None if row is None else zlib.decompress(row["zlib"])

    def charset(self, page_id: str) -> str:
        """The encoding with which the page's bytes were decoded."""
        return str(self._known("SELECT charset FROM pages WHERE id = ?", page_id, "page")["charset"])

    def digest(self, page_id: str) -> str:
        """Of everything that the document stages found in the page, as it was written."""
        return str(
            self._known("SELECT reading_sha256 FROM pages WHERE id = ?", page_id, "page")["reading_sha256"]
        )

    def unread(self, read_by: str) -> tuple[Page, ...]:
        """The pages that other stages, or other versions of them, have read, in the order of reading."""
        query = "SELECT * FROM pages WHERE read_by IS NOT ? ORDER BY number"
        return tuple(map(rows.page_of, self._all(query, read_by)))

    def histories(self) -> Iterator[tuple[str, ...]]:
        """Where several states of one page were read: their ids, the earliest first."""
        states: dict[str, list[str]] = {}
        query = """SELECT location, id FROM pages
            WHERE location IN (SELECT location FROM pages GROUP BY location HAVING count(*) > 1)
            ORDER BY location, last_seen, number"""
        for row in self._all(query):
            states.setdefault(row["location"], []).append(row["id"])
        return map(tuple, states.values())

    def failures(self) -> Iterator[Failure]:
        """Pages that could not be used, or not wholly, by page, stage and reason.

        >>> list(record.failures())
        [Failure(page='empty.txt', stage='acquire', reason='empty.txt: is empty')]
        """
        query = "SELECT DISTINCT source, stage, reason FROM failures ORDER BY source, stage, reason"
        return map(rows.failure_of, self._all(query))

    # conclusions ------------------------------------------------------------------------------------

    def actors(self) -> Iterator[Actor]:
        """Who acts or speaks.

        >>> for actor in record.actors():
        ...     print(actor.name, actor.aliases, [role.title for role in actor.roles])
        Ines Moreau ('Ines Moreau', 'Moreau') ['spokeswoman']
        Harbour Union ('the union',) []
        """
        return map(self._actor, self._all("SELECT * FROM actors ORDER BY id"))

    def actor(self, actor_id: str) -> Actor:
        return self._actor(self._known("SELECT * FROM actors WHERE id = ?", actor_id, "actor"))

    def _actor(self, row: sqlite3.Row) -> Actor:
        def lines(table: str) -> list[sqlite3.Row]:
            query = f"SELECT * FROM {table} WHERE actor = ? ORDER BY position"
            return self._all(query, row["id"]).fetchall()

        return rows.actor_of(
            row, aliases=lines("actor_aliases"), roles=lines("actor_roles"), mentions=lines("actor_mentions")
        )

    def utterances(self) -> Iterator[Utterance]:
        """What was said, each act of saying once.

        >>> for utterance in record.utterances():
        ...     print(record.actor(utterance.speaker).name, utterance.said_on.start)
        ...     for rendering in utterance.renderings:
        ...         print("-", rendering.kind, record.attribution(rendering.attribution).article)
        Ines Moreau 2031-05-05
        - verbatim article-1895b788a7e1c2d4
        - cut article-1e0a3715d652e2a6
        """
        query = "SELECT * FROM utterances WHERE id IN (SELECT utterance FROM renderings) ORDER BY id"
        return map(self._utterance, self._all(query))

    def utterance(self, utterance_id: str) -> Utterance:
        query = "SELECT * FROM utterances WHERE id = ? AND id IN (SELECT utterance FROM renderings)"
        return self._utterance(self._known(query, utterance_id, "utterance"))

    def _utterance(self, row: sqlite3.Row) -> Utterance:
        query = "SELECT attribution, kind FROM renderings WHERE utterance = ? ORDER BY position"
        renderings = tuple(Rendering(one["attribution"], one["kind"]) for one in self._all(query, row["id"]))
        return rows.utterance_of(row, renderings=renderings)

    def reuses(self) -> Iterator[Reuse]:
        """Which article takes passages over from which.

        >>> [(reuse.share, reuse.passages[0].here.exact) for reuse in record.reuses()]
        [(0.5, 'Some 400 people crew the boats between Vell and Sørø.')]
        """
        return map(self._reuse, self._all("SELECT * FROM reuses ORDER BY id"))

    def _reuse(self, row: sqlite3.Row) -> Reuse:
        query = "SELECT here, there FROM reuse_passages WHERE reuse = ? ORDER BY position"
        return rows.reuse_of(row, passages=self._all(query, row["id"]))

    def talks(self) -> Talks:
        """The upper half: issues, positions, proposals, claims, disputes, events and figures, each by id.

        >>> for position in record.talks().positions:
        ...     print(record.actor(position.party).name, position.stance, position.what.exact)
        """
        return read_talks(self._database)

    def stances(self) -> Iterator[StanceMention]:
        """Words that show where somebody stands, of all articles, whether or not a position was read from them."""
        query = "SELECT found FROM stance_mentions ORDER BY article, position"
        return (unpack(StanceMention, json.loads(row["found"])) for row in self._all(query))

    def links(self) -> Iterator[Link]:
        """Who speaks and who is addressed, with reasons, by attribution.

        >>> [(link.part, link.actor, link.reason) for link in record.links()][:2]
        [('addressee', None, 'not named'), ('speaker', 'actor-moreau', 'named in full')]
        """
        return map(rows.link_of, self._all("SELECT * FROM links ORDER BY attribution, part"))

    def links_of(self, attribution_id: str) -> tuple[Link, ...]:
        query = "SELECT * FROM links WHERE attribution = ? ORDER BY part"
        return tuple(map(rows.link_of, self._all(query, attribution_id)))

    def origins(self) -> tuple[tuple[str, str], ...]:
        """(article, the article that it goes back to) of every article that was compared."""
        return self._pairs("SELECT article, origin FROM article_origins ORDER BY article")

    def versions(self) -> tuple[tuple[str, str], ...]:
        """(article, the earlier state of it)."""
        return self._pairs("SELECT article, version_of FROM article_versions ORDER BY article")

    def stories(self) -> tuple[str, ...]:
        query = "SELECT DISTINCT story FROM pages WHERE story IS NOT NULL ORDER BY story"
        return tuple(row["story"] for row in self._all(query))

    # what people say --------------------------------------------------------------------------------

    def judgements(self) -> tuple[Judgement, ...]:
        """People's decisions in the order in which they were made, also those that were taken back."""
        return tuple(map(rows.judgement_of, self._all("SELECT * FROM judgements ORDER BY number")))

    def listed_actors(self) -> tuple[Listed, ...]:
        """The user's own list of actors, as it was last given."""
        return tuple(map(rows.listed_of, self._all("SELECT * FROM listed_actors ORDER BY position")))

    # finding ----------------------------------------------------------------------------------------

    def search(self, words: str) -> tuple[str, ...]:
        """Ids of the attributions whose content, source and cue hold all the words, best first.

        >>> [record.attribution(found).speaker for found in record.search("stop friday union")]
        ['actor-moreau']
        """
        return self._search("attributions", words)

    def search_articles(self, words: str) -> tuple[str, ...]:
        """Ids of the articles whose text holds all the words, best first."""
        return self._search("articles", words)

    def _search(self, table: str, words: str) -> tuple[str, ...]:
        terms = re.findall(r"\w+", words)
        if not terms:
            return ()
        query = f"""SELECT {table}.id FROM {table}_search
            JOIN {table} ON {table}.number = {table}_search.rowid
            WHERE {table}_search MATCH ? ORDER BY rank, {table}.id"""
        return tuple(row["id"] for row in self._all(query, " ".join(f'"{term}"' for term in terms)))

    # for the next build -----------------------------------------------------------------------------

    def known_actors(self) -> tuple[Known, ...]:
        """The actors, the oldest first; their members are `Mention.key`s."""
        query = """SELECT actor, article || ':' || start || '-' || end FROM actor_mentions
            JOIN given_ids ON given_ids.id = actor ORDER BY given_ids.number"""
        return self._groups(query)

    def known_utterances(self) -> tuple[Known, ...]:
        """The utterances, the oldest first; their members are attribution ids."""
        query = """SELECT utterance, attribution FROM renderings
            JOIN given_ids ON given_ids.id = utterance ORDER BY given_ids.number"""
        return self._groups(query)

    def known_talks(self) -> dict[str, tuple[Known, ...]]:
        """The rows of the upper half whose ids have to last, by table, the oldest first."""
        tables = (POSITIONS, PROPOSALS, CLAIMS, DISPUTES, EVENTS)
        return {table.name: known_rows(self._database, table) for table in tables}

    def codebook(self) -> tuple[str, str] | None:
        """Name and text of the user's own codebook, as it was last given."""
        row = self._one("SELECT name, text FROM codebook")
        return None if row is None else (row["name"], row["text"])

    def given(self) -> frozenset[str]:
        """Every id of a conclusion that was ever given."""
        return frozenset(row["id"] for row in self._all("SELECT id FROM given_ids"))


_SUPERSEDED = "SELECT version_of FROM article_versions"
_ARTICLES = """SELECT articles.*, pages.story, pages.first_seen, pages.last_seen,
        article_origins.origin, article_versions.version_of
    FROM articles
    JOIN pages ON pages.id = articles.page
    LEFT JOIN article_origins ON article_origins.article = articles.id
    LEFT JOIN article_versions ON article_versions.article = articles.id"""
_ATTRIBUTIONS = """SELECT attributions.*, speaking.actor AS speaker, addressed.actor AS addressee,
        renderings.utterance, rejections.attribution AS rejected
    FROM attributions
    LEFT JOIN links AS speaking ON speaking.attribution = attributions.id AND speaking.part = 'speaker'
    LEFT JOIN links AS addressed ON addressed.attribution = attributions.id AND addressed.part = 'addressee'
    LEFT JOIN renderings ON renderings.attribution = attributions.id
    LEFT JOIN rejections ON rejections.attribution = attributions.id"""
