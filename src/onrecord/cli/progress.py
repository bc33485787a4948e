"""What a build tells while it runs: a bar on a terminal, plain lines in a pipe; both on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.cli.output import clean, console, counted, note

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bars

    from onrecord.engine.progress import Outcome, Progress

_LINES = 20  # in a pipe, beside those for failures
_EVERY = 100  # pages a line, where nobody knows how many are to come


@contextmanager
def shown() -> Iterator[Progress]:
    """A progress for `build`, shown until the build ends."""
    terminal = console(stderr=True)
    if not terminal.is_terminal:
        yield PlainProgress()
        return
    bars = _bars(terminal)
    with bars:
        yield BarProgress(bars)


class PlainProgress:
    """A line now and then, and one for each page that failed."""

    def __init__(self) -> None:
        self._total: int | None = None
        self._done = 0
        self._failed = 0
        self._began = time.monotonic()

    def begin(self, pages: int | None) -> None:
        self._total = pages
        note(f"reading {counted(pages, 'page')}" if pages is not None else "reading pages")

    def page(self, source: str, outcome: Outcome) -> None:
        self._done += 1
        if outcome == "failed":
            self._failed += 1
            note(f"failed: {clean(source)}")
        every = max(1, self._total // _LINES) if self._total else _EVERY
        if self._done % every == 0 or self._done == self._total:
            note(self._line())

    def conclude(self, stage: str) -> None:
        note(f"all articles: {stage}")

    def _line(self) -> str:
        elapsed = time.monotonic() - self._began
        rate = self._done / elapsed if elapsed else 0.0
        of = f" of {self._total:,}" if self._total is not None else ""
        failed = f", {self._failed:,} failed" if self._failed else ""
        speed = f", {rate:.1f} pages/s" if rate else ""
        return f"{self._done:,}{of} pages{failed}{speed}{self._left(rate)}"

    def _left(self, rate: float) -> str:
        if self._total is None or not rate or self._done >= self._total:
            return ""
        return f", {_duration((self._total - self._done) / rate)} left"


class BarProgress:
    """A bar with counts, rate and the time left, then the stage that runs over all articles."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task = bars.add_task("pages", total=None, failed="", rate="")
        self._failed = 0

    def begin(self, pages: int | None) -> None:
        self._bars.update(self._task, total=pages)

    def page(self, source: str, outcome: Outcome) -> None:
        if outcome == "failed":
            self._failed += 1
        failed = f"{self._failed:,} failed" if self._failed else ""
        self._bars.update(self._task, advance=1, failed=failed, rate=self._rate())

    def conclude(self, stage: str) -> None:
        self._bars.update(self._task, description=f"all articles: {stage}", rate="")

    def _rate(self) -> str:
        speed = self._bars.tasks[0].finished_speed or self._bars.tasks[0].speed
        return f"{speed:.1f}/s" if speed else ""


def _bars(terminal: Console) -> Bars:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeLeft(compact=True),
        TextColumn("{task.fields[failed]}"),
    )
    return Progress(*columns, console=terminal, transient=True)


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
