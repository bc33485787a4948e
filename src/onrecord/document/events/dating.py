"""Which of an article's times dates an event, and whether that day makes a plan of it: a trigger in, its time out."""

from __future__ import annotations

from onrecord.document.events.reality import Reality, reality
from onrecord.document.events.scene import Scene, past
from onrecord.document.events.telling import plan_of
from onrecord.document.events.times import Timed
from onrecord.document.events.triggers import Trigger
from onrecord.document.syntax import Syntax


def time_of(scene: Scene, trigger: Trigger) -> Timed | None:
    """The noun's own time, else the verb's, that of the clause that leads it, or of the line."""
    syntax, times = scene.syntax, scene.times
    if trigger.noun is not None:
        found = times.of_noun(trigger.noun)
        if trigger.verb is None or (found is not None and (found.fine or found.mention.date is None)):
            return found
        finer = times.of_verb(trigger.verb)
        if found is not None:  # "the attack, the third this week, came on Thursday"
            return finer if finer is not None and finer.fine else found
    verb = trigger.verb
    if verb is None:
        return None
    found = _behind(scene, trigger, times.of_verb(verb))
    if found is None and (trigger.sense.kind == "vote" or trigger.noun is not None):
        # "voted to reject the offer on Monday", "the next round is to open on Monday"
        ends = [m for k in (verb, *syntax.kids(verb, "acomp")) for m in syntax.kids(k, "xcomp")]
        found = next((t for k in ends if (t := times.of_verb(k)) is not None), None)
    found = found or times.counted(verb, scene.article.published or "")
    found = found or times.shared(verb) or _opened(scene, verb) or _loose(scene, trigger, verb)
    if found is None and trigger.sense.kind in scene.words.lasting:
        found = times.since(verb)
    leads = (
        not (trigger.sense.own or _weak(scene, trigger))
        and (
            syntax.tokens[verb].dep in ("ROOT", "conj") or _confirmed(syntax, verb) or _labelled(syntax, verb)
        )
        and syntax.quote_of[verb] < 0
        and (trigger.sense.kind not in scene.words.stances or _has_taken(scene, trigger, verb))
    )
    if found is None and leads:
        found = times.of_line(verb)
    if found is None:
        found = times.announced(verb)
    if found is None:
        found = times.resumed(verb, (scene.article.published or "9999")[:10])
    return found if found is not None else _carried(scene, trigger, verb)


def _carried(scene: Scene, trigger: Trigger, verb: int) -> Timed | None:
    """A day gone by of the sentences before it, of what the outlet goes on to tell in the past."""
    token = scene.syntax.tokens[verb]
    told_on = token.dep == "ROOT" and token.tag == "VBD" and scene.speech.at(verb) is None
    if trigger.noun is not None or not told_on or _weak(scene, trigger):
        return None
    found = scene.times.carried(verb)
    return found if found is not None and past(scene, found) else None


def _weak(scene: Scene, trigger: Trigger) -> bool:
    """A common word for what is hardly more than a word given: only a day of its own makes it an event."""
    return trigger.sense.dated and trigger.sense.kind in scene.words.acts


def _has_taken(scene: Scene, trigger: Trigger, verb: int) -> bool:
    """ "The cabinet has accepted the plan": a word given that is news of the line's own hour."""
    return not trigger.sense.dated and scene.times.just_done(verb)


def _labelled(syntax: Syntax, verb: int) -> bool:
    """ "Breaking: the board has met": a word and a colon before the clause."""
    before = syntax.left[verb] - 1
    return before >= syntax.sentence(verb)[0] and syntax.tokens[before].text == ":"


def _confirmed(syntax: Syntax, verb: int) -> bool:
    """ "The envoy confirms that the exchange has begun": news of the line's own hour, through a mouth."""
    token = syntax.tokens[verb]
    return (
        token.dep == "ccomp"
        and token.tag == "VBN"
        and syntax.tokens[token.head].tag in ("VBZ", "VBP")
        and any(syntax.tokens[k].text.lower() in ("has", "have") for k in syntax.kids(verb, "aux"))
    )


def _opened(scene: Scene, verb: int) -> Timed | None:
    """The day that opens a sentence is its main clause's, and a participle's that goes with it."""
    token = scene.syntax.tokens[verb]
    led = token.dep == "advcl" and token.tag == "VBG"
    head = token.head if led else verb
    return scene.times.opening(verb) if scene.syntax.tokens[head].dep == "ROOT" else None


def _loose(scene: Scene, trigger: Trigger, verb: int) -> Timed | None:
    """A day gone by of a clause beside it, or one that only the parse keeps from it."""
    if scene.syntax.tokens[verb].tag not in ("VBD", "VBN"):
        return None
    found = scene.times.beside(verb) or scene.times.named(verb) or scene.times.behind_gerund(verb)
    return found if found is None or found.mention.date is None or past(scene, found) else None


def _behind(scene: Scene, trigger: Trigger, timed: Timed | None) -> Timed | None:
    """Without a day to come in what is offered or agreed: it belongs to the terms."""
    if timed is not None and trigger.verb is not None and _of_saying(scene.syntax, trigger.verb, timed):
        return None
    if trigger.noun is not None and _set_ahead(scene, trigger):
        return timed  # "the award is due on Friday"
    if timed is None or timed.mention.date is None or trigger.sense.kind not in scene.words.acts:
        return timed
    if timed.before == "from":
        return None  # "offered a truce from Monday"
    if timed.on == trigger.verb and timed.before in ("", "on", "at") and _intended(scene, timed.on):
        return timed  # "will publish the names on Friday"
    if not timed.fine and timed.mention.date.precision != "week":
        return None
    return timed if past(scene, timed) else None


def _of_saying(syntax: Syntax, verb: int, timed: Timed) -> bool:
    """ "Said on Monday it would raise the levy": a day between the word of saying and what is said of the future."""
    token = syntax.tokens[verb]
    ahead = any(syntax.tokens[k].text.lower() in ("will", "would", "'ll") for k in syntax.kids(verb, "aux"))
    subject = syntax.kid(verb, "nsubj", "nsubjpass")
    if token.dep != "ccomp" or not ahead or subject is None or not token.head < timed.token < subject:
        return False
    return all(
        k == timed.token or syntax.tokens[k].pos == "ADP" for k in range(token.head + 1, timed.token + 1)
    )


def _intended(scene: Scene, verb: int) -> bool:
    """Told as a plan by its own auxiliary or governor."""
    return reality(scene.syntax, verb, scene.words.plans) == "planned"


def _set_ahead(scene: Scene, trigger: Trigger) -> bool:
    return trigger.verb is not None and plan_of(scene, trigger.verb, trigger.sense.kind) == "planned"


def placed(scene: Scene, trigger: Trigger, how: Reality, timed: Timed | None) -> Reality | None:
    """A day to come makes a plan of what is told in the present; what is told as done has its day behind it."""
    published = (scene.article.published or "")[:10]
    date = timed.mention.date if timed is not None else None
    if how == "planned" or date is None or len(published) < 10 or date.start[:10] <= published:
        return how
    if timed is not None and timed.before in ("for", "to", "until", "till"):
        return (
            "planned"  # "postponed the verdict until Monday": times let through what is set for a day alone
        )
    present = trigger.verb is None or scene.syntax.tokens[trigger.verb].tag in ("VBZ", "VBP", "VBG", "VB")
    return "planned" if present and trigger.sense.kind not in scene.words.acts else None
