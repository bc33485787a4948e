"""Actors over articles: spellings, titles, parties, ids."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from marked import reading, speakers
from onrecord.corpus.resolve import resolve
from onrecord.records import Known

STORY = (
    reading(
        "a", "{Oleh Yermenko|person s ! role=envoy@Kenya} of {Kenya|gpe} spoke. {Yermenko|person s !} left."
    ),
    reading(
        "b",
        "{Oleg Ermenko|person s ! m} told {reporters|nominal pl role=reporter} little.",
        seen="2025-01-02",
    ),
    reading(
        "c",
        "{Ermenko|person s !} was there. {Nairobi|gpe s !} agreed, {Kenya|gpe s} said.",
        seen="2025-01-01",
    ),
)


def test_one_person_in_two_transliterations_is_one_actor():
    actors = [actor for actor in resolve(STORY).actors if actor.kind == "person"]
    assert [(actor.name, actor.aliases) for actor in actors] == [
        ("Oleh Yermenko", ("Ermenko", "Oleg Ermenko", "Yermenko"))
    ]
    assert len(actors[0].mentions) == 4
    assert actors[0].known_from == "2025-01-01"


def test_evidence_is_the_words_of_the_article():
    texts = {one.article.id: one.article.text for one in STORY}
    for actor in resolve(STORY).actors:
        for evidence in (*actor.mentions, *(role.evidence for role in actor.roles)):
            assert texts[evidence.article or ""][evidence.start : evidence.end] == evidence.exact


@given(st.permutations(STORY))
@settings(max_examples=6, deadline=None)
def test_the_order_of_the_readings_does_not_matter(readings):
    assert resolve(readings) == resolve(STORY)


def test_people_with_different_first_names_stay_apart():
    one = reading("a", "{Maria Petrova|person s !} spoke.")
    two = reading("b", "{Mario Petrov|person s !} spoke.")
    three = reading("c", "{Petrov|person s !} spoke. {Petrova|person s !} did too.")
    assert [name for _, name in speakers(resolve([one, two, three]), one, two, three)] == [
        "Maria Petrova",
        "Mario Petrov",
        "Mario Petrov",
        "Maria Petrova",
    ]


def test_a_bare_surname_of_two_people_joins_neither():
    one = reading("a", "{Ana Kruse|person s !} spoke.")
    two = reading("b", "{Otto Kruse|person s !} spoke.")
    three = reading("c", "{Kruse|person s !} spoke.")
    assert speakers(resolve([one, two, three]), three) == [("Kruse", "Kruse")]


def test_a_title_elsewhere_tells_its_holder_only_from_its_date_on():
    told = reading(
        "a", "{Rosa Vidal|person s role=president@Chile} of {Chile|gpe} spoke.", published="2025-03-05"
    )
    later = reading(
        "b", "{Chile's president|nominal s ! role=president@Chile} spoke.", published="2025-03-06"
    )
    earlier = reading(
        "c", "{Chile's president|nominal s ! role=president@Chile} spoke.", published="2025-03-01"
    )
    assert speakers(resolve([told, later, earlier]), later, earlier) == [
        ("Chile's president", "Rosa Vidal"),
        ("Chile's president", "Chile's president"),
    ]


def test_a_change_of_office_counts_from_the_day_that_the_articles_tell():
    old = reading(
        "a", "{Rosa Vidal|person s role=president@Chile} of {Chile|gpe} spoke.", published="2025-03-01"
    )
    new = reading(
        "b", "{Luis Soto|person s role=president@Chile} of {Chile|gpe} spoke.", published="2025-03-08"
    )
    before = reading(
        "c", "{Chile's president|nominal s ! role=president@Chile} spoke.", published="2025-03-04"
    )
    after = reading(
        "d", "{Chile's president|nominal s ! role=president@Chile} spoke.", published="2025-03-09"
    )
    assert [name for _, name in speakers(resolve([old, new, before, after]), before, after)] == [
        "Rosa Vidal",
        "Luis Soto",
    ]


def test_a_spokesman_his_ministry_and_its_state_are_three_actors_of_one_party():
    one = reading(
        "a",
        "{Norway|gpe s} acted. {Norway's foreign ministry|nominal s ! role=foreign_ministry@Norway} said so.\n\n"
        "Its spokesman, {Jon Vik|person s ! role=spokesman@Norway's_foreign_ministry}, said more.\n\n"
        "{Ida Moen|person s ! role=analyst@Norway's_foreign_ministry} doubted it.",
    )
    resolution = resolve([one])
    names = {actor.id: actor.name for actor in resolution.actors}
    assert {actor.name: names.get(actor.party or "") for actor in resolution.actors} == {
        "Norway": "Norway",
        "Norway's foreign ministry": "Norway",
        "Jon Vik": "Norway",
        "Ida Moen": None,
    }


def test_a_body_of_a_state_is_one_actor_in_all_its_wordings():
    one = reading("a", "{Norway's armed forces|nominal s ! role=armed_forces@Norway} met {Norway|gpe}.")
    two = reading("b", "{Armed Forces of Norway|org s !} met.")
    three = reading("c", "{Norwegian Armed Forces|org s !} met.")
    actors = [actor for actor in resolve([one, two, three]).actors if actor.kind == "organisation"]
    assert [len(actor.mentions) for actor in actors] == [3]


def test_unnamed_sources_of_two_articles_stay_two():
    one = reading("a", "{A senior official|nominal s ! role=official} spoke.")
    two = reading("b", "{A senior official|nominal s ! role=official} spoke.")
    assert [actor.name for actor in resolve([one, two]).actors] == ["A senior official", "A senior official"]


def test_a_state_where_nothing_is_done_is_no_actor():
    one = reading("a", "{Ana Reis|person s !} came from {Peru|gpe}.")
    assert [actor.name for actor in resolve([one]).actors] == ["Ana Reis"]


def test_ids_stay_when_articles_are_added():
    first = resolve(STORY[:2])
    known = [
        Known(actor.id, frozenset(f"{one.article}:{one.start}-{one.end}" for one in actor.mentions))
        for actor in first.actors
    ]
    second = resolve(STORY, known=known, given=[one.id for one in known])
    assert {actor.id for actor in first.actors} <= {actor.id for actor in second.actors}


def test_every_attribution_has_one_speaker_link():
    resolution = resolve(STORY)
    wanted = sorted(one.id for each in STORY for one in each.attributions)
    assert sorted(link.attribution for link in resolution.links if link.part == "speaker") == wanted


def test_many_articles_of_many_people_stay_many_people():
    given_names = ["Ana", "Ida", "Jon", "Tomas", "Rosa", "Luis", "Omar", "Wei"]
    people = [f"{name} Kruse{'aeiou'[i % 5]}n" for i, name in enumerate(given_names)]
    chance = random.Random(1)
    readings = [
        reading(
            f"r{i}",
            f"{{{chance.choice(people)}|person s !}} spoke. {{{chance.choice(people)}|person s !}} too.",
        )
        for i in range(40)
    ]
    assert {actor.name for actor in resolve(readings).actors} <= set(people)


def test_a_title_of_a_later_day_does_not_tell_who_is_meant_before():
    told = reading(
        "a", "{Rosa Vidal|person s role=president@Chile} of {Chile|gpe} spoke.", published="2025-03-05"
    )
    before = reading(
        "b",
        "{Rosa Vidal|person s} listened. {The president|nominal s ! role=president} spoke.",
        published="2025-03-01",
    )
    assert [name for _, name in speakers(resolve([told, before]), before)] == ["The president"]


def test_the_first_word_of_a_firms_name_is_the_firm():
    one = reading("a", "{Brell Shipping|org s !} offered money. {Brell|person s !} said no more.")
    assert speakers(resolve([one]), one)[1] == ("Brell", "Brell Shipping")


def test_the_first_word_of_two_firms_names_is_neither():
    one = reading(
        "a", "{Brell Shipping|org s !} and {Brell Foods|org s} met. {Brell|person s !} said no more."
    )
    assert speakers(resolve([one]), one)[1] == ("Brell", "Brell")


def test_a_minister_speaks_for_the_ministry_of_the_same_field():
    one = reading(
        "a", "{The Health Ministry|org s !} was silent. {Ana Reis|person s ! role=health_minister} spoke."
    )
    actors = {actor.name: actor for actor in resolve([one]).actors}
    assert actors["Ana Reis"].party == actors["The Health Ministry"].id


def test_a_counterpart_does_not_speak_for_whom_the_title_names():
    one = reading(
        "a",
        "{Jon Vik|person s !} spoke. {Ana Reis|person s ! role=counterpart@Jon_Vik}, of {Jon Vik|person}.",
    )
    assert {actor.name: actor.party for actor in resolve([one]).actors} == {"Jon Vik": None, "Ana Reis": None}


def test_people_with_their_article_who_act_are_their_state():
    one = reading("a", "{Peru|gpe s !} spoke. the {Peruvians|norp s !} agreed. {Peruvians|norp s !} wept.")
    assert [name for _, name in speakers(resolve([one]), one)] == ["Peru", "Peru", "Peruvians"]


def test_the_people_of_a_place_that_no_table_has_are_named_after_it():
    one = reading(
        "a",
        "{Ruvelia|gpe s !} spoke. {Ana Reis|person s ! role=foreign_minister@Ruvelian} of the Ruvelian side agreed.",
    )
    actors = {actor.name: actor for actor in resolve([one]).actors}
    assert actors["Ana Reis"].party == actors["Ruvelia"].id


def test_what_stands_beside_a_name_is_the_bearer_too():
    one = reading(
        "a",
        "The mayor, {Ana Reis|person s ! role=mayor as=The_mayor}, spoke. {Jon Vik|person s role=deputy as=her_deputy}, "
        "her deputy, left. Captain {Tom Lund|person s role=captain as=Captain} stayed.",
    )
    spoken = {actor.name: [words.exact for words in actor.mentions] for actor in resolve([one]).actors}
    assert spoken == {
        "Ana Reis": ["The mayor", "Ana Reis"],
        "Jon Vik": ["Jon Vik", "her deputy"],
        "Tom Lund": ["Tom Lund"],
    }


def test_the_article_of_an_arabic_surname_is_no_part_of_it():
    one = reading("a", "{Rachid al-Sabri|person s !} spoke. Mr {Al-Sabri|person s ! m} left.")
    two = reading("b", "{Rashid El Sabri|person s !} spoke.")
    assert {name for _, name in speakers(resolve([one, two]), one, two)} == {"Rachid al-Sabri"}


def test_a_person_whose_government_is_told_is_no_state():
    one = reading(
        "a",
        "{The government|nominal s ! role=government@Ana_Reis} of {Ana Reis|person role=prime_minister} resigned. "
        "{Reis|person s !} said so.",
    )
    assert [(actor.kind, actor.name) for actor in resolve([one]).actors if actor.name == "Ana Reis"] == [
        ("person", "Ana Reis")
    ]


def named_at(resolution: object, words: str) -> set[str]:
    """The names of the actors of which some mention has these words."""
    return {
        actor.name
        for actor in resolution.actors  # type: ignore[attr-defined]
        if any(mention.exact == words for mention in actor.mentions)
    }


GUILD = "{Guild of Deck Cooks|org s !} met {Ana Reis|person}."


def test_the_union_of_another_article_is_meant_where_the_articles_share_a_person():
    one = reading("a", GUILD)
    two = reading("b", "{The guild|nominal s ! role=guild} wrote to {Ana Reis|person}.")
    three = reading("c", "{The guild|nominal s ! role=guild} wrote to {Jon Vik|person}.")
    resolution = resolve([one, two, three])
    assert speakers(resolution, two, three) == [
        ("The guild", "Guild of Deck Cooks"),
        ("The guild", "The guild"),
    ]


def test_the_union_is_a_guild_but_no_association_of_owners():
    one = reading("a", GUILD + " {The union|nominal s ! role=union} said no.")
    two = reading("b", "{Shop Owners Association|org s !} met. {The union|nominal s ! role=union} said no.")
    assert speakers(resolve([one]), one)[1] == ("The union", "Guild of Deck Cooks")
    assert speakers(resolve([two]), two)[1] == ("The union", "The union")


def test_initials_and_last_words_stand_for_the_only_body_that_has_them():
    one = reading("a", "{Northern Guild of Deck Cooks|org s !} met. {Upper Rope League|org s !} did too.")
    two = reading("b", "{NGDC|org s !} waited. {Rope League|org s !} waited too.")
    assert [name for _, name in speakers(resolve([one, two]), two)] == [
        "Northern Guild of Deck Cooks",
        "Upper Rope League",
    ]


def test_what_a_body_is_called_beside_its_name_stands_for_it_afterwards():
    one = reading(
        "a",
        "{Its parent|nominal role=parent@Its}, {Haxby|org s !}, waited. {Haxby|org s}, "
        "{the municipal utility|nominal role=municipal_utility}, was late. {Vik Mills|org s} closed.\n\n"
        "{The utility|nominal s ! role=utility} apologised.",
    )
    resolution = resolve([one])
    assert speakers(resolution, one)[1] == ("The utility", "Haxby")
    assert named_at(resolution, "Its parent") == {"Haxby"}


def test_members_of_a_list_are_no_appositions():
    one = reading(
        "a",
        "{Haxby|org s !}, {the port authority|nominal role=port_authority}, and {Vik Mills|org s !} waited.",
    )
    assert named_at(resolve([one]), "the port authority") == set()


def parties_of(resolution: object) -> dict[str, str | None]:
    names = {actor.id: actor.name for actor in resolution.actors}  # type: ignore[attr-defined]
    return {actor.name: names.get(actor.party or "") for actor in resolution.actors}  # type: ignore[attr-defined]


def test_a_minister_speaks_for_the_state_that_is_told_rather_than_for_a_ministry_alone():
    one = reading(
        "a",
        "{Trade Ministry|org s} waited. {Ana Reis|person s ! role=trade_minister} spoke. "
        "{Ana Reis|person s role=trade_minister} left. {Kenya|gpe s} sent {Ana Reis|person role=trade_minister@Kenya}.",
    )
    assert parties_of(resolve([one]))["Ana Reis"] == "Kenya"


def test_a_leader_speaks_for_the_body_that_has_a_name():
    one = reading(
        "a",
        "{The guild|nominal s role=guild} waited. {Ana Reis|person s ! role=leader@The_guild} spoke. "
        "{Ana Reis|person s role=leader@The_guild} left.",
    )
    two = reading("b", "{Rope Guild|org s} met {Ana Reis|person role=president@Rope_Guild}.")
    assert parties_of(resolve([one, two]))["Ana Reis"] == "Rope Guild"


def test_a_place_is_no_short_form_of_a_body_that_is_named_after_it():
    one = reading(
        "a", "{Velmar Dairy League|org s !} met. {Velmar|org s !} paid. {Upper Dairy League|org s} left."
    )
    two = reading(
        "b", "{The health ministry|nominal s role=health_ministry@Velmar} of {Velmar|gpe s !} waited."
    )
    assert [name for _, name in speakers(resolve([one, two]), one, two)] == [
        "Velmar Dairy League",
        "Velmar",
        "Velmar",
    ]


def test_a_noun_for_a_body_is_not_short_for_the_only_body_that_begins_with_it():
    one = reading("a", "{Court of Cod Prices|org s !} met.")
    two = reading("b", "{Court|org s !} waited.")
    assert [name for _, name in speakers(resolve([one, two]), two)] == ["Court"]
