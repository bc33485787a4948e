"""Forget: a page out of a record for good, with its bytes, articles, index entries and what rested on it alone."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.engine.conclude import conclude
from onrecord.engine.lock import only_builder
from onrecord.engine.progress import SILENT, Progress
from onrecord.engine.stages import Stages
from onrecord.engine.standard import STANDARD
from onrecord.errors import UnknownId
from onrecord.records import Page
from onrecord.store.connection import open_to_read
from onrecord.store.writer import Writer, shrink


def forget(
    record: Path, page: str, *, progress: Progress = SILENT, stages: Stages = STANDARD
) -> tuple[Page, ...]:
    """Remove every state of the page named by id, source or location, and draw the conclusions anew.

    Gives the pages removed; none where only a failure was known of `page`. Raises `UnknownId`, `NotARecord`.
    """
    open_to_read(record).close()  # nothing is made where there is no record
    with only_builder(record):
        with Writer(record) as writer:
            pages = _remove(writer, page)
            conclude(writer, stages=stages, tell=progress.conclude)
            writer.rebuild_search()  # a search index keeps words until it is written anew
        shrink(record)
    return pages


def _named(writer: Writer, name: str) -> tuple[Page, ...]:
    """The pages of an id, source or location; else of the file that a path leads to; else of one file of that name."""
    view = writer.view()
    pages = view.find_pages(name) or view.find_pages(os.path.abspath(name))
    if pages or "/" in name:
        return pages
    alike = [one for one in view.pages() if Path(one.source).name == name]
    return tuple(alike) if len({one.location for one in alike}) == 1 else ()


def _remove(writer: Writer, page: str) -> tuple[Page, ...]:
    pages = _named(writer, page)
    for one in pages:
        writer.remove_page(one.id)
    cleared = 0
    for source in dict.fromkeys((page, *(one.source for one in pages))):
        cleared += writer.clear_failures(source)
    if not pages and not cleared:
        raise UnknownId(f"{writer.path}: holds no page {page!r}; give its id, or its path as it was built")
    return pages
