"""Spellings of names: when two written names may be one name. Strings in, folded keys and verdicts out.

A name is folded to plain lower-case Latin letters, then to a skeleton that transliterations share: Zelinsky,
Zelinskyy and Zelinskiy; Yermolov and Ermolov; Qadhari, Kadhari and Kadari have one skeleton each. Skeletons that
differ by a letter count only with the same consonants and with given names that agree (see `same_person`).
The folding follows the romanisation tables of ALA-LC, BGN/PCGN and the press for Cyrillic and Arabic.
Part of the stage `resolve`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from onrecord.lexicons.people import given_name_groups, people

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
    }
)
_MARKS = re.compile(r"[’'`ʻʼ´.]|(?<=\w)-(?=\w)")
_INITIALS = re.compile(r"\b([A-ZÀ-Þ])\.(?=[A-ZÀ-Þ])")
_WORD = re.compile(r"\w+")
_PARTICLE = re.compile(r"(?<!\w)(al|el|ad|as|ash|ar|az|an|at)-(?=\w)", re.IGNORECASE)
# "Abd al-Rahman", "Abdul Rahman", "Abdelrahman" and "Abdur Rahman" are one given name; "Abdul" alone is another
_SERVANT = re.compile(
    r"\babd(?:(?:[aeou]|ou)(?:[lrsnzd]|sh))? ?(?:(?:al|el|ul|ar|er|ur|as|es|us|an|az|ad|ash) )?(?=\w{4,} \w)"
)
# several letters for one sound, longest first; capitals stand for sounds that Latin has no letter of its own for
_SOUNDS = (
    ("dzh", "j"),
    ("quist", "kvist"),
    ("shch", "S"),
    ("tsch", "C"),
    ("sch", "S"),
    ("tch", "C"),
    ("zh", "Z"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ch", "C"),
    ("sh", "S"),
    ("ts", "z"),
    ("tz", "z"),
    ("ck", "k"),
    ("cz", "C"),
    ("sz", "S"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("j", "i"),
)
_IO = re.compile("(?<=[bcdfghklmnprstvz])yo")  # the letter of Pyotr, Petr and Gorbachyov, Gorbachev
_SOFT_C = re.compile(r"c(?=[ei])")
_REPEATED = re.compile(r"(.)\1+")
_NEAR_SURNAME = 5  # letters from which one differing letter is forgiven
_FAR_SURNAME = 9  # and two
_INITIAL = 1
_PAIR = 2  # words


@dataclass(frozen=True, slots=True)
class Spelling:
    """A personal name: `words` folded, particles and suffix aside; `skeletons` of them. Last word: surname."""

    words: tuple[str, ...]
    skeletons: tuple[str, ...]
    suffix: str = ""  # "jr": father and son are two

    @property
    def surname(self) -> str:
        return self.skeletons[-1]

    @property
    def given(self) -> str:
        return self.skeletons[0]


@functools.lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Plain lower-case letters, digits and single spaces; hyphens within words and apostrophes are dropped."""
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_MARKS.sub("", plain)))


def bare_name(name: str) -> str:
    """A folded name without its article."""
    return fold(name).removeprefix("the ")


@functools.lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """What the transliterations of a folded word have in common."""
    word = _IO.sub("e", word)
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = _SOFT_C.sub("s", word).replace("c", "k")
    word = _REPEATED.sub(r"\1", word)
    if word[:2] == "ie":
        word = word[1:]
    return word[:-2] + "i" if word[-2:] in ("ei", "ii") and len(word) > 3 else word


@functools.lru_cache(maxsize=200_000)
def frame(bones: str) -> str:
    """The consonants of a skeleton, its first letter kept."""
    return bones[:1] + re.sub("[aeiou]", "", bones[1:])


@functools.lru_cache(maxsize=200_000)
def spell(name: str) -> Spelling:
    lexicon = people()
    plain = fold(_PARTICLE.sub(r"\1 ", _INITIALS.sub(r"\1. ", _uninverted(name))))
    every = _in_order(_SERVANT.sub("abd", plain).split())
    words = [word for word in every if word not in lexicon.suffixes]
    suffix = next((word for word in every if word in ("jr", "sr", "ii", "iii", "iv")), "")
    core = [word for i, word in enumerate(words) if word not in lexicon.particles or i == len(words) - 1]
    core = core or words or [name.casefold()]
    return Spelling(tuple(core), tuple(skeleton(word) or word for word in core), suffix)


def _uninverted(name: str) -> str:
    """ "Reis, Ana" as "Ana Reis"."""
    surname, comma, given = name.partition(", ")
    return f"{given} {surname}" if comma and given and "," not in given else name


def _in_order(words: list[str]) -> list[str]:
    """Initials that stand after the surname before it: "Reis A. M."."""
    count = next((i for i, word in enumerate(reversed(words)) if len(word) > _INITIAL), 0)
    return words[len(words) - count :] + words[: len(words) - count] if count else words


