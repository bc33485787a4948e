"""Reports of events by several outlets, built by hand: which are one event, and on which day it was."""

from dataclasses import replace

from onrecord.corpus.events import merge_events
from onrecord.corpus.ground import Ground
from onrecord.records import (
    Actor,
    Article,
    Attribution,
    Block,
    Date,
    EventMention,
    FigureMention,
    Known,
    Origins,
    Reading,
    Rendering,
    Resolution,
    Span,
    Utterance,
)

VELM, ORSK = "Velm", "Orsk"


def day(iso):
    return Date(iso, iso, "day")


def article(name, text, published=None):
    blocks = (Block(Span(0, len(text)), "paragraph"),)
    return Article(f"article-{name}", f"page-{name}", 0, text, blocks, outlet=name, published=published)


def mention(held, words, trigger, kind, **fields):
    """An event told in these words; actors are found by their names, the time by its words."""
    span = place(held, words)
    named = [place(held, name) for name in (VELM, ORSK) if name in words]
    given = {"type": "CONSULT", "mode": None, "date": None, "planned": False, **fields}
    time = given.pop("time", None)
    return EventMention(
        article=held.id,
        span=span,
        trigger=place(held, trigger),
        actors=tuple(named),
        recipients=(),
        place=None,
        attribution=None,
        found_by=f"events/1/{kind}",
        time=place(held, time) if time else None,
        **given,
    )


def place(held, words):
    start = held.text.index(words)
    return Span(start, start + len(words))


def merged(*readings, utterances=(), known=(), given=()):
    articles = [one.article for one in readings]
    actors = tuple(
        Actor(
            f"actor-{name}",
            name,
            "state",
            (),
            tuple(one.evidence(place(one, name)) for one in articles if name in one.text),
            known_from="",
        )
        for name in (VELM, ORSK)
    )
    ground = Ground(
        articles, resolution=Resolution(actors, ()), utterances=utterances, origins=Origins((), (), ())
    )
    return merge_events(readings, ground=ground, known=known, given=given)


def reading(held, *events, attributions=()):
    return Reading(held, (), (), tuple(attributions), events=tuple(events))


MET = article("Bay", "Delegations of Velm and Orsk met in Sarne on Thursday.", "2031-05-16")
TALKS = article("Cape", "Talks between Orsk and Velm opened on May 15 under guard.", "2031-05-17")
TOLD_MET = mention(MET, MET.text[:-1], "met", "meeting", date=day("2031-05-15"), time="Thursday")
TOLD_TALKS = mention(TALKS, TALKS.text[:-1], "Talks", "meeting", date=day("2031-05-15"), time="May 15")


def test_reports_of_one_kind_and_day_that_share_two_parties_are_one_event():
    (event,) = merged(reading(MET, TOLD_MET), reading(TALKS, TOLD_TALKS))
    assert (event.on, event.outlets, event.actors) == (day("2031-05-15"), 2, ("actor-Velm", "actor-Orsk"))
    assert [one.article for one in event.evidence] == ["article-Bay", "article-Cape"]


def test_another_day_kind_or_place_is_another_event():
    for changed in (
        replace(TOLD_TALKS, date=day("2031-05-14")),
        replace(TOLD_TALKS, found_by="events/1/attack"),
    ):
        assert len(merged(reading(MET, TOLD_MET), reading(TALKS, changed))) == 2
    here = replace(TOLD_MET, place=place(MET, "Sarne"))
    there = replace(TOLD_TALKS, place=place(TALKS, "guard"))
    assert len(merged(reading(MET, here), reading(TALKS, there))) == 2


def test_the_order_of_the_readings_does_not_matter():
    readings = [reading(MET, TOLD_MET), reading(TALKS, TOLD_TALKS)]
    assert merged(*readings) == merged(*readings[::-1])


def test_what_tells_no_day_joins_the_one_that_it_can_mean_or_is_left_out():
    after = article("Dune", "Velm and Orsk met in Sarne behind closed doors.", "2031-05-18")
    undated = mention(after, after.text[:-1], "met", "meeting")
    (event,) = merged(reading(MET, replace(TOLD_MET)), reading(after, undated))
    assert event.outlets == 2
    assert merged(reading(after, undated)) == ()
    early = replace(after, published="2031-05-12")
    (event,) = merged(reading(MET, TOLD_MET), reading(early, undated))
    assert event.outlets == 1


