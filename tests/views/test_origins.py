from onrecord.views.holdings import Holdings
from onrecord.views.origins import Carrier, Carriers, PassageOrigins, carried_by


def test_a_line_in_a_reused_passage_goes_back_to_where_it_came_from(story):
    origins = PassageOrigins(story.REUSES)
    assert [origins.of(one) for one in story.ATTRIBUTIONS[:5]] == [
        "article-wire",
        "article-wire",
        "article-coast-2",
        "article-wire",
        "article-wire",
    ]


def test_two_articles_that_name_each_other_as_source_do_not_turn_in_circles(story):
    words = "The director of the line, Jonas Lind, said that the allowance"
    back = story.Reuse(
        "reuse-2",
        "article-wire",
        "article-copy",
        "unknown",
        1.0,
        (story._shared(story.WIRE, story.COPY, words),),
        (),
    )
    origins = PassageOrigins((*story.REUSES, back))
    assert {origins.of(story.ATTRIBUTIONS[3]), origins.of(story.ATTRIBUTIONS[4])} <= {
        "article-copy",
        "article-wire",
    }


def test_outlets_of_one_origin_stand_together(story):
    held = Holdings(story.RECORD)
    assert carried_by(story.ATTRIBUTIONS[:3], PassageOrigins(story.REUSES), held.citations) == (
        Carriers(
            (Carrier("Nordwire", True, ()), Carrier("Harbour Times", True, ())),
            ("article-wire", "article-copy"),
        ),
        Carriers((Carrier("Coast Daily", True, ()),), ("article-coast-2",)),
    )


def test_an_outlet_alone_shows_whom_it_credits(story):
    held = Holdings(story.RECORD)
    assert carried_by(story.ATTRIBUTIONS[1:2], PassageOrigins(()), held.citations) == (
        Carriers((Carrier("Harbour Times", True, ("Nordwire",)),), ("article-copy",)),
    )
