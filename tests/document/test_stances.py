"""Stances of short invented sentences, read with the shipped parser: who stands where, on what, on which conditions."""

import functools

import pytest

from onrecord.document.annotate import annotate
from onrecord.document.attribute import attribute
from onrecord.document.dates import find_dates
from onrecord.document.stances import find_stances
from onrecord.models.spacy_parser import SpacyParser
from onrecord.records import Article, Block, Span

parser = functools.cache(SpacyParser)


def read(text):
    article = Article(
        "article-1", "page-1", 0, text, (Block(Span(0, len(text)), "paragraph"),), published="2031-05-06"
    )
    parse = annotate(article, parser())
    dates = find_dates(text, published=article.published)
    return find_stances(article, parse, dates=dates, attributions=attribute(article, parse, dates))


def stances(text):
    """(stance, holder, topic) of each mention; a holder of None is the speaker."""
    return [
        (one.stance, one.holder.of(text) if one.holder else None, one.topic[0].of(text).strip('", '))
        for one in read(text)
    ]


def conditions(text):
    return [(one.stance, tuple(span.of(text) for span in one.conditions)) for one in read(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The union rejected the offer.", ("rejects", "The union", "the offer")),
        ("Velm sees no reason to accept a truce.", ("rejects", "Velm", "accept a truce")),
        ("The owners agreed in principle to the truce.", ("accepts", "The owners", "the truce")),
        (
            "The captors offered to release four hostages.",
            ("offers", "The captors", "to release four hostages"),
        ),
        (
            "Brevanha wants Norrhav to lower the duty.",
            ("demands", "Brevanha", "to lower the duty"),
        ),
        ("The islands insisted on a loss fund.", ("demands", "The islands", "a loss fund")),
        (
            "Norrhav threatened to impose duties on steel.",
            ("threatens", "Norrhav", "to impose duties on steel"),
        ),
        (
            "Brevanha asked whether the fund would be filled.",
            ("questions", "Brevanha", "whether the fund would be filled"),
        ),
        (
            "The union dropped its demand for a pay rise.",
            ("concedes", "The union", "its demand for a pay rise"),
        ),
        (
            "Velmark's proposal for a thirty-day truce was handed over.",
            ("offers", "Velmark", "a thirty-day truce"),
        ),
        ("The levy was rejected by Norrhav.", ("rejects", "Norrhav", "The levy")),
        ("Norrhav is against the levy.", ("rejects", "Norrhav", "the levy")),
        ("The union said no to the offer.", ("rejects", "The union", "the offer")),
    ],
)
def test_a_word_of_stance_with_its_holder_and_its_object(sentence, expected):
    assert stances(sentence) == [expected]


def test_an_acceptance_negated_is_a_refusal():
    assert stances("The company never agreed to the new rosters.") == [
        ("rejects", "The company", "the new rosters")
    ]
    assert stances("No islander accepted the levy.") == [("rejects", "No islander", "the levy")]
    assert stances("The owners agreed to neither demand.") == [("rejects", "The owners", "neither demand")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The union did not reject the offer.",
        "The union did not press for the offer.",
    ],
)
def test_a_refusal_or_demand_negated_says_nothing(sentence):
    assert stances(sentence) == []


def test_what_is_not_wanted_is_refused():
    assert stances('"We do not want a levy," the delegate said.') == [("rejects", None, "a levy")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The islands left the door open to a later date.", ("accepts", "The islands", "a later date")),
        ("Ostrava would not hear of a joint board.", ("rejects", "Ostrava", "a joint board")),
        ("The ministry pressed its case for a lower levy.", ("demands", "The ministry", "a lower levy")),
        ("The company no longer insists on Sunday shifts.", ("concedes", "The company", "Sunday shifts")),
    ],
)
def test_set_phrases(sentence, expected):
    assert expected in stances(sentence)


def test_what_will_not_be_under_a_verb_of_telling():
    assert ("rejects", "Ostrava", "the new lease") in stances(
        "Ines Moreau told reporters that Ostrava would not sign the new lease."
    )


def test_what_is_to_be_asked_for():
    assert stances("The league asked that the tickets be extended.") == [
        ("demands", "The league", "that the tickets be extended")
    ]


def test_a_plan_kept_is_no_concession():
    assert stances("The ministry will not withdraw its plan.") == [("rejects", "The ministry", "its plan")]
    assert stances("The union will not drop its demand.") == [("demands", "The union", "its demand")]


def test_what_is_no_longer_demanded_is_conceded():
    assert stances("Orsk no longer demands the withdrawal of troops.") == [
        ("concedes", "Orsk", "the withdrawal of troops")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The company may accept the rosters.",
        "The ministry might reject the draft.",
        "The captors are unlikely to accept the ransom.",
        "The parties are expected to accept the deal.",
        "The union has yet to accept the offer.",
        "The union failed to accept the offer.",
        "It is unclear whether Velmark accepts the truce.",
        "Whether the captors accept the terms is unclear.",
    ],
)
def test_what_is_only_possible_is_no_stance(sentence):
    assert stances(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Would the union accept the offer?",
        "Why did the union reject the offer?",
        '"Do you accept the truce?" a reporter asked.',
        '"Will the captors release the hostages?" asked Noor Haddad.',
    ],
)
def test_a_question_is_no_stance(sentence):
    assert stances(sentence) == []


