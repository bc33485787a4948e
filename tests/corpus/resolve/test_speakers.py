"""Who speaks, within one article."""

from dataclasses import replace

from marked import reading, speakers
from onrecord.corpus.resolve import resolve
from onrecord.corpus.resolve.sources import find_source
from onrecord.records import Attribution, Reading, Span


def test_a_surname_and_a_pronoun_are_the_person_named_in_full():
    one = reading(
        "a",
        "{Ana Reis|person s ! role=mediator} said the port would open.\n\n"
        '"It is late," {she|pronoun s !} said.\n\n{Reis|person s !} said no more.',
    )
    assert speakers(resolve([one]), one) == [
        ("Ana Reis", "Ana Reis"),
        ("she", "Ana Reis"),
        ("Reis", "Ana Reis"),
    ]


def test_a_pronoun_after_a_change_of_subject_is_the_new_subject():
    one = reading(
        "a",
        "{Ana Reis|person s ! f} rejected the offer of {Tomas Lund|person m}. {He|pronoun s !} said it stood.\n\n"
        "{Tomas Lund|person s ! m} wrote to {Ana Reis|person}. {He|pronoun s !} asked for a day.",
    )
    assert speakers(resolve([one]), one) == [
        ("Ana Reis", "Ana Reis"),
        ("He", "Tomas Lund"),
        ("Tomas Lund", "Tomas Lund"),
        ("He", "Tomas Lund"),
    ]


def test_a_pronoun_with_two_candidates_is_unknown_and_says_why():
    one = reading(
        "a",
        "{Ana Reis|person s} met as {Ida Moen|person s} waited.\n\n{She|pronoun s !} called it a good day.",
    )
    resolution = resolve([one])
    assert speakers(resolution, one) == [("She", None)]
    assert resolution.links[0].reason == "'she': two candidates"


def test_an_object_that_is_answered_is_not_the_subject():
    one = reading(
        "a",
        "{Tomas Lund|person s !} said no. Answering {Jon Vik|person} on Friday, {he|pronoun s !} agreed.",
    )
    assert speakers(resolve([one]), one)[1] == ("he", "Tomas Lund")


def test_gender_that_pronouns_tell_in_one_place_counts_in_another():
    first = reading("a", "{Ana Reis|person s !} said {she|pronoun s} was tired.")
    second = reading(
        "b",
        "{Ana Reis|person s !} spoke first. {Jon Vik|person s} waited in the hall of {Ana Reis|person}.\n\n"
        "{She|pronoun s !} left early.",
    )
    third = reading("c", "{Jon Vik|person s !} said {he|pronoun s} was tired.")
    assert speakers(resolve([first, second, third]), second)[1] == ("She", "Ana Reis")


def test_it_is_the_last_body_that_spoke():
    one = reading(
        "a",
        "{Norway|gpe s} sent ships. {The foreign ministry|nominal s ! role=foreign_ministry} denied it.\n\n"
        '"No order was given," {it|pronoun s !} said.',
    )
    assert speakers(resolve([one]), one)[1] == ("it", "The foreign ministry")


def test_they_are_the_last_group_that_spoke():
    one = reading(
        "a",
        "{The two envoys|nominal s ! pl role=envoy} met in Oslo.\n\n{They|pronoun s ! pl} said talks would go on.",
    )
    assert speakers(resolve([one]), one)[1] == ("They", "The two envoys")


def test_a_pronoun_inside_a_quotation_is_left_alone():
    one = reading("a", '{Ana Reis|person s !} said: "{He|pronoun s q !} knows."')
    assert speakers(resolve([one]), one) == [("Ana Reis", "Ana Reis"), ("He", None)]


def test_a_title_means_the_one_person_who_has_it_in_the_article():
    one = reading(
        "a",
        "{Chilean|norp} President {Rosa Vidal|person s role=president@Chilean} spoke.\n\n"
        "{The Chilean leader|nominal s ! role=leader@Chilean} said no. "
        "{The president|nominal s ! role=president} left.",
    )
    assert speakers(resolve([one]), one) == [
        ("The Chilean leader", "Rosa Vidal"),
        ("The president", "Rosa Vidal"),
    ]


def test_a_title_that_two_people_have_is_unknown():
    one = reading(
        "a",
        "President {Rosa Vidal|person s role=president} met President {Joan Pell|person role=president}.\n\n"
        "{The president|nominal s ! role=president} smiled.",
    )
    assert speakers(resolve([one]), one) == [("The president", None)]


