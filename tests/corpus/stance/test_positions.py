"""Positions out of stances by hand: who holds what, according to whom, on which conditions, and what came before."""

import pytest

from onrecord.corpus.stance import choose_codebook, take_positions
from onrecord.records import Codebook, CodebookIssue, Known
from onrecord.store.talks import members
from sides import actor, ground_of, report

BOOK = Codebook(
    "mine",
    "Mine",
    (
        CodebookIssue("Truce", "Truce", ("truce",)),
        CodebookIssue("Levy", "Levy", ("levy",)),
        CodebookIssue("Pay", "Pay", ("pay", "wages"), weak=("offer",)),
        CodebookIssue("Talks", "Talks", ("talks",)),
    ),
)
ORSK, VELM = actor("Orsk", kind="state"), actor("Velm", kind="state")


def take(ground, *reports, known=None, given=()):
    return take_positions(
        [one.reading for one in reports], ground=ground, codebook=BOOK, known=known or {}, given=given
    )


def told(talks):
    """(party, issue, stance, voice) of each position, in order."""
    issues = {one.id: one.code for one in talks.issues}
    return sorted((one.party, issues[one.issue], one.stance, one.characterised_by) for one in talks.positions)


def accepts(name, words="Orsk accepted the truce.", **fields):
    one = report(name, words, **fields)
    one.holds("accepts", words.rstrip("."), cue="accepted", topic="the truce", holder="Orsk")
    return one


def test_an_outlets_own_words_are_its_voice():
    one = accepts("a")
    assert told(take(ground_of([ORSK], one), one)) == [("Orsk", "Truce", "accepts", "article:a")]


def test_the_words_of_a_speaker_are_the_speakers_party():
    one = report("a", '"We accept the truce," said Ines Damm.')
    said = one.says("Ines Damm", '"We accept the truce,"')
    one.holds("accepts", "We accept the truce", cue="accept", topic="the truce", said=said)
    damm = actor("Ines Damm", kind="person", party="Orsk")
    assert told(take(ground_of([ORSK, damm], one), one)) == [("Orsk", "Truce", "accepts", "Ines Damm")]


def test_an_unknown_speaker_holds_nothing():
    one = report("a", '"We accept the truce," somebody said.')
    said = one.says(None, '"We accept the truce,"')
    one.holds("accepts", "We accept the truce", cue="accept", topic="the truce", said=said)
    assert take(ground_of([ORSK], one), one).positions == ()


def test_what_fits_no_issue_is_no_position():
    one = report("a", "Orsk accepted the invitation.")
    one.holds(
        "accepts", "Orsk accepted the invitation", cue="accepted", topic="the invitation", holder="Orsk"
    )
    assert take(ground_of([ORSK], one), one).positions == ()


def test_outlets_voices_stand_side_by_side():
    one, other = accepts("a"), report("b", "Orsk rejected the truce.")
    other.holds("rejects", "Orsk rejected the truce", cue="rejected", topic="the truce", holder="Orsk")
    assert told(take(ground_of([ORSK], one, other), one, other)) == [
        ("Orsk", "Truce", "accepts", "article:a"),
        ("Orsk", "Truce", "rejects", "article:b"),
    ]


def quoted(name, *, published="2031-05-06", conditions=()):
    words = "We accept the truce if the guns fall silent"
    one = report(name, f'"{words}," said Orsk.', published=published)
    said = one.says("Orsk", f'"{words},"')
    one.holds(
        "accepts_with_conditions" if conditions else "accepts",
        "We accept the truce",
        cue="accept",
        topic="the truce",
        said=said,
        conditions=conditions,
    )
    return one, said


def test_a_partys_own_words_in_two_outlets_are_one_position():
    (one, _), (other, _) = quoted("a"), quoted("b")
    (position,) = take(ground_of([ORSK], one, other), one, other).positions
    assert (position.outlets, position.origins, len(position.evidence)) == (2, 2, 2)


def test_renderings_of_one_utterance_are_one_position_whenever_they_were_published():
    (one, said), (other, again) = quoted("a"), quoted("b", published="2031-05-09")
    ground = ground_of([ORSK], one, other, together=[(said, again)])
    assert len(take(ground, one, other).positions) == 1


def test_a_position_of_several_mentions_keeps_its_conditions():
    condition = ["if the guns fall silent"]
    (one, _), (other, _) = quoted("a", conditions=condition), quoted("b", conditions=condition)
    (position,) = take(ground_of([ORSK], one, other), one, other).positions
    assert position.stance == "accepts_with_conditions"
    assert [each.exact for each in position.conditions] == condition
    assert position.what.exact == "We accept the truce"


