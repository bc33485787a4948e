"""The tables of states and of bodies of several states: a name as written in, what it stands for out."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Literal

Sense = Literal["state", "demonym", "capital", "office", "alliance", "seat"]
_SHORT = 3  # up to here ("US", "UN") letter case tells a name from a word


@dataclass(frozen=True, slots=True)
class Place:
    """What a name of the tables stands for.

    `code` is the state's ISO 3166-1 code, None for an alliance; `name` the usual name of the state, the
    office ("Kremlin") or the alliance. A capital, or the seat of an alliance, may also be just a town.
    """

    code: str | None
    name: str
    sense: Sense


def find_place(name: str) -> Place | None:
    """The entry for a name; an article before it does not count, nor whether all of it is in capitals."""
    table = _table()
    bare = name[4:] if name[:4] in ("the ", "The ", "THE ") else name
    found = table.get(bare) or table.get(name)
    if found is None and len(bare) > _SHORT and bare.isupper():
        found = table.get(bare.title())
    return found


@functools.cache
def state_name(code: str) -> str:
    return next(place.name for place in _table().values() if place.code == code and place.sense == "state")


@functools.cache
def plural_demonyms() -> frozenset[str]:
    """The demonyms that mean people when used alone: "Ukrainians", "the French"."""
    nouns = {name for name, place in _table().items() if place.sense == "demonym"}
    endings = ("s", "men", "ese", "ch", "sh", "ss")
    return frozenset(name for name in nouns if name.endswith(endings))


@functools.cache
def _table() -> dict[str, Place]:
    table: dict[str, Place] = {}
    for code, name, others, demonyms, capitals, offices in _rows("countries.tsv"):
        for word in (name, *_names(others)):
            table.setdefault(word, Place(code, name, "state"))
        for word in _names(demonyms):
            table.setdefault(word, Place(code, name, "demonym"))
        for office in offices.split(";"):
            for word in _names(office):
                table.setdefault(word, Place(code, _names(office)[0], "office"))
        for word in _names(capitals):
            table.setdefault(word, Place(code, name, "capital"))
    for name, others, adjectives, seats in _rows("alliances.tsv"):
        for word in (name, *_names(others), *_names(adjectives)):
            table.setdefault(word, Place(None, name, "alliance"))
        for word in _names(seats):
            table.setdefault(word, Place(None, name, "seat"))
    return table


def _names(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _rows(file: str) -> Iterator[list[str]]:
    text = resources.files(__package__ or "onrecord.lexicons").joinpath(file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    yield from (line.split("\t") for line in lines[1:])
