"""A build: what is new is read, what changed is read again, what fails is listed, what was stopped goes on."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_stages import BrokenParser, fake_stages
from onrecord.engine.build import BuildOptions, BuildResult, build
from onrecord.engine.forget import forget
from onrecord.engine.lock import only_builder
from onrecord.engine.net import Net
from onrecord.engine.verify import verify
from onrecord.errors import NotARecord, OnrecordError, StageBrokeDown, WrongUsage
from onrecord.records import Failure
from onrecord.settings import Limits
from onrecord.store.diff import diff
from onrecord.store.record import Record

MONDAY = "Vell Courier: The crews met. “We will stop,” said Moreau on Friday."
TUESDAY = "Sørø Post: The boats wait. “We will stop,” said Moreau. “Not yet,” said Okonkwo."
CORPUS_STAGES = ("reuse", "resolve", "align", "events", "figures", "stance", "claims")
BOTH = "Vell Courier: “Come back,” said Holm.\n=====\nSørø Post: “Never,” said Okonkwo."


class Told:
    """A progress that remembers."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, ...]] = []

    def begin(self, pages: int | None) -> None:
        self.heard.append(("begin", str(pages)))

    def page(self, source: str, outcome: str) -> None:
        self.heard.append((outcome, source))

    def conclude(self, stage: str) -> None:
        self.heard.append(("conclude", stage))


def write(folder: Path, *, at: int = 0, **pages: str) -> Path:
    """Pages as files, one second apart, so that no clock decides what came first."""
    folder.mkdir(exist_ok=True)
    for number, (name, text) in enumerate(pages.items()):
        path = folder / f"{name}.txt"
        path.write_text(text)
        os.utime(path, (1_900_000_000 + at + number,) * 2)
    return folder


def run(inputs: Path | Iterable[Path], record: Path, *, version: int = 1, **options: object) -> BuildResult:
    names = [str(inputs)] if isinstance(inputs, Path) else [str(one) for one in inputs]
    chosen = BuildOptions(**options)  # type: ignore[arg-type]
    return build(names, record=record, options=chosen, stages=fake_stages(version=version))


def run_script(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, with the helpers at hand."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent / "helpers")}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, cwd=folder, check=False, capture_output=True, text=True)


def said(record: Path) -> list[tuple[str, str]]:
    """(speaker, words) of everything in the record."""
    with Record(record) as opened:
        return sorted(
            (opened.actor(one.speaker).name, one.content[0].of(opened.article(one.article).text))
            for one in opened.attributions()
            if one.speaker is not None
        )


def failures(record: Path) -> list[Failure]:
    with Record(record) as opened:
        return list(opened.failures())


def differences(a: Path, b: Path) -> tuple[str, ...]:
    with Record(a) as one, Record(b) as other:
        return diff(one, other)


def faults(record: Path) -> tuple[str, ...]:
    with Record(record) as opened:
        return verify(opened)


def test_a_folder_becomes_a_record(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY, tuesday=TUESDAY, both=BOTH)
    result = run(folder, tmp_path / "a.db")
    assert (result.read, result.known, result.failed, result.concluded) == (3, 0, 0, True)
    assert (result.counts.pages, result.counts.articles, result.counts.attributions) == (3, 4, 5)
    assert (result.counts.actors, result.counts.utterances) == (3, 4)
    assert said(tmp_path / "a.db") == [
        ("Holm", "Come back"),
        ("Moreau", "We will stop"),
        ("Moreau", "We will stop"),
        ("Okonkwo", "Never"),
        ("Okonkwo", "Not yet"),
    ]
    assert faults(tmp_path / "a.db") == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "in"]


def test_progress_is_told_in_order(tmp_path: Path) -> None:
    folder, told = write(tmp_path / "in", empty="", monday=MONDAY), Told()
    for _ in range(2):
        build([str(folder)], record=tmp_path / "a.db", progress=told, stages=fake_stages())
    empty, monday = str(folder / "empty.txt"), "monday.txt"
    assert told.heard == [
        *(("begin", "2"), ("failed", empty), ("read", monday)),
        *(("conclude", stage) for stage in CORPUS_STAGES),
        *(("begin", "2"), ("failed", empty), ("known", monday)),
    ]


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY, tuesday=TUESDAY)
    run(folder, tmp_path / "a.db")
    before = (tmp_path / "a.db").read_bytes()
    result = run(folder, tmp_path / "a.db")
    assert (result.read, result.known, result.concluded) == (0, 2, False)
    assert (tmp_path / "a.db").read_bytes() == before


