"""The stage `events`: an article and its parse in, what happened and what is planned, with its day, out.

Verbs and nouns of the lexicon (lexicons/events.toml, PLOVER types) whose clause is told as done or as planned, with the
time that hangs on them. Mere statements are no events. One without a time is kept for the stage that joins
reports: another outlet may tell the day.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.document.events.lexicon import Lexicon, lexicon
from onrecord.document.events.reality import Reality, conditional, reality
from onrecord.document.events.roles import actors_of_noun, actors_of_verb, place, recipients_of_verb
from onrecord.document.events.spans import span_of
from onrecord.document.events.times import Timed, Times
from onrecord.document.events.triggers import Trigger, find_triggers, keys
from onrecord.document.quotes import find_quotations
from onrecord.document.stances.speech import Speech
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, Date, DateMention, EventMention, Parse, Span

VERSION = "events/1"
_LONGEST = 31  # days: what a longer stretch dates is background


def find_events(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[EventMention, ...]:
    """In the order of the text; of several with one span the first."""
    words = lexicon()
    if not any(token.lemma.lower() in words.first for token in parse.tokens):
        return ()
    syntax = Syntax(article.text, parse, find_quotations(article.text))
    scene = _Scene(article, syntax, words, Times(syntax, dates, words), Speech(syntax, attributions))
    found: dict[Span, EventMention] = {}
    for trigger in _apart(syntax, list(find_triggers(syntax, words))):
        mention = _mention(scene, trigger)
        if mention is not None and (mention.span not in found or found[mention.span].date is None):
            found[mention.span] = mention
    return tuple(_without_doubles(sorted(found.values(), key=lambda one: (one.span, one.trigger))))


@dataclass(frozen=True, slots=True)
class _Scene:
    article: Article
    syntax: Syntax
    words: Lexicon
    times: Times
    speech: Speech


def _apart(syntax: Syntax, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Without those that belong to another one.

    A noun under a verb that is a trigger of its own ("signed the agreement"), what is voted on, and what follows from
    an event of the same kind ("shelled the store, wounding three").
    """
    at = {one.token: one for one in triggers}
    verbs = {one.token for one in triggers if one.noun is None}
    for one in triggers:
        if one.noun is not None and one.verb in verbs:
            continue
        token = syntax.tokens[one.token]
        head = at.get(token.head) if token.head != one.token else None
        if head is not None and one.noun is None and head.noun is None:
            if head.sense.kind == "vote" and token.dep == "xcomp":
                continue
            if head.sense.kind == one.sense.kind and token.dep in ("advcl", "xcomp", "conj"):
                continue
        yield one


def _without_doubles(mentions: Sequence[EventMention]) -> Iterator[EventMention]:
    """Without bare nouns that share their time with a clause around them: the time is the clause's."""
    by_time: defaultdict[Span, list[EventMention]] = defaultdict(list)
    for one in mentions:
        if one.time is not None:
            by_time[one.time].append(one)
    for one in mentions:
        around = by_time[one.time] if one.time is not None else ()
        if not any(other.span != one.span and other.span.contains(one.span) for other in around):
            yield one


def _mention(scene: _Scene, trigger: Trigger) -> EventMention | None:
    syntax, words = scene.syntax, scene.words
    how = _told(scene, trigger)
    if how is None:
        return None
    said = scene.speech.at(trigger.token)
    if said is not None and said.attribution.denial:
        return None
    timed = _time(scene, trigger)
    date = timed.mention.date if timed is not None else None
    if date is not None and _coarse(date):
        date = timed = None
    if trigger.sense.dated and timed is None:
        return None
    placed = _placed(scene, trigger, how, timed)
    if placed is None or (date is None and syntax.quote_of[trigger.token] >= 0 and not _absolute(timed)):
        return None
    token = syntax.tokens[trigger.token]
    actors, recipients = _roles(syntax, trigger)
    return EventMention(
        article=scene.article.id,
        span=span_of(syntax, scene.times, trigger, timed),
        trigger=Span(token.start, token.end),
        type=trigger.sense.type,
        mode=trigger.sense.mode,
        actors=actors,
        recipients=recipients,
        place=place(syntax, trigger.heads, words.places),
        date=date,
        planned=placed == "planned",
        attribution=said.attribution.id if said is not None else None,
        found_by=f"{VERSION}/{trigger.sense.kind}",
        time=timed.mention.span if timed is not None else None,
    )


