"""Numbers of a text: text in, values with their places out, ranges and ratios joined. No parse; linear."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.document.figures.lexicon import SPACE, Lexicon

_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_RANGE = re.compile(rf"{SPACE}*[-–—]{SPACE}*|{SPACE}+(?:to|or){SPACE}+", re.IGNORECASE)
_AND = re.compile(rf"{SPACE}+and{SPACE}+", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom{SPACE}+$", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween{SPACE}+$", re.IGNORECASE)
_IN = re.compile(
    rf"{SPACE}+(?:(?P<noun>[a-z]+(?:{SPACE}+[a-z]+)?){SPACE}+)?(?:in|(?P<out>out{SPACE}+of)){SPACE}+(?:every{SPACE}+)?"
)
_ROUND = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000, 10000)  # what a ratio is out of
_LOOK_BACK = 10
_CODE = 5  # characters of a currency's code and a space
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a place. `low` and `high` differ for a range.

    `share`: a part of a whole, in per cent already. `currency`: from the sign before it. `worded`: written in words.
    `base`: the words between the two numbers of a ratio ("one job in four").
    """

    start: int
    end: int
    low: float
    high: float
    scaled: bool = False
    share: bool = False
    ratio: bool = False
    worded: bool = False
    currency: str | None = None
    base: tuple[int, int] | None = None
    alone: Number | None = None  # of a ratio with a noun in it: its first number, should it be none

    @property
    def ranged(self) -> bool:
        return self.low != self.high


def find_numbers(text: str, words: Lexicon) -> tuple[Number, ...]:
    """In the order of the text, none over another."""
    atoms = [one for found in words.atom.finditer(text) if (one := _atom(text, found, words)) is not None]
    return tuple(_joined(text, atoms))


def _atom(text: str, found: re.Match[str], words: Lexicon) -> Number | None:
    sign = (found["sign"] or "").strip()
    currency = words.signs.get(sign.upper(), sign.upper() or None) if sign else None
    start, end = found.span()
    if not sign and found["digits"] and (code := words.code.search(text, max(0, start - _CODE), start)):
        currency, start = code[1], code.start()
    if found["fraction"]:
        value = _fraction(found["fraction"].lower(), words)
        share = True
    elif found["digits"]:
        value = _digits(found["digits"])
        for scale in re.findall(r"[a-z]+", found["scales"].lower()):
            value = value * words.scales[scale] if value is not None else None
        short = found["short"]
        if short and value is not None:
            if short == "m" and currency is None and text[end - 2 : end - 1].isspace():
                end = found.end("scales")  # "12 m" is a length
            else:
                value *= words.short_scales[short.lower()]
        share = False
    else:
        value, share = _spelt(found["words"].lower(), words), False
    if value is None or not math.isfinite(value):  # a number of hundreds of digits
        return None
    scaled = bool(found["scales"] or (found["short"] and end == found.end()))
    scaled = scaled or bool(found["words"] and re.search(r"(?:thousand|illion)s?$", found["words"].lower()))
    worded = bool(found["words"] or found["fraction"])
    return Number(start, end, value, value, scaled, share, worded=worded, currency=currency)


def _digits(written: str) -> float | None:
    if written[-1] in _HALVES:
        return (float(written[:-1]) if written[:-1] else 0.0) + _HALVES[written[-1]]
    if written.endswith("1/2"):
        return float(written[:-4]) + 0.5
    plain = re.sub(r"[,\u00a0\u202f ](?=\d{3})", "", written)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None


def _fraction(written: str, words: Lexicon) -> float | None:
    parts = re.split(r"[\s-]+", written)
    last = "half" if parts[-1] == "halves" else parts[-1]
    whole = words.fractions.get(last) or words.fractions.get(last.removesuffix("s"))
    if whole is None or (len(parts) == 1 and last != "half"):
        return None
    count = words.small.get(parts[0], 1) if len(parts) > 1 else 1
    return round(100 * count / whole, 2) if count < whole else None


def _spelt(written: str, words: Lexicon) -> float | None:
    """The value of number words; None where they make no number ("two three") or only a vague one ("hundreds")."""
    parts = [one for one in re.split(r"[\s-]+", written) if one != "and"]
    if parts[:3] == ["a", "couple", "of"]:
        parts = ["two", *parts[3:]]
    half = parts[0] == "half"
    total, run, last = 0.0, 0.0, ""
    for part in (one for one in (parts[1:] if half else parts) if one not in ("a", "an")):
        if part in words.small:
            if last in words.small and not (run % 100 >= 20 and run % 10 == 0 and 0 < words.small[part] < 10):
                return None
            run += words.small[part]
        elif part in ("half", "quarter"):
            if not last:
                return None
            run += 0.5 if part == "half" else 0.25
        else:
            scale = words.groups.get(part) or words.scales[part]
            if not last and parts[0] not in ("a", "an", "half"):
                return None
            if scale < _THOUSAND:
                run = (run or 1.0) * scale
            elif run == 0 and total > 0:  # "two thousand million"
                total *= scale
            else:
                total, run = total + (run or 1.0) * scale, 0.0
        last = part
    value = (total + run) * (0.5 if half else 1.0)
    return _half_of_scale(parts, value, words)


def _half_of_scale(parts: Sequence[str], value: float, words: Lexicon) -> float:
    """ "two million and a half": half of the scale before it."""
    named = [one for one in parts if one not in ("a", "an")]
    if named[-1] == "half" and len(named) > 1 and (scale := words.scales.get(named[-2])):
        return value - 0.5 + scale / 2
    return value


def _joined(text: str, atoms: Sequence[Number]) -> Iterator[Number]:
    place = 0
    while place < len(atoms):
        one = atoms[place]
        after = atoms[place + 1] if place + 1 < len(atoms) else None
        both = _ratio(text, one, after) or _range(text, one, after) if after is not None else None
        yield both or one
        place += 1 if both is None else 2


def _ratio(text: str, one: Number, other: Number) -> Number | None:
    """ "one in three", "nine out of ten", "one job in four"."""
    if one.share or other.share or not one.low < other.low or other.low not in _ROUND or other.scaled:
        return None
    between = _IN.fullmatch(text, one.end, other.start)
    if between is None or (between["noun"] and not (one.worded and other.worded)):
        return None
    if not between["noun"] and not between["out"] and other.low > 10 and not one.worded and other.low != 100:
        return None
    base = between.span("noun") if between["noun"] else None
    value = round(100 * one.low / other.low, 2)
    alone = one if base is not None else None
    return replace(one, end=other.end, low=value, high=value, share=True, ratio=True, base=base, alone=alone)


def _range(text: str, one: Number, other: Number) -> Number | None:
    """ "12-15", "40 to 50", "two or three", "between 40 and 50"; the scale and currency of one count for both."""
    if one.share != other.share or one.low == one.high == other.low:
        return None
    before = text[max(0, one.start - _LOOK_BACK) : one.start]
    joined = _RANGE.fullmatch(text, one.end, other.start) and not _FROM.search(before)
    if not joined and not (_AND.fullmatch(text, one.end, other.start) and _BETWEEN.search(before)):
        return None
    low = one.low
    if other.scaled and not one.scaled and not one.share and other.low >= 1000:
        scale = next(size for size in (1e12, 1e9, 1e6, 1e3) if other.low >= size)
        low = low * scale if low < 1000 else low
    if not low < other.low:
        return None
    currency = one.currency or other.currency
    return replace(one, end=other.end, low=low, high=other.high, currency=currency, scaled=other.scaled)
