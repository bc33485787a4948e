"""Scale: a store filled with annotated articles that nobody parsed in; the cost of finding reuse and origins out.

The articles are those of the benchmark of reuse (invented.py), of about 500 words, with an attribution for each
quotation. Seconds are CPU seconds of a process of its own; memory is its peak.

usage: scale.py [--articles N...] [--json]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from invented import Newsroom, quotations
from onrecord.corpus.reuse import find_origins
from onrecord.corpus.reuse.memory import Memory
from onrecord.document.quotes import find_quotations
from onrecord.engine.conclude import Quotations
from onrecord.records import Article, Attribution, Extraction, Page, Reading, Span, make_id
from onrecord.store.page_reading import PageReading
from onrecord.store.reuse_memory import ReuseRows
from onrecord.store.writer import Writer

# of the reports of a story: three that are independent, a whole copy, and one that takes two sentences over; all
# fifteen of the benchmark of reuse would make a record in which four of five articles are copies
MIX = ("wire", "other", "third", "copy", "few")
PAGES = 200  # stories written at a time
MADE_BY = "generator/1"


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of the whole stage over a record, of the same with one article more, and peak memory."""

    articles: int
    words: int
    whole: float
    one_more: float
    megabytes: float
    reuses: int


def fill(record: Path, *, articles: int, seed: int = 7) -> int:
    """A record of so many articles; their number of words."""
    newsroom, words, number = Newsroom(seed), 0, 0
    with Writer(record) as writer:
        for story in range(-(-articles // len(MIX))):
            for case in newsroom.stories(1, first=story):
                if case.article.id.endswith(MIX) and number < articles:
                    number += 1
                    words += len(case.article.text.split())
                    add(writer, case.article, number=number)
            if story % PAGES == 0:
                writer.commit()
    return words


def add(writer: Writer, article: Article, *, number: int) -> None:
    """One article with its page and an attribution for each quotation."""
    page = Page(
        article.page, f"{article.id}.txt", article.id, article.id, "text/plain", None, "2031-05-06T00:00:00Z"
    )
    said = tuple(_said(article, span) for span in quotations(article))
    writer.add_page(page, number=number, content=None, story=None)
    reading = PageReading(Extraction("utf-8", (article,), ()), (Reading(article, (), (), said),))
    writer.add_reading(page.id, reading, read_by="generator/1", blocks=False)


def _said(article: Article, span: Span) -> Attribution:
    return Attribution(
        make_id("attribution", article.id, str(span.start)),
        article.id,
        "direct",
        (span,),
        (),
        (),
        1.0,
        "generator/1",
    )


def measure(folder: Path, *, articles: int) -> Cost:
    """Fill a record and find its reuse, then once more with one article added."""
    record = folder / f"scale-{articles}.db"
    words = _apart(_fill, record, articles)
    whole, megabytes, reuses = _apart(_conclude, record)
    _apart(_add_one, record, articles)
    one_more, _, _ = _apart(_conclude, record)
    return Cost(articles, words, whole, one_more, megabytes, reuses)


def _fill(record: Path, articles: int) -> int:
    return fill(record, articles=articles)


def _add_one(record: Path, articles: int) -> None:
    with Writer(record) as writer:
        add(writer, Newsroom(11).stories(1, first=articles)[3].article, number=articles + 1)


def _conclude(record: Path) -> tuple[float, float, int]:
    """CPU seconds of the stage `reuse` with what it keeps in the store, megabytes, and reuses found."""
    with Writer(record) as writer:
        articles = tuple(writer.view().articles())  # which every corpus stage needs
        start = time.process_time()
        kept = writer.reuse_rows(made_by=MADE_BY)
        memory = Memory(kept.texts, kept.pairs)
        origins = find_origins(articles, quotations=Quotations(articles, find_quotations), memory=memory)
        new = ReuseRows(memory.new_texts(), memory.new_pairs())
        writer.keep_reuse_rows(new, held=memory.held, made_by=MADE_BY)
        seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(origins.reuses)


def _apart(work: Callable[..., Any], *arguments: Any) -> Any:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def figures(cost: Cost) -> dict[str, float]:
    """What the gate holds against floors; milliseconds for each article, so that records of two sizes compare."""
    return {
        "milliseconds": 1000 * cost.whole / cost.articles,
        "one_more": cost.one_more,
        "megabytes": cost.megabytes,
    }


def _main() -> None:
    parser = argparse.ArgumentParser(description="What finding reuse and origins costs.")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if not given.json:
        print(f"{'articles':>9}{'words':>12}{'whole s':>9}{'one more s':>12}{'peak MB':>9}{'reuses':>9}")
    for articles in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            cost = measure(Path(folder), articles=articles)
        if given.json:
            print(json.dumps(asdict(cost)))
        else:
            print(
                f"{cost.articles:>9}{cost.words:>12,}{cost.whole:>9.1f}{cost.one_more:>12.2f}"
                f"{cost.megabytes:>9.0f}{cost.reuses:>9}",
                flush=True,
            )


if __name__ == "__main__":
    _main()
