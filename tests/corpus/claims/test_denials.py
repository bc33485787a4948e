"""What is denied: explicit denials, retorts, negated words and clashing characterisations, of articles by hand."""

from dataclasses import replace

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