def test_two_people_of_one_surname_are_told_apart_by_their_forms_of_address():
    one = reading(
        "a",
        "{Signe Brand|person s f} and {Aurel Brand|person s m} spoke.\n\n{Brand|person s ! f} was calm.\n\n"
        "{Brand|person s ! m} was not.\n\n{Brand|person s !} left.",
    )
    assert [name for _, name in speakers(resolve([one]), one)] == ["Signe Brand", "Aurel Brand", None]


def test_the_other_bearer_of_a_surname_is_unknown():
    one = reading("a", "{Signe Brand|person s} spoke. The other {Brand|person s !} was calm.")
    assert speakers(resolve([one]), one) == [("Brand", None)]


def test_sources_without_a_name_keep_their_description():
    one = reading(
        "a",
        "{A senior official|nominal s ! role=official} spoke. {The official|nominal s ! role=official} left.\n\n"
        "{Military analysts|nominal s ! pl role=analyst} doubt it.",
    )
    resolution = resolve([one])
    assert speakers(resolution, one) == [
        ("A senior official", "A senior official"),
        ("The official", "A senior official"),
        ("Military analysts", "Military analysts"),
    ]
    assert sorted((actor.kind, actor.name) for actor in resolution.actors) == [
        ("group", "Military analysts"),
        ("unnamed", "A senior official"),
    ]


def test_a_capital_that_acts_is_its_state():
    one = reading("a", "{Peru|gpe s ! } agreed. {Lima|gpe s !} wants more.")
    resolution = resolve([one])
    assert speakers(resolution, one) == [("Peru", "Peru"), ("Lima", "Peru")]
    assert [(actor.kind, actor.aliases) for actor in resolution.actors] == [("state", ("Lima",))]


def test_the_union_is_the_only_one_that_is_named():
    one = reading(
        "a",
        "{Union of Dock Workers|org s} (UDW) called a strike. {The union|nominal s ! role=union} has 900 members.\n\n"
        "{UDW|org s !} would not say more.",
    )
    assert speakers(resolve([one]), one) == [
        ("The union", "Union of Dock Workers"),
        ("UDW", "Union of Dock Workers"),
    ]


def test_two_sources_together_are_nobody_in_particular():
    one = reading("a", "{Ana Reis|person s !} and {Jon Vik|person s} said yes.")
    (said,) = one.attributions
    both = replace(said, source=(Span(0, len("Ana Reis and Jon Vik")),))
    resolution = resolve([replace(one, attributions=(both,))])
    assert [(link.actor, link.reason) for link in resolution.links] == [(None, "two sources together")]


def test_a_pronoun_after_an_owner_that_opens_its_sentence_is_that_owner():
    one = reading(
        "a",
        "{Tomas Lund|person s !} said no.\n\n{Jon Vik|person}'s words came as {he|pronoun s !} met the crews.",
    )
    assert speakers(resolve([one]), one)[1] == ("he", "Jon Vik")


def test_a_pronoun_that_does_not_speak_after_an_object_is_unknown():
    one = reading(
        "a",
        "{Tomas Lund|person s !} said no.\n\nAfter a call to {Jon Vik|person} {he|pronoun s} met "
        "{his envoy|nominal s ! role=envoy@his}.",
    )
    resolution = resolve([one])
    assert all("he" not in (one.exact for one in actor.mentions) for actor in resolution.actors)


def test_an_office_whose_owner_is_unknown_is_not_another_office():
    one = reading(
        "a",
        "{The mayor's office|nominal s ! role=office@mayor} spoke. {Anyone|nominal role=person} may come. "
        "{His office|nominal s ! role=office@His} would not.",
    )
    names = [name for _, name in speakers(resolve([one]), one)]
    assert names[1] == "His office"


def test_the_president_is_unknown_where_other_articles_tell_of_two():
    told = reading("a", "{Rosa Vidal|person s role=president@Chile} of {Chile|gpe} spoke.")
    one = reading(
        "b",
        "{Joan Pell|person s role=president@Peru} of {Peru|gpe} met {Rosa Vidal|person}.\n\n"
        "{The president|nominal s ! role=president} smiled.",
    )
    assert speakers(resolve([told, one]), one) == [("The president", None)]


