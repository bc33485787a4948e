"""The corpus stages, run over all readings of a record: readings in, `Conclusions` written, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.corpus.ground import Ground
from onrecord.corpus.judgements import Places, rejected
from onrecord.corpus.reuse.memory import Memory
from onrecord.corpus.ruled import without_rejected
from onrecord.document.quotes import Quotation
from onrecord.engine.net import ALL_ARTICLES, Net
from onrecord.engine.stages import Stages
from onrecord.engine.versions import add_certain, later_states
from onrecord.lexicons.codebooks import read_codebook
from onrecord.records import NO_TALKS, Article, Reading, Ruling, Span, Talks, Told
from onrecord.store.conclusions import Conclusions
from onrecord.store.judged import in_force
from onrecord.store.page_reading import bare_attribution
from onrecord.store.record import Record
from onrecord.store.reuse_memory import ReuseRows
from onrecord.store.writer import Writer


def conclude(writer: Writer, *, stages: Stages, tell: Callable[[str], None]) -> bool:
    """Draw all conclusions anew where anything changed that they rest on; whether that was so.

    A stage of the upper half that breaks down becomes a failure of all articles, and the next build tries again.

    Raises `StageBrokeDown` where an earlier stage does, or one of which the record holds rows; it is then as it was.
    """
    view = writer.view()
    if not view.stale and view.state("corpus_stages") == stages.concluded_by:
        return False
    told = Told(view.listed_actors(), _rulings(writer))
    made_by = f"{stages.concluded_by} {stages.read_by}"
    kept = writer.reuse_rows(made_by=made_by)
    memory = Memory(kept.texts, kept.pairs)
    net = Net(tell)
    drawn = _conclusions(view, told=told, stages=stages, net=net, memory=memory)
    missing = "".join(f", not {one.stage}" for one in net.failures)
    writer.conclude(drawn, stages=f"{stages.concluded_by}{missing}")
    writer.clear_failures(ALL_ARTICLES)
    for failure in net.failures:
        writer.add_failure(failure)
    new = ReuseRows(memory.new_texts(), memory.new_pairs())
    writer.keep_reuse_rows(new, held=memory.held, made_by=made_by)
    return True


class Quotations(Mapping[str, Sequence[Span]]):
    """The quotations of each article by its id, found when they are asked for."""

    def __init__(self, articles: Sequence[Article], find: Callable[[str], Sequence[Quotation]]) -> None:
        self._texts = {one.id: one.text for one in articles}
        self._find = find

    def __getitem__(self, article: str) -> tuple[Span, ...]:
        return tuple(one.span for one in self._find(self._texts[article]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _rulings(writer: Writer) -> tuple[Ruling, ...]:
    """The judgements in force whose words the articles hold; places that have moved are written down."""
    view = writer.view()
    judgements = view.judgements()
    if not judgements:
        return ()
    places = Places(view.articles(), view.pages())
    for one in judgements:
        moved = places.moved(one)
        if moved != one:
            writer.move_judgement(moved)
    return tuple(ruling for one in in_force(judgements) if (ruling := places.rule(one)) is not None)


def _conclusions(view: Record, *, told: Told, stages: Stages, net: Net, memory: Memory) -> Conclusions:
    certain = tuple(
        pair
        for states in view.histories()
        for pair in later_states([view.articles_of(one) for one in states])
    )
    earlier = dict(certain)
    articles = [_bare(article, earlier) for article in view.articles()]
    given = view.given()
    quotations = Quotations(articles, stages.find_quotations)
    origins = net.need("reuse", lambda: stages.find_origins(articles, quotations=quotations, memory=memory))
    origins = replace(origins, version_of=add_certain(origins.version_of, certain))
    rejections = tuple(rejected(told.rulings, view.readings()))
    gone = {attribution for attribution, _ in rejections}
    resolution = net.need(
        "resolve",
        lambda: stages.resolve(
            _readings(view, earlier, gone), known=view.known_actors(), given=given, told=told
        ),
    )
    utterances = net.need(
        "align",
        lambda: stages.align(
            _readings(view, earlier, gone),
            links=resolution.links,
            origins=origins,
            known=view.known_utterances(),
            given=given,
        ),
    )
    ground = Ground(
        articles, resolution=resolution, utterances=utterances, origins=origins, rulings=told.rulings
    )
    upper = without_rejected(_upper(_readings(view, earlier, gone)), told.rulings)
    talks = _talks(view, upper, ground=ground, stages=stages, net=net)
    return Conclusions(origins, resolution.actors, resolution.links, utterances, rejections, talks)


def _upper(readings: Iterator[Reading]) -> list[Reading]:
    """Without what the upper stages do not look at, so that a large record fits into memory: of the mentions the
    grammatical subjects stay."""
    return [
        replace(reading, mentions=tuple(one for one in reading.mentions if one.subject), dates=())
        for reading in readings
    ]


def _talks(view: Record, readings: list[Reading], *, ground: Ground, stages: Stages, net: Net) -> Talks:
    """Positions and proposals, events and figures, and what is disputed among them."""
    known, given = view.known_talks(), view.given()
    own = view.codebook()
    codebook = None if own is None else read_codebook(own[1], name=own[0])
    events = net.run(
        "events",
        lambda: stages.merge_events(readings, ground=ground, known=known["events"], given=given),
        without=NO_TALKS.events,
        held=bool(known["events"]),
    )
    figures = net.run(
        "figures", lambda: stages.compare_figures(readings, ground=ground), without=NO_TALKS.figures
    )
    talks = net.run(
        "stance",
        lambda: stages.take_positions(readings, ground=ground, codebook=codebook, known=known, given=given),
        without=NO_TALKS,
        held=bool(known["positions"] or known["proposals"]),
    )
    talks = replace(talks, events=events, figures=figures)
    return net.run(
        "claims",
        lambda: stages.find_disputes(readings, ground=ground, talks=talks, known=known, given=given),
        without=talks,
        held=bool(known["disputes"]),
    )


def _readings(view: Record, earlier: dict[str, str], gone: Collection[str]) -> Iterator[Reading]:
    """All readings by article id, without what was concluded from them before and what was rejected."""
    for reading in view.readings():
        attributions = tuple(bare_attribution(one) for one in reading.attributions if one.id not in gone)
        yield replace(reading, article=_bare(reading.article, earlier), attributions=attributions)


def _bare(article: Article, earlier: dict[str, str]) -> Article:
    return replace(article, origin=None, version_of=earlier.get(article.id))
