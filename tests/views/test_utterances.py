from onrecord.views.filters import Filters
from onrecord.views.utterances import list_utterances


def outline(record, **filters):
    rows = list_utterances(record, Filters(**filters)).rows
    return [
        (row.id, row.outlets, row.origins, [(one.kind, one.statement.place) for one in row.renderings])
        for row in rows
    ]


def test_utterances_stand_by_origins_then_outlets_with_the_fullest_rendering_first(record):
    assert outline(record) == [
        (
            "utterance-ship",
            3,
            2,
            [("verbatim", "Nordwire"), ("cut", "Harbour Times"), ("variant", "Coast Daily")],
        ),
        ("utterance-contract", 2, 1, [("verbatim", "Nordwire"), ("verbatim", "Harbour Times")]),
        ("utterance-offer", 1, 1, [("verbatim", "Coast Daily")]),
        ("utterance-talks", 1, 1, [("verbatim", "Coast Daily")]),
        ("utterance-hostile", 1, 1, [("verbatim", 'odd "name".html')]),
    ]


def test_an_utterance_is_shown_whole_if_one_rendering_fits(record):
    assert outline(record, outlet="Harbour")[0] == outline(record)[0]


def test_renderings_of_earlier_states_are_shown_on_request(record):
    (found,) = [one for one in outline(record, all_versions=True) if one[0] == "utterance-talks"]
    assert found[3] == [("verbatim", "Coast Daily"), ("verbatim", "Coast Daily")]
