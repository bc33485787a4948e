"""Judgements: written as words, drawn upon at once, kept through builds, new readings and new pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from fake_stages import extract, fake_stages
from onrecord.corpus.resolve import resolve
from onrecord.engine.build import BuildOptions, build
from onrecord.engine.forget import forget
from onrecord.engine.judge import Decision, judge
from onrecord.engine.stages import Stages
from onrecord.engine.verify import verify
from onrecord.errors import NotARecord, UnknownId, WrongUsage
from onrecord.records import Extraction, Listed, Span, make_id
from onrecord.store.diff import diff
from onrecord.store.export import export, export_rows
from onrecord.store.record import Record

MONDAY = "Vell Courier: “The boats will stop,” said Quillfeather. “We will see,” said Quilfeder."
TUESDAY = "Sørø Post: “The ferries wait,” said Okonkwo."


def stages(version: int = 1) -> Stages:
    return replace(fake_stages(version=version), resolve=resolve)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    folder.joinpath("monday.txt").write_text(MONDAY)
    folder.joinpath("tuesday.txt").write_text(TUESDAY)
    build([str(folder)], record=tmp_path / "a.db", stages=stages())
    return tmp_path / "a.db"


def speakers(record: Path) -> dict[str, str | None]:
    """The name of the speaker by the first word that is said."""
    with Record(record) as held:
        names = {actor.id: actor.name for actor in held.actors()}
        return {
            one.content[0].of(held.article(one.article).text): names.get(one.speaker or "")
            for one in held.attributions()
        }


def actor(record: Path, name: str) -> str:
    with Record(record) as held:
        return next(one.id for one in held.actors() if one.name == name)


def said(record: Path, words: str) -> str:
    with Record(record) as held:
        return next(
            one.id
            for one in held.attributions(rejected=True)
            if one.content[0].of(held.article(one.article).text) == words
        )


def decide(record: Path, verb: str, **decided: object):
    return judge(record, Decision(verb=verb, at="2031-05-07T10:00:00Z", **decided), stages=stages())  # type: ignore[arg-type]


def merged(record: Path):
    one, other = actor(record, "Quillfeather"), actor(record, "Quilfeder")
    return decide(record, "merge", actor=one, other=other, by="Siri Holm", reason="the same man")


def test_a_judgement_holds_at_once_and_is_kept_whole(record: Path) -> None:
    judgement = merged(record)
    assert speakers(record) == {
        "The boats will stop": "Quillfeather",
        "We will see": "Quillfeather",
        "The ferries wait": "Okonkwo",
    }
    with Record(record) as held:
        assert held.judgements() == (judgement,)
        assert not held.stale
        assert verify(held) == ()
    assert (judgement.by, judgement.at, judgement.reason) == (
        "Siri Holm",
        "2031-05-07T10:00:00Z",
        "the same man",
    )
    assert [(one.part, one.evidence.exact) for one in judgement.target] == [
        ("actor", "Quillfeather"),
        ("other", "Quilfeder"),
    ]


def test_a_merge_keeps_the_older_id(record: Path) -> None:
    before = {actor(record, "Quillfeather"), actor(record, "Quilfeder")}
    merged(record)
    assert actor(record, "Quillfeather") in before


def better_extract(page, content: bytes, *, limits) -> Extraction:
    """Another version of the extractor, which finds a headline more."""
    found = extract(page, content, limits=limits)
    articles = []
    for one in found.articles:
        text = f"A headline\n\n{one.text}"
        block = replace(one.blocks[0], span=Span(0, len(text)))
        articles.append(replace(one, id=make_id("article", page.id, text), text=text, blocks=(block,)))
    return replace(found, articles=tuple(articles))


def test_a_judgement_survives_new_pages_another_extractor_and_a_changed_page(record: Path) -> None:
    decide(record, "speaker", words=(said(record, "We will see"),), actor=actor(record, "Okonkwo"))
    decide(record, "reject", words=(said(record, "The ferries wait"),))
    folder = record.parent / "in"
    folder.joinpath("wednesday.txt").write_text("Ny: “More,” said Adler.")
    build([str(folder)], record=record, stages=stages())
    folder.joinpath("monday.txt").write_text(f"{MONDAY} That is all.")
    build([str(folder)], record=record, stages=stages())
    build([str(folder)], record=record, stages=replace(stages(version=2), extract=better_extract))
    with Record(record) as held:
        assert all(article.text.startswith("A headline") for article in held.articles())
    assert speakers(record) == {
        "The boats will stop": "Quillfeather",
        "We will see": "Okonkwo",
        "More": "Adler",
    }


def test_an_undone_judgement_leaves_no_trace_but_itself(record: Path) -> None:
    before = speakers(record)
    judgement = merged(record)
    decide(record, "undo", undoes=judgement.id)
    assert speakers(record) == before
    build([str(record.parent / "in")], record=record.with_name("b.db"), stages=stages())
    with Record(record) as one, Record(record.with_name("b.db")) as other:
        assert [line.split()[:2] for line in diff(one, other)] == [["<", "judgements"]] * 2
    with pytest.raises(WrongUsage, match="is taken back already"):
        decide(record, "undo", undoes=judgement.id)


def test_what_is_rejected_is_shown_nowhere_and_marked_in_the_export(record: Path) -> None:
    identity = said(record, "The ferries wait")
    decide(record, "reject", words=(identity,))
    assert "The ferries wait" not in speakers(record)
    with Record(record) as held:
        rows = {row["id"]: row for row in dict(export_rows(held))["attributions"]}
        assert all(one.renderings[0].attribution != identity for one in held.utterances())
    row = rows[identity]
    assert (row["rejected"], row["speaker"], row["utterance"]) == (True, None, None)


def test_the_export_holds_judgements(record: Path, tmp_path: Path) -> None:
    merged(record)
    with Record(record) as held:
        export(held, tmp_path / "out")
    line = tmp_path.joinpath("out", "judgements.jsonl").read_text()
    assert '"verb": "merge"' in line
    assert '"parts": ["actor", "other"]' in line


def test_forgetting_a_page_forgets_judgements_of_its_words(record: Path) -> None:
    judgement = merged(record)
    decide(record, "undo", undoes=judgement.id)
    forget(record, "monday.txt", stages=stages())
    with Record(record) as held:
        assert held.judgements() == ()
    assert b"Quilfeder" not in record.read_bytes()


def test_decisions_that_make_no_sense_change_nothing(record: Path) -> None:
    before = record.read_bytes()
    one = actor(record, "Okonkwo")
    with pytest.raises(WrongUsage, match="one actor already"):
        decide(record, "merge", actor=one, other=one)
    with pytest.raises(UnknownId, match="holds no actor 'nobody'"):
        decide(record, "rename", actor="nobody", value="X")
    with pytest.raises(UnknownId, match="holds no judgement"):
        decide(record, "undo", undoes="judgement-1")
    with pytest.raises(WrongUsage, match="is nowhere spelt 'Reis'; spellings: Okonkwo"):
        decide(record, "split", actor=one, value="Reis")
    with pytest.raises(NotARecord):
        decide(record.with_name("none.db"), "undo", undoes="judgement-1")
    assert record.read_bytes() == before


def test_the_list_of_actors_is_kept_by_later_builds(record: Path) -> None:
    folder = str(record.parent / "in")
    listed = (Listed("Q. Quillfeather", ("Quillfeather", "Quilfeder"), "person", None, "Q7"),)
    build([folder], record=record, stages=stages(), options=BuildOptions(actors=listed))
    build([folder], record=record, stages=stages())
    with Record(record) as held:
        assert held.listed_actors() == listed
        assert [one.wikidata for one in held.actors() if one.name == "Q. Quillfeather"] == ["Q7"]
    build([folder], record=record, stages=stages(), options=BuildOptions(actors=()))
    assert speakers(record)["We will see"] == "Quilfeder"
