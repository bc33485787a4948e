"""Stages small enough to see through, for tests of the engine: pages of plain text, statements as `“words,” said Name`.

`=====` on a line of its own parts the articles of a page. Words in capitals make a stage fail.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hand_built import make_page
from onrecord.acquire.fetched import Fetched
from onrecord.corpus.claims import find_disputes
from onrecord.corpus.events import merge_events
from onrecord.corpus.figures import compare_figures
from onrecord.corpus.identity import keep_ids
from onrecord.corpus.reuse.memory import Memory
from onrecord.corpus.stance import take_positions
from onrecord.document.annotate import Parser
from onrecord.document.quotes import Quotation
from onrecord.engine.stages import Stages
from onrecord.errors import UnreadablePage
from onrecord.records import (
    Actor,
    Article,
    Attribution,
    Block,
    DateMention,
    Extraction,
    Failure,
    Known,
    Link,
    Mention,
    Origins,
    Page,
    PageBlock,
    Parse,
    Reading,
    Rendering,
    Resolution,
    Span,
    Token,
    Told,
    Utterance,
    make_id,
)
from onrecord.settings import Limits

_STATEMENT = re.compile(r"“([^”]+),” (said) (\w+)")


class NoParser:
    version = "none/1"

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        return iter(())


class BrokenParser(NoParser):
    def __init__(self) -> None:
        raise OSError("the model is not there")


def gather(inputs: Sequence[str], *, limits: Limits) -> Iterator[Fetched | Failure]:
    """Files and folders; `seen` is the time of modification in whole seconds."""
    for name in sorted(inputs):
        paths = sorted(Path(name).iterdir()) if Path(name).is_dir() else [Path(name)]
        for path in paths:
            content = path.read_bytes()
            if not content:
                yield Failure(str(path), "acquire", "is empty")
                continue
            seen = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(path.stat().st_mtime))
            page = replace(make_page(path.name, content, seen=seen), location=str(path))
            yield Fetched(page, content)


def extract(page: Page, content: bytes, *, limits: Limits) -> Extraction:
    text = content.decode()
    if "UNREADABLE" in text:
        raise UnreadablePage("holds no article")
    articles = []
    for position, part in enumerate(text.strip().split("\n=====\n")):
        outlet = part.split(":")[0] if ":" in part else None
        language = "fr" if "FRENCH" in part else "en"
        block = Block(Span(0, len(part)), "paragraph")
        identity = make_id("article", page.id, part)
        articles.append(
            Article(identity, page.id, position, part, (block,), outlet=outlet, language=language)
        )
    blocks = tuple(PageBlock(one.text, "paragraph", "text", one.position) for one in articles)
    return Extraction("utf-8", tuple(articles), blocks)


def annotate(article: Article, parser: Parser) -> Parse:
    if "BREAK" in article.text:
        raise RuntimeError("no parse\nof this")
    if "DIE" in article.text:
        os._exit(7)
    if "HANG" in article.text:
        time.sleep(3600)
    if "INTERRUPT" in article.text:
        raise KeyboardInterrupt
    return Parse((), (), ())


def find_quotations(text: str) -> tuple[Quotation, ...]:
    return ()


def find_dates(text: str, *, published: str | None) -> tuple[DateMention, ...]:
    return tuple(DateMention(Span(*found.span()), None) for found in re.finditer("Friday", text))


def find_mentions(article: Article, parse: Parse, quotations: Sequence[Span]) -> tuple[Mention, ...]:
    return tuple(
        Mention(article.id, Span(*found.span(3)), "name", "PERSON", found[3].lower(), name=found[3])
        for found in _STATEMENT.finditer(article.text)
    )


def attribute(article: Article, parse: Parse, dates: Sequence[DateMention]) -> tuple[Attribution, ...]:
    if "OUTSIDE" in article.text:
        return (_attribution(article, Span(0, len(article.text) + 1), (), ()),)
    return tuple(
        _attribution(article, Span(*found.span(1)), (Span(*found.span(3)),), (Span(*found.span(2)),))
        for found in _STATEMENT.finditer(article.text)
    )


def _attribution(
    article: Article, content: Span, source: tuple[Span, ...], cue: tuple[Span, ...]
) -> Attribution:
    identity = make_id("attribution", article.id, str(content.start))
    return Attribution(identity, article.id, "direct", (content,), source, cue, 1.0, "fake/1")


def find_origins(
    articles: Sequence[Article], *, quotations: Mapping[str, Sequence[Span]], memory: Memory
) -> Origins:
    return Origins(origin=tuple((article.id, article.id) for article in articles))


def resolve(
    readings: Iterable[Reading], *, known: Sequence[Known], given: Collection[str], told: Told
) -> Resolution:
    """One actor for each name."""
    groups: dict[str, list[Mention]] = {}
    texts, sources = {}, []
    for reading in readings:
        texts[reading.article.id] = reading.article
        sources += [(one.id, one.source[0].of(reading.article.text)) for one in reading.attributions]
        for mention in reading.mentions:
            groups.setdefault(mention.name or "", []).append(mention)
    names = sorted(groups)
    keys = [sorted(mention.key for mention in groups[name]) for name in names]
    ids = dict(zip(names, keep_ids(keys, prefix="actor", known=known, given=given), strict=True))
    actors = tuple(
        Actor(
            ids[name],
            name,
            "person",
            (name,),
            tuple(texts[one.article].evidence(one.span) for one in groups[name]),
        )
        for name in names
    )
    return Resolution(actors, tuple(Link(one, "speaker", ids[name], "named") for one, name in sources))


def align(
    readings: Iterable[Reading],
    *,
    links: Sequence[Link],
    origins: Origins,
    known: Sequence[Known],
    given: Collection[str],
) -> tuple[Utterance, ...]:
    """One utterance for each wording of a speaker."""
    speaker = {link.attribution: link.actor for link in links}
    groups: dict[tuple[str, str], list[str]] = {}
    for reading in readings:
        for one in reading.attributions:
            words = one.content[0].of(reading.article.text)
            groups.setdefault((speaker[one.id] or "", words), []).append(one.id)
    members = sorted(sorted(group) for group in groups.values())
    ids = keep_ids(members, prefix="utterance", known=known, given=given)
    return tuple(
        Utterance(
            identity,
            speaker[group[0]],
            None,
            None,
            group[0],
            tuple(Rendering(one, "verbatim") for one in group),
            outlets=len(group),
            origins=1,
        )
        for identity, group in zip(ids, members, strict=True)
    )


def fake_stages(*, version: int = 1, load_parser: Callable[[], Parser] = NoParser) -> Stages:
    return Stages(
        read_by=f"fake/{version}",
        concluded_by="fake/1",
        gather=gather,
        extract=extract,
        load_parser=load_parser,
        annotate=annotate,
        find_quotations=find_quotations,
        find_dates=find_dates,
        find_mentions=find_mentions,
        attribute=attribute,
        find_origins=find_origins,
        resolve=resolve,
        align=align,
        find_stances=find_nothing,
        find_events=find_nothing,
        find_figures=find_nothing,
        merge_events=merge_events,
        compare_figures=compare_figures,
        take_positions=take_positions,
        find_disputes=find_disputes,
    )


def find_nothing(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[()]:
    return ()
