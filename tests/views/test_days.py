import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Date
from onrecord.views.days import days_of, days_of_date, iso_text, weekday, written, written_date, written_span


@pytest.mark.parametrize(
    ("iso", "days"),
    [
        ("2031-05-03", ("2031-05-03", "2031-05-03")),
        ("2031-05-03T23:10+02:00", ("2031-05-03", "2031-05-03")),
        ("2032-02", ("2032-02-01", "2032-02-29")),
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2031-02-30", None),
        ("2031-13", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_first_and_last_day_of_an_iso_date(iso, days):
    assert days_of(iso) == days


@given(st.dates())
def test_a_day_is_its_own_first_and_last(day):
    assert days_of(day.isoformat()) == (day.isoformat(), day.isoformat())


@given(st.text())
def test_no_text_is_an_error(text):
    days_of(text)
    written(text)


@pytest.mark.parametrize(
    ("date", "iso", "read"),
    [
        (Date("2031-05-03", "2031-05-03", "day"), "2031-05-03", "3 May 2031"),
        (Date("2031-05-01", "2031-05-31", "month"), "2031-05", "May 2031"),
        (Date("2031-01-01", "2031-12-31", "year"), "2031", "2031"),
        (Date("2031-04-28", "2031-05-04", "week"), "2031-04-28/2031-05-04", "28 April – 4 May 2031"),
        (Date("2031-05-05", "2031-05-11", "week"), "2031-05-05/2031-05-11", "5–11 May 2031"),
        (Date("2031-05-03T14:05", "2031-05-03T14:05", "minute"), "2031-05-03T14:05", "3 May 2031, 14:05"),
        (None, "", ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(date, iso, read):
    assert (iso_text(date), written_date(date)) == (iso, read)


def test_a_span_over_the_turn_of_the_year_names_both():
    assert written_span("2031-12-30", "2032-01-02") == "30 December 2031 – 2 January 2032"


def test_days_of_no_date_are_none():
    assert days_of_date(None) is None


def test_weekday():
    assert weekday("2031-05-03") == "Saturday"
