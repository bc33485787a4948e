"""What a command prints: JSON lines, CSV, or text for a terminal that no page can tamper with.

Pages are hostile input: control characters that could drive a terminal are taken out of text, and written as
escapes in JSON; a CSV cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import WrongUsage
from onrecord.views.plain import printable

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store.record import Record

_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DATABASE = b"SQLite format 3\0"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str | None) -> str:
    """Text on one line, without anything that a terminal would obey."""
    return printable(text or "").strip()


def print_json(rows: Iterable[Any]) -> None:
    """One JSON object a line for each record of a view."""
    for row in rows:
        line = json.dumps(dataclasses.asdict(row), ensure_ascii=False)
        click.echo(_ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", line))


def print_csv(header: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """A header line and one line for each row; several values of a cell stand between vertical bars."""
    names = list(header)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])


def console(*, stderr: bool = False) -> Console:
    """A terminal, or a pipe of 80 columns without colours; what is printed is never read as markup."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 article`, `2 articles`, `1,204 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def note(message: str) -> None:
    """A remark beside the results, on standard error."""
    click.echo(message, err=True)


def write_page(path: Path, text: str | bytes) -> None:
    """Write a page of ours. Raises `WrongUsage` where a record stands: a slip of the hand must not cost one."""
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise WrongUsage(f"{path}: is a record or another database; give -o the name of a page")
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    note(f"written: {path}")


def spare_pages(path: Path | None, record: Record) -> None:
    """Raises `WrongUsage` where a page that the record was read from stands: it must not be written over."""
    if path is not None and any(os.path.abspath(path) == page.location for page in record.pages()):
        raise WrongUsage(f"{path}: is a page of this record; give -o another name")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = " | ".join(value) if isinstance(value, (list, tuple)) else str(value)
    text = printable(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
