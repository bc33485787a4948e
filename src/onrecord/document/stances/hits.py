"""Words of stance in a parse: each with its stance, its object and its holder, before it is put into a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.document.attribute.sources import (
    agent_source,
    is_empty,
    noun_phrase,
    possessor_source,
    subject_source,
)
from onrecord.document.datelines import after_dateline
from onrecord.document.stances.complement import Range, complement
from onrecord.document.stances.lexicon import Lexicon, Sense
from onrecord.document.stances.modality import Modality, modality
from onrecord.document.syntax import Syntax
from onrecord.lexicons.people import bodies, people
from onrecord.records import Span, Stance

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*(?:[ap]\.?m\.?|GMT|CET))?\s*[-–—:]?\s+")
_COPULAS = (
    "be",
    "remain",
    "seem",
    "appear",
    "stay",
    "become",
    "look",
    "sound",
    "declare",
    "profess",
    "pronounce",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """`token` carries the stance. `holder` are the words for who takes it; None: the speaker of what it stands in."""

    token: int
    stance: Stance
    topic: Range
    holder: Span | None
    holder_token: int | None
    rule: str
    would: bool = False
    weight: float = 0.0  # log odds, where a model was asked
    gist: str = ""  # its vector of the words


def find_hits(syntax: Syntax, words: Lexicon) -> Iterator[Hit]:
    """The hits of verbs, adjectives and nouns, whoever says them."""
    for i, token in enumerate(syntax.tokens):
        if token.pos in ("VERB", "AUX"):
            yield from _verb(syntax, words, i)
            yield from _against(syntax, words, i)
        elif token.pos in ("ADJ", "ADV") and token.lemma.lower() in words.adjectives:
            yield from _adjective(syntax, words, i)
        elif token.pos == "NOUN" and token.lemma.lower() in words.nouns:
            yield from _noun(syntax, words, i)


def _verb(syntax: Syntax, words: Lexicon, i: int) -> Iterator[Hit]:
    for key in verb_keys(syntax, i):
        for sense in words.verbs.get(key, ()):
            topic = complement(syntax, i, sense.shapes)
            if (
                topic is None
                or not _takes(syntax, sense, topic, i)
                or _no_stance(syntax, words, key, topic, i)
            ):
                continue
            stance, how = _read(sense, modality(syntax, i, words.irrealis))
            if stance == "accepts" and _is_none(syntax, topic):
                stance = sense.negated  # "agreed to neither demand"
            if stance == "offers" and key in words.pledging and _is_harm(syntax, words, i):
                stance = "threatens"
            holder, head = subject_of(syntax, i)
            nobody = holder is None and syntax.kid(i, "auxpass") is not None  # "the permits were promised"
            if stance is not None and not nobody:
                yield Hit(i, stance, topic, holder, head, f"{key.replace(' ', '-')}", how.would)
            return


def _is_harm(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """What somebody promises is against the others: "to shoot", "a motion of no confidence"."""
    done, thing = syntax.kid(i, "xcomp"), syntax.kid(i, "dobj")
    if thing is not None and syntax.tokens[thing].lemma.lower() in words.harmful:
        return True
    return done is not None and any(key in words.harms for key in verb_keys(syntax, done))


def _is_none(syntax: Syntax, topic: Range) -> bool:
    """The object is none of its kind; a "no-fly zone" is one."""
    first, last = topic
    if syntax.tokens[first].text.lower() not in ("no", "neither", "none", "nothing"):
        return False
    return first == last or syntax.tokens[first + 1].text not in ("-", "‑", "–")


def _against(syntax: Syntax, words: Lexicon, i: int) -> Iterator[Hit]:
    """ "is (dead) against the plan"."""
    if syntax.tokens[i].lemma.lower() not in _COPULAS:
        return
    for k in syntax.kids(i, "prep", "acomp", "advmod"):
        against = k if syntax.tokens[k].text.lower() == "against" else syntax.kid(k, "prep")
        if (
            against is None
            or syntax.tokens[against].text.lower() != "against"
            or syntax.right[against] == against
        ):
            continue
        how = modality(syntax, i, words.irrealis)
        holder, head = subject_of(syntax, i)
        if how.real and not how.negated and holder is not None:
            yield Hit(i, "rejects", (against + 1, syntax.right[against]), holder, head, "be-against")


def _no_stance(syntax: Syntax, words: Lexicon, key: str, topic: Range, i: int) -> bool:
    """Another sense of the word: to dismiss eleven people, to decline to comment, "it would need a majority"."""
    if key == "dismiss":
        thing = syntax.kid(i, "dobj", "nsubjpass")
        return thing is not None and syntax.kid(thing, "nummod") is not None
    if key in ("decline", "refuse"):
        return any(
            syntax.tokens[k].lemma.lower() in words.unsaid
            for k in range(topic[0], min(topic[0] + 3, topic[1] + 1))
        )
    if key == "expect":
        return not _is_expected_of_somebody(syntax, i)
    if key == "offer":
        thing = syntax.kid(i, "dobj")
        return thing is not None and syntax.tokens[thing].lemma.lower() in words.offered
    if key == "vow":
        return not any(
            one in words.harms
            for k in range(topic[0], min(topic[0] + 3, topic[1] + 1))
            for one in verb_keys(syntax, k)
        )
    if key == "need":
        subject = syntax.kid(i, "nsubj")
        return subject is None or syntax.tokens[subject].text.lower() not in ("we", "i")
    return False


def _is_expected_of_somebody(syntax: Syntax, i: int) -> bool:
    """ "Expects Orsk to sign" asks it of Orsk; "expected the first buses to move" foresees it."""
    clause = syntax.kid(i, "ccomp", "xcomp")
    who = syntax.kid(clause, "nsubj", "nsubjpass") if clause is not None else None
    who = who if who is not None else syntax.kid(i, "dobj")
    if who is None:
        return True
    token = syntax.tokens[who]
    return (
        token.pos in ("PROPN", "PRON")
        or token.lemma.lower() in people().heads | people().groups | bodies().heads
    )


def verb_keys(syntax: Syntax, i: int) -> list[str]:
    """The verb with what may belong to it, the longest first."""
    lemma = syntax.tokens[i].lemma.lower()
    keys = []
    following = [syntax.tokens[k].text.lower() for k in range(i + 1, min(i + 3, len(syntax.tokens)))]
    if following:
        keys.append(f"{lemma} {following[0]}")
    keys += [f"{lemma} {syntax.tokens[k].text.lower()}" for k in syntax.kids(i, "prt", "dobj")]
    keys += [
        f"{lemma} {syntax.tokens[k].text.lower()} {syntax.tokens[n].text.lower()}"
        for k in syntax.kids(i, "prep")
        for n in syntax.kids(k, "pobj")
    ]
    return [*dict.fromkeys(keys), lemma, *([f"{lemma}e"] if not lemma.endswith("e") else [])]


def _takes(syntax: Syntax, sense: Sense, topic: Range, i: int) -> bool:
    """A sense that takes only some objects: their head is one of them."""
    if not sense.objects:
        return True
    return any(
        syntax.tokens[k].lemma.lower() in sense.objects and not topic[0] <= syntax.tokens[k].head <= topic[1]
        for k in range(topic[0], topic[1] + 1)
    )


def _read(sense: Sense, how: Modality) -> tuple[Stance | None, Modality]:
    """The stance with negation and reality weighed in; None: nothing is said."""
    if sense.stance is None and not how.negated:
        return None, how
    if not how.real and not (how.asked and sense.stance == "questions"):
        return None, how
    if how.over:
        return ("concedes" if sense.stance == "demands" else sense.negated), how
    return (sense.negated if how.negated else sense.stance), how


def subject_of(syntax: Syntax, i: int) -> tuple[Span | None, int | None]:
    """The words for who does it, and their head; None where they name nobody."""
    i = _joined_to(syntax, i)
    token = syntax.tokens[i]
    if token.tag == "VBN" and token.dep in ("advcl", "acl") and syntax.kid(i, "aux", "auxpass") is None:
        spans, head = agent_source(syntax, i)  # "Asked whether ...", "the terms offered by ..."
    else:
        spans, head = _only_one(syntax, i) or subject_source(syntax, i)
        if not spans and syntax.kid(i, "auxpass", "nsubj", "expl") is None:
            spans, head = _name_before(syntax, i)
    if not spans or (is_empty(syntax, head) and syntax.tokens[head or 0].text.lower() != "it"):
        return None, None
    return _without_clock(syntax, spans[0]), head


def _joined_to(syntax: Syntax, i: int) -> int:
    """ "Demanded that it suspend the deal and called on him": a past is joined to a past, whatever the parser says."""
    token = syntax.tokens[i]
    head = syntax.tokens[token.head]
    if (
        token.dep != "conj"
        or token.tag != "VBD"
        or head.tag not in ("VB", "VBP")
        or syntax.kid(i, "nsubj") is not None
    ):
        return i
    above = syntax.tokens[head.head]
    return head.head if head.dep in ("ccomp", "xcomp") and above.tag == "VBD" else i


def _only_one(syntax: Syntax, i: int) -> tuple[tuple[Span, ...], int | None] | None:
    """ "Orsk is the only side that wants it": who is said to be the one, where a relative clause tells what it does."""
    token = syntax.tokens[i]
    one = syntax.tokens[token.head]
    if token.dep != "relcl" or one.dep != "attr" or syntax.tokens[one.head].lemma.lower() != "be":
        return None
    subject = syntax.kid(one.head, "nsubj")
    if subject is None or syntax.tokens[subject].text.lower() in (
        "it",
        "this",
        "that",
        "there",
        "what",
        "who",
    ):
        return None
    own = syntax.kid(i, "nsubj")
    relative = own is not None and syntax.tokens[own].text.lower() in ("that", "who", "which")
    phrase = noun_phrase(syntax, subject) if relative else None
    return ((phrase,), subject) if phrase is not None else None


def _name_before(syntax: Syntax, i: int) -> tuple[tuple[Span, ...], int | None]:
    """The name right before a finite verb to which the parser gave no subject, or at the head of its sentence where
    a comma ends what stands between."""
    token = syntax.tokens[i]
    first = syntax.sentence(i)[0]
    if token.tag not in ("VBD", "VBZ", "VBP") or token.dep not in ("ROOT", "conj") or i == first:
        return (), None
    k = i - 1
    while k > first and (
        syntax.tokens[k].pos in ("ADV", "AUX") or syntax.tokens[k].text in ("has", "had", "have")
    ):
        k -= 1
    if syntax.tokens[k].text == ",":
        k = first
        while k < i and syntax.tokens[k].pos == "PROPN":
            k += 1
        k -= 1
    end = k
    while k >= first and syntax.tokens[k].pos == "PROPN":
        k -= 1
    span = syntax.span(k + 1, end) if k < end else None
    return ((span,), end) if span is not None else ((), None)


def _without_clock(syntax: Syntax, span: Span) -> Span:
    """A live page's time of day, or a dateline, before the subject is no part of it."""
    found = _CLOCK.match(syntax.text, span.start, span.end)
    start = found.end() if found is not None else after_dateline(syntax.text, span.start, span.end)
    return Span(start, span.end) if start < span.end else span