def test_one_phrase_says_where_two_parties_stand():
    one = report("a", "Orsk and Velm accepted the truce.")
    one.holds("accepts", "Orsk and Velm accepted the truce", cue="accepted", topic="the truce", holder="Orsk")
    one.holds("accepts", "Orsk and Velm accepted the truce", cue="accepted", topic="the truce", holder="Velm")
    ground = ground_of([ORSK, VELM], one)
    first = take(ground, one)
    assert told(first) == [
        ("Orsk", "Truce", "accepts", "article:a"),
        ("Velm", "Truce", "accepts", "article:a"),
    ]
    known = {"positions": [Known(row.id, frozenset(members(row))) for row in first.positions]}
    again = take(ground, one, known=known, given=[row.id for row in first.positions])
    assert again == first  # each keeps its own id


def test_a_position_keeps_its_id_when_its_party_is_found_to_be_another():
    one = accepts("a")
    (before,) = take(ground_of([ORSK], one), one).positions
    known = {"positions": [Known(before.id, frozenset(members(before)))]}
    orsk = actor("Republic of Orsk", "Orsk", kind="state")
    (after,) = take(ground_of([orsk], one), one, known=known, given=[before.id]).positions
    assert (before.party, after.party) == ("Orsk", "Republic of Orsk")
    assert after.id == before.id


def test_a_later_stance_follows_the_earlier_one():
    early = accepts("a", published="2031-05-02")
    late = report("b", "Orsk rejected the truce.", published="2031-05-06")
    late.holds("rejects", "Orsk rejected the truce", cue="rejected", topic="the truce", holder="Orsk")
    rows = {one.stance: one for one in take(ground_of([ORSK], early, late), early, late).positions}
    assert rows["accepts"].follows is None
    assert rows["rejects"].follows == rows["accepts"].id


def before_and_after(before, after, **fields):
    """Whether Orsk, that rejects something on one day, has moved when it accepts something on a later one."""
    early = report("a", before, published="2031-05-02")
    early.holds("rejects", before.rstrip("."), cue="reject", topic="truce", holder="Orsk", **fields)
    late = report("b", after, published="2031-05-06")
    late.holds("accepts", after.rstrip("."), cue="accept", topic="truce", holder="Orsk")
    rows = {one.stance: one for one in take(ground_of([ORSK], early, late), early, late).positions}
    assert rows["accepts"].follows == rows["rejects"].id
    return rows["accepts"].shifted


def test_a_move_is_on_one_thing():
    assert before_and_after("Orsk rejected the truce.", "Orsk accepted the truce.")
    assert before_and_after("Orsk rejected a truce at sea.", "Orsk accepted a naval truce at sea.")
    assert before_and_after("Orsk rejected a truce of 60 days.", "Orsk accepted a truce of 30 days.")
    assert not before_and_after(
        "Orsk rejected dates for leaving hills in the truce.", "Orsk accepted the ships of the truce."
    )


def test_what_was_told_again_is_no_move_on_the_day_of_print():
    words = "Orsk had long rejected the truce."
    assert not before_and_after(words, "Orsk accepted the truce.")
    assert before_and_after(words, "Orsk accepted the truce.", on="2031-05-01")


def test_a_yes_and_a_no_to_a_part_of_one_day_are_no_place_to_move_from():
    early = report("a", "Orsk accepted the truce and rejected its length.", published="2031-05-02")
    early.holds("accepts", "Orsk accepted the truce", cue="accepted", topic="the truce", holder="Orsk")
    early.holds(
        "rejects", "the truce and rejected its length", cue="rejected", topic="the truce", holder=None
    )
    late = accepts("b", published="2031-05-06")
    rows = take(ground_of([ORSK], early, late), early, late).positions
    assert not any(one.shifted for one in rows)


def test_the_day_that_is_told_goes_before_the_day_of_publication():
    late = report("a", "On Monday Orsk rejected the truce.", published="2031-05-06")
    late.holds(
        "rejects",
        "Orsk rejected the truce",
        cue="rejected",
        topic="the truce",
        holder="Orsk",
        on="2031-05-01",
    )
    early = accepts("b", published="2031-05-02")
    rows = {one.stance: one for one in take(ground_of([ORSK], early, late), early, late).positions}
    assert rows["accepts"].follows == rows["rejects"].id


def test_another_issue_is_not_followed():
    early = accepts("a", published="2031-05-02")
    late = report("b", "Orsk rejected the levy.", published="2031-05-06")
    late.holds("rejects", "Orsk rejected the levy", cue="rejected", topic="the levy", holder="Orsk")
    positions = take(ground_of([ORSK], early, late), early, late).positions
    assert [one.follows for one in positions] == [None, None]


def test_an_order_of_reading_changes_nothing():
    one, other = accepts("a"), accepts("b", published="2031-05-02")
    there = take(ground_of([ORSK], one, other), one, other)
    back = take(ground_of([ORSK], other, one), other, one)
    assert there == back


