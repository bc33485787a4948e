from dataclasses import replace

from onrecord.records import move_reason
from onrecord.views.brief import Room, make_brief
from onrecord.views.filters import Filters
from onrecord.views.html import render_html
from onrecord.views.markdown import render_markdown
from onrecord.views.positions import list_positions, make_matrix
from onrecord.views.stands import Seats
from onrecord.views.state import plain_grid


def state(record, seats=None, **filters):
    return make_brief(record, Filters(**filters), room=Room(talks=seats or Seats())).talks


def quoted(note):
    return "".join(piece.text for paragraph in note.passage for piece in paragraph if piece.mark == "content")


def test_a_cell_holds_a_partys_stances_the_last_one_first(talking):
    grid = state(talking).grid
    assert grid.parties == ("the union", "Jonas Lind")
    cell = grid.at("the union", "Night allowance")
    assert [one.line.stance for one in cell.lines] == ["accepts_with_conditions", "demands"]
    assert (cell.label, cell.shifted, cell.new) == ("accepts, with conditions → (2)", True, False)
    assert grid.at("the union", "Sailings <b>") is None


def test_every_row_has_notes_that_hold_its_words(talking):
    brief = make_brief(talking, Filters())
    notes = {one.number: one for one in brief.notes}
    stands = [one for cell in brief.talks.grid.cells.values() for one in cell.lines]
    voices = [one for each in brief.talks.disputes for column in each.columns for one in column.voices]
    happened = brief.talks.happenings
    assert all(one.notes for one in (*stands, *voices, *happened))
    assert all(quoted(notes[one.notes[0]]) == one.line.what for one in stands)
    assert all(quoted(notes[one.notes[0]]) == one.words for one in happened)
    assert all(quoted(notes[one.notes[0]]) == one.said.words for one in voices)


def test_a_note_marks_the_conditions_beside_the_words(talking):
    brief = make_brief(talking, Filters())
    stand = brief.talks.grid.at("the union", "Night allowance").lines[0]
    note = next(one for one in brief.notes if one.number == stand.notes[0])
    marked = [(piece.text, piece.mark) for piece in note.passage[0] if piece.mark]
    assert marked == [
        ("No ship leaves Port Vesna", "content"),
        ("before the night allowance is back", "condition"),
    ]
    assert (note.attribution, note.reasons) == (None, ("stances/1/demand", move_reason("allowance")))


def test_notes_are_numbered_in_the_order_of_their_first_citation(talking):
    brief = make_brief(talking, Filters())
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    assert brief.talks.grid.at("the union", "Night allowance").lines[0].notes == (1,)
    assert min(brief.lead[0].notes) > max(brief.talks.disputes[0].columns[0].voices[0].notes)


def test_a_move_stands_with_both_its_words(talking):
    (move,) = state(talking).moves
    assert (move.party, move.issue) == ("the union", "Night allowance")
    assert (move.before.line.stance, move.after.line.stance) == ("demands", "accepts_with_conditions")
    assert move.before.notes and move.after.notes


def test_without_a_day_nothing_is_new(talking):
    found = state(talking)
    assert found.news is None
    assert not any(cell.new for cell in found.grid.cells.values())


def test_since_a_day_the_matrix_keeps_what_was_known_and_marks_what_is_new(talking):
    found = state(talking, since="2031-05-03")
    assert {key: cell.new for key, cell in found.grid.cells.items()} == {
        ("the union", "Night allowance"): True,
        ("Jonas Lind", "Night allowance"): False,
        ("Jonas Lind", "Sailings <b>"): True,
    }


def test_news_are_moves_and_cells_that_were_empty(talking):
    found = state(talking, since="2031-05-03")
    assert [move.party for move in found.moves] == ["the union"]
    assert [(one.stand.line.party, one.issues) for one in found.news.fresh] == [
        ("Jonas Lind", ("Sailings <b>",))
    ]
    assert (found.news.more, found.news.held, found.news.undated) == (0, 0, 0)


def test_news_of_a_later_day_leave_out_what_was_before(talking):
    found = state(talking, since="2031-05-05")
    assert (found.moves, found.news.fresh, found.disputes, found.proposals) == ((), (), (), ())
    assert found.grid.parties


def test_words_that_bear_on_several_issues_are_new_once(talks):
    both = replace(talks.OFFERS, id="position-5", issue=talks.PAY.id, party="actor-union")
    same = replace(talks.OFFERS, id="position-6", party="actor-union")
    record = replace(talks.RECORD, held_talks=replace(talks.TALKS, positions=(both, same)))
    (one,) = state(record, since="2031-05-03").news.fresh
    assert one.issues == ("Night allowance", "Sailings <b>")