def _coarse(date: Date) -> bool:
    return (dt.date.fromisoformat(date.end[:10]) - dt.date.fromisoformat(date.start[:10])).days >= _LONGEST


def _absolute(timed: Timed | None) -> bool:
    """A time that means one day whoever says it ("March 11"), not one that counts from the moment of speaking."""
    return timed is not None and any(sign.isdigit() for sign in timed.phrase)


def _told(scene: _Scene, trigger: Trigger) -> Reality | None:
    """Done or planned; a bare noun is told of as done where it hangs on no verb that voids it."""
    syntax, plans = scene.syntax, scene.words.plans
    if trigger.verb is None:
        return _presupposed(scene, trigger.token)
    if trigger.noun is None and scene.speech.cued(trigger.token) is not None and _says(syntax, trigger.verb):
        return None
    how = reality(syntax, trigger.verb, plans)
    if how == "planned" and conditional(syntax, trigger.verb):
        return None
    if how == "done" and trigger.noun is None and syntax.tokens[trigger.verb].lemma.lower() == "invite":
        return "planned" if syntax.kid(trigger.verb, "xcomp", "ccomp") is None else None
    if how == "done" and trigger.noun is not None:
        how = _plan_of(scene, trigger.verb, trigger.sense.kind)
    if _contains(scene, trigger.verb):
        return None
    if trigger.verb == trigger.token and syntax.tokens[trigger.verb].tag == "VBG":
        return how if _tells(syntax, trigger.verb) else None
    return how


def _tells(syntax: Syntax, gerund: int) -> bool:
    """A gerund that goes with a clause ("raising duties", ", meeting Ruo,", "by cutting ..."), or a progressive."""
    token = syntax.tokens[gerund]
    if token.dep in ("advcl", "conj", "xcomp") or syntax.kid(gerund, "aux") is not None:
        return True
    if token.dep == "pcomp":
        return syntax.tokens[token.head].text.lower() == "by"
    return token.dep == "acl" and gerund > 0 and syntax.tokens[gerund - 1].text == ","


def _contains(scene: _Scene, verb: int) -> bool:
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


def _own_word(scene: _Scene, verb: int) -> bool:
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


def _plan_of(scene: _Scene, verb: int, kind: str) -> Reality | None:
    """What the verb says of an event noun: "is to open", "is due", "was put off until Sunday" are plans."""
    syntax, plans = scene.syntax, scene.words.plans
    lemma = syntax.tokens[verb].lemma.lower()
    if lemma == "be":
        ahead = any(
            syntax.tokens[k].text.lower() in ("due", "scheduled", "set")
            or any(syntax.tokens[m].text.lower() == "to" for m in syntax.kids(k, "aux"))
            for k in syntax.kids(verb, "xcomp", "acomp", "advcl")
        )
        past = any(syntax.tokens[k].text.lower() == "had" for k in syntax.kids(verb, "aux"))
        return None if ahead and past else "planned" if ahead else "done"
    if any(key in plans.participles for key in keys(syntax, verb)):
        if lemma == "announce" and kind in ("text", "ruling", "appointment"):
            return "done"  # what is announced is out
        if lemma in ("call", "announce"):
            own = any(scene.times.of_noun(k) is not None for k in syntax.kids(verb, "dobj"))
            return "planned" if own or syntax.tokens[verb].dep == "acl" else None
        past = any(syntax.tokens[k].text.lower() == "had" for k in syntax.kids(verb, "aux"))
        return None if past else "planned"
    return "done"


