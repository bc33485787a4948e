"""Events of short invented passages, read with the shipped parser: what happened or is planned, and on which day."""

import functools

import pytest

from onrecord.document.annotate import annotate
from onrecord.document.attribute import attribute
from onrecord.document.dates import find_dates
from onrecord.document.events import find_events
from onrecord.models.spacy_parser import SpacyParser
from onrecord.records import Article, Block, Span

parser = functools.cache(SpacyParser)
FRIDAY = "2031-05-16T18:00"


def read(*paragraphs, published=FRIDAY):
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), "paragraph"))
        text += paragraph
    article = Article("article-1", "page-1", 0, text, tuple(blocks), published=published)
    dates, parse = find_dates(text, published=published), annotate(article, parser())
    said = attribute(article, parse, dates)
    return text, find_events(article, parse, dates=dates, attributions=said)


def told(*paragraphs, published=FRIDAY):
    """(type, day or None, planned) of each event."""
    _, found = read(*paragraphs, published=published)
    return [(one.type, one.date.start[:10] if one.date else None, one.planned) for one in found]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The dockers walked out of talks with the port on Tuesday.", ("SANCTION", "2031-05-13", False)),
        ("Forty hostages were released late on Thursday.", ("RETREAT", "2031-05-15", False)),
        ("Guns shelled the grain store in Lenz overnight into Friday.", ("ASSAULT", "2031-05-15", False)),
        ("The strike began at noon on Monday.", ("PROTEST", "2031-05-12", False)),
        ("The union called off the strike on Wednesday.", ("RETREAT", "2031-05-14", False)),
        ("Orsk imposed a tariff of 8 per cent on steel last August.", ("SANCTION", "2030-08-01", False)),
        ("Parliament approved the plan on Thursday.", ("AGREE", "2031-05-15", False)),
        ("On Thursday the presidency published a second draft.", ("AGREE", "2031-05-15", False)),
        ("The minister arrived in Sarne on Thursday evening.", ("CONSULT", "2031-05-15", False)),
        ("Union members voted on Monday to reject the offer.", ("AGREE", "2031-05-12", False)),
        ("The union sent the port a letter on Monday.", ("REQUEST", "2031-05-12", False)),
        ("The army hauled off six strikers on Monday.", ("COERCE", "2031-05-12", False)),
        ("Orsk announced on Monday that tanneries would need a permit.", ("COERCE", "2031-05-12", False)),
    ],
)
def test_what_happened_on_which_day(paragraph, expected):
    assert told(paragraph) == [expected]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The arbiter put a six-page compromise to both camps on Thursday.", ("AGREE", "2031-05-15", False)),
        ("Orsk laid a surcharge of 9 per cent on timber on Wednesday.", ("SANCTION", "2031-05-14", False)),
        ("Beet growers drove 80 tractors into Lenz on Tuesday.", ("PROTEST", "2031-05-13", False)),
        ("The minister gave the unions until Monday on Thursday.", ("THREATEN", "2031-05-15", False)),
        ("On Wednesday the minister apologised to the nurses.", ("CONCEDE", "2031-05-14", False)),
        ("Velm will open the Sarne crossing to traders on Sunday.", ("RETREAT", "2031-05-18", True)),
        ("The assembly repealed the press law on Thursday.", ("REJECT", "2031-05-15", False)),
        ("The delegation swept out of the hotel on Tuesday.", ("REJECT", "2031-05-13", False)),
        ("Orsk quit the treaty on Tuesday.", ("SANCTION", "2031-05-13", False)),
        ("Riot police broke up the rally on Thursday.", ("COERCE", "2031-05-15", False)),
        ("The guild called its members out on Thursday.", ("PROTEST", "2031-05-15", False)),
        ("The militia laid down its arms on Tuesday.", ("RETREAT", "2031-05-13", False)),
    ],
)
def test_acts_told_with_light_verbs_and_pictures(paragraph, expected):
    assert told(paragraph) == [expected]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "Little has moved since 2 May, when Orsk imposed a tariff on steel.",
            ("SANCTION", "2031-05-02", False),
        ),
        ("The raid of 12 May left nine dead.", ("ASSAULT", "2031-05-12", False)),
        ("They put forward terms on Thursday: the duty would fall by half.", ("AGREE", "2031-05-15", False)),
        ("Delegates went home after rejecting the draft on Tuesday.", ("REJECT", "2031-05-13", False)),
    ],
)
def test_a_day_told_beside_the_clause(paragraph, expected):
    assert expected in told(paragraph)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "The draft, which was put to both sides on Tuesday, runs to six pages.",
            ("AGREE", "2031-05-13", False),
        ),
        (
            "Ana Ruo, the Union's energy commissioner, received four of them on Thursday.",
            ("CONSULT", "2031-05-15", False),
        ),
        ("The league announced protests at the border from 20 May.", ("PROTEST", "2031-05-20", True)),
        ("Duties were announced on 2 May and took effect on 9 May.", ("SANCTION", "2031-05-09", False)),
    ],
)
def test_acts_told_through_a_relative_a_title_or_a_second_day(paragraph, expected):
    assert expected in told(paragraph)


