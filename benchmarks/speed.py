"""Speed: a folder of pages in; words per CPU second of a whole build and of the plain pass, and their ratio, out.

The plain pass is the shipped spaCy model with all its default components over the same article texts, by
`nlp.pipe`, in one process. Both are measured in a process of their own, without the loading of the model.

usage: speed.py [FOLDER] [--articles N] [--rounds N] [--record FILE] [--json]
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields, replace
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import spacy

import onrecord
from onrecord.engine.build import BuildOptions, build
from onrecord.engine.stages import Stages
from onrecord.engine.standard import STANDARD
from onrecord.models.spacy_parser import MODEL

DEMO = Path(str(resources.files("onrecord"))) / "demo" / "pages"
_PAGES = (".html", ".htm", ".txt", ".md", ".json", ".jsonl")
LOADING = "load_parser"
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass over the articles took, in CPU seconds; memory is the process's peak."""

    seconds: float
    megabytes: float
    stages: dict[str, float]


@dataclass(frozen=True, slots=True)
class Speed:
    """The build beside the plain pass. `ratio` is CPU seconds of the one by the other."""

    articles: int
    words: int
    build: Pass
    plain: Pass

    @property
    def ratio(self) -> float:
        return self.build.seconds / self.plain.seconds


def measure(
    folder: Path = DEMO, *, articles: int | None = None, record: Path | None = None, rounds: int = 1
) -> Speed:
    """Build a record of the folder's pages (repeated or cut to the number asked for) and run the plain pass.

    Of several rounds the fastest of each counts: whatever else the machine does can only slow a pass down.
    The record is kept where `record` says, else it is gone afterwards.
    """
    builds: list[Pass] = []
    plains: list[Pass] = []
    with tempfile.TemporaryDirectory() as place:
        pages = _pages(folder, articles=articles, into=Path(place))
        for turn in range(rounds):
            kept = record if record and not turn else Path(place) / f"speed-{turn}.db"
            builds.append(_apart(_build, pages, kept))
            with onrecord.open(kept) as held:
                texts = [article.text for article in held.articles()]
            plains.append(_apart(_plain, texts))
    words = sum(len(text.split()) for text in texts)
    return Speed(len(texts), words, _fastest(builds), _fastest(plains))


def report(speed: Speed) -> str:
    """The figures as a table for a terminal."""
    lines = [
        f"{speed.articles} articles, {speed.words:,} words",
        f"{'':<14}{'CPU s':>8}{'words/CPU s':>14}{'peak MB':>10}",
    ]
    for name, one in (("build", speed.build), ("plain pass", speed.plain)):
        rate = speed.words / one.seconds
        lines.append(f"{name:<14}{one.seconds:>8.1f}{rate:>14,.0f}{one.megabytes:>10.0f}")
    lines += [f"ratio {speed.ratio:.2f}", "", "share of the build"]
    for stage, seconds in sorted(speed.build.stages.items(), key=lambda item: -item[1]):
        lines.append(f"  {stage:<18}{seconds:>8.2f} s{seconds / speed.build.seconds:>8.1%}")
    return "\n".join(lines)


def figures(speed: Speed) -> dict[str, float]:
    """What the gate holds against floors."""
    return {"ratio": round(speed.ratio, 2), "megabytes": round(speed.build.megabytes)}


def _fastest(passes: list[Pass]) -> Pass:
    return min(passes, key=lambda one: one.seconds)


def _pages(folder: Path, *, articles: int | None, into: Path) -> Path:
    """The folder itself, or one of as many copies of its pages, in turn, as were asked for."""
    if articles is None:
        return folder
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PAGES)
    if not found:
        sys.exit(f"{folder}: holds no page; name a folder with .txt or .html files")
    copies = into / "pages"
    copies.mkdir()
    for number, path in enumerate(itertools.islice(itertools.cycle(found), articles)):
        shutil.copy2(path, copies / f"{number:06d}-{path.name}")
    return copies


def _apart(work: Callable[..., Result], *arguments: Any) -> Result:
    """The work done in a new process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _build(pages: Path, record: Path) -> Pass:
    clock = Clock()
    start = time.process_time()
    build((str(pages),), record=record, options=BuildOptions(jobs=1), stages=clock.around(STANDARD))
    seconds = time.process_time() - start
    loading = clock.spent.pop(LOADING, 0.0)
    stages = {**clock.spent, "store and the rest": seconds - loading - sum(clock.spent.values())}
    return Pass(seconds - loading, _peak_megabytes(), stages)


def _plain(texts: list[str]) -> Pass:
    nlp = spacy.load(MODEL)
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return Pass(time.process_time() - start, _peak_megabytes(), {})


def _peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / (1 << 10)


class Clock:
    """Adds up the CPU seconds that each stage takes."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def around(self, stages: Stages) -> Stages:
        """The same stages, timed."""
        timed: dict[str, Any] = {
            one.name: self._timed(one.name, getattr(stages, one.name))
            for one in fields(stages)
            if callable(getattr(stages, one.name))
        }
        return replace(stages, **timed)

    def _timed(self, name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*positional: Any, **named: Any) -> Any:
            start = time.process_time()
            result = stage(*positional, **named)
            self.spent[name] += time.process_time() - start
            return self._steps(name, result) if isinstance(result, Iterator) else result

        return run

    def _steps(self, name: str, items: Iterator[Any]) -> Iterator[Any]:
        """A lazy result, timed as it is used."""
        while True:
            start = time.process_time()
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                self.spent[name] += time.process_time() - start
            yield item


def _main() -> None:
    parser = argparse.ArgumentParser(description="Build speed beside the plain pass.")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=DEMO, help="pages; the bundled example by default"
    )
    parser.add_argument("--articles", type=int, help="so many pages, repeated where the folder has fewer")
    parser.add_argument("--rounds", type=int, default=1, help="take the fastest of so many")
    parser.add_argument("--record", type=Path, help="keep the record here")
    parser.add_argument("--json", action="store_true", help="all figures as one JSON object")
    given = parser.parse_args()
    speed = measure(given.folder, articles=given.articles, record=given.record, rounds=given.rounds)
    print(json.dumps(asdict(speed)) if given.json else report(speed))


if __name__ == "__main__":
    _main()