def test_a_weekday_joins_no_other_weekday():
    held = article("Dune", "Velm and Orsk met in Sarne on Monday.")
    undated = mention(held, held.text[:-1], "met", "meeting", time="Monday")
    (event,) = merged(reading(MET, TOLD_MET), reading(held, undated))
    assert event.outlets == 1


def test_a_plan_that_came_about_is_no_plan():
    plan = replace(TOLD_TALKS, planned=True)
    assert merged(reading(TALKS, plan))[0].planned
    (event,) = merged(reading(MET, TOLD_MET), reading(TALKS, plan))
    assert (event.planned, event.what.article) == (False, "article-Bay")


def test_what_one_article_tells_by_its_month_alone_is_background():
    month = Date("2031-03-01", "2031-03-31", "month")

    def told(name):
        held = article(name, "Velm met Orsk in March.", "2031-05-16")
        in_march = mention(held, held.text[:-1], "met", "meeting", date=month, time="March")
        return reading(held, in_march)

    assert merged(told("one")) == ()
    assert len(merged(told("one"), told("other"))) == 1


def test_an_undated_article_takes_its_days_from_a_saying_that_it_shares():
    dated = article("Bay", "Ruo said on Thursday it was over.", "2031-05-16")
    bare = article("Cape", "Ruo said on Thursday it was over. Velm and Orsk met on Friday.")
    told = mention(bare, "Velm and Orsk met on Friday", "met", "meeting", time="Friday")
    said = [
        Attribution(
            f"attribution-{one.outlet}",
            one.id,
            "indirect",
            (place(one, "it was over"),),
            (place(one, "Ruo"),),
            (place(one, "said"),),
            0.9,
            "rules/1",
            said_on=day("2031-05-15") if one is dated else None,
            said_on_evidence=one.evidence(place(one, "Thursday")),
        )
        for one in (dated, bare)
    ]
    renderings = tuple(Rendering(one.id, "verbatim") for one in said)
    unit = Utterance("utterance-1", None, None, None, said[0].id, renderings, 2, 2)
    readings = (reading(dated, attributions=said[:1]), reading(bare, told, attributions=said[1:]))
    (event,) = merged(*readings, utterances=(unit,))
    assert event.on == day("2031-05-16")
    assert merged(*readings) == ()


def test_an_event_keeps_its_id():
    (before,) = merged(reading(MET, TOLD_MET))
    known = Known(before.id, frozenset(f"{one.article}:{one.start}-{one.end}" for one in before.evidence))
    earlier = article("Atoll", "Talks between Orsk and Velm opened on May 15.", "2031-05-15")
    first = mention(earlier, earlier.text[:-1], "Talks", "meeting", date=day("2031-05-15"))
    (after,) = merged(reading(MET, TOLD_MET), reading(earlier, first), known=(known,), given=(before.id,))
    assert (after.id, after.outlets) == (before.id, 2)


def test_a_word_given_that_one_article_tells_through_a_mouth_is_no_event_unless_it_leads():
    words = "Velm rejected the list on Thursday"
    deep = article("Bay", f"Velm and Orsk.\n\nA quiet week.\n\n{words}, a guard said.", "2031-05-16")
    lead = article("Cape", f"Velm and Orsk.\n\n{words}, a guard said.", "2031-05-16")
    told = [
        replace(mention(one, words, "rejected", "refusal", date=day("2031-05-15")), attribution="said-1")
        for one in (deep, lead)
    ]
    assert merged(reading(deep, told[0])) == ()
    assert len(merged(reading(lead, told[1]))) == 1


def test_a_day_of_a_month_in_an_undated_article_has_the_year_of_the_story():
    undated = article("Dawn", "Delegations of Velm and Orsk met on May 9.")
    told = mention(undated, undated.text[:-1], "met", "meeting", time="May 9")
    (event,) = merged(reading(undated, told), reading(MET))
    assert event.on == day("2031-05-09")
    far = replace(MET, id="article-far", published="2029-01-02")
    assert merged(reading(undated, told), reading(MET), reading(far)) == ()


