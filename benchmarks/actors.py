"""Actors: invented stories with marked mentions in, how well mentions are gathered into actors out.

B-cubed (Bagga and Baldwin 1998) over the mentions of the gold: for each, how many of those gathered with it are the
same actor (precision), and how many of the same actor's are gathered with it (recall). A mention that the program
gave to nobody stands alone; one that lies in no mention of the program counts as missed, and stands alone too.
`joined` counts pairs of people of one story that are one actor of the program.

usage: actors.py GOLD [--only PREFIX] [--joined]
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from onrecord.corpus.resolve import resolve
from onrecord.records import Reading
from speakers import HERE, at, mention_places, read
from stories import Story, read_stories

_TELLING = 2  # mentions of a person in one actor that are no slip of a pronoun


@dataclass(frozen=True, slots=True)
class Gathered:
    """One story: sums over its mentions, and people joined in one actor, by name."""

    story: str
    mentions: int
    precision: float
    recall: float
    missed: int
    joined: tuple[tuple[str, str], ...]


def measure(folder: Path, *, only: str = "") -> list[Gathered]:
    return [gather(story, read(story)) for story in read_stories(folder, only=only)]


def gather(story: Story, readings: Sequence[Reading]) -> Gathered:
    resolution = resolve(readings)
    places = mention_places(resolution.actors)
    by_name = story.placed(readings)
    pairs: list[tuple[str, str]] = []  # (gold actor, the program's) of each mention
    missed = 0
    for article, gold in story.mentions():
        reading = by_name.get(article)
        span = story.place(article, gold, reading.article.text) if reading else None
        if reading is None or span is None:
            continue
        found = at(places.get(reading.article.id, []), span)
        missed += not found
        pairs.append((gold.actor, found[0] if found else f"alone {len(pairs)}"))
    true, given, both = Counter(one for one, _ in pairs), Counter(one for _, one in pairs), Counter(pairs)
    return Gathered(
        story.name,
        len(pairs),
        sum(both[pair] / given[pair[1]] for pair in pairs),
        sum(both[pair] / true[pair[0]] for pair in pairs),
        missed,
        tuple(_joined(story, both)),
    )


def _joined(story: Story, both: Counter[tuple[str, str]]) -> list[tuple[str, str]]:
    """People who are one actor: each with several mentions in it, or with the greater part of theirs."""
    people = {one.id: one.name for one in story.actors if one.kind == "person"}
    true: Counter[str] = Counter()
    for (gold, _), count in both.items():
        true[gold] += count
    held: dict[str, set[str]] = defaultdict(set)
    for (gold, actor), count in both.items():
        if gold in people and (count > _TELLING or 2 * count > true[gold]) and not actor.startswith("alone"):
            held[actor].add(people[gold])
    return sorted({pair for names in held.values() for pair in combinations(sorted(names), 2)})


def figures(stories: Sequence[Gathered]) -> dict[str, float]:
    total = max(sum(one.mentions for one in stories), 1)
    return {
        "precision": sum(one.precision for one in stories) / total,
        "recall": sum(one.recall for one in stories) / total,
        "joined": float(sum(len(one.joined) for one in stories)),
    }


def _main() -> None:
    parser = argparse.ArgumentParser(description="B-cubed of mentions gathered into actors.")
    parser.add_argument("gold", type=Path, nargs="?", default=HERE / "speakers")
    parser.add_argument("--only", default="", help="stories whose name begins so")
    given = parser.parse_args()
    stories = measure(given.gold, only=given.only)
    for one in stories:
        size = max(one.mentions, 1)
        print(
            f"{one.story:<28}P {one.precision / size:.3f}   R {one.recall / size:.3f}   missed {one.missed}"
        )
        for pair in one.joined:
            print(f"    one actor: {' and '.join(pair)}")
    print("   ".join(f"{name} {value:.3f}" for name, value in figures(stories).items()))


if __name__ == "__main__":
    _main()
