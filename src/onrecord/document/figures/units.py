"""The unit behind a number: a measure, a currency, or nothing. Text and a place in, unit and its end out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.document.figures.lexicon import Lexicon
from onrecord.document.figures.numbers import Number
from onrecord.records import Span

_TIME = re.compile(r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade)$")
_CREWS = re.compile(r" (?:[a-z]+ )?[a-z]{2,}[^s\W]s\b")
_KINDS = ("night", "second", "foot", "mark", "crown")  # of things: no measures before a plural
_SYMBOLS = ("ha", "m", "ft", "mw", "gw")
_COMPOUND = re.compile(r"[-‑]([a-z]+)\b", re.IGNORECASE)
_HOME = re.compile(r"(?:US|U\.S\.|American)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """`end` is where its words end; `rate` what it is by ("a year"), where that is told."""

    name: str | None
    end: int
    money: bool = False
    rate: Span | None = None
    compound: bool = False  # tied to the number by a hyphen

    @property
    def share(self) -> bool:
        return self.name == "percent"


def unit_at(text: str, number: Number, words: Lexicon) -> Unit:
    if number.share:
        return Unit("percent", number.end)
    found = words.unit.match(text, number.end)
    if found is not None and found["plural"] and found["word"].lower() in _SYMBOLS:
        found = None  # "no one has"
    if found is not None and not found["plural"] and number.low > 1:
        kind = (found["word"] or "").lower() in _KINDS and _CREWS.match(text, found.end())
        found = None if kind else found  # "two night crews"
    if found is None:
        if number.currency is None:
            counted = _COMPOUND.match(text, number.end)
            if counted is None or counted[1].lower() not in words.compounds:
                return Unit(None, number.end)
            return Unit(counted[1].lower(), counted.end(), compound=True)
        return _with_rate(text, Unit(number.currency, number.end, money=True), words)
    compound = "-" in text[number.end : number.end + 2]
    if found["symbol"]:
        return Unit(words.measures[found["symbol"].lower()], found.end(), compound=compound)
    word = " ".join(found["word"].lower().split())
    nation = found["nation"] or ""
    if word in words.measures and word not in words.currencies:
        name, money = words.measures[word], False
    else:
        name, money = words.currencies[word], True
        if nation and not _HOME.match(nation):
            name = f"{nation.strip()} {word}"
    if number.currency and not money:
        return _with_rate(text, Unit(number.currency, number.end, money=True), words)
    return _with_rate(text, Unit(name, found.end(), money, compound=compound), words)


def _with_rate(text: str, unit: Unit, words: Lexicon) -> Unit:
    """ "300 million dollars a year", "$60 a barrel", "six hours a day"."""
    found = words.rate.match(text, unit.end)
    if found is None:
        return unit
    if found[1]:
        start, end = found.span(1)
    else:
        end = found.end(2)
        start = found.start(2) + re.search(r"\w+$", found[2]).start()  # type: ignore[union-attr]
    return Unit(unit.name, end, unit.money, Span(start, end), unit.compound)


def is_time(unit: str | None) -> bool:
    return unit is not None and bool(_TIME.search(unit))
