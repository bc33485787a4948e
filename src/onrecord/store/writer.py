"""`Writer`, the only way to change a record file: everything in one `with` is written, or nothing of it.

In: pages with their readings, failures, conclusions. Evidence is only added, or replaced by a newer reading
of the same page; conclusions are replaced as a whole, row by row where they differ.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import NotARecord
from onrecord.records import Failure, Judgement, Listed, Page
from onrecord.store.conclusions import Conclusions, replace_conclusions
from onrecord.store.connection import open_to_write
from onrecord.store.evidence import replace_reading
from onrecord.store.judged import add_judgement, list_actors, move_judgement, remove_from_judgements
from onrecord.store.page_reading import PageReading
from onrecord.store.record import Record
from onrecord.store.reuse_memory import ReuseRows, read_rows, write_rows
from onrecord.store.rows import page_of


class Writer:
    """One transaction on a record file, which is made where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = open_to_write(path)

    def __enter__(self) -> Self:
        try:
            self._database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as problem:
            self._database.close()
            raise self._unwritable(problem) from problem
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with closing(self._database):
            try:
                if kind is None:
                    self._database.execute("COMMIT")
                elif self._database.in_transaction:
                    self._database.execute("ROLLBACK")
            except sqlite3.OperationalError as problem:
                raise self._unwritable(problem) from problem
        if isinstance(error, sqlite3.OperationalError):
            raise self._unwritable(error) from error

    def _unwritable(self, problem: sqlite3.OperationalError) -> NotARecord:
        return NotARecord(f"{self.path}: cannot be written ({problem}); what was written before stands")

    def commit(self) -> None:
        """Keep what was written so far, whatever comes after."""
        self._database.execute("COMMIT")
        self._database.execute("BEGIN IMMEDIATE")

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written inside is written whole, or taken back where an error comes out."""
        self._database.execute("SAVEPOINT together")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK TO together")
            self._database.execute("RELEASE together")
            raise
        self._database.execute("RELEASE together")

    def view(self) -> Record:
        """The record with what this transaction has written so far."""
        return Record(self.path, database=self._database)

    # pages ------------------------------------------------------------------------------------------

    def find_page(self, page: Page) -> Page | None:
        """This state of the page as it was read before."""
        query = "SELECT * FROM pages WHERE (location = ? AND sha256 = ?) OR id = ?"
        row = self._database.execute(query, (page.location, page.sha256, page.id)).fetchone()
        return None if row is None else page_of(row)

    def read_by(self, page_id: str) -> str | None:
        """The stages and models that read the page; None: to be read again."""
        row = self._database.execute("SELECT read_by FROM pages WHERE id = ?", (page_id,)).fetchone()
        return None if row is None else row["read_by"]

    def next_number(self) -> int:
        """For the next page, in the order of reading."""
        row = self._database.execute("SELECT coalesce(max(number), 0) + 1 FROM pages").fetchone()
        return int(row[0])

    def add_page(self, page: Page, *, number: int, content: bytes | None, story: str | None) -> None:
        """A page without its reading, if it is not there yet. `content` None: kept without bytes.

        Without a story it stays in that of its earlier states, the last one that lay in its place.
        """
        self._database.execute(
            """INSERT INTO pages (number, id, source, location, sha256, media_type, charset, retrieved,
                first_seen, last_seen, story, read_by, reading_sha256)
            VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?, coalesce(?, (SELECT story FROM pages AS earlier
                WHERE earlier.location = ? ORDER BY last_seen DESC, number DESC LIMIT 1)), NULL, '')
            ON CONFLICT (id) DO NOTHING""",
            (
                *(number, page.id, page.source, page.location, page.sha256, page.media_type),
                *(page.retrieved, page.seen, page.seen, story, page.location),
            ),
        )
        if content is not None:
            self._database.execute(
                "INSERT INTO page_contents (page, zlib) VALUES (?, ?) ON CONFLICT (page) DO NOTHING",
                (page.id, zlib.compress(content)),
            )

    def add_reading(self, page_id: str, reading: PageReading, *, read_by: str, blocks: bool = True) -> None:
        """What the document stages found in the page, in place of an earlier reading."""
        replace_reading(self._database, page_id, reading, read_by=read_by, blocks=blocks)

    def see_again(self, page_id: str, *, seen: str, story: str | None) -> None:
        """A page that was read before was met once more, perhaps as part of a story."""
        self._database.execute(
            """UPDATE pages SET first_seen = min(first_seen, :seen), last_seen = max(last_seen, :seen),
                story = coalesce(:story, story)
            WHERE id = :id""",
            {"id": page_id, "seen": seen, "story": story},
        )

    def remove_page(self, page_id: str) -> None:
        """The page, its bytes and articles, and what rested on them alone, judgements of its words too."""
        remove_from_judgements(self._database, {one.id for one in self.view().articles_of(page_id)})
        self._database.execute("DELETE FROM pages WHERE id = ?", (page_id,))

    def rebuild_search(self) -> None:
        """Write the search index anew from the rows that are there."""
        for table in ("articles_search", "attributions_search"):
            self._database.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")

    # failures ---------------------------------------------------------------------------------------

    def add_failure(self, failure: Failure, *, page_id: str | None = None) -> None:
        """`page_id` names the page that is there all the same."""
        self._database.execute(
            "INSERT INTO failures (source, page, stage, reason) VALUES (?, ?, ?, ?)",
            (failure.page, page_id, failure.stage, failure.reason),
        )

    def clear_failures(self, source: str) -> bool:
        """Forget that pages of this source could not be used; whether there was one."""
        query = "DELETE FROM failures WHERE source = ? AND page IS NULL"
        return self._database.execute(query, (source,)).rowcount > 0

    # what people say --------------------------------------------------------------------------------

    def add_judgement(self, judgement: Judgement) -> None:
        add_judgement(self._database, judgement)

    def move_judgement(self, judgement: Judgement) -> None:
        """The judgement's words were found at other places."""
        move_judgement(self._database, judgement)

    def list_actors(self, listed: Sequence[Listed]) -> None:
        """The user's own list of actors, in place of an earlier one."""
        list_actors(self._database, listed)

    def set_codebook(self, name: str, text: str) -> None:
        """The user's own codebook, in place of an earlier one."""
        self._database.execute("DELETE FROM codebook")
        self._database.execute("INSERT INTO codebook VALUES (?, ?)", (name, text))

    # what the stage `reuse` keeps ---------------------------------------------------------------------

    def reuse_rows(self, *, made_by: str) -> ReuseRows:
        """What an earlier run of these stages kept."""
        return read_rows(self._database, made_by=made_by)

    def keep_reuse_rows(self, new: ReuseRows, *, held: Collection[bytes], made_by: str) -> None:
        """Add what a run found; what no text `held` rests on goes."""
        write_rows(self._database, new, held=held, made_by=made_by)

    # conclusions ------------------------------------------------------------------------------------

    def conclude(self, conclusions: Conclusions, *, stages: str) -> None:
        """What the corpus `stages` (with versions) conclude from all the readings that are here now."""
        replace_conclusions(self._database, self.view(), conclusions)
        state = (("conclusions", self.view().fingerprint()), ("corpus_stages", stages))
        self._database.executemany(
            """INSERT INTO build_state (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value""",
            state,
        )


def shrink(path: Path) -> None:
    """Rewrite the file without the room that removed rows have left, and without their traces in it."""
    database = open_to_write(path)
    with closing(database):
        database.execute("VACUUM")
