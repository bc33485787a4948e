from onrecord.views.filters import Filters
from onrecord.views.statements import Statement, Statements, list_statements


def test_a_statement_carries_names_words_and_where_it_stands(record):
    assert list_statements(record, Filters(about="planned")) == Statements(
        rows=(
            Statement(
                id="attribution-7",
                speaker="Jonas Lind",
                speaker_id="actor-lind",
                source="Lind",
                said_on=None,
                medium="statement",
                addressee="the union",
                words=("that talks were planned",),
                kind="indirect",
                cue="denied",
                denial=True,
                confidence=0.9,
                found_by="rules/1",
                via=None,
                via_source=None,
                utterance="utterance-talks",
                article="article-coast-2",
                title="Strike enters third day",
                outlet="Coast Daily",
                published="2031-05-04T07:00",
                place="Coast Daily",
                page="https://coastdaily.example/strike",
            ),
        ),
        undated=0,
    )


def test_an_unknown_speaker_stays_unknown_beside_what_the_article_calls_it(record):
    (row,) = list_statements(record, Filters(about="offer")).rows
    assert (row.speaker, row.speaker_id, row.source) == (None, None, "One official close to the talks")


def test_a_page_without_an_outlet_is_told_by_its_file(record):
    (row,) = list_statements(record, Filters(about="onerror")).rows
    assert (row.outlet, row.place) == (None, 'odd "name".html')


def test_statements_without_a_day_are_counted_where_days_are_asked_for(record):
    assert list_statements(record, Filters(since="2031-05-03")).undated == 1


def test_a_chain_of_sources_names_the_one_in_between(story):
    inner = story.said("in", story.COAST, "indirect", "that talks were planned", via="attribution-6")
    held = story.MemoryRecord(
        held_pages=story.RECORD.held_pages,
        held_articles=story.RECORD.held_articles,
        held_attributions=(story.ATTRIBUTIONS[5], inner),
        held_actors=story.RECORD.held_actors,
    )
    assert (
        list_statements(held, Filters(about="planned")).rows[0].via_source
        == "One official close to the talks"
    )