def _adjective(syntax: Syntax, words: Lexicon, i: int) -> Iterator[Hit]:
    token = syntax.tokens[i]
    copula = token.head if token.dep in ("acomp", "attr", "oprd", "advmod", "prep", "conj", "ROOT") else None
    if copula is None or (syntax.tokens[copula].lemma.lower() not in _COPULAS and token.dep != "conj"):
        return
    for sense in words.adjectives[token.lemma.lower()]:
        topic = complement(syntax, i, sense.shapes) or complement(syntax, copula, sense.shapes)
        if topic is None:
            continue
        stance, how = _read(sense, modality(syntax, i, words.irrealis))
        holder, head = subject_of(syntax, copula)
        if stance is not None:
            yield Hit(i, stance, topic, holder, head, f"be-{token.lemma.lower()}", how.would)
        return


def _noun(syntax: Syntax, words: Lexicon, i: int) -> Iterator[Hit]:
    if any(syntax.tokens[k].text.lower() in ("no", "neither") for k in syntax.kids(i, "det")):
        return  # "made no offer to"
    for sense in words.nouns[syntax.tokens[i].lemma.lower()]:
        topic = complement(syntax, i, sense.shapes)
        if topic is None:
            continue
        spans, head = possessor_source(syntax, i)
        if not spans:
            spans, head = _modifier(syntax, i)
        holder = spans[0] if spans else None
        governor = syntax.tokens[i].head
        real = True
        if holder is None:
            verb = _light_verb(syntax, words, i)
            if verb is None:
                return
            holder, head = subject_of(syntax, verb)
            real = modality(syntax, verb, words.irrealis).real and not syntax.negated(verb)
        elif syntax.tokens[i].dep in ("dobj", "pobj") and _gives_up(syntax, words, governor, i):
            return
        if holder is not None and real and sense.stance is not None:
            yield Hit(i, sense.stance, topic, holder, head, f"noun-{syntax.tokens[i].lemma.lower()}")
        return


