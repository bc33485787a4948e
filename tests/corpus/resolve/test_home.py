"""Governments that nobody names: which ministers and ministries belong to the one of an article's own state."""

from marked import reading
from onrecord.corpus.resolve import resolve


def parties_of(*readings: object) -> dict[str, str | None]:
    actors = resolve(readings).actors  # type: ignore[arg-type]
    names = {actor.id: actor.name for actor in actors}
    return {actor.name: names.get(actor.party or "") for actor in actors}


HEAD = "{Ana Reis|person s ! role=prime_minister} spoke. {The government|nominal s ! role=government} agreed."


def test_ministers_without_a_state_are_of_the_articles_own_government():
    one = reading("a", f"{HEAD} {{Tom Bell|person s ! role=ports_minister}} did too.")
    two = reading(
        "b",
        "{Tom Bell|person s ! role=ports_minister} and {Eva Lund|person s ! role=foreign_minister@Norway} met. "
        "{The ports ministry|nominal s ! role=ports_ministry} confirmed it. {Norway|gpe s} waited.",
    )
    found = parties_of(one, two)
    assert {found["Ana Reis"], found["Tom Bell"]} == {"The government"}
    assert found["Eva Lund"] == "Norway"


def test_a_state_that_any_article_tells_is_the_homes():
    one = reading("a", f"{HEAD} {{Tom Bell|person s ! role=ports_minister}} did too.")
    two = reading("b", "{Ana Reis|person s ! role=prime_minister@Kenya} left. {Kenya|gpe s} is calm.")
    assert parties_of(one, two)["Tom Bell"] == "Kenya"


def test_two_prime_ministers_have_two_governments():
    one = reading("a", f"{HEAD} {{Tom Bell|person s ! role=prime_minister}} did not.")
    assert parties_of(one)["Tom Bell"] is None


def test_a_government_there_is_none_of_the_articles_own():
    one = reading(
        "a",
        "{Ana Reis|person s ! role=prime_minister} spoke. {The government|nominal s ! role=government} there did not.",
    )
    assert parties_of(one)["Ana Reis"] is None
