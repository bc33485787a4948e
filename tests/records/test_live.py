from onrecord.records.live import Entry, first_entries


def _entries(*times, outlet="Coast Daily"):
    return [Entry(f"article-{n}", "page-1", outlet, time) for n, time in enumerate(times)]


def test_the_entries_of_a_live_page_are_one_report():
    entries = _entries("2031-05-06T10:00", "2031-05-06T09:15", "2031-05-06T11:30")
    assert first_entries(entries) == dict.fromkeys(("article-0", "article-1", "article-2"), "article-1")


def test_reports_of_one_day_on_a_page_stay_apart():
    assert first_entries(_entries("2031-05-06", "2031-05-06", "2031-05-06")) == {}
    assert first_entries(_entries("2031-05-06T10:00", "2031-05-06T11:00")) == {}


def test_reports_of_several_outlets_on_a_page_stay_apart():
    entries = _entries("2031-05-06T10:00", "2031-05-06T09:15", "2031-05-06T11:30")
    other = Entry("article-9", "page-1", "Nordwire", "2031-05-06T12:00")
    assert first_entries([*entries, other]) == {}
