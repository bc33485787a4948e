"""Reading many pages, in this process or in several: tasks in, (task, outcome) out as they are done.

A worker holds one page at a time, so that a worker which dies or hangs names the page that did it.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess

from onrecord.engine.reading import Task, attempt
from onrecord.engine.stages import Stages
from onrecord.errors import OnrecordError
from onrecord.records import Failure
from onrecord.settings import Limits
from onrecord.store.page_reading import PageReading

# a page of the largest size allowed takes minutes; this long, it hangs (found out only with several processes)
PAGE_SECONDS = 900.0
_NO_START = (
    "a reading process ended before it could start; in a script of your own, "
    "call `build` under `if __name__ == '__main__':`"
)

Done = tuple[Task, PageReading | Failure]


@dataclass(frozen=True, slots=True)
class Crew:
    """How pages are read: by how many processes, within which limits, with which stages."""

    jobs: int
    limits: Limits
    stages: Stages


def read_all(tasks: Iterator[Task], crew: Crew) -> Generator[Done, None, None]:
    """Every task with its outcome; with several processes in the order in which they are done.

    Close the iterator to stop early: no process outlives it.
    """
    return _read_here(tasks, crew) if crew.jobs == 1 else _read_apart(tasks, crew)


def _read_here(tasks: Iterator[Task], crew: Crew) -> Generator[Done, None, None]:
    parser = None
    for task in tasks:
        parser = parser or crew.stages.load_parser()  # not before there is something to read
        yield task, attempt(task, parser, limits=crew.limits, stages=crew.stages)


def _read_apart(tasks: Iterator[Task], crew: Crew) -> Generator[Done, None, None]:
    context = multiprocessing.get_context("spawn")  # the same on every system, and safe beside threads
    idle: list[_Worker] = []
    busy: dict[Connection, _Worker] = {}
    try:
        while True:
            while len(busy) < crew.jobs and (task := next(tasks, None)) is not None:
                worker = idle.pop() if idle else _Worker(context, crew)
                worker.begin(task)
                busy[worker.connection] = worker
            if not busy:
                return
            for worker in _ready(busy):
                done = worker.hear()
                if done is not None:
                    del busy[worker.connection]
                    if worker.alive:
                        idle.append(worker)
                    yield done
    finally:
        for worker in (*idle, *busy.values()):
            worker.stop()


def _ready(busy: dict[Connection, _Worker]) -> list[_Worker]:
    """The workers that answered or died; else those that are over their time; perhaps none."""
    left = min(worker.deadline for worker in busy.values()) - time.monotonic()
    answered = wait(list(busy), timeout=max(left, 0.0))
    if answered:
        return [busy[connection] for connection in busy if connection in answered]
    return [worker for worker in busy.values() if worker.deadline <= time.monotonic()]


class _Worker:
    """A process that reads pages, and the page that it is reading."""

    def __init__(self, context: SpawnContext, crew: Crew) -> None:
        self.connection, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_work, args=(theirs, crew), daemon=True)
        self._process.start()
        theirs.close()  # so that the death of the process ends the connection
        self._started = False
        self._task: Task | None = None
        self.deadline = 0.0
        self.alive = True

    def begin(self, task: Task) -> None:
        self._task = task
        self.deadline = time.monotonic() + PAGE_SECONDS
        if self._started:
            with suppress(OSError):  # it died while idle: `hear` finds out
                self.connection.send(task)

    def hear(self) -> Done | None:
        """The page in hand with its outcome, whatever became of the process; None while it has only started."""
        if self._task is None:
            raise ValueError("no page was begun")
        if not self.connection.poll():
            return self._lose(f"took longer than {PAGE_SECONDS:.0f} seconds")
        try:
            answer: PageReading | Failure | _Started = self.connection.recv()
        except (EOFError, OSError):
            if not self._started:
                self.stop()
                raise OnrecordError(_NO_START) from None
            return self._lose("ended the process that read it (out of memory?)")
        if not isinstance(answer, _Started):
            return self._task, answer
        if answer.problem:
            self.stop()
            raise OnrecordError(f"a reading process could not start: {answer.problem}")
        self._started = True
        self.begin(self._task)
        return None

    def _lose(self, reason: str) -> Done:
        """Give up the process, and the page in its hands."""
        if self._task is None:
            raise ValueError("no page was begun")
        self.stop()
        return self._task, Failure(self._task.page.source, "read", reason)

    def stop(self) -> None:
        self.alive = False
        self._process.kill()
        self._process.join()
        self.connection.close()


@dataclass(frozen=True, slots=True)
class _Started:
    """The first that a worker says: it is ready, or what kept it from starting."""

    problem: str | None = None


def _work(connection: Connection, crew: Crew) -> None:
    """The life of a worker: ends when the building process closes the connection or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the building process's to handle
    try:
        parser = crew.stages.load_parser()
    except Exception as error:  # noqa: BLE001 - reported by the building process
        connection.send(_Started(f"{type(error).__name__}: {error}"))
        return
    try:
        connection.send(_Started())
        while True:
            task = connection.recv()
            connection.send(attempt(task, parser, limits=crew.limits, stages=crew.stages))
    except (EOFError, OSError):
        return