def test_a_dispute_has_its_sides_as_columns_asserters_first(talking):
    (one,) = state(talking).disputes
    assert [(column.stance, [voice.line.by for voice in column.voices]) for column in one.columns] == [
        ("asserts", ["Coast Daily"]),
        ("denies", ["Jonas Lind"]),
    ]


def test_voices_that_give_one_value_are_one_column(talks):
    sides = (
        talks.side("gives_value", "actor-lind", talks.words(talks.NUMBERS, "40"), value="40"),
        talks.side("gives_value", "actor-union", talks.words(talks.NUMBERS, "nearly 45"), value="45"),
        talks.side("gives_value", "article:article-numbers", talks.words(talks.NUMBERS, "40"), value="40"),
    )
    dispute = replace(talks.DISPUTE, kind="figure", sides=sides)
    record = replace(talks.RECORD, held_talks=replace(talks.TALKS, disputes=(dispute,)))
    (one,) = state(record).disputes
    assert [(column.value, len(column.voices)) for column in one.columns] == [("40", 2), ("45", 1)]


def test_a_proposal_has_terms_and_answers_with_notes(talking):
    (one,) = state(talking).proposals
    assert [term.words.words for term, _ in one.terms] == ["the night allowance is back"]
    assert [stand.line.party for stand in one.answers] == ["the union"]
    assert one.notes and all(notes for _, notes in one.terms)


def test_events_stand_in_the_timeline_and_those_without_a_day_apart(talking):
    brief = make_brief(talking, Filters())
    assert [(day.day, [one.words for one in day.happened]) for day in brief.days if day.happened] == [
        ("2031-05-02", ["Ferry crews walk out at Port Vesna"])
    ]
    assert [(one.words, one.planned) for one in brief.talks.happenings if one.day is None] == [
        ("talks were planned", True)
    ]


def test_figures_of_one_quantity_stand_together(talking):
    (one,) = state(talking).figures
    assert one.comparable
    assert [(value.words, value.denominator, value.by) for value in one.values] == [
        ("40", "52 sailings", ("Jonas Lind",)),
        ("nearly 45", "52 sailings", ("the union",)),
    ]


def test_what_there_is_no_room_for_is_counted(talking):
    seats = Seats(parties=1, of_a_cell=1, moves=1, disputes=0, proposals=0, happenings=1, quantities=0)
    found = state(talking, seats)
    assert (found.grid.parties_more, found.grid.issues_more) == (1, 1)
    assert found.grid.more == "1 party and 1 issue more, with fewer reports"
    assert found.grid.at("the union", "Night allowance").more == 1
    assert (found.disputes_more, found.proposals_more) == (1, 1)
    assert (found.happenings_more, found.figures_more) == (1, 1)


def test_a_matrix_of_its_own_has_no_notes(talking):
    grid = plain_grid(make_matrix(list_positions(talking, Filters()).rows))
    assert [one.notes for cell in grid.cells.values() for one in cell.lines] == [(), (), (), ()]


def test_a_number_of_one_article_that_nothing_is_compared_with_is_only_counted(talks):
    alone = replace(talks.FIGURES[0], comparable=None)
    record = replace(talks.RECORD, held_talks=replace(talks.TALKS, figures=(alone,)))
    found = state(record)
    assert (found.figures, found.figures_more) == ((), 1)


def test_a_number_with_another_denominator_is_shown_with_the_reason(talks):
    alone = replace(talks.FIGURES[0], comparable=None, reasons=("another denominator than “x”",))
    record = replace(talks.RECORD, held_talks=replace(talks.TALKS, figures=(alone,)))
    (one,) = state(record).figures
    assert (one.comparable, one.reasons) == (False, ("another denominator than “x”",))


def test_what_stands_in_reported_words_alone_is_not_said_to_have_happened(talking):
    talks = talking.talks()
    spoken = [replace(one, by=("actor-lind",)) for one in talks.events]
    held = replace(talking, held_talks=replace(talks, events=tuple(spoken)))
    brief = make_brief(held, Filters())
    (shown,) = [one for day in brief.days for one in day.happened]
    assert (shown.told, shown.according_to) == ("reported", ("Jonas Lind",))
    for page in (render_markdown(brief), render_html(brief)):
        assert "according to" in page and ">happened<" not in page and "_happened_" not in page
