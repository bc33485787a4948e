"""Utterances out of attributions. Invented outlets on invented stories."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.align import align
from onrecord.corpus.reuse import find_origins
from onrecord.records import Known, Origins, Utterance
from told import Told, article, day, groups, no_copies, quotations

FULL = (
    "We say yes to twenty-one days of open harbour, but a yes from hungry crews is not a blank page: the minister"
    " must write on it that the fund is paid every week, in cash."
)
MONDAY, TUESDAY = day("2025-10-06"), day("2025-10-07")


def told(name: str, *paragraphs: str, **fields: Any) -> Told:
    fields.setdefault("published", "2025-10-07T18:00Z")
    return Told(article(name, *paragraphs, **fields))


def run(*articles: Told, origins: Origins | None = None) -> tuple[Utterance, ...]:
    return align(
        [one.reading for one in articles],
        links=[link for one in articles for link in one.links],
        origins=origins or no_copies(*articles),
    )


def test_one_utterance_over_outlets_whole_cut_bracketed_and_in_two_parts() -> None:
    one = told("a", f"“{FULL}” Qadhari said.", outlet="Courier")
    whole = one.says("qadhari", FULL, said_on=TUESDAY, medium="speech")
    two = told(
        "b",
        "“We say yes to [the judge’s] twenty-one days of open harbour, but a yes from hungry crews is not a"
        " blank page,” he said.",
        "Others spoke. “The minister must write on it that the fund is paid every week, in cash.”",
        outlet="Beacon",
    )
    first = two.says("qadhari", "We say yes to [the judge’s] twenty-one days of open harbour, but a yes from hungry"
                     " crews is not a blank page,")  # fmt: skip
    second = two.says("qadhari", "The minister must write on it that the fund is paid every week, in cash.")
    three = told(
        "c", "“We say yes to twenty-one days of open harbour, but ... the fund is paid every week,” he said."
    )
    cut = three.says(
        None, "We say yes to twenty-one days of open harbour, but ... the fund is paid every week,"
    )
    (made,) = run(three, two, one)
    assert {one.attribution: one.kind for one in made.renderings} == {
        whole: "verbatim",
        first: "cut",
        second: "cut",
        cut: "cut",
    }
    assert (made.speaker, made.said_on, made.medium, made.fullest) == ("qadhari", TUESDAY, "speech", whole)
    assert (made.outlets, made.origins) == (3, 3)


def test_two_translations_and_a_paraphrase() -> None:
    one = told("a", f"“{FULL}” Qadhari said.")
    whole = one.says("qadhari", FULL, said_on=TUESDAY)
    words = (
        "We are saying yes to 21 days of the open port, but the yes of hungry crews is not a clean sheet. Let the"
        " minister write down on it that the fund pays each week, in cash."
    )
    two = told("b", f"— {words}", translated="machine")
    other = two.says("qadhari", words, said_on=TUESDAY)
    three = told(
        "c", "Crews would say yes to open days if the minister put the weekly fund in writing, in cash."
    )
    loose = three.says("qadhari", "Crews would say yes to open days if the minister put the weekly fund in writing,"
                       " in cash", kind="indirect", said_on=TUESDAY)  # fmt: skip
    (made,) = run(one, two, three)
    assert {one.attribution: one.kind for one in made.renderings} == {
        whole: "verbatim",
        other: "variant",
        loose: "paraphrase",
    }


def test_the_same_few_words_on_two_days_are_two_utterances() -> None:
    one = told("a", "There are “serious questions”, Lind said on Monday.")
    first = one.says("lind", "“serious questions”", said_on=MONDAY)
    two = told("b", "There are “serious questions”, Lind said on Tuesday.")
    second = two.says("lind", "“serious questions”", said_on=TUESDAY)
    three = told("c", "There are “serious questions” left, Lind has said.")
    open_ = three.says("lind", "“serious questions”")
    assert groups(run(one, two, three)) == {frozenset({first}), frozenset({second}), frozenset({open_})}


def test_a_few_words_out_of_a_longer_wording_of_the_day_belong_to_it() -> None:
    one = told("a", "“There are serious questions about the ships, and I asked them,” Lind said.")
    whole = one.says("lind", "There are serious questions about the ships, and I asked them,", said_on=MONDAY)
    two = told("b", "Lind saw “serious questions” on Monday.")
    part = two.says("lind", "“serious questions”", said_on=MONDAY, kind="mixed")
    assert groups(run(one, two)) == {frozenset({whole, part})}


def test_numbers_that_are_not_the_same_are_said_twice() -> None:
    asked = "the union was asking for 97 crowns a day, a cap of 40 hours a week and a look into the books"
    later = "the union could accept 90 crowns a day, with a cap of 40 hours a week and a look into the books"
    one, two = told("a", f"Qadhari said {asked}."), told("b", f"Qadhari said {later}.")
    one.says("qadhari", asked, kind="indirect")
    two.says("qadhari", later, kind="indirect")
    assert len(run(one, two)) == 2
    three = told("c", f"Qadhari said {asked}.")
    three.says("qadhari", asked, kind="indirect")
    assert len(run(one, two, three)) == 2


def test_different_speakers_never_share_an_utterance() -> None:
    one = told("a", f"“{FULL}” Qadhari said.")
    first = one.says("qadhari", FULL)
    two = told("b", f"“{FULL}” the minister repeated.")
    second = two.says("minister", FULL)
    assert groups(run(one, two)) == {frozenset({first}), frozenset({second})}


def test_words_are_not_said_after_they_were_printed() -> None:
    one = told("a", f"“{FULL}” Qadhari said.", published="2025-09-01")
    first = one.says("qadhari", FULL)
    two = told("b", f"“{FULL}” Qadhari said on Tuesday.")
    second = two.says("qadhari", FULL, said_on=TUESDAY)
    assert groups(run(one, two)) == {frozenset({first}), frozenset({second})}


def test_parts_of_one_statement_that_several_articles_carry() -> None:
    one = told(
        "a",
        "“The hostages are coming home to their families,” Okafor wrote.",
        "“There will be time for thanks and for questions,” she added.",
        "The families waited at the gate.",
        "Others wept.",
        "“I have slept four hours this week,” Okafor told a radio station on Tuesday.",
    )
    first = one.says("okafor", "The hostages are coming home to their families,", source="Okafor")
    second = one.says(
        "okafor", "There will be time for thanks and for questions,", source="she", cue=("added",)
    )
    third = one.says("okafor", "I have slept four hours this week,", said_on=TUESDAY)
    other = told(
        "b",
        "“There will be time for thanks and for questions,” and “the hostages are coming home to their families,” Okafor said.",
    )
    fourth = other.says("okafor", "There will be time for thanks and for questions,")
    fifth = other.says("okafor", "the hostages are coming home to their families,")
    assert groups(run(one, other)) == {frozenset({first, second, fourth, fifth}), frozenset({third})}


def test_parts_that_one_article_alone_gives_are_apart() -> None:
    one = told(
        "a",
        "“The hostages are coming home,” Okafor wrote.",
        "“There will be time for thanks,” she added.",
    )
    first = one.says("okafor", "The hostages are coming home,", source="Okafor")
    second = one.says("okafor", "There will be time for thanks,", source="she", cue=("added",))
    assert groups(run(one)) == {frozenset({first}), frozenset({second})}


def test_two_statements_in_one_article_are_not_joined_by_likeness_to_a_third() -> None:
    one = told(
        "a",
        "The minister said that the northern ports would get money for new cranes before winter.",
        "In a letter to teachers he promised that schools would get money for new heating before winter.",
    )
    ports = one.says(
        "minister", "the northern ports would get money for new cranes before winter", kind="indirect"
    )
    schools = one.says("minister", "schools would get money for new heating before winter", kind="indirect")
    two = told(
        "b", "Northern ports and schools would get money for new cranes and heating before winter, he said."
    )
    both = two.says("minister", "Northern ports and schools would get money for new cranes and heating before winter",
                    kind="indirect")  # fmt: skip
    found = groups(run(one, two))
    assert not any({ports, schools} <= group for group in found)
    assert any(both in group and len(group) == 2 for group in found)


def test_an_old_saying_does_not_draw_a_new_statement_to_it() -> None:
    old = told(
        "a", "“Ships are for fish and not for rifles, as my mother said,” Lind said.", published="2025-09-01"
    )
    first = old.says("lind", "Ships are for fish and not for rifles, as my mother said,")
    new = told(
        "b",
        "“Ships are for fish and not for rifles, as my mother said,” Lind repeated.",
        "“The strait stays shut until Monday,” he added.",
    )
    again = new.says("lind", "Ships are for fish and not for rifles, as my mother said,")
    other = new.says("lind", "The strait stays shut until Monday,", source="he", cue=("added",))
    assert groups(run(old, new)) == {frozenset({first, again}), frozenset({other})}


def test_a_denial_is_not_the_statement_that_it_denies() -> None:
    one = told("a", "Lind said that the grain ships had carried rifles through the strait in May.")
    said = one.says("lind", "the grain ships had carried rifles through the strait in May", kind="indirect")
    two = told("b", "Lind denied that the grain ships had carried rifles through the strait in May.")
    denied = two.says("lind", "the grain ships had carried rifles through the strait in May", kind="indirect",
                      denial=True)  # fmt: skip
    assert groups(run(one, two)) == {frozenset({said}), frozenset({denied})}


def test_copies_of_one_text_are_one_origin_and_keep_even_the_shortest_words() -> None:
    body = (
        "The mediator asked striking crews to reopen the largest harbour for three weeks in exchange for a guaranteed"
        " income, and members would study “every comma” of the text before they answered, the union leader said."
    )
    own = "Bakers in the old town baked half as much as usual, and queues ran round the corner before seven."
    wire = told("wire", body, outlet="Norsud")
    copy = told("copy", body, outlet="Vell Post", credits=("Norsud",))
    report = told("report", own, "He promised to study “every comma” at home.", outlet="Beacon")
    ids = [one.says("qadhari", "“every comma”", kind="mixed") for one in (wire, copy, report)]
    articles = [one.article for one in (wire, copy, report)]
    made = run(wire, copy, report, origins=find_origins(articles, quotations=quotations(*articles)))
    assert groups(made) == {frozenset(ids[:2]), frozenset(ids[2:])}
    assert sorted((one.outlets, one.origins) for one in made) == [(1, 1), (2, 1)]


def test_states_of_one_article_count_once_and_an_unknown_outlet_once_for_each_page() -> None:
    articles = [
        told("a", f"“{FULL}” Qadhari said."),
        told("b", f"“{FULL}” the union leader said."),
        told("c", f"“{FULL}” said Qadhari.", page="page-of-b"),
    ]
    for one in articles:
        one.says("qadhari", FULL)
    (made,) = run(*articles)
    assert (made.outlets, made.origins) == (2, 3)
    states = Origins(origin=(("a", "a"), ("b", "a"), ("c", "c")), version_of=(("b", "a"),))
    (made,) = run(*articles, origins=states)
    assert made.origins == 2


def test_ids_are_kept() -> None:
    one = told("a", f"“{FULL}” Qadhari said.")
    key = one.says("qadhari", FULL)
    readings = [one.reading]
    known = [Known("utterance-before", frozenset({key}))]
    (made,) = align(
        readings, links=one.links, origins=no_copies(one), known=known, given={"utterance-before"}
    )
    assert made.id == "utterance-before"


SENTENCES = (
    "We will open the harbour on Friday if the fund is paid in cash every week.",
    "We shall reopen the port Friday provided that the fund pays weekly and in cash.",
    "The fund is paid in cash every week.",
    "Serious questions remain.",
    "Nobody in this cabinet has sold a single kilo of the northern bank to anyone.",
)


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True),
            st.sampled_from([None, "lind", "moreau"]),
            st.sampled_from([None, MONDAY, TUESDAY]),
            st.sampled_from(["direct", "indirect"]),
        ),
        min_size=1,
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_every_attribution_is_in_one_utterance_whatever_the_order(
    given_articles: list[tuple[list[str], str | None, object, str]], chance: random.Random
) -> None:
    articles = []
    for place, (sentences, speaker, said_on, kind) in enumerate(given_articles):
        one = told(f"a{place}", *(f"“{sentence}” was said." for sentence in sentences))
        for sentence in sentences:
            one.says(speaker, sentence, said_on=said_on, kind=kind)
        articles.append(one)
    turned = articles[:]
    chance.shuffle(turned)
    made = run(*articles)
    assert run(*turned) == made
    rendered = [rendering.attribution for one in made for rendering in one.renderings]
    assert sorted(rendered) == sorted(told_.id for one in articles for told_ in one.attributions)
    assert all(one.fullest in {rendering.attribution for rendering in one.renderings} for one in made)