def test_a_comment_by_someone_is_his_and_a_meeting_with_him_is_not():
    one = reading(
        "a", "{Ana Reis|person s} spoke. The comments by {Jon Vik|person} and a talk with {Ana Reis|person}."
    )
    text = one.article.text
    sources = ("The comments by Jon Vik", "a talk with Ana Reis")
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in sources]
    template = reading("a", "{Ana Reis|person !} spoke.").attributions[0]
    both = tuple(replace(template, id=f"attribution-{i}", source=(span,)) for i, span in enumerate(spans))
    one = replace(one, attributions=both)
    assert [name for _, name in speakers(resolve([one]), one)] == ["Jon Vik", None]


def test_an_apposition_is_the_person_named_before_it():
    one = reading(
        "a",
        "{Pal Vik|person s}, a geologist and {the president's brother|nominal m s role=brother@president}, "
        "was there. {He|pronoun s !} left.",
    )
    assert speakers(resolve([one]), one) == [("He", "Pal Vik")]


def test_the_first_of_two_surnames_may_be_the_one_in_use():
    one = reading(
        "a",
        "{Ines Otxoa Ibarra|person s ! f} met {Rosa Ibarra Otxoa|person f}. {Otxoa|person s !} left.",
    )
    assert speakers(resolve([one]), one)[-1] == ("Otxoa", None)


def test_a_given_name_tells_a_pronoun_where_nothing_else_does():
    one = reading("a", "{Wolfgang Lund|person s} and {Saskia Vik|person} met. {She|pronoun s !} left.")
    assert speakers(resolve([one]), one) == [("She", "Saskia Vik")]


def test_a_source_that_was_not_read_as_a_name_is_the_person_of_that_name():
    one = reading("a", "{Pal Vik|person s !} came. Vik left.")
    source = Attribution("attribution-x", "a", "indirect", (Span(0, 5),), (Span(14, 17),), (), 1.0, "test")
    found = resolve([replace(one, attributions=(*one.attributions, source))])
    names = {actor.id: actor.name for actor in found.actors}
    link = next(link for link in found.links if link.attribution == "attribution-x")
    assert names[link.actor or ""] == "Pal Vik"


def test_whose_relative_someone_is_named_as_is_somebody_else():
    one = reading(
        "a",
        "{Tomas Lund|person s ! m} spoke first.\n\n"
        "{Ana Reis|person s ! role=niece@his}, {his|pronoun} niece, disagreed.",
    )
    actors = {actor.name: actor for actor in resolve([one]).actors}
    assert [(role.title, role.of) for role in actors["Ana Reis"].roles] == [
        ("niece", actors["Tomas Lund"].id)
    ]


def test_who_is_spoken_of_is_not_the_pronoun_that_speaks():
    one = reading(
        "a",
        "{Jon Vik|person s ! m} arrived. {Tomas Lund|person s m}, {he|pronoun s !} said, had been frank.",
    )
    said = replace(one.attributions[1], content=(_at(one, "Tomas Lund"), _at(one, "had been frank")))
    one = replace(one, attributions=(one.attributions[0], said))
    assert speakers(resolve([one]), one)[1] == ("he", "Jon Vik")


def test_a_surname_in_a_paragraph_is_the_bearer_named_in_full_there():
    one = reading(
        "a",
        "{Ana Reis|person s !} spoke.\n\nThen came {Tomas Reis|person}. {Reis|person s !} said no.",
    )
    assert speakers(resolve([one]), one)[1] == ("Reis", "Tomas Reis")


def test_a_form_of_address_finds_the_bearer_whose_gender_is_not_another():
    first = reading("a", "{David Okparaebo|person s ! m} met {Nwdru Okparaebo|person} and {Jon Vik|person}.")
    second = reading(
        "b", "{Jon Vik|person s !} wrote to {David Okparaebo|person m}. {Okparaebo|person s ! f} said no."
    )
    assert speakers(resolve([first, second]), second)[1] == ("Okparaebo", "Nwdru Okparaebo")


def test_a_given_name_alone_is_its_only_bearer_known_with_people_of_the_article():
    first = reading("a", "{Ana Reis|person s !} met {Jon Vik|person}.")
    second = reading("b", "{Jon Vik|person s !} waited. {Ana|person s ! f} came.")
    third = reading("c", "{Ida Moen|person s !} waited. {Ana|person s ! f} came.")
    resolution = resolve([first, second, third])
    assert speakers(resolution, second)[1] == ("Ana", "Ana Reis")
    assert speakers(resolution, third)[1] == ("Ana", "Ana")


