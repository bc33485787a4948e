"""The stages that onrecord ships, put together."""

from __future__ import annotations

from importlib.metadata import version

from onrecord.acquire.gather import gather
from onrecord.corpus import align, resolve, reuse
from onrecord.document import annotate, attribute, dates, extract, mentions, quotes
from onrecord.engine.stages import Stages
from onrecord.models.spacy_parser import MODEL, SpacyParser

# the model's version counts as a stage's; asked for without loading it
_DOCUMENT_STAGES = (stage.VERSION for stage in (extract, annotate, dates, mentions, attribute))

STANDARD = Stages(
    read_by=" ".join((*_DOCUMENT_STAGES, *(f"{name}/{version(name)}" for name in ("spacy", MODEL)))),
    concluded_by=" ".join(stage.VERSION for stage in (reuse, resolve, align)),
    gather=gather,
    extract=extract.extract,
    load_parser=SpacyParser,
    annotate=annotate.annotate,
    find_quotations=quotes.find_quotations,
    find_dates=dates.find_dates,
    find_mentions=mentions.find_mentions,
    attribute=attribute.attribute,
    find_origins=reuse.find_origins,
    resolve=resolve.resolve,
    align=align.align,
)
