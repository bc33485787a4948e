"""Positions, shifts, the matrix, proposals, disputes and issues of an invented story, as a reader is shown them."""

from dataclasses import replace

import pytest

from onrecord.errors import UnknownId
from onrecord.records import Span, StanceMention
from onrecord.views.disputes import list_disputes
from onrecord.views.evidence import whole_words
from onrecord.views.filters import Filters
from onrecord.views.issues import list_issues, suggest_issues
from onrecord.views.matrix import cell_label
from onrecord.views.positions import list_positions, list_shifts, make_matrix
from onrecord.views.proposals import list_proposals
from story import COAST, COPY, RECORD, WIRE, span
from story_talks import HELD, SOFTENED, STRIKE, TALKS


def ids(found):
    return [one.id for one in found.rows]


def test_positions_stand_by_party_issue_and_day():
    found = list_positions(HELD, Filters())
    assert [(one.party, one.issue, one.stance, one.on) for one in found.rows] == [
        ("Jonas Lind", "Pay", "questions", None),
        ("the union", "Industrial action", "rejects", "2031-05-02"),
        ("the union", "Industrial action", "accepts", "2031-05-02"),
        ("the union", "Industrial action", "concedes", "2031-05-04"),
    ]


def test_a_position_is_its_partys_own_where_one_who_speaks_for_it_says_so():
    found = {one.id: one for one in list_positions(HELD, Filters()).rows}
    assert (found["position-1"].own, found["position-1"].characterised_by) == (True, "Amira Haddad")
    assert (found["position-2"].own, found["position-2"].characterised_by) == (False, "Coast Daily")


def test_conditions_stand_with_their_position():
    found = {one.id: one for one in list_positions(HELD, Filters()).rows}
    assert found["position-1"].conditions == ("until the night allowance is back",)


@pytest.mark.parametrize("wanted", ["Pay", "pay", "PAY"])
def test_an_issue_is_asked_for_by_its_code(wanted):
    assert ids(list_positions(HELD, Filters(), issue=wanted)) == ["position-4"]


def test_an_issue_is_asked_for_by_a_part_of_its_name():
    assert len(list_positions(HELD, Filters(), issue="industrial").rows) == 3


def test_an_unknown_issue_is_said_with_those_that_there_are():
    with pytest.raises(UnknownId, match=r"'squid'; there are: Action \(Industrial action\), Pay \(Pay\)"):
        list_positions(HELD, Filters(), issue="squid")


def test_somebody_is_found_as_party_and_as_voice():
    assert ids(list_positions(HELD, Filters(by="Haddad"))) == ["position-1"]
    assert ids(list_positions(HELD, Filters(by="Lind"))) == ["position-4"]


def test_words_asked_for_stand_in_the_evidence():
    assert ids(list_positions(HELD, Filters(about="never contract"))) == ["position-4"]


def test_days_leave_out_what_was_taken_before():
    assert ids(list_positions(HELD, Filters(since="2031-05-03"))) == ["position-2"]


def test_a_shift_stands_beside_what_it_follows():
    (shift,) = list_shifts(HELD, Filters())
    assert (shift.before.id, shift.after.id) == ("position-1", "position-2")


@pytest.mark.parametrize("doubted", [STRIKE, SOFTENED])
def test_a_doubtful_reading_moves_nobody(doubted):
    positions = tuple(replace(one, belief=0.4) if one is doubted else one for one in (STRIKE, SOFTENED))
    assert list_shifts(replace(RECORD, held_talks=replace(TALKS, positions=positions)), Filters()) == ()


def test_a_position_that_does_not_say_that_it_moved_is_no_shift():
    again = replace(SOFTENED, reasons=("by hand",))
    held = replace(RECORD, held_talks=replace(TALKS, positions=(STRIKE, again)))
    assert list_shifts(held, Filters()) == ()


def test_a_cell_shows_the_last_stance_and_marks_what_is_contested():
    matrix = make_matrix(list_positions(HELD, Filters()).rows)
    cell = matrix.cells["the union", "Industrial action"]
    assert (cell.last.id, cell.shifted, cell.contested) == ("position-2", True, True)
    assert len(cell.lines) == 3
    assert not matrix.cells["Jonas Lind", "Pay"].contested


def test_a_doubted_reading_does_not_take_the_place_of_a_sure_one():
    held = replace(RECORD, held_talks=replace(TALKS, positions=(STRIKE, replace(SOFTENED, belief=0.45))))
    cell = make_matrix(list_positions(held, Filters()).rows).cells["the union", "Industrial action"]
    assert cell.last.id == STRIKE.id
    assert len(cell.lines) == 2


def test_a_yes_does_not_hide_the_conditions_that_another_voice_tells():
    first = replace(SOFTENED, stance="accepts_with_conditions")
    later = replace(SOFTENED, id="position-9", stance="accepts", conditions=(), origins=3)
    held = replace(RECORD, held_talks=replace(TALKS, positions=(first, later)))
    cell = make_matrix(list_positions(held, Filters()).rows).cells["the union", "Industrial action"]
    assert cell.last.stance == "accepts_with_conditions"


