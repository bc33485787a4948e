"""Positions and proposals that a person rejects or amends, of stances by hand."""

from onrecord.corpus.stance import take_positions
from onrecord.records import Codebook, CodebookIssue
from sides import actor, ground_of, no, report

BOOK = Codebook(
    "mine", "Mine", (CodebookIssue("Truce", "Truce", ("truce",)), CodebookIssue("Levy", "Levy", ("levy",)))
)
ORSK, VELM = actor("Orsk", kind="state"), actor("Velm", kind="state")


def take(ground, *reports):
    readings = [one.reading for one in reports]
    return take_positions(readings, ground=ground, codebook=BOOK, known={}, given=())


def holds(name, words, stance, cue, topic="the truce", holder="Orsk", rule="hand", **fields):
    one = report(name, f"{words}.", **fields)
    one.holds(stance, words, cue=cue, topic=topic, holder=holder, rule=rule)
    return one


def stances(talks):
    return sorted((one.party, one.stance) for one in talks.positions)


EARLY = holds("a", "Orsk accepted the truce", "accepts", "accepted", published="2031-05-02")
MIDDLE = holds("b", "Orsk rejected the truce", "rejects", "rejected", published="2031-05-04")
LATE = holds("c", "Orsk questioned the truce", "questions", "questioned", published="2031-05-06")
ALL = (EARLY, MIDDLE, LATE)


def test_what_followed_a_rejected_position_follows_the_one_before_it():
    ruling = no("position", "rejects Truce", (MIDDLE, "Orsk rejected the truce"), whose=(MIDDLE, "Orsk"))
    rows = {one.stance: one for one in take(ground_of([ORSK], *ALL, rulings=[ruling]), *ALL).positions}
    assert sorted(rows) == ["accepts", "questions"]
    assert rows["questions"].follows == rows["accepts"].id


def test_another_stance_issue_or_party_is_not_what_was_rejected():
    words = (MIDDLE, "Orsk rejected the truce")
    for ruling in (
        no("position", "questions Truce", words, whose=(MIDDLE, "Orsk")),
        no("position", "rejects Levy", words, whose=(MIDDLE, "Orsk")),
        no("proposal", "Truce", words, whose=(MIDDLE, "Orsk")),
    ):
        assert len(take(ground_of([ORSK], *ALL, rulings=[ruling]), *ALL).positions) == 3
    both = report("d", "Orsk and Velm rejected the truce.")
    both.holds(
        "rejects", "Orsk and Velm rejected the truce", cue="rejected", topic="the truce", holder="Orsk"
    )
    both.holds(
        "rejects", "Orsk and Velm rejected the truce", cue="rejected", topic="the truce", holder="Velm"
    )
    ruling = no("position", "rejects Truce", (both, "Orsk and Velm rejected the truce"), whose=(both, "Velm"))
    assert stances(take(ground_of([ORSK, VELM], both, rulings=[ruling]), both)) == [("Orsk", "rejects")]


def test_a_longer_reading_of_the_words_is_rejected_too():
    one = holds("d", "On Monday Orsk rejected the truce", "rejects", "rejected")
    ruling = no("position", "rejects Truce", (one, "Orsk rejected the truce"), whose=(one, "Orsk"))
    assert take(ground_of([ORSK], one, rulings=[ruling]), one).positions == ()


def test_the_same_words_in_a_copy_are_rejected_too_and_other_words_stand():
    words = "Orsk rejected the truce that had been put to it"
    one = holds("d", words, "rejects", "rejected")
    copy = holds("e", words, "rejects", "rejected")
    other = holds("f", "Orsk again rejected the truce", "rejects", "rejected")
    ruling = no("position", "rejects Truce", (one, words), whose=(one, "Orsk"))
    ground = ground_of([ORSK], one, copy, other, rulings=[ruling])
    (left,) = take(ground, one, copy, other).positions
    assert [place.article for place in left.evidence] == ["f"]


def test_a_rejected_position_answers_no_proposal():
    offer = holds("d", "Velm proposed a truce plan", "offers", "proposed", "a truce", "Velm", "propose")
    answer = holds("e", "Orsk rejected the truce plan", "rejects", "rejected")
    (proposal,) = take(ground_of([ORSK, VELM], offer, answer), offer, answer).proposals
    assert len(proposal.responses) == 1
    ruling = no("position", "rejects Truce", (answer, "Orsk rejected the truce plan"), whose=(answer, "Orsk"))
    (proposal,) = take(ground_of([ORSK, VELM], offer, answer, rulings=[ruling]), offer, answer).proposals
    assert proposal.responses == ()
    ruling = no("proposal", "Truce", (offer, "Velm proposed a truce plan"), whose=(offer, "Velm"))
    talks = take(ground_of([ORSK, VELM], offer, answer, rulings=[ruling]), offer, answer)
    assert talks.proposals == ()
    assert stances(talks) == [("Orsk", "rejects"), ("Velm", "offers")]


WORDS = (MIDDLE, "Orsk rejected the truce")


def amended(*rulings):
    ground = ground_of([ORSK, VELM], *ALL, rulings=rulings)
    return {(one.party, one.stance): one for one in take(ground, *ALL).positions}


def test_a_stance_that_is_given_is_followed_and_no_longer_weighed():
    ruling = no("position", "rejects Truce", WORDS, whose=(MIDDLE, "Orsk"), verb="stance", value="questions")
    rows = amended(ruling)
    assert sorted(rows) == [("Orsk", "accepts"), ("Orsk", "questions")]
    row = rows["Orsk", "questions"]
    assert row.follows == rows["Orsk", "accepts"].id
    assert row.belief == 1.0
    assert "hand/1/hand; judged (judgement-1)" in row.reasons


def test_a_party_that_is_given_holds_the_position():
    named = report("d", "Velm was told.")
    ruling = no(
        "position", "rejects Truce", WORDS, whose=(MIDDLE, "Orsk"), others=(named, "Velm"), verb="party"
    )
    ground = ground_of([ORSK, VELM], *ALL, named, rulings=[ruling])
    assert stances(take(ground, *ALL)) == [("Orsk", "accepts"), ("Orsk", "questions"), ("Velm", "rejects")]


def test_a_day_that_is_given_orders_the_positions():
    words = {"whose": (MIDDLE, "Orsk"), "verb": "day"}
    rows = amended(no("position", "rejects Truce", WORDS, value="2031-05-09", **words))
    row = rows["Orsk", "rejects"]
    assert row.on is not None
    assert (row.on.start, row.follows) == ("2031-05-09", rows["Orsk", "questions"].id)
    assert amended(no("position", "rejects Truce", WORDS, **words))["Orsk", "rejects"].on is None


def test_a_later_ruling_is_about_what_the_earlier_one_left():
    whose = (MIDDLE, "Orsk")
    first = no("position", "rejects Truce", WORDS, whose=whose, verb="stance", value="demands")
    second = no("position", "demands Truce", WORDS, whose=whose)
    assert sorted(amended(first, second)) == [("Orsk", "accepts"), ("Orsk", "questions")]
    assert sorted(amended(second)) == [("Orsk", "accepts"), ("Orsk", "questions"), ("Orsk", "rejects")]
