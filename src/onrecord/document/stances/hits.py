"""Words of stance in a parse: each with its stance, its object and its holder, before it is put into a record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.document.attribute.sources import agent_source, is_empty, possessor_source, subject_source
from onrecord.document.stances.complement import Range, complement
from onrecord.document.stances.lexicon import Lexicon, Sense, Verdict
from onrecord.document.stances.modality import Modality, modality
from onrecord.document.syntax import Syntax
from onrecord.records import Span, Stance

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s*(?:[ap]\.?m\.?|GMT|CET))?\s*[-–—:]?\s+")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,}(?:,[^-–—\n]{0,30})?(?:\s*\([^)\n]{2,30}\))?\s*[-–—]+\s+")
_ANYONE = (
    "whoever",
    "who",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "somebody",
    "someone",
    "nobody",
    "one",
    "people",
    "you",
)
_COPULAS = ("be", "remain", "seem", "appear", "stay", "become", "look", "sound")


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
    for key in _keys(syntax, i):
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
            holder, head = _subject(syntax, i)
            if stance is not None:
                yield Hit(i, stance, topic, holder, head, f"{key.replace(' ', '-')}", how.would)
            return


def _is_none(syntax: Syntax, topic: Range) -> bool:
    """The object is none of its kind; a "no-fly zone" is one."""
    first, last = topic
    if syntax.tokens[first].text.lower() not in ("no", "neither", "none"):
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
        holder, head = _subject(syntax, i)
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
    if key == "vow":
        return not any(
            one in words.harms
            for k in range(topic[0], min(topic[0] + 3, topic[1] + 1))
            for one in _keys(syntax, k)
        )
    if key == "need":
        subject = syntax.kid(i, "nsubj")
        return subject is None or syntax.tokens[subject].text.lower() not in ("we", "i")
    return False


def _keys(syntax: Syntax, i: int) -> list[str]:
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


def _subject(syntax: Syntax, i: int) -> tuple[Span | None, int | None]:
    token = syntax.tokens[i]
    if token.tag == "VBN" and token.dep in ("advcl", "acl") and syntax.kid(i, "aux", "auxpass") is None:
        spans, head = agent_source(syntax, i)  # "Asked whether ...", "the terms offered by ..."
    else:
        spans, head = subject_source(syntax, i)
    if not spans or (is_empty(syntax, head) and syntax.tokens[head or 0].text.lower() != "it"):
        return None, None
    return _without_clock(syntax, spans[0]), head


def _without_clock(syntax: Syntax, span: Span) -> Span:
    """A live page's time of day, or a dateline, before the subject is no part of it."""
    found = _CLOCK.match(syntax.text, span.start, span.end) or _DATELINE.match(
        syntax.text, span.start, span.end
    )
    return Span(found.end(), span.end) if found is not None and found.end() < span.end else span


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
        holder, head = _subject(syntax, copula)
        if stance is not None:
            yield Hit(i, stance, topic, holder, head, f"be-{token.lemma.lower()}", how.would)
        return


def _noun(syntax: Syntax, words: Lexicon, i: int) -> Iterator[Hit]:
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
            holder, head = _subject(syntax, verb)
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
    return verb if any(key in words.light for key in _keys(syntax, verb)) else None


def _gives_up(syntax: Syntax, words: Lexicon, verb: int, i: int) -> bool:
    """The noun is what somebody gives up or denies: the verb says the stance, not the noun."""
    if syntax.tokens[verb].dep in ("prep", "prt"):
        verb = syntax.tokens[verb].head
    senses = [sense for key in _keys(syntax, verb) for sense in words.verbs.get(key, ())]
    return any(sense.stance == "concedes" for sense in senses) or syntax.tokens[verb].lemma.lower() == "deny"


def find_verdicts(syntax: Syntax, words: Lexicon, bounds: Range) -> Iterator[Hit]:
    """In reported words: what the speaker calls unacceptable, essential, a step forward."""
    first, last = bounds
    for i in range(first, last + 1):
        for verdict in words.verdicts.get(syntax.tokens[i].text.lower(), ()):
            start = i - len(verdict.words) + 1
            if start < first or not _reads(syntax, start, verdict):
                continue
            topic = _judged(syntax, i, start, bounds)
            how = modality(syntax, i, words.irrealis)
            if topic is not None and how.real and not how.negated:
                yield Hit(i, verdict.stance, topic, None, None, f"verdict-{'-'.join(verdict.words)}")
            break


def _reads(syntax: Syntax, start: int, verdict: Verdict) -> bool:
    return all(syntax.tokens[start + n].text.lower() == word for n, word in enumerate(verdict.words))


def _judged(syntax: Syntax, i: int, start: int, bounds: Range) -> Range | None:
    """The subject of the verdict, or what stands before it in a small clause."""
    k = i
    for _ in range(4):
        subject = syntax.kid(k, "nsubj", "nsubjpass", "csubj")
        if subject is not None and subject < start:
            return max(syntax.left[subject], bounds[0]), min(syntax.right[subject], start - 1)
        if syntax.tokens[k].head == k or not bounds[0] <= syntax.tokens[k].head <= bounds[1]:
            break
        k = syntax.tokens[k].head
    return (bounds[0], start - 1) if start - 1 >= bounds[0] and i - bounds[0] <= 8 else None


def find_spoken(syntax: Syntax, words: Lexicon, bounds: Range) -> Iterator[Hit]:
    """In reported words: what has to be (the speaker demands it), and what will not be (he or they refuse it)."""
    for i in range(bounds[0], bounds[1] + 1):
        if syntax.tokens[i].pos not in ("VERB", "AUX"):
            continue
        hit = _obligation(syntax, words, i, bounds) or _refusal(syntax, words, i, bounds)
        if hit is not None:
            yield hit


