"""Whose a text is: by the words for it, by who is said to have put it forward, by the last one named to have done so.

Over one article: the place of a text in, a party out.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.corpus.ground import Ground
from onrecord.corpus.stance.candidates import takes_part_in_talks
from onrecord.lexicons import load_toml
from onrecord.records import Reading, Span

_BACK = 1500  # characters between a text and who put it forward
_AFTER_BY = 60  # characters behind "by" that may hold a name
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|[\"”’)]|$)[^\n.!?]*)*")
_AUXILIARY = re.compile(r"\s+(?:(?:has|have|had|then|also|just|now|would|will)\s+){0,3}")
_OWNS = re.compile(r"(?<!['’])['’]s\b|(?<=s)['’](?=\s)")


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody put a text forward: the words for the text, and whose act it was."""

    text: Span
    party: str


class Makers:
    def __init__(self, reading: Reading, ground: Ground) -> None:
        self._text, self._ground, self._article = reading.article.text, ground, reading.article.id
        self._places = ground.places_of(self._article)
        self._subjects = {one.span for one in reading.mentions if one.subject}
        self._acts = sorted(
            (
                act
                for block in reading.article.blocks
                for found in _SENTENCE.finditer(self._text, block.span.start, block.span.end)
                for act in self._read(Span(*found.span()))
            ),
            key=lambda one: one.text,
        )

    def act_in(self, sentence: Span) -> Act | None:
        """The last act of putting forward that a sentence tells."""
        found = [one for one in self._acts if sentence.contains(one.text)]
        return found[-1] if found else None

    def of(self, text: Span, aside: Span | None) -> str | None:
        """The maker of the text that words stand for; None where nothing tells."""
        whole = Span(text.start, aside.end if aside is not None else text.end)
        by = self._by(whole) or self._relative(aside) or self.owner(text)
        if by is not None:
            return by
        near = [one for one in self._acts if one.text.overlaps(text)]
        if near:
            return near[0].party
        if self._text[text.start : text.end].casefold().startswith(("a ", "an ")):
            return None
        before = bisect_right(self._acts, text.start, key=lambda one: one.text.start)
        last = self._acts[before - 1] if before else None
        return last.party if last is not None and text.start - last.text.end <= _BACK else None

    def owner(self, text: Span) -> str | None:
        """ "Orsk's plan", "her paper", "the Orskian draft", "a plan of Orsk's"."""
        inside = [(span, actor) for span, actor in self._places if text.contains(span) and span != text]
        for span, actor in inside:
            words = span.of(self._text).casefold()
            possessive = words in _data("whose") or _OWNS.match(self._text, span.end) is not None
            ends = _OWNS.search(words[-2:]) is not None
            rest = self._text[span.end : text.end]
            if possessive or ends or _bare_before_noun().fullmatch(rest) or _after_of(self._text, text, span):
                return self._party(actor)
        # "a government pay offer": a body that is no mention there
        for word in re.finditer(r"[a-z]{4,}", self._text[text.start : text.end]):
            rest = self._text[text.start + word.end() : text.end]
            body = self._ground.named(word.group()) if _bare_before_noun().fullmatch(rest) else None
            if body is not None and self._ground.actor(body).kind in ("state", "organisation"):
                return self._party(body)
        return None

    def _by(self, words: Span) -> str | None:
        """ "..., tabled on Monday by X": the one named behind "by"."""
        for found in _put_by().finditer(self._text, words.start, words.end):
            named = [
                actor
                for span, actor in self._places
                if found.end() <= span.start <= found.end() + _AFTER_BY and span.end <= words.end + _AFTER_BY
            ]
            if named:
                return self._party(named[0])
        return None

    def _relative(self, aside: Span | None) -> str | None:
        """ "..., which X handed over on Monday,"."""
        if aside is None or not _put().search(self._text, aside.start, aside.end):
            return None
        if not re.match(r",? ?(?:that|which)\b", self._text[aside.start : aside.end]):
            return None
        if re.search(
            r"\bto (?:(?:its|their|the|a)\b )?(?:[\d,.]+ )?(?:members|ballot|vote)\b", aside.of(self._text)
        ):
            return None  # whoever lets others vote on it need not have made it
        found = next((a for span, a in self._places if aside.contains(span)), None)
        return self._party(found) if found is not None else None

    def _read(self, sentence: Span) -> Iterator[Act]:
        """ "X sent both sides a paper"; "a paper was put to both sides by X"."""
        for found in _put_text().finditer(self._text, sentence.start, sentence.end):
            party = self._subject_before(sentence.start, found.start())
            if party is not None:
                yield Act(Span(*found.span("text")), party)
        for found in _text_put().finditer(self._text, sentence.start, sentence.end):
            named = [
                actor for span, actor in self._places if found.end() <= span.start <= found.end() + _AFTER_BY
            ]
            party = self._party(named[0]) if named else None
            if party is not None:
                yield Act(Span(*found.span("text")), party)

    def _subject_before(self, start: int, end: int) -> str | None:
        """The grammatical subject named last before a verb, else whoever begins the sentence."""
        before = [(span, actor) for span, actor in self._places if start <= span.start and span.end <= end]
        subjects = [actor for span, actor in before if span in self._subjects]
        if subjects:
            return self._party(subjects[-1])
        if before and _AUXILIARY.fullmatch(self._text, before[-1][0].end, end):
            return self._party(before[-1][1])
        first = before[0] if before else None
        return self._party(first[1]) if first is not None and first[0].start - start <= 2 else None

    def _party(self, actor: str) -> str | None:
        if self._ground.is_outlet(actor) or not takes_part_in_talks(actor, self._ground):
            return None
        return self._ground.party(actor)


def _after_of(text: str, whole: Span, span: Span) -> bool:
    return re.search(r"\b(?:of|from|by) (?:the )?\Z", text[whole.start : span.start]) is not None


@functools.cache
def _data(name: str) -> tuple[str, ...]:
    return tuple(load_toml("proposals.toml")["drafts"][name])


def _any(name: str) -> str:
    return "|".join(map(re.escape, sorted(_data(name), key=len, reverse=True)))


@functools.cache
def _put() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('put')})\b")


@functools.cache
def _put_by() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('put')})\b[^,;]{{0,50}}?\bby\b")


@functools.cache
def _put_text() -> re.Pattern[str]:
    own = r"(?P<text>(?:a|an|the|its|his|her|their|what)\b(?: [\w’'“\"-]+){0,4}? "
    return re.compile(rf"\b(?:{_any('put')})\b[^.;,]{{0,60}}? {own}[“\"]?(?:{_any('nouns')})s?\b)")


@functools.cache
def _text_put() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<text>\b(?:{_any('nouns')})\b)[”\"]?[^.;]{{0,90}}?\b(?:{_any('put')})\b[^.;,]{{0,50}}? by\b"
    )


@functools.cache
def _bare_before_noun() -> re.Pattern[str]:
    """What may stand between a name and the noun that it makes its own: "government pay offer"."""
    return re.compile(rf" (?:[\w-]+ ){{0,3}}?(?:{_any('nouns')})", re.IGNORECASE)
