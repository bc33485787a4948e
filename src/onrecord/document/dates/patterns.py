"""Patterns of the phrases that name a time, built from the lexicon. Every repetition is bounded, so each is linear.

A pattern's group `phrase`, where it has one, is the phrase without the preposition that it needs before it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from onrecord.document.dates.lexicon import Words, words

_S = r"[^\S\n]{1,3}"  # space within a line: needed, and optional
_O = r"[^\S\n]{0,3}"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|%|[.:/]\d|,\d{3}(?!\d))"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|%|[.,:/]\d)"
_TO = rf"(?:{_O}[-–—]{_O}|{_S}(?:to|and|or){_S})"
_CLOCK = (
    r"(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?(?:[^\S\n]?[ap](?:\.m\.|m\b))?"
    r"|(?:\.[0-5]\d)?[^\S\n]?[ap](?:\.m\.|m\b))(?:[^\S\n]?(?:GMT|UTC|Z\b|[+-]\d\d:?\d\d\b))?"
)
_START, _END = r"(?<![\w.,/-])", r"(?!\w)"


@functools.cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """Compiled patterns by the name of the rule that reads them."""
    word = words()
    found = {
        "iso": r"(?P<year>\d{4})(?P<sep>[-/])(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
        r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?))?",
        "numeric": r"(?P<first>\d{1,2})(?P<sep>[/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![/.]\d)",
        "month_day": _around(word, _month_day(word)),
        "day_month": _around(word, _day_month(word)),
        "month": _month(word),
        "weekday": _around(word, _weekday(word)) + word.not_after_weekday,
        "overnight": rf"[Oo]vernight(?:{_S}(?P<into>into|to|on|from))?{_S}(?P<weekday>{word.weekday})",
        "today": word.not_before_today + _today(word),
        "shift": _shift(word),
        "unit": rf"(?<!the )(?:(?P<side>[Ee]arlier|[Ll]ater){_S})?(?P<shift>[Tt]his|[Ll]ast|[Nn]ext){_S}"
        rf"(?P<unit>week|weekend|month|year)(?!{_S}of\b)",
        "weekend": rf"{_any_case('at over by during on throughout through before after until for')}{_S}"
        rf"(?P<phrase>the{_S}weekend)(?!{_S}of\b)",
        "year": _year(word),
        "clock_line": r"(?m:^)(?P<clock>(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[^\S\n]?[ap]\.?m\b)?)"
        r"(?=[^\S\n]{1,3}\S|[^\S\n]?[-–—:])",
        "part_alone": rf"(?:[Aa]t|[Bb]y|[Aa]round|[Bb]efore){_S}(?P<phrase>(?P<part>{word.part_alone}))",
        "same_day": rf"(?:(?:[Tt]hat|(?:[Ll]ater{_S})?[Tt]he{_S}same){_S}"
        rf"(?P<unit>day|{word.part})|In{_S}the{_S}(?P<part>morning|afternoon|evening))(?!{_S}(?:of|in|as)\b)",
        "edge": _edge(word),
        "quarter": rf"(?:{_any_case('in by during of until for from after before')}{_S})?"
        rf"(?P<phrase>the{_S}(?P<nth>first|second|third|fourth|last){_S}quarter"
        rf"(?:{_S}of{_S}(?P<year>{_YEAR}))?)(?!{_S}of\b)",
        "season_year": rf"{_any_case('in by during since until before after from of')}{_S}"
        rf"(?P<phrase>(?:the{_S})?(?P<season>{word.season}){_S}(?:of{_S})?(?P<year>{_YEAR}))",
        "in_days": rf"{_any_case('in within')}{_S}"
        rf"(?P<phrase>(?P<count>\d{{1,2}}|(?i:{word.counted})){_S}(?P<unit>day|week)s?)"
        rf"(?=\W*$|\W*\n|[^\S\n]?[.,;:!?)\"”]|{_S}(?:and|if|unless|or|but)\b)",
        "season": rf"(?P<shift>[Tt]his|[Ll]ast|[Nn]ext){_S}(?P<season>{word.season})",
    }
    return {name: re.compile(_START + pattern + _END) for name, pattern in found.items()}


def _any_case(prepositions: str) -> str:
    """Any of them, with a capital or without."""
    return f"(?i:{'|'.join(prepositions.split())})"


def _around(word: Words, core: str) -> str:
    """A date and what may stand about it: the time of day before or after."""
    before = (
        rf"(?:(?P<early>{word.early_late}|[Aa]t{_S}{word.part_alone})(?:{_S}on)?{_S}"
        rf"|(?:the{_S})?(?P<part_of>{word.part}|(?:early|small){_S}hours){_S}of{_S}(?:the{_S})?"
        rf"|(?P<clock_before>{_CLOCK}),?{_S}(?:on{_S})?)?"
    )
    return before + core + rf"(?:{_S}(?P<part>{word.part})\b|,?{_S}(?:at{_S})?(?P<clock>{_CLOCK}))?"


def _month_day(word: Words) -> str:
    ends = rf"(?=\W*$|{_O}[.,;:!?)\"”—]|{_S}(?:and|in|at|on|of|for|with|as|when|by|\d{{4}})\b)"
    last = rf"(?:(?:{_O}[-–—]{_O})(?P<last>{_DAY})|{_S}(?:to|and|or){_S}(?P<last_word>{_DAY}){ends})?"
    return (
        rf"(?:(?P<weekday>{word.weekday_or_short}),?{_S})?"
        rf"(?P<month>{word.month_or_short}){_S}(?P<day>{_DAY}){last}(?:,?{_O}(?P<year>{_YEAR}))?"
    )


def _day_month(word: Words) -> str:
    return (
        rf"(?:(?P<weekday>{word.weekday_or_short}),?{_S})?(?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY}))?"
        rf"{_S}(?:of{_S})?(?P<month>{word.month_or_short})(?:,?{_S}(?P<year>{_YEAR}))?"
    )


def _month(word: Words) -> str:
    """A month with a year, with last or next, or after a preposition."""
    stage = rf"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)(?:-|{_S}))?"
    staged = (
        rf"(?P<phrase_staged>(?:[Ee]arly|[Mm]id|[Ll]ate)(?:-|{_S})(?:in{_S})?(?P<month_staged>{word.month}))"
    )
    alone = rf"(?!{_O}\d)(?!['’]s)"
    return (
        rf"(?:(?P<phrase>{stage}(?P<month>{word.month_or_short}),?{_S}(?:of{_S})?(?P<year>{_YEAR}))"
        rf"|(?P<phrase_shift>(?P<shift>[Tt]his|[Ll]ast|[Nn]ext){_S}(?P<month_shift>{word.month}))"
        rf"|{staged}{alone}"
        rf"|{word.may_preposition}{_S}(?P<phrase_alone>{stage}(?P<month_alone>{word.month})){alone}"
        rf"|{word.month_preposition}{_S}(?P<phrase_not_may>{stage}(?P<month_not_may>(?!M(?:ay|AY)\b){word.month})){alone})"
    )


def _weekday(word: Words) -> str:
    return (
        rf"{word.not_before_weekday}(?:(?P<shift>[Tt]his|[Ll]ast|[Nn]ext)(?:{_S}(?:coming|past))?{_S})?"
        rf"(?P<weekday>{word.weekday})"
    )


def _today(word: Words) -> str:
    return (
        rf"(?P<word>[Tt]he{_S}day{_S}(?:before{_S}yesterday|after{_S}tomorrow)|[Tt]oday|[Yy]esterday|[Tt]omorrow"
        rf"|[Tt]onight|[Ll]ast{_S}night|[Tt]his{_S}(?:morning|afternoon|evening))(?:{_S}(?P<part>{word.part})\b)?"
    )


def _shift(word: Words) -> str:
    unit = r"(?P<unit>day|week|month|year)s?"
    return (
        rf"(?:(?P<count>\d{{1,3}}|(?i:{word.counted})){_S}{unit}{_S}(?P<way>ago|earlier|later)"
        rf"|[Tt]he{_S}(?P<unit_before>day|week|month|year){_S}before(?=\W*$|\W*\n|[^\S\n]?[.,;:!?)\"”])"
        rf"|[Tt]he{_S}(?P<side>previous|preceding|next|following){_S}(?P<unit_side>day|week|month|year))"
    )


def _year(word: Words) -> str:
    # a plural noun after it makes it a count ("of 2000 troops")
    counts = rf"(?![-–]\w)(?!{_S}[a-z]{{3,20}}s\b)"
    return (
        rf"(?:{word.year_preposition}{_S}(?P<phrase>(?:(?:early|mid|late)(?:-|{_S}))?(?P<year>{_YEAR})){counts}"
        rf"|(?P<phrase_part>(?:[Ee]arly|[Mm]id|[Ll]ate)(?:-|{_S})(?P<year_part>{_YEAR})){counts})"
    )


def _edge(word: Words) -> str:
    """The end or the beginning of a year, a month or a decade."""
    whole = (
        rf"(?:(?P<shift>the|this|next|last){_S}(?P<unit>year|month|decade|century)(?:{_S}(?P<year_after>{_YEAR}))?"
        rf"|(?P<month>{word.month})(?:,?{_S}(?:of{_S})?(?P<month_year>{_YEAR}))?|(?:the{_S})?(?P<year>{_YEAR}))"
    )
    first = rf"[Ff]irst(?={_S}of{_S}(?:the|this|next){_S}month)"
    return (
        rf"(?:[Tt]he{_S})?(?P<edge>[Ee]nd|[Cc]lose|[Ss]tart|[Bb]eginning|{first}){_S}of{_S}{whole}"
        rf"(?!{_S}[a-z]{{3,20}}s\b)"
    )
