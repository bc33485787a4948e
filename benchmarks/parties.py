"""Parties: invented stories with the side of each speaker in, shares of statements given to the right side out.

The side of a statement is its speaker's party by the gold, or the speaker itself where that is a state or a body
without a party; the program's likewise. Counted over the attributions that the program found and whose speaker has
a side. `short`: a part of the true side by the gold, such as a ministry for its state. `invented`: per cent of the
statements of people who speak for nobody that are given to a side.

usage: parties.py GOLD [--only PREFIX] [--wrong]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.corpus.resolve import resolve
from onrecord.records import Actor, Reading
from speakers import HERE, align, found_attribution, read
from stories import GoldActor, Story, read_stories

_RESULTS = ("right", "short", "wrong", "unknown")
_SIDES = ("organisation", "state")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One statement: the side by the gold and by the program (names; None: nobody's), and what that is."""

    article: str
    speaker: str
    true: str | None
    given: str | None
    result: str  # right, short, wrong, unknown; free, invented where nobody's side is true


def measure(folder: Path, *, only: str = "") -> list[Verdict]:
    return [one for story in read_stories(folder, only=only) for one in judge(story, read(story))]


def judge(story: Story, readings: Sequence[Reading]) -> Iterator[Verdict]:
    resolution = resolve(readings)
    by_name = story.placed(readings)
    stands_for = align(story, by_name, resolution)
    actors = {actor.id: actor for actor in resolution.actors}
    gold = {actor.id: actor for actor in story.actors}
    links = {one.attribution: one.actor for one in resolution.links if one.part == "speaker"}
    for article, wanted in story.attributions():
        reading = by_name.get(article)
        found = reading and found_attribution(reading, wanted)
        if not found or wanted.speaker is None:
            continue
        true = _true_side(gold[wanted.speaker])
        given = _given_side(actors.get(links.get(found) or ""), actors)
        result = _result(true, given, stands_for, gold)
        names = (gold[true].name if true else None, given.name if given else None)
        yield Verdict(article, gold[wanted.speaker].name, *names, result)


def _true_side(speaker: GoldActor) -> str | None:
    return speaker.party or (speaker.id if speaker.kind in _SIDES else None)


def _given_side(speaker: Actor | None, actors: Mapping[str, Actor]) -> Actor | None:
    if speaker is None:
        return None
    if speaker.party:
        return actors[speaker.party]
    return speaker if speaker.kind in _SIDES else None


def _result(
    true: str | None, given: Actor | None, stands_for: Mapping[str, str], gold: Mapping[str, GoldActor]
) -> str:
    if true is None:
        return "free" if given is None else "invented"
    if given is None:
        return "unknown"
    found = stands_for.get(given.id)
    if found == true:
        return "right"
    return "short" if found is not None and gold[found].party == true else "wrong"


def figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    counts = Counter(one.result for one in verdicts)
    sided = max(sum(counts[name] for name in _RESULTS), 1)
    shares = {name: 100 * counts[name] / sided for name in _RESULTS}
    return {**shares, "invented": 100 * counts["invented"] / max(counts["invented"] + counts["free"], 1)}


def _main() -> None:
    parser = argparse.ArgumentParser(description="Whose side a statement is given to.")
    parser.add_argument("gold", type=Path, nargs="?", default=HERE / "speakers")
    parser.add_argument("--only", default="", help="stories whose name begins so")
    parser.add_argument("--wrong", action="store_true", help="show what is not right")
    given = parser.parse_args()
    verdicts = measure(given.gold, only=given.only)
    print("   ".join(f"{name} {value:.1f}" for name, value in figures(verdicts).items()))
    for one in verdicts if given.wrong else ():
        if one.result not in ("right", "free"):
            print(f"{one.result}: {one.article}: {one.speaker}: {one.true} != {one.given}")


if __name__ == "__main__":
    _main()
