"""Positions, proposals and disputes in a record: what they rest on goes and they go; what is added leaves ids alone."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from fake_stages import extract, fake_stages
from onrecord.engine.build import build
from onrecord.engine.forget import forget
from onrecord.engine.judge import Decision, judge
from onrecord.engine.stages import Stages
from onrecord.engine.verify import verify
from onrecord.errors import UnknownId
from onrecord.records import (
    Article,
    Attribution,
    DateMention,
    Extraction,
    Page,
    Parse,
    Span,
    StanceMention,
    Talks,
    make_id,
)
from onrecord.settings import Limits
from onrecord.store.diff import diff
from onrecord.store.export import export_rows
from onrecord.store.record import Record

_WORDS = re.compile(r"We (accept|reject|propose) (?:a |the )?(truce|exchange of prisoners)")
_STANCE = {"accept": "accepts", "reject": "rejects", "propose": "offers"}

PAGES = {
    "monday": "Vell Courier: “We propose a truce,” said Moreau. “We reject the truce,” said Okonkwo.",
    "tuesday": "Sørø Post: “The ransom was paid in gold by the bank,” said Moreau.",
    "wednesday": "Vell Courier: “The ransom was not paid in gold by the bank,” said Okonkwo.",
    "thursday": "Sørø Post: “We propose a truce,” said Moreau. “We accept the exchange of prisoners,” said Holm.",
}


def find_stances(
    article: Article, parse: Parse, *, dates: Sequence[DateMention], attributions: Sequence[Attribution]
) -> tuple[StanceMention, ...]:
    """In what is said: accept, reject and propose."""
    return tuple(
        StanceMention(
            article=article.id,
            stance=_STANCE[found[1]],  # type: ignore[arg-type]
            cue=Span(*found.span(1)),
            what=Span(*found.span()),
            topic=(Span(*found.span(2)),),
            holder=None,
            conditions=(),
            attribution=one.id,
            date=None,
            found_by=f"fake/1/{found[1]}",
        )
        for one in attributions
        for found in _WORDS.finditer(article.text, one.content[0].start, one.content[0].end)
    )


def stages() -> Stages:
    return replace(fake_stages(), find_stances=find_stances)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number, (name, text) in enumerate(PAGES.items()):
        path = made / f"{name}.txt"
        path.write_text(text)
        os.utime(path, (1_900_000_000 + number,) * 2)
    return made


def built(record: Path, *inputs: Path) -> Path:
    for one in inputs:
        build([str(one)], record=record, stages=stages())
    return record


def talks(record: Path) -> Talks:
    with Record(record) as held:
        assert verify(held) == ()
        assert not held.stale
        return held.talks()


def stances(found: Talks) -> list[tuple[str, str]]:
    return sorted((one.stance, one.what.exact) for one in found.positions)


def test_a_record_holds_positions_proposals_and_disputes(folder: Path, tmp_path: Path) -> None:
    found = talks(built(tmp_path / "a.db", folder))
    assert stances(found) == [
        ("accepts", "We accept the exchange of prisoners"),
        ("offers", "We propose a truce"),
        ("rejects", "We reject the truce"),
    ]
    assert [one.name.exact for one in found.proposals] == ["We propose a truce"]
    assert [[side.stance for side in one.sides] for one in found.disputes] == [["asserts", "denies"]]
    assert {one.code for one in found.issues} == {"Ce", "TjPrire"}


@pytest.mark.parametrize("order", list(permutations(PAGES))[1::5])
def test_pages_in_any_order_and_as_many_builds_give_the_same_record(
    folder: Path, tmp_path: Path, order: tuple[str, ...]
) -> None:
    built(tmp_path / "a.db", folder)
    built(tmp_path / "b.db", *(folder / f"{name}.txt" for name in order))
    with Record(tmp_path / "a.db") as one, Record(tmp_path / "b.db") as other:
        assert diff(one, other) == ()


def test_a_page_added_leaves_the_ids_alone(folder: Path, tmp_path: Path) -> None:
    names = [folder / f"{name}.txt" for name in PAGES]
    before = talks(built(tmp_path / "a.db", *names[1:]))
    after = talks(built(tmp_path / "a.db", names[0]))
    for table in ("positions", "proposals", "claims", "disputes"):
        earlier = {one.id for one in getattr(before, table)}
        assert earlier <= {one.id for one in getattr(after, table)}
    assert len(after.positions) == len(before.positions) + 1


def test_with_a_forgotten_page_goes_what_rested_on_it_alone(folder: Path, tmp_path: Path) -> None:
    record = built(tmp_path / "a.db", folder)
    forget(record, "wednesday.txt", stages=stages())
    assert talks(record).disputes == ()
    assert talks(record).claims == ()
    forget(record, "thursday.txt", stages=stages())
    found = talks(record)
    assert stances(found) == [("offers", "We propose a truce"), ("rejects", "We reject the truce")]
    assert [len(one.evidence) for one in found.positions] == [1, 1]
    forget(record, "monday.txt", stages=stages())
    left = talks(record)
    assert (left.positions, left.proposals, left.issues) == ((), (), ())


def test_what_is_left_is_the_record_without_the_page(folder: Path, tmp_path: Path) -> None:
    record = built(tmp_path / "a.db", folder)
    forget(record, "monday.txt", stages=stages())
    (folder / "monday.txt").unlink()
    with Record(record) as left, Record(built(tmp_path / "b.db", folder)) as other:
        assert diff(left, other) == ()


def said(record: Path, words: str) -> str:
    with Record(record) as held:
        return next(
            one.id
            for one in held.attributions()
            if one.content[0].of(held.article(one.article).text) == words
        )


def test_a_rejected_attribution_takes_its_position_with_it(folder: Path, tmp_path: Path) -> None:
    record = built(tmp_path / "a.db", folder)
    before = {one.id: one.stance for one in talks(record).positions}
    words = (said(record, "We reject the truce"),)
    decision = Decision(verb="reject", at="2031-05-07T10:00:00Z", words=words)
    judgement = judge(record, decision, stages=stages())
    rejected = talks(record)
    assert {one.id: one.stance for one in rejected.positions} == {
        key: stance for key, stance in before.items() if stance != "rejects"
    }
    assert rejected.proposals[0].responses == ()
    undo = Decision(verb="undo", at="2031-05-07T11:00:00Z", undoes=judgement.id)
    judge(record, undo, stages=stages())
    assert sorted(stances(talks(record))) == sorted(
        [
            ("accepts", "We accept the exchange of prisoners"),
            ("offers", "We propose a truce"),
            ("rejects", "We reject the truce"),
        ]
    )


def test_a_rejected_denial_ends_its_dispute(folder: Path, tmp_path: Path) -> None:
    record = built(tmp_path / "a.db", folder)
    words = (said(record, "The ransom was not paid in gold by the bank"),)
    judge(record, Decision(verb="reject", at="2031-05-07T10:00:00Z", words=words), stages=stages())
    assert talks(record).disputes == ()


def reject(record: Path, row: str) -> str:
    decision = Decision(verb="reject", at="2031-05-07T10:00:00Z", row=row, reason="of another truce")
    return judge(record, decision, stages=stages()).id


def better_extract(page: Page, content: bytes, *, limits: Limits) -> Extraction:
    """Another version of the extractor, which finds a headline more: all ids and places change."""
    found = extract(page, content, limits=limits)
    articles = []
    for one in found.articles:
        text = f"A headline\n\n{one.text}"
        block = replace(one.blocks[0], span=Span(0, len(text)))
        articles.append(replace(one, id=make_id("article", page.id, text), text=text, blocks=(block,)))
    return replace(found, articles=tuple(articles))


@pytest.mark.parametrize("table", ["positions", "proposals", "disputes"])
def test_what_is_rejected_stays_away_through_builds_until_it_is_taken_back(
    folder: Path, tmp_path: Path, table: str
) -> None:
    record = built(tmp_path / "a.db", folder)
    before = talks(record)
    judgement = reject(record, getattr(before, table)[0].id)
    once = talks(record)
    assert [len(getattr(one, table)) for one in (before, once)] == [
        len(getattr(before, table)),
        len(getattr(before, table)) - 1,
    ]
    (folder / "friday.txt").write_text("Vell Courier: “More,” said Holm.")
    built(record, folder)
    assert talks(record) == once
    better = replace(stages(), read_by="fake/2", extract=better_extract)
    build([str(folder)], record=record, stages=better)
    assert stances(talks(record)) == stances(once)
    assert len(getattr(talks(record), table)) == len(getattr(once, table))
    judge(record, Decision(verb="undo", undoes=judgement), stages=better)
    assert stances(talks(record)) == stances(before)
    assert len(getattr(talks(record), table)) == len(getattr(before, table))


def test_a_rejected_position_is_kept_as_words_with_whose_it_was(folder: Path, tmp_path: Path) -> None:
    record = built(tmp_path / "a.db", folder)
    row = next(one for one in talks(record).positions if one.stance == "rejects")
    reject(record, row.id)
    with Record(record) as held:
        (judgement,) = held.judgements()
        (exported,) = dict(export_rows(held))["judgements"]
    assert [(one.part, one.evidence.exact) for one in judgement.target] == [
        ("words", "We reject the truce"),
        ("actor", "Okonkwo"),
        ("actor", "Okonkwo"),  # one an article: one that is found again is enough
    ]
    assert (exported["verb"], exported["about"], exported["claim"]) == ("reject", "position", "rejects Ce")


def test_an_id_of_nothing_is_told(folder: Path, tmp_path: Path) -> None:
    record = built(tmp_path / "a.db", folder)
    with pytest.raises(
        UnknownId, match=r"holds no event 'event-1'; `onrecord timeline .* --json` shows them"
    ):
        reject(record, "event-1")
    with pytest.raises(UnknownId, match="'actor-1' is no id of anything that can be rejected"):
        reject(record, "actor-1")


_KILLED = """
import sys
sys.path[:0] = [{tests!r}, {helpers!r}]
import importlib.util
spec = importlib.util.spec_from_file_location("talks_of_the_engine", {file!r})
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
import os
from dataclasses import replace
from onrecord.engine.build import build
def die(*words, **named):
    os._exit(9)
build([{folder!r}], record=module.Path({record!r}), stages=replace(module.stages(), find_disputes=die))
"""


def test_a_build_killed_in_the_last_stage_goes_on(folder: Path, tmp_path: Path) -> None:
    file = Path(__file__)
    script = _KILLED.format(
        tests=str(file.parent),
        helpers=str(file.parent.parent / "helpers"),
        file=str(file),
        folder=str(folder),
        record=str(tmp_path / "a.db"),
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    with Record(tmp_path / "a.db") as held:
        assert held.stale
        assert held.talks().positions == ()
    built(tmp_path / "a.db", folder)
    built(tmp_path / "b.db", folder)
    with Record(tmp_path / "a.db") as one, Record(tmp_path / "b.db") as other:
        assert diff(one, other) == ()