def test_several_issues_of_one_object_are_positions_each():
    one = report("a", "Orsk accepted the truce and the levy.")
    one.holds(
        "accepts",
        "Orsk accepted the truce and the levy",
        cue="accepted",
        topic="the truce and the levy",
        holder="Orsk",
    )
    assert [row[1] for row in told(take(ground_of([ORSK], one), one))] == ["Levy", "Truce"]


@pytest.mark.parametrize("kind", ["unnamed", "group"])
def test_who_is_no_side_takes_no_position(kind):
    one = report("a", "Experts rejected the levy.")
    one.holds("rejects", "Experts rejected the levy", cue="rejected", topic="the levy", holder="Experts")
    assert take(ground_of([actor("Experts", kind=kind)], one), one).positions == ()


def test_a_body_stands_for_its_owner():
    one = report("a", "Velm sent its envoys. Velm's delegation rejected the levy.")
    one.holds(
        "rejects",
        "Velm's delegation rejected the levy",
        cue="rejected",
        topic="the levy",
        holder="Velm's delegation",
    )
    body = actor("Velm's delegation", kind="group")
    assert told(take(ground_of([VELM, body], one), one)) == [("Velm", "Levy", "rejects", "article:a")]


def refers(words, *, before, cue="rejected", headline=None):
    one = report("a", before, f"Orsk rejected {words}.", headline=headline)
    one.holds("rejects", f"Orsk rejected {words}", cue=cue, topic=words, holder="Orsk")
    return [row[1] for row in told(take(ground_of([ORSK], one), one))]


def test_a_word_for_the_whole_means_the_issue_tied_to_such_a_word_before():
    assert refers("the plan", before="The mediator has a plan for a truce.") == ["Truce"]


def test_a_pronoun_means_the_issue_named_last():
    assert refers("it", before="The islands want a levy.") == ["Levy"]


def test_a_pronoun_far_behind_means_nothing():
    assert refers("it", before=f"The islands want a levy. {'Rain fell. ' * 50}") == []


def test_a_noun_named_before_beside_an_issue_means_that_issue():
    assert refers("the pause", before="They spoke of a pause, a truce in all but name.") == ["Truce"]


def test_where_nothing_before_tells_the_headline_does():
    assert refers("the plan", before="Crews met.", headline="Truce in doubt") == ["Truce"]


def test_words_of_another_thing_mean_nothing():
    assert refers("the soup", before="The mediator has a plan for a truce.") == []


def test_a_document_stands_for_who_put_it_forward():
    one = report("a", "Orsk tabled a draft on the levy. The draft offers a truce.")
    one.holds(
        "offers", "Orsk tabled a draft on the levy", cue="tabled", topic="a draft on the levy", holder="Orsk"
    )
    one.holds("offers", "The draft offers a truce", cue="offers", topic="a truce", holder="The draft")
    assert told(take(ground_of([ORSK], one), one)) == [
        ("Orsk", "Levy", "offers", "article:a"),
        ("Orsk", "Truce", "offers", "article:a"),
    ]


def test_a_codebook_is_chosen_by_the_issues_that_stances_name():
    strike = report("a", "The union demanded wages. The union rejected the roster.")
    strike.holds("demands", "The union demanded wages", cue="demanded", topic="wages", holder="The union")
    strike.holds("rejects", "The union rejected the roster", cue="rejected", topic="the roster")
    assert choose_codebook([strike.reading]).codebook.name == "industrial"
    summit = report("b", "Islands demanded an emission target.")
    summit.holds("demands", "Islands demanded an emission target", cue="demanded", topic="an emission target")
    assert choose_codebook([summit.reading]).codebook.name == "climate"


def test_without_stances_the_first_codebook_is_chosen():
    assert choose_codebook([]).codebook.name == "peace"


def test_what_a_speaker_says_of_a_thing_is_where_the_speaker_stands():
    words = "The date stands"
    one = report("a", f'"{words}, and so does the truce," said Orsk.')
    said = one.says("Orsk", f'"{words}, and so does the truce,"')
    one.holds(
        "accepts",
        f"{words}, and so does the truce",
        cue="stands",
        topic="the truce",
        holder="The date",
        said=said,
    )
    assert told(take(ground_of([ORSK], one), one)) == [("Orsk", "Truce", "accepts", "Orsk")]


def test_what_a_speaker_says_of_an_unknown_person_is_nobodys():
    one = report("a", '"Ines Damm rejects the truce," said Orsk.')
    said = one.says("Orsk", '"Ines Damm rejects the truce,"')
    one.holds(
        "rejects",
        "Ines Damm rejects the truce",
        cue="rejects",
        topic="the truce",
        holder="Ines Damm",
        said=said,
    )
    assert take(ground_of([ORSK], one), one).positions == ()
