"""What is written comes back as it was, with its conclusions filled in."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from hand_built import (
    make_conclusions,
    monday,
    tuesday,
    write_page,
    write_small_record,
)
from onrecord.errors import UnknownId
from onrecord.records import (
    Block,
    Date,
    Evidence,
    Failure,
    Known,
    Link,
    Mention,
    Role,
    Shown,
    Span,
)
from onrecord.store import columns
from onrecord.store.page_reading import PageReading
from onrecord.store.record import Counts, Record
from onrecord.store.writer import Writer


def test_pages_come_back_as_written(small_record: Path) -> None:
    expected = sorted([monday()[0], tuesday()[0]], key=lambda page: page.id)
    with onrecord.open(small_record) as record:
        assert list(record.pages()) == expected
        assert [record.page(page.id) for page in expected] == expected
        contents = {page.id: content for page, content, _ in (monday(), tuesday())}
        assert {page.id: record.content(page.id) for page in expected} == contents
        assert record.charset(expected[0].id) == "utf-8"
        assert record.blocks(monday()[0].id) == monday()[2].extraction.blocks


def test_readings_come_back_as_written_with_conclusions(small_record: Path) -> None:
    first, second = monday()[2].readings[0], tuesday()[2].readings[0]

    def concluded(reading, **attribution):
        seen = {
            "story": "Ferry strike",
            "origin": first.article.id,
            "first_seen": {first: "2031-05-05T18:00:00Z", second: "2031-05-06T09:30:00Z"}[reading],
        }
        article = replace(reading.article, **seen, last_seen=seen["first_seen"])
        said = replace(reading.attributions[0], speaker="actor-moreau", utterance="utterance-stop")
        return replace(reading, article=article, attributions=(said,))

    expected = sorted(map(concluded, (first, second)), key=lambda reading: reading.article.id)
    with onrecord.open(small_record) as record:
        assert list(record.readings()) == expected
        assert list(record.articles()) == [reading.article for reading in expected]
        assert [record.reading(one.article.id) for one in expected] == expected
        attributions = sorted(
            (one for reading in expected for one in reading.attributions), key=lambda one: one.id
        )
        assert list(record.attributions()) == attributions
        assert [record.attribution(one.id) for one in attributions] == attributions


def test_conclusions_come_back_with_the_time_from_which_they_were_known(small_record: Path) -> None:
    expected = make_conclusions()
    known_from = "2031-05-05T18:00:00Z"
    with onrecord.open(small_record) as record:
        actors = [replace(actor, known_from=known_from) for actor in expected.actors]
        assert list(record.actors()) == actors
        assert record.actor("actor-union") == actors[1]
        utterances = [replace(one, known_from=known_from) for one in expected.utterances]
        assert list(record.utterances()) == utterances
        assert record.utterance("utterance-stop") == utterances[0]
        assert list(record.reuses()) == list(expected.origins.reuses)
        assert list(record.links()) == sorted(expected.links, key=lambda link: (link.attribution, link.part))
        assert record.origins() == expected.origins.origin
        assert not record.stale


def test_what_a_record_does_not_hold_is_named(small_record: Path) -> None:
    with onrecord.open(small_record) as record:
        for find in (record.page, record.article, record.attribution, record.actor, record.utterance):
            with pytest.raises(UnknownId, match=f"holds no {find.__name__} 'nothing'"):
                find("nothing")


def test_search_finds_words_in_any_part_of_a_statement(small_record: Path) -> None:
    first, second = monday()[2].readings[0], tuesday()[2].readings[0]
    with onrecord.open(small_record) as record:
        assert set(record.search("STOP friday")) == {first.attributions[0].id, second.attributions[0].id}
        assert record.search("harbour union") == (first.attributions[0].id,)
        assert record.search("told") == (second.attributions[0].id,)
        assert record.search("stop nowhere") == ()
        assert record.search('"*" OR NEAR(') == ()
        assert record.search("…") == ()
        assert record.search_articles("stand still") == (second.article.id,)


def test_counts_failures_and_stories(small_record: Path) -> None:
    with onrecord.open(small_record) as record:
        assert record.counts() == Counts(2, 2, 2, 2, 1, 1, 1)
        assert list(record.failures()) == [Failure("empty.txt", "acquire", "empty.txt: is empty")]
        assert record.stories() == ("Ferry strike",)


def test_nothing_can_be_written_through_a_record(small_record: Path) -> None:
    before = small_record.read_bytes()
    with onrecord.open(small_record) as record, pytest.raises(Exception, match="readonly"):
        record._database.execute("DELETE FROM pages")
    assert small_record.read_bytes() == before


def test_known_groups_come_oldest_first(small_record: Path) -> None:
    first, second = monday()[2].readings[0], tuesday()[2].readings[0]
    moreau = {first.mentions[0].key, second.mentions[0].key}
    with onrecord.open(small_record) as record:
        assert record.known_actors() == (
            Known("actor-moreau", frozenset(moreau)),
            Known("actor-union", frozenset({first.mentions[1].key})),
        )
        said = frozenset({first.attributions[0].id, second.attributions[0].id})
        assert record.known_utterances() == (Known("utterance-stop", said),)
        assert record.given() == {"actor-moreau", "actor-union", "utterance-stop"}


def test_an_earlier_state_is_left_out_of_the_latest(tmp_path: Path) -> None:
    first, second = monday()[2].readings[0], tuesday()[2].readings[0]
    conclusions = make_conclusions()
    origins = replace(conclusions.origins, version_of=((second.article.id, first.article.id),))
    with Writer(tmp_path / "a.db") as writer:
        write_page(writer, monday())
        write_page(writer, tuesday())
        writer.conclude(replace(conclusions, origins=origins), stages="fake/1")
    with Record(tmp_path / "a.db") as record:
        assert record.superseded() == {first.article.id}
        assert [article.id for article in record.articles(latest=True)] == [second.article.id]
        assert [one.id for one in record.attributions(latest=True)] == [second.attributions[0].id]
        assert record.article(second.article.id).version_of == first.article.id


def test_a_record_is_stale_until_conclusions_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    with Writer(path) as writer:
        writer.see_again(monday()[0].id, seen="2031-06-01T00:00:00Z", story=None)
    with Record(path) as record:
        assert record.stale
        assert record.article(monday()[2].readings[0].article.id).last_seen == "2031-06-01T00:00:00Z"


def test_a_second_reading_keeps_the_conclusions_on_what_still_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    page, _, reading = monday()
    changed = replace(reading.readings[0], mentions=())
    with Writer(path) as writer:
        newer = PageReading(reading.extraction, (changed,))
        writer.add_reading(page.id, newer, read_by="fake/2")
    with Record(path) as record:
        assert record.stale
        assert record.reading(changed.article.id).mentions == ()
        assert record.attribution(changed.attributions[0].id).utterance == "utterance-stop"
        assert list(record.file_faults()) == []


def test_what_a_second_reading_no_longer_finds_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    page, _, reading = monday()
    attribution = reading.readings[0].attributions[0]
    with Writer(path) as writer:
        bare = replace(reading.readings[0], attributions=())
        writer.add_reading(page.id, PageReading(reading.extraction, (bare,)), read_by="fake/2")
    rest = tuesday()[2].readings[0].attributions[0].id
    with Record(path) as record:
        assert [one.id for one in record.attributions()] == [rest]
        assert record.search("Ines") == ()
        assert record.utterance("utterance-stop").fullest == rest
        assert [link.attribution for link in record.links()] == [rest]
        with pytest.raises(UnknownId):
            record.attribution(attribution.id)


def test_conclusions_are_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    first = make_conclusions()
    union = replace(first.actors[1], name="Union of the Harbour")
    utterance = replace(first.utterances[0], speaker=None)
    links = (Link(first.links[0].attribution, "speaker", None, "unknown"),)
    second = replace(first, actors=(union,), utterances=(utterance,), links=links)
    with Writer(path) as writer:
        writer.conclude(second, stages="fake/2")
    with Record(path) as record:
        assert [actor.name for actor in record.actors()] == ["Union of the Harbour"]
        assert [one.speaker for one in record.utterances()] == [None]
        assert tuple(record.links()) == links
        assert record.given() == {"actor-moreau", "actor-union", "utterance-stop"}
        assert list(record.file_faults()) == []


def test_what_fails_in_the_middle_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_small_record(path)
    before = path.read_bytes()

    def change() -> None:
        with Writer(path) as writer:
            writer.remove_page(monday()[0].id)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        change()
    assert path.read_bytes() == before


def test_together_takes_back_one_page_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.db"

    def fail(writer: Writer) -> None:
        with writer.together():
            write_page(writer, tuesday())
            raise ValueError("stop")

    with Writer(path) as writer:
        write_page(writer, monday())
        with pytest.raises(ValueError, match="stop"):
            fail(writer)
    with Record(path) as record:
        assert list(record.pages()) == [monday()[0]]


spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], sum(pair)))
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
evidence = st.builds(
    lambda start, exact, page: Evidence(
        start, start + len(exact), exact, article=None if page else "a", page="p" if page else None
    ),
    st.integers(0, 99),
    words,
    st.booleans(),
)
roles = st.builds(Role, words, spans, st.none() | spans, st.none() | words)


@given(st.lists(spans).map(tuple))
def test_spans_come_back_from_their_column(found: tuple[Span, ...]) -> None:
    assert columns.spans_from_json(columns.spans_to_json(found)) == found


@given(st.none() | evidence)
def test_evidence_comes_back_from_its_column(found: Evidence | None) -> None:
    assert columns.evidence_from_json(columns.evidence_to_json(found)) == found


@given(st.none() | st.builds(Date, words, words, st.sampled_from(["minute", "day", "year"])))
def test_dates_come_back_from_their_columns(found: Date | None) -> None:
    assert columns.date_of(*columns.date_columns(found)) == found


@given(st.lists(st.builds(Shown, words, evidence)).map(tuple))
def test_metadata_evidence_comes_back_from_its_column(found: tuple[Shown, ...]) -> None:
    assert columns.shown_from_json(columns.shown_to_json(found)) == found


@given(
    st.lists(st.builds(Block, spans, st.sampled_from(["headline", "paragraph"]), st.none() | spans)).map(
        tuple
    )
)
def test_blocks_come_back_from_their_column(found: tuple[Block, ...]) -> None:
    assert columns.blocks_from_json(columns.blocks_to_json(found)) == found


@given(st.lists(roles).map(tuple))
def test_roles_come_back_from_their_column(found: tuple[Role, ...]) -> None:
    mention = Mention("a", Span(0, 1), "name", "PERSON", "x", roles=found)
    assert columns.roles_from_json(columns.roles_to_json(mention)) == found