def test_what_is_given_up_on_a_day_that_nobody_tells_was_asked_for_before():
    line = list_positions(HELD, Filters()).rows[0]
    asked = replace(line, id="position-7", stance="demands", belief=None)
    given = replace(asked, id="position-8", stance="concedes", on=None, published=None)
    cell = next(iter(make_matrix([asked, given]).cells.values()))
    assert cell.last.stance == "concedes"


def test_a_cell_counts_each_report_once():
    matrix = make_matrix(list_positions(HELD, Filters()).rows)
    assert matrix.cells["the union", "Industrial action"].origins == 2  # wire with its copy, and coast


def test_a_small_matrix_holds_those_with_most_reports():
    matrix = make_matrix(list_positions(HELD, Filters()).rows, parties=1, issues=1)
    assert (matrix.parties, matrix.issues) == (("the union",), ("Industrial action",))


def test_a_proposal_has_its_terms_and_answers():
    (one,) = list_proposals(HELD, Filters()).rows
    assert (one.name, one.proposed_by) == ("an offer was on its way", "Jonas Lind")
    assert [(term.issue, term.words.words) for term in one.terms] == [("Pay", "the night allowance")]
    assert [line.id for line in one.responses] == ["position-1", "position-2"]


def test_proposals_are_found_by_who_made_them():
    assert len(list_proposals(HELD, Filters(by="Lind")).rows) == 1
    assert list_proposals(HELD, Filters(by="Haddad")).rows == ()


def test_a_dispute_has_its_sides_and_says_why():
    (one,) = list_disputes(HELD, Filters()).rows
    assert (one.claim, one.reasons) == ("an offer was on its way", ("an explicit denial",))
    assert [(side.stance, side.by) for side in one.sides] == [
        ("asserts", "Coast Daily"),
        ("denies", "Jonas Lind"),
    ]


def test_disputes_are_found_by_who_is_a_voice_in_them():
    assert len(list_disputes(HELD, Filters(by="Lind")).rows) == 1
    assert list_disputes(HELD, Filters(by="Haddad")).rows == ()


def test_issues_are_told_with_their_weight():
    assert [(one.code, one.positions, one.parties, one.articles) for one in list_issues(HELD)] == [
        ("Action", 3, 1, 3),
        ("Pay", 1, 1, 1),
    ]


def mention(article, text):
    place = span(article, text)
    return StanceMention(article.id, "demands", Span(0, 1), place, (place,), None, (), None, None, "hand")


class Stances(type(RECORD)):
    """A record with stances that fit no issue."""

    def stances(self):
        return iter([mention(one, "the night allowance") for one in (WIRE, COPY, COAST)])


def test_what_recurs_in_three_articles_and_fits_no_issue_is_suggested():
    held = Stances(**{name: getattr(RECORD, name) for name in RECORD.__dataclass_fields__})
    assert [(one.phrase, one.stances, one.articles) for one in suggest_issues(held)] == [
        ("night allowance", 3, 3)
    ]


def test_a_record_without_positions_has_empty_lists():
    assert list_positions(RECORD, Filters()).rows == ()
    assert list_shifts(RECORD, Filters()) == ()
    assert list_issues(RECORD) == ()
    assert make_matrix(()).cells == {}


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ('the offer was "an insult', "the offer was an insult"),
        ("welcomed the plan “in principle”", "welcomed the plan “in principle”"),
        ("cross it with us,”", "cross it with us,"),
    ],
)
def test_a_quotation_mark_without_its_partner_is_left_out(words, whole):
    assert whole_words(words) == whole


def test_a_matrix_counts_what_it_has_no_room_for():
    rows = list_positions(HELD, Filters()).rows
    small = make_matrix(rows, parties=1, issues=1)
    assert (small.parties_more, small.issues_more) == (1, 1)
    assert (make_matrix(rows, parties=None, issues=None).parties_more, len(make_matrix(rows).parties)) == (
        0,
        2,
    )


def test_a_cell_names_who_speaks_where_another_of_the_party_says_otherwise():
    (line, *_) = list_positions(HELD, Filters()).rows
    one = replace(line, party="Orsk", own=True, by_outlet=False, stance="offers", belief=None, shifted=False)
    minister = replace(one, id="a", on="2031-05-02", characterised_by="Lea Moreau")
    president = replace(one, id="b", on="2031-05-04", characterised_by="Ada Lind", stance="rejects")
    cell = make_matrix([minister, president]).cells["Orsk", line.issue]
    assert cell_label(cell).startswith("rejects, Ada Lind (")
    alone = make_matrix([replace(minister, characterised_by="Ada Lind"), president]).cells["Orsk", line.issue]
    assert alone.speaker is None


def test_of_two_stances_in_one_sentence_the_later_in_the_text_is_last():
    (line, *_) = list_positions(HELD, Filters()).rows
    first = replace(line, id="z", what="z", words=replace(line.words, start=1, end=5), shifted=False)
    second = replace(first, id="a", what="a", words=replace(line.words, start=7, end=9))
    for lines in ([first, second], [second, first]):
        assert make_matrix(lines).cells[line.party, line.issue].last.id == "a"
