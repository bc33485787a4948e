from dataclasses import replace

from onrecord.records.live import LiveEntry, one_report


def _entries(*times, outlet="Coast Daily"):
    return [LiveEntry(f"article-{n}", "page-1", outlet, time) for n, time in enumerate(times)]


def test_the_entries_of_a_live_page_are_one_report():
    entries = _entries("2031-05-06T10:00", "2031-05-06T09:15", "2031-05-06T11:30")
    assert one_report(entries) == dict.fromkeys(("article-0", "article-1", "article-2"), "article-1")


def test_reports_of_one_day_on_a_page_stay_apart():
    assert one_report(_entries("2031-05-06", "2031-05-06", "2031-05-06")) == {}
    assert one_report(_entries("2031-05-06T10:00", "2031-05-06T11:00")) == {}


def test_reports_of_several_outlets_on_a_page_stay_apart():
    entries = _entries("2031-05-06T10:00", "2031-05-06T09:15", "2031-05-06T11:30")
    other = LiveEntry("article-9", "page-1", "Nordwire", "2031-05-06T12:00")
    assert one_report([*entries, other]) == {}


def test_two_entries_of_one_minute_and_a_night_are_no_matter():
    entries = _entries("2031-05-06T23:10", "2031-05-06T23:40", "2031-05-06T23:40", "2031-05-07T00:20")
    assert set(one_report(entries).values()) == {"article-0"}
    assert one_report(_entries("2031-05-01T10:00", "2031-05-02T10:00", "2031-05-03T10:00")) == {}


def test_a_page_read_twice_is_one_report():
    first = _entries("2031-05-06T09:00", "2031-05-06T10:00", "2031-05-06T11:00")
    again = [replace(one, article=f"{one.article}-b", page="page-2", version_of=one.article) for one in first]
    new = LiveEntry("article-new", "page-2", "Coast Daily", "2031-05-06T12:00")
    assert set(one_report([*first, *again, new]).values()) == {"article-0"}