def _presupposed(scene: _Scene, noun: int) -> Reality | None:
    """A bare event noun with its own time ("the attack on Friday"): told of unless what governs it is void."""
    syntax, plans = scene.syntax, scene.words.plans
    if scene.times.of_noun(noun) is None:
        return None
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


def _time(scene: _Scene, trigger: Trigger) -> Timed | None:
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
    found = found or times.shared(verb) or _loose(scene, trigger, verb)
    if found is None and trigger.sense.kind in scene.words.lasting:
        found = times.since(verb)
    leads = (
        (syntax.tokens[verb].dep in ("ROOT", "conj") or _confirmed(syntax, verb))
        and syntax.quote_of[verb] < 0
        and trigger.sense.kind not in scene.words.stances
    )
    return found if found is not None or not leads else times.of_line(verb)


def _confirmed(syntax: Syntax, verb: int) -> bool:
    """ "The envoy confirms that the exchange has begun": news of the line's own hour, through a mouth."""
    token = syntax.tokens[verb]
    return (
        token.dep == "ccomp"
        and token.tag == "VBN"
        and syntax.tokens[token.head].tag in ("VBZ", "VBP")
        and any(syntax.tokens[k].text.lower() in ("has", "have") for k in syntax.kids(verb, "aux"))
    )


def _loose(scene: _Scene, trigger: Trigger, verb: int) -> Timed | None:
    """A day gone by of a clause beside it, or one that only the parse keeps from it."""
    if scene.syntax.tokens[verb].tag not in ("VBD", "VBN"):
        return None
    found = scene.times.beside(verb) or scene.times.behind_gerund(verb)
    date = found.mention.date if found is not None else None
    past = date is None or date.start[:10] <= (scene.article.published or "9999")[:10]
    return found if past else None


def _behind(scene: _Scene, trigger: Trigger, timed: Timed | None) -> Timed | None:
    """Without a day to come in what is offered or agreed: it belongs to the terms."""
    if trigger.noun is not None and _set_ahead(scene, trigger):
        return timed  # "the award is due on Friday"
    if timed is None or timed.mention.date is None or trigger.sense.kind not in scene.words.acts:
        return timed
    if not timed.fine and timed.mention.date.precision != "week":
        return None
    return timed if timed.mention.date.start[:10] <= (scene.article.published or "9999")[:10] else None


def _set_ahead(scene: _Scene, trigger: Trigger) -> bool:
    return trigger.verb is not None and _plan_of(scene, trigger.verb, trigger.sense.kind) == "planned"


def _placed(scene: _Scene, trigger: Trigger, how: Reality, timed: Timed | None) -> Reality | None:
    """A day to come makes a plan of what is told in the present; what is told as done has its day behind it."""
    published = (scene.article.published or "")[:10]
    date = timed.mention.date if timed is not None else None
    if how == "planned" or date is None or len(published) < 10 or date.start[:10] <= published:
        return how
    if timed is not None and timed.before in ("for", "to", "until", "till"):
        return (
            "planned"  # "postponed the verdict until Monday": times let through what is set for a day alone
        )
    present = trigger.verb is None or scene.syntax.tokens[trigger.verb].tag in ("VBZ", "VBP", "VBG")
    return "planned" if present and trigger.sense.kind not in scene.words.acts else None


def _roles(syntax: Syntax, trigger: Trigger) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    if trigger.noun is not None:
        actors = actors_of_noun(syntax, trigger.noun)
        if trigger.verb is not None and syntax.tokens[trigger.noun].dep == "dobj":
            actors = actors_of_verb(syntax, trigger.verb) + actors
        return tuple(dict.fromkeys(actors)), ()
    if trigger.verb is not None:
        actors, recipients = actors_of_verb(syntax, trigger.verb), recipients_of_verb(syntax, trigger.verb)
    return actors, tuple(one for one in recipients if one not in actors)