def _obligation(syntax: Syntax, words: Lexicon, i: int, bounds: Range) -> Hit | None:
    """ "Orsk must withdraw", "the terms have to change", "the price needs to come down"."""
    modals = {syntax.tokens[k].text.lower() for k in syntax.kids(i, "aux")}
    token = syntax.tokens[i]
    bound_to = (
        token.dep == "xcomp"
        and syntax.tokens[token.head].lemma.lower() in words.obliging_verbs
        and "to" in modals
    )
    if not bound_to and modals.isdisjoint(words.obliging):
        return None
    top = token.head if bound_to else i
    if syntax.tokens[top].lemma.lower() == "need" and syntax.negated(top):
        return None
    subject = syntax.kid(top, "nsubj", "nsubjpass")
    if subject is not None and syntax.tokens[subject].text.lower() in _ANYONE:
        return None  # "whoever says so should show it": a manner of speaking
    if _in_question_or_condition(syntax, top, words):
        return None
    first, last = syntax.reach(top)
    first, last = max(first, bounds[0]), min(last, bounds[1])
    return Hit(i, "demands", (first, last), None, None, "has-to-be")


def _refusal(syntax: Syntax, words: Lexicon, i: int, bounds: Range) -> Hit | None:
    """ "we will not withdraw", "there can be no talks", "no deal will be signed"."""
    auxiliaries = [syntax.tokens[k] for k in syntax.kids(i, "aux")]
    if not any(
        one.lemma.lower() in ("will", "would", "can", "could", "shall") or one.text.lower() in ("wo", "ca")
        for one in auxiliaries
    ):
        return None
    if _in_question_or_condition(syntax, i, words):
        return None
    first, last = syntax.reach(i)
    first, last = max(first, bounds[0]), min(last, bounds[1])
    subject = syntax.kid(i, "nsubj", "nsubjpass", "expl")
    how = modality(syntax, i, words.irrealis)
    thing = syntax.kid(i, "attr")
    if subject is not None and syntax.tokens[subject].text.lower() == "there":
        refused = thing is not None and any(
            syntax.tokens[k].text.lower() == "no" for k in syntax.children[thing]
        )
        return (
            Hit(i, "rejects", (first, last), None, None, "no-such-thing") if refused or how.negated else None
        )
    if subject is not None and any(syntax.tokens[k].text.lower() == "no" for k in syntax.children[subject]):
        return Hit(i, "rejects", (first, last), None, None, "no-such-thing")
    return _will_not(syntax, words, i, last)


def _will_not(syntax: Syntax, words: Lexicon, i: int, last: int) -> Hit | None:
    """ "the company will not go beyond that"."""
    subject = syntax.kid(i, "nsubj", "nsubjpass")
    helpers = {syntax.tokens[k].text.lower() for k in syntax.kids(i, "aux")}
    if helpers.isdisjoint(("will", "would", "wo", "'ll", "’ll")):
        return None  # what one cannot do is no refusal
    how = modality(syntax, i, words.irrealis)
    if not how.real or not how.negated or subject is None or _stance_verb(words, _keys(syntax, i)):
        return None
    holder, head = _subject(syntax, i)
    if syntax.tokens[syntax.tokens[i].head].pos == "NOUN" and syntax.tokens[i].dep in (
        "acl",
        "relcl",
        "ccomp",
    ):
        return None  # "guarantees that X would not ...": another's demand
    return Hit(i, "rejects", (i, last), holder, head, "will-not") if holder is not None else None


def _in_question_or_condition(syntax: Syntax, i: int, words: Lexicon) -> bool:
    _, last = syntax.sentence(i)
    if any(syntax.tokens[k].text == "?" for k in range(max(i, last - 3), last + 1)):
        return True
    for _ in range(4):
        if any(
            syntax.tokens[k].text.lower() in words.irrealis.marks for k in syntax.kids(i, "mark", "advmod")
        ):
            return True
        if syntax.tokens[i].dep not in ("advcl", "conj", "ccomp", "xcomp") or syntax.tokens[i].head == i:
            return False
        i = syntax.tokens[i].head
    return False


def find_commitments(syntax: Syntax, words: Lexicon) -> Iterator[Hit]:
    """What somebody will do: for others (an offer), against them (a threat), or something on a condition."""
    for i, token in enumerate(syntax.tokens):
        if token.pos != "VERB" or not any(
            syntax.tokens[k].text.lower() in ("will", "would", "'ll", "’ll", "could", "can")
            for k in syntax.kids(i, "aux")
        ):
            continue
        keys = _keys(syntax, i)
        how = modality(syntax, i, words.irrealis)
        if not how.real or how.negated or _stance_verb(words, keys):
            continue
        holder, head = _subject(syntax, i)
        if holder is None or token.dep in ("relcl", "acl"):
            continue
        last = syntax.right[i]
        if any(key in words.harms for key in keys):
            yield Hit(i, "threatens", (i, last), holder, head, "will-harm", how.would)
            if not any(key in words.gives for key in keys):
                continue  # nothing that is offered, whatever it is tied to
        could = any(syntax.tokens[k].text.lower() in ("can", "could") for k in syntax.kids(i, "aux"))
        rule = "will-give" if any(key in words.gives for key in keys) and not could else "will-do"
        yield Hit(i, "offers", (i, last), holder, head, rule, how.would)


def _stance_verb(words: Lexicon, keys: Sequence[str]) -> bool:
    """Told by the lexicon's own entry, unless it is a harm that somebody may threaten ("will block")."""
    if any(key in words.harms for key in keys):
        return False
    return any(sense.stance is not None for key in keys for sense in words.verbs.get(key, ()))
