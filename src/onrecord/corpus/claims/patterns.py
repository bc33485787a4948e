"""Words by which somebody answers, denies or contradicts what was said before, as patterns (lexicons/claims.toml)."""

from __future__ import annotations

import functools
import re

from onrecord.lexicons import load_toml

_NO = r"(?!(?:not|never|no|nobody|neither|nor|do|does|did)\b|[\w]+n['’]t\b)"  # who does not deny it
_WHO = rf"(?P<who>(?:[Tt]he )?{_NO}[\w’'-]+(?: {_NO}[\w’'-]+){{0,5}}?)"
_AGAIN = r"(?: (?:has|have|had|flatly|again|always|strongly|vehemently|repeatedly|consistently|also)){0,2}"
_AFTER = "in|with|of|to|by|on|and|but|that|all"
_UNTOLD = r"(?:any|such) [^.,;]{2,80}"  # "committing such crimes"


@functools.cache
def retort() -> re.Pattern[str]:
    """Words that call a statement false without saying it again."""
    words = _retorts()
    mere = r"[“\"‘']?(?:as )?(?:(?:pure|mere|sheer|utter|complete|simply) )?"
    return re.compile(
        rf"\b(?:{words['subjects']})(?:['’]s| is| are| was| were)(?: \w+){{0,2}} (?:{words['words']})\b"
        rf"|\b(?:the|those|these|such) (?:{words['told']}) {mere}(?:{words['words']})\b"
        rf"|\b(?:{words['anaphors']})\b|^\W*(?:{words['openings']})\b(?=\W*$|[,.:;!—–-])",
        re.IGNORECASE,
    )


@functools.cache
def flat_retort() -> re.Pattern[str]:
    """ "It does nothing of the kind": a sentence of the outlet's own."""
    return re.compile(
        rf"\W*(?:it|that|this|they|he|she)\b[^.,;:]{{0,20}}?\b(?:{_retorts()['anaphors']})\b", re.IGNORECASE
    )


@functools.cache
def opposing() -> re.Pattern[str]:
    """ "Flatly contradicts this", "rejected the charge"; not "does not deny it", nor "disputes that"."""
    words, openings = _opposing(), _retorts()["openings"]
    what = rf"(?:{words['pronouns']}|(?:the|that|those) (?:{words['nouns']}))"
    return re.compile(
        rf"(?<!not )(?<!nor )(?<!n['’]t )\b(?:(?:{words['verbs']}) {what}|{words['phrases']})\b"
        rf"|(?:^|[.!?]\s)(?:{openings})\b[,.!]",
        re.IGNORECASE,
    )


@functools.cache
def none_such() -> re.Pattern[str]:
    """ "No such letter", "nobody touched anything": what was said before did not happen, whatever its words."""
    data = load_toml("claims.toml")["none_such"]
    got, come = ("|".join(data[name]) for name in ("got", "come"))
    return re.compile(
        rf"\b(?:no|any|never any) such\b|\b(?:{got}) (?:nothing|none)\b"
        rf"|\bnothing (?:has|had|of it)(?: been)? (?:{come})\b"
        r"|\b(?:nobody|no one)(?: has| had| ever)* \w+ (?:\w+ )?(?:anything|anybody|anyone)\b",
        re.IGNORECASE,
    )


@functools.cache
def report_untrue() -> re.Pattern[str]:
    """ "Reports of an encirclement are false": a denial that says of what."""
    words = _retorts()
    return re.compile(
        rf"\b(?:{words['told']})\b(?: [^,.;]{{0,40}}?)?? (?:that|of) (?P<claim>[^;\n]{{0,120}}?)"
        rf" (?:is|are|was|were)(?: \w+){{0,2}} (?:{words['words']})\b",
        re.IGNORECASE,
    )


def _retorts() -> dict[str, str]:
    data = load_toml("claims.toml")["retorts"]
    return {name: "|".join(map(re.escape, words)) for name, words in data.items()}


@functools.cache
def denied_aside() -> re.Pattern[str]:
    """ ", something Velm denies" and ", a figure that the army disputes", at the end of a clause."""
    words = _opposing()
    what = rf"(?:something|which|an? (?:{words['nouns']}))(?: that| which)?"
    return re.compile(rf", (?P<from>{what} {_WHO}{_AGAIN} (?:{words['verbs']}))(?=[.,;]|\s(?:and|but)\b)")


