"""Stances without a word of stance: verdicts, what has to be, what will not be, and what somebody will do.

The first three count in reported words, where a speaker answers for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.document.stances.complement import Range
from onrecord.document.stances.hits import Hit, subject_of, verb_keys
from onrecord.document.stances.lexicon import Lexicon, Verdict
from onrecord.document.stances.modality import modality
from onrecord.document.syntax import Syntax

_PERFECT = ("have", "’ve", "'ve")
_POSSIBLE = ("can", "could", "may", "might")


def find_verdicts(syntax: Syntax, words: Lexicon, bounds: Range) -> Iterator[Hit]:
    """In reported words: what the speaker calls unacceptable, essential, a step forward."""
    first, last = bounds
    for i in range(first, last + 1):
        for verdict in words.verdicts.get(syntax.tokens[i].text.lower(), ()):
            start = i - len(verdict.words) + 1
            if start < first or not _reads(syntax, start, verdict):
                continue
            if start > 1 and syntax.tokens[start - 2].lemma.lower() == "make":
                continue  # "making it impossible for them to come": what is so
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
        hit = (
            _obligation(syntax, words, i, bounds)
            or _refusal(syntax, words, i, bounds)
            or _done_if(syntax, words, i, bounds)
        )
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
    if syntax.negated(top) and syntax.tokens[top].lemma.lower() in ("need", "be"):
        return None  # "it shouldn't be complicated"
    first, last = syntax.reach(top)
    subject = syntax.kid(top, "nsubj", "nsubjpass")
    if any(
        syntax.tokens[k].text.lower() in words.anyone
        for k in (first, subject if subject is not None else first)
    ):
        return None  # "whoever says so should show it": a manner of speaking
    if _in_question_or_condition(syntax, top, words):
        return None
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
    perfect = any(one.text.lower() in _PERFECT for one in auxiliaries)
    if perfect or _in_question_or_condition(syntax, i, words):
        return None  # "there would have been no war"
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


def _done_if(syntax: Syntax, words: Lexicon, i: int, bounds: Range) -> Hit | None:
    """ "the licence will be issued as soon as ...": what will be done on a condition, in a speaker's words; or
    what will not be, whatever happens: "the paper will not be rewritten"."""
    if syntax.kid(i, "auxpass") is None or syntax.kid(i, "agent") is not None:
        return None
    helpers = {syntax.tokens[k].text.lower() for k in syntax.kids(i, "aux")}
    how = modality(syntax, i, words.irrealis)
    if (
        helpers.isdisjoint(("will", "would", "wo", "shall"))
        or not how.real
        or not helpers.isdisjoint(_PERFECT)
    ):
        return None  # what can be done is no offer, what would have been done none either
    first, last = syntax.reach(i)
    topic = (max(first, bounds[0]), min(last, bounds[1]))
    keys = verb_keys(syntax, i)
    if how.negated:
        done = any(key in words.gives or key in words.harms or key in words.verbs for key in keys)
        return Hit(i, "rejects", topic, None, None, "will-not-be") if done else None
    if _harms(syntax, words, i, keys):
        return Hit(i, "threatens", topic, None, None, "will-harm", how.would)
    return Hit(i, "offers", topic, None, None, "will-do", how.would)


def _will_not(syntax: Syntax, words: Lexicon, i: int, last: int) -> Hit | None:
    """ "the company will not go beyond that"."""
    subject = syntax.kid(i, "nsubj", "nsubjpass")
    helpers = {syntax.tokens[k].text.lower() for k in syntax.kids(i, "aux")}
    if helpers.isdisjoint(("will", "would", "wo", "'ll", "’ll")):
        return None  # what one cannot do is no refusal
    how = modality(syntax, i, words.irrealis)
    if not how.real or not how.negated or subject is None:
        return None
    if syntax.kid(i, "agent") is not None:  # "we will not be bullied by the company"
        own = syntax.tokens[subject].text.lower() in ("we", "i")
        return Hit(i, "rejects", (i, last), None, None, "will-not") if own else None
    holder, head = subject_of(syntax, i)
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
            syntax.tokens[k].text.lower() in ("will", "would", "'ll", "’ll", *_POSSIBLE)
            for k in syntax.kids(i, "aux")
        ):
            continue
        if any(syntax.tokens[k].text.lower() in _PERFECT for k in syntax.kids(i, "aux")):
            continue  # "might have said so": it was not
        keys = verb_keys(syntax, i)
        how = modality(syntax, i, words.irrealis, possible=True)
        if not how.real or how.negated:
            continue
        holder, head = subject_of(syntax, i)
        if holder is None or token.dep in ("relcl", "acl"):
            continue
        last = syntax.right[i]
        if _harms(syntax, words, i, keys):
            yield Hit(i, "threatens", (i, last), holder, head, "will-harm", how.would)
            if not any(key in words.gives for key in keys):
                continue  # nothing that is offered, whatever it is tied to
        could = any(syntax.tokens[k].text.lower() in _POSSIBLE for k in syntax.kids(i, "aux"))
        if any(key in words.befalls for key in keys):
            continue
        rule = "will-give" if any(key in words.gives for key in keys) and not could else "will-do"
        yield Hit(i, "offers", (i, last), holder, head, rule, how.would)


def _harms(syntax: Syntax, words: Lexicon, i: int, keys: Sequence[str]) -> bool:
    """By its verb, "would block the port", or with its object: "would resume the walkout", "duties will be imposed"."""
    thing = syntax.kid(i, "dobj", "nsubjpass")
    return any(key in words.harms for key in keys) or (
        thing is not None
        and any(key in words.does for key in keys)
        and syntax.tokens[thing].lemma.lower() in words.harmful
    )