def test_what_is_announced_is_of_the_type_of_the_act():
    assert told("The ministry announced on Thursday that the toll would be deferred.") == [
        ("CONCEDE", "2031-05-15", False)
    ]
    assert told("The ministry announced on Thursday that the toll would not change.") == []
    assert told("The ministry said on Thursday that prices would rise.") == []


def test_what_has_just_been_done_has_the_day_on_which_it_is_announced():
    assert told("Orsk and Velm have signed a truce, the mediator announced on Thursday.") == [
        ("AGREE", "2031-05-15", False)
    ]


def test_the_time_of_a_line_makes_no_event_of_a_light_verb():
    assert told("16:40 Campaigners hang a banner from the roof.", published="2031-05-16") == []


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("The two sides will meet again on Monday.", "2031-05-19"),
        ("The ministers are scheduled to meet on 3 June.", "2031-06-03"),
        ("A second session is planned for Wednesday.", "2031-05-21"),
        ("The next round of talks is to open on 1 June.", "2031-06-01"),
        ("The envoy said she would fly to Sarne on Sunday.", "2031-05-18"),
        ("The closing session was put off until Sunday.", "2031-05-18"),
    ],
)
def test_what_is_to_come_is_a_plan(paragraph, day):
    assert told(paragraph) == [("CONSULT", day, True)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The delegations did not meet on Thursday.",
        "Not one tram left the depot on Thursday.",
        "The union may strike on Monday.",
        "The sides would meet on Monday if the guns fell silent.",
        "Did the army shell the bridge on Thursday?",
        "The mediator hoped that the sides would sign the deal on Monday.",
        "The talks had been due to end on Friday.",
        "The text opens a road south from 1 June.",
        "The spokesman said on Thursday that the position had not changed.",
        "The company has to meet the deadline on Thursday.",
        "By Thursday the army had captured the town.",
        "No tractors were driven into Lenz on Tuesday.",
        "If growers drive tractors into Lenz on Tuesday, police will act.",
        "The union threatened to call its members out on Monday.",
        "The minister wants the delegation to leave the hotel on Tuesday.",
        "The plan foresees that Velm opens the crossing on Sunday.",
        "A storm closed the road on Tuesday.",
    ],
)
def test_what_is_denied_asked_possible_or_only_said_is_no_dated_event(paragraph):
    assert [one for one in told(paragraph) if one[1] is not None] == []


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The envoys swept out of the hotel on Tuesday.", ("REJECT", "2031-05-13", False)),
        ("The paper was put to both sides on Monday.", ("AGREE", "2031-05-12", False)),
        ("A truce collapsed on Monday.", ("SANCTION", "2031-05-12", False)),
        ("Farmers drove 300 tractors into the capital on Monday.", ("PROTEST", "2031-05-12", False)),
        ("The minister apologised to the nurses on Monday.", ("CONCEDE", "2031-05-12", False)),
    ],
)
def test_what_running_reports_of_talks_tell(sentence, event):
    assert event in told(sentence)


def test_the_day_of_a_saying_is_not_that_of_what_is_told():
    assert told("She said on Tuesday that the talks had collapsed.") == [("SANCTION", None, False)]


def test_verbs_of_one_subject_share_their_day():
    assert told("On Thursday negotiators from Velm and Orsk met in Sarne and signed a memorandum.") == [
        ("CONSULT", "2031-05-15", False),
        ("AGREE", "2031-05-15", False),
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            "The envoys met on Tuesday, two hours after shells struck the bridge.",
            ("ASSAULT", "2031-05-13", False),
        ),
        (
            "It all blew up on Wednesday, when rebels shelled the market.",
            ("ASSAULT", "2031-05-14", False),
        ),
        ("By midnight on Wednesday 200 lorries had crossed the bridge.", ("AID", "2031-05-14", False)),
        ("The attack, the third this week, came on Thursday.", ("ASSAULT", "2031-05-15", False)),
        ("Detained on Sunday, the editor wrote a letter.", ("COERCE", "2031-05-11", False)),
        ("The rally, held on Saturday in the rain, drew 3,000.", ("PROTEST", "2031-05-10", False)),
        ("There was an explosion at the depot on Tuesday.", ("ASSAULT", "2031-05-13", False)),
        ("The court's verdict is due on Monday.", ("COERCE", "2031-05-19", True)),
        ("The judge postponed the verdict until Monday.", ("COERCE", "2031-05-19", True)),
        ("Orsk said it would close the border on Monday.", ("COERCE", "2031-05-19", True)),
        ("The truce, which ends on Monday, pleases nobody.", ("RETREAT", "2031-05-19", True)),
    ],
)
def test_times_of_clauses_side_by_side_of_participles_and_of_what_is_due(paragraph, expected):
    assert expected in told(paragraph)


