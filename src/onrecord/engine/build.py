"""Build: inputs in, a record file out, with what is new read and what changed read again.

Pages are written one by one and kept in batches, so that a build that was stopped goes on where it ended;
the stages over all articles run once at the end, in one transaction.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.engine.conclude import conclude
from onrecord.engine.lock import only_builder
from onrecord.engine.progress import SILENT, Outcome, Progress, count_pages
from onrecord.engine.reading import Task
from onrecord.engine.stages import Stages
from onrecord.engine.standard import BY_RULES, STANDARD
from onrecord.engine.workers import Crew, read_all
from onrecord.errors import OnrecordError
from onrecord.records import Failure, Listed, Page
from onrecord.settings import Limits
from onrecord.store.page_reading import PageReading
from onrecord.store.record import Counts
from onrecord.store.writer import Writer

_BATCH_PAGES = 50
_BATCH_SECONDS = 2.0  # what a killed build may lose

Attributing = Literal["learned", "rules"]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a user may choose. `story` names the story of all pages of this build."""

    attribution: Attributing = "learned"
    jobs: int = 1
    story: str | None = None
    keep_pages: bool = True  # False: hashes and cleaned text only
    limits: Limits = Limits()
    actors: tuple[Listed, ...] | None = None  # the user's list; None keeps the one that the record has
    codebook: tuple[str, str] | None = None  # name and text; None keeps the one that the record has


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What one build did, and what the record holds after it."""

    read: int  # pages read by this build
    known: int  # pages that an earlier build had read
    failed: int  # pages of which nothing could be read
    concluded: bool  # the stages over all articles ran
    counts: Counts


def build(
    inputs: Sequence[str],
    *,
    record: Path,
    options: BuildOptions = BuildOptions(),
    progress: Progress = SILENT,
    stages: Stages | None = None,
) -> BuildResult:
    """Read the pages that `inputs` name into the file `record`, which is made where there is none.

    Without `stages` the standard ones run, with the attribution that the options name.

    Raises `NotARecord`, `WrongUsage`. On KeyboardInterrupt what was read is kept, and the interrupt goes on.
    """
    stages = stages or (STANDARD if options.attribution == "learned" else BY_RULES)
    with only_builder(record), Writer(record) as writer:
        builder = _Builder(writer, options=options, progress=progress, stages=stages)
        try:
            builder.read(inputs)
        except (KeyboardInterrupt, OnrecordError):
            writer.commit()
            raise
        if options.actors is not None:
            writer.list_actors(options.actors)
        if options.codebook is not None:
            writer.set_codebook(*options.codebook)
        writer.commit()
        concluded = conclude(writer, stages=stages, tell=progress.conclude)
        done = builder.done
        return BuildResult(done["read"], done["known"], done["failed"], concluded, writer.view().counts())


class _Builder:
    """One build's run over its inputs."""

    def __init__(self, writer: Writer, *, options: BuildOptions, progress: Progress, stages: Stages) -> None:
        self._writer = writer
        self._options = options
        self._progress = progress
        self._stages = stages
        self._met: set[tuple[str, str]] = set()  # (location, sha256) of this build's pages
        self._cleared: set[str] = set()  # sources whose earlier failures are gone
        self._unsaved = 0
        self._saved_at = time.monotonic()
        self.done: Counter[Outcome] = Counter()

    def read(self, inputs: Sequence[str]) -> None:
        """Every page of the inputs, then the pages of the record that other versions of the stages have read."""
        self._progress.begin(count_pages(inputs))
        crew = Crew(self._options.jobs, self._options.limits, self._stages)
        with closing(read_all(self._tasks(inputs), crew)) as outcomes:
            for task, outcome in outcomes:
                if isinstance(outcome, Failure):
                    self._fail(outcome)
                else:
                    self._keep(task, outcome)

    def _tasks(self, inputs: Sequence[str]) -> Iterator[Task]:
        number = self._writer.next_number()
        for found in self._stages.gather(inputs, limits=self._options.limits):
            if self._is_record(found.page if isinstance(found, Failure) else found.page.location):
                continue
            if isinstance(found, Failure):
                self._fail(found)
            elif not _can_be_stored(found.page):
                self._fail(
                    Failure(found.page.source, "acquire", "its name is not valid Unicode; rename the file")
                )
            elif (page := self._to_read(found.page)) is not None:
                yield Task(number, page, found.content)
                number += 1
        view = self._writer.view()
        for page in view.unread(self._stages.read_by):
            content = None if (page.location, page.sha256) in self._met else view.content(page.id)
            if content is not None:
                yield Task(number, page, content)

    def _to_read(self, page: Page) -> Page | None:
        """The page under the id that it has in the record; None where there is nothing to read."""
        first = (page.location, page.sha256) not in self._met
        self._met.add((page.location, page.sha256))
        known = self._writer.find_page(page)
        if known is not None:
            self._writer.see_again(known.id, seen=page.seen, story=self._options.story)
        if first and (known is None or self._writer.read_by(known.id) != self._stages.read_by):
            return known or page
        self._count(page.source, "known")
        return None

    def _keep(self, task: Task, reading: PageReading) -> None:
        page, options = task.page, self._options
        content = task.content if options.keep_pages else None
        with self._writer.together():
            self._writer.add_page(page, number=task.number, content=content, story=options.story)
            self._writer.add_reading(
                page.id, reading, read_by=self._stages.read_by, blocks=options.keep_pages
            )
            self._clear_failures(page.source)
        self._count(page.source, "read")

    def _fail(self, failure: Failure) -> None:
        page, reason = _storable(failure.page), _storable(failure.reason)
        with self._writer.together():
            self._clear_failures(page)
            self._writer.add_failure(Failure(page, failure.stage, reason))
        self._count(page, "failed")

    def _clear_failures(self, source: str) -> None:
        """Once in a build: of several pages with one source, each may fail."""
        if source not in self._cleared:
            self._writer.clear_failures(source)
            self._cleared.add(source)

    def _count(self, source: str, outcome: Outcome) -> None:
        self.done[outcome] += 1
        self._unsaved += 1
        if self._unsaved >= _BATCH_PAGES or time.monotonic() - self._saved_at > _BATCH_SECONDS:
            self._writer.commit()
            self._unsaved, self._saved_at = 0, time.monotonic()
        self._progress.page(source, outcome)

    def _is_record(self, location: str) -> bool:
        """The record itself, or what lies beside it while it is built, in a folder that is read."""
        path, record = os.path.abspath(location), os.path.abspath(self._writer.path)
        return path in (record, f"{record}-journal", f"{record}-lock")


def _can_be_stored(page: Page) -> bool:
    return all(_storable(name) == name for name in (page.source, page.location))


def _storable(words: str) -> str:
    """Without the lone surrogates that stand for bytes of a file's name."""
    return words.encode("utf-8", "backslashreplace").decode()
