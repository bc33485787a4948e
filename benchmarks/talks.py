"""Positions, conditions, disputes, events, figures and dates: invented stories with gold in, shares found out.

A position is right where party, issue and stance all are, in the article; a condition where its words are mostly
those of the gold; a dispute where its kind is right and it sets two of the gold's sides side by side; an event where
it stands on words of the gold's, and its day is right; a figure where its value is right and its denominator.
Optional rows of the gold count neither way. Baselines beside them: sentences in which a party, a word of stance and
a phrase of the codebook stand together, and events of verbs alone as PETRARCH codes them.

usage: talks.py FOLDER [--only PREFIX] [--show positions|disputes|events|figures|dates]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import onrecord
from onrecord.engine.build import build
from onrecord.engine.stages import Stages
from onrecord.engine.standard import STANDARD
from onrecord.records import Article, Evidence, Figure, Talks
from onrecord.store.record import Record
from speed import LOADING, Clock
from talks_baseline import keyword_positions, row_text, verb_events
from talks_gold import GoldFigure, GoldPosition, TalksStory, Words, fold_name, read_talks

HERE = Path(__file__).resolve().parent
# the stages of positions, proposals, disputes, events and figures
UPPER = (
    "find_stances",
    "find_events",
    "find_figures",
    "merge_events",
    "compare_figures",
    "take_positions",
    "find_disputes",
)
_OVERLAP = 0.3  # of the shorter of two stretches of words
_MOSTLY = 0.5
Key = tuple[str, str, str, str]  # article, party, issue, stance


@dataclass(slots=True)
class Tally:
    """Found and right, of how many given and how many true."""

    right: int = 0
    given: int = 0
    true: int = 0
    found: int = 0

    def add(self, right: int, given: int, found: int, true: int) -> None:
        self.right, self.given = self.right + right, self.given + given
        self.found, self.true = self.found + found, self.true + true

    @property
    def precision(self) -> float:
        return 100 * self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.found / self.true if self.true else 0.0


@dataclass(slots=True)
class Scores:
    positions: Tally = field(default_factory=Tally)
    keyword: Tally = field(default_factory=Tally)
    conditions: Tally = field(default_factory=Tally)
    disputes: Tally = field(default_factory=Tally)
    events: Tally = field(default_factory=Tally)
    days: Tally = field(default_factory=Tally)
    verb_events: Tally = field(default_factory=Tally)
    verb_days: Tally = field(default_factory=Tally)
    figures: Tally = field(default_factory=Tally)
    denominators: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Built:
    """A story's record, with its articles by the gold's numbers."""

    story: TalksStory
    talks: Talks
    articles: Mapping[str, Article]  # by number
    numbers: Mapping[str, str]  # article id -> number
    names: Mapping[str, frozenset[str]]  # actor id -> its names, folded
    dates: Mapping[str, Sequence[tuple[int, int, str | None, str | None]]]  # by number

    def party(self, actor: str) -> str | None:
        """The gold's party that an actor is: by its names, or by a part of a name that is only one party's."""
        names = self.names.get(actor, frozenset())
        shared = {one: len(names & known) for one, known in self.story.parties.items()}
        best = max(shared, key=lambda one: shared[one])
        if shared[best]:
            return best
        part_of = {
            one
            for one, known in self.story.parties.items()
            if any(f" {name} " in f" {other} " for name in names for other in known)
        }
        return part_of.pop() if len(part_of) == 1 else None

    def number(self, evidence: Evidence) -> str:
        return self.numbers[evidence.article or ""]

    def touches(self, evidence: Evidence, words: Words, least: float = _OVERLAP) -> bool:
        if self.number(evidence) != words.article:
            return False
        start = self.articles[words.article].text.find(words.exact)
        shared = min(evidence.end, start + len(words.exact)) - max(evidence.start, start)
        return start >= 0 and shared >= least * min(len(words.exact), evidence.end - evidence.start)


def build_story(story: TalksStory, folder: Path, stages: Stages = STANDARD) -> Built:
    pages = folder / story.name
    pages.mkdir()
    for number, row in story.rows.items():
        pages.joinpath(f"{number}.json").write_text(json.dumps(row), encoding="utf-8")
    path = folder / f"{story.name}.db"
    build([str(pages)], record=path, stages=stages)
    with onrecord.open(path) as record:
        for failure in record.failures():
            raise RuntimeError(f"{story.name}: {failure.page}, {failure.stage}: {failure.reason}")
        return _built(story, record)


def _built(story: TalksStory, record: Record) -> Built:
    sources = {page.id: page.source for page in record.pages()}
    numbers = {one.id: Path(sources[one.page].split("#")[0]).stem for one in record.articles()}
    return Built(
        story=story,
        talks=record.talks(),
        articles={numbers[one.id]: one for one in record.articles()},
        numbers=numbers,
        names={one.id: frozenset(map(fold_name, (one.name, *one.aliases))) for one in record.actors()},
        dates={
            numbers[one.article.id]: [
                (d.span.start, d.span.end, d.date.start if d.date else None, d.date.end if d.date else None)
                for d in one.dates
            ]
            for one in record.readings()
        },
    )


@dataclass(frozen=True, slots=True)
class Given:
    """A position of the program in one article, in the gold's terms; party None: none of the gold's."""

    article: str
    party: str | None
    issue: str
    stance: str
    words: str
    conditions: tuple[str, ...] = ()
    why: str = ""

    @property
    def key(self) -> Key:
        return self.article, self.party or "", self.issue, self.stance


def given_positions(built: Built) -> Iterator[Given]:
    codes = {one.id: one.code or "" for one in built.talks.issues}
    for one in built.talks.positions:
        for evidence in one.evidence:
            number = built.number(evidence)
            conditions = tuple(c.exact for c in one.conditions if built.number(c) == number)
            yield Given(
                number, built.party(one.party), codes[one.issue], one.stance, evidence.exact, conditions,
                f"{'/'.join(sorted(built.names.get(one.party, ['?'])))[:40]}; {one.reasons[0] if one.reasons else ''}",
            )  # fmt: skip


def score_positions(gold: Sequence[GoldPosition], given: Sequence[Given], tally: Tally) -> None:
    wanted = {one.key for one in gold if not one.optional}
    allowed = {one.key for one in gold}
    keys = {one.key for one in given}
    counted = {key for key in keys if key in wanted or key not in allowed}
    tally.add(len(counted & wanted), len(counted), len(counted & wanted), len(wanted))


def score_conditions(gold: Sequence[GoldPosition], given: Sequence[Given], tally: Tally) -> None:
    """Over the positions that were found: the words of their conditions."""
    true: dict[Key, list[str]] = {}
    for one in gold:
        true.setdefault(one.key, []).extend(one.conditions)
    said: dict[Key, set[str]] = {}
    for each in given:
        said.setdefault(each.key, set()).update(each.conditions)
    for key in true.keys() & said.keys():
        right = sum(any(_alike(one, other) for other in true[key]) for one in said[key])
        tally.add(right, len(said[key]), 0, 0)
    for key, conditions in true.items():
        if key in {one.key for one in gold if not one.optional}:
            found = sum(any(_alike(one, other) for other in said.get(key, ())) for one in conditions)
            tally.add(0, 0, found, len(conditions))


def _alike(one: str, other: str) -> bool:
    a, b = set(one.lower().split()), set(other.lower().split())
    return len(a & b) >= _MOSTLY * min(len(a), len(b)) and len(a & b) >= 0.34 * max(len(a), len(b))


def score_disputes(built: Built, tally: Tally) -> tuple[list[int], list[int]]:
    """Places of the program's right disputes, and of the gold's found ones."""
    right, found = [], set()
    for place, one in enumerate(built.talks.disputes):
        for number, gold in enumerate(built.story.disputes):
            touched = sum(
                any(built.touches(evidence, words) for side in one.sides for evidence in side.evidence)
                for words in gold.sides
            )
            if one.kind == gold.kind and touched >= 2:
                right.append(place)
                found.add(number)
                break
    tally.add(len(right), len(built.talks.disputes), len(found), len(built.story.disputes))
    return right, sorted(found)


def score_events(built: Built, events: Tally, days: Tally) -> list[tuple[int, int | None]]:
    """For each event of the program the gold's that it stands for."""
    pairs: list[tuple[int, int | None]] = []
    for place, one in enumerate(built.talks.events):
        match = next(
            (
                number
                for number, gold in enumerate(built.story.events)
                if any(built.touches(evidence, words) for evidence in one.evidence for words in gold.places)
            ),
            None,
        )
        pairs.append((place, match))
    found = {number for _, number in pairs if number is not None}
    events.add(sum(n is not None for _, n in pairs), len(pairs), len(found), len(built.story.events))
    dated = {number for number in found if built.story.events[number].on is not None}
    right = {
        number
        for place, number in pairs
        if number in dated
        and (on := built.talks.events[place].on) is not None
        and on.start[:10] == built.story.events[number].on
    }
    days.add(len(right), len(dated), len(right), len([one for one in built.story.events if one.on]))
    return pairs