@functools.cache
def denied_passively() -> re.Pattern[str]:
    """ "The report was denied by Velm"; "the claim that wages had fallen was rejected by the company"."""
    words = _opposing()
    return re.compile(
        rf"\b(?P<from>[Tt]h(?:e|at|is|ese|ose) (?:{words['nouns']})(?: (?:that|of) (?P<what>[^.;:\n]{{5,150}}?))?"
        rf" (?:was|were|is|are|has been|have been)(?: \w+ly)? (?:{words['verbs']}) by {_WHO})(?=[.,;]| as\b)"
    )


@functools.cache
def others_claim() -> re.Pattern[str]:
    """ "The union's claim that wages had fallen", "a report in The Lantern that ...": whose, and what."""
    nouns = "|".join(load_toml("denials.toml")["statements"])
    return re.compile(
        rf"(?:as (?:\w+ ){{1,3}}?)?(?:(?P<owner>[^,.;:\n]{{2,60}}?)['’]s? (?:\w+ )?(?:{nouns})s?"
        rf"|(?:an?|the) (?:\w+ )?(?:{nouns})s? (?:by|from|in|of) (?P<source>[^,.;:\n]{{2,60}}?)"
        rf"|(?:an?|the) (?P<namesake>[A-Z]\w+) (?:{nouns})s?)"
        rf" (?P<what>(?:that|of) [^;:\n]{{8,}})"
    )


@functools.cache
def denied_plainly() -> re.Pattern[str]:
    """A sentence that begins with who denies: "it", "that claim", or to have done such a thing."""
    words = _opposing()
    before = rf"(?:it|this|that|them|(?:the|that|those|these) (?:{words['nouns']}))(?: as [^,.;:\n]{{3,40}})?"
    return re.compile(
        rf"(?:^|(?<=[.!?\n] )|(?<=\n))(?P<from>{_WHO}{_AGAIN} (?:(?:{words['verbs']})"
        rf" (?:{before}|(?P<what>[a-z]+ing {_UNTOLD}))|(?:denies|denied)(?=:)))(?=[.,;:])",
        re.MULTILINE,
    )


@functools.cache
def named_act(name: str) -> re.Pattern[str]:
    """An acceptance or rejection, with an adjective or two ("a flat no"), and no noun behind it ("no expiry date")."""
    return re.compile(
        rf"\b(?:an?|the)(?: [\w-]+){{0,2}} (?:{_acts(name)})\b(?=\W*$|[^\w\s]|\s(?:{_AFTER})\b)",
        re.IGNORECASE,
    )


@functools.cache
def told_act(name: str) -> re.Pattern[str]:
    """The same told by a verb."""
    return re.compile(rf"\b(?:{_acts(name)})\b", re.IGNORECASE)


@functools.cache
def judging() -> re.Pattern[str]:
    """A word for an act that judges it: "a climbdown"."""
    return re.compile(rf"\b(?:{'|'.join(load_toml('claims.toml')['judged'])})\b", re.IGNORECASE)


@functools.cache
def elliptic() -> re.Pattern[str]:
    """ "It has not", "they did": all that is said."""
    return re.compile(
        r"\W*(?:that )?(?:he|she|it|they|we|there|I|this|that|(?:the|its|his|her|their) [\w’'-]+)"
        r" (?:most |very )?(?:certainly |indeed |simply )?(?:did|do|does|had|has|have|was|were|is|are)"
        r"(?:(?: not|n['’]t)(?: (?:so|any|yet))?|(?: been)? (?:none|nothing))?\W*",
        re.IGNORECASE,
    )


@functools.cache
def it_was() -> re.Pattern[str]:
    """ "It was the company that walked out", "it was Velm": whom a statement puts in another's place."""
    return re.compile(
        r"\W*(?:that )?it (?:was|is|had been|has been) (?P<who>(?:the )?[\w’'-]+(?: [\w’'-]+){0,3}?)"
        r"(?: (?:that|who|which)\b|(?=\W*$))",
        re.IGNORECASE,
    )


@functools.cache
def in_spite() -> re.Pattern[str]:
    """What stands right before the one whose claim is contradicted."""
    words = "|".join(load_toml("claims.toml")["opposing"]["in_spite"])
    return re.compile(rf"\b(?:{words}) (?:the )?$", re.IGNORECASE)


def _acts(name: str) -> str:
    return "|".join(load_toml("claims.toml")["acts"][name])


def _opposing() -> dict[str, str]:
    return {name: "|".join(group) for name, group in load_toml("claims.toml")["opposing"].items()}
