from dataclasses import replace

from onrecord.views.filters import Filters
from onrecord.views.holdings import Holdings
from onrecord.views.sources import Beneath, OriginLine, Taken, Version, list_sources


def test_an_origin_has_the_articles_that_go_back_to_it_beneath(record):
    held = Holdings(record).every
    assert list_sources(record, Filters(until="2031-05-02")).rows == (
        OriginLine(
            article="article-wire",
            outlet="Nordwire",
            place="Nordwire",
            title="Ferry crews walk out at Port Vesna",
            published="2031-05-02T18:20",
            language="en",
            translated=None,
            credits=(),
            page="https://nordwire.example/vesna?a=1&b=(2)",
            taken=(),
            outlets=2,
            derived=(
                Beneath(
                    article="article-copy",
                    outlet="Harbour Times",
                    place="Harbour Times",
                    title="Crews walk out",
                    published="2031-05-02",
                    credits=("Nordwire",),
                    page="clippings/harbour.html",
                    taken=(
                        Taken(held["article-wire"], 0.86, "known", ("credits Nordwire", "published later")),
                    ),
                ),
            ),
            versions=(),
        ),
    )


def test_an_origin_shows_its_earlier_states(record):
    (row,) = [row for row in list_sources(record, Filters()).rows if row.outlet == "Coast Daily"]
    assert row.versions == (
        Version(
            "article-coast-1",
            "2031-05-03T07:00",
            "2031-05-03T08:00:00Z",
            "https://coastdaily.example/strike",
        ),
    )


def test_the_origin_with_most_outlets_comes_first(record):
    found = list_sources(record, Filters())
    assert [row.place for row in found.rows] == ["Nordwire", "Le Phare", "Coast Daily", 'odd "name".html']
    assert [row.outlets for row in found.rows] == [2, 1, 1, 1]


def test_articles_without_a_day_are_counted_where_days_are_asked_for(record):
    assert list_sources(record, Filters(since="2031")).undated == 1


def test_entries_of_a_live_page_are_one_report_and_do_not_go_back_to_each_other(story):
    times = ("2031-05-06T09:00", "2031-05-06T10:00", "2031-05-06T11:00")
    entries = tuple(
        replace(
            story.article(f"live-{n}", "Words.", outlet="Coast Daily", published=time),
            page="page-live",
            position=n,
        )
        for n, time in enumerate(times)
    )
    (row,) = list_sources(story.MemoryRecord(held_articles=entries), Filters()).rows
    assert row.article == "article-live-0"
    assert (row.derived, [one.article for one in row.entries]) == ((), ["article-live-1", "article-live-2"])