def test_a_question_inside_quotation_marks_leaves_the_rest_alone():
    assert stances('"Who asked them?" the minister said, rejecting the offer.') == [
        ("rejects", "the minister", "the offer")
    ]


def test_what_one_hopes_of_another_is_not_the_others_stance():
    assert stances("The mediator hopes that the union will accept the offer.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The minister urged the union to accept the offer.",
            ("demands", "The minister", "to accept the offer"),
        ),
        (
            "The envoy pressed the captors to release the hostages.",
            ("demands", "The envoy", "to release the hostages"),
        ),
    ],
)
def test_what_one_urges_another_to_do_is_ones_own_demand(sentence, expected):
    assert stances(sentence) == [expected]


def test_who_urges_others_to_reject_a_thing_rejects_it():
    assert stances("The council urged the members to reject the offer.") == [
        ("rejects", "The council", "reject the offer")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister declined to comment on the strike.",
        "The mediator declined to make forecasts.",
        "The owners made no offer to raise pay.",
        "The delegate refused to say when talks would resume.",
        "The owners dismissed eleven screeners.",
        "Velmark denied that it had rejected the truce.",
        "The minister denied that Velmark had accepted the truce.",
        "Ms Ruiz would not confirm reports that the union had dropped its demand for a pay rise.",
        "The army denied reports that Velmark had accepted the truce.",
        "She stopped short of opposing the duties.",
        "The minister rejected the accusation that it had broken the truce.",
        "The union did not plan to recall its team.",
        "Nobody who wants a truce is in the room.",
    ],
)
def test_words_that_only_look_like_a_stance(sentence):
    assert stances(sentence) == []


def test_what_is_refused_is_its_own_subject_and_not_its_holder():
    assert ("rejects", None, "The bridge") in stances('"The bridge is off the table," the union said.')


def test_of_two_the_one_that_is_not_done_is_no_stance():
    found = stances("Velmark will support the duties rather than vote against them.")
    assert "rejects" not in {stance for stance, _, _ in found}


def test_a_past_position_has_its_own_date():
    (past, present) = read("The union accepted the offer in March but rejected it on Monday.")
    assert (past.stance, past.date.start, past.date.precision) == ("accepts", "2031-03-01", "month")
    assert (present.stance, present.date.start) == ("rejects", "2031-05-05")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The union rejected the offer on Monday.", "2031-05-05"),
        ("Velmark will reject the duties on Thursday.", None),
        ("The minister said on Monday that Velmark would vote against the duties on May 24.", "2031-05-05"),
        ("The envoy asked for answers by noon on Monday.", None),
        ("The union has demanded a vote by Monday.", None),
        ("The firm offers the dockers 3 per cent in January.", None),
        ("Velmark accepts a second exchange on Thursday.", None),
    ],
)
def test_the_day_of_a_deed_to_come_is_not_that_of_the_stance(sentence, day):
    found = [one for one in read(sentence) if one.stance != "questions"]
    assert found
    assert [one.date.start if one.date else None for one in found if one.holder] in ([day], [])


def test_several_who_hold_it_together_hold_it_each():
    assert stances("The union and the ministry signed the agreement.") == [
        ("accepts", "The union and the ministry", "the agreement"),
        ("accepts", "the ministry", "the agreement"),
    ]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        (
            "The company would accept the rosters if the union called off the strike.",
            "if the union called off the strike",
        ),
        (
            "Velmark would lift the duties if Orsk signed the cease-fire at the border.",
            "if Orsk signed the cease-fire at the border",
        ),
        (
            "Orsk accepted the truce, provided that the prisoners are freed.",
            "provided that the prisoners are freed",
        ),
        (
            "Orsk accepted the truce only after the prisoners had been freed.",
            "only after the prisoners had been freed",
        ),
        (
            "Norrhav accepted the tariff of 3 per cent subject to a vote in parliament.",
            "subject to a vote in parliament",
        ),
        (
            "The union pledged to return to work once the eleven are reinstated.",
            "once the eleven are reinstated",
        ),
    ],
)
def test_an_acceptance_keeps_its_condition(sentence, condition):
    assert conditions(sentence) == [("accepts_with_conditions", (condition,))]


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        (
            "Orsk will not sign the treaty unless the prisoners are freed.",
            "unless the prisoners are freed",
        ),
        (
            "Orsk refused to sign the treaty until the prisoners are freed.",
            "until the prisoners are freed",
        ),
        ("Orsk rejected any deal without guarantees.", "without guarantees"),
        (
            "The captors refused to release the hostages as long as the bombing goes on.",
            "as long as the bombing goes on",
        ),
    ],
)
def test_a_refusal_keeps_its_condition_and_stays_one(sentence, condition):
    assert conditions(sentence) == [("rejects", (condition,))]


