"""Diff: nothing for records that say the same, one line for each thing in which they differ."""

from dataclasses import replace
from pathlib import Path

from hand_built import make_conclusions, monday, tuesday, write_page, write_small_record
from onrecord.records import Failure
from onrecord.store.conclusions import Conclusions
from onrecord.store.diff import diff
from onrecord.store.record import Record
from onrecord.store.writer import Writer


def written(path: Path, conclusions: Conclusions) -> Path:
    with Writer(path) as writer:
        for page in (tuesday(), monday()):
            write_page(writer, page, story="Ferry strike")
        writer.add_failure(Failure("empty.txt", "acquire", "empty.txt: is empty"))
        writer.conclude(conclusions, stages="fake/1")
    return path


def compare(a: Path, b: Path) -> tuple[str, ...]:
    with Record(a) as one, Record(b) as other:
        return diff(one, other)


def with_other_ids(conclusions: Conclusions) -> Conclusions:
    """The same, said with other ids."""
    moreau, union = conclusions.actors
    union = replace(union, id="actor-1")
    role = replace(moreau.roles[0], of="actor-1")
    moreau = replace(moreau, id="actor-2", party="actor-1", roles=(role,))
    links = tuple(replace(link, actor=link.actor and "actor-2") for link in conclusions.links)
    utterance = replace(conclusions.utterances[0], id="utterance-1", speaker="actor-2")
    return replace(conclusions, actors=(union, moreau), links=links, utterances=(utterance,))


def test_ids_of_conclusions_do_not_count(small_record: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "b.db", with_other_ids(make_conclusions()))
    assert compare(small_record, other) == ()


def test_a_field_that_differs_is_shown_from_both(small_record: Path, tmp_path: Path) -> None:
    conclusions = make_conclusions()
    utterance = replace(conclusions.utterances[0], outlets=1)
    other = written(tmp_path / "b.db", replace(conclusions, utterances=(utterance,)))
    first = min(one.attribution for one in utterance.renderings)
    assert compare(small_record, other) == (f"utterances utterance of {first}: outlets: 2 | 1",)


def test_a_row_of_one_record_alone_is_named(small_record: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    write_small_record(path)
    with Writer(path) as writer:
        writer.clear_failures("empty.txt")
        writer.remove_page(tuesday()[0].id)
    article = tuesday()[2].readings[0].article
    lines = compare(small_record, path)
    assert f"< pages {tuesday()[0].id} (tuesday.txt)" in lines
    assert f"< articles {article.id} (Boats stand still from Friday)" in lines
    assert '< failures {"page": "empty.txt", "stage": "acquire", "reason": "empty.txt: is empty"}' in lines
    assert [line[0] for line in lines if line[0] in "<>"] == ["<"] * 5
    swapped = compare(path, small_record)
    assert [line.replace("<", ">") for line in lines if line[0] == "<"] == [
        line for line in swapped if line[0] == ">"
    ]


def test_long_values_are_shown_where_they_part(small_record: Path, tmp_path: Path) -> None:
    conclusions = make_conclusions()
    moreau = conclusions.actors[0]
    aliases = (*(f"Moreau the {number}th" for number in range(9)),)
    written(
        tmp_path / "a.db",
        replace(conclusions, actors=(replace(moreau, aliases=aliases), conclusions.actors[1])),
    )
    other = replace(moreau, aliases=(*aliases[:-1], "Morow"))
    written(tmp_path / "b.db", replace(conclusions, actors=(other, conclusions.actors[1])))
    (line,) = compare(tmp_path / "a.db", tmp_path / "b.db")
    assert line.endswith(': aliases: …oreau the 7th", "Moreau the 8th"] | …oreau the 7th", "Morow"]')
