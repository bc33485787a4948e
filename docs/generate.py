"""Write the generated parts of the documentation: the help of every command, and what the shown commands print.

In: the command line itself, and every ```console block of README.md and docs/*.md. Out: docs/reference/cli.md,
and the same pages with the output of each `$` line below it, as it is today. The commands of one page run one
after another in an empty folder, in a terminal of 80 columns.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli import main

ROOT = Path(__file__).resolve().parent.parent
HELP_PAGE = ROOT / "docs" / "reference" / "cli.md"
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# how long something took, when a file was last written, and ids, which derive from the folder of the example
_HERE = re.compile(
    r"\b\d+(?:[.,]\d+)*(?= (?:s|seconds|pages/s)\b)|(?<=Last article seen )[^_.]+|(?<=-)[0-9a-f]{16}\b"
)


class TourFailed(Exception):
    """A command that the documentation shows did not work."""


def written() -> dict[Path, str]:
    """The text that each page with a generated part should have."""
    pages = {HELP_PAGE: _help_page()}
    for path in tour_pages():
        pages[path] = _with_output(path.read_text(encoding="utf-8"), page=path.name)
    return pages


def documents() -> list[Path]:
    """Every page of the documentation."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def tour_pages() -> list[Path]:
    """The pages that show commands with their output."""
    return [
        path for path in documents() if path.is_file() and _CONSOLE.search(path.read_text(encoding="utf-8"))
    ]


def same(one: str, other: str) -> bool:
    """Whether two states of a page differ in no more than what depends on the machine."""
    return _HERE.sub("N", one) == _HERE.sub("N", other)


def commands() -> Iterator[tuple[str, click.Command]]:
    """The program and each of its commands, in the order of its help."""
    yield "onrecord", main
    context = click.Context(main, info_name="onrecord")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is None:
            continue
        yield f"onrecord {name}", command
        if isinstance(command, click.Group):
            for part, one in command.commands.items():
                yield f"onrecord {name} RECORD {part}", one


def _help_page() -> str:
    lines = [
        "# Commands",
        "",
        "The help of every command, as `--help` prints it. Written by `make docs`; do not edit.",
    ]
    for name, command in commands():
        context = click.Context(command, info_name=name, terminal_width=80, max_content_width=80)
        lines += ["", f"## {name}", "", "```text", command.get_help(context), "```"]
    return "\n".join(lines) + "\n"


def _with_output(text: str, *, page: str) -> str:
    with tempfile.TemporaryDirectory() as folder:

        def filled(block: re.Match[str]) -> str:
            shown = (line for line in block.group(1).splitlines() if line.startswith("$ "))
            ran = (f"{line}\n{_run(line[2:], folder=Path(folder), page=page)}" for line in shown)
            return "```console\n" + "".join(ran) + "```"

        return _CONSOLE.sub(filled, text)


def _run(line: str, *, folder: Path, page: str) -> str:
    """What a command line prints; the folder it runs in is left out of paths."""
    programs = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise TourFailed(f"{page}: `{line}` exits with {done.returncode}\n{done.stdout}{done.stderr}")
    printed = done.stdout.replace(f"{folder}{os.sep}", "").rstrip()
    return "\n".join(piece.rstrip() for piece in printed.splitlines()) + "\n" if printed else ""


def _main() -> int:
    try:
        pages = written()
    except TourFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    for path, text in pages.items():
        if not path.is_file() or not same(path.read_text(encoding="utf-8"), text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(_main())
