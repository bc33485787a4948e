"""Ids of groups that change from build to build."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.identity import apart, keep_ids
from onrecord.records import Known, make_id


@st.composite
def partitions(draw: st.DrawFn) -> list[list[str]]:
    """Some letters, dealt into groups."""
    members = draw(st.lists(st.sampled_from("abcdefghij"), unique=True))
    groups: dict[int, list[str]] = {}
    for member in members:
        groups.setdefault(draw(st.integers(0, 4)), []).append(member)
    return [groups[number] for number in sorted(groups)]


def known(groups: list[list[str]], ids: tuple[str, ...]) -> list[Known]:
    return [Known(identity, frozenset(group)) for identity, group in zip(ids, groups, strict=True)]


def test_a_new_group_is_named_after_its_first_member() -> None:
    assert keep_ids([["b", "a"]], prefix="actor") == (make_id("actor", "b"),)


def test_a_group_that_grows_keeps_its_id() -> None:
    assert keep_ids([["z", "a", "b"]], prefix="actor", known=[Known("actor-1", frozenset("ab"))]) == (
        "actor-1",
    )


def test_of_two_groups_that_become_one_the_older_id_stays() -> None:
    before = [Known("actor-old", frozenset("a")), Known("actor-new", frozenset("bcd"))]
    assert keep_ids([["a", "b", "c", "d"]], prefix="actor", known=before) == ("actor-old",)


def test_of_a_group_that_is_split_the_larger_part_keeps_the_id() -> None:
    ids = keep_ids([["a"], ["b", "c"]], prefix="actor", known=[Known("actor-1", frozenset("abc"))])
    assert ids == (make_id("actor", "a"), "actor-1")


def test_an_id_that_is_gone_is_not_given_again() -> None:
    taken = make_id("actor", "a")
    assert keep_ids([["a"]], prefix="actor", given={taken}) == (make_id("actor", "a", "2"),)


@given(partitions())
def test_every_group_has_an_id_of_its_own(groups: list[list[str]]) -> None:
    ids = keep_ids(groups, prefix="actor")
    assert len(set(ids)) == len(groups)


@given(partitions())
def test_the_same_groups_keep_their_ids_in_any_order(groups: list[list[str]]) -> None:
    ids = keep_ids(groups, prefix="actor")
    turned = [group[::-1] for group in groups[::-1]]
    again = keep_ids(turned, prefix="actor", known=known(groups, ids), given=ids)
    assert again == ids[::-1]


@given(partitions(), partitions())
def test_ids_stay_distinct_and_new_ones_were_never_given(
    before: list[list[str]], after: list[list[str]]
) -> None:
    old = keep_ids(before, prefix="actor")
    new = keep_ids(after, prefix="actor", known=known(before, old), given={*old, make_id("actor", "a")})
    held = {identity: set(group) for identity, group in zip(old, before, strict=True)}
    assert len(set(new)) == len(after)
    for identity, group in zip(new, after, strict=True):
        assert identity not in {*old, make_id("actor", "a")} or held[identity] & set(group)


def test_a_key_of_several_groups_is_the_first_ones() -> None:
    assert apart([["a", "b", "a"], ["b", "c"]]) == [["a", "b"], ["c"]]


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1), max_size=8))
def test_groups_set_apart_are_fit_for_ids(groups: list[list[str]]) -> None:
    made = apart(groups)
    assert all(made)
    assert len({key for group in made for key in group}) == sum(map(len, made))
    ids = keep_ids(made, prefix="thing")
    assert len(set(ids)) == len(groups)