def test_without_is_a_condition_of_a_refusal_alone():
    assert conditions("The owners accepted the truce without delay.") == [("accepts", ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "The owners accepted the truce until Sunday.",
        "Orsk agreed to hold its fire until the end of the year.",
        "Orsk agreed to the truce before lunch.",
        "Orsk accepted once more a truce with Velm.",
    ],
)
def test_how_long_and_by_when_is_no_condition(sentence):
    assert conditions(sentence) == [("accepts", ())]


def test_speakers_own_words_are_held_by_the_speaker():
    assert stances('"We accept the truce," said President Damm.') == [("accepts", None, "the truce")]


def test_what_a_speaker_will_give_is_an_offer():
    assert stances('"We will give the crews three days off," said Ines Moreau.') == [
        ("offers", None, "give the crews three days off")
    ]


def test_what_a_speaker_will_do_is_nothing_without_a_condition():
    assert stances('"We will meet the crews," said Ines Moreau.') == []


def test_a_harm_tied_to_a_condition_is_a_threat():
    assert ("threatens", ('"If the duty stays',)) in conditions(
        '"If the duty stays, we will block the port," said Ines Moreau.'
    )


def test_a_verdict_is_the_speakers_stance_on_its_subject():
    assert stances('"The offer is unacceptable," said Ines Moreau.') == [("rejects", None, "The offer")]
    assert stances('"The truce is a step forward," said the envoy.') == [("accepts", None, "The truce")]


def test_what_has_to_be_is_the_speakers_demand():
    assert stances('"The quota has to be cut by half," the delegate said.') == [
        ("demands", None, "The quota has to be cut by half")
    ]


def test_what_will_not_be_is_the_speakers_refusal():
    assert stances('"There can be no talks while the strike goes on," said the minister.') == [
        ("rejects", None, "There can be no talks")
    ]


def test_one_party_told_by_another_keeps_its_own_stance():
    (told,) = read("The company said the union had rejected the offer.")
    assert (told.stance, told.attribution is not None) == ("rejects", True)
    assert stances("The company said the union had rejected the offer.") == [
        ("rejects", "the union", "the offer")
    ]


def test_what_stands_in_a_condition_is_not_done():
    assert [
        stance
        for stance, _, _ in stances(
            "The union would accept the plan on condition that the firm drops its claim."
        )
    ] == ["accepts_with_conditions"]


def test_what_whoever_should_do_is_a_manner_of_speaking():
    assert stances('"Whoever says otherwise should show the paper," said Ines Moreau.') == []


def test_the_us_is_no_first_person():
    found = stances("Ines Moreau said that she agreed with the US proposal for a truce.")
    assert ("offers", "US", "for a truce") in [(one, holder, topic) for one, holder, topic in found] or any(
        holder is not None and "US" in holder for _, holder, _ in found
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The pay claim was turned down on Monday, Ines Moreau said.",
        '"The ferry licence would have been issued if the union had signed," Ines Moreau said.',
        '"The border can be crossed if you have a visa," Ines Moreau said.',
        "The talks are after Easter.",
        "The court set aside the tariffs.",
    ],
)
def test_what_is_nobodys_stance(sentence):
    assert stances(sentence) == []


def test_the_condition_of_another_verb_is_not_its_own():
    text = (
        "He has opposed any rise, but said that he would accept 3 per cent if it was spread over two years."
    )
    assert conditions(text) == [
        ("rejects", ()),
        ("accepts_with_conditions", ("if it was spread over two years",)),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoy said she would not comment on the terms.",
        "A joint mission offers a way out.",
        "If he had wanted to keep the hostages, he might have said so.",
        "The nurse said she would run out of insulin if the road stayed shut.",
        "Suppose the union refused the offer.",
        "The minister insists that the money goes to schools.",
        "She said she expected the first buses to move on Friday.",
        "The drones circled all night, making it impossible for couriers to come.",
        "The union expressed hope for the ministry's agreement to a truce.",
    ],
)
def test_what_nobody_takes_a_stance_on_is_none(sentence):
    assert read(sentence) == ()


def test_what_is_tied_with_only_is_taken_on_a_condition():
    text = "Velmark says that it will take the truce only as part of the whole."
    assert conditions(text) == [("accepts_with_conditions", ("only as part of the whole",))]


def test_who_promises_harm_threatens():
    assert [stance for stance, _, _ in stances("The rebels promised to shoot at the observers.")] == [
        "threatens"
    ]


def test_who_is_said_to_be_the_only_one_holds_it():
    found = stances("Velmark is the only side that wants the truce.")
    assert ("demands", "Velmark", "the truce") in found


def test_a_past_is_joined_to_a_past():
    found = stances(
        "He demanded that the government suspend the deal and called on the army to take the valley."
    )
    assert {holder for _, holder, _ in found} == {"He"}
