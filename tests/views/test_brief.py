from dataclasses import replace

from onrecord.views.brief import Facts, Room, make_brief
from onrecord.views.filters import Filters
from onrecord.views.origins import Carrier, Carriers
from onrecord.views.wording import Piece


def test_the_head_counts_latest_versions(record):
    assert make_brief(record, Filters()).facts == Facts(
        stories=(),
        first="2031-05-02",
        last="2031-05-04",
        known="2031-05-05T08:00:00Z",
        articles=5,
        outlets=5,
        origins=4,
        statements=8,
        utterances=5,
    )


def test_lines_carried_by_several_outlets_lead_and_the_rest_stands_by_speaker(record):
    brief = make_brief(record, Filters())
    assert [line.utterance for line in brief.lead] == ["utterance-ship", "utterance-contract"]
    assert [
        (group.actor.name if group.actor else None, [line.utterance for line in group.lines], group.before)
        for group in brief.groups
    ] == [
        ("Jonas Lind", ["utterance-talks"], (2,)),
        (None, ["utterance-hostile", "utterance-offer"], ()),
    ]


def test_wordings_stand_side_by_side_with_what_each_outlet_cut(record):
    line = make_brief(record, Filters()).lead[0]
    assert line.words.startswith("“We will not take a ship out of Port Vesna")
    assert [(one.kind, one.fullest, one.carriers, one.notes) for one in line.wordings] == [
        ("verbatim", True, (Carriers((Carrier("Nordwire", True, ()),), ("article-wire",)),), (1,)),
        (
            "cut",
            False,
            (Carriers((Carrier("Harbour Times", True, ("Nordwire",)),), ("article-copy",)),),
            (2,),
        ),
        ("variant", False, (Carriers((Carrier("Coast Daily", True, ()),), ("article-coast-2",)),), (3,)),
    ]
    assert line.wordings[1].words == (
        Piece("“We will not take a ship out of Port Vesna until the night allowance is back”"),
        Piece("and we will not be bought with promises”", "cut"),
    )


def test_one_wording_of_two_outlets_is_one_with_two_notes(record):
    line = make_brief(record, Filters()).lead[1]
    assert [(one.fullest, one.notes) for one in line.wordings] == [(True, (4, 5))]


def test_every_line_has_a_note_and_every_note_a_line(record):
    brief = make_brief(record, Filters())
    lines = (*brief.lead, *(line for group in brief.groups for line in group.lines))
    assert all(line.notes for line in lines)
    assert [number for line in lines for number in line.notes] == [note.number for note in brief.notes]


def test_no_article_is_quoted_whole(story):
    brief = make_brief(story.RECORD, Filters())
    texts = {one.id: one.text for one in story.RECORD.held_articles}
    for note in brief.notes:
        quoted = "".join(piece.text for paragraph in note.passage for piece in paragraph)
        assert texts[note.citation.article] not in quoted
        assert len(quoted) < len(texts[note.citation.article])


def test_what_is_not_known_is_counted_with_its_notes(record):
    unknowns = make_brief(record, Filters()).unknowns
    assert (unknowns.speakers.count, unknowns.speakers.notes) == (2, (7, 8))
    assert (unknowns.days.count, unknowns.days.notes) == (6, (2, 4, 5, 6, 7, 8))
    assert [one.article for one in unknowns.no_outlet] == ["article-hostile"]
    assert [one.article for one in unknowns.no_day] == ["article-hostile"]
    assert unknowns.languages == (("fr", 1),)


def test_a_large_record_is_cut_and_says_by_how_much(record):
    brief = make_brief(
        record, Filters(), room=Room(utterances=2, lead=1, renderings=2, speakers=1, origins=1, articles=3)
    )
    assert [len(group.lines) for group in brief.groups] == [1]
    assert brief.groups[0].more == 1
    assert (brief.utterances_more, brief.speakers_more) == (2, 1)
    assert (brief.sources_more, brief.articles_more) == (3, 2)
    assert brief.lead[0].more == 1


def test_filters_narrow_every_part(record):
    brief = make_brief(record, Filters(by="Lind"))
    assert {line.speaker for line in brief.lead} | {group.actor.name for group in brief.groups} == {
        "Jonas Lind"
    }
    assert [one.actor.name for one in brief.speakers] == ["Jonas Lind"]
    assert brief.facts.statements == 3


def test_the_order_in_which_a_record_gives_its_rows_makes_no_difference(story):
    turned = replace(
        story.RECORD,
        held_articles=story.RECORD.held_articles[::-1],
        held_attributions=story.ATTRIBUTIONS[::-1],
        held_utterances=story.UTTERANCES[::-1],
        held_actors=story.RECORD.held_actors[::-1],
    )
    assert make_brief(turned, Filters()) == make_brief(story.RECORD, Filters())
