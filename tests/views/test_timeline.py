from dataclasses import replace
from xml.etree import ElementTree

from onrecord.records import Event, Talks
from onrecord.views.filters import Filters
from onrecord.views.picture import render_picture
from onrecord.views.timeline import list_timeline

SVG = "{http://www.w3.org/2000/svg}"


def test_entries_stand_by_day_published_before_said_and_unknown_days_last(record):
    rows = list_timeline(record, Filters()).rows
    assert [(row.on, row.lane, row.statement.id[-1] if row.statement else row.place) for row in rows] == [
        ("2031-05-02", "published", "Harbour Times"),
        ("2031-05-02", "published", "Nordwire"),
        ("2031-05-02", "said", "3"),
        ("2031-05-02", "said", "1"),
        ("2031-05-03", "published", "Le Phare"),
        ("2031-05-04", "published", "Coast Daily"),
        (None, "published", 'odd "name".html'),
        (None, "said", "2"),
        (None, "said", "5"),
        (None, "said", "4"),
        (None, "said", "6"),
        (None, "said", "7"),
        (None, "said", "9"),
    ]


def meeting(story, **fields):
    """An event of the invented story that the wire reports."""
    words = story.WIRE.evidence(story.span(story.WIRE, "Ferry crews walk out at Port Vesna"))
    given = {"planned": False, "type": "PROTEST", "mode": "strike", "on": story.day("2031-05-02"), **fields}
    return Event(
        id="event-1",
        actors=("actor-union",),
        recipients=(),
        place="Port Vesna",
        what=words,
        articles=(story.WIRE.id,),
        outlets=1,
        origins=1,
        evidence=(words,),
        **given,
    )


def with_events(record, *events):
    return replace(record, held_talks=Talks(events=events))


def test_an_event_stands_first_on_its_own_day(record, story):
    rows = list_timeline(with_events(record, meeting(story, on=story.day("2031-05-03"))), Filters()).rows
    lanes = [(row.on, row.lane) for row in rows if row.on == "2031-05-03"]
    assert lanes == [("2031-05-03", "event"), ("2031-05-03", "published")]
    (event,) = [row.event for row in rows if row.event is not None]
    assert (event.words, event.actors, event.at) == (
        "Ferry crews walk out at Port Vesna",
        ("the union",),
        "Port Vesna",
    )


def test_filters_reach_events(record, story):
    held = with_events(record, meeting(story))

    def shown(**wanted):
        return sum(row.lane == "event" for row in list_timeline(held, Filters(**wanted)).rows)

    assert shown(since="2031-05-02", until="2031-05-02") == shown(about="walk crews") == 1
    assert shown(since="2031-05-03") == shown(about="talks") == shown(by="Haddad") == 0


def test_the_picture_has_three_lanes_and_the_words_of_each_event(record, story):
    held = with_events(record, meeting(story, planned=True))
    picture = ElementTree.fromstring(render_picture(list_timeline(held, Filters())))
    kinds = [group.get("class") for group in picture.iter(f"{SVG}g")]
    assert (kinds.count("event plan"), kinds.count("said"), kinds.count("published")) == (1, 2, 4)
    words = " ".join("".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    assert "PROTEST, planned Ferry crews walk out at Port Vesna (Nordwire; outlets / origins 1 / 1)" in words


def test_no_page_gets_markup_into_the_picture(record, story):
    hostile = story.HOSTILE.evidence(story.span(story.HOSTILE, "<script>alert(1)</script>"))
    event = replace(meeting(story), what=hostile, evidence=(hostile,))
    picture = render_picture(list_timeline(with_events(record, event), Filters()))
    assert "<script" not in picture and "&lt;script&gt;" in picture


def test_a_picture_of_nothing_is_one(record):
    empty = replace(record, held_articles=(), held_attributions=(), held_utterances=(), held_reuses=())
    ElementTree.fromstring(render_picture(list_timeline(empty, Filters())))


def test_an_event_of_reported_words_is_shown_according_to_their_speaker(record, story):
    held = with_events(record, meeting(story, by=("actor-lind",)))
    (row,) = [row for row in list_timeline(held, Filters()).rows if row.event is not None]
    assert row.event.according_to == ("Jonas Lind",)
    assert "according to Jonas Lind; Nordwire" in render_picture(list_timeline(held, Filters()))
