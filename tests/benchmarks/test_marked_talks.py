"""Positions marked in their text: what is read, and what is said of a line that cannot be."""

import pytest

from marked_talks import read_excerpts, read_marked_story

STORY = """codebook: peace
parties: kar = Karvonia; uni = Miners' Union | the union
== 01 | Federal News | 2027-09-13 | Coal states {kar Fos rejects|reject an exit}
The union {uni Fos accepts_with_conditions?|could live with it} {{if pay holds}}.
"""


def test_a_story_is_read_without_its_marks(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    story = read_marked_story(path)
    (article,) = story.articles
    assert story.parties["uni"] == ("Miners' Union", "the union")
    assert article.title.text == "Coal states reject an exit"
    (mark,) = article.paragraphs[0].marks
    assert article.paragraphs[0].text[mark.start : mark.end] == "could live with it"
    assert (mark.party, mark.stance, mark.doubtful) == ("uni", "accepts_with_conditions", True)


def test_marks_of_excerpts_have_no_party(tmp_path):
    path = tmp_path / "excerpts.txt"
    path.write_text("codebook: trade\nThe cooks {Tar demands|want it gone}.\n", encoding="utf-8")
    codebook, (one,) = read_excerpts(path)
    assert (codebook, one.marks[0].issue, one.marks[0].party) == ("trade", "Tar", None)


def test_a_mark_that_cannot_be_read_is_named_by_its_line(tmp_path):
    path = tmp_path / "excerpts.txt"
    path.write_text("codebook: trade\n\nThe cooks {cooks Tar demands|want it gone}.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"excerpts\.txt:3"):
        read_excerpts(path)
