from onrecord.views.brief import make_brief
from onrecord.views.filters import Filters
from onrecord.views.glance import at_a_glance


def test_what_stands_first_is_what_stands_further_down(talking):
    brief = make_brief(talking, Filters())
    found = at_a_glance(brief)
    assert found
    assert set(found.latest) | set(found.coming) <= set(brief.talks.happenings)
    assert all(not one.planned and one.day for one in found.latest)
    assert all(one.planned for one in found.coming)
    cells = (brief.talks.grid.cells or {}).values()
    assert all(any(each.stand == cell.lines[0] for cell in cells) for each in found.stands)
    assert list(found.disputes) == list(brief.talks.disputes[:2])


def test_a_party_stands_once(talking):
    stands = at_a_glance(make_brief(talking, Filters())).stands
    assert len({one.party for one in stands}) == len(stands)


def test_nothing_of_an_empty_record(story):
    assert not at_a_glance(make_brief(story.MemoryRecord(), Filters()))
