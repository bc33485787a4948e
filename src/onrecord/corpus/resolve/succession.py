"""Who came after whom: an office that changes hands in mid-story. Part of the stage `resolve`.

"His successor, Ana Reis", "Ana Reis takes over", "Ana Reis succeeded Tom Bell": from that article on she has the
offices that the articles gave him, and he has them no more. Scenes and what they tell of offices in, what follows
for successor and predecessor out. Who leaves has to be named, or to be the one who left in the sentences before.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.corpus.resolve.keys import Key, is_person
from onrecord.corpus.resolve.scene import Scene
from onrecord.corpus.resolve.titles import Holders, Holding
from onrecord.lexicons import load_toml
from onrecord.records import Mention

_FAR = 120  # characters before a name that may tell that it is a successor's
_PAIR = 2
_ASIDE = r"(?:, [^.;:“”\n]{1,80},)?"


@dataclass(frozen=True, slots=True)
class Succession:
    """By an article of `date`, `after` has what `before` had."""

    before: Key
    after: Key
    article: str
    date: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    named_before: re.Pattern[str]  # "his successor, " right before the name
    handed: re.Pattern[str]  # "he is replaced by his deputy, " right before it
    named_after: re.Pattern[str]  # ", his successor" right after it
    takes: re.Pattern[str]  # " takes over"
    follows: re.Pattern[str]  # " succeeded " and then a name
    followed: re.Pattern[str]  # " is succeeded by " and then a name
    she_follows: re.Pattern[str]  # " she succeeded " and then a name
    leaves: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    words = load_toml("roles.toml")["succession"]
    after, take, follow, followed, leave = (
        "|".join(words[name]) for name in ("successor", "takes_over", "follows", "followed", "leaves")
    )
    owner = r"(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Hh]is own)"
    return _Patterns(
        named_before=re.compile(rf"\b{owner} (?:{after})(?: as [^,.;:\n]{{1,60}})?, (?:[A-Z][a-z]+\.? )?\Z"),
        handed=re.compile(
            rf"\b(?:[Hh]e|[Ss]he) (?:{followed}) (?:[^.;:“”\n]{{1,60}}, )?(?:[A-Z][a-z]+\.? )?\Z"
        ),
        named_after=re.compile(rf", (?:his|her|their) (?:{after})\b"),
        takes=re.compile(
            rf"{_ASIDE},?(?: who)? (?:{take})\b(?! (?:from|the|an?|his|her|its|all|control|part)\b)"
        ),
        follows=re.compile(rf"{_ASIDE}(?:,? who)? (?:{follow}) (?:[A-Z][a-z]+\.? )?"),
        she_follows=re.compile(rf" (?:she|he) (?:had )?(?:{follow}) (?:[A-Z][a-z]+\.? )?\Z"),
        followed=re.compile(rf"{_ASIDE}(?:,? who)? (?:{followed}) (?:[A-Z][a-z]+\.? )?"),
        leaves=re.compile(rf"{_ASIDE},?(?: who)?(?: (?:has|had|then|later|also|suddenly))? (?:{leave})\b"),
    )


def find_successions(scenes: Sequence[Scene]) -> tuple[Succession, ...]:
    """In the order of the scenes and of their texts."""
    return tuple(one for scene in scenes for one in _of(scene))


def _of(scene: Scene) -> Iterator[Succession]:
    people = [
        (one, key)
        for one in scene.mentions
        if one.form == "name" and (key := scene.keys.get(one.span)) is not None and is_person(key)
    ]
    for place, (_, key) in enumerate(people):
        before = _predecessor(scene, people, place)
        if before is not None and before != key:
            yield Succession(before, key, scene.article, scene.date)


def _predecessor(scene: Scene, people: Sequence[tuple[Mention, Key]], place: int) -> Key | None:
    text, known = scene.reading.article.text, _patterns()
    mention, key = people[place]
    start, end = mention.span.start, mention.span.end
    here = [
        (other, whom)
        for other, whom in people[max(0, place - 2) : place + 3]
        if other.sentence == mention.sentence
    ]
    if (replaced := _replaced(scene, here, key)) is not None:
        return replaced
    for other, whom in here:
        found = (
            known.follows.fullmatch(text, end, other.span.start)
            if other.span.start > start
            else known.followed.fullmatch(text, other.span.end, start)
        )
        if found is not None and (not _to_come(found) or _gone(scene, people, whom)):
            return whom
    told = (
        known.named_before.search(text, max(0, start - _FAR), start)
        or known.handed.search(text, max(0, start - _FAR), start)
        or known.named_after.match(text, end)
        or known.takes.match(text, end)
    )
    if told is None:
        return None
    left = [(other, whom) for other, whom in people[:place] if whom != key and _left(text, other)]
    near = [whom for other, whom in left if text.count("\n\n", other.span.end, start) <= 1]
    gone = {whom for _, whom in left}
    return near[-1] if near else (gone.pop() if len(gone) == 1 else None)


def _replaced(scene: Scene, here: Sequence[tuple[Mention, Key]], key: Key) -> Key | None:
    """ "Reis said, a week after she replaced Bell": where the sentence names only the two."""
    text = scene.reading.article.text
    if len({whom for _, whom in here}) != _PAIR or here[0][1] != key:
        return None
    other, whom = next(one for one in here if one[1] != key)
    told = _patterns().she_follows.search(text, here[0][0].span.end, other.span.start)
    return whom if told and not _to_come(told) else None


def _to_come(found: re.Match[str]) -> bool:
    """ "Reis will replace Bell in June"."""
    return re.search(r" (?:will|is to) ", found.group()) is not None


def _gone(scene: Scene, people: Sequence[tuple[Mention, Key]], person: Key) -> bool:
    text = scene.reading.article.text
    return any(whom == person and _left(text, other) for other, whom in people)


def _left(text: str, mention: Mention) -> bool:
    """Whether a name is the subject of words for leaving: "Bell resigned", "Bell, who was sacked on Friday"."""
    return _patterns().leaves.match(text, mention.span.end) is not None


def handed_on(successions: Sequence[Succession], holders: Holders) -> list[Holding]:
    """What follows for who holds what."""
    out: list[Holding] = []
    for one in successions:
        told = holders.told(one.before, article=one.article)
        held = holders.offices(one.before, article=one.article, date=one.date)
        now = {office for office in (*held, *told) if not office.past}
        # "Bell resigned as fisheries minister": all that the article tells of is what he was
        now = now or {replace(office, past=False) for office in told}
        for office in sorted(now, key=lambda office: (office.title, office.side or ())):
            out.append(Holding(one.after, office, one.article, one.date))
            out.append(Holding(one.before, replace(office, past=True), one.article, one.date))
    return out