@functools.cache
def _group_of() -> dict[str, int]:
    """The group of a given name by its folded form; a name in several groups counts for the first."""
    found: dict[str, int] = {}
    for number, group in enumerate(given_name_groups()):
        for name in group:
            found.setdefault(fold(name), number)
    return found


def given_key(spelling: Spelling) -> str:
    """What the given names of one person share: the number of a group of variants, or the consonants."""
    number = _group_of().get(spelling.words[0])
    return frame(_as_in_french(spelling.given)) if number is None else f"#{number}"


def same_person(one: Spelling, other: Spelling) -> bool:
    """Whether two full names may be one person's.

    Surnames must agree in their skeletons and given names in skeleton, group of variants or initial; a surname
    that differs by one letter (two, from nine letters) needs the same consonants and the same given name.
    """
    if one.suffix != other.suffix:
        return False
    if sorted(one.skeletons) == sorted(other.skeletons):
        # another order moves the surname: "Jose Maria" and "Maria Jose" Reis are two
        return one.surname != other.surname or one.skeletons == other.skeletons
    if "".join(one.skeletons) == "".join(other.skeletons) or _is_turned(one, other):
        return True
    if not _middles_agree(one, other):
        return False
    given = _same_given(one, other)
    if one.surname == other.surname:
        return given or _initial_agrees(one, other) or _near(one.given, other.given)
    return given and _near(one.surname, other.surname)


def turned(spelling: Spelling) -> str:
    """The skeletons joined with the last one first: "Seung Woon Baek" as "Baek Seungwoon"."""
    return "".join((spelling.surname, *spelling.skeletons[:-1]))


def _is_turned(one: Spelling, other: Spelling) -> bool:
    """The surname before a given name of several syllables in one name, behind it in the other, written otherwise."""
    if len(one.words) == len(other.words) or min(len(one.words), len(other.words)) < _PAIR:
        return False
    return turned(one) == "".join(other.skeletons) or turned(other) == "".join(one.skeletons)


def rule(one: Spelling, other: Spelling) -> str:
    """In words, by which rule two names that may be one person's agree."""
    if one.words == other.words:
        return "the same name as"
    if one.skeletons == other.skeletons:
        return "a transliteration or spelling of"
    joined = "".join(one.skeletons) == "".join(other.skeletons) or _is_turned(one, other)
    if joined or sorted(one.skeletons) == sorted(other.skeletons):
        return "the words in another order or joining than"
    if is_initial(one) or is_initial(other):
        return "an initial and the surname of"
    if one.surname == other.surname:
        return "a form of the given name, with the surname, of"
    return "a spelling near to"


def is_initial(spelling: Spelling) -> bool:
    """Whether the given name is only a letter: too little to join by on its own."""
    return len(spelling.words[0]) == _INITIAL


def _same_given(one: Spelling, other: Spelling) -> bool:
    if one.given == other.given and not is_initial(one):
        return True
    if _as_in_french(one.given) == _as_in_french(other.given) and not is_initial(one):
        return True
    groups = _group_of()
    number = groups.get(one.words[0])
    return number is not None and number == groups.get(other.words[0])


def _as_in_french(bones: str) -> str:
    """One skeleton for "Rachid" and "Rashid"."""
    return bones.replace("C", "S")


def _initial_agrees(one: Spelling, other: Spelling) -> bool:
    if not (is_initial(one) or is_initial(other)):
        return False
    return one.words[0][0] == other.words[0][0] or one.given[0] == other.given[0]


def _middles_agree(one: Spelling, other: Spelling) -> bool:
    """Middle names may be missing or shortened, not different."""
    for mine, theirs in zip(one.skeletons[1:-1], other.skeletons[1:-1], strict=False):
        if mine[0] != theirs[0] or (len(mine) > _INITIAL and len(theirs) > _INITIAL and mine != theirs):
            return False
    return True


def _near(one: str, other: str) -> bool:
    """The same consonants and nearly the same vowels; a final "a" is a gender or another name, never a spelling."""
    shorter = min(len(one), len(other))
    if shorter < _NEAR_SURNAME or frame(one) != frame(other) or (one[-1] == "a") != (other[-1] == "a"):
        return False
    return distance(one, other) <= (2 if shorter >= _FAR_SURNAME else 1)


def closeness(one: Spelling, other: Spelling) -> float:
    """How much the skeletons of two names agree: 1 the same, 0 nothing; the order of the words does not count."""
    mine, theirs = (
        "".join(sorted_bones) for sorted_bones in (sorted(one.skeletons), sorted(other.skeletons))
    )
    return round(1 - distance(mine, theirs) / max(len(mine), len(theirs), 1), 2)


def distance(one: str, other: str) -> int:
    """Levenshtein's distance of two short words (only the first forty letters count)."""
    one, other = one[:40], other[:40]
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, theirs in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (mine != theirs))
    return row[-1]
