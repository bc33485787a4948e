"""How well attribution works, in detail: marked articles in, tables out for docs/models/attribution-1.md.

GOLD is a folder as PolNeAR lays it out. Figures after the same rules as the corpus's scorer: a content is found where
at least half of its words agree with a marked one, one to one, and `full` wants the same source besides. Ablations
run the shipped model on fewer candidates.

usage: attribution_report.py GOLD [--passages FOLDER [--part dev|test]] [--write]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gold import Gold, Marked, Pair, Words, match, read_invented, read_marked
from onrecord.document.annotate import annotate
from onrecord.document.attribute import RULES, Candidate, attribute, propose
from onrecord.document.attribute.assemble import assemble
from onrecord.document.attribute.learned import choose
from onrecord.document.attribute.lexicon import lexicon
from onrecord.document.quotes import find_quotations
from onrecord.document.syntax import Syntax
from onrecord.models.spacy_parser import SpacyParser
from onrecord.models.trees import shipped_scorer
from onrecord.records import Attribution

PAGE = Path(__file__).resolve().parent.parent / "docs" / "models" / "attribution-1.md"
MARK = "<!-- figures -->"
_THOUGHT = {"think", "intend", "gerund", "judge", "name", "fault", "as"}
_BINS = 10
_SURE = 0.8
_LEAST = 100  # attributions of a group that is shown by itself


@dataclass(frozen=True, slots=True)
class Read:
    """One article as each profile reads it; `kinds` says of each marked attribution what kind of cue it has."""

    marked: Marked
    kinds: tuple[str, ...]
    found: dict[str, tuple[Attribution, ...]]


PROFILES: dict[str, Callable[[Candidate], bool]] = {
    "the rules' drafts, chosen by the model": lambda one: one.ruled > 0,
    "other candidates alone, chosen by the model": lambda one: one.ruled == 0,
    "learned (all of them)": lambda one: True,
}
LEARNED = "learned (all of them)"


def read(marked: Iterable[Marked]) -> list[Read]:
    """Every article once through the parser, then through each profile."""
    parser, words, scorer = SpacyParser(), lexicon(), shipped_scorer()
    out = []
    for one in marked:
        article = one.article
        parse = annotate(article, parser)
        syntax = Syntax(article.text, parse, find_quotations(article.text))
        candidates = propose(article, syntax, words, scorer)
        found = {RULES: attribute(article, parse, ())}
        for name, holds in PROFILES.items():
            chosen = choose(article, syntax, words, [c for c in candidates if holds(c)], scorer)
            found[name] = assemble(article, syntax, chosen, (), words, profile=scorer.version)
        out.append(Read(one, tuple(_kind(syntax, gold) for gold in one.gold), found))
    return out


def _kind(syntax: Syntax, gold: Gold) -> str:
    """By the lexicon: a document or survey as source; else a cue of thought, intention or stance; else of speech."""
    words = lexicon()
    nouns = {syntax.tokens[i].lemma.lower() for span in gold.source for i in range(*syntax.token_range(span))}
    if not gold.cue:
        return "no cue"
    if nouns & words.occasions:
        return "document or survey"
    cue = [syntax.tokens[i].lemma.lower() for span in gold.cue for i in range(*syntax.token_range(span))]
    groups = {frame.group for lemma in cue for frame in words.verbs.get(lemma, ())}
    if "say" in groups:
        return "speech"
    return "thought, intention or stance" if groups & _THOUGHT else "other cue"


class Tally:
    """Counts that come to precision, recall and F1."""

    def __init__(self) -> None:
        self.found = self.marked = self.right = self.matched = 0
        self.sourced = self.wrong = self.missing = 0

    def add(self, found: int, marked: int, pairs: Sequence[Pair]) -> None:
        self.found += found
        self.marked += marked
        self.matched += len(pairs)
        self.right += sum(pair.same_source for pair in pairs)
        self.sourced += sum(pair.gold_sourced for pair in pairs)
        self.wrong += sum(pair.gold_sourced and pair.sourced and not pair.same_source for pair in pairs)
        self.missing += sum(pair.gold_sourced and not pair.sourced for pair in pairs)

    @property
    def f1(self) -> float:
        return 200 * self.right / max(1, self.found + self.marked)

    @property
    def row(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.marked)
        content = 2 * self.matched / max(1, self.found + self.marked)
        wrong, missing = (100 * n / max(1, self.sourced) for n in (self.wrong, self.missing))
        figures = (100 * precision, 100 * recall, self.f1, 100 * content, wrong, missing)
        return " | ".join(f"{figure:.1f}" for figure in figures)


def pairs_of(one: Read, profile: str) -> list[Pair]:
    words = Words(one.marked.article.text)
    return match(words, [(a.content, a.source) for a in one.found[profile]], one.marked.gold)


def ablations(reads: Sequence[Read]) -> Iterator[str]:
    yield "| profile | precision | recall | full F1 | content F1 | wrong source % | no source % |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for profile in (RULES, *PROFILES):
        tally = Tally()
        for one in reads:
            tally.add(len(one.found[profile]), len(one.marked.gold), pairs_of(one, profile))
        yield f"| {profile} | {tally.row} |"


def by_kind(reads: Sequence[Read]) -> Iterator[str]:
    """Recall alone: what was found and has no counterpart has no kind of cue."""
    yield "| kind of cue | marked | found with their source %: rules | learned |"
    yield "|---|---:|---:|---:|"
    marked = Counter(kind for one in reads for kind in one.kinds)
    right = {
        profile: Counter(
            one.kinds[pair.gold] for one in reads for pair in pairs_of(one, profile) if pair.same_source
        )
        for profile in (RULES, LEARNED)
    }
    for kind, count in sorted(marked.items(), key=lambda item: -item[1]):
        shares = " | ".join(f"{100 * right[profile][kind] / count:.1f}" for profile in (RULES, LEARNED))
        yield f"| {kind} | {count} | {shares} |"


def by_group(reads: Sequence[Read]) -> Iterator[str]:
    yield "| publisher | marked | full F1: rules | learned |"
    yield "|---|---:|---:|---:|"
    groups: dict[str, list[Read]] = {}
    for one in reads:
        groups.setdefault(one.marked.group, []).append(one)
    for group, members in sorted(groups.items()):
        scores = []
        for profile in (RULES, LEARNED):
            right = sum(pair.same_source for one in members for pair in pairs_of(one, profile))
            total = sum(len(one.found[profile]) + len(one.marked.gold) for one in members)
            scores.append(f"{200 * right / max(1, total):.1f}")
        count = sum(len(one.marked.gold) for one in members)
        if count >= _LEAST:
            yield f"| {group} | {count} | {' | '.join(scores)} |"


def reliability(reads: Sequence[Read]) -> Iterator[str]:
    """How often lines of a confidence are right, in ten bins."""
    yield "| confidence | lines | mean confidence | right % |"
    yield "|---|---:|---:|---:|"
    bins: dict[int, list[tuple[float, bool]]] = {}
    for one in reads:
        right = {pair.found for pair in pairs_of(one, LEARNED) if pair.same_source}
        for number, found in enumerate(one.found[LEARNED]):
            place = min(_BINS - 1, int(found.confidence * _BINS))
            bins.setdefault(place, []).append((found.confidence, number in right))
    for place in range(_BINS):
        held = bins.get(place, [])
        if held:
            mean = sum(confidence for confidence, _ in held) / len(held)
            share = 100 * sum(good for _, good in held) / len(held)
            yield f"| {place / _BINS:.1f} to {(place + 1) / _BINS:.1f} | {len(held)} | {mean:.2f} | {share:.1f} |"
    lines = sum(confidence >= _SURE for held in bins.values() for confidence, _ in held)
    yield f"| {_SURE} and above | {lines} |  | {sure_precision(reads):.1f} |"


@dataclass(frozen=True, slots=True)
class Told:
    """Denials and chains: how many are marked, found, and right. A chain is right if both its links are."""

    denials: int
    denials_found: int
    denials_right: int
    chains: int
    chains_right: int


def told(reads: Sequence[Read], profile: str) -> Told:
    found_denials = right = chains = 0
    for one in reads:
        found, gold = one.found[profile], one.marked.gold
        pairs = pairs_of(one, profile)
        place = {pair.gold: pair.found for pair in pairs}
        found_denials += sum(attribution.denial for attribution in found)
        right += sum(found[pair.found].denial and gold[pair.gold].denial for pair in pairs)
        for pair in pairs:
            via = gold[pair.gold].via
            carrier = place.get(via) if via is not None else None
            if carrier is not None and pair.same_source:
                chains += found[pair.found].via == found[carrier].id
    marked = [gold for one in reads for gold in one.marked.gold]
    return Told(
        denials=sum(gold.denial for gold in marked),
        denials_found=found_denials,
        denials_right=right,
        chains=sum(gold.via is not None for gold in marked),
        chains_right=chains,
    )


def denials_and_chains(reads: Sequence[Read]) -> Iterator[str]:
    yield "| profile | denials marked | found | of these right | chains marked | found whole |"
    yield "|---|---:|---:|---:|---:|---:|"
    for profile in (RULES, LEARNED):
        one = told(reads, profile)
        counts = (one.denials, one.denials_found, one.denials_right, one.chains, one.chains_right)
        yield f"| {profile} | {' | '.join(map(str, counts))} |"


def full_f1(reads: Sequence[Read], profile: str) -> float:
    """In per cent."""
    tally = Tally()
    for one in reads:
        tally.add(len(one.found[profile]), len(one.marked.gold), pairs_of(one, profile))
    return tally.f1


def sure_precision(reads: Sequence[Read]) -> float:
    """Per cent of the learned lines of confidence 0.8 and above that are right."""
    sure, right = 0, 0
    for one in reads:
        good = {pair.found for pair in pairs_of(one, LEARNED) if pair.same_source}
        places = [n for n, found in enumerate(one.found[LEARNED]) if found.confidence >= _SURE]
        sure += len(places)
        right += sum(n in good for n in places)
    return 100 * right / max(1, sure)


def figures(reads: Sequence[Read]) -> dict[str, float]:
    """What the gate holds against floors."""
    return {
        "learned_full": full_f1(reads, LEARNED),
        "rules_full": full_f1(reads, RULES),
        "sure_precision": sure_precision(reads),
    }


def report(gold: Path, passages: Path | None, part: str) -> str:
    reads = read(read_marked(gold))
    parts = [f"### {len(reads)} articles of {gold.resolve().parent.name} {gold.name}", *ablations(reads)]
    parts += ["", "### By kind of cue", *by_kind(reads), "", "### By publisher", *by_group(reads)]
    parts += ["", "### What confidence means", *reliability(reads)]
    if passages is not None:
        invented = read(read_invented(passages, part=part))
        parts += ["", f"### {len(invented)} invented passages of other genres ({part})", *ablations(invented)]
        parts += ["", "### Denials and chains in them", *denials_and_chains(invented)]
    return "\n".join(_spaced(parts))


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if line.startswith("###"):
            yield ""


def write_page(figures: str) -> None:
    text = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    PAGE.write_text(f"{text}{MARK}\n\n{figures}\n", encoding="utf-8")


def _main() -> None:
    parser = argparse.ArgumentParser(description="Attribution in detail, on marked articles.")
    parser.add_argument("gold", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("--passages", type=Path, help="the folder of invented passages")
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="which passages")
    parser.add_argument("--write", action="store_true", help="write the figures into the model's page")
    given = parser.parse_args()
    figures = report(given.gold, given.passages, given.part)
    print(figures)
    if given.write:
        write_page(figures)


if __name__ == "__main__":
    _main()
