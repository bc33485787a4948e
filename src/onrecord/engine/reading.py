"""The work of one page, done in this process or in a worker: bytes in, `PageReading` or `Failure` out.

The one place with broad `except`s: a page that breaks a stage becomes a failure row and the batch goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.document.annotate import Parser
from onrecord.engine.checks import reading_faults
from onrecord.engine.stages import Stages
from onrecord.errors import UnreadablePage
from onrecord.records import Article, Extraction, Failure, Page, Reading
from onrecord.settings import Limits
from onrecord.store.page_reading import PageReading

_REASON_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Task:
    """A page that is to be read."""

    number: int  # in the order of reading
    page: Page
    content: bytes


class _Breakdown(Exception):
    """A stage raised what no stage should raise."""

    def __init__(self, stage: str, error: Exception) -> None:
        words = " ".join(f"{type(error).__name__}: {error}".split())
        super().__init__(words[:_REASON_LENGTH])
        self.stage = stage


def attempt(task: Task, parser: Parser, *, limits: Limits, stages: Stages) -> PageReading | Failure:
    """The reading of a page, or why there is none."""
    try:
        return read_page(task.page, task.content, parser, limits=limits, stages=stages)
    except UnreadablePage as error:
        return Failure(task.page.source, "extract", str(error))
    except _Breakdown as error:
        return Failure(task.page.source, error.stage, str(error))


def read_page(page: Page, content: bytes, parser: Parser, *, limits: Limits, stages: Stages) -> PageReading:
    """All articles of a page, each read by the document stages. Raises `UnreadablePage`."""
    with _running("extract"):
        extraction = stages.extract(page, content, limits=limits)
        _check_extraction(extraction, limits)
    readings: list[Reading] = []
    failures: list[Failure] = []
    whole = True
    for article in extraction.articles:
        reading = Reading(article, mentions=(), dates=(), attributions=())
        if not _in_english(article):
            reason = f"statements in {article.language!r} are not read yet"
            failures.append(Failure(page.source, "attribute", reason))
        else:
            try:
                reading = read_article(article, parser, stages=stages)
            except _Breakdown as error:
                whole = False
                failures.append(Failure(page.source, error.stage, str(error)))
        readings.append(reading)
    return PageReading(extraction, tuple(readings), tuple(failures), whole=whole)


def read_article(article: Article, parser: Parser, *, stages: Stages) -> Reading:
    """An article with everything that the document stages find in it."""
    with _running("annotate"):
        parse = stages.annotate(article, parser)
    with _running("dates"):
        dates = stages.find_dates(article.text, published=article.published)
    with _running("mentions"):
        quotations = [quotation.span for quotation in stages.find_quotations(article.text)]
        mentions = stages.find_mentions(article, parse, quotations)
    with _running("attribute"):
        attributions = stages.attribute(article, parse, dates)
        _refuse(list(reading_faults(Reading(article, mentions, dates, attributions))))
    with _running("stances"):
        stances = stages.find_stances(article, parse, dates=dates, attributions=attributions)
    with _running("events"):
        events = stages.find_events(article, parse, dates=dates, attributions=attributions)
    with _running("figures"):
        figures = stages.find_figures(article, parse, dates=dates, attributions=attributions)
        reading = Reading(article, mentions, dates, attributions, stances, events, figures)
        _refuse(list(reading_faults(reading)))
    return reading


@contextmanager
def _running(stage: str) -> Iterator[None]:
    try:
        yield
    except UnreadablePage:
        raise
    except Exception as error:
        raise _Breakdown(stage, error) from error


def _in_english(article: Article) -> bool:
    """An unknown language (a text too short to tell) is read as English."""
    return article.language is None or article.language.lower().split("-")[0] == "en"


def _check_extraction(extraction: Extraction, limits: Limits) -> None:
    longest = max((len(article.text) for article in extraction.articles), default=0)
    if longest > limits.article_characters:
        raise UnreadablePage(
            f"holds an article of {longest} characters; more than {limits.article_characters} are not read as one"
        )
    counts = Counter(article.id for article in extraction.articles)
    _refuse([f"article {one} stands twice" for one, count in counts.items() if count > 1])
    for article in extraction.articles:
        article.text.encode()  # a lone surrogate can be stored nowhere


def _refuse(faults: list[str]) -> None:
    if faults:
        raise ValueError(f"{faults[0]} ({len(faults)} faults in all)")
