"""The word lists of the stage `extract`, read from the lexicons and made ready for matching."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_FIRST_COUNT: Final = re.compile(r"\A\d{1,6}[kKmM]?\s+")
_COUNTS: Final = re.compile(r"[\s(\[]*\d[\d.,\s]*[kKmM]?[)\]]*$")


def fold_text(text: str) -> str:
    """`text` without case and with one apostrophe, as long as it was: offsets into it hold in `text`."""
    text = text.replace("\u2019", "'")
    # a Greek sigma is written otherwise at the end of a word, and "\u0130" grows to two characters
    low = text.lower().replace("\u03c2", "\u03c3")
    return (
        low
        if len(low) == len(text)
        else "".join(one if len(one := char.lower()) == 1 else char for char in text)
    )


def fold(text: str) -> str:
    """The form in which whole lines and words are compared: `fold_text`, without marks at the edges."""
    return _EDGES.sub("", fold_text(text))


def fold_line(text: str) -> str:
    """`fold`, without a count at the end or the start: "Comments (12)" and "12 comments" are "comments"."""
    return _EDGES.sub("", _FIRST_COUNT.sub("", _COUNTS.sub("", fold(text))))


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first; blanks stand for any blanks."""
    ordered = sorted({fold_text(phrase) for phrase in phrases}, key=lambda one: (-len(one), one))
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in ordered) + ")"


def read_lexicon(name: str) -> Mapping[str, Any]:
    """A lexicon file as it stands."""
    with resources.files("onrecord.lexicons").joinpath(name).open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True, slots=True)
class Phrases:
    """One group of furniture.toml: blocks of at most `words` words that `pattern` is found in."""

    label: str
    pattern: re.Pattern[str]
    words: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """furniture.toml: whole lines by their folded words, and groups of phrases."""

    lines: Mapping[str, str]
    sections: frozenset[str]
    groups: tuple[Phrases, ...]


@cache
def furniture() -> Furniture:
    lines: dict[str, str] = {}
    sections: set[str] = set()
    groups: list[Phrases] = []
    for group in read_lexicon("furniture.toml")["group"]:
        phrases: Sequence[str] = group["phrases"]
        if group.get("before_headline"):
            sections.update(fold(phrase) for phrase in phrases)
        elif group["match"] == "line":
            lines.update((fold(phrase), group["label"]) for phrase in phrases)
        else:
            groups.append(Phrases(group["label"], _pattern(group["match"], phrases), group["words"]))
    return Furniture(lines, frozenset(sections), tuple(groups))


def _pattern(match: str, phrases: Sequence[str]) -> re.Pattern[str]:
    """Patterns look into folded text, see `fold_text`."""
    inside = any_of(phrases)
    if match == "inside":
        return re.compile(rf"(?<!\w){inside}(?!\w)")
    if match == "colon":
        return re.compile(rf"\A\W*{inside}(?:\s*[:\u2013\u2014|\u00bb>]+\s*|\s-\s)(?=\S)")
    return re.compile(rf"\A\W*{inside}(?!\w)|\A\W*\d+[\s-]*{inside}(?!\w)")


@dataclass(frozen=True, slots=True)
class Marks:
    """page_marks.toml: patterns over folded text, and sets of folded words."""

    byline: re.Pattern[str]
    particles: frozenset[str]
    joins: frozenset[str]
    after: frozenset[str]
    roles: frozenset[str]
    dated: re.Pattern[str]
    contributed: re.Pattern[str]
    house_ends: tuple[str, ...]
    credit: re.Pattern[str]
    reporting: re.Pattern[str]
    houses: frozenset[str]
    briefs: frozenset[str]
    no_credit: frozenset[str]
    machine: re.Pattern[str]
    translating: re.Pattern[str]
    machines: re.Pattern[str]
    human: re.Pattern[str]
    outlet_label: re.Pattern[str]
    read_at: re.Pattern[str]
    named_in: re.Pattern[str]
    report_of: re.Pattern[str]
    calls: re.Pattern[str]
    copyright: re.Pattern[str]
    legal_tail: re.Pattern[str]
    photo_end: re.Pattern[str]
    photo_start: re.Pattern[str]
    caption_start: re.Pattern[str]
    desks: re.Pattern[str]
    video: re.Pattern[str]
    promotion: re.Pattern[str]
    verbless: re.Pattern[str]
    finite: re.Pattern[str]
    speech: re.Pattern[str]
    lede: frozenset[str]


