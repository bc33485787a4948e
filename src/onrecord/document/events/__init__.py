"""The stage `events`: an article and its parse in, what happened and what is planned, with its day, out.

Verbs and nouns of the lexicon (lexicons/events.toml, PLOVER types) whose clause is told as done or as planned, with the
time that hangs on them. Mere statements are no events. One without a time is kept for the stage that joins
reports: another outlet may tell the day.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.document.events.calling_off import called_off
from onrecord.document.events.dating import placed, time_of
from onrecord.document.events.lexicon import lexicon
from onrecord.document.events.roles import (
    actors_of_noun,
    actors_of_verb,
    owner_and_target,
    place,
    recipients_of_verb,
)
from onrecord.document.events.scene import Scene
from onrecord.document.events.spans import span_of
from onrecord.document.events.telling import told
from onrecord.document.events.times import Timed, Times
from onrecord.document.events.triggers import Trigger, find_triggers
from onrecord.document.quotes import find_quotations
from onrecord.document.stances.speech import Speech
from onrecord.document.syntax import Syntax
from onrecord.records import Article, Attribution, Date, DateMention, EventMention, Parse, Span

VERSION = "events/6"
_PASSED = ("vote", "sanction", "text")  # kinds whose objects are of those who act
_LONGEST = 31  # days: what a longer stretch dates is background


def find_events(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[EventMention, ...]:
    """In the order of the text; of several with one span the first."""
    words = lexicon()
    if not any(token.lemma.lower() in words.first for token in parse.tokens):
        return ()
    syntax = Syntax(article.text, parse, find_quotations(article.text))
    scene = Scene(article, syntax, words, Times(syntax, dates, words), Speech(syntax, attributions))
    found: dict[Span, EventMention] = {}
    for trigger in _apart(scene, list(find_triggers(syntax, words))):
        mention = _mention(scene, trigger)
        if mention is not None and (mention.span not in found or found[mention.span].date is None):
            found[mention.span] = mention
    return tuple(_without_doubles(sorted(found.values(), key=lambda one: (one.span, one.trigger))))


def _apart(scene: Scene, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Without those that belong to another one.

    A noun under a verb that is a trigger of its own ("signed the agreement"), what is voted on, and what follows from
    an event of the same kind ("shelled the store, wounding three") without a day of its own.
    """
    syntax = scene.syntax
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
            follows = head.sense.kind == one.sense.kind and token.dep in ("advcl", "xcomp", "conj")
            if follows and not scene.times.on_day(one.token):
                continue
        yield one


def _without_doubles(mentions: Sequence[EventMention]) -> Iterator[EventMention]:
    """Without what shares its time with a clause around it, or its kind and day: it is the clause's
    ("was invited for talks on Sunday at noon")."""
    by_time: defaultdict[Span, list[EventMention]] = defaultdict(list)
    by_day: defaultdict[tuple[str, str], list[EventMention]] = defaultdict(list)
    for one in mentions:
        if one.time is not None:
            by_time[one.time].append(one)
        if one.date is not None:
            by_day[one.found_by, one.date.start[:10]].append(one)
    for one in mentions:
        around = by_time[one.time] if one.time is not None else []
        around = around + (by_day[one.found_by, one.date.start[:10]] if one.date is not None else [])
        if not any(other.span != one.span and other.span.contains(one.span) for other in around):
            yield one


def _mention(scene: Scene, trigger: Trigger) -> EventMention | None:
    syntax, words = scene.syntax, scene.words
    how = told(scene, trigger)
    if how is None:
        return None
    said = scene.speech.at(trigger.token)
    if said is not None and said.attribution.denial:
        return None
    timed = time_of(scene, trigger)
    date = timed.mention.date if timed is not None else None
    told_by = (
        date if date is not None and _coarse(date) else None
    )  # keeps it from joining what was in another year
    if told_by is not None:
        date = timed = None
    if trigger.sense.dated and timed is None:
        return None
    how = placed(scene, trigger, how, timed)
    if how is None or (date is None and syntax.quote_of[trigger.token] >= 0 and not _absolute(timed)):
        return None
    if how == "planned" and called_off(scene, trigger):
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
        date=date if date is not None else told_by,
        planned=how == "planned",
        attribution=said.attribution.id if said is not None else None,
        found_by=f"{VERSION}/{trigger.sense.kind}",
        time=timed.mention.span if timed is not None else None,
    )


def _coarse(date: Date) -> bool:
    return (dt.date.fromisoformat(date.end[:10]) - dt.date.fromisoformat(date.start[:10])).days >= _LONGEST


def _absolute(timed: Timed | None) -> bool:
    """A time that means one day whoever says it ("March 11"), not one that counts from the moment of speaking."""
    return timed is not None and any(sign.isdigit() for sign in timed.phrase)


def _roles(syntax: Syntax, trigger: Trigger) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    if trigger.noun is not None:
        actors = actors_of_noun(syntax, trigger.noun)
        if trigger.verb is not None and syntax.tokens[trigger.noun].dep == "dobj":
            actors = actors_of_verb(syntax, trigger.verb) + actors
        return tuple(dict.fromkeys(actors)), ()
    owned = trigger.verb is not None and trigger.sense.kind in _PASSED
    if trigger.verb is not None and owned and (found := owner_and_target(syntax, trigger.verb)) is not None:
        return found
    if trigger.verb is not None:
        actors, recipients = actors_of_verb(syntax, trigger.verb), recipients_of_verb(syntax, trigger.verb)
    return actors, tuple(one for one in recipients if one not in actors)