def score_verb_events(story: TalksStory, events: Tally, days: Tally) -> None:
    """The baseline's events, by the same measure; each sentence stands for itself, as nothing joins them."""
    hits: list[tuple[int, bool]] = []
    given = list(verb_events(story))
    for one in given:
        text = row_text(story, one.article)
        for number, gold in enumerate(story.events):
            places = (
                (start, start + len(words.exact))
                for words in gold.places
                if words.article == one.article and (start := text.find(words.exact)) >= 0
            )
            if any(
                min(one.end, end) - max(one.start, start) >= _OVERLAP * min(end - start, one.end - one.start)
                for start, end in places
            ):
                hits.append((number, one.on == gold.on))
                break
    found = {number for number, _ in hits}
    events.add(len(hits), len(given), len(found), len(story.events))
    dated = {number for number in found if story.events[number].on is not None}
    right = {number for number, same in hits if same and number in dated}
    days.add(len(right), len(dated), len(right), len([one for one in story.events if one.on]))


def score_figures(built: Built, figures: Tally, denominators: Tally) -> list[tuple[int, int | None]]:
    pairs: list[tuple[int, int | None]] = []
    for place, gold in enumerate(built.story.figures):
        near = [
            number
            for number, one in enumerate(built.talks.figures)
            if built.touches(one.evidence, gold.words) and _same_value(one, gold)
        ]
        pairs.append((place, near[0] if near else None))
    hit = {p: n for p, n in pairs if n is not None}
    extra = len(extra_figures(built))
    figures.add(len(built.talks.figures) - extra, len(built.talks.figures), len(hit), len(pairs))
    for place, number in hit.items():
        true, said = built.story.figures[place].denominator, built.talks.figures[number].denominator
        right = _alike(true, said.exact) if true and said else not true and not said
        if true or said:
            denominators.add(int(right), int(said is not None), int(right), int(true is not None))
    return pairs


