from pathlib import Path

import pytest


def test_markdown_goes_to_standard_output(run, path):
    code, out, err = run("brief", path)
    assert (code, err) == (0, "")
    assert out.startswith("# The record\n")


@pytest.mark.parametrize(
    ("words", "start"), [(("-o", "{}/a.html"), "<!doctype html>"), (("-o", "{}/a.md"), "# The record")]
)
def test_the_name_of_the_output_tells_the_form(run, path, tmp_path, words, start):
    words = [word.format(tmp_path) for word in words]
    code, out, err = run("brief", path, *words)
    assert (code, out, err) == (0, "", f"written: {words[1]}\n")
    assert Path(words[1]).read_text(encoding="utf-8").lstrip().startswith(start)


def test_the_form_can_be_given(run, path):
    assert run("brief", path, "--format", "html")[1].lstrip().startswith("<!doctype html>")


def test_filters_narrow_the_brief(run, path):
    out = run("brief", path, "--by", "lind")[1]
    assert "_Only_ _by_ lind" in out
    assert "Amira" not in out


def test_a_word_file_goes_to_a_file_only(run, path, tmp_path):
    code, out, err = run("brief", path, "--format", "docx")
    assert (code, out) == (1, "") or "Word" in err
    output = tmp_path / "a.docx"
    assert run("brief", path, "-o", str(output)) == (0, "", f"written: {output}\n")
    assert output.read_bytes().startswith(b"PK")


def test_a_form_that_no_name_tells_has_to_be_given(run, path, tmp_path):
    code, _, err = run("brief", path, "-o", str(tmp_path / "a.pdf"))
    assert code
    assert "name it .md, .html or .docx" in err


def test_the_full_brief_leaves_nothing_out(run, path):
    assert run("brief", path, "--full")[0] == 0
