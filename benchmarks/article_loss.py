"""How many words of clean articles the plain-text model drops.

FOLDER holds articles as .txt files, without furniture, so every word dropped is a loss. Without the folder there is
nothing to measure, and the script says so.

usage: article_loss.py [FOLDER] [--list]
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from onrecord.document.extract import extract
from onrecord.document.extract.live import ENTRY
from onrecord.document.extract.shape import count_words
from onrecord.errors import UnreadablePage
from onrecord.records import Page, make_id
from onrecord.settings import Limits

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "polnear" / "train" / "text"
# what a page shows about an article and the article's text leaves out on purpose, with its evidence kept
KEPT_AS_METADATA = frozenset(("byline", "date line", "credit", "translation note"))


@dataclass(frozen=True, slots=True)
class Loss:
    """Words of all articles, and those that were dropped, by the kind of furniture they were taken for."""

    articles: int
    words: int
    split: (
        int  # articles that were taken for several; entries of live pages, by their clock times, are several
    )
    lost: dict[str, int]
    dropped: tuple[str, ...]  # the blocks, one line each

    @property
    def percent(self) -> float:
        return 100 * sum(self.lost.values()) / self.words


def measure(files: list[Path]) -> Loss:
    """Read every file as one clean article."""
    words = split = 0
    lost: Counter[str] = Counter()
    dropped: list[str] = []
    for path in files:
        content = path.read_bytes()
        page = Page(make_id("page", path.name), path.name, path.name, "", "text/plain", None, "")
        try:
            extraction = extract(page, content, limits=Limits())
        except UnreadablePage as error:
            count = count_words(content.decode("utf-8", "replace"))
            words += count
            lost["unreadable page"] += count
            dropped.append(f"{path.name}: {error}")
            continue
        # a live page is not one article: each of its entries is
        live = any(block.reason == ENTRY for block in extraction.blocks)
        split += len(extraction.articles) > 1 and not live
        for block in extraction.blocks:
            count = count_words(block.text)
            words += count
            if block.article is None:
                lost[block.label] += count
                dropped.append(f"{path.name}: {block.label}: {block.text} ({block.reason})")
    return Loss(len(files), words, split, dict(lost), tuple(dropped))


def report(loss: Loss) -> str:
    """The figures as a table for a terminal."""
    lines = [f"{loss.articles} articles, {loss.words:,} words; taken for several articles: {loss.split}"]
    for label, count in sorted(loss.lost.items(), key=lambda item: (-item[1], item[0])):
        lines.append(f"  {label:32} {count:7} words  {100 * count / loss.words:.3f} %")
    metadata = sum(count for label, count in loss.lost.items() if label in KEPT_AS_METADATA)
    lines.append(f"lost: {loss.percent:.3f} % of the words; kept as metadata of these: {metadata} words")
    return "\n".join(lines)


def figures(loss: Loss) -> dict[str, float]:
    """What the gate holds against floors."""
    return {"percent": round(loss.percent, 3), "split": loss.split}


def _main() -> None:
    parser = argparse.ArgumentParser(description="Words of clean articles that are dropped as furniture.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--list", action="store_true", help="print every block that was dropped")
    given = parser.parse_args()
    files = sorted(given.folder.glob("*.txt"))
    if not files:
        print(f"skipped: no .txt files in {given.folder}")
        return
    loss = measure(files)
    if given.list:
        print("\n".join(loss.dropped))
    print(report(loss))


if __name__ == "__main__":
    _main()
