"""Plain text to articles: furniture goes, the report stays, several reports are told apart."""

from onrecord.document.extract.plain import Reading, read_plain

LEAD = "The ferry crews of Hallborg went on strike on Monday after talks with the owners had broken down in the night."
REPLY = "“We have been promised a raise for three summers,” said Ana Sousa, who leads the union, on the quay at dawn."
CLOSE = "The owners called the strike reckless and said that they would take the matter to the labour court this week."
OTHER = "The climate summit in Porto Novo agreed on a fund for drowned islands, its chair, Kofi Lund, said on Friday."
REST = "Poor countries had asked for twice the sum, and their envoys left the hall before the text was read aloud."
BODY = f"{LEAD}\n\n{REPLY}\n\n{CLOSE}"


def kept(reading: Reading, article: int = 0) -> list[str]:
    return [piece.text for piece in reading.drafts[article].pieces]


def dropped(reading: Reading) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in reading.blocks if block.article is None]


def shown(reading: Reading, article: int = 0) -> list[tuple[str, str]]:
    return [(finding.field, finding.value) for finding in reading.drafts[article].findings]


def test_headline_byline_and_dates_are_read_and_left_out() -> None:
    reading = read_plain(
        f"Ferry crews strike\n\n14 May 2025, 13:23 | Updated: 15 May 2025\n\nBy Ana Sousa\n\n{BODY}"
    )
    assert kept(reading) == ["Ferry crews strike", LEAD, REPLY, CLOSE]
    assert [piece.kind for piece in reading.drafts[0].pieces] == [
        "headline",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    assert shown(reading) == [
        ("author", "Ana Sousa"),
        ("published", "2025-05-14T13:23"),
        ("updated", "2025-05-15"),
    ]


def test_a_report_without_a_headline_has_none() -> None:
    reading = read_plain(BODY)
    assert {piece.kind for piece in reading.drafts[0].pieces} == {"paragraph"}


def test_a_scrapers_date_is_no_part_of_the_headline() -> None:
    reading = read_plain(f" date 2025-05-14 Ferry crews strike over pay\n\n{BODY}")
    assert kept(reading)[0] == "Ferry crews strike over pay"
    assert shown(reading) == [("published", "2025-05-14")]


def test_the_pages_own_date_goes_before_a_scrapers() -> None:
    reading = read_plain(f"date 2025-05-14 Ferry crews strike over pay\n\n15 May 2025, 08:00\n\n{BODY}")
    assert shown(reading)[0] == ("published", "2025-05-15T08:00")


def test_furniture_between_paragraphs_goes() -> None:
    furniture = [
        "SEE ALSO: Why the owners fear the summer",
        "Advertisement",
        "Your browser does not support the video tag",
        "Share this article",
        "Sign up to our newsletter and never miss a tide",
        "Watch again: Kofi Lund on the quay | 13/05/25",
    ]
    page = f"{LEAD}\n\n" + "\n\n".join(furniture) + f"\n\n{REPLY}\n\n{CLOSE}"
    reading = read_plain(page)
    assert kept(reading) == [LEAD, REPLY, CLOSE]
    assert [text for _, text in dropped(reading)] == furniture


def test_what_a_speaker_says_of_newsletters_stays() -> None:
    line = "“Sign up for the newsletter of the union,” Ana Sousa told the crews, “and you will read the terms first.”"
    assert line in kept(read_plain(f"{LEAD}\n\n{line}\n\n{CLOSE}"))


def test_a_caption_that_stands_twice_goes() -> None:
    page = f"{LEAD}\n\nFerries tied up in Hallborg\nFerries tied up in Hallborg. Picture: K. Lund\n\n{REPLY}\n\n{CLOSE}"
    assert kept(read_plain(page)) == [LEAD, REPLY, CLOSE]


def test_both_lines_of_a_picture_go() -> None:
    page = f"{LEAD}\n\nFerries (Kofi Lund / Luso Foto)\nCrews play cards on the quay.\n\n{REPLY}\n\n{CLOSE}"
    assert kept(read_plain(page)) == [LEAD, REPLY, CLOSE]


def test_a_menu_above_the_report_goes() -> None:
    page = f"Skip to main content\nSlide one\nText to speech\nРозмір тексту\nOn\nOff\n\n{BODY}"
    assert kept(read_plain(page)) == [LEAD, REPLY, CLOSE]


def test_a_title_between_paragraphs_is_a_subheading() -> None:
    reading = read_plain(f"{LEAD}\n\nOwners stay away\n\n{REPLY}\n\n{CLOSE}")
    assert [piece.kind for piece in reading.drafts[0].pieces] == [
        "paragraph",
        "subheading",
        "paragraph",
        "paragraph",
    ]


def test_a_doubled_body_counts_once() -> None:
    page = "\n".join([LEAD, REPLY, f"{CLOSE} (Agencies)"] * 2)
    assert kept(read_plain(page)) == [LEAD, REPLY, f"{CLOSE} (Agencies)"]


def test_short_answers_may_be_given_twice() -> None:
    page = f"{LEAD}\n\n“Yes.”\n\n{REPLY}\n\n“Yes.”\n\n{CLOSE}"
    assert kept(read_plain(page)).count("“Yes.”") == 2


def test_separators_part_reports_and_repeated_advertisements_go() -> None:
    advert = "Oilskins for all! Get 30% off with no code needed. Offer valid 3/5 - 9/5."
    page = (
        f"Ferry crews strike\n\n{BODY}\n\n==========\n\n{advert}\n\n==========\n\n"
        f"Summit agrees on fund for islands\n\n{OTHER}\n\n{REST}\n\n==========\n\n{advert}\n"
    )
    reading = read_plain(page)
    assert [kept(reading, 0)[0], kept(reading, 1)[0]] == [
        "Ferry crews strike",
        "Summit agrees on fund for islands",
    ]
    assert [label for label, _ in dropped(reading)].count("advertisement") == 2


def test_a_new_headline_with_a_byline_begins_another_report() -> None:
    page = (
        f"Ferry crews strike\n\nBy Ana Sousa\n\n{BODY}\n\n"
        f"Summit agrees on island fund\n\nBy Kofi Lund\n\n{OTHER}\n\n{REST}"
    )
    reading = read_plain(page)
    assert [shown(reading, 0), shown(reading, 1)] == [[("author", "Ana Sousa")], [("author", "Kofi Lund")]]


def test_one_quotation_in_two_reports_stays_in_both() -> None:
    page = (
        f"Ferry crews strike\n\n{BODY}\n\n==========\n\nStrike hits islands\n\n{OTHER}\n\n{REPLY}\n\n{REST}"
    )
    reading = read_plain(page)
    assert REPLY in kept(reading, 0)
    assert REPLY in kept(reading, 1)


def test_a_report_that_stands_twice_counts_once() -> None:
    page = f"Ferry crews strike\n\n{BODY}\n\n==========\n\nFerry crews strike\n\n{BODY}"
    reading = read_plain(page)
    assert [kept(reading, number) for number in range(len(reading.drafts))] == [
        ["Ferry crews strike", LEAD, REPLY, CLOSE]
    ]


def test_a_portals_list_of_links_is_no_report() -> None:
    items = "\n".join(
        f"Other\nTen sheds for a small garden, part {number}\nA shed is more than a roof over a spade...\n"
        f"By shedfan{number} 2023-04-1{number} 07:12:44 0 3K"
        for number in range(5)
    )
    reading = read_plain(f"Ferry crews strike\n\n{BODY}\n\n==========\n\nSearch\nCategories\n{items}")
    assert len(reading.drafts) == 1
    assert kept(reading) == ["Ferry crews strike", LEAD, REPLY, CLOSE]


def test_a_translation_note_is_read_and_left_out() -> None:
    reading = read_plain(f"{BODY}\n\nThis article was translated automatically.")
    assert shown(reading) == [("translated", "machine")]
    assert kept(reading) == [LEAD, REPLY, CLOSE]


def test_every_block_of_the_page_is_shown_once_and_in_order() -> None:
    page = f"Ferry crews strike\n\nAdvertisement\n\n{BODY}\n\n======\n\nShare"
    spans = [block.span for block in read_plain(page).blocks]
    assert [span.of(page) for span in spans if span] == [line for line in page.split("\n") if line]
