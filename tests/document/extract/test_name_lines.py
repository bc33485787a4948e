"""Lines above and below a report that show who wrote it without a word for author. Invented people."""

from __future__ import annotations

import pytest

from onrecord.document.extract import extract
from onrecord.document.extract.marks import find_name_line
from onrecord.records import Page
from onrecord.settings import Limits

BODY = (
    "The crews of all four ferries walked out on Monday, the union of seamen said in the port of Velsund.\n\n"
    "The owners called it a breach of the agreement that both sides signed in the spring of last year.\n"
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Saskia Abara in Lindholm Bay", ["Saskia Abara"]),
        (
            "Anselm Okwuosa in Kesmar City and Greta Thorvaldin in Ostrelle",
            ["Anselm Okwuosa", "Greta Thorvaldin"],
        ),
        ("Tansy Holloway, local democracy reporter | Wed 9 Oct", ["Tansy Holloway"]),
        ("Dougal Pereira · 28 September 2031, 4.30pm · 41 comments", ["Dougal Pereira"]),
        ("Posted on 2031-10-02 08:14 by gull_watcher", ["gull_watcher"]),
        ("Ferry crews in Velsund walk out", []),
        ("Velsund Gazette, 3 May 2031", []),
        ("The crews walked out on 3 May 2031, urged on by the union of seamen and others", []),
    ],
)
def test_find_name_line(line: str, names: list[str]) -> None:
    assert [one.name for one in find_name_line(line)] == names


def _read(text: str) -> tuple[tuple[str, ...], tuple[str, ...], str | None, str]:
    page = Page("page-1", "p.txt", "p.txt", "", "text/plain", None, "")
    article = extract(page, text.encode(), limits=Limits()).articles[0]
    return article.authors, article.credits, article.outlet, article.text.split("\n\n")[-1]


LAST = BODY.strip().split("\n\n")[-1]


def test_a_note_on_the_author_below_the_report_is_left_out() -> None:
    text = f"Ferry crews walk out\n\nBy Ines Kowal\n\n{BODY}\nInes Kowal is the deputy editor and covers the coast.\n"
    assert _read(text) == (("Ines Kowal",), (), None, LAST)


def test_who_contributed_is_credited_where_it_is_a_house() -> None:
    text = f"Ferry crews walk out\n\nBy Ines Kowal\n\n{BODY}\nKesta contributed to this report.\n"
    assert _read(text) == (("Ines Kowal",), ("Kesta",), None, LAST)


def test_the_paper_of_a_byline_is_the_outlet() -> None:
    text = f"Ferry crews walk out\n\nBy Ines Kowal, The Harbinger of Wex\n\n{BODY}"
    assert _read(text) == (("Ines Kowal",), (), "The Harbinger of Wex", LAST)


def test_a_name_on_top_that_the_page_says_again_is_the_outlet() -> None:
    text = f"Fen & Field\nLatest | Markets | Letters\n\nFerry crews walk out\n\n{BODY}\nSign up to the Fen & Field newsletter\n"
    assert _read(text) == ((), (), "Fen & Field", LAST)


def test_comments_below_a_plain_report_are_left_out() -> None:
    text = f"Ferry crews walk out\n\n{BODY}\nComments\nWet Acre: Will miss it.\nfenlander: what was the price though\n"
    assert _read(text)[-1] == LAST


def test_a_body_set_twice_with_small_changes_counts_once() -> None:
    three = "The vote went 611 to 588 and was the closest since the bypass, said Hester Oloff, who had voted for it."
    other = "The vote went 611 to 589. It was the closest since the bypass, said Hester Olof, who had voted for it. Turnout: 68."
    one, two = BODY.strip().split("\n\n")
    text = "\n\n".join((one, three, two, one, other, two))
    page = Page("page-1", "p.txt", "p.txt", "", "text/plain", None, "")
    article = extract(page, text.encode(), limits=Limits()).articles[0]
    assert article.text == "\n\n".join((one, three, two))


def test_lines_of_a_fixed_width_with_indented_beginnings_are_joined() -> None:
    wrapped = (
        "     VELSUND, March 11 (XB) - Talks on the early return of the upper\n"
        "dam to civilian hands broke off on Tuesday after less than an hour,\n"
        "and each side said that the other had left first.\n\n"
        "     The ministry of water said in a statement that its delegation\n"
        "was still unpacking its papers when the men of the whole Valley\n"
        "Committee stood up.\n\n(MORE) XB0412\n"
    )
    page = Page("page-1", "p.txt", "p.txt", "", "text/plain", None, "")
    article = extract(page, wrapped.encode(), limits=Limits()).articles[0]
    assert [text.count("\n") for text in article.text.split("\n\n")] == [0, 0]
    assert article.text.endswith("when the men of the whole Valley Committee stood up.")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Outlet: Golos Ostrava", "Golos Ostrava"),
        ("Publication: RTV Nova", "RTV Nova"),
        ("Outlet: Nova (from the Czech)", "Nova"),
    ],
)
def test_an_outlet_behind_a_word_for_it(line: str, outlet: str) -> None:
    page = Page("page-1", "p.txt", "p.txt", "", "text/plain", None, "")
    text = f"Ferry crews in Velsund walk out\n{line}\nPublished: 2031-10-02 08:14\n\n{BODY}"
    article = extract(page, text.encode(), limits=Limits()).articles[0]
    assert (article.outlet, article.published) == (outlet, "2031-10-02T08:14")
    assert line not in article.text
