"""Check the documentation: in, README.md and docs/; out, one line for each fault, and exit status 1 where there is one.

Every command and option is described, every command that a page shows exists, every link leads somewhere, every
table of a record is explained, and the generated parts are what `make docs` writes today.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from importlib import resources
from itertools import zip_longest
from pathlib import Path

import click

from generate import ROOT, TourFailed, commands, documents, same, written

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_TABLE = re.compile(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", re.MULTILINE)


def faults() -> Iterator[str]:
    yield from _undocumented()
    for page in documents():
        if not page.is_file():
            yield f"{page.relative_to(ROOT)}: is missing"
            continue
        text = page.read_text(encoding="utf-8")
        yield from _dead_links(page, text)
        yield from _unknown_commands(page, text)
    yield from _unexplained_tables()
    yield from _stale()


def _undocumented() -> Iterator[str]:
    """Commands and options without a word of help, and commands without an example."""
    for name, command in commands():
        if "Example" not in (command.help or ""):
            yield f"{name}: its help shows no example"
        for option in command.params:
            if isinstance(option, click.Option) and not option.help:
                yield f"{name}: {option.opts[-1]} has no help"


def _dead_links(page: Path, text: str) -> Iterator[str]:
    for target in _LINK.findall(_BLOCK.sub("", text)):
        if re.match(r"\w+:", target):
            continue
        path, _, anchor = target.partition("#")
        goal = (page.parent / path).resolve() if path else page
        if not goal.exists():
            yield f"{page.relative_to(ROOT)}: the link to {target} leads nowhere"
        elif anchor and anchor not in _anchors(goal):
            yield f"{page.relative_to(ROOT)}: {path or page.name} has no heading #{anchor}"


def _anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _unknown_commands(page: Path, text: str) -> Iterator[str]:
    """Command lines in the blocks of a page that name a command or an option that does not exist."""
    known = dict(commands())
    for block in _BLOCK.findall(text):
        for line in re.findall(r"^\s*(?:\$ )?(?:\S*/)?(onrecord(?: .*)?)$", block, re.MULTILINE):
            try:
                words = shlex.split(line.split("|")[0].split(">")[0], comments=True)
            except ValueError:
                continue  # prose that begins with the program's name
            command = known.get(" ".join(words[:2]), known["onrecord"] if words[1:2] == ["--help"] else None)
            if isinstance(command, click.Group) and len(words) > 3:
                # a verb after the record
                command = known.get(f"{' '.join(words[:2])} RECORD {words[3]}")
            if command is None:
                yield f"{page.relative_to(ROOT)}: `{line}` is no command"
                continue
            options = {"--help", "-h"} | {name for one in command.params for name in one.opts}
            for word in words[2:]:
                if word.startswith("-") and word.split("=")[0] not in options:
                    yield f"{page.relative_to(ROOT)}: `{line}` has no option {word}"


def _unexplained_tables() -> Iterator[str]:
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    for step in sorted(resources.files("onrecord.store.migrations").iterdir(), key=lambda one: one.name):
        if step.name.endswith(".sql"):
            for table in _TABLE.findall(step.read_text(encoding="utf-8")):
                if f"`{table}`" not in text:
                    yield f"docs/record.md: does not explain the table {table}"


def _stale() -> Iterator[str]:
    try:
        pages = written()
    except TourFailed as failure:
        yield str(failure)
        return
    for path, text in pages.items():
        held = path.read_text(encoding="utf-8") if path.is_file() else ""
        if not same(held, text):
            yield f"{path.relative_to(ROOT)}: is not what the program prints today; run `make docs`"
            yield from _first_difference(held, text)


def _first_difference(held: str, text: str) -> Iterator[str]:
    for number, (one, other) in enumerate(zip_longest(held.splitlines(), text.splitlines()), start=1):
        if not same(one or "", other or ""):
            yield f"  line {number}: {one!r} is now {other!r}"
            return


if __name__ == "__main__":
    found = list(faults())
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"documentation: {len(documents())} pages, no fault")
