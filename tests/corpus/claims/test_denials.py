"""What is denied: explicit denials, retorts, negated words and clashing characterisations, of articles by hand."""

from dataclasses import replace

import pytest

from onrecord.corpus.claims import find_disputes
from onrecord.corpus.stance import take_positions
from onrecord.records import NO_TALKS, Codebook, CodebookIssue, Known
from onrecord.store.talks import members
from sides import actor, ground_of, report

ORSK, VELM = actor("Orsk", kind="state"), actor("Velm", kind="state")
ENVOY = actor("Haddad", kind="person", party="Orsk")
ASSERTED = "Velm shelled the grain store at Lene on Friday"


def disputes(*reports, actors=(ORSK, VELM, ENVOY), together=(), talks=NO_TALKS, known=None, given=()):
    ground = ground_of(actors, *reports, together=together)
    readings = [one.reading for one in reports]
    return find_disputes(readings, ground=ground, talks=talks, known=known or {}, given=given)


def sides(talks):
    return [(one.kind, sorted((side.stance, side.by) for side in one.sides)) for one in talks.disputes]


def says(name, speaker, words, **fields):
    one = report(name, f"{words}, {speaker} said.", published=fields.pop("published", "2031-05-06"))
    said = one.says(speaker, words, kind="indirect", **fields)
    return one, said