def test_talks_that_opened_and_are_to_end_are_two_events():
    found = told("The talks opened on Monday and are due to end on Sunday.")
    assert found == [("CONSULT", "2031-05-12", False), ("CONSULT", "2031-05-18", True)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The guards will strike on Monday if the owners refuse to pay.",
        "The row blew up on Tuesday.",
        "Shipments of zinc fell on Tuesday.",
    ],
)
def test_a_plan_with_a_condition_and_an_image_are_no_events(paragraph):
    assert told(paragraph) == []


def test_a_running_report_confirms_through_a_mouth_what_its_line_dates():
    _, found = read("09:20 The envoy confirms that the exchange has begun.", published="2031-05-16T18:00")
    assert [one.date.start for one in found] == ["2031-05-16T09:20"]


def test_a_noun_after_a_preposition_of_time_has_been():
    assert told("Nobody spoke after the meeting between Velm and Orsk on Monday.") == [
        ("CONSULT", "2031-05-12", False)
    ]


def test_a_day_in_what_is_offered_is_a_term():
    assert told("The minister has offered a truce from Monday.") == []


def test_a_running_report_dates_what_it_tells_by_the_time_that_heads_the_line():
    text, found = read("09:05 Both delegations arrive in Sarne.")
    assert [(one.date.start, one.span.of(text)) for one in found] == [
        ("2031-05-16T09:05", "Both delegations arrive in Sarne")
    ]


def test_who_acts_on_whom_and_where():
    text, (found,) = read("Ana Ruo and Ben Tarr met the premier of Orsk in Sarne on Thursday.")
    words = [[span.of(text) for span in part] for part in (found.actors, found.recipients, (found.place,))]
    assert words == [["Ana Ruo", "Ben Tarr"], ["the premier of Orsk"], ["Sarne"]]


def test_an_article_without_a_date_keeps_the_words_that_date_the_event():
    text, (found,) = read("The sides met in Sarne on Thursday.", published=None)
    assert (found.date, found.time.of(text)) == (None, "Thursday")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("It offered 280 crowns on Tuesday.", ("AGREE", "2031-05-13", False)),
        ("The branch will vote on Monday on whether to leave the league.", ("AGREE", "2031-05-19", True)),
        ("The text was declared adopted at dawn on Friday.", ("AGREE", "2031-05-16", False)),
        ("The tribunal ruled on Monday that the levy broke the treaty.", ("COERCE", "2031-05-12", False)),
        ("The envoy was handed the list on Tuesday.", ("AGREE", "2031-05-13", False)),
        ("The rebels set free a nurse on Tuesday.", ("RETREAT", "2031-05-13", False)),
        ("A plenary has been called for Monday.", ("CONSULT", "2031-05-19", True)),
        ("The mediator is expected in Sarne on Monday.", ("CONSULT", "2031-05-19", True)),
        ("The guards will strike on Monday unless the owners pay.", ("PROTEST", "2031-05-19", True)),
        ("The bloc will begin to collect its levy on 1 June.", ("SANCTION", "2031-06-01", True)),
        ("The union said it would publish the names on Monday.", ("AGREE", "2031-05-19", True)),
        ("The second phase was called off on Tuesday.", ("AGREE", "2031-05-13", False)),
    ],
)
def test_a_day_makes_an_event_of_common_words(paragraph, expected):
    assert told(paragraph) == [expected]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The raid in Lenz on Tuesday left nine dead.", [("ASSAULT", "2031-05-13", False)]),
        ("The minister was asked about Tuesday's raid.", [("ASSAULT", "2031-05-13", False)]),
        ("The board, sitting on Tuesday, rejected the offer.", [("REJECT", "2031-05-13", False)]),
        (
            "The owners raised their bid on Tuesday. The drivers turned the offer down within the hour.",
            [("AGREE", "2031-05-13", False), ("REJECT", "2031-05-13", False)],
        ),
    ],
)
def test_a_day_beside_an_event_is_its_own(paragraph, expected):
    assert told(paragraph) == expected


