from onrecord.views.filters import Filters
from onrecord.views.holdings import Holdings
from onrecord.views.sources import Derived, OriginLine, Taken, Version, list_sources


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
                Derived(
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
