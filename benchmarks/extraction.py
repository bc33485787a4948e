"""The words of real pages against a gold that others wrote: ours beside trafilatura alone.

    python benchmarks/extraction.py FOLDER [--worst N]

The pages are other people's text, so none stands here: unpack the source distributions of newspaper4k 0.9.6 and
article-extractor 0.5.9 from the Python package index into FOLDER, whose tests bring pages with their articles. The
measure is that of the public article extraction benchmark: shingles of four words, each page weighing the same.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from cleaning import read_articles

WORD = re.compile(r"\w+")
SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """Shares of one page's shingles, true and given taken together; they sum to 1."""

    name: str
    right: float
    extra: float
    lost: float


def outcome(name: str, true: str, given: str) -> Outcome:
    gold, found = _shingles(true), _shingles(given)
    right = sum((gold & found).values())
    extra, lost = sum((found - gold).values()), sum((gold - found).values())
    whole = right + extra + lost
    return Outcome(name, right / whole, extra / whole, lost / whole)


def scores(outcomes: Sequence[Outcome]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    right, extra, lost = (sum(getattr(one, part) for one in outcomes) for part in ("right", "extra", "lost"))
    precision, recall = right / (right + extra), right / (right + lost)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def _pages(folder: Path) -> Iterator[tuple[Path, str]]:
    """The pages with the words of their gold: `raw.html` and `expected.html`, `html/NAME.html` and `txt/NAME.txt`."""
    for page in sorted(folder.rglob("*.html")):
        marked, plain = page.with_name("expected.html"), page.parent.parent / "txt" / f"{page.stem}.txt"
        if page.name == "raw.html" and marked.exists():
            yield page, _words_of(marked.read_text(encoding="utf-8"))
        elif page.parent.name == "html" and plain.exists():
            yield page, plain.read_text(encoding="utf-8")


def _words_of(markup: str) -> str:
    tree = trafilatura.load_html(markup)
    return "" if tree is None else " ".join(tree.itertext())


def _name(page: Path) -> str:
    return f"{page.parent.parent.name}/{page.parent.name}" if page.name == "raw.html" else page.stem


def _ours(page: Path) -> str:
    # the gold is of bodies: our text begins with the headline
    return "\n".join(
        article.text.removeprefix(article.title or "").strip("\n") for article in read_articles(page)
    )


def _alone(page: Path) -> str:
    return (
        trafilatura.extract(
            page.read_bytes(), favor_precision=True, include_comments=False, include_tables=False
        )
        or ""
    )


def _main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="pages with their gold")
    parser.add_argument("--worst", type=int, default=0, help="print the pages on which ours is worst")
    options = parser.parse_args()
    if next(_pages(options.folder), None) is None:
        parser.error(
            f"{options.folder} holds no page with its gold; unpack the two source distributions there"
        )
    ways = {"ours": _ours, "trafilatura alone": _alone}
    outcomes = {
        way: [outcome(_name(page), true, read(page)) for page, true in _pages(options.folder)]
        for way, read in ways.items()
    }
    for way, rows in outcomes.items():
        precision, recall, f1 = scores(rows)
        print(
            f"{way}: {len(rows)} pages, precision {100 * precision:.1f}, recall {100 * recall:.1f}, F1 {100 * f1:.1f}"
        )
    both = zip(outcomes["ours"], outcomes["trafilatura alone"], strict=True)
    for ours, alone in sorted(both, key=lambda pair: pair[0].right)[: options.worst]:
        print(
            f"{ours.name:60} right {100 * ours.right:5.1f} extra {100 * ours.extra:5.1f} lost {100 * ours.lost:5.1f}"
            f" (alone {100 * alone.right:.1f} {100 * alone.extra:.1f} {100 * alone.lost:.1f})"
        )


if __name__ == "__main__":
    _main()