def test_the_minister_is_the_one_whom_the_article_calls_so_after_a_change():
    before = reading("a", "{Ana Reis|person s ! role=trade_minister} spoke.", published="2025-03-01")
    after = reading(
        "b",
        "{Jon Vik|person s ! role=trade_minister} thanked {Ana Reis|person}.\n\n"
        "{The minister|nominal s ! role=minister} left early.",
    )
    assert speakers(resolve([before, after]), after)[1] == ("The minister", "Jon Vik")


def test_who_has_left_an_office_is_not_meant_by_it():
    one = reading(
        "a",
        "{Ana Reis|person s ! role=former_trade_minister} spoke.\n\n"
        "{The minister|nominal s ! role=minister} left early.",
    )
    assert speakers(resolve([one]), one)[1] == ("The minister", "The minister")


def test_the_only_judge_of_a_story_is_the_judge_of_an_article_that_names_none():
    first = reading("a", "{Ana Reis|person s ! role=judge} heard {Jon Vik|person}.", published="2025-03-01")
    second = reading("b", "{Jon Vik|person s !} spoke. {The judge|nominal s ! role=judge} listened.")
    assert speakers(resolve([first, second]), second)[1] == ("The judge", "Ana Reis")


def test_one_of_them_speaks_for_the_group_before():
    one = reading("a", "{Deputies|nominal s pl role=deputy} waited. {one of them|org s !} said no.")
    one = replace(one, mentions=tuple(m for m in one.mentions if m.form == "nominal"))
    assert speakers(resolve([one]), one) == [("one of them", "Deputies")]


def _at(one: Reading, words: str) -> Span:
    start = one.article.text.index(words)
    return Span(start, start + len(words))


def test_who_takes_over_has_the_office_from_then_on():
    first = reading(
        "a",
        "{Tomas Lund|person s ! role=fisheries_minister} said no.",
        published="2025-05-01",
    )
    then = reading(
        "b",
        "{Tomas Lund|person s} resigned at noon. His successor, {Ana Reis|person s}, lands at six.\n\n"
        "{The minister|nominal s ! role=minister} said it was late. {Her predecessor|nominal s ! role=predecessor} "
        "wished {her|pronoun} luck.",
        published="2025-05-02",
    )
    assert speakers(resolve([first, then]), then) == [
        ("The minister", "Ana Reis"),
        ("Her predecessor", "Tomas Lund"),
    ]


def test_who_only_leaves_a_room_has_the_office_still():
    first = reading("a", "{Tomas Lund|person s ! role=fisheries_minister} said no.", published="2025-05-01")
    then = reading(
        "b",
        "{Tomas Lund|person s} quit the talks at noon. {Ana Reis|person s} takes over the night shift.\n\n"
        "{The minister|nominal s ! role=minister} said it was late.",
        published="2025-05-02",
    )
    assert speakers(resolve([first, then]), then) == [("The minister", "Tomas Lund")]


def _cued(one: Reading, number: int, words: str) -> Reading:
    """The reading with these words as the cue of one of its attributions."""
    attributions = list(one.attributions)
    attributions[number] = replace(attributions[number], cue=(_at(one, words),))
    return replace(one, attributions=tuple(attributions))


def test_who_answers_is_nobody_in_the_question():
    one = reading(
        "a",
        "{Ana Reis|person s !} spoke.\n\nAsked whether {Ida Moen|person s} would go, {she|pronoun s !} said no.",
    )
    assert speakers(resolve([one]), one)[1] == ("she", "Ana Reis")


def test_who_is_asked_answers():
    one = reading(
        "a",
        "{Ana Reis|person s} was asked by {Ida Moen|person !} whether it was late.\n\n"
        '"It is," {she|pronoun s !} said.',
    )
    assert speakers(resolve([_cued(one, 0, "was asked")]), one)[1] == ("she", "Ana Reis")


def test_who_is_named_before_the_cue_does_not_intervene():
    one = reading(
        "a", "{Ana Reis|person s !}, a cousin of {Ida Moen|person}, said {she|pronoun s !} was tired."
    )
    assert speakers(resolve([_cued(one, 0, "said")]), one)[1] == ("she", "Ana Reis")
    told = reading("a", "{Ana Reis|person s !} told {Ida Moen|person} {she|pronoun s !} was tired.")
    assert speakers(resolve([_cued(told, 0, "told")]), told)[1] == ("she", None)


