"""Dates beside a report."""

import pytest

from onrecord.document.extract.shown_dates import find_shown_dates, is_date_line, parse_date


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (
            "14 May 2025, 13:23 | Updated: 14 May 2025, 14:54",
            [("2025-05-14T13:23", None), ("2025-05-14T14:54", "updated")],
        ),
        ("Published 12 May 2025", [("2025-05-12", "published")]),
        ("Last updated on Mon 12 May 2025", [("2025-05-12", "updated")]),
        ("May 3, 2025 at 4:05 pm EDT", [("2025-05-03T16:05-04:00", None)]),
        ("October 6, 2025 5:48 PM GMT+1", [("2025-10-06T17:48+01:00", None)]),
        ("2025-05-14T13:23:05+02:00", [("2025-05-14T13:23:05+02:00", None)]),
        ("2025-05-14T13:23:00.000Z", [("2025-05-14T13:23:00+00:00", None)]),
        ("Veröffentlicht am 3. März 2025, 9:05 Uhr MEZ", [("2025-03-03T09:05+01:00", "published")]),
        ("Mis à jour le 1er mars 2025 à 14h30", [("2025-03-01T14:30", "updated")]),
        ("3 de octubre de 2025", [("2025-10-03", None)]),
        ("6 października 2025, 11:20", [("2025-10-06T11:20", None)]),
        ("Опубликовано: 13 мая 2025 г., 18:04", [("2025-05-13T18:04", "published")]),
        ("13:24, 14 травня 2025", [("2025-05-14T13:24", None)]),
        (
            "Mon 6 Oct 2025, 19:42 · updated 21:03",
            [("2025-10-06T19:42", None), ("2025-10-06T21:03", "updated")],
        ),
        ("13/04/2025", [("2025-04-13", None)]),
        ("05/05/2025", [("2025-05-05", None)]),
        ("03/04/2025", []),
        ("31 February 2025", []),
        ("Monday", []),
    ],
)
def test_find_shown_dates(line: str, dates: list[tuple[str, str | None]]) -> None:
    assert [(shown.iso, shown.role) for shown in find_shown_dates(line)] == dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Monday, 6 October 2025 at 14:00", True),
        ("14 May 2025, 13:23 | Updated: 14 May 2025, 14:54", True),
        ("On 14 May 2025 the ministers met", False),
        ("Thursday", False),
    ],
)
def test_is_date_line(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


def test_a_metadata_value_must_be_a_date_and_nothing_more() -> None:
    assert parse_date("2025-05-14 13:23") == "2025-05-14T13:23"
    assert parse_date("The talks of 14 May 2025 went on in the hall on the quay") is None
