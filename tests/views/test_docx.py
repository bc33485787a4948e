import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document

import talks_story
from onrecord.views.brief import make_brief
from onrecord.views.docx import render_docx
from onrecord.views.filters import Filters


@pytest.fixture(scope="module")
def written():
    return render_docx(make_brief(talks_story.RECORD, Filters()))


@pytest.fixture(scope="module")
def document(written):
    return Document(io.BytesIO(written))


def xml(written):
    with zipfile.ZipFile(io.BytesIO(written)) as parts:
        return parts.read("word/document.xml").decode("utf-8")


def test_the_parts_stand_in_the_order_of_the_other_briefs(document):
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        "In short",
        "State of the talks",
        "What moved",
        "Proposals",
        "Disputes",
        "Who speaks",
        "What was said",
        "Timeline",
        "Figures",
        "Sources and origins",
        "What is not known",
        "Notes",
    ]


def test_the_matrix_is_a_table_whose_head_is_repeated(document, written):
    table = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "Night allowance", "Sailings <b>"],
        ["the union", "accepts, with conditions → (2)  No ship leaves Port Vesna", ""],
        [
            "Jonas Lind",
            "rejects (1)  that the allowance had never been part of the contract",
            "offers (1)  an offer was on its way",
        ],
    ]
    assert "w:tblHeader" in xml(written)


def test_the_sides_of_a_dispute_stand_beside_each_other(document):
    table = document.tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["asserts", "denies"]
    assert [cell.text.split("  ")[0] for cell in table.rows[1].cells] == ["Coast Daily", "Jonas Lind"]


def test_every_number_leads_to_a_note(written):
    text = xml(written)
    targets = set(re.findall(r'w:anchor="(\w+)"', text))
    assert targets
    assert targets == set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\w+)"', text))


def test_words_of_the_program_look_different(document):
    runs = [run for one in document.paragraphs for run in one.runs]
    assert {run.style.name for run in runs if run.text.startswith("in print")} == {"Label"}
    assert {run.style.name for run in runs if run.text == "No ship leaves Port Vesna"} == {
        "Default Paragraph Font"
    }


def test_the_same_record_gives_the_same_bytes(talking, written):
    assert render_docx(make_brief(talking, Filters())) == written


def test_characters_that_word_cannot_hold_are_left_out(talks):
    hostile = replace(talks.OFFERS, issue="issue-odd")
    odd = replace(talks.SAILINGS, id="issue-odd", name="a\x00b\x1bc\ufffed")
    record = replace(
        talks.RECORD, held_talks=replace(talks.TALKS, issues=(odd,), positions=(hostile,), proposals=())
    )
    table = Document(io.BytesIO(render_docx(make_brief(record, Filters())))).tables[0]
    assert table.rows[0].cells[1].text.endswith("d")


def test_an_empty_record(story):
    document = Document(io.BytesIO(render_docx(make_brief(story.MemoryRecord(), Filters()))))
    assert document.paragraphs[0].text == "The record"
    assert "no positions" in [one.text for one in document.paragraphs]
