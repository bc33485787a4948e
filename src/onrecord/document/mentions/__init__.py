"""The stage `mentions`: the phrases of one article that stand for actors - names, nominals and pronouns.

An article, its parse and its quotations in; mentions out, in order, with the roles that they carry. Which of
them are one actor is for `corpus/resolve` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.document.mentions.acting import acts_somewhere, stands_as_body, stands_for_actor
from onrecord.document.mentions.long_names import Name
from onrecord.document.mentions.names import find_names
from onrecord.document.mentions.nominals import find_nominals
from onrecord.document.mentions.role_phrase import Phrase
from onrecord.document.mentions.roles import Roles
from onrecord.document.mentions.sheet import Range, Sheet, noun_lemma
from onrecord.lexicons.people import people
from onrecord.lexicons.states import find_place
from onrecord.records import Article, Gender, Mention, MentionForm, Number, Parse, Span

VERSION = "mentions/8"
_PRONOUNS: dict[str, tuple[Gender | None, Number | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("masculine", "singular")),
    **dict.fromkeys(("she", "her", "herself"), ("feminine", "singular")),
    **dict.fromkeys(("it", "its", "itself"), ("neuter", "singular")),
    **dict.fromkeys(("they", "them", "their", "themselves"), (None, "plural")),
    "who": (None, None),
}
_EMPTY_IT = frozenset(
    {
        "be",
        "seem",
        "appear",
        "come",
        "take",
        "become",
        "look",
        "remain",
        "happen",
        "turn",
        "emerge",
        "rain",
        "snow",
    }
)


def find_mentions(article: Article, parse: Parse, quotations: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions of an article in order; a name's span leaves out its titles and any possessive ending."""
    sheet = Sheet(article, parse, quotations)
    names: Sequence[Name] = [one for one in find_names(sheet) if not sheet.in_dateline(one.part[0])]
    roles = Roles(sheet, names)
    carried = {name.part: roles.of_name(name) for name in names if name.label == "PERSON"}
    carried |= {name.part: roles.of_body(name) for name in names if name.label == "ORG"}
    phrases = [phrase for found in carried.values() for phrase in found]
    # "Ukraine's Armed Forces" is a name, though its words are those of the phrase that tells whose it is
    bodies_of = {name.part[1] - 1 for name in names if name.label == "ORG" and carried[name.part]}
    names = _without_parts_of_roles(names, [phrase for phrase in phrases if phrase.noun not in bodies_of])
    taken = {i for name in names for i in range(*name.part)} | {phrase.noun for phrase in phrases}
    states = _states_named(names)
    owners = {phrase.of for phrase in phrases}
    bodies = acts_somewhere(sheet, names)
    mentions = [
        _named(sheet, name, carried.get(name.part, ()))
        for name in names
        if stands_for_actor(sheet, name, states)
        or (name.text in bodies and stands_as_body(sheet, name))
        or (name.part in owners and name.label in ("PERSON", "ORG", "GPE", ""))
    ]
    mentions += [_nominal(sheet, phrase) for phrase in find_nominals(sheet, roles, taken)]
    mentions += [_pronoun(sheet, i) for i in range(len(sheet.tokens)) if _is_pronoun(sheet, i)]
    unique = {mention.span: mention for mention in mentions}
    return tuple(unique[span] for span in sorted(unique))


def _without_parts_of_roles(names: Sequence[Name], phrases: Sequence[Phrase]) -> list[Name]:
    """Names that only help to word a title ("Foreign", "Middle East") are not mentions; whose it is, is one."""
    inside: dict[int, Range | None] = {}
    for phrase in phrases:
        for i in range(*phrase.part):
            inside[i] = phrase.of
    return [
        name
        for name in names
        if name.label == "PERSON" or name.part[0] not in inside or name.part == inside[name.part[0]]
    ]


def _states_named(names: Sequence[Name]) -> frozenset[str]:
    places = [find_place(name.text) for name in names]
    return frozenset(place.code for place in places if place and place.code and place.sense != "capital")


def _mention(sheet: Sheet, part: Range, head: int, form: MentionForm) -> Mention:
    """A mention with what its place in the article tells; the caller adds what its words do."""
    return Mention(
        article=sheet.article.id,
        span=sheet.span(part),
        form=form,
        label="",
        head=noun_lemma(sheet.tokens[head]) if form == "nominal" else sheet.tokens[head].text.lower(),
        sentence=sheet.tokens[part[0]].sentence,
        block=sheet.block(part[0]),
        subject=sheet.is_subject(part, head),
        quoted=sheet.quoted(head),
    )


def _named(sheet: Sheet, name: Name, phrases: Sequence[Phrase]) -> Mention:
    roles = tuple(phrase.role(sheet) for phrase in phrases)
    plural = name.label == "NORP"
    gender = _gender_before(sheet, name) if name.label == "PERSON" else "neuter"
    for phrase in phrases:
        gender = gender or people().genders.get(noun_lemma(sheet.tokens[phrase.noun]))
    return replace(
        _mention(sheet, name.part, sheet.root(name.part), "name"),
        label=name.label,
        name=name.text,
        gender=None if plural or not name.label else gender,
        number="plural" if plural else "singular",
        roles=roles,
    )


def _gender_before(sheet: Sheet, name: Name) -> Gender | None:
    """The gender that a form of address tells: "Mr", "Sir", "Mrs"."""
    for i in sheet.left(name.part[0], 3):
        word = sheet.tokens[i].text.lower()
        called = word in people().honorifics and sheet.capital(i)  # "miss Ana" may be a verb
        if not called and not sheet.role_noun(i):
            return None
        if gender := (people().honorifics.get(word) if called else None) or people().genders.get(word):
            return gender
    return None


def _nominal(sheet: Sheet, phrase: Phrase) -> Mention:
    token = sheet.tokens[phrase.noun]
    lemma = noun_lemma(token)
    person = lemma in people().heads
    return replace(
        _mention(sheet, phrase.part, phrase.noun, "nominal"),
        gender=people().genders.get(lemma) if person else None,
        number="plural" if token.tag in ("NNS", "NNPS") else "singular",
        roles=(phrase.role(sheet),),
    )


def _is_pronoun(sheet: Sheet, i: int) -> bool:
    token = sheet.tokens[i]
    word = token.text.lower()
    if word not in _PRONOUNS or token.tag not in ("PRP", "PRP$", "WP"):
        return False
    if word == "who":
        return token.dep in ("nsubj", "nsubjpass")
    if word == "it":
        return token.dep == "nsubj" and sheet.tokens[token.head].lemma not in _EMPTY_IT
    return True


def _pronoun(sheet: Sheet, i: int) -> Mention:
    gender, number = _PRONOUNS[sheet.tokens[i].text.lower()]
    return replace(_mention(sheet, (i, i + 1), i, "pronoun"), gender=gender, number=number)
