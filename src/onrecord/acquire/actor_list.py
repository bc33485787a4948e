"""The user's own list of actors: a CSV file as a spreadsheet saves it in, `Listed` rows out.

Columns: name, aliases (between vertical bars), kind, party (a name), wikidata. Only name has to be there; other
columns are left aside. Commas, semicolons or tabs between cells.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast, get_args

from onrecord.errors import WrongUsage
from onrecord.records import ActorKind, Listed

COLUMNS = ("name", "aliases", "kind", "party", "wikidata")
_KINDS = get_args(ActorKind)
_ITEM = re.compile(r"Q[1-9]\d*")
_LARGEST = 20_000_000  # bytes


def read_actor_list(path: Path) -> tuple[Listed, ...]:
    """The rows in their order. Raises `WrongUsage` with the line and what was expected there."""
    content = path.read_bytes()
    if len(content) > _LARGEST:
        raise WrongUsage(f"{path}: too large for a list of actors")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{path}: is not UTF-8; save it as “CSV UTF-8”") from error
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    if "name" not in names:
        raise WrongUsage(
            f"{path}: has no column `name`; its first line names the columns: {','.join(COLUMNS)}"
        )
    try:
        return tuple(_listed(rows, names, path))
    except csv.Error as error:
        raise WrongUsage(f"{path}:{rows.line_num}: is no CSV ({error})") from error


def _listed(rows: csv.DictReader[str], names: Mapping[str, str], path: Path) -> Iterator[Listed]:
    for row in rows:
        cells = {column: _plain(row.get(names.get(column, "")) or "") for column in COLUMNS}
        if not any(cells.values()):
            continue
        where = f"{path}:{rows.line_num}"
        if not cells["name"]:
            raise WrongUsage(f"{where}: has no name")
        kind = cells["kind"].lower() or None
        if kind is not None and kind not in _KINDS:
            raise WrongUsage(f"{where}: kind {kind!r} is none of {', '.join(_KINDS)}")
        if cells["wikidata"] and not _ITEM.fullmatch(cells["wikidata"]):
            raise WrongUsage(f"{where}: {cells['wikidata']!r} is no Wikidata id, such as Q42")
        aliases = (_plain(alias) for alias in cells["aliases"].split("|"))
        yield Listed(
            name=cells["name"],
            aliases=tuple(dict.fromkeys(alias for alias in aliases if alias and alias != cells["name"])),
            kind=cast("ActorKind | None", kind),
            party=cells["party"] or None,
            wikidata=cells["wikidata"] or None,
        )


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a cell for a formula."""
    cell = " ".join(cell.split())
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") and cell[1:2] else cell
