"""Cleaning: invented pages with gold blocks in; how well their articles are cut out, beside plain trafilatura, out.

A kept block is right where its words are those of a gold block (Dice of the words >= .9) of the article that its
own article stands for; what the gold calls `either` counts for neither side. An article stands for the gold article
that it shares the most right blocks with. `lost` is the share of the words of gold articles that do not stand, in
order, in the article found. `test_` pages are for the final figure and not for tuning.

usage: cleaning.py [--set dev|more|test|all] [--list [PAGE]] [--json]
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import trafilatura

from onrecord.document.extract import extract
from onrecord.document.extract.shape import words
from onrecord.errors import UnreadablePage
from onrecord.records import Article, Page, make_id
from onrecord.settings import Limits

FOLDER = Path(__file__).resolve().parent / "pages"
SUFFIXES = {".html": "text/html", ".txt": "text/plain", ".json": "application/json", ".md": "text/markdown"}
SAME = 0.9
FIELDS = ("outlet", "title", "authors", "published", "updated", "language", "translated", "credits")
Blocks = Sequence[str]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with what is right for it."""

    path: Path
    articles: tuple[Mapping[str, Any], ...]
    either: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over blocks and words; `false` and `missed` tell which, one line each."""

    right: int
    kept: int
    gold: int
    words: int
    lost: int
    split: int  # pages whose number of articles is wrong
    false: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        return 100 * 2 * self.right / max(1, self.kept + self.gold)

    @property
    def percent_lost(self) -> float:
        return 100 * self.lost / max(1, self.words)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.kept + other.kept,
            self.gold + other.gold,
            self.words + other.words,
            self.lost + other.lost,
            self.split + other.split,
            self.false + other.false,
            self.missed + other.missed,
        )


NOTHING = Tally(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Measured:
    """Our tallies over all pages and over those in HTML, plain trafilatura's over the latter, metadata by field.

    A field's two figures: per cent of the gold articles for which it is right, and for which it is a wrong value
    (not null).
    """

    pages: int
    ours: Tally
    ours_html: Tally
    trafilatura: Tally
    metadata: Mapping[str, tuple[float, float]]
    wrong: tuple[str, ...]


def measure(files: Sequence[Path]) -> Measured:
    """Every page read and compared."""
    ours = ours_html = plain = NOTHING
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    articles = 0
    told: list[str] = []
    for path in files:
        gold = read_gold(path)
        found = read_articles(path)
        tally, partners = compare(gold, [[block.span.of(one.text) for block in one.blocks] for one in found])
        ours += tally
        if path.suffix == ".html":
            ours_html += tally
            plain += compare(gold, _by_trafilatura(path))[0]
        for number, article in enumerate(gold.articles):
            articles += 1
            partner = partners.get(number)
            for field, verdict, line in _metadata(gold, article, None if partner is None else found[partner]):
                right[field] += verdict == "right"
                wrong[field] += verdict == "wrong"
                if verdict != "right":
                    told.append(f"{path.name} [{number}] {field}: {line}")
    return Measured(
        len(files),
        ours,
        ours_html,
        plain,
        {one: (100 * right[one] / articles, 100 * wrong[one] / articles) for one in FIELDS},
        tuple(told),
    )


def pages(which: str, folder: Path = FOLDER) -> list[Path]:
    """The pages of a set: dev, more (a second sitting, seen since), test, or all."""
    start = "" if which == "all" else f"{which}_"
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in SUFFIXES and path.name.startswith(start) and path.with_suffix(".gold.json").exists()
    )


def read_gold(path: Path) -> GoldPage:
    read = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return GoldPage(path, tuple(read["articles"]), tuple(read.get("either", ())))


def compare(gold: GoldPage, found: Sequence[Blocks]) -> tuple[Tally, Mapping[int, int]]:
    """The tally of one page, and the number of the article found for each gold article that has one."""
    partners = _partners([one["blocks"] for one in gold.articles], found)
    holder = {ours: number for number, ours in partners.items()}
    right = kept = 0
    false: list[str] = []
    left = {number: list(one["blocks"]) for number, one in enumerate(gold.articles)}
    for position, blocks in enumerate(found):
        for block in blocks:
            place = next((one for one in left.get(holder.get(position, -1), ()) if _same(one, block)), None)
            if place is not None:
                left[holder[position]].remove(place)
                right += 1
                kept += 1
            elif not any(_same(one, block) for one in gold.either):
                kept += 1
                false.append(f"{gold.path.name} kept: {block}")
    missed = [f"{gold.path.name} missed: {one}" for number in left for one in left[number]]
    total = lost = 0
    for number, article in enumerate(gold.articles):
        expected = _tokens("\n".join(article["blocks"]))
        total += len(expected)
        lost += len(expected) - _common(
            expected, _tokens("\n".join(found[partners[number]])) if number in partners else []
        )
    blocks_of_gold = sum(len(one["blocks"]) for one in gold.articles)
    split = int(len(found) != len(gold.articles))
    return Tally(right, kept, blocks_of_gold, total, lost, split, tuple(false), tuple(missed)), partners


def _partners(gold: Sequence[Blocks], found: Sequence[Blocks]) -> dict[int, int]:
    """Gold articles and the articles found, paired one to one, those that share the most words first."""
    shared = [
        (
            sum((Counter(_tokens("\n".join(one))) & Counter(_tokens("\n".join(other)))).values()),
            number,
            position,
        )
        for number, one in enumerate(gold)
        for position, other in enumerate(found)
        if any(_same(block, here) for block in one for here in other)
    ]
    out: dict[int, int] = {}
    for _, number, position in sorted(shared, key=lambda item: (-item[0], item[1], item[2])):
        if number not in out and position not in out.values():
            out[number] = position
    return out


def _tokens(text: str) -> list[str]:
    return [word.casefold() for word in words(unicodedata.normalize("NFKC", text))]


def _same(one: str, other: str) -> bool:
    ours, theirs = Counter(_tokens(one)), Counter(_tokens(other))
    both = sum((ours & theirs).values())
    return both > 0 and 2 * both >= SAME * (sum(ours.values()) + sum(theirs.values()))


def _common(expected: list[str], given: list[str]) -> int:
    matcher = difflib.SequenceMatcher(None, expected, given, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def read_articles(path: Path) -> Sequence[Article]:
    # a neutral name: that of the file tells the reader of the pages what is in it
    source = f"page{path.suffix}"
    page = Page(make_id("page", path.name), source, source, "", SUFFIXES[path.suffix], None, "")
    try:
        return extract(page, path.read_bytes(), limits=Limits()).articles
    except UnreadablePage:
        return ()


def _by_trafilatura(path: Path) -> list[Blocks]:
    """What plain trafilatura makes of the page, the title that it finds first, as we set it."""
    document = trafilatura.bare_extraction(path.read_bytes(), favor_precision=True, include_comments=False)
    if document is None:
        return []
    text, title = str(getattr(document, "text", "") or ""), str(getattr(document, "title", "") or "")
    lines = [line.removeprefix("- ") for line in text.splitlines() if line.strip()]
    if title and not any(_same(title, line) for line in lines):
        lines.insert(0, title)
    return [lines]


def _metadata(
    gold: GoldPage, article: Mapping[str, Any], found: Article | None
) -> Iterator[tuple[str, str, str]]:
    for field in FIELDS:
        true = article.get(field)
        ours = getattr(found, field) if found is not None else None
        acceptable = field == "title" and true is None and any(_same(one, ours or "") for one in gold.either)
        either = article.get(f"{field}_either", ())
        same = (
            _moment(true) == _moment(ours)
            if field in ("published", "updated")
            else _as_good(true, ours, either)
        )
        if same or acceptable:
            yield field, "right", ""
        else:
            yield field, "wrong" if ours else "null", f"{ours!r} for {true!r}"


def _as_good(true: object, ours: object, either: Sequence[object]) -> bool:
    """Whether a value is right: the true one, or one that the gold calls as good; of several, these may be added."""
    if isinstance(true, list):
        found = {_value(one) for one in ours} if isinstance(ours, list | tuple) else set()
        needed = {_value(one) for one in true}
        return needed <= found <= needed | {_value(one) for one in either} and ours is not None
    return any(_value(one) == _value(ours) for one in (true, *either))


def _moment(value: str | None) -> str | None:
    """A moment with seconds only where there are any, and one way of writing UTC."""
    return value and re.sub(r"(T\d\d:\d\d):00", r"\1", value.replace("Z", "+00:00"))


def _value(value: object) -> object:
    if isinstance(value, list | tuple):
        return sorted(str(_value(one)) for one in value)
    if isinstance(value, str):
        return " ".join(re.findall(r"\w+|[+-]", unicodedata.normalize("NFKC", value).casefold()))
    return value


def figures(dev: Measured, more: Measured, test: Measured) -> dict[str, float]:
    """What the gate holds against floors: the two sets that rules may be made from, and that kept apart."""
    out: dict[str, float] = {}
    for name, measured in (("dev", dev), ("more", more), ("test", test)):
        right = [right for right, _ in measured.metadata.values()]
        out |= {
            f"{name}_f1": measured.ours.f1,
            f"{name}_lost": measured.ours.percent_lost,
            f"{name}_f1_html": measured.ours_html.f1,
            f"{name}_trafilatura": measured.trafilatura.f1,
            f"{name}_metadata": sum(right) / len(right),
        }
    return out


def report(measured: Measured) -> str:
    """The tables for a terminal."""
    lines = [f"{measured.pages} pages", f"{'':24}{'F1':>7}{'P':>7}{'R':>7}{'lost %':>8}{'split':>7}"]
    for name, tally in (
        ("ours", measured.ours),
        ("ours, HTML", measured.ours_html),
        ("trafilatura, HTML", measured.trafilatura),
    ):
        precision = 100 * tally.right / max(1, tally.kept)
        recall = 100 * tally.right / max(1, tally.gold)
        lines.append(
            f"{name:24}{tally.f1:7.1f}{precision:7.1f}{recall:7.1f}{tally.percent_lost:8.2f}{tally.split:7}"
        )
    lines.extend(
        f"{field:24}{right:7.1f} right{wrong:7.1f} wrong"
        for field, (right, wrong) in measured.metadata.items()
    )
    return "\n".join(lines)


def _main() -> None:
    parser = argparse.ArgumentParser(description="How well articles are cut out of invented pages.")
    parser.add_argument("--set", choices=("dev", "more", "test", "all"), default="dev")
    parser.add_argument(
        "--list", nargs="?", const="", help="print what is wrong, of pages whose name holds this"
    )
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    measured = measure(pages(given.set))
    if given.json:
        print(json.dumps(asdict(measured)))
        return
    if given.list is not None:
        by_page: defaultdict[str, list[str]] = defaultdict(list)
        for line in (*measured.ours.false, *measured.ours.missed, *measured.wrong):
            by_page[line.partition(" ")[0]].append(line)
        print("\n".join(line for name in sorted(by_page) if given.list in name for line in by_page[name]))
    print(report(measured))


if __name__ == "__main__":
    _main()
