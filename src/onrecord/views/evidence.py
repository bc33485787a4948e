"""Evidence as a reader checks it: words, with the article that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.records import Evidence, Figure, Span
from onrecord.views.around import around
from onrecord.views.days import days_of
from onrecord.views.filters import Filters, need_known, within_window
from onrecord.views.holdings import Holdings


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words at a place of an article."""

    words: str
    article: str
    start: int
    end: int
    outlet: str | None
    place: str  # the outlet, else the file's name
    title: str | None
    published: str | None
    page: str
    before: str = ""  # the rest of their sentence, where they are few
    behind: str = ""

    @property
    def marks(self) -> tuple[str, str]:
        """Quotation marks around words in their sentence; none where it holds some of its own."""
        held = any(mark in f"{self.before}{self.words}{self.behind}" for mark in '"“”«»')
        return ("", "") if held else ("“", "”")


def quoted(holdings: Holdings, evidence: Evidence, *, in_sentence: bool = False) -> Quoted:
    """`in_sentence`: with the rest of the sentence of a few words, which takes reading the article's text."""
    cited = holdings.every[evidence.article or ""]
    before, behind = "", ""
    if in_sentence:
        before, behind = around(holdings.article(cited.article), Span(evidence.start, evidence.end))
    return Quoted(
        words=" ".join(evidence.exact.split()) if before or behind else whole_words(evidence.exact),
        article=cited.article,
        start=evidence.start,
        end=evidence.end,
        outlet=cited.outlet,
        place=cited.place,
        title=cited.title,
        published=cited.published if days_of(cited.published) else None,
        page=cited.source,
        before=before,
        behind=behind,
    )


def whole_words(words: str) -> str:
    """On one line, without a quotation mark whose partner lies outside."""
    line = " ".join(words.split())
    if line.count('"') % 2:
        at = line.find('"') if line.startswith('"') else line.rfind('"')
        line = f"{line[:at]}{line[at + 1 :]}"
    for opening, closing in (("“", "”"), ("«", "»")):
        if line.count(opening) > line.count(closing):
            at = line.rfind(opening)
            line = f"{line[:at]}{line[at + 1 :]}"
        elif line.count(closing) > line.count(opening):
            at = line.find(closing)
            line = f"{line[:at]}{line[at + 1 :]}"
    return " ".join(line.split())


def voice_name(holdings: Holdings, voice: str) -> str:
    """An actor's name, or the outlet whose own words they are."""
    if voice.startswith("article:"):
        return holdings.every[voice.removeprefix("article:")].place
    return holdings.name(voice) or "unknown"


def figure_voice_name(holdings: Holdings, one: Figure) -> str:
    """Who gives a number: its voice, or the words for somebody unnamed with the outlet that holds them."""
    name = voice_name(holdings, one.by)
    return name if one.holder is None else f"{' '.join(one.holder.exact.split())} ({name})"


def voice_names(holdings: Holdings, voices: Iterable[str]) -> tuple[str, ...]:
    """The names of several voices, each once."""
    return tuple(dict.fromkeys(voice_name(holdings, one) for one in voices))


def voices_line(names: Sequence[str]) -> str:
    """ "according to" those in whose words something stands; "" for none."""
    return f"according to {', '.join(names)}" if names else ""


class Fitting:
    """Which rows of the upper half fit the filters: by the articles of their evidence, and by their day."""

    def __init__(self, holdings: Holdings, filters: Filters) -> None:
        need_known(holdings, filters)
        self._holdings = holdings
        self._filters = filters
        self.undated = 0

    def evidence(self, evidence: Iterable[Evidence]) -> bool:
        """Some of it stands in an article that is asked for, and holds the words that are asked for."""
        filters = self._filters
        wanted = (filters.about or "").casefold().split()
        for one in evidence:
            cited = self._holdings.every.get(one.article or "")
            if cited is None or not _fits(cited.story, filters.story, whole=True):
                continue
            words = one.exact.casefold()
            if _fits(cited.outlet, filters.outlet, whole=False) and all(word in words for word in wanted):
                return True
        return False

    def day(self, days: tuple[str, str] | None) -> bool:
        """Inside --since and --until; what has no day is left out once days are asked for, and counted."""
        inside = within_window(days, self._filters)
        if not inside and days is None:
            self.undated += 1
        return inside


def _fits(value: str | None, wanted: str | None, *, whole: bool) -> bool:
    if wanted is None:
        return True
    held = (value or "").casefold()
    return held == wanted.casefold() if whole else wanted.casefold() in held
