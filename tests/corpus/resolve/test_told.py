"""What people say wins: the list of actors before anything is guessed, judgements over both."""

from marked import reading, speakers
from onrecord.corpus.resolve import resolve
from onrecord.records import Evidence, Listed, Reading, Ruling, Told

ONE = reading(
    "a", "{Ana Reis|person s ! f} left. {She|pronoun s !} was tired. {Pedro Lund|person s ! m} stayed."
)
TWO = reading("b", "{A. M. Reisz|person s !} spoke. {Lund|person s !} did too.")
THREE = reading("c", "{Pedro Lund|person s ! m} went home.")


def words(of: Reading, exact: str, *, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = of.article.text.index(exact, start + 1)
    return Evidence(start, start + len(exact), exact, article=of.article.id)


def said(*rulings: Ruling, listed: tuple[Listed, ...] = (), of: tuple[Reading, ...] = (ONE, TWO, THREE)):
    return [name for _, name in speakers(resolve(of, told=Told(listed, rulings)), *of)]


def test_without_judgements():
    assert said() == ["Ana Reis", "Ana Reis", "Pedro Lund", "A. M. Reisz", "Pedro Lund", "Pedro Lund"]


def test_a_merge_makes_two_actors_one():
    merge = Ruling(
        "j", "merge", actor=(words(ONE, "Ana Reis"),), other=(words(TWO, "A. M. Reisz"),), value="Ana Reis"
    )
    assert said(merge)[3] == "Ana Reis"
    actors = [one for one in resolve((ONE, TWO), told=Told((), (merge,))).actors if one.name == "Ana Reis"]
    assert [len(actor.mentions) for actor in actors] == [3]


def test_a_spelling_that_is_split_off_is_another_actor():
    split = Ruling("j", "split", actor=(words(ONE, "Pedro Lund"),), value="Lund")
    assert said(split, of=(ONE, TWO))[4] == "Lund"
    assert said(split, of=(ONE, TWO))[2] == "Pedro Lund"


def test_single_words_are_split_off():
    split = Ruling("j", "split", words=(words(THREE, "Pedro Lund"),), actor=(words(ONE, "Pedro Lund"),))
    resolution = resolve((ONE, TWO, THREE), told=Told((), (split,)))
    assert len([one for one in resolution.actors if one.name == "Pedro Lund"]) == 2


def test_a_rename_is_shown():
    assert (
        said(Ruling("j", "rename", actor=(words(ONE, "Ana Reis"),), value="Dr Reis"))[:2] == ["Dr Reis"] * 2
    )


def test_a_speaker_is_set_or_taken_away_and_pronouns_follow():
    story = reading(
        "a",
        "{Ana Reis|person s ! f} met {Bo Lund|person m} there.\n\n{He|pronoun s !} was tired.\n\n"
        "{He|pronoun s !} left.",
    )
    content = story.attributions[1].content[0]
    at = story.article.evidence(content)
    assert said(of=(story,)) == ["Ana Reis", "Bo Lund", "Bo Lund"]
    to = Ruling("j", "speaker", words=(at,), actor=(words(story, "Ana Reis"),), value="Ana Reis")
    assert said(to, of=(story,)) == ["Ana Reis", "Ana Reis", "Ana Reis"]
    assert said(Ruling("j", "speaker", words=(at,)), of=(story,))[1] is None


def test_the_latest_judgement_on_a_speaker_holds():
    at = THREE.article.evidence(THREE.attributions[0].content[0])
    one = Ruling("j", "speaker", words=(at,), actor=(words(ONE, "Ana Reis"),), value="Ana Reis")
    assert said(one)[-1] == "Ana Reis"
    assert said(one, Ruling("k", "speaker", words=(at,)))[-1] is None


def test_listed_names_are_one_actor_with_kind_party_and_identifier():
    listed = (
        Listed("Ana Maria Reis", ("Ana Reis", "A. M. Reisz"), "person", "Harbour Board", "Q1"),
        Listed("Harbour Board", ("the Board",), "organisation"),
    )
    board = reading("d", "{Harbour Board|org s !} met. {The Board|org s !} left.")
    found = resolve((ONE, TWO, board), told=Told(listed))
    (reis,) = [one for one in found.actors if one.kind == "person" and one.wikidata]
    (union,) = [one for one in found.actors if one.name == "Harbour Board"]
    assert (reis.name, reis.wikidata, reis.party) == ("Ana Maria Reis", "Q1", union.id)
    assert said(listed=listed, of=(board,)) == ["Harbour Board", "Harbour Board"]
    assert "a name that people say is this person's" in reis.reasons


def test_a_listed_surname_gives_way_to_another_who_is_named_in_full():
    listed = (Listed("Ana Lund", ("Lund",), "person"),)
    assert said(listed=listed, of=(TWO,))[1] == "Ana Lund"
    story = reading("d", "{Pedro Lund|person s !} came. {Lund|person s !} spoke.")
    assert said(listed=listed, of=(story,)) == ["Pedro Lund", "Pedro Lund"]


def test_a_listed_phrase_is_its_actors():
    one = reading("d", "{The union|nominal s !} refused.")
    listed = (Listed("Harbour Union", ("the union",), "organisation"),)
    assert said(listed=listed, of=(one,)) == ["Harbour Union"]


def test_a_name_that_two_are_listed_under_is_nobodys():
    listed = (Listed("Ana Lund", ("Lund",), "person"), Listed("Eva Lund", ("Lund",), "person"))
    assert said(listed=listed, of=(TWO,))[1] not in ("Ana Lund", "Eva Lund")


def test_every_mention_has_a_reason():
    for actor in resolve((ONE, TWO, THREE)).actors:
        assert len(actor.reasons) == len(actor.mentions)
        assert all(actor.reasons)