def extra_figures(built: Built) -> list[Figure]:
    """The program's figures that are none of the gold's, in the order of the texts."""
    extra = [
        one
        for one in built.talks.figures
        if not any(
            built.touches(one.evidence, gold.words) and _same_value(one, gold) for gold in built.story.figures
        )
    ]
    return sorted(extra, key=lambda one: (built.number(one.evidence), one.evidence.start))


def _same_value(figure: Figure, gold: GoldFigure) -> bool:
    given = [one for one in (figure.low, figure.high, figure.value) if one is not None]
    true = [one for one in (gold.low, gold.high) if one is not None]
    if figure.unit == "percent":
        # a gold of 0.25 for "a quarter"
        true = [100 * one if one <= 1 and one not in given else one for one in true]
    return all(any(abs(one - other) <= 0.005 * max(1.0, abs(one)) for other in given) for one in true)


def score_dates(built: Built, tally: Tally) -> list[tuple[Words, str, str | None]]:
    wrong = []
    for gold in built.story.dates:
        text = built.articles[gold.words.article].text
        start = text.find(gold.words.exact)
        near = [
            (s, e)
            for a, b, s, e in built.dates[gold.words.article]
            if a < start + len(gold.words.exact) and start < b
        ]
        right = any(
            s is not None and s[:10] == gold.start[:10] and (e or "")[:10] == gold.end[:10] for s, e in near
        )
        known = any(s is not None for s, _ in near)
        tally.add(int(right), int(known), int(right), 1)
        if not right:
            wrong.append((gold.words, gold.start, near[0][0] if near else None))
    return wrong


def measure(folder: Path, *, only: str) -> dict[str, float]:
    """Per cent over all stories whose names begin so; `share` is what UPPER takes on top of the rest of the builds."""
    scores, clock, seconds = Scores(), Clock(), 0.0
    with tempfile.TemporaryDirectory() as work:
        for story in read_talks(folder, only=only):
            start = time.process_time()
            built = build_story(story, Path(work), clock.around(STANDARD))
            seconds += time.process_time() - start
            score_story(built, scores)
    upper = sum(clock.spent[stage] for stage in UPPER)
    return {**figures_of(scores), "share": 100 * upper / (seconds - clock.spent[LOADING] - upper)}


