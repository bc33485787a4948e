"""From the words of a source to the mention that heads them. Part of the stage `resolve`.

A source may be longer than the mention that counts: "Ana Reis, deputy director of the X programme at Y" is Ana
Reis, "a spokesman for the ministry, Ana Reis" too, and "officials in Oslo" are the officials.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.resolve.spelling import fold
from onrecord.lexicons.people import bodies, people
from onrecord.records import Article, Mention, Span

_OWNERS = frozenset({"his", "her", "its", "their"})
_CUT = re.compile(
    r"\s(?:of|at|in|for|from|with|on|to|who|that|whose|which|across|near|inside|within|around|close|familiar|present|aware|privy|able|"
    r"involved|briefed|outside)\b|,"
)
_ONE_OF = re.compile(
    r"(?:one|some|two|three|several|many|most|others|another) of (?:the|his|her|its|their)\b[^,.;]{3,60}$",
    re.I,
)
# "At Selmet the prime minister's spokeswoman": where it was said
_WHERE = re.compile(
    r"(?:At|In|From|On)(?: the)?(?: [A-ZÀ-ÞŁŠŽČĆĐ][\w’'-]+)+(?:, | (?=(?:the|a|an|its|his|her|their) ))"
)
_POSSESSIVE = ("'s ", "’s ", "' ", "’ ")
_COMPOUND = re.compile(r", (?:[a-z]+-[a-z]+ ){1,2}")
_AUTHOR = ("by", "from", "of")
_INSIDE = frozenset("of at in for from with on to by about between after before against over under".split())
_VOICE = re.compile(r" (?:own )?(?:words|account|estimate|reckoning|version)")  # "by her account" is she
_TIES = frozenset(["of", "at", "for", "in", "the"])
_PERSONAL = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "eer", "crat")
_INDEFINITE, _NEAR = ("a ", "an "), 12  # mentions of one sentence
_MOST = 60  # mentions in one source
_ARTICLES = ("a ", "an ", "the ")
_LONGEST = 90  # characters; a longer source is no description


ONE_OF_THEM = re.compile(r"(?:one|some|two|several|many|others|another|both|all|most)(?: of them)?$", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """The head of a source, or a description without one, or the reason why neither.

    `span` is the head's, or that of the whole description; `joint` where two actors speak as one.
    """

    head: Mention | None
    span: Span | None
    reason: str = ""
    joint: bool = False
    words: Span | None = None  # where no mention was found: all of the source


def find_source(article: Article, mentions: Sequence[Mention], spans: Sequence[Span]) -> Source:
    """`mentions` in order; `spans` the pieces of one source, the first the one that counts."""
    if not spans:
        return Source(None, None, "no source in the words")
    for span in (_without_place(article, one) for one in spans):
        inside = _inside(mentions, span)
        heads = _heads(article, inside, span)
        if len(heads) > 1:
            plural = all(one.form == "nominal" for one in heads)
            return Source(
                None, span if plural else None, "" if plural else "two sources together", joint=True
            )
        if heads:
            speaker = _employed(article, mentions, heads[0]) or heads[0]
            return Source(speaker, speaker.span)
    return replace(_described(article, spans[0]), words=spans[0])


def _without_place(article: Article, span: Span) -> Span:
    found = _WHERE.match(article.text, span.start, span.end) or _site().match(
        article.text, span.start, span.end
    )
    return Span(found.end(), span.end) if found is not None and found.end() < span.end else span


@functools.cache
def _site() -> re.Pattern[str]:
    """ "In Lima, the capital of Peru, the minister": what the parser may take for who speaks."""
    nouns = "|".join(sorted({"capital", *bodies().sites}))
    return re.compile(rf"(?:the|a|an|its) (?:[\w’'-]+ ){{0,3}}?(?:{nouns})(?: of [^,]{{2,40}})?, ")


def _employed(article: Article, mentions: Sequence[Mention], head: Mention) -> Mention | None:
    """ "Ana Reis, an analyst at the X Institute, a think tank, said": she speaks, and what was read as the source only
    tells what the body is for which she works."""
    text, start = article.text, head.span.start
    if head.head not in bodies().heads or head.form != "nominal" or not text.startswith(_INDEFINITE, start):
        return None
    place = bisect_left(mentions, start, key=lambda one: one.span.start)
    near = [one for one in mentions[max(place - _NEAR, 0) : place] if one.sentence == head.sentence]
    body = next((one for one in near if text[one.span.end : start] == ", " and one.label == "ORG"), None)
    if body is None:
        return None
    people_before = (one for one in near if one.label == "PERSON" and one.subject and not one.quoted)
    return next(
        (one for one in people_before if any(one.span < role.span < body.span for role in one.roles)), None
    )


def _inside(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """The mentions that a source holds, and a longer phrase that begins with it."""
    first = bisect_left(mentions, span.start, key=lambda one: one.span.start)
    found: list[Mention] = []
    for one in mentions[first:]:
        if one.span.start >= span.end:
            break
        found.append(one)
        if len(found) == _MOST:
            break
    if not found and first and mentions[first - 1].span.contains(span):
        found.append(mentions[first - 1])
    return found


def _heads(article: Article, inside: list[Mention], span: Span) -> list[Mention]:
    """The outermost mentions of a source that are nobody's owner, title or apposition: one, or several joined."""
    owners = {role.of for one in inside for role in one.roles if role.of}
    outer = [
        one
        for one in inside
        if not _belongs(article, one, inside, owners, span) and not _modifies(article, one, span)
    ]
    if not outer or not _opens(article, outer[0], span):
        return []
    heads, end = [outer[0]], outer[0].span.end
    for one in outer[1:]:
        between = article.text[end : one.span.start]
        end = one.span.end
        if heads[-1].form == "nominal" and between.split() and set(between.split()) <= _TIES:
            continue  # "the secretary of the president [of Ruritania], Ana Reis"
        if _is_joint(_without_title(between, one, heads[-1], article)):
            heads.append(one)
        elif heads[-1].form == "nominal" and one.form == "name" and _leads_to_name(between):
            heads[-1] = one  # an apposition without a title of its own
        elif _is_member(heads[-1], between, one):
            heads[-1] = one  # "the Civic Union's Ana Reis"
        else:
            break
    return heads


