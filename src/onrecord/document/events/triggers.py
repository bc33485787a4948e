"""Words that may tell of an event: a parse in, the verbs and nouns of the lexicon with the sense that fits out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.document.events.lexicon import Lexicon, Sense
from onrecord.document.events.objects import TIMES, object_of
from onrecord.document.events.reality import intended
from onrecord.document.syntax import Syntax

_PLURALS = ("NNS", "NNPS")
_NEAR = 60  # tokens: two or three sentences
_LIMITS = ("until", "till")  # "gave the union until Friday": a day is what is set
_STATES = ("prt", "advmod", "acomp", "oprd")


@dataclass(frozen=True, slots=True)
class Trigger:
    """`token` is the word of the event; `verb` the finite verb by which it is told, None for a bare noun."""

    token: int
    sense: Sense
    verb: int | None
    noun: int | None = None

    @property
    def heads(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(k for k in (self.verb, self.noun) if k is not None))


def find_triggers(syntax: Syntax, words: Lexicon) -> Iterator[Trigger]:
    """In the order of the text; a noun under a verb that tells of its beginning goes with that verb."""
    for i, token in enumerate(syntax.tokens):
        if token.pos in ("VERB", "AUX") and not _titled(syntax, i):
            sense = _verb(syntax, words, i)
            if sense is not None:
                yield Trigger(i, sense, i)
        elif _is_noun(syntax, i):
            yield from _noun(syntax, words, i)


def _is_noun(syntax: Syntax, i: int) -> bool:
    """By its tag, or by its place where the tag is an adjective's ("a plenary has been called")."""
    token = syntax.tokens[i]
    if token.pos == "ADJ":
        return token.dep in ("nsubj", "nsubjpass", "dobj")
    return token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower())


def _titled(syntax: Syntax, i: int) -> bool:
    """A capital inside a sentence: a word of a name or title."""
    token = syntax.tokens[i]
    first, _ = syntax.sentence(i)
    return token.text[:1].isupper() and i > first and syntax.quote_of[i] >= 0


def keys(syntax: Syntax, i: int) -> list[str]:
    """A verb with its particle, the state that it brings about ("set free") or the word after it, then alone."""
    lemma = syntax.tokens[i].lemma.lower()
    found = []
    found += [f"{lemma} {syntax.tokens[k].text.lower()}" for k in syntax.kids(i, *_STATES)]
    if i + 1 < len(syntax.tokens):
        found.append(f"{lemma} {syntax.tokens[i + 1].text.lower()}")
    return [*found, lemma]


def _verb(syntax: Syntax, words: Lexicon, i: int) -> Sense | None:
    if syntax.tokens[i].lemma.lower() not in words.first:
        return None
    for key in keys(syntax, i):
        for sense in words.verbs.get(key, ()):
            if _fits(syntax, words, i, sense):
                return _aimed_sense(syntax, words, i, _of_intent(syntax, words, i, sense))
    return None


def _aimed_sense(syntax: Syntax, words: Lexicon, i: int, sense: Sense) -> Sense:
    """A pledge to hurt somebody is a threat; measures that are passed against somebody are sanctions."""
    if sense.kind == "pledge" and any(_hurts(syntax, words, k) for k in syntax.kids(i, "xcomp")):
        return replace(sense, type="THREATEN", mode=None)
    head = object_of(syntax, i) if sense.kind == "vote" and sense.type == "AGREE" else None
    if head is not None and syntax.tokens[head].lemma.lower() == "measure" and _hostile(syntax, words, head):
        return replace(sense, type="SANCTION", mode=None)
    return sense


def _hurts(syntax: Syntax, words: Lexicon, verb: int) -> bool:
    if not words.threats.isdisjoint(keys(syntax, verb)):
        return True
    sense = _verb(syntax, words, verb)
    return sense is not None and sense.type in ("ASSAULT", "SANCTION")


def _hostile(syntax: Syntax, words: Lexicon, noun: int) -> bool:
    """ "Restrictive measures", "measures against Orsk"."""
    kids = [syntax.tokens[k].text.lower() for k in syntax.children[noun]]
    return "against" in kids or not words.hostile.isdisjoint(kids)


