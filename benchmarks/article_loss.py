"""How many words of clean articles the plain-text model drops: python benchmarks/article_loss.py [FOLDER] [--list].

FOLDER holds articles as .txt files, without furniture, so every word dropped is a loss. The floor is 0.5 % of all
words; the exit status is 1 above it. Without the folder there is nothing to measure, and the script says so.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from onrecord.document.extract import extract
from onrecord.document.extract.shape import count_words
from onrecord.errors import UnreadablePage
from onrecord.records import Page, make_id
from onrecord.settings import Limits

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "polnear" / "train" / "text"
HIGHEST = 0.005  # share of words
# what a page shows about an article and the article's text leaves out on purpose, with its evidence kept
KEPT_AS_METADATA = frozenset(("byline", "date line", "credit", "translation note"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--list", action="store_true", help="print every block that was dropped")
    options = parser.parse_args()
    files = sorted(options.folder.glob("*.txt"))
    if not files:
        print(f"skipped: no .txt files in {options.folder}")
        return 0
    return report(files, show=options.list)


def report(files: list[Path], *, show: bool) -> int:
    words = files_split = unread = 0
    lost: Counter[str] = Counter()
    for path in files:
        content = path.read_bytes()
        page = Page(make_id("page", path.name), path.name, path.name, "", "text/plain", None, "")
        try:
            extraction = extract(page, content, limits=Limits())
        except UnreadablePage as error:
            count = count_words(content.decode("utf-8", "replace"))
            words, unread = words + count, unread + 1
            lost["unreadable page"] += count
            print(f"{path.name}: {error}")
            continue
        files_split += len(extraction.articles) > 1
        for block in extraction.blocks:
            count = count_words(block.text)
            words += count
            if block.article is None:
                lost[block.label] += count
                if show:
                    print(f"{path.name}: {block.label}: {block.text} ({block.reason})")
    return summary(len(files), words, lost, files_split=files_split, unread=unread)


def summary(files: int, words: int, lost: Counter[str], *, files_split: int, unread: int) -> int:
    total = sum(lost.values())
    share = total / words
    metadata = sum(count for label, count in lost.items() if label in KEPT_AS_METADATA)
    print(f"{files} articles, {words} words; split in several: {files_split}; unreadable: {unread}")
    for label, count in sorted(lost.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {label:28} {count:7} words  {100 * count / words:.3f} %")
    print(f"lost: {total} words, {100 * share:.3f} % (at most {100 * HIGHEST} %); kept as metadata of these: {metadata}")
    return 0 if share <= HIGHEST else 1


if __name__ == "__main__":
    sys.exit(main())
