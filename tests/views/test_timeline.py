from onrecord.views.filters import Filters
from onrecord.views.timeline import list_timeline


def test_entries_stand_by_day_published_before_said_and_unknown_days_last(record):
    rows = list_timeline(record, Filters()).rows
    assert [(row.on, row.lane, row.statement.id[-1] if row.statement else row.place) for row in rows] == [
        ("2031-05-02", "published", "Harbour Times"),
        ("2031-05-02", "published", "Nordwire"),
        ("2031-05-02", "said", "3"),
        ("2031-05-02", "said", "1"),
        ("2031-05-03", "published", "Le Phare"),
        ("2031-05-04", "published", "Coast Daily"),
        (None, "published", 'odd "name".html'),
        (None, "said", "2"),
        (None, "said", "5"),
        (None, "said", "4"),
        (None, "said", "6"),
        (None, "said", "7"),
        (None, "said", "9"),
    ]