def _of_intent(syntax: Syntax, words: Lexicon, i: int, sense: Sense) -> Sense:
    """An announcement is of the type of the act that it announces."""
    act = intended(syntax, i) if sense.needs == ("clause",) else None
    announced = _verb(syntax, words, act) if act is not None else None
    if announced is None and act is not None and syntax.tokens[act].lemma.lower() in words.restricting:
        return replace(sense, type="COERCE", mode="restrict")
    return replace(sense, type=announced.type, mode=announced.mode) if announced is not None else sense


def _fits(syntax: Syntax, words: Lexicon, i: int, sense: Sense) -> bool:
    need = sense.needs[0] if sense.needs else "none"
    if sense.subjects and not _subject_fits(syntax, i, sense):
        return False
    if sense.not_subjects and _subject_bars(syntax, i, sense):
        return False
    if need == "any":
        return True
    if need == "none":
        led = syntax.tokens[i].dep in ("xcomp", "acl")
        acts = _subject(syntax, i) if led else syntax.kid(i, "nsubj", "nsubjpass")
        return object_of(syntax, i) is None and acts is not None
    if need == "clause":
        return intended(syntax, i) is not None
    if need == "several":
        return _several(syntax, words, i)
    if need == "object":
        head = object_of(syntax, i)
        if head is None or (sense.kind == "attack" and syntax.tokens[head].entity == "PERSON"):
            return False  # a person is attacked with words, mostly
        return _object_fits(syntax, head, sense)
    if _other_verb(syntax, words, i):
        return False
    for prep in _prepositions(syntax, i):
        if syntax.tokens[prep].text.lower() in sense.needs:
            head = syntax.kid(prep, "pobj")
            if (
                head is not None
                and (syntax.tokens[head].entity not in TIMES or syntax.tokens[prep].text.lower() in _LIMITS)
                and _object_fits(syntax, head, sense)
            ):
                return True
    return (
        "to" in sense.needs
        and not sense.objects
        and any(
            syntax.tokens[k].tag == "VB"
            and any(syntax.tokens[m].text.lower() == "to" for m in syntax.kids(k, "aux"))
            for k in syntax.kids(i, "xcomp", "advcl")
        )
    )


