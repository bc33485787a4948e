"""Readings with figures, made by hand, for the tests of the stages `figures` and `claims`."""

from dataclasses import replace

from onrecord.corpus.ground import Ground
from onrecord.records import (
    Actor,
    Article,
    Attribution,
    Block,
    Date,
    FigureMention,
    Link,
    Origins,
    Passage,
    Reading,
    Resolution,
    Reuse,
    Span,
)


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def report(name, text, *figures, published="2027-05-12", said=(), **fields):
    """An article of this text; `figures` come from `figure`; `said` are (source, content) of attributions."""
    whole = (Block(Span(0, len(text)), "paragraph"),)
    seen = "2027-05-20T00:00:00Z"
    article = Article(name, f"page-{name}", 0, text, whole, published=published, first_seen=seen, **fields)
    attributions = tuple(
        Attribution(
            id=f"{name}-{source}",
            article=name,
            kind="indirect",
            content=(span(text, content),),
            source=(span(text, source),),
            cue=(),
            confidence=0.9,
            found_by="test",
        )
        for source, content in said
    )
    return Reading(
        article, (), (), attributions, figures=tuple(replace(one(article), article=name) for one in figures)
    )


def figure(words, value, unit, *, of, said=None, day=None, **fields):
    """A figure of an article to be; `head`, `predicate`, `denominator`, `holder` and `names` are found by their words."""

    def made(article):
        text = article.text
        parts = {
            name: span(text, fields[name])
            for name in ("head", "predicate", "denominator", "holder", "since", "basis")
            if name in fields
        }
        bounds = {name: fields.get(name, value) for name in ("low", "high")}
        return FigureMention(
            article="",
            span=span(text, words),
            value=value,
            unit=unit,
            qualifier=fields.get("qualifier"),
            of=span(text, of),
            denominator=parts.pop("denominator", None),
            as_of=Date(day, day, "day") if day else None,
            attribution=f"{article.id}-{said}" if said else None,
            found_by="test",
            names=tuple(span(text, one) for one in fields.get("names", ())),
            verb=fields.get("verb"),
            wished=fields.get("wished", False),
            **bounds,
            **{"head": span(text, of), **parts},
        )

    return made


def ground_of(*readings, speakers=(), copies=()):
    """`speakers` are (attribution id or None, actor name, place as (article, words), party); `copies` (here, there, words)."""
    texts = {one.article.id: one.article for one in readings}
    actors, links = {}, []
    for attribution, name, place, party in speakers:
        mentions = (texts[place[0]].evidence(span(texts[place[0]].text, place[1])),) if place else ()
        held = actors.get(name)
        mentions += held.mentions if held is not None else ()
        actors[name] = Actor(name, name, "organisation", (), mentions=mentions, party=party)
        if attribution is not None:
            links.append(Link(attribution, "speaker", name, "test"))
    reuses = tuple(
        Reuse(
            f"reuse-{here}",
            here,
            there,
            "known",
            0.5,
            (Passage(*(texts[one].evidence(span(texts[one].text, words)) for one in (here, there))),),
            (),
        )
        for here, there, words in copies
    )
    return Ground(
        (one.article for one in readings),
        resolution=Resolution(tuple(actors.values()), tuple(links)),
        utterances=(),
        origins=Origins(reuses, tuple((one, one) for one in texts)),
    )
