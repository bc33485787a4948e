"""The gate: every benchmark against its floor. In: floors.toml and data where present; out: a table, and exit status 1
where a figure is worse than its bound.

What needs data that is not here is skipped, and said to be. `--write` makes docs/benchmarks.md of the table,
where all was measured and all bounds hold.

usage: gate.py [--data FOLDER] [--only NAME] [--write] [--ratchet [--lower]]
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import actors
import article_loss
import attribution
import attribution_report
import cleaning
import name_pairs
import parties
import reuse
import scale
import speakers
import speed
import talks
from gold import read_invented

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
PAGE = HERE.parent / "docs" / "benchmarks.md"
Figures = Mapping[str, float]


class Absent(Exception):
    """What a benchmark needs is not on this machine; the message says what."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data is, and a folder for records that several benchmarks read."""

    data: Path
    work: Path

    def needed(self, path: str) -> Path:
        """A file or folder of the data. Raises `Absent`."""
        if not (self.data / path).exists():
            raise Absent(f"needs {path} in the folder of data")
        return self.data / path

    @property
    def news(self) -> Path:
        """A record of the news articles of the attribution corpus, made by whoever needs it first."""
        return self.work / "news.db"


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure has to keep to: at most, or at least."""

    limit: float
    most: bool
    why: str

    def holds(self, value: float) -> bool:
        return value <= self.limit if self.most else value >= self.limit

    def __str__(self) -> str:
        return f"{'at most' if self.most else 'at least'} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure with its bound (None: only shown)."""

    name: str
    value: float
    bound: Bound | None

    @property
    def holds(self) -> bool:
        return self.bound is None or self.bound.holds(self.value)


def run_speed(place: Place) -> Figures:
    try:
        texts = place.needed("data/polnear/dev/text")
    except Absent:
        return speed.figures(speed.measure(articles=120, rounds=2))
    return speed.figures(speed.measure(texts, record=place.news, rounds=2))


def run_attribution(place: Place) -> Figures:
    gold = place.needed("data/polnear/dev")
    scorer = place.needed("measure/score_attribution.py")
    return attribution.figures(attribution.measure(gold, scorer=scorer, record=place.news))


def run_attribution_rules(place: Place) -> Figures:
    gold = place.needed("data/polnear/dev")
    scorer = place.needed("measure/score_attribution.py")
    return attribution.figures(attribution.measure(gold, scorer=scorer, attribution="rules"))


def run_passages(place: Place) -> Figures:
    return attribution_report.figures(attribution_report.read(read_invented(HERE / "passages", part="test")))


def run_article_loss(place: Place) -> Figures:
    texts = place.needed("data/polnear/train/text")
    return article_loss.figures(article_loss.measure(sorted(texts.glob("*.txt"))))


def run_reuse(place: Place) -> Figures:
    return reuse.figures(reuse.measure(stories=30))


def run_cleaning(place: Place) -> Figures:
    return cleaning.figures(*(cleaning.measure(cleaning.pages(one)) for one in ("dev", "more", "test")))


def run_scale(place: Place) -> Figures:
    return scale.figures(scale.measure(place.work, articles=2000))


def run_speakers(place: Place) -> Figures:
    """Stories that rules may be made from, those that none was made from, and the bundled example."""
    parts = {
        "dev": speakers.measure(HERE / "speakers", only="dev_", demo=False),
        "test": speakers.measure(HERE / "speakers", only="test_", demo=False),
        "demo": speakers.measure(HERE / "speakers", only="no such", demo=True),
    }
    measured = {part: speakers.figures(found) for part, found in parts.items()}
    return {f"{part}_{name}": value for part, own in measured.items() for name, value in own.items()}


def run_actors(place: Place) -> Figures:
    parts = {part: actors.measure(HERE / "speakers", only=f"{part}_") for part in ("dev", "test")}
    measured = {part: actors.figures(found) for part, found in parts.items()}
    return {f"{part}_{name}": value for part, own in measured.items() for name, value in own.items()}


def run_talks(place: Place) -> Figures:
    """Stories that rules may be made from, and those that none was made from, where they are here."""
    parts = [part for part in ("dev", "test") if list((HERE / "talks").glob(f"{part}_*"))]
    measured = {part: talks.measure(HERE / "talks", only=f"{part}_") for part in parts}
    share = {"share": max(own.pop("share") for own in measured.values())}
    fitted = talks.measure(HERE / "talks", only="fit_")  # stories with a gold of positions alone
    share |= {f"fit_{name}": fitted[name] for name in ("positions_precision", "positions_recall")}
    return share | {f"{part}_{name}": value for part, own in measured.items() for name, value in own.items()}


