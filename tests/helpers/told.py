"""Articles and attributions by hand for the tests of corpus stages: words in, records out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.document.quotes import find_quotations
from onrecord.records import (
    Article,
    Attribution,
    Block,
    Date,
    Link,
    Origins,
    Reading,
    Span,
    Utterance,
    make_id,
)


def article(name: str, *paragraphs: str, headline: str | None = None, **fields: Any) -> Article:
    """An article with the id `name` on a page of its own; `headline` is its first block."""
    pieces = [*([headline] if headline else []), *paragraphs]
    blocks, start = [], 0
    for place, piece in enumerate(pieces):
        kind = "headline" if headline and place == 0 else "paragraph"
        blocks.append(Block(Span(start, start + len(piece)), kind))  # type: ignore[arg-type]
        start += len(piece) + 2
    fields.setdefault("page", f"page-of-{name}")
    return Article(
        id=name, position=0, text="\n\n".join(pieces), blocks=tuple(blocks), title=headline, **fields
    )


def quotations(*articles: Article) -> dict[str, list[Span]]:
    return {one.id: [found.span for found in find_quotations(one.text)] for one in articles}


def day(iso: str) -> Date:
    return Date(iso, iso, "day")


@dataclass
class Told:
    """An article that is given its attributions one by one."""

    article: Article
    attributions: list[Attribution] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def says(self, speaker: str | None, *content: str, source: str = "", **fields: Any) -> str:
        """An attribution of words that stand in the article, `source` before or after them; its id."""
        text = self.article.text
        spans = tuple(self._span(words) for words in content)
        fields.setdefault("kind", "direct")
        made = Attribution(
            id=make_id("attribution", self.article.id, *content),
            article=self.article.id,
            content=spans,
            source=(Span(text.index(source), text.index(source) + len(source)),) if source else (),
            cue=tuple(self._span(word) for word in fields.pop("cue", ())),
            confidence=1.0,
            found_by="hand",
            **fields,
        )
        self.attributions.append(made)
        self.links.append(Link(made.id, "speaker", speaker, "by hand"))
        return made.id

    def _span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    @property
    def reading(self) -> Reading:
        return Reading(self.article, (), (), tuple(self.attributions))


def groups(utterances: tuple[Utterance, ...]) -> set[frozenset[str]]:
    return {frozenset(one.attribution for one in utterance.renderings) for utterance in utterances}


def no_copies(*told: Told) -> Origins:
    return Origins(origin=tuple(sorted((one.article.id, one.article.id) for one in told)))
