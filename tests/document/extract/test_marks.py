"""What a line shows about a report."""

import pytest

from onrecord.document.extract.marks import (
    find_byline,
    find_byline_house,
    find_closing_credit,
    find_credit_line,
    find_dateline,
    find_reporting,
    find_translation,
)
from onrecord.document.extract.outlets import find_house_at, find_masthead, find_outlet


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Sousa", ["Ana Sousa"]),
        ("By Ana Sousa and Kári Montalvo in Hallborg", ["Ana Sousa", "Kári Montalvo"]),
        ("By Lan Chi Duong, Labour Correspondent", ["Lan Chi Duong"]),
        ("By Ana de la Cruz | 14 May 2025", ["Ana de la Cruz"]),
        ("By Inês Okafor-Lund Mon 6 Oct 2025", ["Inês Okafor-Lund"]),
        ("Von Jörg Müller", ["Jörg Müller"]),
        ("Автор: Олена Коваль", ["Олена Коваль"]),
        ("By Friday the port was open again.", []),
        ("By the time the ministers met, the crews had gone home.", []),
        ("Ana Sousa", []),
    ],
)
def test_find_byline(line: str, names: list[str]) -> None:
    found = find_byline(line)
    assert [named.name for named in found] == names
    assert all(named.span.of(line) == named.name for named in found)


def test_a_byline_may_name_a_house() -> None:
    found = find_byline_house("By Ana Sousa, Harbour Herald")
    assert found is not None
    assert found.name == "Harbour Herald"
    assert find_byline_house("By Ana Sousa, Kári Montalvo") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("LISBON (Luso Wire) — The ferries stopped.", "Luso Wire"),
        ("SKARVASUND, Corvana, Oct 6 (Norsud) - The mediator asked.", "Norsud"),
        ("SKARVASUND - The mediator asked.", None),
        ("The minister (who was late) - as ever - said no.", None),
    ],
)
def test_find_dateline(line: str, name: str | None) -> None:
    found = find_dateline(line)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ferries stopped on Friday. (Agencies)", ["Agencies"]),
        ("The ferries stopped. (with inputs from Luso Wire and Norsud)", ["Luso Wire", "Norsud"]),
        ("“It is over”, he said. (Applause)", []),
        ("He is a member of the union (and its treasurer).", []),
        ("He spoke for the owners (Federation)", []),
    ],
)
def test_find_closing_credit(text: str, names: list[str]) -> None:
    assert [named.name for named in find_closing_credit(text)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Source: Luso Wire", ["Luso Wire"]),
        ("First published by the Harbour Herald", ["Harbour Herald"]),
        ("This article was originally published by Norsud on 3 May 2025.", ["Norsud"]),
        ("(Agencies)", ["Agencies"]),
        ("Sources in the ministry said that the talks would go on until Friday night.", []),
        ("(Laughter)", []),
    ],
)
def test_find_credit_line(line: str, names: list[str]) -> None:
    assert [named.name for named in find_credit_line(line)] == names


def test_a_signature_names_reporters_and_not_editors() -> None:
    line = "(Reporting by Davit Osei-Lima in Skarvasund and Bruna Kolstad in Sant Aurel; Editing by Noor Heikkila)"
    people, houses = find_reporting(line)
    assert [named.name for named in people] == ["Davit Osei-Lima", "Bruna Kolstad"]
    assert houses == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("This article was translated automatically.", "machine"),
        ("Traduction automatique", "machine"),
        ("Przetłumaczono automatycznie przez serwis", "machine"),
        ("Переведено сервисом", "machine"),
        ("Translated by Ana Sousa", "human"),
        ("Übersetzung: Jörg Müller", "human"),
        ("Translation of the treaty has taken the clerks most of the year.", None),
        ("The minister spoke through a translator.", None),
    ],
)
def test_find_translation(line: str, kind: str | None) -> None:
    assert find_translation(line) == kind


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2025 The Harbour Herald. All rights reserved.", "The Harbour Herald"),
        ("Read more at Harbour Herald", "Harbour Herald"),
        ("What the crews can win is in the Harbour Herald article.", "Harbour Herald"),
        ("What they can win is in the material of “Harbour Herald”.", "Harbour Herald"),
        ("“It is over”, she told the Harbour Herald.", None),
        ("She put it in the first article.", None),
    ],
)
def test_find_outlet(line: str, name: str | None) -> None:
    found = find_outlet(line)
    assert (found.name if found else None) == name


def test_a_masthead_names_a_house() -> None:
    assert find_masthead("Harbour Herald") is not None
    assert find_masthead("Strike goes on") is None


def test_the_host_of_a_page_names_its_outlet_where_the_text_spells_it() -> None:
    text = "“It is over”, she told the Diário de Ondal on Friday."
    found = find_house_at("https://www.diariodeondal.example/news/1", text)
    assert found is not None
    assert (found.name, found.span.of(text)) == ("Diário de Ondal", "Diário de Ondal")
    assert find_house_at("https://example.org/news/1", text) is None
