from onrecord.views.summary import Summary, summarise


def test_a_summary_counts_latest_versions_only(story):
    found = summarise(story.RECORD)
    assert found == Summary(
        pages=6,
        articles=5,
        outlets=5,
        origins=4,
        direct=4,
        mixed=0,
        indirect=4,
        actors=3,
        utterances=5,
        failures=story.RECORD.held_failures,
        undated=1,
        nameless=1,
    )
    assert found.attributions == 8