def test_pages_in_several_builds_give_the_record_of_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY, tuesday=TUESDAY, both=BOTH)
    run(folder, tmp_path / "one.db")
    for name in ("both", "tuesday", "monday"):
        run(folder / f"{name}.txt", tmp_path / "several.db")
    assert differences(tmp_path / "one.db", tmp_path / "several.db") == ()


def test_ids_stay_when_pages_are_added(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", tuesday=TUESDAY)
    run(folder, tmp_path / "a.db")
    with Record(tmp_path / "a.db") as record:
        before = {actor.name: actor.id for actor in record.actors()}
    write(folder, at=9, monday=MONDAY)
    run(folder, tmp_path / "a.db")
    with Record(tmp_path / "a.db") as record:
        assert {actor.name: actor.id for actor in record.actors()} == before


def test_several_processes_give_the_record_of_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY, b=TUESDAY, c=BOTH, d="UNREADABLE", e="BREAK")
    run(folder, tmp_path / "one.db")
    result = run(folder, tmp_path / "two.db", jobs=2)
    assert (result.read, result.failed) == (4, 1)
    assert differences(tmp_path / "one.db", tmp_path / "two.db") == ()


def test_what_failed_is_listed_and_the_others_go_on(tmp_path: Path) -> None:
    pages = {"a": "", "b": "UNREADABLE", "c": "BREAK", "d": "OUTSIDE", "e": "FRENCH", "f": MONDAY}
    folder = write(tmp_path / "in", **pages)
    result = run(folder, tmp_path / "a.db")
    assert (result.read, result.failed, result.counts.articles) == (4, 2, 4)
    assert failures(tmp_path / "a.db") == [
        Failure(str(folder / "a.txt"), "acquire", "is empty"),
        Failure("b.txt", "extract", "holds no article"),
        Failure("c.txt", "annotate", "RuntimeError: no parse of this"),
        Failure("d.txt", "attribute", "ValueError: attribution 0-8 lies outside the text (1 faults in all)"),
        Failure("e.txt", "attribute", "statements in 'fr' are not read yet"),
    ]
    assert said(tmp_path / "a.db") == [("Moreau", "We will stop")]


def test_an_article_longer_than_any_report_is_a_failure(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY + " And on." * 10, b=MONDAY)
    run(folder, tmp_path / "a.db", limits=Limits(article_characters=100))
    reason = "holds an article of 147 characters; more than 100 are not read as one"
    assert failures(tmp_path / "a.db") == [Failure("a.txt", "extract", reason)]


def test_a_failure_goes_when_the_page_works(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="UNREADABLE", b="BREAK")
    run(folder, tmp_path / "a.db")
    write(folder, at=9, a=MONDAY)
    run(folder, tmp_path / "a.db")
    assert [failure.page for failure in failures(tmp_path / "a.db")] == ["b.txt"]


def test_a_page_on_which_a_stage_broke_down_is_tried_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a="BREAK", b=MONDAY)
    run(folder, tmp_path / "a.db")
    result = run(folder, tmp_path / "a.db")
    assert (result.read, result.known, result.concluded) == (1, 1, False)


def test_a_changed_file_is_a_later_state_of_its_article(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY, tuesday=TUESDAY)
    run(folder, tmp_path / "a.db")
    write(folder, at=9, monday=MONDAY.replace("met", "met again"))
    result = run(folder, tmp_path / "a.db")
    assert (result.read, result.known, result.counts.pages) == (1, 1, 3)
    with Record(tmp_path / "a.db") as record:
        texts = {article.id: article.text for article in record.articles()}
        ((later, earlier),) = record.versions()
        assert ("met again" in texts[later], "met again" in texts[earlier]) == (True, False)
        assert len(list(record.articles(latest=True))) == 2
    assert faults(tmp_path / "a.db") == ()


def test_a_file_that_went_back_to_an_earlier_state_shows_that(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY)
    for at, text in ((0, MONDAY), (5, MONDAY + " Again."), (9, MONDAY)):
        write(folder, at=at, monday=text)
        run(folder, tmp_path / "a.db")
    with Record(tmp_path / "a.db") as record:
        assert [article.text for article in record.articles(latest=True)] == [MONDAY]


def test_a_newer_stage_reads_all_pages_again_from_the_record(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY, tuesday=TUESDAY)
    run(folder, tmp_path / "a.db")
    (folder / "tuesday.txt").unlink()
    result = run(folder, tmp_path / "a.db", version=2)
    assert (result.read, result.known, result.concluded) == (2, 0, False)
    assert run(folder, tmp_path / "a.db", version=2).read == 0