@cache
def marks() -> Marks:
    read = read_lexicon("page_marks.toml")
    byline, credit, outlet, caption = read["byline"], read["credit"], read["outlet"], read["caption"]
    photo = any_of(caption["credit"])
    name = r"(?P<name>[^.:;!?]{2,60}?)"
    return Marks(
        byline=re.compile(rf"\A\W*{any_of(byline['start'])}(?:\s*[:|]\s*|\s+)(?=\w)"),
        particles=frozenset(byline["particles"]),
        joins=frozenset(byline["joins"]),
        after=frozenset(byline["after"]),
        roles=frozenset(byline["roles"]),
        dated=re.compile(rf"(?:\A|\s){any_of(read['byline_dated']['before'])}\s+(?=\w)"),
        contributed=re.compile(rf"\s+(?:also\s+)?{any_of(credit['contributed'])}\W*\Z"),
        house_ends=tuple(read["house_ends"]["ends"]),
        credit=re.compile(rf"\A[\W_]*{any_of(credit['start'])}(?:\s*[:\uff1a\u2013\u2014-]\s*|\s+)(?=\w)"),
        reporting=re.compile(rf"\A[\W_]*{any_of(credit['reporting'])}(?:\s*:\s*|\s+)(?=\w)"),
        houses=frozenset(credit["houses"]),
        briefs=frozenset(fold(one) for one in read["rubrics"]["briefs"]),
        no_credit=frozenset(fold(one) for one in credit["no_credit"]),
        machine=re.compile(rf"(?<!\w){any_of(read['translation']['machine'])}"),
        translating=re.compile(rf"(?<!\w){any_of(read['translation']['translating'])}"),
        machines=re.compile(
            rf"(?<!\w){any_of(read['translation']['machines'])}|(?<!\w)(?:ai|ki|ia|\u0438\u0438|\u0448\u0438|mi)(?!\w)"
        ),
        human=re.compile(rf"\A[\W_]*{any_of(read['translation']['human'])}(?:\s*:\s*|\s+)(?=\w)"),
        read_at=re.compile(rf"(?<!\w){any_of(outlet['before'])}\s+{name}[\s.!]*\Z"),
        named_in=re.compile(
            rf"(?<!\w){any_of(outlet['around_before'])}\s+{name}\s+{any_of(outlet['around_after'])}(?!\w)"
        ),
        report_of=re.compile(rf"(?<!\w){any_of(outlet['of'])}\s+(?:the\s+)?{name}[\s.!]*\Z"),
        calls=re.compile(rf"(?:\A|[:|\u2013\u2014-]\s+)(?:\w+\s+)?{any_of(read['video']['calls'])}(?!\w)"),
        outlet_label=re.compile(rf"\A\W*{any_of(outlet['labels'])}\s*[:\uff1a|]\s*(?=\w)"),
        copyright=re.compile(rf"{any_of(outlet['copyright'])}"),
        legal_tail=re.compile(any_of(outlet["legal_tail"])),
        photo_end=re.compile(
            rf"(?:\A|[\s.(\[|/\u2013\u2014-]){photo}(?:\s+(?:by|courtesy\s+of|from))?\s*(?:[:\u00a9|]|(?<=by)\s|(?<=of)\s)"
            rf"\s*[^\s.!?][^!?]{{0,70}}\Z"
        ),
        photo_start=re.compile(rf"\A[\W_]*{photo}(?:\s+(?:by|courtesy\s+of)\s|\s*[:\u00a9|])"),
        caption_start=re.compile(rf"\A[\W_]*{any_of(caption['start'])}\s*[:,|]"),
        desks=re.compile(rf"(?:[/|,]|\svia|\A|-)\s*{any_of(caption['desks'])}[\s.)]*\Z"),
        video=re.compile(rf"(?<!\w){any_of(read['video']['verbs'])}(?!\w)"),
        promotion=re.compile(rf"(?<!\w){any_of(read['promotion']['phrases'])}(?!\w)"),
        verbless=re.compile(rf"\A.{{3,160}}?\s{any_of(read['verbless']['prepositions'])}\s"),
        finite=re.compile(
            rf"(?<!\w)(?:{any_of(read['verbless']['finite'])}|[a-z]{{3,}}ed)(?!\w)|\w'(?:s|re|ve|ll|d)\s\w+ing\b"
            # "Okafor refuses"; but "a G20 leaders summit" names a thing
            r"|\b(?<!\ba\s)(?<!\bthe\s)[A-Z][\w'\u2019.-]*\s[a-z]+s\b"
        ),
        lede=frozenset(read["lede"]["words"]),
        speech=re.compile(rf"(?<!\w){any_of(read['speech']['verbs'])}(?!\w)"),
    )
