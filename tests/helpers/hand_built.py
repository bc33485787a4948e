"""Records built by hand: two outlets on an invented strike of ferry crews, with every kind of row."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from onrecord.records import (
    Actor,
    ActorRole,
    Article,
    Attribution,
    Block,
    Date,
    DateMention,
    Evidence,
    Extraction,
    Failure,
    Link,
    Mention,
    Origins,
    Page,
    PageBlock,
    Passage,
    Reading,
    Rendering,
    Reuse,
    Role,
    Shown,
    Span,
    Utterance,
    make_id,
)
from onrecord.store.conclusions import Conclusions
from onrecord.store.page_reading import PageReading
from onrecord.store.writer import Writer

READ_BY = "fake/1"
CORPUS_STAGES = "fake/1"

MONDAY = (
    "Ferry crews to stop\n\n"
    "“We will stop on Friday,” Ines Moreau of the Harbour Union said on Monday.\n\n"
    "Some 400 people crew the boats between Vell and Sørø."
)
TUESDAY = (
    "Boats stand still from Friday\n\n"
    "“We will stop on Friday,” Moreau told the Vell Courier.\n\n"
    "Some 400 people crew the boats between Vell and Sørø."
)
SEEN = {"monday.txt": "2031-05-05T18:00:00Z", "tuesday.txt": "2031-05-06T09:30:00Z"}


def make_page(source: str, content: bytes, *, seen: str = "2031-05-05T18:00:00Z") -> Page:
    digest = sha256(content).hexdigest()
    return Page(
        id=make_id("page", source, digest),
        source=source,
        location=f"/clippings/{source}",
        sha256=digest,
        media_type="text/plain",
        retrieved=None,
        seen=seen,
    )


def make_article(page: Page, text: str, *, position: int = 0, offset: int = 0, **fields: object) -> Article:
    """`offset` is where the text begins on the page."""
    blocks, start = [], 0
    for number, part in enumerate(text.split("\n\n")):
        span = Span(start, start + len(part))
        there = Span(offset + span.start, offset + span.end)
        blocks.append(Block(span, "paragraph" if number else "headline", there))
        start = span.end + 2
    return Article(
        id=make_id("article", page.id, text),
        page=page.id,
        position=position,
        text=text,
        blocks=tuple(blocks),
        title=text.split("\n\n")[0],
        **fields,  # type: ignore[arg-type]
    )


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_mention(article: Article, words: str, **fields: object) -> Mention:
    return Mention(
        article=article.id,
        span=find(article.text, words),
        form="name",
        label="PERSON",
        head=words.split()[-1].lower(),
        name=words,
        **fields,  # type: ignore[arg-type]
    )


def make_attribution(
    article: Article, *, content: str, source: str, cue: str, **fields: object
) -> Attribution:
    span = find(article.text, content)
    return Attribution(
        id=make_id("attribution", article.id, f"{span.start}-{span.end}"),
        article=article.id,
        kind="direct",
        content=(span,),
        source=(find(article.text, source),),
        cue=(find(article.text, cue),),
        confidence=0.87,
        found_by=READ_BY,
        **fields,  # type: ignore[arg-type]
    )


def monday() -> tuple[Page, bytes, PageReading]:
    """A page whose reading has every field filled that a document stage can fill."""
    content = f"Vell Courier\n\n{MONDAY}".encode()
    page = make_page("monday.txt", content, seen=SEEN["monday.txt"])
    article = make_article(
        page,
        MONDAY,
        offset=14,
        outlet="Vell Courier",
        authors=("Siri Holm", "Jo Ek"),
        published="2031-05-05",
        updated="2031-05-05T17:00",
        language="en",
        translated="human",
        credits=("Sund Agency",),
        shown=(Shown("outlet", Evidence(0, 12, "Vell Courier", page=page.id)),),
    )
    role = Role("spokeswoman", Span(0, 5), of=find(MONDAY, "Harbour Union"), of_text="Harbour Union")
    mentions = (
        make_mention(
            article,
            "Ines Moreau",
            gender="feminine",
            number="singular",
            roles=(role, Role("crew", Span(6, 11))),
            sentence=1,
            block=1,
            subject=True,
        ),
        replace(make_mention(article, "Harbour Union"), label="ORG", quoted=True),
    )
    day = Date("2031-05-05", "2031-05-05", "day")
    dates = (DateMention(find(MONDAY, "Friday"), None), DateMention(find(MONDAY, "Monday"), day))
    attribution = make_attribution(
        article,
        content="“We will stop on Friday,”",
        source="Ines Moreau of the Harbour Union",
        cue="said",
        said_on=day,
        said_on_evidence=article.evidence(find(MONDAY, "Monday")),
        medium="statement",
        medium_evidence=article.evidence(find(MONDAY, "said")),
        addressee_evidence=article.evidence(find(MONDAY, "people")),
    )
    blocks = (
        PageBlock("Vell Courier", "outlet", "names the outlet", None, Span(0, 12)),
        PageBlock(MONDAY.split("\n\n")[0], "headline", "first of its article", 0, None),
    )
    extraction = Extraction("utf-8", (article,), blocks)
    return page, content, PageReading(extraction, (Reading(article, mentions, dates, (attribution,)),))


def tuesday() -> tuple[Page, bytes, PageReading]:
    """A plain page, of which one article was read."""
    content = TUESDAY.encode()
    page = make_page("tuesday.txt", content, seen=SEEN["tuesday.txt"])
    article = make_article(page, TUESDAY, outlet="Sørø Post", published="2031-05-06", language="en")
    attribution = make_attribution(
        article, content="“We will stop on Friday,”", source="Moreau", cue="told", denial=True
    )
    reading = Reading(article, (make_mention(article, "Moreau"),), (), (attribution,))
    return page, content, PageReading(Extraction("utf-8", (article,), ()), (reading,))


def make_conclusions() -> Conclusions:
    """What the corpus stages would say of both pages."""
    first, second = monday()[2].readings[0], tuesday()[2].readings[0]
    union = Actor(
        id="actor-union",
        name="Harbour Union",
        kind="organisation",
        aliases=("the union",),
        mentions=(first.article.evidence(first.mentions[1].span),),
    )
    moreau = Actor(
        id="actor-moreau",
        name="Ines Moreau",
        kind="person",
        aliases=("Ines Moreau", "Moreau"),
        mentions=(
            first.article.evidence(first.mentions[0].span),
            second.article.evidence(second.mentions[0].span),
        ),
        roles=(ActorRole("spokeswoman", "actor-union", first.article.evidence(Span(0, 5))),),
        party="actor-union",
        wikidata="Q1",
    )
    one, other = first.attributions[0], second.attributions[0]
    utterance = Utterance(
        id="utterance-stop",
        speaker="actor-moreau",
        said_on=one.said_on,
        medium="statement",
        fullest=one.id,
        renderings=(Rendering(one.id, "verbatim"), Rendering(other.id, "cut")),
        outlets=2,
        origins=1,
    )
    links = (
        Link(one.id, "speaker", "actor-moreau", "named in full"),
        Link(one.id, "addressee", None, "not named"),
        Link(other.id, "speaker", "actor-moreau", "the only Moreau"),
    )
    words = "Some 400 people crew the boats between Vell and Sørø."
    passage = Passage(
        second.article.evidence(find(TUESDAY, words)), first.article.evidence(find(MONDAY, words))
    )
    reuse = Reuse(
        "reuse-1", second.article.id, first.article.id, "known", 0.5, (passage,), ("same words", "later")
    )
    ids = (first.article.id, second.article.id)
    origins = Origins((reuse,), tuple(sorted((one, ids[0]) for one in ids)), ())
    return Conclusions(origins, (moreau, union), links, (utterance,))


def write_page(writer: Writer, read: tuple[Page, bytes, PageReading], *, story: str | None = None) -> None:
    page, content, reading = read
    writer.add_page(page, number=writer.next_number(), content=content, story=story)
    writer.add_reading(page.id, reading, read_by=READ_BY)


def write_small_record(path: Path) -> None:
    with Writer(path) as writer:
        write_page(writer, monday(), story="Ferry strike")
        write_page(writer, tuesday(), story="Ferry strike")
        writer.add_failure(Failure("empty.txt", "acquire", "empty.txt: is empty"))
        writer.conclude(make_conclusions(), stages=CORPUS_STAGES)