def _modifier(syntax: Syntax, i: int) -> tuple[tuple[Span, ...], int | None]:
    """ "the Orsk proposal": a party's name before the noun."""
    for k in syntax.kids(i, "compound", "amod", "nmod"):
        named = syntax.tokens[k].entity in ("GPE", "NORP", "ORG", "PERSON")
        if named or (syntax.tokens[k].pos == "PROPN" and syntax.tokens[k].dep != "amod"):
            phrase = syntax.span(syntax.left[k], k)
            return ((phrase,), k) if phrase else ((), None)
    return (), None


def _light_verb(syntax: Syntax, words: Lexicon, i: int) -> int | None:
    token = syntax.tokens[i]
    verb = token.head
    if token.dep == "pobj" and syntax.tokens[verb].dep in ("prep", "prt"):
        particle, verb = verb, syntax.tokens[verb].head
        key = f"{syntax.tokens[verb].lemma.lower()} {syntax.tokens[particle].text.lower()}"
        return verb if key in words.light else None
    if token.dep != "dobj":
        return None
    return verb if any(key in words.light for key in verb_keys(syntax, verb)) else None


def _gives_up(syntax: Syntax, words: Lexicon, verb: int, i: int) -> bool:
    """The noun is what somebody gives up or denies: the verb says the stance, not the noun."""
    if syntax.tokens[verb].dep in ("prep", "prt"):
        verb = syntax.tokens[verb].head
    senses = [sense for key in verb_keys(syntax, verb) for sense in words.verbs.get(key, ())]
    return any(sense.stance == "concedes" for sense in senses) or syntax.tokens[verb].lemma.lower() == "deny"
