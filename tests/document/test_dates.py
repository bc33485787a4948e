"""Phrases of time and the dates that they come to."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.document.dates import find_dates

FRIDAY = "2025-03-14T13:23+01:00"
Found = list[tuple[str, str | None]]


def found(text: str, published: str | None = FRIDAY) -> Found:
    """Each phrase with its date as `start/end precision`, the end left out where it is the start."""
    out: Found = []
    for mention in find_dates(text, published=published):
        date = mention.date
        shown = (
            None
            if date is None
            else f"{date.start}/{date.end}".replace(f"{date.start}/{date.start}", date.start)
        )
        out.append((mention.span.of(text), None if date is None else f"{shown} {date.precision}"))
    return out


@pytest.mark.parametrize(
    ("text", "phrase", "date"),
    [
        ("The strike began on 13 March 2025.", "13 March 2025", "2025-03-13 day"),
        ("The strike began on March 13th, 2025, in Vell.", "March 13th, 2025", "2025-03-13 day"),
        ("It ends on Thursday, 13 March 2025", "Thursday, 13 March 2025", "2025-03-13 day"),
        ("They met on Feb. 18.", "Feb. 18", "2025-02-18 day"),
        ("VELL, March 12 (Norsud) - Crews", "March 12", "2025-03-12 day"),
        ("the March 13-14 meeting of ministers", "March 13-14", "2025-03-13/2025-03-14 day"),
        ("on March 13 and 14, the two", "March 13 and 14", "2025-03-13/2025-03-14 day"),
        ("from 9 to 11 March in Tromsø", "9 to 11 March", "2025-03-09/2025-03-11 day"),
        ("Updated: 14 March 2025, 14:54", "14 March 2025, 14:54", "2025-03-14T14:54 minute"),
        ("at 7:42 p.m. on Thursday in Vell", "7:42 p.m. on Thursday", "2025-03-13T19:42 minute"),
        ("By ana 2023-11-30 04:15:07 0 3K", "2023-11-30 04:15:07", "2023-11-30T04:15 minute"),
        ("posted 2025-03-14T09:00:00Z", "2025-03-14T09:00:00Z", "2025-03-14T09:00+00:00 minute"),
        ("seen on 13/03/2025 by", "13/03/2025", "2025-03-13 day"),
        ("seen on 3/13/2025 by", "3/13/2025", "2025-03-13 day"),
        ("seen on 03/04/2025 by", "03/04/2025", None),
        ("the treaty of May 2005", "May 2005", "2005-05-01/2005-05-31 month"),
        ("a raid last August, and", "last August", "2024-08-01/2024-08-31 month"),
        ("seized the port in August", "August", "2024-08-01/2024-08-31 month"),
        ("will vote in June", "June", "2025-06-01/2025-06-30 month"),
        ("Since 2014, the fleet", "2014", "2014-01-01/2014-12-31 year"),
        ("in late 2022 they", "late 2022", "2022-01-01/2022-12-31 year"),
    ],
)  # fmt: skip
def test_dates_of_the_calendar(text: str, phrase: str, date: str | None) -> None:
    assert found(text) == [(phrase, date)]


@pytest.mark.parametrize(
    ("text", "phrase", "date"),
    [
        ("Moreau said on Thursday that", "Thursday", "2025-03-13 day"),
        ("Moreau said on Friday that", "Friday", "2025-03-14 day"),
        ("Moreau's Wednesday speech", "Wednesday", "2025-03-12 day"),
        ("the union said it would answer on Tuesday", "Tuesday", "2025-03-18 day"),
        ("the text will be published on Monday", "Monday", "2025-03-17 day"),
        ("before all votes are counted Tuesday", "Tuesday", "2025-03-18 day"),
        ("He would not speak. Crews left on Tuesday", "Tuesday", "2025-03-11 day"),
        ("an answer by Sunday", "Sunday", "2025-03-16 day"),
        ("boats burnt last Friday", "last Friday", "2025-03-07 day"),
        ("talks next Monday", "next Monday", "2025-03-17 day"),
        ("his address on Thursday night", "Thursday night", "2025-03-13 part_of_day"),
        ("a meeting late on March 13 between", "late on March 13", "2025-03-13 part_of_day"),
        ("a meeting late on Thursday", "late on Thursday", "2025-03-13 part_of_day"),
        ("set for the evening of March 13", "the evening of March 13", "2025-03-13 part_of_day"),
        ("burnt overnight into Friday, crews", "overnight into Friday", "2025-03-13/2025-03-14 part_of_day"),
        ("Crews return today, he", "today", "2025-03-14 day"),
        ("Crews left yesterday morning", "yesterday morning", "2025-03-13 part_of_day"),
        ("Crews return tomorrow.", "tomorrow", "2025-03-15 day"),
        ("as he said last night", "last night", "2025-03-13 part_of_day"),
        ("Moreau said a day earlier that", "a day earlier", "2025-03-13 day"),
        ("was hit the day before.", "the day before", "2025-03-13 day"),
        ("left two days ago", "two days ago", "2025-03-12 day"),
        ("left three weeks ago", "three weeks ago", "2025-02-17/2025-02-23 week"),
        ("accepted earlier this week at talks", "earlier this week", "2025-03-10/2025-03-14 week"),
        ("talks last week", "last week", "2025-03-03/2025-03-09 week"),
        ("votes next weekend", "next weekend", "2025-03-22/2025-03-23 day"),
        ("dearer this month", "this month", "2025-03-01/2025-03-31 month"),
        ("dearer than last year", "last year", "2024-01-01/2024-12-31 year"),
    ],
)
def test_phrases_that_count_from_the_publication(text: str, phrase: str, date: str) -> None:
    assert found(text) == [(phrase, date)]
    assert found(text, None) == [(phrase, None)]


def test_a_day_that_a_sentence_names_is_counted_from() -> None:
    assert found("Crews tied up on March 3 and left two days later. The next day they came back.") == [
        ("March 3", "2025-03-03 day"),
        ("two days later", "2025-03-05 day"),
        ("The next day", "2025-03-06 day"),
    ]


def test_a_date_without_a_year_is_in_the_year_nearest_to_the_publication() -> None:
    assert found("on Dec. 30", "2025-01-02") == [("Dec. 30", "2024-12-30 day")]
    assert found("on Jan. 4", "2024-12-30") == [("Jan. 4", "2025-01-04 day")]
    assert found("will start on 1 September", "2025-03-14") == [("1 September", "2025-09-01 day")]
    assert found("a raid on 1 September", "2025-03-14") == [("1 September", "2024-09-01 day")]
    assert found("on Saturday, March 13", "2023-06-01") == [("Saturday, March 13", "2023-03-13 day")]
    assert found("on Sunday, March 13", "2023-06-01") == [("Sunday, March 13", "2022-03-13 day")]


def test_a_publication_known_to_the_month_tells_years_but_not_weekdays() -> None:
    assert found("on Friday, on Feb. 18, in August", "2025-03") == [
        ("Friday", None),
        ("Feb. 18", "2025-02-18 day"),
        ("August", "2024-08-01/2024-08-31 month"),
    ]
    assert found("last year, on Feb. 18", "2025") == [
        ("last year", "2024-01-01/2024-12-31 year"),
        ("Feb. 18", None),
    ]


def test_phrases_in_quotations_that_count_from_the_moment_of_speaking_stay_open() -> None:
    text = "“We met yesterday, on Monday and on March 3,” she said on Thursday."
    assert found(text) == [
        ("yesterday", None),
        ("Monday", None),
        ("March 3", "2025-03-03 day"),
        ("Thursday", "2025-03-13 day"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They may march 8 km, and the sun may set.",
        "The Sunday Times and USA Today wrote about May and Ms April.",
        "He told the news site Orsk Today that it was late, as did the Friday Courier.",
        "Prime Minister May said nothing about 2,000 of 2000 boats.",
        "The vote was 41 to 9; version 1.2.3 of 14/15 pages; half past 10.",
        "on 30 February 2025 there is nothing but",
    ],
)  # fmt: skip
def test_words_that_name_no_time(text: str) -> None:
    assert [pair for pair in found(text) if pair[1]] == []


@given(st.text(alphabet="March 13,2025 Thursday-–\n“”.ago laterT:0in", max_size=200))
def test_spans_are_in_order_apart_and_inside(text: str) -> None:
    mentions = find_dates(text, published=FRIDAY)
    ends = [0, *(mention.span.end for mention in mentions)]
    assert all(before <= mention.span.start for before, mention in zip(ends, mentions, strict=False))
    assert all(mention.span.end <= len(text) for mention in mentions)


@given(
    st.dates(min_value=dt.date(1600, 1, 1)), st.sampled_from(["{:%-d %B %Y}", "{:%B %-d, %Y}", "{:%Y-%m-%d}"])
)
def test_a_full_date_is_read_as_itself(day: dt.date, form: str) -> None:
    if day.year > 2099:
        day = day.replace(year=2025, day=1)
    assert found(form.format(day), None) == [(form.format(day), f"{day.isoformat()} day")]


@given(st.dates(min_value=dt.date(1, 1, 10), max_value=dt.date(9999, 12, 20)), st.text(max_size=60))
def test_no_publication_is_too_early_or_late(day: dt.date, text: str) -> None:
    find_dates(
        f"{text} next year, last week, last August, 40 years ago, on Friday", published=day.isoformat()
    )


def test_long_hostile_lines_are_read() -> None:
    for piece in ("March ", "late on ", "1", "the day ", "Thursday ", "12 and ", " ", "in ", "2025-"):
        find_dates(piece * 20_000, published=FRIDAY)


@pytest.mark.parametrize(
    ("text", "phrase", "date"),
    [
        ("On Monday ministers will vote.", "Monday", "2025-03-17 day"),
        ("On Monday ministers voted.", "Monday", "2025-03-10 day"),
        ("They agreed to meet on Monday.", "Monday", "2025-03-17 day"),
        ("They failed to meet on Monday.", "Monday", "2025-03-10 day"),
        ("The members vote on Monday.", "Monday", "2025-03-17 day"),
        ("He called off the strike on Monday.", "Monday", "2025-03-10 day"),
        ("She proposed a truce from Monday.", "Monday", "2025-03-17 day"),
        ("The fighting raged from Monday.", "Monday", "2025-03-10 day"),
        ("They had decided to send the team back to Halsund on Sunday.", "Sunday", "2025-03-16 day"),
        ("The cabinet voted to accept the plan on Tuesday.", "Tuesday", "2025-03-11 day"),
        ("She refused to send the team back on Sunday.", "Sunday", "2025-03-09 day"),
        ("The minister asked both unions to reply on Monday.", "Monday", "2025-03-17 day"),
        ("They voted by 21 to 4 against the offer on Tuesday.", "Tuesday", "2025-03-11 day"),
        (
            "He waits for a word before the deadline set by the hosts, at noon on Sunday.",
            "at noon on Sunday",
            "2025-03-16 part_of_day",
        ),
        ("The deadline expired on Sunday.", "Sunday", "2025-03-09 day"),
        ("The city missed the deadline on Sunday.", "Sunday", "2025-03-09 day"),
        ("The rules, which they announced, formally take effect on Monday.", "Monday", "2025-03-17 day"),
        ("The rules did not take effect on Monday.", "Monday", "2025-03-10 day"),
        (
            "A suit would be filed in Orsk, where the court has its seat, on Tuesday.",
            "Tuesday",
            "2025-03-18 day",
        ),
        ("A truce from Monday.", "Monday", "2025-03-17 day"),
        ("It was put off until 0900 on Sunday.", "Sunday", "2025-03-16 day"),
        ("It had been open until Monday.", "Monday", "2025-03-10 day"),
    ],
)
def test_which_way_a_weekday_lies(text: str, phrase: str, date: str) -> None:
    assert found(text) == [(phrase, date)]


@pytest.mark.parametrize(
    ("text", "phrase", "date"),
    [
        ("since late April 2024", "late April 2024", "2024-04-21/2024-04-30 month"),
        ("in early March", "early March", "2025-03-01/2025-03-10 month"),
        ("as seen last spring", "last spring", "2024-03-01/2024-05-31 month"),
        ("for this autumn", "this autumn", "2025-09-01/2025-11-30 month"),
    ],
)
def test_parts_of_months_and_seasons(text: str, phrase: str, date: str) -> None:
    assert found(text) == [(phrase, date)]


def test_a_part_of_a_day_alone_is_of_the_day_named_or_of_a_publication_later_that_day() -> None:
    assert found("They met on Tuesday. At dawn they parted.") == [
        ("Tuesday", "2025-03-11 day"),
        ("dawn", "2025-03-11 part_of_day"),
    ]
    assert found("They parted at noon.", "2025-03-14T18:00") == [("noon", "2025-03-14 part_of_day")]
    assert found("They parted at noon.", "2025-03-14T08:00") == [("noon", None)]
    assert found("They parted at noon.", "2025-03-14") == [("noon", None)]


def test_a_time_that_heads_a_line_is_of_the_day_of_publication() -> None:
    text = "11:55 The mediator tables a paper.\n\nThe bus at 11:55 was late."
    assert found(text, "2025-03-14T18:00") == [("11:55", "2025-03-14T11:55 minute")]
    assert found(text, "2025-03-14T09:00") == [("11:55", "2025-03-13T11:55 minute")]  # of the day before


def test_what_was_earlier_counts_from_a_day_that_is_past() -> None:
    text = "She said on Thursday that they would vote on Monday. Two days earlier she had doubted it."
    assert found(text)[-1] == ("Two days earlier", "2025-03-11 day")


def test_the_weekend_is_the_last_one_or_the_next_where_the_sentence_looks_ahead() -> None:
    assert found("They met at the weekend.") == [("the weekend", "2025-03-08/2025-03-09 day")]
    assert found("They will meet at the weekend.") == [("the weekend", "2025-03-15/2025-03-16 day")]
    assert found("They met over the weekend.", "2025-03-16") == [("the weekend", "2025-03-15/2025-03-16 day")]


def test_an_undated_text_that_names_a_month_with_its_year_gives_the_year_to_its_days():
    found = find_dates(
        "In the first week of October 2031 they met. On 10 October they signed.", published=None
    )
    assert [one.date.start for one in found if one.date is not None][-1] == "2031-10-10"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The rule holds until the end of 2029.", "2029-12-31", "2029-12-31"),
        ("They will decide by the end of next year.", "2026-12-31", "2026-12-31"),
        ("It opened at the beginning of the month.", "2025-05-01", "2025-05-01"),
        ("Exports fell in the first quarter.", "2025-01-01", "2025-03-31"),
        ("It began in the spring of 2024.", "2024-03-01", "2024-05-31"),
        ("Inspectors will come in ten days.", "2025-05-24", "2025-05-24"),
    ],
)
def test_edges_quarters_and_days_to_come(text, start, end):
    (found,) = [one.date for one in find_dates(text, published="2025-05-14") if one.date is not None]
    assert (found.start, found.end) == (start, end)


def test_the_same_day_is_the_last_that_was_named() -> None:
    assert found("They met on Monday.\n\nThe same evening the guns fell silent.")[-1] == (
        "The same evening",
        "2025-03-10 part_of_day",
    )
    assert found("They met on Monday. In the afternoon they signed.")[-1] == (
        "In the afternoon",
        "2025-03-10 part_of_day",
    )
    assert found("In the afternoon they signed.") == [("In the afternoon", None)]


def test_a_day_on_which_a_thing_is_to_be_lies_ahead_and_one_until_which_it_lasted_behind() -> None:
    assert found("She is to brief the house on the outcome on Monday.") == [("Monday", "2025-03-17 day")]
    assert found("They held out until Tuesday.") == [("Tuesday", "2025-03-11 day")]
    assert found("The walkout goes on until midnight on Tuesday.") == [("Tuesday", "2025-03-18 day")]
    assert found("The vote was put off until Tuesday.") == [("Tuesday", "2025-03-18 day")]
    assert found("The vote, which had been fixed for Tuesday, was lost.") == [("Tuesday", "2025-03-11 day")]
    assert found("The talks, which should have ended on Tuesday, go on.") == [("Tuesday", "2025-03-11 day")]
