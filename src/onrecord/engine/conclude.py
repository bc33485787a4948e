"""The corpus stages, run over all readings of a record: readings in, `Conclusions` written, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.engine.stages import Stages
from onrecord.engine.versions import add_certain, later_states
from onrecord.records import Article, Reading
from onrecord.store.conclusions import Conclusions
from onrecord.store.page_reading import bare_attribution
from onrecord.store.record import Record
from onrecord.store.writer import Writer


def conclude(writer: Writer, *, stages: Stages, tell: Callable[[str], None]) -> bool:
    """Draw all conclusions anew where anything changed that they rest on; whether that was so."""
    view = writer.view()
    if not view.stale and view.state("corpus_stages") == stages.concluded_by:
        return False
    writer.conclude(_conclusions(view, stages=stages, tell=tell), stages=stages.concluded_by)
    return True


def _conclusions(view: Record, *, stages: Stages, tell: Callable[[str], None]) -> Conclusions:
    certain = tuple(
        pair
        for states in view.histories()
        for pair in later_states([view.articles_of(one) for one in states])
    )
    earlier = dict(certain)
    articles = [_bare(article, earlier) for article in view.articles()]
    given = view.given()
    tell("reuse")
    quotations = {
        article.id: tuple(quotation.span for quotation in stages.find_quotations(article.text))
        for article in articles
    }
    origins = stages.find_origins(articles, quotations=quotations)
    origins = replace(origins, version_of=add_certain(origins.version_of, certain))
    tell("resolve")
    resolution = stages.resolve(_readings(view, earlier), known=view.known_actors(), given=given)
    tell("align")
    utterances = stages.align(
        _readings(view, earlier),
        links=resolution.links,
        origins=origins,
        known=view.known_utterances(),
        given=given,
    )
    return Conclusions(origins, resolution.actors, resolution.links, utterances)


def _readings(view: Record, earlier: dict[str, str]) -> Iterator[Reading]:
    """All readings by article id, without what was concluded from them before."""
    for reading in view.readings():
        attributions = tuple(map(bare_attribution, reading.attributions))
        yield replace(reading, article=_bare(reading.article, earlier), attributions=attributions)


def _bare(article: Article, earlier: dict[str, str]) -> Article:
    return replace(article, origin=None, version_of=earlier.get(article.id))
