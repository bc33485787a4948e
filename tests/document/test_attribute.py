"""Attributions of short invented passages, read with the shipped parser: who is reported to say what."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.document.annotate import annotate
from onrecord.document.attribute import attribute
from onrecord.document.dates import find_dates
from onrecord.models.spacy_parser import SpacyParser
from onrecord.records import Article, Block, Date, Span

parser = functools.cache(SpacyParser)


def read(*paragraphs, published=None):
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), "paragraph"))
        text += paragraph
    article = Article("article-1", "page-1", 0, text, tuple(blocks), published=published)
    return article, attribute(article, annotate(article, parser()), find_dates(text, published=published))


def said(*paragraphs):
    """(source, cue, content, kind) of each attribution."""
    article, found = read(*paragraphs)
    return [
        (
            *(" ... ".join(s.of(article.text) for s in part) for part in (one.source, one.cue, one.content)),
            one.kind,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            '"The ferries will sail on Monday," the harbour master said.',
            ("the harbour master", "said", '"The ferries will sail on Monday,"', "direct"),
        ),
        (
            '"The ferries will sail," said Inés Duarte, the chief mediator, "but not on Monday."',
            (
                "Inés Duarte, the chief mediator",
                "said",
                '"The ferries will sail," ... "but not on Monday."',
                "direct",
            ),
        ),
        (
            'The minister told reporters: "We have run out of time."',
            ("The minister", "told", '"We have run out of time."', "direct"),
        ),
        (
            "The union said that the offer was too low.",
            ("The union", "said", "that the offer was too low", "indirect"),
        ),
        (
            'The envoy said the draft was "a first step" and no more.',
            ("The envoy", "said", 'the draft was "a first step" and no more', "mixed"),
        ),
        (
            "The hostages are in good health, according to the Red Crescent.",
            ("the Red Crescent", "according to", "The hostages are in good health", "indirect"),
        ),
        (
            "The quotas would be cut by half, said Tomasz Lis, an economist at the institute.",
            (
                "Tomasz Lis, an economist at the institute",
                "said",
                "The quotas would be cut by half",
                "indirect",
            ),
        ),
        (
            "The government urged the drivers to return to work.",
            ("The government", "urged", "the drivers to return to work", "indirect"),
        ),
        (
            "Delegates rejected the new text.",
            ("Delegates", "rejected", "the new text", "indirect"),
        ),
        (
            "His claim that the harbour was mined surprised the crews.",
            ("His", "claim", "that the harbour was mined", "indirect"),
        ),
        (
            "The chair called the summit “a wasted week”.",
            ("The chair", "called", "the summit “a wasted week”", "mixed"),
        ),
    ],
)
def test_source_cue_and_content(paragraph, expected):
    assert expected in said(paragraph)


def test_content_split_around_its_cue():
    assert said("The tariffs, the minister said, would hurt both sides.") == [
        ("the minister", "said", "The tariffs ... would hurt both sides", "indirect")
    ]


def test_quotation_over_two_paragraphs_is_one_attribution():
    found = said('"We waited for a week," Okafor said. "Nobody called us.', '"Now we will wait no longer."')
    assert found == [
        (
            "Okafor",
            "said",
            '"We waited for a week," ... "Nobody called us. ... "Now we will wait no longer."',
            "direct",
        )
    ]


def test_name_in_quotation_marks_is_no_attribution():
    assert said('The trawler "Northern Hope" left the harbour.') == []


def test_something_denied_behind_a_quotation_is_not_its_speaker():
    found = said("Workers spoke of what they called “threats”, something the owners deny.")
    assert not [one for one in found if one[0] == "the owners" and "threats" in one[2]]


def test_quotation_without_any_cue_has_no_source():
    assert said("It was a long night.", "“Nobody in this room wanted it to end like this.”")[-1][:2] == (
        "",
        "",
    )


def test_transcript_turns():
    assert said("MODERATOR: Will the line reopen?", "ARSLAN: It will reopen in May.") == [
        ("MODERATOR", ":", "Will the line reopen?", "direct"),
        ("ARSLAN", ":", "It will reopen in May", "direct"),
    ]


def test_signature_behind_a_quotation():
    assert said("“I have never seen such a queue.” ― Maria Sol")[0][0] == "Maria Sol"


def test_what_was_not_said_is_not_content():
    assert said("The company did not say when the plant would reopen.") == []


def test_denial_is_marked():
    _, (one,) = read("The ministry denied that its ships had entered the bay.")
    assert one.denial


def test_a_dateline_is_no_part_of_what_is_reported():
    found = said("ORMUND, June 4 (Velm Wire) - The ferries will sail on Monday, the harbour master said.")
    assert [content for _, _, content, _ in found] == ["The ferries will sail on Monday"]


@pytest.mark.parametrize(
    "wish", ["asked not to be named", "asked that they not be identified", "insisted on anonymity"]
)
def test_a_wish_for_anonymity_is_no_statement(wish):
    found = said(f"The ferries will sail, said two officials, who {wish}.")
    assert [cue for _, cue, _, _ in found] == ["said"]


def test_negated_belief_is_marked_as_denial():
    _, (one,) = read("The union does not believe the figures are right.")
    assert one.denial


def test_cited_source_is_reported_by_the_one_that_cites_it():
    article, found = read("The army will leave the town, according to local media, citing an official.")
    outer = next(one for one in found if one.via is None)
    inner = next(one for one in found if one.via is not None)
    assert [s.of(article.text) for s in (*outer.source, *inner.source)] == ["local media", "an official"]
    assert inner.via == outer.id
    assert inner.content == outer.content


def test_day_medium_and_addressee_keep_their_words():
    _, (one,) = read(
        "The chairman told lawmakers at a hearing on Tuesday that the fund was empty.", published="2025-06-13"
    )
    assert one.said_on == Date("2025-06-10", "2025-06-10", "day")
    assert one.addressee_evidence is not None and one.addressee_evidence.exact == "lawmakers"
    assert one.medium_evidence is not None and one.medium_evidence.exact.startswith("at a hearing")


def test_day_right_behind_the_cue_is_not_content():
    article, (one,) = read("The ministry said on Friday its ships had left the bay.", published="2025-06-13")
    assert [s.of(article.text) for s in one.content] == ["its ships had left the bay"]
    assert one.said_on == Date("2025-06-13", "2025-06-13", "day")


@settings(max_examples=60)
@given(
    st.lists(
        st.text(alphabet="abc “”\"'said ,.:—it’🎣‮א\u00a0", min_size=1, max_size=60), min_size=1, max_size=4
    )
)
def test_spans_lie_in_the_text_whatever_it_is(paragraphs):
    paragraphs = [" ".join(p.split()) for p in paragraphs]
    article, found = read(*[p for p in paragraphs if p] or ["x"])
    for one in found:
        assert one.content
        for span in (*one.content, *one.source, *one.cue):
            assert 0 <= span.start < span.end <= len(article.text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied having moved the border posts.",
        "The mayor dismissed reports that the bridge had been sold.",
        "The union rejected the accusation that its members had blocked the gates.",
        "The envoy rejected the idea that the truce had failed.",
        "The company disputed the union's account of the meeting.",
        "The claims were rejected by the ministry.",
        "The mediator does not think that the talks have failed.",
    ],
)
def test_statement_called_untrue_is_a_denial(text):
    _, found = read(text)
    assert [one.denial for one in found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry insisted that it had not moved the border posts.",
        "The mayor said there was no truth in the reports.",
        "The union rejected the offer.",
        "The envoy rejected the idea of a joint force.",
        "The ministry denied the request.",
        "The judge dismissed the charges against the miners.",
        "The company does not want compensation.",
        "The minister did not deny that the posts had been moved.",
        "The aide neither confirmed nor denied the report.",
        'The clerk denied the charge: "I was at home that evening."',
    ],
)
def test_negative_refusal_or_open_answer_is_no_denial(text):
    _, found = read(text)
    assert not any(one.denial for one in found)


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "Money did change hands, local media said, quoting a village elder.",
            "local media",
            "a village elder",
        ),
        (
            "The posts will go, according to one newspaper, which cited two guests.",
            "one newspaper",
            "two guests",
        ),
        (
            "The agency quoted the envoy as saying that the talks were over.",
            "The agency",
            "the envoy",
        ),
        (
            "The talks have moved, the Ledger reported on Monday, quoting an official: “Nobody wants to be first.”",
            "the Ledger",
            "an official",
        ),
        ("Citing two diplomats, the paper reported that the talks had failed.", "the paper", "two diplomats"),
        ("Local media, citing officials, reported that the army would leave.", "Local media", "officials"),
    ],
)
def test_chain_names_who_passes_on_and_who_is_passed_on(text, outer, inner):
    article, found = read(text)
    by_id = {one.id: one for one in found}
    chains = [(by_id[one.via], one) for one in found if one.via is not None]
    assert [tuple(one.source[0].of(article.text) for one in pair) for pair in chains] == [(outer, inner)]


@pytest.mark.parametrize(
    "text",
    [
        "The plant will close, the company said on Friday, citing weak demand.",
        '"It is a tragedy," Reis said, citing Senator Brown.',
        "She said the paper, citing an official, had misled its readers.",
    ],
)
def test_reason_or_name_that_a_speaker_cites_is_no_chain(text):
    _, found = read(text)
    assert not any(one.via for one in found)


def test_negation_inside_a_quotation_does_not_negate_its_cue():
    assert said('"Are we where we need to be? Probably not," Ms. Moore said.')[0][:2] == ("Ms. Moore", "said")


def test_clause_before_a_colon_gives_the_speaker():
    found = said(
        'She became so upset that I had to change my answer: "Of course I will go. I was only joking."'
    )
    assert found[0][0] == "I"


def test_title_between_cue_and_the_next_quotation():
    found = said(
        '"I was sitting in a house by the sea," Reis told Coastal\'s "Today" on Monday. "I could hardly hear him."'
    )
    assert found == [
        (
            "Reis",
            "told",
            '"I was sitting in a house by the sea," ... "I could hardly hear him."',
            "direct",
        )
    ]


def test_fixed_space_behind_a_mark_changes_nothing():
    found = said("“It is late,” Reis said.\u00a0 “We have to go before the tide turns.”")
    assert [one[0] for one in found] == ["Reis"]


def test_turn_of_a_quoted_transcript_over_two_paragraphs():
    found = said(
        '"HOST: Will the line reopen?',
        '"ARSLAN: It will reopen in May, I think.',
        '"But nobody has told the drivers yet."',
    )
    assert [(source, content.count("...")) for source, _, content, _ in found] == [("HOST", 0), ("ARSLAN", 1)]


def test_quotation_announced_in_the_paragraph_before_holds_other_marks():
    found = said(
        "Reis continued:",
        '"The health of the harbour is a matter for all. I am going to read you the question: “Do you care?”"',
    )
    assert found[0][0] == "Reis"


def test_fragment_of_a_clause_behind_the_cue_goes_on():
    found = said(
        'The envoy has "got an amazing chance to return to the table," Reis added. '
        'So "he has got to try to grab this deal without too many losses, and that is his problem."'
    )
    assert [one[0] for one in found if "grab" in one[2]] == ["Reis"]


def test_what_is_told_at_second_hand_is_hers_too():
    found = said("Ms Duarte told them, according to Tomasz Lis, that the harbour was closed.")
    assert [(source, content) for source, _, content, _ in found] == [
        ("Tomasz Lis", "Ms Duarte told them ... that the harbour was closed"),
        ("Ms Duarte", "that the harbour was closed"),
    ]


def test_an_answer_is_not_the_words_of_who_asked():
    found = said('"Who said it was safe?" Sir Alan asked.', '"The harbour master did, and he was right."')
    assert [(source, content) for source, _, content, _ in found] == [
        ("Sir Alan", '"Who said it was safe?"'),
        ("", '"The harbour master did, and he was right."'),
    ]


def test_who_is_reported_to_have_said_it_is_the_source():
    found = said('"No one has won, and everyone will eat," the secretary is reported to have said.')
    assert found[0][0] == "the secretary"


def test_a_name_and_its_reply_before_a_quotation():
    found = said('Mr Tiernan\'s reply? "My people push the plane. They will not push it for nothing."')
    assert [source for source, _, _, _ in found] == ["Mr Tiernan's"]
