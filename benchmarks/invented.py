"""Invented reports for the benchmark of reuse: a seed in, articles with their true origins out.

Each story has names, set phrases and quotations that all its reports share. Independent reports of it are the
hard negatives: they share every quotation. Others are made from one by stated operations.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from onrecord.document.quotes import find_quotations
from onrecord.records import Article, Block, Span

_SYLLABLES = "ka lo mi re tu sa ne vo di pe zu ga ri ho be sto lan mer tre cor vin dal fen gru".split()
_FUNCTION = (
    "the of to and in that a for on with was he it is by at from as his will has not but who after".split()
)
_WORDS = 6000
_SENTENCES = 14
_SUBJECT = 120


@dataclass(frozen=True, slots=True)
class Case:
    """An article, the id of the one that it goes back to, and the operation that made it."""

    article: Article
    origin: str
    made_by: str


@dataclass(frozen=True, slots=True)
class _Story:
    names: tuple[str, ...]
    phrases: tuple[str, ...]  # titles, places, occasions: what any report of the story says
    quotations: tuple[str, ...]
    subject: tuple[str, ...]  # words that any report of the story uses often


class Newsroom:
    """Writes stories and the reports of them; the same seed gives the same reports."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._words = sorted({self._word() for _ in range(_WORDS)})
        self._weights = [1 / (place + 10) for place in range(len(self._words))]

    def stories(self, count: int, *, first: int = 0) -> list[Case]:
        return [
            case
            for number in range(first, first + count)
            for case in self._story_cases(f"story-{number:05d}")
        ]

    def _story_cases(self, prefix: str) -> list[Case]:
        story = self._story()
        wire, other, third = (self._report(story) for _ in range(3))
        texts = {
            "wire": (wire, "wire", "original"),
            "other": (other, "other", "independent, all quotations shared"),
            "third": (third, "third", "independent, all quotations shared"),
            "copy": (wire, "wire", "whole copy"),
            "cut": (self._cut(wire, 2), "wire", "cut to half"),
            "short": (
                [*self._cut(wire, 3), *self._paragraphs(story, 3)],
                "wire",
                "cut to a third, own added",
            ),
            "turned": (self._turned(wire), "wire", "reordered"),
            "lead": ([*self._paragraphs(story, 3), *wire[3:]], "wire", "lead rewritten"),
            "swapped": (self._swapped(wire, 0.1), "wire", "every tenth word swapped"),
            "reworded": (self._swapped(wire, 0.25), "wire", "every fourth word swapped"),
            "translated": (self._requoted(wire, story), "wire", "quotations retranslated"),
            "merged": (
                [*wire[:6], *other[:6], *self._paragraphs(story, 4)],
                "merged",
                "two merged, own added",
            ),
            "few": ([*self._report(story)[:10], *wire[3:5]], "few", "two sentences taken over"),
            "update": (
                [wire[0], *self._paragraphs(story, 2), *wire[1:]],
                "wire",
                "update of its own article",
            ),
            "repost": (self._cut(wire, 2), "wire", "cut to half, with credit"),
        }
        return [
            Case(_article(f"{prefix}-{name}", text), f"{prefix}-{origin}", made_by)
            for name, (text, origin, made_by) in texts.items()
        ]

    def _story(self) -> _Story:
        names = tuple(self._word().capitalize() for _ in range(6))
        phrases = (
            f"foreign ministers from the {names[0]} of {names[1]} {names[2]}",
            f"at talks with {names[3]} officials in {names[4]}, the capital,",
            f"{names[5]}, the general secretary of the {names[0]} {names[3]} Union,",
            f"said on Thursday night in a statement to reporters in {names[4]} that",
        )
        subject = tuple(self._chance.sample(self._words, _SUBJECT))
        quotations = tuple(" ".join(self._plain(self._chance.randint(6, 30), subject)) for _ in range(8))
        return _Story(names, phrases, quotations, subject)

    def _report(self, story: _Story) -> list[str]:
        quoted = [
            f"“{one.capitalize()},” {self._chance.choice(story.names)} said." for one in story.quotations
        ]
        body = self._paragraphs(story, _SENTENCES)
        for one in quoted:
            body.insert(self._chance.randint(1, len(body)), one)
        return body

    def _paragraphs(self, story: _Story, count: int) -> list[str]:
        return [self._sentence(story) for _ in range(count)]

    def _sentence(self, story: _Story) -> str:
        words = self._plain(self._chance.randint(14, 28), story.subject)
        if self._chance.random() < 0.5:
            words.insert(self._chance.randint(0, len(words)), self._chance.choice(story.phrases))
        words.insert(self._chance.randint(1, 6), self._chance.choice(story.names))
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}."

    def _plain(self, count: int, subject: tuple[str, ...]) -> list[str]:
        """Words of a sentence: a third function words, half of the others words of the story's subject."""
        content = self._chance.choices(self._words, self._weights, k=count)
        return [
            self._chance.choice(_FUNCTION) if (at := self._chance.random()) < 0.35
            else self._chance.choice(subject) if at < 0.7
            else word
            for word in content
        ]  # fmt: skip

    def _word(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 4)))

    def _cut(self, text: list[str], part: int) -> list[str]:
        kept = sorted(self._chance.sample(range(len(text)), len(text) // part))
        return [text[place] for place in kept]

    def _turned(self, text: list[str]) -> list[str]:
        return self._chance.sample(text, len(text))

    def _swapped(self, text: list[str], share: float) -> list[str]:
        """Words outside quotations are others, so many of them."""
        return [
            one if one.startswith("“") else " ".join(
                self._chance.choice(self._words) if self._chance.random() < share else word for word in one.split(" ")
            )
            for one in text
        ]  # fmt: skip

    def _requoted(self, text: list[str], story: _Story) -> list[str]:
        return [
            f"“{' '.join(self._plain(12, story.subject))},” {self._chance.choice(story.names)} said."
            if one.startswith("“")
            else one
            for one in text
        ]


def quotations(article: Article) -> list[Span]:
    return [one.span for one in find_quotations(article.text)]


def _article(identity: str, paragraphs: list[str]) -> Article:
    blocks, start = [], 0
    for one in paragraphs:
        blocks.append(Block(Span(start, start + len(one)), "paragraph"))
        start += len(one) + 2
    story, _, name = identity.rpartition("-")
    published = "2031-05-05T08:00Z" if name in ("wire", "other", "third") else "2031-05-05T14:00Z"
    house = f"Paper of {story}"
    return Article(
        id=identity, page=f"page-{identity}", position=0, text="\n\n".join(paragraphs), blocks=tuple(blocks),
        published=published, outlet=house if name in ("wire", "update") else None,
        credits=(house,) if name == "repost" else (),
    )  # fmt: skip
