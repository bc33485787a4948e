"""Lines that sign a report: names, houses and dates."""

from __future__ import annotations

import pytest

from onrecord.document.extract.signature import find_shared_credits, read_signature


def _read(line: str) -> tuple[tuple[str, ...], str | None, str | None] | None:
    found = read_signature(line)
    if found is None:
        return None
    authors = tuple(one.name for one in found.authors)
    return authors, found.outlet and found.outlet.name, found.agency and found.agency.name


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Ada Brun, Vell Courier, 4 May 2031", (("Ada Brun",), "Vell Courier", None)),
        ("Vell Courier | 4 May 2031 | by Ada Brun", (("Ada Brun",), "Vell Courier", None)),
        ("The Mill - 4 May 2031", ((), "The Mill", None)),
        ("04.05.2031, QPR", ((), None, "QPR")),
        ("(Norrlink) May 4, 2031", ((), None, "Norrlink")),
        ("Ada Brun, Sarnmouth", (("Ada Brun",), None, None)),
        ("The ferry stays in port, 4 May 2031", None),
        ("He was born on 4 May 2031.", None),
        ("4 May 2031", None),
    ],
)
def test_a_signing_line_shows_author_house_and_agency(
    line: str, shown: tuple[tuple[str, ...], str | None, str | None] | None
) -> None:
    assert _read(line) == shown


def test_spans_of_a_signature_lie_in_its_line() -> None:
    line = "Ada Brun, Vell Courier, 4 May 2031"
    found = read_signature(line)
    assert found is not None and found.outlet is not None
    assert [one.span.of(line) for one in (*found.authors, found.outlet)] == ["Ada Brun", "Vell Courier"]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Ada Brun, with Norrlink", ["Norrlink"]),
        ("Par Ada Brun (avec QPR)", ["QPR"]),
        ("Ada Brun and Agence Polaire", ["Agence Polaire"]),
        ("By Ada Brun and Olle Falk", []),
    ],
)
def test_agencies_beside_authors_are_credits(line: str, agencies: list[str]) -> None:
    assert [one.name for one in find_shared_credits(line)] == agencies
