"""The stages that onrecord ships, put together: with the learned attribution, and with rules alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version

from onrecord.acquire.gather import gather
from onrecord.corpus import align, claims, resolve, reuse, stance
from onrecord.corpus import events as merging
from onrecord.corpus import figures as comparing
from onrecord.corpus.ground import Ground
from onrecord.document import annotate, attribute, dates, events, extract, figures, mentions, quotes, stances
from onrecord.engine.stages import Stages
from onrecord.models import holder_ranker, stance_reader, trees
from onrecord.models.holder_ranker import shipped_ranker
from onrecord.models.spacy_parser import MODEL, SpacyParser
from onrecord.models.stance_reader import shipped_reader
from onrecord.models.trees import shipped_scorer
from onrecord.records import (
    Article,
    Attribution,
    Codebook,
    DateMention,
    Known,
    Parse,
    Reading,
    StanceMention,
    Talks,
)

# the models' versions count as stages'; asked for without loading them
_DOCUMENT_STAGES = tuple(
    stage.VERSION for stage in (extract, annotate, dates, mentions, attribute, stances, events, figures)
)
_CORPUS_STAGES = tuple(stage.VERSION for stage in (reuse, resolve, align, merging, comparing, stance, claims))
_PARSER = tuple(f"{name}/{version(name)}" for name in ("spacy", MODEL))


def attribute_learned(
    article: Article, parse: Parse, dates: Sequence[DateMention]
) -> tuple[Attribution, ...]:
    """The stage `attribute` with the shipped model, which each process loads once."""
    return attribute.attribute(article, parse, dates, scorer=shipped_scorer())


def find_stances_learned(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[StanceMention, ...]:
    """The stage `stances` with the shipped model."""
    return stances.find_stances(
        article, parse, dates=dates, attributions=attributions, reader=shipped_reader()
    )


def take_positions_learned(
    readings: Sequence[Reading],
    *,
    ground: Ground,
    codebook: Codebook | None,
    known: Mapping[str, Sequence[Known]],
    given: Collection[str],
) -> Talks:
    """The stage `stance`, issues and holders weighed by the shipped models."""
    models = stance.Models(describer=shipped_reader(), ranker=shipped_ranker())
    return stance.take_positions(
        readings, ground=ground, codebook=codebook, known=known, given=given, models=models
    )


STANDARD = Stages(
    read_by=" ".join((*_DOCUMENT_STAGES, *_PARSER, trees.shipped_digest(), stance_reader.shipped_digest())),
    concluded_by=" ".join((*_CORPUS_STAGES, holder_ranker.shipped_digest())),
    gather=gather,
    extract=extract.extract,
    load_parser=SpacyParser,
    annotate=annotate.annotate,
    find_quotations=quotes.find_quotations,
    find_dates=dates.find_dates,
    find_mentions=mentions.find_mentions,
    attribute=attribute_learned,
    find_stances=find_stances_learned,
    find_events=events.find_events,
    find_figures=figures.find_figures,
    find_origins=reuse.find_origins,
    resolve=resolve.resolve,
    align=align.align,
    merge_events=merging.merge_events,
    compare_figures=comparing.compare_figures,
    take_positions=take_positions_learned,
    find_disputes=claims.find_disputes,
)
BY_RULES = replace(
    STANDARD,
    read_by=" ".join((*_DOCUMENT_STAGES, *_PARSER, attribute.RULES)),
    concluded_by=" ".join(_CORPUS_STAGES),
    attribute=attribute.attribute,
    find_stances=stances.find_stances,
    take_positions=stance.take_positions,
)