def score_story(built: Built, scores: Scores) -> None:
    gold = built.story.positions
    given = list(given_positions(built))
    score_positions(gold, given, scores.positions)
    keyword = [Given(a, p, i, s, "") for a, p, i, s in keyword_positions(built.story)]
    score_positions(gold, keyword, scores.keyword)
    score_conditions(gold, given, scores.conditions)
    score_disputes(built, scores.disputes)
    score_events(built, scores.events, scores.days)
    score_verb_events(built.story, scores.verb_events, scores.verb_days)
    score_figures(built, scores.figures, scores.denominators)
    score_dates(built, scores.dates)


def figures_of(scores: Scores) -> dict[str, float]:
    out = {}
    for name in Scores.__dataclass_fields__:
        tally: Tally = getattr(scores, name)
        out[f"{name}_precision"], out[f"{name}_recall"] = tally.precision, tally.recall
    return out


def show(built: Built, what: str) -> None:
    """Line by line what was right (=), given and wrong (+), missed (-)."""
    {
        "positions": _show_positions,
        "disputes": _show_disputes,
        "events": _show_events,
        "figures": _show_figures,
        "dates": _show_dates,
    }[what](built)


def _show_positions(built: Built) -> None:
    gold, given = built.story.positions, list(given_positions(built))
    allowed, said = {one.key for one in gold}, {one.key for one in given}
    for one in sorted(given, key=lambda one: one.key):
        mark = "=" if one.key in allowed else "+"
        print(mark, *one.key, "|", one.words[:160], "|", one.why, one.conditions or "")
    for missed in gold:
        if missed.key not in said and not missed.optional:
            print("-", *missed.key, "|", missed.words.exact, missed.conditions or "")


def _show_disputes(built: Built) -> None:
    right, found = score_disputes(built, Tally())
    for place, dispute in enumerate(built.talks.disputes):
        print("=" if place in right else "+", dispute.kind, dispute.reasons)
        for side in dispute.sides:
            words = [f"{built.number(one)}: {one.exact[:120]}" for one in side.evidence]
            print("     ", side.stance, side.value, words)
    for number, missed in enumerate(built.story.disputes):
        if number not in found:
            print("-", missed.kind, missed.about, [f"{w.article}: {w.exact}" for w in missed.sides])


def _show_events(built: Built) -> None:
    pairs = score_events(built, Tally(), Tally())
    for place, match in pairs:
        event = built.talks.events[place]
        true = built.story.events[match].on if match is not None else "-"
        words = [f"{built.number(one)}: {one.exact[:110]}" for one in event.evidence]
        planned = "planned" if event.planned else ""
        mark = "=" if match is not None else "+"
        print(mark, event.type, event.on.start if event.on else None, true, planned, words)
    found = {match for _, match in pairs}
    for number, missed in enumerate(built.story.events):
        if number not in found:
            print("-", missed.type, missed.on, [f"{w.article}: {w.exact}" for w in missed.places])


def _show_figures(built: Built) -> None:
    for place, match in score_figures(built, Tally(), Tally()):
        gold = built.story.figures[place]
        said = built.talks.figures[match] if match is not None else None
        words = (gold.words.article, repr(gold.words.exact), gold.low, gold.high, "/", gold.denominator)
        print(
            "=" if said else "-", *words, "->", said.denominator.exact if said and said.denominator else None
        )
    for one in extra_figures(built):
        around = built.articles[built.number(one.evidence)].text[
            max(0, one.evidence.start - 40) : one.evidence.end + 40
        ]
        print(
            "+", built.number(one.evidence), repr(one.evidence.exact), one.unit, "|", " ".join(around.split())
        )


def _show_dates(built: Built) -> None:
    for words, true, given in score_dates(built, Tally()):
        print("-", words.article, repr(words.exact), true, "->", given)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", choices=["positions", "disputes", "events", "figures", "dates"])
    options = parser.parse_args()
    scores = Scores()
    with tempfile.TemporaryDirectory() as work:
        for story in read_talks(options.folder, only=options.only):
            built = build_story(story, Path(work))
            score_story(built, scores)
            if options.show:
                print("##", story.name)
                show(built, options.show)
    for name, value in figures_of(scores).items():
        print(f"{name:26}{value:6.1f}")


if __name__ == "__main__":
    main()