def _other_verb(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """With a particle that the lexicon does not know ("the odds shot up on the exchange")."""
    particle = syntax.kid(i, "prt")
    return particle is not None and (
        f"{syntax.tokens[i].lemma.lower()} {syntax.tokens[particle].text.lower()}" not in words.verbs
    )


def _subject(syntax: Syntax, i: int) -> int | None:
    """Its subject, or the noun before a finite verb that is read as a participle ("A team of nine left on Monday")."""
    token = syntax.tokens[i]
    misread = token.dep == "acl" and token.tag == "VBD"
    return token.head if misread else syntax.subject(i)


def _subject_fits(syntax: Syntax, i: int, sense: Sense) -> bool:
    """Its subject, the antecedent of "which", or in "62 of the prisoners" the noun after "of"."""
    subject = _subject(syntax, i)
    if subject is None:
        return False
    token = syntax.tokens[subject]
    if token.text.lower() in ("who", "which", "that") and syntax.tokens[token.head].dep == "relcl":
        subject = syntax.tokens[token.head].head
    return _one_of(syntax, subject, sense.subjects)


def _subject_bars(syntax: Syntax, i: int, sense: Sense) -> bool:
    """A subject of which the word is only an image ("it all blew up")."""
    subject = _subject(syntax, i)
    return subject is not None and syntax.tokens[subject].lemma.lower() in sense.not_subjects


def _one_of(syntax: Syntax, head: int, words: frozenset[str]) -> bool:
    token = syntax.tokens[head]
    if token.lemma.lower() in words or token.text.lower() in words:
        return True
    if token.pos == "PROPN" and any(
        syntax.tokens[k].lemma.lower() in words for k in syntax.kids(head, "compound", "appos", "nmod")
    ):
        return True  # "the federation Ostvik", "Ruo, the envoy,"
    prep = next((k for k in syntax.kids(head, "prep") if syntax.tokens[k].text.lower() == "of"), None)
    inner = syntax.kid(prep, "pobj") if prep is not None else None
    return inner is not None and syntax.tokens[inner].lemma.lower() in words


def _prepositions(syntax: Syntax, i: int) -> Iterator[int]:
    """Those of a verb and of its particle ("walked out of")."""
    for k in syntax.kids(i, "prep", "dative", "prt", "advmod"):
        yield k
        yield from syntax.kids(k, "prep")


def _object_fits(syntax: Syntax, head: int, sense: Sense) -> bool:
    lemma = syntax.tokens[head].lemma.lower()
    if lemma in sense.not_objects:
        return False
    if not sense.objects:
        return syntax.tokens[head].pos in ("NOUN", "PROPN", "PRON", "NUM")
    if sense.names and syntax.tokens[head].pos == "PROPN" and syntax.tokens[head].entity not in TIMES:
        return True
    return _one_of(syntax, head, sense.objects)


def _several(syntax: Syntax, words: Lexicon, i: int) -> bool:
    """Somebody is met, with somebody, or several meet, or a body of several."""
    if syntax.kid(i, "auxpass") is not None:  # "was met with silence"
        return syntax.kid(i, "agent") is not None
    head = syntax.kid(i, "dobj")
    if head is not None:
        return (
            syntax.tokens[head].pos in ("PROPN", "PRON")
            or syntax.tokens[head].lemma.lower() not in words.not_met
        )
    if any(syntax.tokens[k].text.lower() == "with" for k in syntax.kids(i, "prep")):
        return True
    subject = _subject(syntax, i)
    if subject is None:
        return False
    token = syntax.tokens[subject]
    return (
        token.tag in _PLURALS
        or syntax.kid(subject, "conj") is not None
        or token.text.lower() in ("they", "we", "both", "who", "which")
        or token.lemma.lower() in words.bodies
    )


def _noun(syntax: Syntax, words: Lexicon, i: int) -> Iterator[Trigger]:
    token = syntax.tokens[i]
    if token.lemma.lower() not in words.first and token.text.lower() not in words.first:
        return
    if token.dep in ("compound", "amod", "nmod"):
        return
    sense = _noun_sense(syntax, words, i) or _again(syntax, words, i)
    if sense is None:
        return
    carrier = _carrier(syntax, words, i)
    if carrier is not None:
        verb, ends = carrier
        if ends and sense.phased:
            sense = replace(sense, kind=f"{sense.kind}-end", type="RETREAT", mode=None)
        yield Trigger(i, sense, verb, i)
        yield from _further(syntax, words, Trigger(i, sense, verb, i))
    elif sense.bare:
        yield Trigger(i, sense, None, i)


def _again(syntax: Syntax, words: Lexicon, i: int) -> Sense | None:
    """ "Drivers have walked out. The action began on Monday": a common word for an event that was told just before."""
    kind = words.again.get(syntax.tokens[i].lemma.lower())
    the = [syntax.tokens[k].text.lower() for k in syntax.children[i] if k < i]
    if kind is None or the not in (["the"], ["this"], ["their"]):
        return None
    for k in range(i - 1, max(-1, i - _NEAR), -1):
        token = syntax.tokens[k]
        noun = words.nouns.get(token.lemma.lower()) if token.pos == "NOUN" else None
        told = noun or (_verb(syntax, words, k) if token.pos == "VERB" else None)
        if told is not None and told.kind == kind:
            return replace(told, bare=False, phased=True, dated=False, needs=())
    return None


def _further(syntax: Syntax, words: Lexicon, first: Trigger) -> Iterator[Trigger]:
    """What else is told of an event: "the talks opened on Monday and are due to end on Friday"."""
    if first.verb is None or syntax.tokens[first.token].dep != "nsubj":
        return
    for verb in syntax.kids(first.verb, "conj"):
        found = keys(syntax, verb)
        own = syntax.kid(verb, "nsubj", "nsubjpass", "dobj") is not None
        if not own and any(key in words.begin or key in words.end for key in found):
            yield replace(first, token=verb, verb=verb)


def _noun_sense(syntax: Syntax, words: Lexicon, i: int) -> Sense | None:
    token = syntax.tokens[i]
    before = [syntax.tokens[k].lemma.lower() for k in syntax.children[i] if k < i]
    if not words.void_modifiers.isdisjoint((*before, _joined_modifier(syntax, i))):
        return None
    joined = f"{syntax.tokens[i - 1].text.lower()} {token.lemma.lower()}" if i else ""
    sense = (
        words.nouns.get(joined) or words.nouns.get(token.text.lower()) or words.nouns.get(token.lemma.lower())
    )
    if sense is not None and sense.kind == "vote" and token.tag == "NNS":
        return None  # those that are counted
    if sense is not None and sense.kind == "attack" and _on_person(syntax, i):
        return None
    if sense is not None and sense.kind == "strike":
        against = any(
            syntax.tokens[k].text.lower() in ("on", "against") and _aimed(syntax, k)
            for k in syntax.kids(i, "prep")
        )
        if against or not words.attack_modifiers.isdisjoint(before):
            return words.nouns["attack"]
    return sense


def _joined_modifier(syntax: Syntax, i: int) -> str:
    """A modifier of several tokens before a noun ("so-called")."""
    participle = next((k for k in syntax.children[i] if k < i and syntax.tokens[k].pos in ("VERB", "ADJ")), i)
    return syntax.text[syntax.tokens[syntax.left[participle]].start : syntax.tokens[participle].end].lower()


def _on_person(syntax: Syntax, i: int) -> bool:
    """ "his attack on Ruo": one of words."""
    return any(
        syntax.tokens[k].entity == "PERSON"
        for prep in syntax.kids(i, "prep")
        if syntax.tokens[prep].text.lower() in ("on", "against")
        for k in syntax.kids(prep, "pobj")
    )


def _aimed(syntax: Syntax, prep: int) -> bool:
    return any(syntax.tokens[k].entity not in ("DATE", "TIME") for k in syntax.kids(prep, "pobj"))


def _carrier(syntax: Syntax, words: Lexicon, i: int) -> tuple[int, bool] | None:
    """(verb, whether it tells of the end) of which an event noun is the subject or the object."""
    token = syntax.tokens[i]
    verb = token.head
    told = verb != i and syntax.tokens[verb].pos in ("VERB", "AUX")
    found = _carried(syntax, words, i, verb) if told else None
    if found is not None and syntax.tokens[verb].lemma != "be":
        return found
    participle = syntax.kid(i, "acl")  # "the rally, held on Saturday, drew 3,000"
    if (
        participle is not None
        and syntax.tokens[participle].tag == "VBN"
        and any(key in words.light or key in words.plans.participles for key in keys(syntax, participle))
    ):
        return participle, False
    return found or _relative(syntax, words, i)


def _relative(syntax: Syntax, words: Lexicon, i: int) -> tuple[int, bool] | None:
    """ "The talks, which began on Monday, ..."."""
    for verb in syntax.kids(i, "relcl"):
        subject = syntax.kid(verb, "nsubj")
        if subject is not None and syntax.tokens[subject].text.lower() in ("which", "that"):
            found = keys(syntax, verb)
            if syntax.tokens[verb].lemma != "be" and any(key in words.begin for key in found):
                return verb, False
            if any(key in words.end for key in found):
                return verb, True
    return None


def _carried(syntax: Syntax, words: Lexicon, i: int, verb: int) -> tuple[int, bool] | None:
    token = syntax.tokens[i]
    found = keys(syntax, verb)
    if token.dep == "attr" and syntax.kid(verb, "expl") is not None:
        return verb, False  # "there was an explosion"
    if token.dep == "nsubj":
        if any(key in words.end for key in found):
            return verb, True
        return (verb, False) if any(key in words.begin for key in found) else None
    if token.dep in ("dobj", "nsubjpass") and any(
        key in words.light or key in words.plans.participles for key in found
    ):
        return verb, any(key in words.end for key in found)
    return None
