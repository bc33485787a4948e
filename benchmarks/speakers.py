"""Speakers: invented stories with the true actor of each attribution in, shares of right, wrong and unknown out.

GOLD is a folder of stories: `NAME.gold.json` beside the pages that it names. An attribution of the gold counts
where the program found one with mostly the same words; the others are `missed`. An actor of the program stands
for the gold actor that has its name among its spellings, else for the one whose marked mentions most of its
mentions are. A wrong person is the worst error; unknown is better.

usage: speakers.py GOLD [--only PREFIX] [--demo] [--wrong]
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord.corpus.resolve import resolve
from onrecord.corpus.resolve.spelling import bare_name
from onrecord.engine.build import build
from onrecord.records import Actor, Reading, Resolution, Span
from stories import GoldActor, GoldAttribution, Story, read_demo, read_stories

HERE = Path(__file__).resolve().parent
_SAME = 0.5  # of the words of both contents together
_NAMELESS = ("unnamed", "group")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One attribution of the gold: `given` is the name of the program's actor, None unknown."""

    story: str
    article: str
    gold: GoldAttribution
    true: str | None
    given: str | None
    result: str  # right, wrong, unknown, missed
    reason: str


def measure(folder: Path, *, only: str = "", demo: bool = True) -> list[Verdict]:
    """Every story read into a record of its own, by the standard stages."""
    stories = [*read_stories(folder, only=only), *([read_demo()] if demo else [])]
    return [verdict for story in stories for verdict in judge(story, read(story))]


def read(story: Story) -> tuple[Reading, ...]:
    """The pages of a story as the document stages read them."""
    with tempfile.TemporaryDirectory() as work:
        record = Path(work) / "story.db"
        build(tuple(str(page) for page in story.pages), record=record)
        with onrecord.open(record) as held:
            sources = {page.id: Path(page.source).name for page in held.pages()}
            names = {one.id: f"{sources[one.page]}#{one.position}" for one in held.articles()}
            return tuple(sorted(held.readings(), key=lambda one: names[one.article.id]))


def judge(story: Story, readings: Sequence[Reading]) -> Iterator[Verdict]:
    """The verdicts on a story's attributions, in their order."""
    resolution = resolve(readings)
    by_name = story.placed(readings)
    stands_for = align(story, by_name, resolution)
    names = {actor.id: actor for actor in resolution.actors}
    links = {one.attribution: one for one in resolution.links if one.part == "speaker"}
    gold_names = {actor.id: actor for actor in story.actors}
    for article, wanted in story.attributions():
        reading = by_name.get(article)
        found = reading and found_attribution(reading, wanted)
        true = gold_names[wanted.speaker].name if wanted.speaker else None
        if not found:
            yield Verdict(story.name, article, wanted, true, None, "missed", "")
            continue
        link = links[found]
        actor = names.get(link.actor or "")
        result = _result(wanted, gold_names.get(wanted.speaker or ""), actor, stands_for)
        yield Verdict(story.name, article, wanted, true, actor.name if actor else None, result, link.reason)


def align(story: Story, by_name: dict[str, Reading], resolution: Resolution) -> dict[str, str]:
    """The gold actor for which each actor of the program stands."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for one in story.actors:
        for name in (one.name, *one.spellings):
            spelt[bare_name(name)].add(one.id)
    places = mention_places(resolution.actors)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for article, gold in story.mentions():
        reading = by_name.get(article)
        span = reading and story.place(article, gold, reading.article.text)
        if reading and span:
            for identity in at(places.get(reading.article.id, []), span):
                votes[identity][gold.actor] += 1
    aligned = {}
    for actor in resolution.actors:
        named = spelt.get(bare_name(actor.name), set())
        if len(named) == 1 and actor.kind not in _NAMELESS:
            aligned[actor.id] = next(iter(named))
        elif votes[actor.id]:
            aligned[actor.id] = _most(votes[actor.id])
    return aligned


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda actor: (-votes[actor], actor))


def mention_places(actors: Iterable[Actor]) -> dict[str, list[tuple[Span, str]]]:
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for actor in actors:
        for mention in actor.mentions:
            places[mention.article or ""].append((mention.span, actor.id))
    return places


def at(places: Sequence[tuple[Span, str]], span: Span) -> list[str]:
    """The actors of the mention that covers most of a span, and little else: the largest share of both together."""
    shared = [
        (min(one.end, span.end) - max(one.start, span.start), len(one), actor)
        for one, actor in places
        if one.overlaps(span)
    ]
    scored = [(both / (long + len(span) - both), actor) for both, long, actor in shared]
    return [max(scored)[1]] if scored else []


def found_attribution(reading: Reading, wanted: GoldAttribution) -> str | None:
    """The attribution of the program with mostly the same words; of two, as of a source cited by another, the one
    with the gold's source."""
    span = wanted.place(reading.article.text)
    if span is None:
        return None
    best = (0.0, False, 0, "")
    for one in reading.attributions:
        shared = sum(max(min(s.end, span.end) - max(s.start, span.start), 0) for s in one.content)
        share = shared / max(sum(map(len, one.content)) + len(span) - shared, 1)
        # a sentence of a longer quotation is part of it
        share = max(share, 0.9 * shared / len(span) if shared == len(span) else 0)
        sources = [words.of(reading.article.text) for words in one.source or ()]
        same = any(words in (wanted.source or "") or (wanted.source or "?") in words for words in sources)
        place = min((words.start for words in (*one.cue, *one.content)), default=0)
        best = max(best, (share, same, -place, one.id))
    return best[-1] if best[0] >= _SAME else None


def _result(
    wanted: GoldAttribution, true: GoldActor | None, given: Actor | None, stands_for: dict[str, str]
) -> str:
    if true is None:
        return "right" if given is None or given.kind in _NAMELESS else "wrong"
    if given is None:
        return "unknown"
    if stands_for.get(given.id) == true.id:
        return "right"
    if given.kind in _NAMELESS:
        # a source without a name that is not the one marked says no more than unknown
        return "right" if true.kind in _NAMELESS and given.id not in stands_for else "unknown"
    return "wrong"


def figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Per cent of the attributions found; `missed` per cent of all."""
    counts = Counter(one.result for one in verdicts)
    found = max(len(verdicts) - counts["missed"], 1)
    shares = {name: 100 * counts[name] / found for name in ("right", "wrong", "unknown")}
    return {**shares, "missed": 100 * counts["missed"] / max(len(verdicts), 1)}


def _main() -> None:
    parser = argparse.ArgumentParser(description="Who speaks: right, wrong, unknown.")
    parser.add_argument("gold", type=Path, nargs="?", default=HERE / "speakers")
    parser.add_argument("--only", default="", help="stories whose name begins so")
    parser.add_argument("--demo", action="store_true", help="the bundled example besides")
    parser.add_argument("--wrong", action="store_true", help="show what is not right")
    given = parser.parse_args()
    verdicts = measure(given.gold, only=given.only, demo=given.demo)
    for story in dict.fromkeys(one.story for one in verdicts):
        own = figures([one for one in verdicts if one.story == story])
        print(f"{story:<28}" + "".join(f"{name} {value:5.1f}   " for name, value in own.items()))
    print(f"{'all':<28}" + "".join(f"{name} {value:5.1f}   " for name, value in figures(verdicts).items()))
    for one in verdicts if given.wrong else ():
        if one.result in ("wrong", "unknown"):
            print(
                f"{one.result}: {one.article}: “{one.gold.content[:50]}” {one.true} != {one.given}: {one.reason}"
            )


if __name__ == "__main__":
    _main()
