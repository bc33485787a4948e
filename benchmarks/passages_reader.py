"""Read the benchmark of invented passages: `passages/*.txt` -> passages with their marked attributions.

In: the folder of text files (format and conventions: passages/README.md). Out: frozen `Passage` records whose spans
are offsets in Unicode code points into `Passage.text`, start inclusive, end exclusive, in text order. Standard library
only, so that any scorer can use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]

_OPEN = re.compile(r"\{([SQC])(\d+):")
_GOLD = re.compile(r"= (\d+) (?:(denial)|via (\d+)|(said_on|medium|addressee): (\S.*))")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One marked attribution; `number` is its number in the passage, `via` the number of another one there."""

    number: int
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    denial: bool = False
    via: int | None = None
    said_on: str | None = None
    medium: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: the file's stem, its number in the file (from 1), the text without marks."""

    file: str
    number: int
    text: str
    attributions: tuple[Attribution, ...]


def read_passages(folder: Path) -> list[Passage]:
    """All passages of `folder`, by file name and number. A malformed file raises ValueError saying where."""
    return [passage for path in sorted(folder.glob("*.txt")) for passage in _read_file(path)]


def _read_file(path: Path) -> Iterator[Passage]:
    header, _, body = path.read_text(encoding="utf-8").partition("\n")
    if not header.startswith("# genre: ") or "; story: " not in header:
        raise ValueError(f"{path.name}: the first line must be '# genre: ...; story: ...'")
    for number, block in enumerate(re.split(r"^%%$", body, flags=re.MULTILINE), start=1):
        where = f"{path.name}, passage {number}"
        lines = block.strip("\n").split("\n")
        gold = [line for line in lines if line.startswith("= ")]
        if gold and lines[-len(gold) :] != gold:
            raise ValueError(f"{where}: gold lines ('= ...') must be the last ones")
        marked = "\n".join(lines[: len(lines) - len(gold)]).strip("\n")
        text, spans = _unmark(marked, where)
        yield Passage(path.stem, number, text, _attributions(text, spans, gold, where))


def _unmark(marked: str, where: str) -> tuple[str, list[tuple[str, int, Span]]]:
    """Text without marks, and (role letter, number, span) of every mark, in text order."""
    pieces: list[str] = []
    spans: list[tuple[str, int, Span]] = []
    waiting: list[tuple[str, int, int]] = []
    at = length = 0
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening:
            waiting.append((opening[1], int(opening[2]), length))
            at = opening.end()
        elif marked[at] == "}" and waiting:
            role, number, start = waiting.pop()
            spans.append((role, number, (start, length)))
            at += 1
        elif marked[at] in "{}":
            raise ValueError(f"{where}: stray brace before {marked[at : at + 30]!r}")
        else:
            pieces.append(marked[at])
            length += 1
            at += 1
    if waiting:
        raise ValueError(f"{where}: mark {waiting[-1][0]}{waiting[-1][1]} is not closed")
    return "".join(pieces), sorted(spans, key=lambda one: one[2])


def _attributions(
    text: str, spans: list[tuple[str, int, Span]], gold: list[str], where: str
) -> tuple[Attribution, ...]:
    told: dict[int, dict[str, str]] = {}
    for line in gold:
        match = _GOLD.fullmatch(line.rstrip())
        if not match:
            raise ValueError(f"{where}: cannot read the gold line {line!r}")
        name = match[2] or match[4] or "via"
        value = match[2] or match[3] or match[5]
        if match[4] and value not in text:
            raise ValueError(f"{where}: {value!r} is not in the text")
        told.setdefault(int(match[1]), {})[name] = value
    numbers = sorted({number for _, number, _ in spans})
    if numbers != list(range(1, len(numbers) + 1)) or not told.keys() <= set(numbers):
        raise ValueError(
            f"{where}: numbers must run from 1 without a gap, found {numbers} and gold for {sorted(told)}"
        )
    return tuple(_attribution(number, spans, told.get(number, {}), where) for number in numbers)


def _attribution(
    number: int, spans: list[tuple[str, int, Span]], told: dict[str, str], where: str
) -> Attribution:
    def of(role: str) -> tuple[Span, ...]:
        return tuple(span for letter, one, span in spans if letter == role and one == number)

    if not of("C"):
        raise ValueError(f"{where}: attribution {number} has no content")
    return Attribution(
        number=number,
        content=of("C"),
        source=of("S"),
        cue=of("Q"),
        denial="denial" in told,
        via=int(told["via"]) if "via" in told else None,
        said_on=told.get("said_on"),
        medium=told.get("medium"),
        addressee=told.get("addressee"),
    )
