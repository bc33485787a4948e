"""How a trigger is told of: a verb or a noun of an event in, done, planned or not at all out."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.document.events.reality import Reality, conditional, reality
from onrecord.document.events.scene import Scene, past
from onrecord.document.events.triggers import Trigger, keys
from onrecord.document.syntax import Syntax


def told(scene: Scene, trigger: Trigger) -> Reality | None:
    """Done or planned; a bare noun is told of as done where it hangs on no verb that voids it."""
    syntax, plans = scene.syntax, scene.words.plans
    if trigger.verb is None:
        return _presupposed(scene, trigger.token)
    said = scene.speech.cued(trigger.token) is not None and _says(syntax, trigger.verb)
    if trigger.noun is None and said and trigger.sense.kind not in scene.words.spoken:
        return None
    if trigger.noun is None and _leads_saying(scene, trigger.verb):
        return None
    how = reality(syntax, trigger.verb, plans)
    word = trigger.sense.kind in scene.words.acts or trigger.sense.kind == "vote"
    if how == "planned" and conditional(syntax, trigger.verb, averted=not word):
        return None
    if how == "done" and trigger.noun is None and trigger.sense.ahead:
        return "planned" if syntax.kid(trigger.verb, "xcomp", "ccomp") is None else None
    if how == "done" and trigger.noun is not None:
        how = plan_of(scene, trigger.verb, trigger.sense.kind)
    if _contains(scene, trigger.verb):
        return None
    if trigger.verb == trigger.token and syntax.tokens[trigger.verb].tag == "VBG":
        if trigger.sense.kind in scene.words.acts and syntax.kid(trigger.verb, "aux") is not None:
            return None  # "was offering": no act, but a state
        return how if _tells(syntax, trigger.verb) else None
    return how


def _leads_saying(scene: Scene, verb: int) -> bool:
    """ "In a statement issued on Tuesday, the board welcomed ...": how it was said, and no act beside the saying."""
    syntax = scene.syntax
    token = syntax.tokens[verb]
    noun = syntax.tokens[token.head]
    if token.dep != "acl" or token.tag != "VBN" or noun.lemma.lower() not in scene.words.media:
        return False
    return noun.dep == "pobj" and syntax.tokens[noun.head].text.lower() in ("in", "by", "to", "with", "from")


def _tells(syntax: Syntax, gerund: int) -> bool:
    """A gerund that goes with a clause ("raising duties", ", meeting Ruo,", "by cutting ..."), or a progressive."""
    token = syntax.tokens[gerund]
    if token.dep in ("advcl", "conj", "xcomp") or syntax.kid(gerund, "aux") is not None:
        return True
    if token.dep == "pcomp":
        return syntax.tokens[token.head].text.lower() in ("by", "after")
    return token.dep == "acl" and gerund > 0 and syntax.tokens[gerund - 1].text == ","


def _contains(scene: Scene, verb: int) -> bool:
    """ "The text opens a road": what a document lays down is told in the present, and is no event."""
    syntax = scene.syntax
    present = syntax.tokens[verb].tag in ("VBZ", "VBP", "VB") and not any(
        syntax.tokens[k].text.lower() in ("has", "have", "will", "to", "did")
        for k in syntax.kids(verb, "aux")
    )
    subject = syntax.subject(verb) if present else None
    if subject is not None and syntax.tokens[subject].text.lower() == "it" and _own_word(scene, verb):
        return False
    return subject is not None and syntax.tokens[subject].lemma.lower() in scene.words.documents


def _own_word(scene: Scene, verb: int) -> bool:
    """ "Orsk said it would close the border": who speaks is no document, and so "it" is none."""
    syntax = scene.syntax
    above = syntax.tokens[verb].head
    if syntax.tokens[verb].dep != "ccomp" or syntax.kid(verb, "aux") is None:
        return False
    speaker = syntax.subject(above)
    return speaker is not None and syntax.tokens[speaker].lemma.lower() not in scene.words.documents


def _says(syntax: Syntax, verb: int) -> bool:
    """A word of saying with what is said as a clause: a statement, no act."""
    clause = syntax.kid(verb, "ccomp")
    return clause is not None and syntax.kid(clause, "nsubj", "nsubjpass") is not None


def plan_of(scene: Scene, verb: int, kind: str) -> Reality | None:
    """What the verb says of an event noun: "is to open", "is due", "was put off until Sunday" are plans."""
    syntax, plans = scene.syntax, scene.words.plans
    lemma = syntax.tokens[verb].lemma.lower()
    if lemma == "be":
        ahead = any(
            syntax.tokens[k].text.lower() in ("due", "scheduled", "set")
            or any(syntax.tokens[m].text.lower() == "to" for m in syntax.kids(k, "aux"))
            for k in syntax.kids(verb, "xcomp", "acomp", "advcl")
        )
        over = any(syntax.tokens[k].text.lower() == "had" for k in syntax.kids(verb, "aux"))
        over = over or any(
            syntax.tokens[m].text.lower() == "have"  # "was to have opened": it did not
            for k in syntax.kids(verb, "xcomp")
            for m in syntax.kids(k, "aux")
        )
        return None if ahead and over else "planned" if ahead else "done"
    known = (key for key in keys(syntax, verb) if key in plans.participles or key in scene.words.light)
    key = next(known, None)
    if key in plans.moved and scene.times.on_day(verb):
        return "done"  # "was put off on Monday"
    if key in plans.participles:
        if lemma == "announce" and kind in ("text", "ruling", "appointment", "deal"):
            return "done"  # what is announced is out
        if lemma in ("call", "announce"):
            timed = scene.times.of_verb(verb)
            own = any(scene.times.of_noun(k) is not None for k in syntax.kids(verb, "dobj"))
            own = own or (timed is not None and timed.before in ("for", "from") and not past(scene, timed))
            return "planned" if own or syntax.tokens[verb].dep == "acl" else None
        over = any(syntax.tokens[k].text.lower() == "had" for k in syntax.kids(verb, "aux"))
        return None if over else "planned"
    return "done"


def _presupposed(scene: Scene, noun: int) -> Reality | None:
    """A bare event noun with its own time ("the attack on Friday"): told of unless what governs it is void."""
    syntax, plans = scene.syntax, scene.words.plans
    timed = scene.times.of_noun(noun)
    if timed is None:
        return None
    if timed.possessive and past(scene, timed):
        return "done"  # "asked about Tuesday's raid": whatever is said of it
    governor = syntax.tokens[syntax.tokens[noun].head]
    if syntax.tokens[noun].dep == "pobj" and governor.text.lower() in plans.after:
        return "done"
    k = noun
    for _ in range(4):
        token = syntax.tokens[k]
        if token.head == k:
            return "done"
        if token.pos in ("VERB", "AUX") and token.lemma.lower() in plans.void:
            return None
        k = token.head
    head = next((m for m in _ancestors(syntax, noun) if syntax.tokens[m].pos in ("VERB", "AUX")), None)
    if head is None:
        return "done"
    how = reality(syntax, head, plans)
    return (
        "planned"
        if how == "done" and syntax.tokens[head].lemma.lower() in plans.participles
        else how and "done"
    )


def _ancestors(syntax: Syntax, i: int) -> Iterator[int]:
    for _ in range(6):
        head = syntax.tokens[i].head
        if head == i:
            return
        i = head
        yield i