def test_who_was_a_he_is_no_she_afterwards():
    one = reading(
        "a",
        "{Ana Reis|person s ! f} spoke. {The skipper|nominal s ! role=skipper} said {he|pronoun s} would sail.\n\n"
        "{She|pronoun s !} wished him luck.",
    )
    assert speakers(resolve([one]), one)[2] == ("She", "Ana Reis")


def test_a_topic_is_what_the_pronoun_behind_it_takes_up():
    one = reading("a", "{Ana Reis|person s !} left. As for {Ida Moen|person}, {she|pronoun s !} said no.")
    assert speakers(resolve([one]), one)[1] == ("she", "Ida Moen")


def test_a_sister_without_a_name_makes_she_doubtful():
    one = reading(
        "a",
        "{Ana Reis|person s ! f} spoke.\n\nEveryone looked at {his sister|nominal f role=sister}. "
        "{She|pronoun s !} said no.",
    )
    assert speakers(resolve([one]), one)[1] == ("She", None)


def test_a_rank_tells_which_of_two_is_meant():
    first = reading("a", "{Ana Reis|person s ! role=captain} met {Tomas Reis|person m}.")
    second = reading(
        "b",
        "{Tomas Reis|person s ! m} wrote. {Reis|person s ! role=captain} said no.\n\n{Tomas Reis|person} left.",
    )
    assert speakers(resolve([first, second]), second)[1] == ("Reis", "Ana Reis")


def test_mr_is_not_sure_to_be_the_captain_whom_the_article_names():
    first = reading("a", "{Tomas Reis|person s ! m} met {Jon Vik|person}.")
    second = reading("b", "{Jon Reis|person s ! m role=captain} waited.\n\nMr {Reis|person s ! m} said no.")
    assert speakers(resolve([first, second]), second)[1] == ("Reis", None)


def test_its_leader_is_the_leader_of_the_body_named_before():
    one = reading(
        "a",
        "{Civic Union|org s !} said no. {Its|pronoun} leader, {Ana Reis|person s ! role=leader@Its}, left.\n\n"
        "{The Civic Union boss|nominal s ! role=boss@Civic_Union} called it late.",
    )
    assert speakers(resolve([one]), one)[2] == ("The Civic Union boss", "Ana Reis")


def test_they_are_the_group_of_the_sentence_before():
    one = reading(
        "a", "{Depositors|nominal s pl role=depositor} waited. {They|pronoun s pl !} said it was late."
    )
    assert speakers(resolve([one]), one) == [("They", "Depositors")]


def test_she_replaced_him_in_a_clause_is_a_succession():
    first = reading("a", "{Tomas Lund|person s ! role=mines_minister} said no.", published="2025-05-01")
    then = reading(
        "b",
        "{Ana Reis|person s !} spoke a week after {she|pronoun s} replaced {Tomas Lund|person}.\n\n"
        "{The minister|nominal s ! role=minister} promised more.",
        published="2025-05-08",
    )
    assert speakers(resolve([first, then]), then)[1] == ("The minister", "Ana Reis")


def test_the_minister_does_not_meet_herself():
    one = reading(
        "a",
        "{Ana Reis|person s ! role=trade_minister} spoke. {Ida Moen|person s ! role=mines_minister} agreed.\n\n"
        "{The minister|nominal s ! role=minister} said so beside {Reis|person}.",
    )
    assert speakers(resolve([one]), one)[2] == ("The minister", "Ida Moen")


def test_a_body_described_between_commas_does_not_speak():
    one = reading(
        "a",
        "{Ana Reis|person s role=director}, director at {Harbour Institute|org}, "
        "{a research group|nominal s ! role=research_group}, said no.",
    )
    role = replace(one.mentions[0].roles[0], span=_at(one, "director"))
    one = replace(one, mentions=(replace(one.mentions[0], roles=(role,)), *one.mentions[1:]))
    assert speakers(resolve([one]), one) == [("a research group", "Ana Reis")]


def test_by_her_account_is_her():
    one = reading("a", "{Ana Reis|person s !} spoke. By {her|pronoun} account it was late.")
    second = replace(one.attributions[0], id="attribution-2", source=(_at(one, "her account"),), cue=())
    one = replace(one, attributions=(one.attributions[0], second))
    assert speakers(resolve([one]), one)[1] == ("her account", "Ana Reis")


