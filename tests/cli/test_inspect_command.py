import pytest

PAGE = """Crews walk out

“No ship leaves,” said Amira Haddad, the union's spokeswoman, on Friday, as the boats of the line lay in port.

SEE ALSO: Five boats for a rainy day

The director of the line said that he would answer the letter of the crews on Monday, and not before.
"""


@pytest.fixture
def page(tmp_path):
    made = tmp_path / "page.txt"
    made.write_text(PAGE, encoding="utf-8")
    return made


def test_blocks_are_shown_as_kept_or_dropped_with_the_reason(run, page):
    code, out, _ = run("inspect", page)
    assert code == 0
    lines = out.splitlines()
    assert any(line.startswith("article 1  Crews walk out") for line in lines)
    assert any(line.startswith("+ 1 ") for line in lines)
    (place,) = [at for at, line in enumerate(lines) if "SEE ALSO" in line]
    assert lines[place - 1].startswith("- ")


def test_it_can_be_written_as_a_page(run, page, tmp_path):
    target = tmp_path / "kept.html"
    assert run("inspect", page, "--html", target) == (0, "", f"written: {target}\n")
    assert "SEE ALSO: Five boats" in target.read_text(encoding="utf-8")


def test_a_page_that_yields_nothing_says_why(run, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    code, out, _ = run("inspect", empty)
    assert code == 1
    assert "no article: is empty" in out
