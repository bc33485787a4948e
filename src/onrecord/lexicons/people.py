"""The lexicons of people and bodies as records: titles, role nouns, organisation nouns, given names."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from importlib import resources

from onrecord.lexicons import load_toml
from onrecord.records import Gender

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class People:
    """All words lower case. `heads` are the last words of role nouns, by which a title is found in a text."""

    honorifics: dict[str, Gender | None]
    ranks: frozenset[str]
    particles: frozenset[str]
    joining: frozenset[str]
    suffixes: frozenset[str]
    top: frozenset[str]
    hypernyms: frozenset[str]
    agents: frozenset[str]
    own_voice: frozenset[str]
    groups: frozenset[str]
    genders: dict[str, Gender]
    former: frozenset[str]
    kept: frozenset[str]
    counted: frozenset[str]
    same: dict[str, str]
    national: frozenset[str]
    national_bodies: frozenset[str]
    corporate: frozenset[str]
    portfolios: frozenset[str]
    fields: frozenset[str]
    grades: frozenset[str]
    sole: frozenset[str]
    seats: dict[str, str]  # the noun of a body by the noun of its office
    kin: dict[str, tuple[str, ...]]  # by a noun for kin, what the other of the two may be
    nobody: frozenset[str]  # words with which a source begins that names nobody
    following: frozenset[str]  # words that may follow the noun of a source
    apart: frozenset[str]
    learning: frozenset[str]
    offices: dict[str, frozenset[str]]  # verbs, by what they tell of an office
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bodies:
    """Nouns of organisations; `heads` are their last words, `endings` those and what ends only their names."""

    government: frozenset[str]
    heads: frozenset[str]
    endings: frozenset[str]
    sites: frozenset[str]
    openings: frozenset[str]
    labels: frozenset[str]
    documents: frozenset[str]
    spellings: dict[str, str]  # a word of a name and its usual form
    kinds: dict[str, str]  # of the nouns that bodies of one kind share, the kind
    kin: dict[
        str, frozenset[str]
    ]  # for "union" and the like, the nouns that the names of such bodies may have
    owned: frozenset[str]  # what a body is to another, by nouns that also name people
    legal: frozenset[str]  # forms of firms in law
    owners: frozenset[str]  # words in the names of bodies of owners
    working: frozenset[str]  # words in names of unions of any trade
    gatherings: frozenset[str]  # nouns of bodies that are called after their members
    political: frozenset[str]  # words beside a party's name
    labour: frozenset[str]  # and beside a union's


@dataclass(frozen=True, slots=True)
class Acts:
    """What tells that a place name stands for a government."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    speech: frozenset[str]
    spoken: frozenset[str]  # the verbs of cues.toml
    party: frozenset[str]
    place: frozenset[str]


@functools.cache
def people() -> People:
    titles, roles = load_toml("titles.toml"), load_toml("roles.toml")
    kinds = ("top", "hypernyms", "agents", "own_voice", "groups")
    words = {kind: frozenset(roles[kind]["names"]) for kind in kinds}
    ranks = frozenset(titles["ranks"]["names"])
    genders: tuple[Gender, ...] = ("masculine", "feminine")
    honorifics: dict[str, Gender | None] = dict.fromkeys(titles["honorifics"]["neutral"])
    for gender in genders:
        honorifics |= dict.fromkeys(titles["honorifics"][gender], gender)
    singles = words["top"] | words["hypernyms"] | words["agents"] | words["own_voice"] | ranks
    return People(
        honorifics=honorifics,
        ranks=ranks,
        particles=frozenset(titles["particles"]["before"]),
        joining=frozenset(titles["particles"]["joining"]),
        suffixes=frozenset(titles["particles"]["after"]),
        genders={word: gender for gender in genders for word in roles["gender"][gender]},
        former=frozenset(roles["qualifiers"]["former"]),
        kept=frozenset(roles["qualifiers"]["kept"]),
        counted=frozenset(roles["qualifiers"]["counted"]),
        same=dict(roles["same"]),
        national=frozenset(roles["national"]["names"]),
        national_bodies=frozenset(roles["national"]["bodies"]),
        corporate=frozenset(roles["corporate"]["names"]),
        portfolios=frozenset(roles["portfolios"]["names"]),
        fields=frozenset(roles["fields"]["names"]),
        grades=frozenset(roles["grades"]["names"]),
        seats=dict(roles["seats"]),
        kin={noun: tuple(others) for noun, others in roles["kin"].items()},
        nobody=frozenset(roles["nobody"]["names"]),
        following=frozenset(roles["following"]["names"]),
        apart=frozenset(roles["apart"]["names"]),
        learning=frozenset(roles["apart"]["learning"]),
        sole=frozenset(roles["sole"]["names"]),
        offices={kind: frozenset(verbs) for kind, verbs in roles["offices"].items()},
        heads=frozenset(word.split(" of ")[0].split()[-1] for word in singles),
        **words,
    )


@functools.cache
def bodies() -> Bodies:
    data = load_toml("bodies.toml")
    government = frozenset(data["government"]["names"])
    heads = frozenset(word.split()[-1] for word in government | frozenset(data["others"]["names"]))
    return Bodies(
        government=government,
        heads=heads,
        endings=heads | frozenset(data["endings"]["names"]),
        sites=frozenset(data["sites"]["names"]),
        labels=frozenset(data["labels"]["names"]),
        openings=frozenset(data["openings"]["names"]),
        documents=frozenset(data["documents"]["names"]),
        spellings=dict(data["spellings"]),
        kinds={noun: kind for kind, nouns in data["kinds"].items() for noun in nouns},
        kin={noun: frozenset(nouns) for noun, nouns in data["kin"].items()},
        owned=frozenset(data["owned"]["names"]),
        legal=frozenset(data["legal"]["names"]),
        owners=frozenset(data["owners"]["names"]),
        working=frozenset(data["working"]["names"]),
        gatherings=frozenset(data["gatherings"]["names"]),
        political=frozenset(data["political"]["names"]),
        labour=frozenset(data["labour"]["names"]),
    )


@functools.cache
def acts() -> Acts:
    data, cues = load_toml("acts.toml"), load_toml("cues.toml")
    spoken = {verb for group in cues["groups"].values() for verb in group.get("verbs", ())}
    return Acts(
        verbs=frozenset(data["verbs"]["names"]) | spoken,
        nouns=frozenset(data["nouns"]["names"]),
        speech=frozenset(data["speech"]["names"]),
        spoken=frozenset(spoken),
        party=frozenset(data["prepositions"]["party"]),
        place=frozenset(data["prepositions"]["place"]),
    )


@functools.cache
def given_name_genders() -> dict[str, Gender]:
    """The gender that a folded given name nearly always has."""
    genders: dict[str, Gender] = {}
    told: dict[str, Gender] = {"feminine": "feminine", "masculine": "masculine"}
    text = resources.files(__package__).joinpath("given_name_genders.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, gender = line.split("\t")
            genders[name] = told[gender]
    return genders


def given_gender(word: str) -> Gender | None:
    """The gender that a given name nearly always has; None where it is not known or may have either."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    return given_name_genders().get("".join(c for c in plain if c.isalpha() and not unicodedata.combining(c)))


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of the table, such as some capitals are."""
    return any(word.lower() in group for group in given_name_groups())


@functools.cache
def given_name_groups() -> tuple[tuple[str, ...], ...]:
    """Given names that are one name in several languages, or short for it."""
    return tuple(tuple(group) for group in load_toml("given_names.toml")["groups"])