def test_an_object_behind_the_day_is_the_verbs():
    sentence = "The talks went on after Velm put forward on Tuesday a set of terms that would lengthen the truce, split the cost and send the rest home."
    text, found = read(sentence)
    assert [(one.trigger.of(text), one.date.start) for one in found if one.type == "AGREE"] == [
        ("put", "2031-05-13")
    ]


def test_what_counts_on_from_the_day_told_last_stays_on_it():
    assert told("The owners raised their bid on Tuesday. The union rejected the sum on the spot.") == [
        ("AGREE", "2031-05-13", False),
        ("REJECT", "2031-05-13", False),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "The owners raised their bid on Tuesday.\n\n",  # the paragraph before may have looked back
        "The new rate is due to begin on 1 June. ",  # still to come
    ],
)
def test_what_counts_on_takes_no_day_of_another_paragraph_and_none_to_come(before):
    paragraphs = f"{before}The union rejected the sum on the spot.".split("\n\n")
    assert [one for one in told(*paragraphs) if one[0] == "REJECT"] == []


def test_a_state_and_a_common_word_without_a_day_of_its_own_are_no_acts():
    assert told("The shops were offering cakes on Tuesday.") == []
    assert told("16.20 The chamber has revised its estimate.") == []


def test_a_dateline_is_no_part_of_an_event():
    text, found = read("ORMUND, May 16 (Velm Wire) - Dockers walked out of talks with the port on Friday.")
    assert [one.span.of(text) for one in found] == ["Dockers walked out of talks with the port on Friday"]


def test_a_day_between_the_word_of_saying_and_what_is_to_come_is_of_the_saying():
    assert told("Orsk said on Monday it would impose a tariff on steel.") == [("SANCTION", None, True)]


def test_papers_that_are_taken_away_are_no_arrest():
    assert told("The two pages that she took away from the hotel on Monday were read out.") == []


def test_a_year_stays_with_its_event():
    _, found = read("In 2029 Orsk imposed a tariff on steel.")
    assert [(one.date.start, one.date.precision) for one in found] == [("2029-01-01", "year")]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The rebels pledged on Tuesday to fire on any patrol.", ("THREATEN", "2031-05-13", False)),
        ("The port lodged a motion with the court on Monday.", ("REQUEST", "2031-05-12", False)),
        ("Two pilots in three voted against on Monday.", ("REJECT", "2031-05-12", False)),
        ("Its restrictive measures against Orsk were adopted on 12 May.", ("SANCTION", "2031-05-12", False)),
        ("The premier survived a no-confidence vote on Thursday.", ("SUPPORT", "2031-05-15", False)),
    ],
)
def test_acts_against_somebody_are_no_agreement(paragraph, expected):
    assert told(paragraph) == [expected]


@pytest.mark.parametrize(
    "paragraph",
    [
        "On Tuesday the minister struck a milder note.",
        "In a statement issued on Tuesday, the grocers praised the harvest.",
        "The nurses have ignored the so-called referendum held in Sarne on 12 May.",
        "Twelve clerks were on the line at the gate on Thursday.",
        "Members will reject the package on Monday unless it names every depot.",
    ],
)
def test_what_only_sounds_like_an_act_is_none(paragraph):
    assert told(paragraph) == []


def test_measures_that_a_body_passes_are_its_own_and_aim_at_another():
    text, (event,) = read("Its measures against Orsk were adopted on 12 May.")
    assert [one.of(text) for one in event.actors] == ["Its"]
    assert [one.of(text) for one in event.recipients] == ["Orsk"]


def test_a_plan_that_the_next_sentence_calls_off_is_none():
    assert told("The envoy was to fly to Sarne on Sunday. The trip has been postponed.") == []
    assert told("The budget was to have been voted on 12 May.") == []
    assert told("The envoy is to fly to Sarne on Sunday. The levy has been postponed.") != []


def test_days_counted_from_an_event_to_a_present_are_counted_from_the_publication():
    (event,) = told("Ten days after shells fell on the Monday fair, the stalls are back.")
    assert event == ("ASSAULT", "2031-05-06", False)


def test_a_day_that_tells_which_of_several_papers_is_meant_dates_nothing_else():
    found = told("The crews accepted the offer of 2 May. In Lenz, two guards in three voted for it.")
    assert ("AGREE", "2031-05-02", False) not in found


def test_the_action_is_the_strike_that_was_told_just_before():
    assert ("PROTEST", "2031-05-14", False) in told("Drivers have walked out. The action began on Wednesday.")
    assert told("The film is out. The action began on Wednesday.") == []


def test_talks_inside_a_clause_of_their_kind_and_day_are_told_once():
    assert told("The minister has invited the union for talks on Sunday at noon.") == [
        ("CONSULT", "2031-05-18", True)
    ]
