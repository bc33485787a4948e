"""A small invented story held in memory: crews of a ferry line strike; six articles, one of them hostile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import UnknownId
from onrecord.records import (
    NO_TALKS,
    Actor,
    ActorRole,
    Article,
    Attribution,
    Block,
    Date,
    Failure,
    Page,
    Passage,
    Rendering,
    Reuse,
    Span,
    Talks,
    Utterance,
)


@dataclass(frozen=True, kw_only=True)
class MemoryRecord:
    """What views read of a record, without a file."""

    held_pages: Sequence[Page] = ()
    held_articles: Sequence[Article] = ()
    held_attributions: Sequence[Attribution] = ()
    held_actors: Sequence[Actor] = ()
    held_utterances: Sequence[Utterance] = ()
    held_reuses: Sequence[Reuse] = ()
    held_failures: Sequence[Failure] = ()
    held_talks: Talks = NO_TALKS
    stale: bool = False

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def pages(self):
        return iter(self.held_pages)

    def articles(self):
        return iter(self.held_articles)

    def attributions(self):
        return iter(self.held_attributions)

    def actors(self):
        return iter(self.held_actors)

    def utterances(self):
        return iter(self.held_utterances)

    def reuses(self):
        return iter(self.held_reuses)

    def stances(self):
        return iter(())

    def talks(self):
        return self.held_talks

    def failures(self):
        return iter(self.held_failures)

    def article(self, id):
        return _one(self.held_articles, id)

    def attribution(self, id):
        return _one(self.held_attributions, id)

    def search(self, words):
        wanted = words.casefold().split()
        return tuple(
            one.id
            for one in self.held_attributions
            if all(word in self._content(one).casefold() for word in wanted)
        )

    def _content(self, attribution):
        text = self.article(attribution.article).text
        return " ".join(span.of(text) for span in attribution.content)


def _one(rows, id):
    for row in rows:
        if row.id == id:
            return row
    raise UnknownId(id)


def page(name, source):
    return Page(f"page-{name}", source, source, "0" * 64, "text/html", None, "2031-05-05T08:00:00Z")


def article(name, *paragraphs, **fields):
    """An article of these paragraphs, on the page of the same name; the first is the headline if it has a title."""
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for place, paragraph in enumerate(paragraphs):
        kind = "headline" if place == 0 and fields.get("title") else "paragraph"
        blocks.append(Block(Span(at, at + len(paragraph)), kind))
        at += len(paragraph) + 2
    given = {"language": "en", "origin": f"article-{name}", "first_seen": "2031-05-05T08:00:00Z", **fields}
    return Article(f"article-{name}", f"page-{name}", 0, text, tuple(blocks), **given)


def span(article, words):
    start = article.text.index(words)
    return Span(start, start + len(words))


def said(name, article, kind, content, *, source="", cue="", **fields):
    """An attribution whose parts are found by their words; several pieces of content stand between bars."""
    return Attribution(
        id=f"attribution-{name}",
        article=article.id,
        kind=kind,
        content=tuple(span(article, words) for words in content.split("|")),
        source=(span(article, source),) if source else (),
        cue=(span(article, cue),) if cue else (),
        confidence=0.9,
        found_by="rules/1",
        **fields,
    )


def day(iso):
    return Date(iso, iso, "day")


def renders(name, *renderings, **fields):
    pairs = tuple(Rendering(f"attribution-{one}", kind) for one, kind in renderings)
    return Utterance(
        id=f"utterance-{name}",
        fullest=pairs[0].attribution,
        renderings=pairs,
        known_from="2031-05-05T08:00:00Z",
        **{"medium": None, "said_on": None, "speaker": None, **fields},
    )


WALK_OUT = (
    "“We will not take a ship out of Port Vesna until the night allowance is back, and we will not be "
    "bought with promises,” Amira Haddad, the union's spokeswoman, told reporters on Friday."
)
WIRE = article(
    "wire",
    "Ferry crews walk out at Port Vesna",
    WALK_OUT,
    "The director of the line, Jonas Lind, said that the allowance had never been part of the contract.",
    title="Ferry crews walk out at Port Vesna",
    outlet="Nordwire",
    published="2031-05-02T18:20",
)
COPY = article(
    "copy",
    "Crews walk out",
    "“We will not take a ship out of Port Vesna until the night allowance is back,” Amira Haddad told reporters.",
    "The director of the line, Jonas Lind, said that the allowance had never been part of the contract.",
    title="Crews walk out",
    outlet="Harbour Times",
    published="2031-05-02",
    credits=("Nordwire",),
    origin="article-wire",
)
FIRST_STATE = article(
    "coast-1",
    "Strike enters second day",
    "Lind denied that talks were planned.",
    title="Strike enters second day",
    outlet="Coast Daily",
    published="2031-05-03T07:00",
    first_seen="2031-05-03T08:00:00Z",
)
COAST = article(
    "coast-2",
    "Strike enters third day",
    "“No ship leaves Port Vesna before the night allowance is back,” Haddad said on Friday. "
    "One official close to the talks hinted that an offer was on its way.",
    "Lind denied that talks were planned.",
    title="Strike enters third day",
    outlet="Coast Daily",
    published="2031-05-04T07:00",
    version_of="article-coast-1",
)
HOSTILE = article(
    "hostile",
    "<script>alert(1)</script> [click](javascript:alert(2)) **bold** \x1b[31mred",
    '“<img src=x onerror=alert(3)> | =HYPERLINK("http://evil.example") `code` <b>now</b>,” said '
    "</blockquote><script>alert(4)</script>.",
    title="<script>alert(1)</script> [click](javascript:alert(2)) **bold** \x1b[31mred",
)
FRENCH = article(
    "french",
    "La grève continue",
    "La direction se tait.",
    title="La grève continue",
    outlet="Le Phare",
    language="fr",
    published="2031-05-03",
)

HADDAD = Actor(
    id="actor-haddad",
    name="Amira Haddad",
    kind="person",
    aliases=("Haddad",),
    mentions=(WIRE.evidence(span(WIRE, "Amira Haddad")), COAST.evidence(span(COAST, "Haddad"))),
    roles=(ActorRole("spokeswoman", "actor-union", WIRE.evidence(span(WIRE, "spokeswoman"))),),
    party="actor-union",
    known_from="2031-05-05T08:00:00Z",
)
UNION = Actor(
    id="actor-union",
    name="the union",
    kind="organisation",
    aliases=(),
    mentions=(WIRE.evidence(span(WIRE, "the union")),),
    known_from="2031-05-05T08:00:00Z",
)
LIND = Actor(
    id="actor-lind",
    name="Jonas Lind",
    kind="person",
    aliases=("Lind",),
    mentions=(WIRE.evidence(span(WIRE, "Jonas Lind")),),
    roles=(ActorRole("director", None, WIRE.evidence(span(WIRE, "director of the line"))),),
    known_from="2031-05-05T08:00:00Z",
)

FRIDAY = WIRE.evidence(span(WIRE, "on Friday"))
ATTRIBUTIONS = (
    said(
        "1",
        WIRE,
        "direct",
        "“We will not take a ship out of Port Vesna until the night allowance is back, and we will not be "
        "bought with promises,”",
        source="Amira Haddad, the union's spokeswoman",
        cue="told",
        said_on=day("2031-05-02"),
        said_on_evidence=FRIDAY,
        speaker="actor-haddad",
        utterance="utterance-ship",
    ),
    said(
        "2",
        COPY,
        "direct",
        "“We will not take a ship out of Port Vesna until the night allowance is back,”",
        source="Amira Haddad",
        cue="told",
        speaker="actor-haddad",
        utterance="utterance-ship",
    ),
    said(
        "3",
        COAST,
        "direct",
        "“No ship leaves Port Vesna before the night allowance is back,”",
        source="Haddad",
        cue="said on Friday",
        said_on=day("2031-05-02"),
        speaker="actor-haddad",
        utterance="utterance-ship",
    ),
    said(
        "4",
        WIRE,
        "indirect",
        "that the allowance had never been part of the contract",
        source="The director of the line, Jonas Lind",
        cue="said",
        speaker="actor-lind",
        utterance="utterance-contract",
    ),
    said(
        "5",
        COPY,
        "indirect",
        "that the allowance had never been part of the contract",
        source="The director of the line, Jonas Lind",
        cue="said",
        speaker="actor-lind",
        utterance="utterance-contract",
    ),
    said(
        "6",
        COAST,
        "indirect",
        "that an offer was on its way",
        source="One official close to the talks",
        cue="hinted",
        utterance="utterance-offer",
    ),
    said(
        "7",
        COAST,
        "indirect",
        "that talks were planned",
        source="Lind",
        cue="denied",
        denial=True,
        speaker="actor-lind",
        addressee="actor-union",
        medium="statement",
        utterance="utterance-talks",
    ),
    said(
        "8",
        FIRST_STATE,
        "indirect",
        "that talks were planned",
        source="Lind",
        cue="denied",
        denial=True,
        speaker="actor-lind",
        utterance="utterance-talks",
    ),
    said(
        "9",
        HOSTILE,
        "direct",
        '“<img src=x onerror=alert(3)> | =HYPERLINK("http://evil.example") `code` <b>now</b>,”',
        source="</blockquote><script>alert(4)</script>",
        cue="said",
        utterance="utterance-hostile",
    ),
)
UTTERANCES = (
    renders("contract", ("4", "verbatim"), ("5", "verbatim"), speaker="actor-lind", outlets=2, origins=1),
    renders("hostile", ("9", "verbatim"), outlets=1, origins=1),
    renders("offer", ("6", "verbatim"), outlets=1, origins=1),
    renders(
        "ship",
        ("1", "verbatim"),
        ("2", "cut"),
        ("3", "variant"),
        speaker="actor-haddad",
        said_on=day("2031-05-02"),
        outlets=3,
        origins=2,
    ),
    renders("talks", ("7", "verbatim"), ("8", "verbatim"), speaker="actor-lind", outlets=1, origins=1),
)


def _shared(here, there, words):
    return Passage(here.evidence(span(here, words)), there.evidence(span(there, words)))


REUSES = (
    Reuse(
        id="reuse-1",
        article=COPY.id,
        source_article=WIRE.id,
        direction="known",
        share=0.86,
        passages=(
            _shared(
                COPY, WIRE, "“We will not take a ship out of Port Vesna until the night allowance is back"
            ),
            _shared(
                COPY, WIRE, "The director of the line, Jonas Lind, said that the allowance had never been"
            ),
        ),
        reasons=("credits Nordwire", "published later"),
    ),
)

RECORD = MemoryRecord(
    held_pages=(
        page("coast-1", "https://coastdaily.example/strike"),
        page("coast-2", "https://coastdaily.example/strike"),
        page("copy", "clippings/harbour.html"),
        page("french", "clippings/phare.html"),
        page("hostile", 'javascript:alert(5)//odd "name".html'),
        page("wire", "https://nordwire.example/vesna?a=1&b=(2)"),
    ),
    held_articles=(COAST, COPY, FIRST_STATE, FRENCH, HOSTILE, WIRE),
    held_attributions=ATTRIBUTIONS,
    held_actors=(HADDAD, LIND, UNION),
    held_utterances=UTTERANCES,
    held_reuses=REUSES,
    held_failures=(Failure("clippings/<b>empty</b>.html", "acquire", "is empty"),),
)
