"""What reuse keeps from run to run: the result with it is the one without it. Invented words and outlets."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.reuse import find_origins
from onrecord.corpus.reuse.memory import Memory, key_of
from onrecord.records import Article
from told import article, quotations

WORDS = [f"{one}{two}" for one in ("harbour", "net", "crew", "quay", "bank") for two in "abcdefghij"]
SENTENCES = [" ".join(random.Random(seed).sample(WORDS, 16)) + "." for seed in range(12)]
OUTLETS = (None, "Norsud", "Vell Post")


@st.composite
def _articles(draw: st.DrawFn) -> list[Article]:
    """Articles that share sentences, in any order, some with a headline or a quotation."""
    out = []
    for number in range(draw(st.integers(2, 6))):
        chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
        if draw(st.booleans()):
            chosen = [*chosen, f"“{chosen[0]}” the judge said."]
        headline = draw(st.sampled_from((None, "Crews to vote", "Talks fail")))
        out.append(
            article(f"a{number}", *chosen, headline=headline, outlet=draw(st.sampled_from(OUTLETS)))
            if headline
            else article(f"a{number}", *chosen, outlet=draw(st.sampled_from(OUTLETS)))
        )
    return out


def _again(memory: Memory) -> Memory:
    """The memory as the store hands it on: rows of bytes."""
    return Memory(memory.new_texts(), memory.new_pairs())


@given(_articles(), st.data())
def test_a_run_with_memory_gives_what_one_without_gives(articles: list[Article], data: st.DataObject) -> None:
    before = articles[: data.draw(st.integers(0, len(articles)))]
    memory = Memory()
    find_origins(before, quotations=quotations(*before), memory=memory)
    told = find_origins(articles, quotations=quotations(*articles), memory=_again(memory))
    assert told == find_origins(articles, quotations=quotations(*articles))


def test_nothing_is_compared_twice() -> None:
    articles = [article(f"a{number}", *SENTENCES[number : number + 4]) for number in range(4)]
    memory = Memory()
    find_origins(articles, quotations=quotations(*articles), memory=memory)
    assert memory.new_pairs()
    again = _again(memory)
    find_origins(articles, quotations={}, memory=again)
    assert (again.new_texts(), again.new_pairs()) == ((), ())
    assert again.held == {key_of(one) for one in articles}


def test_the_same_words_under_a_headline_are_another_text() -> None:
    one = article("a", *SENTENCES[:3])
    other = article("b", *SENTENCES[1:3], headline=SENTENCES[0])
    assert key_of(one) != key_of(other)