def _opens(article: Article, one: Mention, span: Span) -> bool:
    """A mention heads its source if nothing but a title stands before it, or a document by it ("comments by X")."""
    start = min([one.span.start, *(role.span.start for role in one.roles if role.span.start >= span.start)])
    words = fold(article.text[span.start : start]).split()
    if not any(word in _INSIDE for word in words):
        return True
    noun = words[-2] if len(words) > 1 else ""
    return words[-1] in _AUTHOR and (noun in bodies().documents or noun.rstrip("s") in bodies().documents)


def _leads_to_name(between: str) -> bool:
    """Nothing but a comma and forms of address, or "smooth-talking": what follows is an apposition."""
    words = between.replace(",", " ").split()
    return (
        all(word.lower() in people().honorifics for word in words) or _COMPOUND.fullmatch(between) is not None
    )


def _is_member(before: Mention, between: str, one: Mention) -> bool:
    """A person behind the name of a body or a state, as its own: the person speaks."""
    return (
        between in _POSSESSIVE
        and before.form == "name"
        and before.label != "PERSON"
        and one.label == "PERSON"
    )


def _modifies(article: Article, one: Mention, span: Span) -> bool:
    """What only stands before the noun that counts: "the G7 discussions", "a school senior"."""
    following = article.text[one.span.end : span.end].split()
    if one.form == "nominal" and following and following[0].endswith(("ing", "ed")):
        return False  # "judges handling the case"
    if one.form == "pronoun" or not following or article.text[one.span.end] != " ":
        return False
    if one.label == "PERSON" and " " in (one.name or "") and not _is_personal(following[0]):
        return False  # "Ana Reis reacts", "said Ana Reis outside", but "Ana Reis supporters"
    return following[0].isalpha() and following[0].islower() and following[0] not in people().following


def _is_joint(between: str) -> bool:
    words = between.lower().replace(",", " ").split()
    return words[:1] in (["and"], ["or"], ["&"]) and all(
        w in ("the", "both") or w in people().honorifics for w in words[1:]
    )


def _without_title(between: str, one: Mention, before: Mention, article: Article) -> str:
    """The words between two mentions, less the titles before the second."""
    starts = [role.span.start for role in one.roles if before.span.end < role.span.start < one.span.start]
    return article.text[before.span.end : min(starts)] if starts else between


def _belongs(article: Article, one: Mention, inside: list[Mention], owners: set[Span], span: Span) -> bool:
    if any(owner.contains(one.span) for owner in owners):
        return True
    if one.form == "pronoun" and one.head in _OWNERS and one.span != span:
        return not _VOICE.fullmatch(article.text, one.span.end, span.end)  # "his surrogates" are not he
    return any(
        other is not one
        and (
            (other.span.contains(one.span) and len(other.span) > len(one.span))
            or any(role.span.contains(one.span) for role in other.roles)
        )
        for other in inside
    )


def _is_personal(noun: str) -> bool:
    """A noun for people or bodies, by the lexicon or by its ending."""
    singular = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    known = (people().heads, people().groups, bodies().heads)
    return any(word in words for words in known for word in (noun, singular)) or singular.endswith(_PERSONAL)


def _described(article: Article, span: Span) -> Source:
    """A source that no mention covers: kept by its description where that is a common noun for people."""
    text = span.of(article.text)
    words = fold(text).split()
    if _ONE_OF.match(text) and _is_personal(words[-1]):
        return Source(None, span)  # "one of his backbenchers"
    if not words or words[0] in people().nobody or len(text) > _LONGEST or "\n" in text:
        return Source(None, None, f"'{text[:40]}' names nobody")
    base = _CUT.split(text)[0].split()
    head = fold(base[-1]) if base else ""
    if head in bodies().documents or head.rstrip("s") in bodies().documents:
        return Source(None, None, f"'{text[:40]}' is a document")
    lower = base and all(word[:1].islower() or i == 0 for i, word in enumerate(base))
    if not _is_personal(head):
        return Source(None, None, f"'{text[:40]}' is nobody that the lexicon knows")
    if not lower or not (text[:1].islower() or text.lower().startswith(_ARTICLES)):
        return Source(None, None, f"'{text[:40]}' is a name that was not read as one")
    return Source(None, span)