def test_an_explicit_denial_of_the_same_words():
    one, _ = says("a", "Orsk", ASSERTED)
    other, _ = says("b", "Velm", "that it shelled the grain store at Lene", denial=True)
    assert sides(disputes(one, other)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_a_dispute_says_which_test_it_passed():
    one, _ = says("a", "Orsk", ASSERTED)
    other, _ = says("b", "Velm", "that it shelled the grain store at Lene", denial=True)
    assert disputes(one, other).disputes[0].reasons == ("an explicit denial of the same words",)


def test_an_outlets_own_voice_can_assert():
    one = report("a", f"{ASSERTED}.")
    other, _ = says("b", "Velm", "that it shelled the grain store at Lene", denial=True)
    assert sides(disputes(one, other)) == [("fact", [("asserts", "article:a"), ("denies", "Velm")])]


def test_a_denial_of_something_else_is_no_dispute():
    one, _ = says("a", "Orsk", ASSERTED)
    other, _ = says("b", "Velm", "that its envoys had left the capital", denial=True)
    assert disputes(one, other).disputes == ()


def test_two_voices_of_one_party_are_no_dispute():
    one, _ = says("a", "Orsk", ASSERTED)
    other, _ = says("b", "Haddad", "that Velm shelled the grain store at Lene", denial=True)
    assert disputes(one, other).disputes == ()


def test_a_denial_whose_voice_is_unknown_is_no_dispute():
    one, _ = says("a", "Orsk", ASSERTED)
    other, _ = says("b", "somebody", "that Velm shelled the grain store at Lene", denial=True)
    other.links[:] = [replace(other.links[0], actor=None)]
    assert disputes(one, other).disputes == ()


def test_the_same_words_negated():
    one, _ = says("a", "Orsk", ASSERTED)
    other, _ = says("b", "Velm", "Velm never shelled the grain store at Lene on Friday")
    assert sides(disputes(one, other)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_what_will_be_is_not_denied_by_its_negation():
    one, _ = says("a", "Orsk", "Velm will shell the grain store at Lene on Friday")
    other, _ = says("b", "Velm", "Velm will not shell the grain store at Lene on Friday")
    assert disputes(one, other).disputes == ()


def test_a_retort_answers_the_statement_before_it():
    one = report("a", f'{ASSERTED}, Orsk said. "That is a lie," Velm said.')
    one.says("Orsk", ASSERTED, kind="indirect")
    one.says("Velm", '"That is a lie,"')
    assert sides(disputes(one)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_a_retort_in_another_article_answers_nothing():
    one, _ = says("a", "Orsk", ASSERTED)
    other = report("b", '"That is a lie," Velm said.')
    other.says("Velm", '"That is a lie,"')
    assert disputes(one, other).disputes == ()


def test_a_bare_denial_denies_the_statement_before_it():
    words = "Shells hit the grain store at Lene"
    one = report("a", f"{words}, Orsk said. Velm denied it.")
    one.says("Orsk", words, kind="indirect")
    one.says("Velm", "it.", source="Velm", kind="indirect", denial=True, cue=("denied",))
    assert sides(disputes(one)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


@pytest.mark.parametrize(("rule", "count"), [("verb-object", 0), ("learned", 1)])
def test_a_word_of_stance_is_one_that_a_rule_knows(rule, count):
    words = "shells had hit the grain store at Lene"
    one = report("a", f"Orsk repeated its accusation that {words}. Velm denied it.")
    said = one.says("Orsk", words, kind="indirect", cue=("repeated",))
    one.holds(
        "demands", "Orsk repeated its accusation", cue="repeated", topic="accusation", said=said, rule=rule
    )
    one.says("Velm", "it.", source="Velm", kind="indirect", denial=True, cue=("denied",))
    assert len(disputes(one).disputes) == count


def answered(first, second, *, denial=False, cue="said", speaker="Velm", source=None):
    """Disputes of a page on which Orsk says `first` and somebody, at once, `second`."""
    one = report("a", f"{first}, Orsk said. {second}, {source or speaker} said.")
    one.says("Orsk", first, kind="indirect")
    one.says(speaker, second, kind="indirect", denial=denial, source=source or speaker)
    return disputes(one)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Velm team walked out before noon", "There was no walkout"),
        ("Its boats crossed the line at Lene", "We never crossed the line"),
        ("Velm has agreed to the date of March", "We have agreed to nothing"),
        ("Velm fired on the ferry at Lene", "Nobody fired on anything"),
        ("A letter went out to the crews in May", "Nothing of the kind ever reached them"),
        ("A letter went out to the crews in May", "Not so, the crews heard it on the radio"),
        ("Velm was promised half of the sum", "There is no such promise in the minutes"),
    ],
)
def test_an_answer_that_the_same_is_not_so(first, second):
    asserted, denied = sides(answered(first, second))[0][1]
    assert (asserted, denied) == (("asserts", "Orsk"), ("denies", "Velm"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Five boats crossed the line at Lene", "It had no more than five boats there"),
        ("The talks on the bridge were hard", "The pumps were manned, talks or no talks"),
        ("Velm must open the bridge to lorries", "We never opened the bridge"),
        ("Velm would open the bridge on Monday", "The bridge was not opened before"),
        ("The bridge at Lene carries lorries", "There was nothing against a bridge"),
    ],
)
def test_not_every_negation_denies_what_was_said_before(first, second):
    assert answered(first, second).disputes == ()


def test_a_denial_of_any_such_thing_is_of_the_statement_before():
    found = answered(
        "She telephoned the company twice on Monday", "that any such call took place", denial=True
    )
    assert sides(found) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_a_bare_denial_may_be_of_the_outlets_own_words_right_before_it():
    one = report("a", "The store at Lene was hit by shells on Friday. Velm denied it.")
    one.says("Velm", "it.", source="Velm", kind="indirect", denial=True, cue=("denied",))
    assert sides(disputes(one)) == [("fact", [("asserts", "article:a"), ("denies", "Velm")])]


def test_what_stands_nearer_and_is_nobodys_may_be_what_is_denied():
    one = report("a", "Shells hit the store, Orsk said. Boats sank off Lene, somebody said. Velm denied it.")
    one.says("Orsk", "Shells hit the store", kind="indirect")
    one.says("somebody", "Boats sank off Lene", kind="indirect")
    one.links[1:] = [replace(one.links[1], actor=None)]
    one.says("Velm", "it.", source="Velm", kind="indirect", denial=True, cue=("denied",))
    assert disputes(one).disputes == ()


def test_a_report_that_is_called_untrue_is_found_wherever_it_stands():
    one = report("a", "Velm quietly offered a third of the quay to Orsk.")
    other, _ = says("b", "Velm", "A report that Velm had offered a third of the quay was untrue")
    assert sides(disputes(one, other)) == [("fact", [("asserts", "article:a"), ("denies", "Velm")])]


def test_words_between_them_set_a_statement_against_another():
    first, second = (
        "Our plate was up for a full minute before noon",
        "all the plates of the isles were lying down",
    )
    one = report("a", f"{first}, Orsk said. Velm flatly contradicts this. Its envoy says {second}.")
    one.says("Orsk", first, kind="indirect")
    one.says("Velm", second, source="Its envoy", kind="indirect")
    (dispute,) = disputes(one).disputes
    assert "set against the statement before it by the words between them" in dispute.reasons


@pytest.mark.parametrize("told", ["does not deny it", "neither confirmed nor denied the report"])
def test_who_does_not_deny_it_is_set_against_nothing(told):
    first, second = (
        "Our plate was up for a full minute before noon",
        "all the plates of the isles were lying down",
    )
    one = report("a", f"{first}, Orsk said. Velm {told}. Its envoy says {second}.")
    one.says("Orsk", first, kind="indirect")
    one.says("Velm", second, source="Its envoy", kind="indirect")
    assert disputes(one).disputes == ()


@pytest.mark.parametrize(
    "told",
    [
        "{0}, something Velm denies.",
        "{0}. Velm disputes that claim.",
        "{0}. Velm denies committing such crimes.",
    ],
)
def test_a_denial_that_the_outlet_tells(told):
    words = "Troops had committed crimes against the crews"
    one = report("a", f"Orsk said: {told.format(words)}")
    one.says("Orsk", words, kind="indirect")
    assert sides(disputes(one)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_two_who_blame_each_other():
    one = report("a", "Orsk blamed Velm for the fire at Lene. Velm blamed Orsk for the burning store.")
    one.says("Orsk", "Velm for the fire at Lene", cue=("blamed",), kind="indirect")
    one.says("Velm", "Orsk for the burning store", cue=("blamed",), kind="indirect")
    assert disputes(one).disputes[0].reasons == ("each of the two blames the other",)


def test_the_deniers_own_words_stand_beside_a_bare_denial():
    words = "Shells hit the grain store at Lene"
    one = report("a", f'{words}, Orsk said. Velm denied it. "Our guns were asleep on Friday," Velm said.')
    one.says("Orsk", words, kind="indirect")
    one.says("Velm", "it.", source="Velm", kind="indirect", denial=True, cue=("denied",))
    one.says("Velm", '"Our guns were asleep on Friday,"')
    (dispute,) = disputes(one).disputes
    assert ["asleep" in one.exact for one in dispute.sides[1].evidence] == [False, True]


def test_an_answer_called_a_yes_and_a_refusal():
    found = answered("It is an acceptance of the paper", "It is a refusal in a better suit")
    assert sides(found) == [("characterisation", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_what_others_repeat_is_one_assertion():
    (one, said), (again, repeated) = says("a", "Orsk", ASSERTED), says("b", "Orsk", ASSERTED)
    denial, _ = says("c", "Velm", "that it shelled the grain store at Lene", denial=True)
    talks = disputes(one, again, denial, together=[(said, repeated)])
    (dispute,) = talks.disputes
    assert [(side.stance, side.outlets, len(side.evidence)) for side in dispute.sides] == [
        ("asserts", 2, 2),
        ("denies", 1, 1),
    ]
    assert len(talks.claims) == 1


def test_what_an_act_was_is_a_dispute_of_characterisation():
    one, _ = says("a", "Orsk", "the letter to the crews was an ultimatum")
    other, _ = says("b", "Velm", "that the letter to the crews was an ultimatum", denial=True)
    assert [kind for kind, _ in sides(disputes(one, other))] == ["characterisation"]


def test_disputes_and_claims_keep_their_ids_when_an_earlier_report_comes_in():
    one, _ = says("b", "Orsk", ASSERTED)
    other, _ = says("c", "Velm", "that it shelled the grain store at Lene", denial=True)
    before = disputes(one, other)
    known = {
        table: [Known(row.id, frozenset(members(row))) for row in getattr(before, table)]
        for table in ("claims", "disputes")
    }
    given = [row.id for row in (*before.claims, *before.disputes)]
    early, _ = says("a", "Orsk", ASSERTED, published="2031-05-01")
    after = disputes(early, one, other, known=known, given=given)
    assert [row.id for row in after.claims] == [row.id for row in before.claims]
    assert [row.id for row in after.disputes] == [row.id for row in before.disputes]


BOOK = Codebook(
    "mine", "Mine", (CodebookIssue("Truce", "Truce", ("truce",)), CodebookIssue("Swap", "Swap", ("swap",)))
)


def clashes(*reports):
    ground = ground_of((ORSK, VELM, ENVOY), *reports)
    readings = [one.reading for one in reports]
    talks = take_positions(readings, ground=ground, codebook=BOOK, known={}, given=())
    return find_disputes(readings, ground=ground, talks=talks, known={}, given=())


def calls(name, stance, cue, *, topic="the truce", published="2031-05-06"):
    one = report(name, f"Orsk {cue} {topic}.", published=published)
    one.holds(stance, f"Orsk {cue} {topic}", cue=cue, topic=topic, holder="Orsk")
    return one


def test_one_act_called_acceptance_and_rejection():
    (dispute,) = clashes(calls("a", "accepts", "accepted"), calls("b", "rejects", "rejected")).disputes
    assert dispute.kind == "characterisation"
    assert sorted((side.by, side.value) for side in dispute.sides) == [
        ("article:a", "accepts"),
        ("article:b", "rejects"),
    ]


def test_acts_of_days_apart_do_not_clash():
    early = calls("a", "accepts", "accepted", published="2031-05-01")
    assert clashes(early, calls("b", "rejects", "rejected")).disputes == ()


def test_a_demand_and_a_rejection_do_not_clash():
    assert clashes(calls("a", "demands", "demanded"), calls("b", "rejects", "rejected")).disputes == ()


def test_a_party_that_says_yes_and_no_has_moved():
    found = []
    for name, stance, words in (
        ("a", "accepts", "We accept the truce"),
        ("b", "rejects", "We reject the truce"),
    ):
        one = report(name, f'"{words}," said Orsk.')
        said = one.says("Orsk", f'"{words},"')
        one.holds(stance, words, cue=words.split()[1], topic="the truce", said=said)
        found.append(one)
    assert clashes(*found).disputes == ()


def test_the_same_words_on_two_issues_are_one_dispute():
    both = "the truce and the swap"
    found = clashes(
        calls("a", "accepts", "accepted", topic=both), calls("b", "rejects", "rejected", topic=both)
    )
    assert len(found.disputes) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Velm gave a promise to the crews in May", "No pledge was made"),
        ("Velm gave a promise to the crews in May", "Velm made no promise"),
        ("Managers ordered the crews to sail in the storm", "There was no such order"),
        ("It sent the wages to the crews in June", "The crews have received nothing"),
        ("A fuse had blown in the hall", "It was a hand, not a fuse"),
    ],
)
def test_an_answer_in_other_words(first, second):
    asserted, denied = sides(answered(first, second))[0][1]
    assert (asserted, denied) == (("asserts", "Orsk"), ("denies", "Velm"))


def test_an_act_whose_name_judges_it_is_a_matter_of_characterisation():
    found = answered("The Velm team walked out before noon", "There was no walkout")
    assert [kind for kind, _ in sides(found)] == ["characterisation"]


@pytest.mark.parametrize("told", ["would have none of that", "tells it differently", "has another version"])
def test_set_phrases_set_a_statement_against_another(told):
    one = report("a", f"The yard was empty by noon, Orsk said. Velm {told}. Crews ate there, its envoy said.")
    one.says("Orsk", "The yard was empty by noon", kind="indirect")
    one.says("Velm", "Crews ate there", source="its envoy", kind="indirect")
    assert sides(disputes(one)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_a_set_phrase_of_another_paragraph_is_of_the_statement_only_in_its_first_sentence():
    first, second = "The yard was empty by noon, Orsk said.", "Crews ate there, its envoy said."
    for lead, found in (
        ("Velm tells it differently.", 1),
        ("Papers wrote much of ships. Velm tells it differently.", 0),
    ):
        one = report("a", first, f"{lead} {second}")
        one.says("Orsk", "The yard was empty by noon", kind="indirect")
        one.says("Velm", "Crews ate there", source="its envoy", kind="indirect")
        assert len(disputes(one).disputes) == found


@pytest.mark.parametrize(
    "denied",
    [
        "Velm's claim that the bridge had sunk",
        "a report from Velm that the bridge had sunk",
        "as propaganda a Velm report that the bridge had sunk",
    ],
)
def test_a_denial_can_say_whose_claim_it_denies(denied):
    one = report("a", f"Orsk denied {denied}.")
    one.says("Orsk", denied, cue=("denied",), kind="indirect", denial=True)
    assert sides(disputes(one)) == [("fact", [("asserts", "Velm"), ("denies", "Orsk")])]


def test_a_denial_in_an_aside_is_no_part_of_the_statement_that_it_is_about():
    whole = "Velm had mined the harbour, a charge Velm rejects"
    one = report("a", f"Orsk said {whole}.")
    one.says("Orsk", whole, kind="indirect")
    (dispute,) = disputes(one).disputes
    assert [side.evidence[0].exact for side in dispute.sides] == [
        "Velm had mined the harbour",
        "a charge Velm rejects",
    ]


def test_the_quotation_right_behind_denied_it_is_the_deniers_own_words():
    one = report("a", 'Shells hit the store, Orsk said. Velm denied it. "Our guns were cold," an aide said.')
    one.says("Orsk", "Shells hit the store", kind="indirect")
    one.says("Velm", "it.", source="Velm", kind="indirect", denial=True, cue=("denied",))
    one.says("an aide", '"Our guns were cold,"', source="an aide")
    ((_, found),) = sides(disputes(one, actors=(ORSK, VELM, actor("an aide", kind="person"))))
    assert found == [("asserts", "Orsk"), ("denies", "Velm"), ("denies", "an aide")]


def test_an_outlet_can_call_a_statement_false_in_its_own_voice():
    one = report("a", "The letter orders the crews to sail, Orsk said. It does nothing of the kind.")
    one.says("Orsk", "The letter orders the crews to sail", kind="indirect")
    assert sides(disputes(one)) == [("fact", [("asserts", "Orsk"), ("denies", "article:a")])]


def test_an_accusation_is_denied_by_whom_it_names():
    one = report("a", "Orsk pinned the fire on Velm. Velm denied that its guns had shot.")
    one.says("Orsk", "the fire on Velm", cue=("pinned",), kind="indirect")
    one.says("Velm", "that its guns had shot", cue=("denied",), kind="indirect", denial=True)
    assert sides(disputes(one)) == [("fact", [("asserts", "Orsk"), ("denies", "Velm")])]


def test_what_says_only_so_is_not_what_is_denied():
    one = report("a", "Shells hit the store, Orsk said. Its page told us so, it said. Velm denied it.")
    one.says("Orsk", "Shells hit the store", kind="indirect")
    one.says("Orsk", "Its page told us so", kind="indirect")
    one.says("Velm", "it.", source="Velm", kind="indirect", denial=True, cue=("denied",))
    (claim,) = disputes(one).claims
    assert claim.what.exact == "Shells hit the store"


def test_who_takes_a_report_back_does_not_assert_it():
    took_back = "that its report that Velm shelled the grain store at Lene did not meet its standards"
    one, _ = says("a", "Orsk", took_back)
    other, _ = says("b", "Velm", "that it shelled the grain store at Lene", denial=True)
    assert disputes(one, other).disputes == ()


def test_who_answers_a_denial_stands_on_the_side_of_the_claim():
    words = (
        "that nobody was harmed in the ward",
        "that at least three people were harmed there",
        "Nobody was harmed",
    )
    one = report("a", f"Orsk said {words[0]}. Velm said {words[1]}. “{words[2]}”, Orsk said.")
    one.says("Orsk", words[0], kind="indirect")
    one.says("Velm", words[1], kind="indirect", cue=["said"])
    one.says("Orsk", words[2])
    for _, told in sides(disputes(one)):
        assert len({by for _, by in told}) == len(told)


def test_a_dropped_demand_may_be_denied():
    dropped = "Orsk dropped all demands for an end of the levy"
    one = report("a", f"{dropped}, a diplomat said. Orsk denied that.")
    one.says("Noss", dropped, kind="indirect")
    one.says("Orsk", "that", kind="indirect", denial=True, cue=["denied"])
    made = disputes(one, actors=(ORSK, VELM, actor("Noss", kind="state")))
    assert sides(made) == [("fact", [("asserts", "Noss"), ("denies", "Orsk")])]


def test_a_denial_in_a_word_that_is_a_negation_elsewhere_finds_that_word():
    one = report(
        "a",
        "It asked for a break and was refused it, Orsk said. It felt trapped, Orsk said. Velm denies that"
        " it was refused anything.",
    )
    one.says("Orsk", "It asked for a break and was refused it", kind="indirect")
    one.says("Orsk", "It felt trapped", kind="indirect")
    one.says("Velm", "that it was refused anything", kind="indirect", denial=True, cue=["denies"])
    (made,) = disputes(one).disputes
    assert made.sides[0].evidence[0].exact == "It asked for a break and was refused it"


def test_untrue_is_what_was_said_of_the_one_who_answers():
    ours, theirs = (
        "Its members had no choice",
        "A week was on the table, if Velm asked. Velm did not read it",
    )
    one = report("a", f"{ours}, Orsk said. “{theirs}”, Orsk said. Velm said that was untrue.")
    one.says("Orsk", ours, kind="indirect")
    one.says("Orsk", theirs)
    one.says("Velm", "that was untrue", kind="indirect")
    (made,) = disputes(one).disputes
    assert made.sides[0].evidence[0].exact == theirs


def test_a_yes_with_a_no_to_a_part_of_it_is_no_clash():
    book = Codebook("mine", "Mine", (CodebookIssue("Truce", "Truce", ("truce",)),))
    halves = "Velm accepts the truce", "Velm rejects a truce of ten days"

    def clashes(between):
        one = report("a", between.join(halves) + ".")
        one.holds("accepts", halves[0], cue="accepts", topic="the truce", holder="Velm")
        one.holds("rejects", halves[1], cue="rejects", topic="a truce of ten days", holder="Velm")
        two = report("b", "Velm rejected the truce, Haddad said.")
        said = two.says("Haddad", "Velm rejected the truce", kind="indirect")
        words = {"cue": "rejected", "topic": "the truce", "holder": "Velm"}
        two.holds("rejects", "Velm rejected the truce", **words, said=said)
        reports = one, two
        readings = [each.reading for each in reports]
        ground = ground_of((ORSK, VELM, ENVOY), *reports)
        talks = take_positions(readings, ground=ground, codebook=book, known={}, given=())
        return len(disputes(*reports, talks=talks).disputes)

    assert clashes(", and ") == 0
