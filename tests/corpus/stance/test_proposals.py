"""Proposals out of offers by hand: who made them, their terms, and the positions that answer."""

from onrecord.corpus.stance import take_positions
from onrecord.records import Codebook, CodebookIssue, Known
from onrecord.store.talks import members
from sides import actor, ground_of, report

BOOK = Codebook(
    "mine", "Mine", (CodebookIssue("Truce", "Truce", ("truce",)), CodebookIssue("Levy", "Levy", ("levy",)))
)
ORSK, VELM = actor("Orsk", kind="state"), actor("Velm", kind="state")


def take(*reports, known=None, given=()):
    ground = ground_of([ORSK, VELM], *reports)
    readings = [one.reading for one in reports]
    return take_positions(readings, ground=ground, codebook=BOOK, known=known or {}, given=given)


def offer(
    text="Orsk proposed a truce.", what="Orsk proposed a truce", topic="a truce", rule="propose", name="a"
):
    one = report(name, text)
    one.holds("offers", what, cue="proposed", topic=topic, holder="Orsk", rule=rule)
    return one


def test_an_explicit_offer_is_a_proposal_with_its_own_words_as_a_term():
    (one,) = take(offer()).proposals
    assert (one.proposed_by, one.name.exact) == ("Orsk", "Orsk proposed a truce")
    assert [term.what.exact for term in one.terms] == ["Orsk proposed a truce"]


def test_what_somebody_only_will_give_is_none():
    assert take(offer(rule="will-give")).proposals == ()


def test_what_a_sentence_says_is_in_it_is_a_term():
    (one,) = take(offer("Orsk proposed a truce. The plan would set a levy on oil.")).proposals
    assert one.proposed_by == "Orsk"
    assert [term.what.exact for term in one.terms] == ["set a levy on oil", "Orsk proposed a truce"]


def test_its_own_words_stay_however_many_terms_there_are():
    listed = ", ".join(f"a levy on fish {n}" for n in range(20))
    (one,) = take(offer(f"The plan sets {listed}. Orsk proposed a truce.")).proposals
    assert "Orsk proposed a truce" in [term.what.exact for term in one.terms]


def test_an_answer_names_what_was_put_forward():
    answer = report("b", "Velm rejected the truce plan.", published="2031-05-07")
    answer.holds(
        "rejects", "Velm rejected the truce plan", cue="rejected", topic="the truce plan", holder="Velm"
    )
    talks = take(offer(), answer)
    (rejected,) = [row for row in talks.positions if row.stance == "rejects"]
    assert talks.proposals[0].responses == (rejected.id,)


def test_of_two_proposals_an_answer_is_to_the_one_that_it_names():
    velm = report("c", "Velm proposed a truce.")
    velm.holds(
        "offers", "Velm proposed a truce", cue="proposed", topic="a truce", holder="Velm", rule="propose"
    )
    answer = report("b", "Noss rejected the truce plan of Orsk.", published="2031-05-07")
    answer.holds(
        "rejects", "Noss rejected the truce plan of Orsk", cue="rejected", topic="truce plan", holder="Noss"
    )
    vague = report("d", "Noss welcomed the truce plan.", published="2031-05-08")
    vague.holds("accepts", "Noss welcomed the truce plan", cue="welcomed", topic="truce plan", holder="Noss")
    reports = (offer(), velm, answer, vague)
    ground = ground_of([ORSK, VELM, actor("Noss", kind="state")], *reports)
    talks = take_positions([one.reading for one in reports], ground=ground, codebook=BOOK, known={}, given=())
    stances = {one.id: one.stance for one in talks.positions}
    told = {one.proposed_by: [stances[row] for row in one.responses] for one in talks.proposals}
    assert told == {"Orsk": ["rejects"], "Velm": []}


def test_the_proposers_own_words_are_no_answer():
    again = report("b", "Orsk accepts the truce plan.")
    again.holds(
        "accepts", "Orsk accepts the truce plan", cue="accepts", topic="the truce plan", holder="Orsk"
    )
    assert take(offer(), again).proposals[0].responses == ()


def test_two_proposals_keep_their_ids():
    one, other = of_weeks("a", 5), of_weeks("b", 9)
    first = take(one, other)
    assert len(first.proposals) == 2
    known = {
        "proposals": [Known(row.id, frozenset(members(row))) for row in first.proposals],
        "positions": [Known(row.id, frozenset(members(row))) for row in first.positions],
    }
    again = take(one, other, known=known, given=[row.id for row in first.proposals])
    assert again.proposals == first.proposals


def of_weeks(name, weeks, *, who="Orsk", published="2031-05-06"):
    words = f"{who} proposed a truce of {weeks} weeks"
    one = report(name, f"{words}.", published=published)
    one.holds("offers", words, cue="proposed", topic="a truce", holder=who, rule="propose")
    return one


def test_a_later_offer_of_another_amount_is_a_version_of_the_one_before():
    talks = take(of_weeks("b", 9, published="2031-05-08"), of_weeks("a", 5))
    by_words = {one.name.exact: one for one in talks.proposals}
    first, second = by_words["Orsk proposed a truce of 5 weeks"], by_words["Orsk proposed a truce of 9 weeks"]
    assert (first.version_of, second.version_of) == (None, first.id)


def test_offers_of_one_amount_are_one_proposal():
    (one,) = take(of_weeks("a", 5), of_weeks("b", 5, published="2031-05-08")).proposals
    assert len(one.terms) == 1


def test_offers_of_two_parties_are_two_proposals():
    assert len(take(of_weeks("a", 5), of_weeks("b", 5, who="Velm")).proposals) == 2


def rejection(published, words="Velm rejected the truce plan", topic="the truce plan"):
    one = report("z", f"{words}.", published=published)
    one.holds("rejects", words, cue="rejected", topic=topic, holder="Velm")
    return one


def test_an_answer_is_not_earlier_than_what_it_answers():
    assert take(offer(), rejection("2031-05-05")).proposals[0].responses == ()
    assert len(take(offer(), rejection("2031-05-06")).proposals[0].responses) == 1


def test_what_gives_another_amount_is_no_answer():
    answer = rejection("2031-05-07", "Velm rejected a truce of 7 weeks", "a truce of 7 weeks")
    assert take(of_weeks("a", 5), answer).proposals[0].responses == ()
    answer = rejection("2031-05-07", "Velm rejected a truce of 5 weeks", "a truce of 5 weeks")
    assert len(take(of_weeks("a", 5), answer).proposals[0].responses) == 1


def test_what_is_said_of_any_plan_is_no_answer():
    answer = rejection("2031-05-07", "Velm rejected any truce plan", "any truce plan")
    assert take(offer(), answer).proposals[0].responses == ()
