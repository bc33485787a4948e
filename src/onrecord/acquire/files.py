"""Files: the names that the user gave -> the regular files behind them, sorted, each once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.acquire.fetched import failure
from onrecord.records import Failure

# Files by which a folder is known as an export: their texts are those of pages read already.
EXPORTED = frozenset({"articles.jsonl", "attributions.jsonl", "utterances.jsonl", "judgements.jsonl"})


# How browsers name the folder with a saved page's pictures, scripts and frames, in the languages they come in.
SAVED_WITH = tuple(
    "_files .files -files -Dateien _fichiers _archivos _arquivos _ficheiros _file _bestanden -filer _pliki _soubory "
    "_dosyalar _elemei _tiedostot _\u0444\u0430\u0439\u043b\u044b _\u0444\u0430\u0439\u043b\u0438".split()
)


@dataclass(frozen=True, slots=True)
class File:
    """A regular file: `source` as the user's words lead to it, `path` to open it by."""

    source: str
    path: Path
    size: int


def find_files(inputs: Sequence[str]) -> Iterator[File | Failure]:
    """Every file that `inputs` name, folders opened; in the order of their names, whatever order they came in."""
    seen: set[tuple[int, int]] = set()
    for name in sorted(set(inputs)):
        for found in _find(name):
            if isinstance(found, Failure):
                yield found
                continue
            key = _identity(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def _find(name: str) -> Iterator[File | Failure]:
    if "://" in name:
        yield failure(name, f"{name}: pages are read from files; save the page and give the file's path")
        return
    path = Path(name)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield failure(name, f"{name}: cannot be found ({_why(error)}); give the path of a file or folder")
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    else:
        yield _file(path)


def _walk(folder: Path) -> Iterator[File | Failure]:
    """The files below `folder`, hidden ones left out; a folder that a link leads back to is opened once."""
    opened: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if not path.is_dir():
                yield _file(path)
                continue
            key = _identity(path)
            if key in opened:
                continue
            opened.add(key)
            names = {entry.name for entry in os.scandir(path)}
            if names >= EXPORTED:
                yield failure(
                    path.as_posix(), f"{path.as_posix()}: is an export of onrecord, and holds no reports"
                )
                continue
            inside = sorted(
                name for name in names if not name.startswith(".") and not _is_kept_beside(name, names)
            )
        except OSError as error:
            yield failure(path.as_posix(), f"{path.as_posix()}: cannot be opened ({_why(error)})")
            continue
        waiting.extend(path / name for name in reversed(inside))


def _is_kept_beside(name: str, names: set[str]) -> bool:
    """Whether a folder holds what a browser saved with the page beside it: "Ferry talks_files", "Ferry talks.html"."""
    for end in SAVED_WITH:
        stem = name.removesuffix(end)
        if stem != name and any(f"{stem}.{suffix}" in names for suffix in ("html", "htm", "xhtml")):
            return True
    return False


def _file(path: Path) -> File | Failure:
    source = path.as_posix()
    try:
        status = path.stat()
    except OSError as error:
        return failure(source, f"{source}: cannot be opened ({_why(error)})")
    # a pipe or a device would be waited on for ever
    if not stat.S_ISREG(status.st_mode):
        return failure(source, f"{source}: is no regular file; give the path of a saved page")
    return File(source=source, path=path, size=status.st_size)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _why(error: Exception) -> str:
    return (error.strerror or "unreadable").lower() if isinstance(error, OSError) else "no valid path"