def killed(held, words, value):
    """A figure of people killed in these words."""
    span = place(held, words)
    return FigureMention(
        held.id, span, value, value, value, "people", None, span, None, None, None, "figures/1", verb="kill"
    )


def test_numbers_that_exclude_each_other_are_no_event_of_two_outlets():
    one = article("a", "Nine people were killed in the quarter on Sunday", "2031-05-12")
    other = article("b", "Since the war began 900 people have been killed in the quarter", "2031-05-13")
    near = article("c", "Ten people have been killed in the quarter by shells", "2031-05-13")
    events = [
        mention(one, one.text, "killed", "attack", date=day("2031-05-11"), time="on Sunday"),
        mention(other, other.text, "killed", "attack"),
        mention(near, near.text, "killed", "attack"),
    ]
    counts = [killed(one, "Nine people", 9), killed(other, "900 people", 900), killed(near, "Ten people", 10)]
    readings = [
        replace(reading(one.article, event), figures=(count,))
        for one, event, count in zip(map(reading, (one, other, near)), events, counts, strict=True)
    ]
    assert [each.articles for each in merged(*readings)] == [("article-a", "article-c")]


def test_a_short_report_joins_the_only_one_of_its_day_that_holds_its_words():
    one = article("a", "Velm and Orsk put the revised paper for a truce forward on Monday")
    other = article("b", "the paper put forward on Monday")
    held = [
        mention(each, each.text, "put", "text", date=day("2031-05-12"), time="on Monday")
        for each in (one, other)
    ]
    found = merged(reading(one, held[0]), reading(other, held[1]))
    assert [each.articles for each in found] == [("article-a", "article-b")]


def test_two_sides_answers_of_one_day_are_two():
    one = article("a", "Velm accepted the plan for a truce on Monday")
    other = article("b", "Orsk accepted the plan for a truce on Monday")
    held = [
        mention(each, each.text, "accepted", "acceptance", date=day("2031-05-12"), time="on Monday")
        for each in (one, other)
    ]
    assert len(merged(reading(one, held[0]), reading(other, held[1]))) == 2


def test_what_only_a_year_dates_is_background():
    one = article("a", "In 2029 Velm and Orsk met in the tower")
    year = Date("2029-01-01", "2029-12-31", "year")
    assert merged(reading(one, mention(one, one.text, "met", "meeting", date=year))) == ()


def test_what_is_told_in_reported_words_alone_has_their_speakers_voices():
    spoken = replace(TOLD_MET, attribution="said-1")
    (event,) = merged(reading(MET, spoken))
    assert event.by == (
        "article:article-Bay",
    )  # whoever it was: the outlet's, where the speaker is not known
    (event,) = merged(reading(MET, spoken), reading(TALKS, TOLD_TALKS))
    assert event.by == ()  # an outlet tells it in its own words


def test_what_is_told_with_the_bare_word_is_the_only_one_of_its_kind_and_day():
    said = article("Dawn", "The talks will begin on Thursday.", "2031-05-14")
    bare = mention(
        said, "The talks will begin on Thursday", "talks", "meeting", date=day("2031-05-15"), time="Thursday"
    )
    (event,) = merged(reading(MET, TOLD_MET), reading(said, replace(bare, planned=True)))
    assert (event.outlets, event.planned) == (2, False)
    other = article("Echo", "Bankers gathered in Lenz on Thursday.", "2031-05-16")
    apart = mention(other, other.text[:-1], "gathered", "meeting", date=day("2031-05-15"), time="Thursday")
    assert len(merged(reading(MET, TOLD_MET), reading(said, bare), reading(other, apart))) == 3


def test_the_words_of_an_amount_count_although_a_party_is_named_in_them():
    ours = article("Bay", "Velm will hand over 40 wounded gunners of Orsk on Thursday.", "2031-05-14")
    theirs = article("Cape", "The handover of 40 wounded gunners is due on Thursday.", "2031-05-14")
    told = [
        mention(one, one.text[:-1], word, "release", date=day("2031-05-15"), time="Thursday", planned=True)
        for one, word in ((ours, "hand over"), (theirs, "handover"))
    ]
    told[0] = replace(told[0], actors=(), recipients=(place(ours, "40 wounded gunners of Orsk"),))
    assert len(merged(reading(ours, told[0]), reading(theirs, told[1]))) == 1
