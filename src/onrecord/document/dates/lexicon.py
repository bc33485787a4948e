"""The words of time as regular-expression pieces and numbers, read from lexicons/dates.toml."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.lexicons import load_toml


@dataclass(frozen=True, slots=True)
class Words:
    """Words of time. The maps go from lower-case words; the strings are alternations for a pattern."""

    month_number: dict[str, int]
    weekday_number: dict[str, int]
    number: dict[str, int]
    directly: frozenset[str]
    coming: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    clock: frozenset[str]  # words for an hour before the day
    counting: frozenset[str]  # before a noun that a verb of `coming` looks like
    lasting: frozenset[str]  # verbs of what went on until a day
    pledging: frozenset[str]  # before "to" and a verb: what is yet to be done
    asking: frozenset[str]  # the same, with whom is asked between
    settling: frozenset[str]  # acts that are done as soon as they are decided
    limits: frozenset[str]  # nouns of the time until which a thing is to be done
    overrun: frozenset[str]  # beside these nouns: it is over
    starting: dict[str, frozenset[str]]  # "take" -> "effect": set for a day even in the present
    month: str  # full names, also in capitals
    month_or_short: str
    weekday: str
    weekday_or_short: str
    part: str
    part_alone: str
    season: str
    season_month: dict[str, int]  # its first
    hour: dict[str, int]  # about which a part of the day lies
    base: frozenset[str]  # verbs whose base form looks ahead
    nominal: frozenset[str]  # of these only after "to"
    plural: frozenset[str]  # of these after a plural as well
    undone: frozenset[str]  # before a base form: it looks back
    early_late: str
    counted: str
    month_preposition: str
    may_preposition: str
    year_preposition: str
    not_after_weekday: str  # lookaheads and lookbehinds
    not_before_weekday: str
    not_before_today: str


@functools.cache
def words() -> Words:
    table = load_toml("dates.toml")
    months, days = table["months"], table["weekdays"]
    return Words(
        month_number=_numbers(months, 1),
        weekday_number=_numbers(days, 0),
        number=dict(table["numbers"]),
        directly=frozenset(table["tense"]["directly"]),
        coming=frozenset(table["tense"]["coming"]),
        present=frozenset(table["tense"]["present"]),
        past=frozenset(table["tense"]["past"]),
        clock=frozenset({*table["hours"], "midnight"}),
        counting=frozenset(table["tense"]["counting"]),
        lasting=frozenset(table["tense"]["lasting"]),
        pledging=frozenset(table["tense"]["pledging"]),
        asking=frozenset(table["tense"]["asking"]),
        settling=frozenset(table["tense"]["settling"]),
        limits=frozenset(table["tense"]["limits"]),
        overrun=frozenset(table["tense"]["overrun"]),
        starting={verb: frozenset(nouns) for verb, nouns in table["tense"]["starting"].items()},
        month=_cased(months),
        month_or_short=_with_short(months),
        weekday=_cased(days),
        weekday_or_short=_with_short(days),
        part=_either(table["parts"]["of_day"]),
        part_alone=_either(table["hours"]),
        season=_either(table["seasons"]),
        season_month=dict(table["seasons"]),
        hour=dict(table["hours"]),
        base=frozenset(table["tense"]["base"]),
        nominal=frozenset(table["tense"]["nominal"]),
        plural=frozenset(table["tense"]["plural"]),
        undone=frozenset(table["tense"]["undone"]),
        early_late=_any_first(table["parts"]["before_date"]),
        counted=_either(table["numbers"]),
        month_preposition=_any_first(table["prepositions"]["month"]),
        may_preposition=_any_first(table["prepositions"]["may"]),
        year_preposition=_any_first(table["prepositions"]["year"]),
        not_after_weekday=rf"(?![^\S\n]{_either(table['titles']['after_weekday'])}\b)",
        not_before_weekday=_not_before(table["titles"]["before_weekday"]),
        not_before_today=_not_before(table["titles"]["before_today"]),
    )


def _numbers(table: dict[str, list[str]], first: int) -> dict[str, int]:
    return {
        form.lower(): number
        for number, (name, short) in enumerate(table.items(), first)
        for form in (name, *short)
    }


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(one) for one in sorted(words, key=lambda one: (-len(one), one))) + ")"


def _cased(names: Iterable[str]) -> str:
    return _either({form for name in names for form in (name, name.upper())})


def _with_short(table: dict[str, list[str]]) -> str:
    short = {form for forms in table.values() for one in forms for form in (one, one.upper())}
    return f"(?:{_cased(table)}|{_either(short)}\\b\\.?)"


def _any_first(words: Iterable[str]) -> str:
    return _either({form for one in words for form in (one, one.capitalize())})


def _not_before(words: Iterable[str]) -> str:
    return "".join(f"(?<!{re.escape(one)} )" for one in words)