def test_without_pages_only_hashes_and_texts_are_kept(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY)
    run(folder, tmp_path / "a.db", keep_pages=False)
    with Record(tmp_path / "a.db") as record:
        (page,) = record.pages()
        assert (record.content(page.id), record.blocks(page.id)) == (None, ())
    assert faults(tmp_path / "a.db") == ()
    assert run(folder, tmp_path / "a.db", keep_pages=False, version=2).read == 1


def test_a_story_is_given_to_pages_that_were_read_before(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY)
    run(folder, tmp_path / "a.db")
    run(folder, tmp_path / "a.db", story="Ferry strike")
    with Record(tmp_path / "a.db") as record:
        assert record.stories() == ("Ferry strike",)
        assert [article.story for article in record.articles()] == ["Ferry strike"]


def test_the_record_itself_is_no_page(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY)
    for _ in range(2):
        run(folder, folder / "a.db")
    assert failures(folder / "a.db") == []


def test_nothing_to_read_makes_an_empty_record(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", empty="")
    result = run(folder, tmp_path / "a.db")
    assert (result.read, result.known, result.failed, result.counts.articles) == (0, 0, 1, 0)
    assert faults(tmp_path / "a.db") == ()


def test_an_interrupted_build_keeps_what_it_read_and_goes_on(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY, b="INTERRUPT", c=TUESDAY)
    with pytest.raises(KeyboardInterrupt):
        run(folder, tmp_path / "a.db")
    with Record(tmp_path / "a.db") as record:
        assert [page.source for page in record.pages()] == ["a.txt"]
        assert record.stale
    write(folder, at=9, b=BOTH)
    result = run(folder, tmp_path / "a.db")
    assert (result.read, result.known, result.concluded) == (2, 1, True)
    run(folder, tmp_path / "whole.db")
    assert differences(tmp_path / "a.db", tmp_path / "whole.db") == ()


def test_a_killed_build_goes_on_with_nothing_lost_or_doubled(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY, b="DIE", c=TUESDAY)
    script = (
        "import sys; from pathlib import Path; import onrecord.engine.build as b\n"
        "from fake_stages import fake_stages\n"
        "b._BATCH_PAGES = 1\n"
        "b.build([sys.argv[1]], record=Path(sys.argv[2]), stages=fake_stages())"
    )
    killed = run_script("-c", script, str(folder), str(tmp_path / "a.db"), folder=tmp_path)
    assert killed.returncode == 7
    with Record(tmp_path / "a.db") as record:
        assert [page.source for page in record.pages()] == ["a.txt"]
    write(folder, at=9, b=BOTH)
    assert run(folder, tmp_path / "a.db").read == 2
    run(folder, tmp_path / "whole.db")
    assert differences(tmp_path / "a.db", tmp_path / "whole.db") == ()


def test_conclusions_that_were_not_drawn_are_drawn_by_the_next_build(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([str(folder)], record=tmp_path / "a.db", stages=replace(fake_stages(), align=interrupted))
    with Record(tmp_path / "a.db") as record:
        assert record.stale
    assert run(folder, tmp_path / "a.db").concluded
    assert said(tmp_path / "a.db") == [("Moreau", "We will stop")]


def broken(*_: object, **__: object) -> None:
    raise ValueError("a span that ends nowhere")


def test_an_upper_stage_that_breaks_down_is_left_out_and_tried_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)
    result = build(
        [str(folder)], record=tmp_path / "a.db", stages=replace(fake_stages(), merge_events=broken)
    )
    assert result.concluded
    assert said(tmp_path / "a.db") == [("Moreau", "We will stop")]
    (failure,) = failures(tmp_path / "a.db")
    assert (failure.page, failure.stage) == ("all articles", "events")
    assert "a span that ends nowhere" in failure.reason
    assert run(folder, tmp_path / "a.db").concluded
    assert failures(tmp_path / "a.db") == []


def test_an_upper_stage_of_which_the_record_holds_rows_is_needed() -> None:
    net = Net(lambda stage: None)
    with pytest.raises(StageBrokeDown, match="'events'"):
        net.run("events", broken, without=(), held=True)
    assert net.run("events", broken, without=()) == ()
    assert [one.stage for one in net.failures] == ["events"]


def test_a_stage_that_all_rest_on_ends_the_build_and_says_so(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)
    run(folder, tmp_path / "a.db")
    write(folder, at=9, b=TUESDAY)
    with pytest.raises(StageBrokeDown, match=r"'resolve'.*a span that ends nowhere"):
        build([str(folder)], record=tmp_path / "a.db", stages=replace(fake_stages(), resolve=broken))
    assert said(tmp_path / "a.db") == [("Moreau", "We will stop")]
    assert run(folder, tmp_path / "a.db").read == 0
    assert len(said(tmp_path / "a.db")) == 3


def test_newer_corpus_stages_draw_conclusions_anew(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)
    run(folder, tmp_path / "a.db")
    newer = replace(fake_stages(), concluded_by="fake/2")
    assert build([str(folder)], record=tmp_path / "a.db", stages=newer).concluded
    assert not build([str(folder)], record=tmp_path / "a.db", stages=newer).concluded


def test_a_page_that_ends_its_process_is_a_failure(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY, b="DIE", c=TUESDAY)
    result = run(folder, tmp_path / "a.db", jobs=2)
    assert (result.read, result.failed) == (2, 1)
    assert failures(tmp_path / "a.db") == [
        Failure("b.txt", "read", "ended the process that read it (out of memory?)")
    ]


def test_a_page_that_never_ends_is_a_failure(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("onrecord.engine.workers.PAGE_SECONDS", 0.0)
    folder = write(tmp_path / "in", a="HANG", b="HANG again", c="HANG still")
    assert run(folder, tmp_path / "a.db", jobs=2).failed == 3
    assert failures(tmp_path / "a.db") == [
        Failure(f"{name}.txt", "read", "took longer than 0 seconds") for name in "abc"
    ]


def test_a_script_that_each_process_would_run_again_is_told_so(tmp_path: Path) -> None:
    write(tmp_path / "in", a=MONDAY)
    script = tmp_path / "script.py"
    script.write_text(
        "import sys; from pathlib import Path\n"
        "from onrecord.engine.build import BuildOptions, build\n"
        "from fake_stages import fake_stages\n"
        "build(['in'], record=Path('a.db'), options=BuildOptions(jobs=2), stages=fake_stages())"
    )
    ended = run_script(str(script), folder=tmp_path)
    assert ended.stderr.endswith("call `build` under `if __name__ == '__main__':`\n")


def test_a_parser_that_cannot_be_loaded_ends_the_build(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)
    stages = fake_stages(load_parser=BrokenParser)
    with pytest.raises(OnrecordError, match="could not start: OSError: the model is not there"):
        build([str(folder)], record=tmp_path / "a.db", options=BuildOptions(jobs=2), stages=stages)


def test_two_builds_of_one_record_do_not_mix(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)
    with (
        only_builder(tmp_path / "a.db"),
        pytest.raises(WrongUsage, match="another process is building this record"),
    ):
        run(folder, tmp_path / "a.db")
    run(folder, tmp_path / "a.db")
    with only_builder(tmp_path / "a.db"), pytest.raises(WrongUsage, match="another process"):
        forget(tmp_path / "a.db", "a.txt", stages=fake_stages())


def test_a_record_in_no_folder_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match="nothing can be written there"):
        run(write(tmp_path / "in", a=MONDAY), tmp_path / "no" / "a.db")


def test_what_is_no_record_is_left_alone(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)
    with pytest.raises(NotARecord, match="not a record of onrecord"):
        run(folder, folder / "a.txt")
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt"]
    assert (folder / "a.txt").read_text() == MONDAY


def test_a_file_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=MONDAY)
    run(folder, tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("onrecord.store.connection.BUSY_SECONDS", 0.0)
            with pytest.raises(OnrecordError, match="locked"):
                run(folder, tmp_path / "a.db")


orders = st.permutations(["monday", "tuesday", "both"])


@given(orders, st.integers(0, 2))
def test_any_order_of_builds_gives_one_record(order: list[str], cut: int) -> None:
    with TemporaryDirectory() as name:
        folder = write(Path(name) / "in", monday=MONDAY, tuesday=TUESDAY, both=BOTH)
        run(folder, Path(name) / "one.db")
        files = [folder / f"{page}.txt" for page in order]
        for part in (files[:cut], files[cut:]):
            run(part, Path(name) / "parts.db")
        assert differences(Path(name) / "one.db", Path(name) / "parts.db") == ()


def test_a_changed_page_stays_in_its_story(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", monday=MONDAY)
    run(folder, tmp_path / "a.db", story="Ferry strike")
    write(folder, at=60, monday=MONDAY + "\nMore is known now.\n")
    run(folder, tmp_path / "a.db")
    with Record(tmp_path / "a.db") as record:
        assert [article.story for article in record.articles()] == ["Ferry strike", "Ferry strike"]