def run_parties(place: Place) -> Figures:
    parts = {part: parties.measure(HERE / "speakers", only=f"{part}_") for part in ("dev", "test")}
    measured = {part: parties.figures(found) for part, found in parts.items()}
    return {f"{part}_{name}": value for part, own in measured.items() for name, value in own.items()}


def run_name_pairs(place: Place) -> Figures:
    return name_pairs.figures(name_pairs.read_pairs())


BENCHMARKS: dict[str, Callable[[Place], Figures]] = {
    "speed": run_speed,
    "attribution": run_attribution,
    "attribution_rules": run_attribution_rules,
    "passages": run_passages,
    "article_loss": run_article_loss,
    "reuse": run_reuse,
    "cleaning": run_cleaning,
    "scale": run_scale,
    "speakers": run_speakers,
    "actors": run_actors,
    "talks": run_talks,
    "parties": run_parties,
    "name_pairs": run_name_pairs,
}


def lines(place: Place, *, only: str | None) -> Iterator[Line | str]:
    """The figures of every benchmark as they are measured; a string says what was skipped."""
    bounds = read_floors()
    for name, run in BENCHMARKS.items():
        if only is not None and name != only:
            continue
        try:
            found = run(place)
        except Absent as absent:
            yield f"skipped {name}: {absent}"
            continue
        for figure, value in found.items():
            yield Line(f"{name}.{figure}", value, bounds.get(f"{name}.{figure}"))


def read_floors() -> dict[str, Bound]:
    table = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {
        f"{benchmark}.{figure}": Bound(one.get("most", one.get("least")), "most" in one, one["why"])
        for benchmark, figures in table.items()
        for figure, one in figures.items()
    }


def shown(line: Line) -> str:
    verdict = "" if line.bound is None else f"{line.bound}: {'holds' if line.holds else 'FAILS'}"
    return f"{line.name:<36}{line.value:>10.2f}   {verdict}".rstrip()


def write_page(measured: list[Line]) -> None:
    """docs/benchmarks.md of today's figures."""
    system = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    rows = [
        f"| {line.name} | {line.value:.2f} | {line.bound or ''} | {line.bound.why if line.bound else ''} |"
        for line in measured
    ]
    table = ["| figure | measured | bound | what it is |", "|---|---:|---|---|", *rows]
    text = PAGE.read_text(encoding="utf-8").split("<!-- figures -->")[0]
    PAGE.write_text(f"{text}<!-- figures -->\n\n{system}.\n\n" + "\n".join(table) + "\n", encoding="utf-8")


def write_floors(measured: list[Line], *, lower: bool) -> None:
    """Bounds moved to today's figures: where those are better, and with `lower` where they are worse."""
    text = FLOORS.read_text(encoding="utf-8")
    for line in measured:
        if line.bound is None or not (line.holds or lower):
            continue
        head, tail = text.split(f"[{line.name}]\n", 1)
        kind = "most" if line.bound.most else "least"
        tail = tail.replace(f"{kind} = {line.bound.limit:g}\n", f"{kind} = {line.value:g}\n", 1)
        text = f"{head}[{line.name}]\n{tail}"
    FLOORS.write_text(text, encoding="utf-8")


def _main() -> int:
    parser = argparse.ArgumentParser(description="Every benchmark against its floor.")
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared", help="labelled corpora")
    parser.add_argument("--only", choices=sorted(BENCHMARKS), help="run this one alone")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--ratchet", action="store_true", help="move floors to today's figures where better")
    parser.add_argument("--lower", action="store_true", help="with --ratchet: also where worse")
    given = parser.parse_args()
    measured: list[Line] = []
    skipped = False
    with tempfile.TemporaryDirectory() as work:
        for line in lines(Place(given.data, Path(work)), only=given.only):
            print(line if isinstance(line, str) else shown(line), flush=True)
            if isinstance(line, Line):
                measured.append(line)
            else:
                skipped = True
    if given.ratchet:
        write_floors(measured, lower=given.lower)
    if not all(line.holds for line in measured):
        return 1
    if given.write and (skipped or given.only):
        print("docs/benchmarks.md is only written when everything was measured", file=sys.stderr)
        return 2
    if given.write:
        write_page(measured)
    return 0


if __name__ == "__main__":
    sys.exit(_main())