def test_a_name_with_a_particle_that_was_not_read_is_its_bearer():
    one = reading("a", "{Ana d'Orval|person s !} waited.\n\n{Baroness d'Orval|org s !} said no.")
    one = replace(one, mentions=one.mentions[:1])
    assert speakers(resolve([one]), one)[1] == ("Baroness d'Orval", "Ana d'Orval")


def test_whose_a_title_is_may_be_told_by_a_phrase():
    one = reading(
        "a",
        "{Ana Reis|person s ! f role=president} spoke. {The president|nominal s role=president} left. "
        "{Jon Vik|person s role=spokesman@The_president} stayed.\n\n"
        "{The spokesman|nominal s ! role=spokesman@Ana_Reis} was late.",
    )
    assert speakers(resolve([one]), one)[-1] == ("The spokesman", "Jon Vik")


def test_whose_husband_someone_is_is_his_wife():
    one = reading(
        "a",
        "{Ana Reis|person s ! f} met {Jon Vik|person m role=husband@Ana_Reis}.\n\n"
        "{The wife|nominal s ! f role=wife@Jon_Vik} stayed.",
    )
    assert speakers(resolve([one]), one)[-1] == ("The wife", "Ana Reis")


def test_a_bare_surname_is_not_that_of_someone_introduced_as_kin():
    one = reading(
        "a",
        "{Ana Reis|person s !} met {Ida Moen|person}. {Tom Reis|person s role=brother@Ana_Reis} left.",
    )
    two = reading("b", "{Reis|person s !} spoke to {Ida Moen|person}.")
    three = reading("c", "{Reis|person s !} spoke to {Jon Vik|person}.")
    assert [name for _, name in speakers(resolve([one, two, three]), two, three)] == ["Ana Reis", "Reis"]


def test_a_word_beside_a_given_name_tells_the_gender_of_the_only_one_who_has_it():
    one = reading("a", "Her brother {Dewi|person s ! m role=brother} spoke to {Ida Moen|person}.")
    two = reading("b", "{Dewi Harlow|person s !} met {Ida Moen|person}. Ms {Harlow|person s ! f} left.")
    assert [name for _, name in speakers(resolve([one, two]), one, two)] == [
        "Dewi Harlow",
        "Dewi Harlow",
        "Harlow",
    ]


def test_a_pronoun_is_not_the_subject_of_its_own_verb():
    one = reading(
        "a",
        "{Ida Moen|person s f} waited. {Ana Reis|person s ! f}, the judge, reminded {her|pronoun} that it was late.",
    )
    named = {m.span.of(one.article.text): m for m in one.mentions}
    actors = {actor.name: [each.span for each in actor.mentions] for actor in resolve([one]).actors}
    assert named["her"].span in actors["Ida Moen"]


def test_the_chief_is_who_is_called_chief_rather_than_another_head():
    one = reading(
        "a",
        "{Ana Reis|person s role=president} met {Jon Vik|person role=chief}.\n\n"
        "{The chief|nominal s ! role=chief} said no.",
    )
    assert speakers(resolve([one]), one) == [("The chief", "Jon Vik")]


def test_where_it_was_said_is_no_part_of_who_said_it():
    words = "At Selmet the spokeswoman of the premier"
    one = reading(
        "a",
        "At {Selmet|gpe} {the spokeswoman|nominal s role=spokeswoman} of {the premier|nominal role=premier} said no.",
    )
    found = find_source(one.article, one.mentions, (Span(0, len(words)),))
    assert found.span is not None
    assert found.span.of(one.article.text) == "the spokeswoman"


def test_what_the_place_is_where_it_was_said_is_not_who_said_it():
    words = "the capital of Ruritania, the minister"
    one = reading(
        "a",
        "In {Selmet|gpe}, the capital of {Ruritania|gpe}, {the minister|nominal s role=minister} said no.",
    )
    found = find_source(one.article, one.mentions, (_at(one, words),))
    assert found.span is not None
    assert found.span.of(one.article.text) == "the minister"


def test_a_pronoun_is_not_the_nearest_of_unknown_gender_where_another_fits():
    one = reading(
        "a",
        "{Tomas Lund|person s m} left early. {Golnar Reis|person s} stayed. {He|pronoun s !} did not mind, he said.",
    )
    assert speakers(resolve([one]), one) == [("He", None)]
